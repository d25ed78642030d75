from __future__ import annotations

import numpy as np
import pytest

from synapse_sim.draw import masks


@pytest.mark.parametrize("radius", [3.0, 7.5, 20.0])
def test_a_circle_covers_its_area(radius: float) -> None:
    assert masks.circle(64, radius).sum() == pytest.approx(np.pi * radius**2, rel=0.01)


def test_an_outline_is_the_box_without_its_inside() -> None:
    whole, line = masks.rounded_box(60, 40, 8), masks.rounded_box(60, 40, 8, 2)
    assert line[20, 30] == 0
    assert line[20, 0] == 1
    assert np.all(line <= whole + 1e-6)


def test_corners_are_round_and_smooth() -> None:
    box = masks.rounded_box(40, 40, 12)
    assert box[0, 0] == 0
    assert np.any((box > 0.1) & (box < 0.9))


@pytest.mark.parametrize("name", masks.SHAPES)
def test_every_mark_is_centered_and_inside_its_square(name: str) -> None:
    mask = masks.shape(name, 10)
    assert mask.shape[0] == mask.shape[1] == 23
    assert mask[0].max() == mask[-1].max() == 0
    assert abs(float(mask.sum(axis=0) @ (np.arange(23) - 11))) < 1.0


def test_marks_of_two_classes_differ_in_shape() -> None:
    drawn = [masks.shape(name, 10) > 0.5 for name in masks.SHAPES]
    for i, first in enumerate(drawn):
        for second in drawn[i + 1 :]:
            assert np.mean(first != second) > 0.03


def test_a_stroke_is_as_wide_as_asked_and_knows_its_place() -> None:
    mask, left, top = masks.stroke(np.array([[10.0, 20.0], [50.0, 20.0]]), 4)
    assert mask[:, 25 - left].sum() == pytest.approx(4.0, abs=0.05)
    assert top < 20 < top + mask.shape[0]
    assert left < 10


def test_dashes_cover_their_share_of_the_path() -> None:
    path = np.array([[0.0, 0.0], [60.0, 0.0], [60.0, 40.0]])
    pieces = masks.dashes(path, 6, 4)
    lengths = [np.hypot(*np.diff(piece, axis=0).T).sum() for piece in pieces]
    assert sum(lengths) == pytest.approx(60.0)
    assert len(pieces) == 10


def test_a_smooth_path_goes_through_its_points() -> None:
    points = np.array([[0.0, 0.0], [10.0, 5.0], [20.0, -5.0], [30.0, 0.0]])
    path = masks.smooth_path(points, 8)
    assert np.allclose(path[::8], points)


def test_a_point_in_a_polygon_has_negative_distance() -> None:
    corners = np.array([[0.0, 0.0], [10.0, 0.0], [10.0, 10.0], [0.0, 10.0]])
    distance = masks.polygon_distance(np.array([5.0, 15.0]), np.array([5.0, 5.0]), corners)
    assert np.allclose(distance, [-5.0, 5.0])
