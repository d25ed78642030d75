"""Names that a table or a folder keeps, as the type of a field: they are read when a value is checked."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from pydantic import AfterValidator, GetCoreSchemaHandler


@dataclass(frozen=True, slots=True)
class OneOf:
    """Beside a `str` in `Annotated`: only names of a table are allowed, as the table is then.

    names: the names in the order of menus and messages.
    """

    names: Callable[[], Collection[str]]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> Any:
        """Check the name after its type."""
        return AfterValidator(self._checked).__get_pydantic_core_schema__(source, handler)

    def _checked(self, name: str) -> str:
        if name not in self.names():
            raise ValueError(f'"{name}" is not one of {" | ".join(self.names())}')
        return name
