from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from synapse_sim.draw.rect import Rect

sizes = st.floats(0, 3000)
rects = st.builds(Rect, st.floats(-500, 500), st.floats(-500, 500), sizes, sizes)


@settings(deadline=None, max_examples=40)
@given(rects, st.floats(-10, 4000))
def test_two_slices_fill_the_whole(rect: Rect, amount: float) -> None:
    for first, rest in (rect.top_slice(amount), rect.bottom_slice(amount)):
        assert abs(first.h + rest.h - rect.h) < 1e-6
        assert min(first.h, rest.h) >= 0
    for first, rest in (rect.left_slice(amount), rect.right_slice(amount)):
        assert abs(first.w + rest.w - rect.w) < 1e-6


@settings(deadline=None, max_examples=40)
@given(rects, st.floats(0.05, 0.95))
def test_neighbours_share_their_edge_in_whole_pixels(rect: Rect, share: float) -> None:
    left, right = rect.left_slice(share * rect.w)
    x, _, width, _ = left.whole
    assert abs(x + width - right.whole[0]) <= 1


def test_a_rectangle_holds_its_upper_left_corner_and_not_its_lower_right() -> None:
    rect = Rect(10, 20, 30, 40)
    assert rect.contains(10, 20)
    assert not rect.contains(40, 60)


def test_what_two_rectangles_share_is_empty_where_they_do_not_meet() -> None:
    rect = Rect(0, 0, 10, 10)
    assert rect.common(Rect(5, 5, 10, 10)) == Rect(5, 5, 5, 5)
    assert not rect.meets(Rect(10, 0, 5, 5))
    assert rect.common(Rect(20, 0, 5, 5)).w == 0


def test_an_inset_never_turns_inside_out() -> None:
    assert Rect(0, 0, 10, 10).inset(20) == Rect(20, 20, 0, 0)
