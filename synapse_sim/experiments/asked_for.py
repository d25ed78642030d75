"""Outcomes of a sweep that a picture can show over what is varied, by name."""

from __future__ import annotations

GLUTAMATE, RELIEF = "peak_glutamate_rel", "peak_relief"
"""What is asked for where nothing else was chosen; what stands over the dose beside published ones alone."""
OUTCOMES = (
    GLUTAMATE,
    "trough_rate_interneuron_hz",
    "peak_rate_pyramidal_hz",
    "peak_bdnf_rel",
    "peak_restored_share",
    RELIEF,
    "peak_effect_site_umolar",
    "peak_block_interneuron",
    "peak_dissociation_index",
)
