"""What the arms of a race are called: by what differs between them, route, drug or dose."""

from __future__ import annotations

from synapse_sim.config.routes import route_label
from synapse_sim.scenes.body.reading import Seen
from synapse_sim.session.dose import dose_words
from synapse_sim.story.words import drug_label
from synapse_sim.texts.catalogue import text, wordings


def arm_names(bodies: tuple[Seen, ...]) -> tuple[tuple[str, ...], ...]:
    """For each arm its names, from long to short."""
    drugs = [drug_label(seen.config).partition(" (")[0] for seen in bodies]
    routes = [seen.dose.route for seen in bodies]
    doses = [dose_words(seen.config) for seen in bodies]
    if len(set(drugs)) > 1:
        return tuple((drug,) for drug in drugs)
    if len(set(routes)) > 1:
        return tuple((*wordings(f"scenes.body.route.{route}"), route_label(route))[:-1] for route in routes)
    if len(set(doses)) > 1:
        return tuple((dose,) for dose in doses)
    sides = ("left", "right")
    return tuple((text(f"scenes.body.side.{side}"),) for side in sides[: len(bodies)])
