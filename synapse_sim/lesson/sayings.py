"""Sentences of a lesson: words with numbers in braces, which are read off the model when they are said."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from synapse_sim.config import ConfigError
from synapse_sim.lesson.evaluate import Quantity, Reading, precisely
from synapse_sim.lesson.grammar import Expression, read_expression
from synapse_sim.lesson.unfit import Unfit
from synapse_sim.lesson.vocabulary import SHARE, refuse_unknown
from synapse_sim.story.named_facts import in_words
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import digits, duration, percent, size_percent, whole

_PARTS = re.compile(r"\{([^{}]*)\}")
_WORD = re.compile(r"\S*\w\S*")
_THREE = "three"
Form = Callable[[float], str]
FORMS: dict[str, Form] = {
    "percent": percent,
    "size": size_percent,
    "number": digits,
    "count": lambda value: whole(value, ""),
    "hours": lambda value: duration(3600.0 * value),
    _THREE: lambda value: digits(value, 3),
}
"""How a number can be written, beside the way of its own unit."""


@dataclass(frozen=True, slots=True)
class Blank:
    """A number that is read off the model: as a column or fact writes itself, or in another form.

    written: as it stands in the file.
    """

    value: Expression
    form: str = ""
    written: str = ""

    def filled(self, reading: Reading) -> str:
        """The number in words, or that there is none.

        Raises:
            ConfigError: as `Reading.of`.
        """
        return text("lesson.no_value") if self.why_not(reading) else self.said(reading.of(self.value))

    def why_not(self, reading: Reading) -> str:
        """Why there is no number here; empty if there is one.

        Raises:
            ConfigError: as `Reading.of`.
        """
        try:
            reading.of(self.value)
        except ConfigError:
            raise
        except (ValueError, KeyError) as error:
            return str(error)
        return ""

    def said(self, quantity: Quantity) -> str:
        """The number in words; a share is written in percent with three digits as well."""
        if self.form == _THREE and quantity.unit == SHARE:
            return precisely(quantity)
        return FORMS[self.form](quantity.value) if self.form else in_words(quantity.value, quantity.unit)


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence in parts: words as written, and numbers."""

    parts: tuple[str | Blank, ...] = ()

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """Its numbers."""
        return tuple(part for part in self.parts if isinstance(part, Blank))

    @property
    def words(self) -> int:
        """How many words it has; a number counts as one."""
        return len(_WORD.findall("".join(part if isinstance(part, str) else "0" for part in self.parts)))

    def said(self, reading: Reading) -> str:
        """It with its numbers.

        Raises:
            ConfigError: as `Reading.of`.
        """
        return "".join(part if isinstance(part, str) else part.filled(reading) for part in self.parts)

    def with_gaps(self, gap: str) -> str:
        """It with a gap in the place of every number, to be filled in."""
        return "".join(part if isinstance(part, str) else gap for part in self.parts)


def read_saying(text: str, runs: Collection[str]) -> Saying:
    """A sentence as written in a file: `{name}`, or `{name : form}`.

    Raises:
        Unfit: if what stands in braces is no value.
    """
    return Saying(tuple(_parts(text, runs)))


def _parts(text: str, runs: Collection[str]) -> Iterator[str | Blank]:
    for k, part in enumerate(_PARTS.split(text)):
        if k % 2:
            yield _blank(part, runs)
        elif "{" in part or "}" in part:
            raise Unfit("lesson.brace", text=text)
        elif part:
            yield part


def _blank(written: str, runs: Collection[str]) -> Blank:
    value, _, form = (part.strip() for part in written.partition(":"))
    if form and form not in FORMS:
        raise Unfit("lesson.no_form", name=form, known=", ".join(FORMS))
    found = read_expression(value)
    refuse_unknown(found, runs)
    return Blank(found, form, written)
