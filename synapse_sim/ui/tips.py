"""What a parameter is, for its tooltip: name, value, range, source and confidence."""

from __future__ import annotations

from synapse_sim.config import Config, parameters
from synapse_sim.session.told import shown, value_of


def parameter_tip(config: Config, key: str) -> str:
    """All that is known about a parameter, in a few lines."""
    about = parameters(config)[key]
    value = f"{shown(value_of(config, key))} {about.unit}".strip()
    allowed = about.allowed.replace("_", " ") if len(about.allowed) < 60 else ""
    lines = [
        f"<b>{about.label}</b>: {value}",
        about.note,
        f"Allowed: {allowed}" if allowed else "",
        f"{about.confidence.capitalize()}: {about.source.removeprefix('illustrative:').strip()}",
    ]
    return "<br>".join(line for line in lines if line)
