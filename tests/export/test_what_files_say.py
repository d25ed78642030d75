"""Every file says what it is and where it comes from."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO

import numpy as np
import pytest

from synapse_sim import Config, World, simulate
from synapse_sim.app import App
from synapse_sim.draw.pygame_canvas.png import png_bytes
from synapse_sim.draw.pygame_canvas.surfaces import to_picture
from synapse_sim.export.agents import agents_bytes
from synapse_sim.export.tables import json_text, npz_bytes, unit_of
from synapse_sim.opening import WindowOptions

CONFIG = Config({"course.horizon_h": 48.0})
COURSE = simulate(CONFIG)


def test_a_course_says_title_units_seed_config_and_version() -> None:
    for said in (
        json.loads(json_text(COURSE)),
        json.loads(zipfile.ZipFile(BytesIO(npz_bytes(COURSE))).comment),
    ):
        assert said["title"] == "Ketamine, 0.5 mg/kg: course"
        assert said["units"]["plasma_ng_per_ml"] == "ng/mL"
        assert said["config"] == CONFIG.digest()
        assert said["seed"] == CONFIG.seed
        assert said["program"].startswith("synapse-sim ")


@pytest.mark.parametrize("ending", [".csv", ".json"])
def test_agents_say_the_same(ending: str) -> None:
    head = agents_bytes(World(CONFIG, COURSE, 1.0), ending).decode()[:1500]
    for words in ("Ketamine, 0.5 mg/kg: agents", CONFIG.digest(), "position_um", "µm", "illustrative"):
        assert words in (
            head if ending == ".csv" else json.dumps(json.loads(agents_json()), ensure_ascii=False)
        )


def agents_json() -> str:
    return agents_bytes(World(CONFIG, COURSE, 1.0), ".json").decode()


@pytest.mark.parametrize(
    ("name", "unit"),
    [("time_h", "h"), ("rate_pyramidal_hz", "Hz"), ("relief", ""), ("block_interneuron", "")],
)
def test_a_unit_is_the_end_of_a_name(name: str, unit: str) -> None:
    assert unit_of(name) == unit


def test_a_picture_of_the_window_carries_its_caption_and_is_the_same_picture() -> None:
    image = pytest.importorskip("PIL.Image")
    app = App(WindowOptions(CONFIG, size=(640, 400)))
    picture = to_picture(app.render((640, 400)))
    read = image.open(BytesIO(png_bytes(picture, app.said_of_picture())))
    assert np.array_equal(np.asarray(read.convert("RGB")), picture[:, :, :3])
    assert read.text["Title"] == "Ketamine, 0.5 mg/kg: course"
    assert CONFIG.digest() in read.text["Software"]
    assert len(read.text["Description"]) > 10
