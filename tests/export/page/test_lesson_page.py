"""A lesson, and a second arm, on a page."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from synapse_sim.config import Config
from synapse_sim.course.simulate import simulate
from synapse_sim.export.page.page import MOST_BYTES_OF_A_LESSON, lesson_text, page_text
from synapse_sim.export.page.played import Played
from synapse_sim.lesson.shelf import find_lesson, lesson_names
from synapse_sim.story.scene_names import SCENE_ROWS
from synapse_sim.story.stages import STAGES

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
LESSON = "brake"
SHORT = {"course.horizon_h": 48.0}


@cache
def lesson_page() -> str:
    return lesson_text(Played.of(find_lesson(LESSON)))


@cache
def two_arms() -> str:
    arms = (
        simulate(Config({**SHORT, "treatment.dose": 1.0})),
        simulate(Config({**SHORT, "treatment.dose": 0.0})),
    )
    return page_text(arms[0], beside=arms[1])


def data(page: str) -> dict[str, Any]:
    found = re.search(r'<script id="data" type="application/json">(.*?)</script>', page, re.DOTALL)
    assert found
    kept: dict[str, Any] = json.loads(found[1])
    return kept


def test_the_page_of_a_lesson_holds_its_beats_in_order_with_their_words() -> None:
    lesson, beats = find_lesson(LESSON), data(lesson_page())["beats"]
    assert len(beats) == len(lesson.beats)
    assert beats[0]["sentence"] == "Interneurons hold pyramidal cells in check."
    assert not any("{" in beat["sentence"] + beat["remark"] or "…" in beat["remark"] for beat in beats)
    assert {beat["scene"] for beat in beats} <= {row.name for row in SCENE_ROWS}
    assert [beat["from_h"] for beat in beats] == [beat.stretch.from_h for beat in lesson.beats]


def test_every_run_of_a_lesson_is_the_course_of_its_beat() -> None:
    lesson, kept = find_lesson(LESSON), data(lesson_page())
    runs = [kept, *kept["others"]]
    for beat, shown in zip(lesson.beats, kept["beats"], strict=True):
        course = simulate(Config(beat.changes))
        for lane, stage in zip(runs[shown["run"]]["lanes"]["lanes"], STAGES, strict=True):
            assert lane["values"] == pytest.approx(stage.values(course).tolist(), rel=1e-5)
        assert (shown["beside"] is None) is (beat.beside is None)


def test_the_page_of_a_lesson_is_light_and_asks_the_network_for_nothing() -> None:
    assert len(lesson_page().encode()) <= MOST_BYTES_OF_A_LESSON
    assert not re.search(r"https?:|//[a-z]|@import|url\(", re.sub(r'"data":"[^"]*"', "", lesson_page()))


@pytest.mark.long
@pytest.mark.parametrize("name", lesson_names())
def test_every_shipped_lesson_makes_a_page_that_is_light(name: str) -> None:
    assert len(lesson_text(Played.of(find_lesson(name))).encode()) <= MOST_BYTES_OF_A_LESSON


def test_a_page_with_a_second_arm_holds_both_courses() -> None:
    kept = data(two_arms())
    (other,) = kept["others"]
    assert (kept["beside"], other["beside"]) == (1, 0)
    assert max(other["lanes"]["lanes"][0]["values"]) == 0.0 < max(kept["lanes"]["lanes"][0]["values"])


SCRIPT = """
<script>
const told = {errors: 0};
addEventListener("error", () => { told.errors += 1; });
const press = (id) => document.querySelectorAll(id).forEach((each) => each.click());
told.first = document.getElementById("caption").textContent;
told.captions = Array.from(document.querySelectorAll("#beats button")).map((each) => {
  each.click();
  return document.getElementById("caption").textContent;
});
told.tables = document.querySelectorAll("table").length;
press("#arm");
told.arm = (document.getElementById("arm") || {}).textContent || "";
press("#scenes button");
told.left = document.querySelectorAll('#beats button[aria-pressed="true"]').length;
const kept = document.createElement("pre"); kept.id = "told"; kept.textContent = JSON.stringify(told);
document.body.append(kept);
</script></body>"""


def shown(page: str, folder: Path) -> dict[str, Any]:
    """What the script tells of a page in a browser."""
    file = folder / "page.html"
    file.write_text(page.replace("</body>", SCRIPT, 1), encoding="utf-8")
    command = (
        str(BROWSER), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'own'}",
        "--virtual-time-budget=20000", "--dump-dom", file.as_uri(),
    )  # fmt: skip
    dump = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
    found = re.search(r'<pre id="told">(.*?)</pre>', dump, re.DOTALL)
    assert found, dump[-2000:]
    told: dict[str, Any] = json.loads(found[1])
    return told


@pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed")
def test_in_a_browser_the_buttons_lead_through_the_beats(tmp_path: Path) -> None:
    told, beats = shown(lesson_page(), tmp_path), data(lesson_page())["beats"]
    assert told["errors"] == 0
    assert told["first"].startswith(beats[0]["sentence"])
    for caption, beat in zip(told["captions"], beats, strict=True):
        assert caption.startswith(beat["sentence"])
        assert all(answer in caption for answer in beat["answers"])
    assert told["left"] == 0


@pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed")
def test_in_a_browser_the_arms_change_places(tmp_path: Path) -> None:
    told = shown(two_arms(), tmp_path)
    assert told["errors"] == 0
    assert told["arm"] == "Beside it; press for this run"
    assert told["tables"] == 2
