from __future__ import annotations

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
