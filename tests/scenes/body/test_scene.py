from __future__ import annotations

import numpy as np
import pytest

from synapse_sim.agents.body.parcels import BRAIN, OUT
from synapse_sim.config import Config
from synapse_sim.draw.canvas import Rect
from synapse_sim.scenes.body.parcels import parcel_places
from synapse_sim.scenes.body.reading import shares_of_dose
from synapse_sim.scenes.body.scene import SCENE
from synapse_sim.scenes.body.tools import TOOLS
from synapse_sim.scenes.body.view import body_view, figure_of
from tests.scenes.stage import drawn, frame, room

ROUTES = [route for route in figure_of("human").doors if route != "intraperitoneal"]
RECT = Rect(0, 0, 900, 450)


def test_every_route_of_every_drug_has_its_door() -> None:
    for drug in Config().drugs.values():
        for species in ("human", "rat", "mouse"):
            assert set(drug.routes_for(species)) <= set(figure_of(species).doors)


@pytest.mark.parametrize("species", ["human", "rat"])
def test_every_door_has_a_tool_and_every_place_a_region(species: str) -> None:
    figure = figure_of(species)
    assert {door.tool for door in figure.doors.values()} <= set(TOOLS)
    assert set(figure.regions) == set(range(1, OUT + 1))


def test_the_nine_routes_look_different() -> None:
    pictures = {
        drawn(SCENE, frame(0.1, treatment__route=route, treatment__dose=0.3), (220, 240)) for route in ROUTES
    }
    assert len(pictures) == len(ROUTES) == 9


def test_every_parcel_lies_within_the_figure() -> None:
    shown = frame(0.75)
    figure, door = figure_of("human"), figure_of("human").doors["iv_infusion"]
    x, y = parcel_places(shown.world.body.at(0.75), figure, door, 0.75, tick=500)
    assert len(x) > 100
    assert np.abs(x).max() < figure.width / 2
    assert y.min() > 0.0


def test_a_parcel_glides_from_place_to_place() -> None:
    shown = frame(0.75)
    figure, door = figure_of("human"), figure_of("human").doors["iv_infusion"]
    visits = shown.world.body.at(0.75)
    still = visits.where(np.flatnonzero((visits.entered_h < 0.74) & (visits.leaves_h > 0.76)))
    before, after = (np.stack(parcel_places(still, figure, door, t, tick=0)) for t in (0.7499, 0.7501))
    assert np.abs(after - before).max() < 0.02


def test_the_shares_of_a_dose_add_up_to_one_without_the_brain_s_own_parcels() -> None:
    for time_h in (0.2, 0.75, 6.0, 48.0):
        shown = frame(time_h)
        visits = shown.world.body.at(time_h)
        shares = shares_of_dose(visits, shown.world.body.given(time_h))
        assert sum(shares) == pytest.approx(1.0)
        assert min(shares) >= 0.0
    assert BRAIN in frame(0.75).world.body.at(0.75).place


def test_what_one_dot_holds_follows_the_dose_and_the_number_of_parcels() -> None:
    assert SCENE.chips(frame(0.75))[0] == "1 dot = 120 µg"
    assert SCENE.chips(frame(0.75, body__parcels=600))[0] == "1 dot = 58 µg"
    assert SCENE.chips(frame(0.75, treatment__dose=0.0)) == ("not to scale",)


def test_the_pointer_finds_a_parcel_and_an_organ() -> None:
    shown = frame(0.75)
    view = body_view(RECT, figure_of("human"))
    empty = frame(-0.5)
    x, y = view.place(*figure_of("human").organs[1].limbs[0][:2])
    assert SCENE.describe(empty, room(RECT), x, y) == "Brain"
    assert "parcel" in str(SCENE.describe(shown, room(RECT), *view.place(*figure_of("human").heart)))


def test_a_rat_has_a_figure_of_its_own() -> None:
    rat = frame(0.3, subject__species="rat", treatment__route="intraperitoneal", treatment__dose=10.0)
    assert drawn(SCENE, rat) != drawn(SCENE, frame(0.3))
