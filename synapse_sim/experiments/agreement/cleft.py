"""Free molecules against the laws of diffusion and binding: how far they get, when they leave, who binds."""

from __future__ import annotations

from math import sqrt

import numpy as np

from synapse_sim.agents.cleft.capture import CaptureVolumes
from synapse_sim.agents.cleft.layout import receptor_places
from synapse_sim.agents.cleft.molecules import Molecules
from synapse_sim.agents.cleft.phases import STEPS_PER_TICK, Phases
from synapse_sim.agents.cleft.receptors import NMDA, Receptors
from synapse_sim.agents.streams import stream
from synapse_sim.config import Config
from synapse_sim.config.sections.cleft import Cleft
from synapse_sim.experiments.agreement.check import Check, Estimate, estimate

MOLECULES = 8000
STEPS = 50
NM2_PER_UM2 = 1e6
OVERSHOOT = 0.5826
"""How far beyond an edge a walk is found that is looked at once a step, in step lengths (Siegmund 1985)."""
AVOGADRO = 6.02214076e23
NM3_PER_L = 1e24
UMOLAR = 10_000.0
FILLS = 1000
"""Times the cleft is filled anew to see who binds at once."""


def _step_ms(numbers: Cleft) -> float:
    return Phases.of(numbers).release_tick_ms / STEPS_PER_TICK


def _sigma_nm(numbers: Cleft) -> float:
    return sqrt(2.0 * numbers.diffusion_um2_per_ms * NM2_PER_UM2 * _step_ms(numbers))


def _cloud(seed: int, kind: str) -> tuple[Molecules, np.random.SFC64]:
    """Molecules that have just left one point."""
    molecules = Molecules(MOLECULES)
    molecules.add(np.zeros((3, MOLECULES), dtype=np.float32))
    return molecules, np.random.SFC64(stream(seed, f"agree {kind}").integers(2**63))


def _spread_theory(config: Config) -> float:
    return 6.0 * config.cleft.diffusion_um2_per_ms * STEPS * _step_ms(config.cleft)


def _spread(config: Config, seed: int) -> Estimate:
    molecules, bits = _cloud(seed, "spread")
    for _ in range(STEPS):
        molecules.move(_sigma_nm(config.cleft), bits)
    return estimate((molecules.xyz_nm.astype(np.float64) ** 2).sum(axis=0) / NM2_PER_UM2)


def _escape_theory(config: Config) -> float:
    numbers = config.cleft
    radius_nm = numbers.edge_radius_nm + OVERSHOOT * _sigma_nm(numbers)
    return radius_nm**2 / NM2_PER_UM2 / (4.0 * numbers.diffusion_um2_per_ms)


def _escape(config: Config, seed: int) -> Estimate:
    """Time at which each molecule is first found beyond the edge."""
    numbers = config.cleft
    molecules, bits = _cloud(seed, "escape")
    times_ms = []
    step = 0
    while molecules.count:
        step += 1
        molecules.move(_sigma_nm(numbers), bits)
        x, y = molecules.xyz_nm[:2]
        gone = np.flatnonzero(x * x + y * y > np.float32(numbers.edge_radius_nm**2))
        molecules.drop(gone)
        times_ms.append(np.full(gone.size, step * _step_ms(numbers)))
    return estimate(np.concatenate(times_ms))


def _binding_theory(config: Config) -> float:
    """2 Rb c of a receptor with two free sites, per ms."""
    return 2.0 * config.cleft.nmda_binding_per_umolar_s * UMOLAR / 1000.0


def _binding(config: Config, seed: int) -> Estimate:
    """Bindings in the first step after the cleft was filled evenly, with every site free."""
    numbers, rng = config.cleft, stream(seed, "agree binding")
    places = receptor_places(numbers, rng)
    receptors = Receptors(np.full(places.shape[1], NMDA, dtype=np.int8))
    captures = CaptureVolumes(numbers, places)
    half_nm = float(np.abs(places).max()) + numbers.capture_nm
    box_nm = np.array([[2.0 * half_nm], [2.0 * half_nm], [numbers.height_nm]])
    held = UMOLAR * 1e-6 * AVOGADRO / NM3_PER_L * float(box_nm.prod())
    dt_ms = _step_ms(numbers)
    bindings = np.empty(FILLS)
    for fill in range(FILLS):
        molecules = Molecules(round(held))
        corner_nm = np.array([[half_nm], [half_nm], [0.0]])
        molecules.add((box_nm * rng.random((3, round(held))) - corner_nm).astype(np.float32))
        bindings[fill] = captures.catch(molecules, receptors, 1e-3 * dt_ms, rng)[0].size
    return estimate(bindings / (receptors.kind.size * dt_ms))


CHECKS = (
    Check(
        f"mean square displacement after {STEPS} steps, µm²",
        "cleft.diffusion_um2_per_ms",
        _spread_theory,
        _spread,
    ),
    Check("mean time until a molecule leaves, ms", "cleft.diffusion_um2_per_ms", _escape_theory, _escape),
    Check(
        "binding to a receptor in 10 mM glutamate, per ms",
        "cleft.nmda_binding_per_umolar_s",
        _binding_theory,
        _binding,
    ),
)
