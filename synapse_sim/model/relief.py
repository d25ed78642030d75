"""The illustrative score: relief by the drug, by being treated, and by a conventional antidepressant.

    Q' = k b (1 - rapamycin, in rodents only) - Q / tau          relief = w_Q Q / (1 + Q) + w_S R
    expectancy = session (1 - prod_i (1 - f(t - t_i))) + care (1 - exp(-(t - t_1) / slow))
    f(t) = (1 - exp(-t / rise)) exp(-t / fall)
    score = start [(1 - relief) (1 - expectancy) (1 - monoamine part) - leaning u]
    u = 1 - exp(-(t - t_1) / rise)

b is BDNF above baseline, R the restored share of lost spines, t_i the times of the doses;
leaning is 0 but for a virtual patient.
"""

from __future__ import annotations

from math import erf, nan

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.config import Config
from synapse_sim.model.scan import as_column, lowpass

H_PER_D = 24.0
HIGHEST_SCORE = 60.0
FORGOTTEN_FALLS = 30.0
"""After so many time constants a session has left 1e-13 of its effect."""


def fast_part(time_h: Floats, bdnf: Floats, config: Config, start: Floats | float = 0.0) -> Floats:
    """Q: what BDNF does at once to synapses that are there; (n,) or (n, m), unbounded.

    A switch between species: rapamycin stops this part in rodents (Li 2010), not in patients (Abdallah 2020).
    """
    numbers = config.relief
    stopped = 0.0 if config.subject.species == "human" else config.modulators.rapamycin
    drive = numbers.fast_gain_per_h * numbers.fast_tau_h * (1 - stopped) * bdnf
    return lowpass(time_h, drive, numbers.fast_tau_h, start)


def relief(fast: Floats, restored: Floats, config: Config, factor: Floats | float = 1.0) -> Floats:
    """Share of the symptoms that the drug takes away, 0..1.

    Args:
        fast: Q.
        restored: share of lost spines that are back.
        config: weights.
        factor: of a subject, 1 for the average.
    """
    numbers = config.relief
    whole = factor * (numbers.fast_weight * fast / (1 + fast) + spine_part(restored, config))
    return np.clip(whole, 0.0, 1.0)


def spine_part(restored: Floats, config: Config) -> Floats:
    """The part of relief that comes through restored spines, of an average subject; as for `relief`."""
    return config.relief.spine_weight * restored


def expectancy(time_h: Floats, config: Config) -> Floats:
    """Share of the score that being treated at all takes away, (n,), 0 before the first dose.

    Every session renews the session's effect, without adding to it.
    """
    numbers, arm = config.relief, config.trial.expectancy
    session, care = (getattr(numbers, f"{part}_{arm}", 0.0) for part in ("session", "care"))
    slow = -np.expm1(-np.maximum(time_h - config.doses[0].at_h, 0.0) / (numbers.expectancy_slow_d * H_PER_D))
    found: Floats = session * (1 - _unmoved(time_h, config)) + care * slow if session else care * slow
    return found


def _unmoved(time_h: Floats, config: Config) -> Floats:
    """The product over the sessions of 1 - f(t - t_i), one session after the other from its time on."""
    numbers = config.relief
    left = np.ones_like(time_h)
    for at_h in (dose.at_h for dose in config.doses):
        first, end = time_h.searchsorted((at_h, at_h + FORGOTTEN_FALLS * numbers.expectancy_fall_d * H_PER_D))
        since_h = time_h[first:end] - at_h
        falls = np.exp(-since_h / (numbers.expectancy_fall_d * H_PER_D))
        left[first:end] *= 1 + np.expm1(-since_h / numbers.expectancy_rise_h) * falls
    return left


def score(
    time_h: Floats, parts: tuple[Floats, Floats, Floats], config: Config, leaning: Floats | float = 0.0
) -> Floats:
    """The score over time, 0..60.

    Args:
        time_h: (n,).
        parts: shares 0..1 that the drug, being treated and monoamines take off, each (n,) or (n, m).
        config: where it starts.
        leaning: of a virtual patient, a share of the start that unfolds with the session's effect.
    """
    by_drug, by_treatment, by_monoamines = parts
    start = starting_score(config)
    left = start * (1 - by_drug) * (1 - by_treatment) * (1 - by_monoamines)
    since_h = np.maximum(time_h - config.doses[0].at_h, 0.0)
    unfolded = as_column(-np.expm1(-since_h / config.relief.expectancy_rise_h), left)
    return np.clip(left - start * unfolded * leaning, 0.0, HIGHEST_SCORE)


def starting_score(config: Config) -> float:
    """Score before treatment, 0..60."""
    numbers = config.relief
    return numbers.start_stressed if config.subject.state == "stressed" else numbers.start_healthy


def dissociation_index(c_umolar: Floats, config: Config) -> Floats:
    """How strange it feels, 0..1: C^2 / (C^2 + half^2) of the free level."""
    squared = c_umolar * c_umolar
    return squared / (squared + config.relief.dissociation_half_umolar**2)


def response_probability(score: float, start: float, spread: float) -> float:
    """Share of patients whose score has halved, if improvements spread normally around the mean.

    P = Phi((1 - score / start - 1/2) / spread), for patients who were followed after a dose. Without symptoms
    at the start there is nothing to halve: NaN.
    """
    if start <= 0:
        return nan
    return 0.5 * (1 + erf((0.5 - score / start) / (spread * 2**0.5)))
