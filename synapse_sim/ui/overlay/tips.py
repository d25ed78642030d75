"""What a parameter is, for its tooltip: name, value, range, source and confidence."""

from __future__ import annotations

from synapse_sim.config import Parameter, parameters
from synapse_sim.config.errors import brief
from synapse_sim.session.changes_in_words import shown, value_of
from synapse_sim.session.frame import Frame
from synapse_sim.story.parameters import label_of, note_of
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import plain, with_unit

_LONGEST_LIST = 60


def parameter_tip(frame: Frame, key: str) -> str:
    """All that is known about a parameter, in a few lines; also where the followed file says otherwise."""
    config = frame.config
    about = parameters(config)[key]
    value = with_unit(brief(shown(value_of(config, key))), about.unit)
    allowed = _allowed(about)
    lines = [
        text("panels.tip.value", label=label_of(about), value=value),
        frame.file_says(key),
        note_of(about),
        text("panels.tip.allowed", allowed=allowed) if allowed else "",
        text(f"panels.tip.{about.confidence}", source=about.source.removeprefix("illustrative:").strip()),
    ]
    return "<br>".join(line for line in lines if line)


def _allowed(about: Parameter) -> str:
    """The allowed range as one would say it; empty for a long list of choices."""
    if about.low is not None and about.high is not None:
        return text(
            "panels.tip.range", low=plain(about.low, 6), high=with_unit(plain(about.high, 6), about.unit)
        )
    words = ", ".join(about.choices).replace("_", " ")
    return words if len(words) < _LONGEST_LIST else ""
