"""What a page holds: the course's numbers, its sentences, and the agents at moments along it.

Nothing is made up for the page: counts, places and states are those of `World` and of the population, rounded
to what a screen can show.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from synapse_sim.agents.body.parcels import PLACE_NAMES
from synapse_sim.agents.circuit.circuit import INTERNEURONS, PYRAMIDAL_CELLS, WINDOW_MS
from synapse_sim.agents.cleft.cleft import Cleft
from synapse_sim.agents.cleft.receptors import FREE, Receptors
from synapse_sim.arrays import Floats, Indices
from synapse_sim.config import Config
from synapse_sim.course.bookmarks import bookmarks
from synapse_sim.course.course import Course
from synapse_sim.experiments.population import HIGHEST_SCORE, trial
from synapse_sim.export.page.packed import Packed, numbers, packed
from synapse_sim.session.dose import relief_is_known
from synapse_sim.story.alternative import alternative_messages
from synapse_sim.story.caption import caption
from synapse_sim.story.facts import facts
from synapse_sim.story.scene_names import SCENE_ROWS, scene_label
from synapse_sim.story.stages import STAGES
from synapse_sim.world import World

START_H = 0.75
"""Where the page opens."""
FRAMES, TICKS_A_FRAME = 40, 24
SHOWN_MOLECULES = 160
PATIENTS = 50
VACANT, LOST, NEW = 0, 4, 8
"""Of a spine site: nothing, a place lost to stress, and what is added for a spine born after the dose."""

_SHARES = ("block_pyramidal", "block_interneuron")

Told = Callable[[object], None]


@dataclass(frozen=True, slots=True)
class Detail:
    """How much is kept.

    moments: at which sentences, parcels and spines are kept, and some more that are worth going to.
    places: at which the circuit is kept, a second of spikes each.
    releases: at which the synapse is kept, a second of slow motion each; divides the places.
    """

    moments: int
    places: int
    releases: int


ALONE, AMONG_OTHERS = Detail(200, 24, 8), Detail(80, 12, 4)
"""Of a run that is a page by itself, and of one of several runs on one page."""


@dataclass(frozen=True, slots=True)
class Recorder:
    """A course and the moments at which its agents are kept."""

    course: Course
    told: Told
    detail: Detail = ALONE

    @property
    def config(self) -> Config:
        """What was done to whom."""
        return self.course.config

    @property
    def moments_h(self) -> list[float]:
        """At which sentences, parcels and spines are kept; the moments worth going to are among them."""
        worth = [*bookmarks(self.course).values(), START_H]
        inside = [time_h for time_h in worth if self.course.time_h[0] < time_h < self.course.time_h[-1]]
        return sorted({*self.along(self.detail.moments), *inside})

    def along(self, count: int) -> list[float]:
        """So many times from end to end of the course, evenly along the warped axis."""
        first_h, last_h = float(self.course.time_h[0]), float(self.course.time_h[-1])
        spread = np.sinh(np.linspace(np.arcsinh(first_h), np.arcsinh(last_h), count))
        return [float(time_h) for time_h in np.clip(spread, first_h, last_h)]

    def recorded(self) -> dict[str, Any]:
        """All of it, as JSON has it."""
        world = World(self.config, self.course, float(self.course.time_h[0]))
        return {
            "moments_h": _rounded(self.moments_h),
            "start": self.moments_h.index(START_H) if START_H in self.moments_h else 0,
            "scenes": {row.name: self._scene(row.name) for row in SCENE_ROWS},
            "labels": {row.name: scene_label(row) for row in SCENE_ROWS},
            "lanes": self._lanes(),
            "shares": {name: _rounded(self.course.columns[name]) for name in _SHARES},
            "body": self._body(world),
            "dendrite": self._dendrite(world),
            **self._live(),
            "people": self._people(),
        }

    def _scene(self, scene: str) -> dict[str, Any]:
        """What is said at every moment: each sentence once, and which one stands when."""
        known = relief_is_known(self.course)
        of_moments = [facts(self.course, h, relief_is_known=known) for h in self.moments_h]
        self.told("sentences")
        return {
            "captions": _shared([caption(each, scene) for each in of_moments]),
            "alternatives": _shared(
                [" ".join(map(str, alternative_messages(each, scene))) for each in of_moments]
            ),
        }

    def _lanes(self) -> dict[str, Any]:
        """The course's own times and values, to six digits: what is read off the page is the course's."""
        lanes = [
            {"name": stage.name, "words": stage.names[0], "paint": stage.paint, "unit": stage.unit,
             "values": _rounded(stage.values(self.course)), "peak_h": stage.peak_h(self.course)}
            for stage in STAGES
        ]  # fmt: skip
        return {"time_h": _rounded(self.course.time_h), "lanes": lanes}

    def _body(self, world: World) -> dict[str, Any]:
        """Parcels in each place at every moment."""
        counts = [
            np.bincount(world.body.at(h).place, minlength=len(PLACE_NAMES))[: len(PLACE_NAMES)]
            for h in self.moments_h
        ]
        return {"places": list(PLACE_NAMES), "counts": numbers(counts)}

    def _dendrite(self, world: World) -> dict[str, Any]:
        """Every site's spine at every moment."""
        sites = world.dendrite.sites
        states = np.zeros((len(self.moments_h), len(sites.position_um)), dtype=np.uint8)
        for row, time_h in zip(states, self.moments_h, strict=True):
            state = world.dendrite.at(time_h)
            row[state.lost] = LOST
            row[state.site] = 1 + state.kind + NEW * (state.born_h >= self.config.doses[0].at_h)
        return {
            "length_um": sites.length_um,
            "position_um": packed(sites.position_um, 0.0, sites.length_um, is_fine=True),
            "side": numbers((sites.side + 1) // 2),
            "states": numbers(states),
        }

    def _live(self) -> dict[str, Any]:
        """Agents that have to be built: a second of spikes, a second of slow motion in the synapse."""
        spikes, releases = [], []
        places = self.along(self.detail.places)
        with_release = set(range(0, self.detail.places, self.detail.places // self.detail.releases))
        for k, time_h in enumerate(places):
            world = World(self.config, self.course, time_h)
            spikes.append(_spikes(world))
            if k in with_release and world.cleft is not None:
                releases.append({"time_h": time_h, **_release(world, world.cleft)})
            self.told("place")
        cells = {"pyramidal": PYRAMIDAL_CELLS, "interneurons": INTERNEURONS, "span_ms": WINDOW_MS}
        return {"circuit": {**cells, "places_h": _rounded(places), "spikes": spikes}, "synapse": releases}

    def _people(self) -> dict[str, Any]:
        """The score of every virtual patient in every arm."""
        arms = trial(self.config, PATIENTS)
        self.told("people")
        return {
            "start": next(iter(arms.values())).start,
            "highest": HIGHEST_SCORE,
            "arms": [
                {"name": self.config.drugs[name].label, "time_h": _rounded(people.time_h),
                 "score": packed(people.score, 0.0, HIGHEST_SCORE)}
                for name, people in arms.items()
            ],
        }  # fmt: skip


def _spikes(world: World) -> dict[str, Packed]:
    """When each kept spike was, in ms before now, and of which cell."""
    time_ms, cell = world.circuit.spikes.since(world.circuit.time_ms - WINDOW_MS)
    age_ms = world.circuit.time_ms - time_ms
    return {"age_ms": packed(age_ms, 0.0, WINDOW_MS, is_fine=True), "cell": numbers(cell)}


def _release(world: World, cleft: Cleft) -> dict[str, Any]:
    """Frames of slow motion: where glutamate is, and what state each receptor has."""
    dots, states, section = [], [], world.config.cleft
    for _ in range(FRAMES):
        x_nm, _, z_nm = cleft.glutamate_nm[:, :: _every(cleft.glutamate_nm.shape[1])]
        reach_nm = section.edge_radius_nm
        dots.append([packed(x_nm, -reach_nm, reach_nm), packed(z_nm, 0.0, section.height_nm)])
        states.append(_doors(cleft.receptors))
        world.advance(TICKS_A_FRAME)
    return {"dots": dots, "receptors": numbers(states)}


def _every(molecules: int) -> int:
    return max(1, -(-molecules // SHOWN_MOLECULES))


def _doors(receptors: Receptors) -> Indices:
    """What the page draws of each: 0 shut, 1 streams, 2 open with a plug, 3 holds drug; 4 more if NMDA."""
    plugged, held = receptors.is_open & ~receptors.conducts, receptors.drug != FREE
    drawn = np.select([held, receptors.conducts, plugged], [3, 1, 2], 0)
    return np.asarray(drawn + 4 * receptors.is_nmda, dtype=np.intp)


def _rounded(values: Sequence[float] | Floats) -> list[float | None]:
    """Six digits; null where there is no value."""
    return [float(f"{v:.6g}") if np.isfinite(v) else None for v in np.asarray(values).tolist()]


def _shared(words: Sequence[str]) -> dict[str, Any]:
    """Each text once, and which one stands at every moment."""
    texts = list(dict.fromkeys(words))
    return {"texts": texts, "at": [texts.index(each) for each in words]}


def parts(detail: Detail = ALONE) -> Iterator[str]:
    """What is told while a recording is made, so that progress has an end."""
    yield from ["sentences"] * len(SCENE_ROWS)
    yield from ["place"] * detail.places
    yield "people"
