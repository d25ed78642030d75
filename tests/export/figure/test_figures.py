from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from matplotlib.lines import Line2D
from PIL import Image

from synapse_sim.arrays import Floats
from synapse_sim.config import Config
from synapse_sim.config.routes import route_label
from synapse_sim.experiments.findings.findings import findings
from synapse_sim.export.figure.course import course_figure
from synapse_sim.export.figure.doses import dose_response_figure, routes_figure
from synapse_sim.export.figure.evidence import board_figure, finding_figure
from synapse_sim.export.figure.figures import ENDINGS, write_figure
from synapse_sim.export.figure.people import population_figure
from synapse_sim.export.figure.sheet import ink, styled
from synapse_sim.files.errors import FileError
from synapse_sim.story.stages import STAGES


def values(line: Line2D) -> tuple[Floats, Floats]:
    """A curve's places, (n,) each."""
    x, y = (np.asarray(each, dtype=np.float64) for each in (line.get_xdata(), line.get_ydata()))
    return x, y


FEW = {"population.subjects": 20}


def test_the_course_has_a_lane_for_every_stage_and_says_each_peak() -> None:
    with styled():
        drawn = course_figure(Config())
    assert len(drawn.figure.axes) == len(STAGES)
    assert all(stage.names[0] in drawn.alternative for stage in STAGES)
    assert "0.43 µM" in drawn.alternative


def test_a_course_without_drug_has_lanes_that_lie_still() -> None:
    with styled():
        drawn = course_figure(Config({"treatment.dose": 0.0}))
    assert drawn.alternative.count("no change") >= 5


def test_the_surge_against_the_dose_begins_at_nothing_and_says_where_it_is_largest() -> None:
    with styled():
        drawn = dose_response_figure(Config())
    block, surge = drawn.figure.axes
    dose, change = values(surge.lines[0])
    assert change[0] == pytest.approx(0, abs=1e-6)
    assert change.max() > 20
    assert f"{float(dose[int(change.argmax())]):.3g}"[:3] in drawn.alternative
    interneurons, pyramidal = (values(line)[1] for line in block.lines)
    assert all(a > b for a, b in zip(interneurons[1:], pyramidal[1:], strict=True))


def test_all_routes_of_the_drug_stand_on_equal_axes() -> None:
    config = Config()
    with styled():
        drawn = routes_figure(config)
    panels = [axes for axes in drawn.figure.axes if axes.get_visible()]
    assert [axes.get_title(loc="left") for axes in panels] == [
        route_label(route) for route in config.drug.routes_for("human")
    ]
    assert re.search(r"Swallowed: [\d.]+ ng/mL at most, 20 % of the largest area", drawn.alternative)
    assert len({axes.get_ylim() for axes in panels}) == 1
    assert all(axes.get_ylim()[1] >= values(axes.lines[0])[1].max() for axes in panels)


def test_every_arm_of_the_population_stands_in_both_panels() -> None:
    with styled():
        drawn = population_figure(Config(FEW))
    scores, shares = drawn.figure.axes
    assert [line.get_label() for line in scores.lines] == [line.get_label() for line in shares.lines]
    assert len(scores.lines) == 4
    assert drawn.title.startswith("20 virtual patients")


@pytest.mark.parametrize("verdict", ["pass", "shown"])
def test_a_finding_shows_what_was_published_beside_the_answer(verdict: str) -> None:
    chosen = next(
        each for each in findings() if bool(each.probe and each.low is not None) == (verdict == "pass")
    )
    with styled():
        drawn = finding_figure(chosen.id, {})
    assert chosen.published in drawn.alternative
    assert chosen.claim.rstrip(".") in drawn.title


def test_the_board_counts_what_its_marks_say() -> None:
    with styled():
        drawn = board_figure({})
    (axes,) = drawn.figure.axes
    circles = values(axes.lines[0])[0]
    counted = [int(found) for found in re.findall(r"(\d+) of \d+", drawn.alternative)]
    assert counted == [int((circles == k).sum()) for k in range(len(counted))]


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_says_what_it_shows_and_has_the_same_bytes_every_time(tmp_path: Path, ending: str) -> None:
    paths = [tmp_path / f"{k}{ending}" for k in range(2)]
    drawn, _ = (write_figure("course", Config(), path) for path in paths)
    first, second = (path.read_bytes() for path in paths)
    assert first == second
    if ending == ".png":
        with Image.open(paths[0]) as image:
            assert image.info["Description"] == drawn.alternative
            assert image.size[0] >= 1900
    elif ending == ".svg":
        assert "0.43 µM" in first.decode()
    else:
        assert first.startswith(b"%PDF")


def test_a_file_that_is_there_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "mine.png"
    path.write_text("mine")
    with pytest.raises(FileError):
        write_figure("course", Config(), path)
    assert path.read_text() == "mine"


def test_colours_are_those_of_the_projector() -> None:
    assert re.fullmatch("#[0-9A-F]{6}", ink("growth"))
