"""Lessons for tests: a short one as text, and what is said of a wrong one."""

from __future__ import annotations

import pytest

from synapse_sim.config import ConfigError
from synapse_sim.lesson.format import parse_lesson

SHORT = """title = "Short"
outcomes = ["Say one thing."]
misconceptions = ["Another thing."]
minutes = 3

[run.without]
treatment.dose = 0.0

[[beat]]
sentence = "Drug in {block_interneuron} of the channels."
at = "40min"
view = { scene = "circuit", lit = ["nets"] }
claims = ["block_interneuron > 10%"]

[[beat]]
sentence = "What comes next?"
stop = true
beside = "without"

[beat.question]
draw = "relief"
hide = ["relief", "score"]

[[beat.question.answer]]
says = "more"
right = true

[[beat.question.answer]]
says = "less"
misconception = "Less is more."
right_in_it = "Something is."

[[beat]]
sentence = "More, a day later."
from = "40min"
to = "24h"
pace = "6h"
set = { "treatment.dose" = 0.3 }
claims = ["relief > 0.1"]

[recap]
facts = ["One fact."]
ask = "And now?"
"""


def refused(text: str) -> list[str]:
    """What is said of a text that is no lesson."""
    with pytest.raises(ConfigError) as error:
        parse_lesson(text, "my.toml")
    return error.value.lines


def changed(old: str, new: str) -> str:
    """The short lesson with one piece in place of another."""
    assert old in SHORT
    return SHORT.replace(old, new, 1)
