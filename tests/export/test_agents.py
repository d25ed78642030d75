"""What is written of the agents is what lives in the world."""

from __future__ import annotations

import csv
import json
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest

from synapse_sim import Config, World, simulate
from synapse_sim.export.agents import ENDINGS, agents_bytes, agents_data
from tests.cli.commands import refused, typed

CONFIG = Config()
WORLD = World(CONFIG, simulate(CONFIG), 24.0)
DATA = agents_data(WORLD)


def test_the_spikes_are_those_of_the_raster() -> None:
    spikes = DATA["spikes"]
    assert len(spikes["cell"]) > 20
    np.testing.assert_allclose(spikes["time_ms"], WORLD.circuit.spikes.time_ms, rtol=1e-9)
    assert set(spikes["class"][spikes["cell"] >= 80]) == {"interneuron"}


def test_the_receptors_say_state_drug_and_place() -> None:
    receptors, cleft = DATA["receptors"], WORLD.cleft
    assert cleft is not None
    np.testing.assert_array_equal(receptors["state"] == "open", cleft.receptors.is_open)
    np.testing.assert_array_equal(receptors["drug"] != "free", cleft.receptors.drug > 0)
    assert {"AMPA", "NMDA"} <= set(receptors["class"])
    assert not receptors["magnesium"][receptors["class"] == "AMPA"].any()


def test_the_living_spines_are_those_of_the_branch() -> None:
    spines, branch = DATA["spines"], WORLD.dendrite.at(24.0)
    alive = spines["alive"] == 1
    assert sorted(spines["site"][alive]) == sorted(branch.site)
    assert (spines["born_h"][~np.isnan(spines["born_h"])] <= 24.0).all()
    assert (spines["died_h"][~alive] <= 24.0).all()
    assert not np.any(spines["died_h"][alive] <= 24.0)


def test_a_monoamine_drug_has_transporters_and_no_receptors() -> None:
    config = Config({"treatment.drug": "ssri"})
    data = agents_data(World(config, simulate(config), 30.0))
    assert len(data["receptors"]["class"]) == 0
    blocked = data["transporters"]["drug"][data["transporters"]["class"] == "SERT"] == "blocked"
    assert blocked.mean() > 0.4


def test_all_files_say_the_same() -> None:
    written = {ending: agents_bytes(WORLD, ending) for ending in ENDINGS}
    said = json.loads(written[".json"])
    archive = np.load(BytesIO(written[".npz"]))
    lines = written[".csv"].decode().splitlines()
    rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    for kind, columns in DATA.items():
        mine = [row for row in rows if row["agents"] == kind]
        for name, values in columns.items():
            assert archive[f"{kind}.{name}"].tolist() == pytest.approx(values.tolist(), nan_ok=True)
            assert len(said[kind][name]) == len(values) == len(mine)
    spikes = [float(row["time_ms"]) for row in rows if row["agents"] == "spikes"]
    assert spikes == said["spikes"]["time_ms"]
    assert "# time_h: 24.0" in lines


def test_the_command_writes_them_at_a_time_after_the_first_dose(tmp_path: Path) -> None:
    out = tmp_path / "a.json"
    result = typed("agents", "--time", "1h", "--set", "treatment.schedule_h=[5.0]", "--out", str(out))
    assert result.exit_code == 0, result.output
    assert json.loads(out.read_text())["time_h"] == 6.0


def test_what_cannot_be_written_is_refused(tmp_path: Path) -> None:
    assert refused("agents", "--out", "a.txt") == ["--out a.txt must end in .csv, .npz, .json"]
    (said,) = refused("agents", "--out", str(tmp_path / "a.csv"), "--time", "99d")
    assert said == "time_h = 2376 is outside the course, -1 to 336 h"
