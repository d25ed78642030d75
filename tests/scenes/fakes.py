from __future__ import annotations

import numpy as np

from synapse_sim.scenes.synapse.reading import SynapseReading


def fake_synapse(cell: str = "pyramidal", molecules: int = 1200, seed: int = 1) -> SynapseReading:
    rng = np.random.default_rng(seed)
    reach, turn = 120 * np.sqrt(rng.random(70)), 2 * np.pi * rng.random(70)
    ms = np.linspace(0, 40, 400)
    pulse = np.exp(-((ms - 12).clip(0) / 4)) * (ms > 12)
    nmda = np.arange(70) % 7 < 2
    look = np.where(
        nmda,
        np.array([0, 4, 5, 2, 6, 7, 1, 7, 4, 0])[np.arange(70) // 7],
        np.array([0, 0, 1, 2, 3])[np.arange(70) % 5],
    )
    vesicles = 16
    place = np.array(
        [rng.uniform(-130, 130, vesicles), rng.uniform(-40, 60, vesicles), rng.uniform(25, 95, vesicles)]
    )
    place[2, :5] = 20.0
    return SynapseReading(
        cell=cell,
        height_nm=20.0,
        density_nm=120.0,
        glutamate_nm=np.vstack([rng.normal(0, 90, (2, molecules)), 20 * rng.random((1, molecules))]),
        drug_nm=np.vstack([rng.uniform(-150, 150, (2, 5)), 20 * rng.random((1, 5))]),
        calcium_nm=np.vstack([rng.normal(0, 50, (2, 80)), -20 * rng.random((1, 80))]),
        receptor_nm=np.stack([reach * np.cos(turn), reach * np.sin(turn)]),
        receptor_is_nmda=nmda,
        receptor_look=look,
        receptor_bound=np.arange(70) % 3,
        vesicle_nm=place,
        vesicle_fill=np.linspace(1, 0.4, vesicles),
        vesicle_opened=np.array([0.0, 0.35, 0.6] + [0.0] * (vesicles - 3)),
        transporter_count=np.array([np.outer((1, 2), (40, 25, 12, 6, 0)), np.full((2, 5), 555)]),
        skipped_s=1.2,
        failures=3,
        trace_ms=ms,
        trace_voltage_mv=-65 + 25 * pulse,
        trace_ampa_pa=-60 * pulse,
        trace_nmda_pa=-18 * np.exp(-((ms - 14).clip(0) / 30)) * (ms > 14),
        trace_calcium_umolar=0.05 + 0.5 * np.exp(-((ms - 16).clip(0) / 12)) * (ms > 16),
    )
