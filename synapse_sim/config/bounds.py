"""How large a text of changes may be before it is parsed.

The standard parser takes gigabytes for a key of many parts and minutes for a million keys, so both are
counted first, in one pass over the text. The bounds lie far above what any config needs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from synapse_sim.texts.catalogue import text

MOST_KEYS = 10_000
MOST_PARTS = 20
"""Of a dotted key, and of tables and lists in one another."""

_PART = r"""(?:[\w-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')"""
_MANY_PARTS = re.compile(rf"""(?<![\w"'.-])(?:{_PART}[ \t]*\.[ \t]*){{{MOST_PARTS}}}""")
_COMMENT_LINE = re.compile(r"^[ \t]*#.*", re.MULTILINE)


def too_large(toml: str) -> str | None:
    """Why a TOML text is not even parsed, as "line 3: ..." without a file's name; None if it is."""
    deep = _MANY_PARTS.search(toml)
    if deep:
        return text("config.deep_key", most=MOST_PARTS, line=toml.count("\n", 0, deep.start()) + 1)
    if _COMMENT_LINE.sub("", toml).count("=") > MOST_KEYS:
        return text("config.many_keys", most=MOST_KEYS)
    return None


def is_deep(value: Any) -> bool:
    """Whether tables and lists stand in one another more often than a config can need."""
    level = [value]
    for _ in range(MOST_PARTS):
        level = [inner for each in level for inner in _inside(each)]
        if not level:
            return False
    return True


def _inside(value: Any) -> list[Any]:
    if isinstance(value, Mapping):
        return list(value.values())
    return value if isinstance(value, list) else []
