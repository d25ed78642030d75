from __future__ import annotations

from math import asinh, sinh

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synapse_sim.ui.widgets.span import Reach, Span, Warp, nice

SPANS = {
    "linear": Span(-2.0, 8.0),
    "log": Span(0.01, 100.0, "log"),
    "root": Span(0.0, 2.0, "root", default=0.5, detents=(0.0, 0.5)),
    "asinh": Span(-1.0, 336.0, "asinh"),
}
REACHES: tuple[Reach, ...] = ("small", "medium", "large")


@given(share=st.floats(0, 1), warp=st.sampled_from(sorted(SPANS)))
@settings(deadline=None, max_examples=50)
def test_place_and_value_are_each_others_inverse(share: float, warp: Warp) -> None:
    span = SPANS[warp]
    assert span.share(span.value(share)) == pytest.approx(share, abs=1e-6)


@given(
    share=st.floats(0, 1),
    warp=st.sampled_from(sorted(SPANS)),
    reach=st.sampled_from(REACHES),
    direction=st.sampled_from((-1, 1)),
)
@settings(deadline=None, max_examples=50)
def test_a_step_moves_the_right_way_and_stays_inside(
    share: float, warp: Warp, reach: Reach, direction: int
) -> None:
    span = SPANS[warp]
    value = span.value(share)
    stepped = span.stepped(value, reach, direction)
    assert span.low <= stepped <= span.most
    assert direction * (stepped - value) >= -1e-9


def test_steps_of_the_dose_are_nice_numbers() -> None:
    dose = SPANS["root"]
    assert dose.stepped(0.5, "medium", 1) == 0.6
    assert dose.stepped(0.5, "small", 1) == 0.52
    assert dose.stepped(0.5, "large", -1) == 0.3


def test_a_thumb_near_a_detent_catches_it() -> None:
    dose = SPANS["root"]
    assert dose.caught(dose.share(0.5) + 0.01, 0.02) == 0.5
    assert dose.caught(dose.share(0.5) + 0.05, 0.02) != 0.5


def test_a_hand_reaches_no_further_than_the_top() -> None:
    span = Span(0.0, 6.0, "root", top=2.0)
    assert span.value(1.0) == 2.0
    assert span.share(6.0) == 1.0


def test_whole_numbers_stay_whole() -> None:
    span = Span(0, 10, whole=True)
    assert span.value(0.33) == 3.0
    assert span.stepped(3.0, "small", 1) == 4.0


@pytest.mark.parametrize(("extent", "part", "step"), [(2, 0.05, 0.1), (200, 0.05, 10), (1, 0.01, 0.01)])
def test_nice_steps_are_one_two_or_five(extent: float, part: float, step: float) -> None:
    assert nice(extent, part) == pytest.approx(step)


@pytest.mark.parametrize(
    ("span", "share", "value"),
    [
        (SPANS["linear"], 0.333, 1.35),
        (SPANS["root"], 0.3, 0.18),
        (SPANS["root"], 0.37, 0.27),
        (SPANS["log"], 0.25, 0.1),
        (SPANS["log"], 0.7, 6.31),
        (Span(0.0, 3.0), 0.337, 1.01),
        (Span(0.0, 6.0, "root", top=2.0), 0.3, 0.54),
        (Span(0, 9, whole=True), 0.37, 3.0),
    ],
)
def test_a_thumb_dropped_in_between_gives_the_value_there_in_round_numbers(
    span: Span, share: float, value: float
) -> None:
    assert span.caught(share, 0.0) == value


def test_along_a_stretched_course_every_place_can_be_had() -> None:
    span = SPANS["asinh"]
    middle = (asinh(-1.0) + asinh(336.0)) / 2
    assert span.caught(0.5, 0.0) == pytest.approx(sinh(middle), rel=1e-12)


@pytest.mark.parametrize("warp", sorted(SPANS))
def test_the_ends_of_a_track_are_the_ends_of_its_values(warp: Warp) -> None:
    span = SPANS[warp]
    assert [span.value(share) for share in (-0.5, 0.0, 1.0, 1.5)] == pytest.approx(
        [span.low, span.low, span.high, span.high]
    )
    assert [span.share(value) for value in (span.low - 1, span.low, span.high, span.high + 1)] == [0, 0, 1, 1]


def test_of_two_detents_within_reach_the_nearer_one_is_caught() -> None:
    span = Span(0.0, 10.0, detents=(4.0, 5.0))
    assert [span.caught(share, 0.1) for share in (0.44, 0.46)] == [4.0, 5.0]
    assert Span(0.0, 8.0, detents=(4.0,)).caught(0.25, 0.25) == 4.0
    assert Span(0.0, 8.0, detents=(4.0,)).caught(0.25, 0.24) == 2.0


@pytest.mark.parametrize(
    ("span", "value", "up", "down"),
    [
        (SPANS["linear"], 1.0, (1.1, 1.5, 2.0), (0.9, 0.5, 0.0)),
        (SPANS["log"], 1.0, (1.1, 1.58, 2.51), (0.912, 0.631, 0.398)),
        (Span(0, 10, whole=True), 5.0, (6.0, 6.0, 6.0), (4.0, 4.0, 4.0)),
        (Span(0, 200, whole=True), 50.0, (52.0, 60.0, 70.0), (48.0, 40.0, 30.0)),
    ],
)
def test_a_key_goes_a_hundredth_a_twentieth_or_a_tenth_of_the_way(
    span: Span, value: float, up: tuple[float, ...], down: tuple[float, ...]
) -> None:
    assert tuple(span.stepped(value, reach, 1) for reach in REACHES) == up
    assert tuple(span.stepped(value, reach, -1) for reach in REACHES) == down


def test_a_step_beyond_an_end_stays_there() -> None:
    assert SPANS["root"].stepped(1.95, "large", 1) == 2.0
    assert SPANS["linear"].stepped(-1.95, "large", -1) == -2.0


@pytest.mark.parametrize(
    ("wanted", "step"), [(1.4, 1.0), (1.5, 2.0), (3.1, 2.0), (3.2, 5.0), (7.0, 5.0), (7.1, 10.0), (0.08, 0.1)]
)
def test_the_nice_number_is_the_nearest_by_ratio(wanted: float, step: float) -> None:
    assert nice(100.0, wanted / 100.0) == pytest.approx(step)
