"""Parameters of the section `receptor`: magnesium, and how much drug blocks which cell's NMDA channels."""

from __future__ import annotations

from synapse_sim.config.parameter import Section, parameter

_JAHR_STEVENS = "Jahr & Stevens 1990, J Neurosci 10:3178"

MAGNESIUM_AT_MV = -60.0
"""Where the affinity of magnesium is given: amid the voltages at which it was measured and is used.

The paper extrapolates to 0 mV (3.57 mM); given there, a small error of the slope is a large one at rest.
"""


class Receptor(Section):
    """Magnesium block, and the depolarisation at which each cell class uses its channels."""

    magnesium_half_mmolar: float = parameter(
        0.08652,
        unit="mM",
        low=0.02,
        high=0.16,
        scale="log",
        label="Magnesium that plugs half of the channels at -60 mV",
        source=f"{_JAHR_STEVENS}: 3.57 mM at 0 mV, times exp(-0.062 x 60)",
        confidence="measured",
    )
    magnesium_slope_per_mv: float = parameter(
        0.062,
        unit="/mV",
        low=0.03,
        high=0.1,
        label="Voltage dependence of magnesium",
        source=_JAHR_STEVENS,
        confidence="measured",
    )
    used_at_pyramidal_mv: float = parameter(
        -60.0,
        unit="mV",
        low=-75.0,
        high=-20.0,
        label="Where pyramidal channels are in use",
        source="fitted: between rest and threshold; finding ic50-pyramidal (Kotermanski & Johnson 2009)",
        confidence="debated",
    )
    used_at_interneuron_mv: float = parameter(
        -44.0,
        unit="mV",
        low=-75.0,
        high=-20.0,
        label="Where interneuron channels are in use",
        source="fitted: more depolarised; finding ic50-interneuron (Kotermanski & Johnson 2009)",
        confidence="debated",
    )
    rest_mv: float = parameter(
        -65.0,
        unit="mV",
        low=-80.0,
        high=-50.0,
        label="Resting potential",
        source="illustrative: a pyramidal cell at rest",
    )
    ic50_rest_umolar: float = parameter(
        1.0,
        unit="µM",
        low=0.3,
        high=5.0,
        scale="log",
        label="Half block of channels at rest",
        source="illustrative: within 0.5 to 3 µM",
        confidence="debated",
    )
    ic50_extrasynaptic_umolar: float = parameter(
        0.4,
        unit="µM",
        low=0.1,
        high=5.0,
        scale="log",
        label="Half block of extrasynaptic GluN2B",
        source="illustrative: within 0.3 to 0.5 µM",
        confidence="debated",
    )
