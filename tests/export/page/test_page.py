from __future__ import annotations

import json
import re
import shutil
import subprocess
from base64 import b64decode
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from synapse_sim.arrays import Floats
from synapse_sim.config import Config
from synapse_sim.course.simulate import simulate
from synapse_sim.export.page.packed import Packed, numbers, packed
from synapse_sim.export.page.page import MOST_BYTES, page_text
from synapse_sim.export.page.recording import LOST, NEW, parts
from synapse_sim.story.scene_names import SCENE_ROWS
from synapse_sim.story.stages import STAGES
from synapse_sim.world import World

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
COURSE = simulate(Config())


@cache
def page() -> str:
    return page_text(COURSE)


@cache
def data() -> dict[str, Any]:
    found = re.search(r'<script id="data" type="application/json">(.*?)</script>', page(), re.DOTALL)
    assert found
    kept: dict[str, Any] = json.loads(found[1])
    return kept


def unpacked(kept: Packed) -> Floats:
    raw = np.frombuffer(b64decode(kept["data"]), dtype="u1" if kept["type"] == 1 else "<u2")
    return np.asarray(kept["low"] + kept["step"] * raw.reshape(kept["shape"]), dtype=np.float64)


@given(st.lists(st.floats(-5, 5), min_size=1), st.booleans())
def test_packed_values_come_back_within_half_a_step(values: list[float], is_fine: bool) -> None:  # noqa: FBT001
    back = unpacked(packed(values, -5, 5, is_fine=is_fine))
    assert np.abs(back - values).max() <= 10 / (65535 if is_fine else 255) / 2 + 1e-12


@pytest.mark.parametrize("most", [3, 400])
def test_whole_numbers_come_back_as_they_are(most: int) -> None:
    assert unpacked(numbers([[0, most], [1, 2]])).tolist() == [[0, most], [1, 2]]


def test_the_page_is_one_small_file_that_asks_the_network_for_nothing() -> None:
    assert len(page().encode()) <= MOST_BYTES
    plain = re.sub(r'"data":"[^"]*"', "", page())
    assert not re.search(r"https?:|//[a-z]|@import|url\(", plain)
    assert "default-src 'none'" in page()
    assert "{{" not in page()


def test_its_curves_are_the_columns_of_the_course() -> None:
    lanes = data()["lanes"]
    assert lanes["time_h"] == pytest.approx(COURSE.time_h.tolist(), rel=1e-5)
    assert [lane["name"] for lane in lanes["lanes"]] == [stage.name for stage in STAGES]
    for lane, stage in zip(lanes["lanes"], STAGES, strict=True):
        assert lane["values"] == pytest.approx(stage.values(COURSE).tolist(), rel=1e-5)


def test_its_spines_are_those_of_the_branch_at_every_moment() -> None:
    world, moments = World(Config(), COURSE, 24.0), data()["moments_h"]
    states = unpacked(data()["dendrite"]["states"])
    row = min(range(len(moments)), key=lambda k: abs(moments[k] - 24.0))
    branch = world.dendrite.at(moments[row])
    assert int((states[row] == LOST).sum()) == len(branch.lost)
    assert int(((states[row] > 0) & (states[row] != LOST)).sum()) == len(branch.site)
    assert int((states[row] >= NEW).sum()) == int((branch.born_h >= 0).sum()) > 0


def test_its_parcels_are_those_of_the_body() -> None:
    world, moments = World(Config(), COURSE, 0.5), data()["moments_h"]
    row = min(range(len(moments)), key=lambda k: abs(moments[k] - 0.5))
    kept = unpacked(data()["body"]["counts"])[row]
    assert kept.sum() == len(world.body.at(moments[row]).place)


def test_every_scene_says_something_at_every_moment_in_the_words_of_the_window() -> None:
    assert set(data()["scenes"]) == {row.name for row in SCENE_ROWS}
    for scene in data()["scenes"].values():
        assert len(scene["captions"]["at"]) == len(data()["moments_h"])
        assert all(scene["captions"]["texts"])
        assert all(scene["alternatives"]["texts"])


def test_progress_tells_as_many_parts_as_it_says() -> None:
    told: list[object] = []
    page_text(simulate(Config({"course.horizon_h": 48.0})), told.append)
    assert len(told) == len(list(parts()))


@pytest.mark.parametrize(
    "changes", [{"treatment.drug": "ssri"}, {"treatment.dose": 0.0}, {"subject.species": "rat"}]
)
def test_other_runs_make_a_page_as_well(changes: dict[str, Any]) -> None:
    assert len(page_text(simulate(Config(changes))).encode()) <= MOST_BYTES


SCRIPT = """
<script>
const told = {errors: 0};
addEventListener("error", () => { told.errors += 1; });
const slider = document.getElementById("time");
const before = document.getElementById("now").textContent;
document.querySelectorAll("nav button").forEach((each) => each.click());
slider.value = 700; slider.dispatchEvent(new Event("input"));
told.scrubbed = document.getElementById("now").textContent !== before;
told.painted = Array.from(document.querySelectorAll("canvas")).map((canvas) => {
  const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  return pixels.some((value) => value > 0);
});
told.rows = Array.from(document.querySelectorAll("tbody tr")).map((line) =>
  Array.from(line.children).map((cell) => cell.textContent));
const at = slider.value;
document.getElementById("play").click();
function tell(tries) {
  told.played = Number(slider.value) > Number(at);
  if (!told.played && tries) { setTimeout(() => tell(tries - 1), 100); return; }
  const kept = document.createElement("pre"); kept.id = "told"; kept.textContent = JSON.stringify(told);
  document.body.append(kept);
}
tell(100);
</script></body>"""


@pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed")
def test_in_a_browser_it_plays_scrubs_and_shows_the_numbers_of_the_course(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(page().replace("</body>", SCRIPT, 1), encoding="utf-8")
    command = (
        str(BROWSER), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'own'}",
        "--virtual-time-budget=20000", "--dump-dom", file.as_uri(),
    )  # fmt: skip
    shown = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
    found = re.search(r'<pre id="told">(.*?)</pre>', shown, re.DOTALL)
    assert found, shown[-2000:]
    told = json.loads(found[1])
    assert told["errors"] == 0
    assert told["scrubbed"]
    assert told["played"]
    assert told["painted"] == [True, True]
    for time_h, *cells in told["rows"]:
        wanted = [_read(stage, float(time_h.replace("\u2212", "-"))) for stage in STAGES]
        assert [float(cell.replace("\u2212", "-")) for cell in cells] == pytest.approx(
            wanted, rel=6e-3, abs=1e-9
        )


def _read(stage: Any, time_h: float) -> float:
    return float(np.interp(time_h, COURSE.time_h, stage.values(COURSE)))
