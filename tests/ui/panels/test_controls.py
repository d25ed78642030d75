"""The control panel as a table: every row stands in both of its forms."""

from __future__ import annotations

from synapse_sim.ui.panels.flow import Item
from synapse_sim.ui.widgets.widget import Widget
from tests.ui.pilot import Pilot


def names(items: tuple[Item, ...]) -> list[str]:
    """The widgets among the items, also those that stand side by side."""
    found: list[str] = []
    for item in items:
        parts = item if isinstance(item, tuple) else (item,)
        found += [part.name for part in parts if isinstance(part, Widget)]
    return found


def test_the_one_column_is_read_in_the_order_of_tab() -> None:
    controls = Pilot().desk.parts.controls
    assert names(controls.docked()) == [widget.name for widget in controls.all]


def test_the_panel_over_the_scenes_has_every_widget_once() -> None:
    controls = Pilot().desk.parts.controls
    over = [name for column in controls.over() for name in names(column)]
    assert sorted(over) == sorted(widget.name for widget in controls.all)


def test_keys_move_the_dose_and_the_time_that_stand_on_the_panel() -> None:
    controls = Pilot().desk.parts.controls
    assert controls.dose in controls.part("treatment")
    assert controls.time in controls.part("treatment")
