from __future__ import annotations

from synapse_sim.agents.terminal import Terminal
from synapse_sim.draw.canvas import Rect
from synapse_sim.scenes.synapse.monoamine import describe_terminal, lanes
from synapse_sim.scenes.synapse.scene import SCENE
from tests.scenes.stage import drawn, frame

RECT = Rect(0, 0, 900, 450)


def _terminal(time_h: float = 100.0) -> Terminal:
    terminal = frame(time_h, treatment__drug="ssri").world.terminal
    assert terminal is not None
    return terminal


def test_a_monoamine_drug_shows_its_terminals_instead_of_the_cleft() -> None:
    assert drawn(SCENE, frame(100.0, treatment__drug="ssri")) != drawn(SCENE, frame(100.0))
    assert "1 s on screen = 20 ms" in SCENE.chips(frame(100.0, treatment__drug="ssri"))


def test_there_is_a_lane_for_each_transmitter_and_lanes_do_not_overlap() -> None:
    one, two, three = (lane.rect for lane in lanes(RECT, _terminal()))
    assert one.bottom <= two.y + 1e-6
    assert two.bottom <= three.y + 1e-6


def test_the_pointer_says_whether_a_transporter_holds_drug() -> None:
    terminal = _terminal()
    lane = lanes(RECT, terminal)[0]
    for x, blocked in zip(lane.x_px(terminal.transporter_x_nm[0]), terminal.blocked[0], strict=True):
        words = describe_terminal(terminal, RECT, float(x), lane.membrane_y)
        assert words is not None
        assert words.endswith("blocked by the drug") == bool(blocked)
