"""The workloads that are timed: cleft, circuit, spines, course, patients and places, each with its goal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count, cycle

import numpy as np

from synapse_sim.agents.circuit.background import Background
from synapse_sim.agents.circuit.kernel import CircuitKernel
from synapse_sim.agents.circuit.numbers import CircuitConditions
from synapse_sim.agents.circuit.wiring import draw_wiring
from synapse_sim.config import Config
from synapse_sim.course.response.ensemble import measure_rates
from synapse_sim.course.response.plan import PLAN, Dependencies
from synapse_sim.course.response.response import settled_for
from synapse_sim.course.simulate import simulate
from synapse_sim.experiments.population import population
from synapse_sim.experiments.speed.cleft import cleft_races
from synapse_sim.experiments.speed.plain import PlainCircuit, stepped_kinetics, stepped_spines
from synapse_sim.experiments.speed.workload import MS, Race, Work
from synapse_sim.model.kinetics import BLOOD, rate_matrix
from synapse_sim.model.levels import body_of
from synapse_sim.world import World
from synapse_sim.world.slow import dendrite_of

DT_MS = 0.1
KERNEL_STEPS = 100
NETWORKS, CONDITIONS = 6, 13
"""As in the goal for the bare kernel."""
BRIAN_STANDALONE = 4.4
"""Brian2 C++ standalone beside plain NumPy, 100 cells: 37 / 8.4 (measured side by side)."""
PATIENTS = 1000


def repeat(work: Work, times: int) -> None:
    """Do the same several times."""
    for _ in range(times):
        work()


def races(config: Config) -> Iterator[Race]:
    """All workloads that need no window."""
    yield from cleft_races(config)
    yield _kernel(config)
    yield _response(config)
    yield from _spines(config)
    yield from _courses(config)
    yield from _places(config)


def _kernel(config: Config) -> Race:
    """The bare circuit at 0.1 ms, many networks side by side, against one plain network."""
    plain = PlainCircuit(DT_MS)
    seconds = KERNEL_STEPS * DT_MS / 1000.0
    return Race(
        "circuit kernel, 100 cells, 0.1 ms",
        "s of biology per s",
        _kernel_work(config),
        amount=NETWORKS * CONDITIONS * seconds,
        plain=lambda: repeat(plain.step, KERNEL_STEPS),
        plain_amount=seconds,
        goal_ratio=2.0 * BRIAN_STANDALONE,
    )


def _kernel_work(config: Config) -> Work:
    circuit = config.circuit.model_copy(update={"step_ms": DT_MS})
    wirings = [draw_wiring(1, index, circuit.spread) for index in range(NETWORKS)]
    conditions = [CircuitConditions(block, block / 3.0) for block in np.linspace(0.0, 0.9, CONDITIONS)]
    kernel = CircuitKernel(circuit, config.receptor, wirings, conditions)
    background = Background(
        replace(settled_for(config), circuit=circuit), wirings, 1, "bench", range(NETWORKS)
    )

    def steps() -> None:
        for _ in range(KERNEL_STEPS):
            kernel.step(background.at(kernel.steps_done))

    return steps


def _response(config: Config) -> Race:
    """The response at one density, as the course needs it: what a changed circuit parameter costs."""
    on = Dependencies.of(config)
    conditions = [on.conditions(c_umolar, 1.0) for c_umolar in PLAN.concentration_umolar]
    networks, settled = range(PLAN.networks), settled_for(config)
    return Race(
        f"response, {len(conditions)} concentrations x {PLAN.networks} networks x {PLAN.seconds:g} s",
        MS,
        lambda: measure_rates(settled, networks, conditions, PLAN.seconds),
        goal=1500.0,
    )


def _spines(config: Config) -> Iterator[Race]:
    """Rebuilding the branch and reading it, against stepping it."""
    course = simulate(config)
    branch = dendrite_of(config, course)
    sites = branch.sites.scale.size
    times = cycle(np.linspace(-1.0, 336.0, 997).tolist())
    yield Race(
        f"spines, rebuild {sites} sites",
        MS,
        lambda: dendrite_of(config, course),
        plain=lambda: stepped_spines(sites, 14.0),
        goal=0.5,
        goal_ratio=13.0 / 0.5,
    )
    reads = 100
    yield Race(
        f"spines, state at any time, {sites} sites",
        MS,
        lambda: repeat(lambda: branch.at(next(times)), reads),
        amount=reads,
        goal=0.02,
    )


def _courses(config: Config) -> Iterator[Race]:
    """One course and many, against kinetics in fixed steps and against one course at a time."""
    doses = cycle(np.linspace(0.1, 1.0, 50).tolist())
    matrix, feed = rate_matrix(body_of(config)), np.zeros(9)
    feed[BLOOD] = 1.0
    arms = [config.with_changes({"treatment.dose": next(doses)}) for _ in range(50)]
    turn = count()
    yield Race(
        "course, 14 days, one subject",
        MS,
        lambda: simulate(arms[next(turn) % 50]),
        plain=lambda: stepped_kinetics(matrix, feed, 24.0),
        plain_amount=1.0 / 14.0,
        goal=5.0,
    )
    yield Race(
        "course, many subjects",
        "subjects/s",
        lambda: population(config, PATIENTS),
        amount=PATIENTS,
        plain=lambda: [simulate(arm) for arm in arms[:5]],
        plain_amount=5.0,
        goal=5000.0,
    )


def _places(config: Config) -> Iterator[Race]:
    """Entering a place, and the agents' share of a frame there."""
    course = simulate(config)
    places_h = cycle((0.25, 0.75, 4.0, 24.0))
    yield Race("world, entering a place", MS, lambda: World(config, course, next(places_h)), goal=100.0)
    world = World(config, course, 0.75)
    frames = 30
    yield Race(
        "world, one frame of all agents",
        MS,
        lambda: repeat(lambda: world.step(1.0 / 60.0), frames),
        amount=frames,
        goal=2.0,
    )
