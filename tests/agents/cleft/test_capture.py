from __future__ import annotations

import numpy as np
import pytest

from synapse_sim.agents.cleft.capture import MOLECULES_PER_UMOLAR_NM3, CaptureVolumes
from synapse_sim.agents.cleft.layout import receptor_kinds, receptor_places
from synapse_sim.agents.cleft.molecules import Molecules
from synapse_sim.agents.cleft.receptors import AMPA, NMDA, Receptors
from synapse_sim.agents.scheme import C1, C2
from synapse_sim.agents.streams import stream
from synapse_sim.config import Config
from synapse_sim.config.sections.cleft import Cleft

NUMBERS = Config().cleft
DT_S = 4e-7
MIDDLE_NM = (0.5 * NUMBERS.capture_nm,) * 3
"""The middle of the capture volume of `one_receptor`."""


def above(place_nm: tuple[float, float, float], count: int) -> Molecules:
    molecules = Molecules(count)
    molecules.add(np.tile(np.array(place_nm, dtype=np.float32)[:, None], (1, count)))
    return molecules


def one_receptor() -> CaptureVolumes:
    return CaptureVolumes(NUMBERS, np.array(MIDDLE_NM[:2], dtype=np.float32)[:, None])


@pytest.mark.parametrize(("kind", "state"), [(AMPA, 0), (AMPA, C1), (NMDA, 0), (NMDA, C1)])
def test_a_molecule_over_a_receptor_binds_at_the_rate_of_its_concentration(kind: int, state: int) -> None:
    """One molecule in v is a concentration of 1 / (N_A v); binding must follow the scheme's rate at it."""
    numbers = NUMBERS
    volumes = one_receptor()
    receptors = Receptors(np.array([kind], dtype=np.int8))
    receptors.state[:] = state
    rates = {
        (AMPA, 0): numbers.ampa_binding_first_per_umolar_s,
        (AMPA, C1): numbers.ampa_binding_second_per_umolar_s,
        (NMDA, 0): 2.0 * numbers.nmda_binding_per_umolar_s,
        (NMDA, C1): numbers.nmda_binding_per_umolar_s,
    }
    umolar = 1.0 / (MOLECULES_PER_UMOLAR_NM3 * numbers.capture_nm**3)
    chance = rates[kind, state] * umolar * DT_S
    rng, count = np.random.default_rng(1), 200_000
    molecule, _ = volumes.catch(above(MIDDLE_NM, count), receptors, DT_S, rng)
    assert molecule.size / count == pytest.approx(chance, abs=5.0 * np.sqrt(chance / count))


@pytest.mark.parametrize("place", [(5.0, 5.0, 15.0), (15.0, 5.0, 5.0), (-5.0, 5.0, 5.0), (900.0, 0.0, 5.0)])
def test_nobody_binds_from_outside_the_volume(place: tuple[float, float, float]) -> None:
    volumes = one_receptor()
    receptors = Receptors(np.array([AMPA], dtype=np.int8))
    molecule, receptor = volumes.catch(above(place, 1000), receptors, 1e-3, np.random.default_rng(1))
    assert molecule.size == receptor.size == 0


def test_a_full_receptor_binds_no_more() -> None:
    volumes = one_receptor()
    receptors = Receptors(np.array([NMDA], dtype=np.int8))
    receptors.state[:] = C2
    molecule, _ = volumes.catch(above(MIDDLE_NM, 1000), receptors, 1e-3, np.random.default_rng(1))
    assert molecule.size == 0


def test_the_layout_gives_each_receptor_a_place_of_its_own() -> None:
    places, kinds = receptor_places(NUMBERS, stream(1, "test")), receptor_kinds(NUMBERS)
    assert places.shape == (2, kinds.size)
    assert len(np.unique(places, axis=1).T) == kinds.size
    synaptic = np.hypot(*places[:, : NUMBERS.ampa_receptors + NUMBERS.nmda_receptors])
    assert synaptic.max() < NUMBERS.density_radius_nm


@pytest.mark.parametrize(
    "extreme",
    [
        {"density_radius_nm": 90.0, "capture_nm": 10.0, "ampa_receptors": 100, "nmda_receptors": 60},
        {"density_radius_nm": 200.0, "edge_radius_nm": 400.0, "extrasynaptic_receptors": 40},
    ],
)
def test_the_extremes_of_the_bounds_have_room_for_all_receptors(extreme: dict[str, float]) -> None:
    numbers = Cleft.model_validate(extreme)
    places = receptor_places(numbers, stream(1, "test"))
    assert np.hypot(*places).max() < numbers.edge_radius_nm
