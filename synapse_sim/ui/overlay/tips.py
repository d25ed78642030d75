"""What a parameter is, for its tooltip: name, value, range, source and confidence."""

from __future__ import annotations

from synapse_sim.config import Parameter, parameters
from synapse_sim.config.errors import brief
from synapse_sim.session.changes_in_words import shown, value_of
from synapse_sim.session.frame import Frame
from synapse_sim.texts.numbers import plain

_LONGEST_LIST = 60


def parameter_tip(frame: Frame, key: str) -> str:
    """All that is known about a parameter, in a few lines; also where the followed file says otherwise."""
    config = frame.config
    about = parameters(config)[key]
    value = f"{brief(shown(value_of(config, key)))} {about.unit}".strip()
    allowed = _allowed(about)
    lines = [
        f"<b>{about.label}</b>: {value}",
        frame.file_says(key),
        about.note,
        f"Allowed: {allowed}" if allowed else "",
        f"{about.confidence.capitalize()}: {about.source.removeprefix('illustrative:').strip()}",
    ]
    return "<br>".join(line for line in lines if line)


def _allowed(about: Parameter) -> str:
    """The allowed range as one would say it; empty for a long list of choices."""
    if about.low is not None and about.high is not None:
        return f"{plain(about.low, 6)} to {plain(about.high, 6)} {about.unit}".rstrip()
    words = ", ".join(about.choices).replace("_", " ")
    return words if len(words) < _LONGEST_LIST else ""
