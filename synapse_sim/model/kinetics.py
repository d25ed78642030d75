"""From dose to plasma, metabolites and the effect site, in closed form for any schedule.

States (mg, but for the effect site): fast depot, gut; the drug in blood, fast and slow tissue; norketamine
in blood and tissue; hydroxynorketamine; and the effect site as an equivalent plasma level (mg/L), which is so
small that it takes nothing from the blood. All steps are first order:

    D' = u_D - kD D            G' = u_G - kG G
    K'  = u_K + kD D + h kG G - (CL + Q2 + Q3) K/V1 + Q2 K2/V2 + Q3 K3/V3
    K2' = Q2 (K/V1 - K2/V2)    K3' = Q3 (K/V1 - K3/V3)
    N'  = f_N [CL K/V1 + (1 - h) kG G] - (CL_N + Q_N) N/V_N + Q_N N2/V_N2
    N2' = Q_N (N/V_N - N2/V_N2)
    H'  = f_H CL_N N/V_N - CL_H H/V_H              E' = ke0 (K/V1 - E)

Along an eigenvector the state obeys z' = lambda z + u(t), and u is constant between the times at which an
input starts or ends, so that each z is exact everywhere: no step size, and doses add.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.config.sections.drug import Disposition, EffectSite, Metabolites, Route

DEPOT, GUT, BLOOD, FAST, SLOW, NORKETAMINE, NORKETAMINE_TISSUE, HYDROXYNORKETAMINE, EFFECT_SITE = range(9)
STATES = 9
UNUSED_RATES_PER_H = {NORKETAMINE: 1.1, NORKETAMINE_TISSUE: 1.2, HYDROXYNORKETAMINE: 1.3, EFFECT_SITE: 1.4}
"""States that a drug does not have stay empty; distinct rates keep the matrix invertible."""


@dataclass(frozen=True, slots=True)
class Body:
    """One drug in one body: what the rate constants are made of.

    Clearance and central volume of `disposition` are multiplied by the factors, numbers or tuples of m, one
    entry a subject.
    """

    disposition: Disposition
    metabolites: Metabolites | None
    effect_site: EffectSite | None
    route: Route
    clearance_factor: float | tuple[float, ...] = 1.0
    volume_factor: float | tuple[float, ...] = 1.0


@dataclass(frozen=True, slots=True)
class Input:
    """A share of the dose that enters a state at a steady rate for some time after each dose."""

    state: int
    share: float
    length_h: float


@dataclass(frozen=True, slots=True)
class Given:
    """One dose on its ways into a body.

    at_h: when it begins.
    mg: how much.
    ways: what it goes into.
    """

    at_h: float
    mg: float
    ways: tuple[Input, ...]


@dataclass(frozen=True, slots=True)
class Modes:
    """A body's rate matrix taken apart; (..., s) leading axes for subjects where there are several.

    rate_per_h: (..., 9) eigenvalues, negative.
    shape: (..., 9, 9) eigenvectors as columns.
    inverse: (..., 9, 9) their inverse.
    """

    rate_per_h: Floats
    shape: Floats
    inverse: Floats


def inputs(route: Route, infusion_min: float | None = None) -> tuple[Input, ...]:
    """The ways in that a route uses.

    Args:
        route: its table.
        infusion_min: length of the infusion if the route is one.
    """
    vein_min = route.vein_input_min if infusion_min is None else infusion_min
    ways = (
        Input(BLOOD, route.vein_share, vein_min / 60),
        Input(DEPOT, route.depot_share, route.depot_input_min / 60),
        Input(GUT, route.gut_share, route.gut_input_min / 60),
    )
    return tuple(way for way in ways if way.share > 0)


def rate_matrix(body: Body) -> Floats:
    """The matrix A of x' = A x + u, shape (9, 9) or (m, 9, 9) if factors are arrays; rates per hour."""
    numbers = body.disposition
    clearance = numbers.clearance_l_per_h * np.asarray(body.clearance_factor)
    volume = numbers.volume_central_l * np.asarray(body.volume_factor)
    matrix = np.zeros((*np.broadcast_shapes(clearance.shape, volume.shape), STATES, STATES))
    _add_flow(matrix, DEPOT, BLOOD, body.route.depot_rate_per_h)
    _add_gut(matrix, body)
    for tissue, flow, tissue_l in (
        (FAST, numbers.exchange_fast_l_per_h, numbers.volume_fast_l),
        (SLOW, numbers.exchange_slow_l_per_h, numbers.volume_slow_l),
    ):
        _add_exchange(matrix, BLOOD, tissue, flow_l_per_h=flow, volumes_l=(volume, tissue_l))
    made = body.metabolites.norketamine_share if body.metabolites else 0.0
    _add_flow(matrix, BLOOD, NORKETAMINE, clearance / volume, arrives=made)
    if body.metabolites:
        _add_metabolites(matrix, body.metabolites)
    if body.effect_site:
        _add_effect_site(matrix, body.effect_site, volume)
    for state, rate in UNUSED_RATES_PER_H.items():
        matrix[..., state, state] -= np.where(matrix[..., state, state] == 0, rate, 0.0)
    return matrix


def _add_gut(matrix: Floats, body: Body) -> None:
    escape = body.route.liver_escape_share
    made = body.metabolites.norketamine_share if body.metabolites else 0.0
    _add_flow(matrix, GUT, BLOOD, body.route.gut_rate_per_h, arrives=escape)
    matrix[..., NORKETAMINE, GUT] += made * (1 - escape) * body.route.gut_rate_per_h


def _add_metabolites(matrix: Floats, numbers: Metabolites) -> None:
    volumes_l = numbers.norketamine_volume_l, numbers.norketamine_volume_tissue_l
    _add_exchange(
        matrix,
        NORKETAMINE,
        NORKETAMINE_TISSUE,
        flow_l_per_h=numbers.norketamine_exchange_l_per_h,
        volumes_l=volumes_l,
    )
    leaves = numbers.norketamine_clearance_l_per_h / numbers.norketamine_volume_l
    _add_flow(matrix, NORKETAMINE, HYDROXYNORKETAMINE, leaves, arrives=numbers.hydroxynorketamine_share)
    matrix[..., HYDROXYNORKETAMINE, HYDROXYNORKETAMINE] -= (
        numbers.hydroxynorketamine_clearance_l_per_h / numbers.hydroxynorketamine_volume_l
    )


def _add_effect_site(matrix: Floats, numbers: EffectSite, volume_l: Floats) -> None:
    ke0 = np.log(2) / (numbers.equilibration_half_life_min / 60)
    matrix[..., EFFECT_SITE, BLOOD] += ke0 / volume_l
    matrix[..., EFFECT_SITE, EFFECT_SITE] -= ke0


def _add_flow(matrix: Floats, source: int, target: int, rate: float | Floats, arrives: float = 1.0) -> None:
    matrix[..., source, source] -= rate
    matrix[..., target, source] += arrives * rate


def _add_exchange(
    matrix: Floats, one: int, other: int, *, flow_l_per_h: float, volumes_l: tuple[float | Floats, float]
) -> None:
    _add_flow(matrix, one, other, flow_l_per_h / volumes_l[0])
    _add_flow(matrix, other, one, flow_l_per_h / volumes_l[1])


@lru_cache(maxsize=64)
def modes(body: Body) -> Modes:
    """Eigenvalues and eigenvectors of a body's rate matrix.

    A relative 1e-9 keeps apart the rates of states in a row that a file happens to set equal.
    """
    matrix = rate_matrix(body)
    diagonal = np.arange(STATES)
    matrix[..., diagonal, diagonal] *= 1 + 1e-9 * np.arange(1, STATES + 1)
    values, vectors = np.linalg.eig(matrix)
    return Modes(np.minimum(values.real, -1e-12), vectors.real, np.linalg.inv(vectors.real))


def amounts(
    time_h: Floats,
    dose_mg: float,
    schedule_h: Sequence[float],
    *,
    ways: Sequence[Input],
    of: Modes,
    states: Sequence[int],
) -> Floats:
    """States over time, for equal doses of a schedule; as `amounts_of`."""
    given = [Given(start_h, dose_mg, tuple(ways)) for start_h in schedule_h]
    return amounts_of(time_h, given, of=of, states=states)


def amounts_of(time_h: Floats, given: Sequence[Given], *, of: Modes, states: Sequence[int]) -> Floats:
    """States over time; the work grows with times plus doses.

    Args:
        time_h: (n,) increasing.
        given: at least one dose, in order of time, all in one body.
        of: the body's modes.
        states: which of the nine to return.

    Returns:
        (n, len(states)) or (n, len(states), m): mg, the effect site in mg/L; never below zero.
    """
    starts_h, feeds_mg_per_h = _breakpoints(given)
    rate = of.rate_per_h.T
    feeds = np.einsum("...ki,ji->jk...", of.inverse, feeds_mg_per_h)
    heights = _heights(starts_h, feeds, rate)
    piece = np.searchsorted(starts_h, time_h, side="right") - 1
    age = np.where(piece >= 0, time_h - starts_h[piece], 0.0).reshape(-1, *(1,) * rate.ndim)
    grown = np.expm1(rate * age)
    z = heights[piece] * (grown + 1) + feeds[piece] / rate * grown
    z[piece < 0] = 0.0
    found: Floats = np.einsum("nk...,...ok->no...", z, of.shape[..., list(states), :])
    return np.maximum(found, 0.0)


def _breakpoints(given: Sequence[Given]) -> tuple[Floats, Floats]:
    """Times (j,) at which any input changes, and the inputs (j, 9) from each on, in mg/h."""
    changes = [
        (dose.at_h + late_h, way.state, sign * dose.mg * way.share / way.length_h)
        for dose in given
        for way in dose.ways
        for late_h, sign in ((0.0, 1.0), (way.length_h, -1.0))
    ]
    times = np.array(sorted({given[0].at_h, *(at_h for at_h, _, _ in changes)}))
    feeds = np.zeros((len(times), STATES))
    if changes:
        at_h, state, change = (np.array(column) for column in zip(*changes, strict=True))
        np.add.at(feeds, (np.searchsorted(times, at_h), state), change)
    return times, np.cumsum(feeds, axis=0)


def _heights(starts_h: Floats, feeds: Floats, rate: Floats) -> Floats:
    """What each mode holds at each breakpoint, (j, 9, ...)."""
    heights = np.zeros_like(feeds)
    grown = np.expm1(rate * np.diff(starts_h).reshape(-1, *(1,) * rate.ndim))
    added = feeds[:-1] / rate * grown
    for j in range(len(grown)):
        heights[j + 1] = heights[j] * (grown[j] + 1) + added[j]
    return heights
