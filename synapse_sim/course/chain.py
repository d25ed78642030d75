"""The stages in a row: levels, block, rates, glutamate, signals, spines, relief, score.

The chain runs forward only. Within one dosing interval glutamate follows the circuit's rates at the spine
density of the interval's start (a simplification); the columns of rates and of communication are read at the
density of the moment.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.config import Config
from synapse_sim.course.response.response import Response
from synapse_sim.course.subjects import ONE_AVERAGE, Subjects
from synapse_sim.model import relief as score_of
from synapse_sim.model.levels import Levels, levels
from synapse_sim.model.monoamine import monoamine_part, transporters
from synapse_sim.model.receptor import block_fraction, ic50_umolar
from synapse_sim.model.scan import as_column
from synapse_sim.model.signalling import (
    AT_REST,
    Felt,
    Signals,
    deep_block,
    last_of,
    signals,
)
from synapse_sim.model.synapses import Spines, SpinesNow, restored_share, spines, spines_at_start


@dataclass(frozen=True, slots=True)
class DosingInterval:
    """What one dosing interval hands on."""

    signals: Signals
    spines: Spines


def columns(
    config: Config, response: Response, time_h: Floats, subjects: Subjects = ONE_AVERAGE
) -> dict[str, Floats]:
    """Every column of a course.

    Args:
        config: what is done to whom.
        response: of the config's circuit.
        time_h: (n,) increasing.
        subjects: one or many.

    Returns:
        Arrays (n,) or (n, m) by the names of `Moment`, in any order.
    """
    found = levels(config, time_h, subjects.bodies)
    felt_umolar = found.effect_site_umolar / subjects.ic50
    interval = _all_intervals(config, response, time_h, found, felt_umolar)
    return {
        "time_h": time_h,
        **_drug_columns(config, found, felt_umolar),
        **_circuit_columns(response, felt_umolar, interval.spines.density),
        **_growth_columns(interval),
        **_score_columns(config, time_h, interval, found, subjects),
    }


def _drug_columns(config: Config, found: Levels, felt_umolar: Floats) -> dict[str, Floats]:
    interneuron_umolar, pyramidal_umolar = ic50_umolar(config)
    return {
        "plasma_ng_per_ml": found.plasma_ng_per_ml,
        "norketamine_ng_per_ml": found.norketamine_ng_per_ml,
        "hydroxynorketamine_ng_per_ml": found.hydroxynorketamine_ng_per_ml,
        "effect_site_umolar": found.effect_site_umolar,
        "block_interneuron": block_fraction(felt_umolar, interneuron_umolar),
        "block_pyramidal": block_fraction(felt_umolar, pyramidal_umolar),
        "dissociation_index": score_of.dissociation_index(felt_umolar, config),
    }


def _circuit_columns(response: Response, felt_umolar: Floats, density: Floats) -> dict[str, Floats]:
    here = response.spot(felt_umolar, density)
    interneuron_hz = here.read(response.interneuron_mean_hz)
    return {
        "rate_interneuron_hz": interneuron_hz,
        "rate_pyramidal_hz": here.read(response.pyramidal_mean_hz),
        "received_inhibition_rel": interneuron_hz / response.rate_interneuron_hz(0.0, density),
        "rate_interneuron_sd_hz": here.read(response.interneuron_sd_hz),
        "rate_pyramidal_sd_hz": here.read(response.pyramidal_sd_hz),
        "communication_rel": response.communication_at(here),
    }


def _growth_columns(interval: DosingInterval) -> dict[str, Floats]:
    return {
        "glutamate_rel": interval.signals.glutamate,
        "bdnf_rel": 1.0 + interval.signals.bdnf,
        "mtorc1_rel": 1.0 + interval.signals.mtorc1,
        "protein_rel": 1.0 + interval.signals.protein,
        "spine_density_rel": interval.spines.density,
        "spine_new_rel": interval.spines.new,
        "spine_formation_per_d": interval.spines.formation_per_d,
    }


def _score_columns(
    config: Config, time_h: Floats, interval: DosingInterval, found: Levels, subjects: Subjects
) -> dict[str, Floats]:
    restored = restored_share(interval.spines.density, config)
    fast = score_of.fast_part(time_h, interval.signals.bdnf, config)
    relief = score_of.relief(fast, restored, config, subjects.relief)
    expected = as_column(score_of.expectancy(time_h, config), restored)
    occupied = transporters(found.plasma_ng_per_ml, config)
    monoamine = monoamine_part(time_h, occupied, config)
    return {
        "restored_share": restored,
        "relief": relief,
        "score": score_of.score(time_h, (relief, expected, monoamine), config, subjects.leaning),
        "expectancy": np.broadcast_to(expected, restored.shape),
        "occupancy_sert": occupied.sert,
        "occupancy_net": occupied.net,
        "occupancy_dat": occupied.dat,
        "monoamine_part": monoamine,
    }


def _all_intervals(
    config: Config, response: Response, time_h: Floats, found: Levels, felt: Floats
) -> DosingInterval:
    """All dosing intervals, each starting where the one before ended."""
    later = [dose.at_h for dose in config.doses[1:]] if felt.any() else []
    cuts = sorted({0, *np.searchsorted(time_h, later).tolist(), len(time_h) - 1})
    deep = deep_block(time_h, block_fraction(felt, ic50_umolar(config)[1]), config)
    now, spines_now = AT_REST, spines_at_start(config)
    parts = []
    for first, last in pairwise(cuts):
        here = slice(first, last + 1)
        rate = _rate_rel(response, felt[here], spines_now.density)
        cause = Felt(rate, deep[here], felt[here], found.hnk_2r6r_umolar[here])
        cascade = signals(time_h[here], cause, config, now)
        grown = spines(time_h[here], cascade.protein, config, spines_now)
        parts.append(DosingInterval(cascade, grown))
        now, spines_now = last_of(cascade), SpinesNow(grown.new[-1], grown.persistent[-1])
    return parts[0] if len(parts) == 1 else _joined(parts)


def _rate_rel(response: Response, felt_umolar: Floats, density: Floats | float) -> Floats:
    """The drug-free rate is read with the others: a look-up costs the same for one and for many."""
    with_none = np.concatenate([np.zeros_like(felt_umolar[:1]), felt_umolar])
    rate = response.rate_pyramidal_hz(with_none, density)
    relative: Floats = rate[1:] / rate[0]
    return relative


def _joined(parts: list[DosingInterval]) -> DosingInterval:
    """Several intervals as one; the point they share is taken from the later one."""
    return DosingInterval(
        Signals(*(_row([getattr(part.signals, name) for part in parts]) for name in Signals.__slots__)),
        Spines(*(_row([getattr(part.spines, name) for part in parts]) for name in Spines.__slots__)),
    )


def _row(pieces: list[Floats]) -> Floats:
    return np.concatenate([*(piece[:-1] for piece in pieces[:-1]), pieces[-1]])
