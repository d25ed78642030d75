"""The circuit's response: rates and the answer to a test signal, measured on drawn networks.

A response depends on the section `circuit`, on both IC50 values, and on magnesium and its block, and on
nothing else; their hash is its digest. It is looked for in memory, then in `assets/response.json`, which
`python -m synapse_sim.course.response.response` makes for the default config, and measured only where neither
has it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from synapse_sim.agents.circuit.numbers import SettledCircuit
from synapse_sim.config import Config, assets_dir
from synapse_sim.course.response.plan import PLAN, Dependencies, Plan
from synapse_sim.course.response.table import Response
from synapse_sim.files.reading import own_text
from synapse_sim.late import Late

if TYPE_CHECKING:
    from synapse_sim.agents.circuit import homeostasis
    from synapse_sim.course.response import measurement
    from synapse_sim.files import writing
else:
    homeostasis = Late("synapse_sim.agents.circuit.homeostasis")
    measurement = Late("synapse_sim.course.response.measurement")
    writing = Late("synapse_sim.files.writing")

__all__ = [
    "PLAN",
    "Dependencies",
    "Plan",
    "Response",
    "known_response",
    "refuse_restless",
    "remember",
    "response_for",
    "settled_for",
]

_ASSET = "response.json"
_KEPT = 16
_known: dict[str, Response] = {}


def response_for(config: Config) -> Response:
    """The response of a config's circuit: from memory, as shipped, or measured now (a few seconds)."""
    known = known_response(config)
    if known is None:
        known = measurement.measure(Dependencies.of(config))
        remember(known)
    return known


def settled_for(config: Config) -> SettledCircuit:
    """The circuit of a config with the background of its response."""
    return response_for(config).settled(config)


def refuse_restless(config: Config) -> None:
    """Refuse a circuit that a run would refuse, without measuring it; the shipped one costs nothing.

    Raises:
        ConfigError: if no background lets the circuit rest at its rates.
    """
    if known_response(config) is None:
        homeostasis.settled_circuit(config.circuit, config.receptor)


def known_response(config: Config) -> Response | None:
    """The response of a config if it need not be measured: from memory, or as shipped."""
    digest = Dependencies.of(config).digest
    shipped = _shipped()
    return shipped if shipped is not None and shipped.digest == digest else _known.get(digest)


def remember(response: Response) -> None:
    """Keep a complete response in memory; the oldest of 16 gives way."""
    _known[response.digest] = response
    if len(_known) > _KEPT:
        del _known[next(iter(_known))]


@cache
def _shipped() -> Response | None:
    path = assets_dir() / _ASSET
    return Response.from_json(own_text(path)) if path.is_file() else None


def main() -> None:
    """Measure the response of the default config anew and write it into the assets."""
    text = measurement.measure(Dependencies.of(Config())).to_json()
    writing.write_file(assets_dir() / _ASSET, text, force=True)


if __name__ == "__main__":
    main()
