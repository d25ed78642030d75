from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from synapse_sim.config import Config, ConfigError
from synapse_sim.course.response.measurement import measure
from synapse_sim.course.response.plan import Dependencies, Plan
from synapse_sim.session import Session
from synapse_sim.session.commands import (
    Change,
    ChooseDrug,
    Freeze,
    GoTo,
    NewSeed,
    NextBookmark,
    Pin,
    Redo,
    Reset,
    TogglePlay,
    Undo,
)
from synapse_sim.session.followed_file import FollowedFile
from synapse_sim.session.playback import STILL_TICKS


@pytest.fixture
def session() -> Session:
    return Session(Config())


def watched(path: Path, text: str) -> Session:
    path.write_text(text, encoding="utf-8")
    return Session(Config({"treatment.dose": 0.4}), file=FollowedFile(path))


def save(path: Path, text: str) -> None:
    stamp = path.stat().st_mtime_ns + 1_000_000
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(stamp, stamp))


def test_a_change_of_dose_is_a_new_course_at_once(session: Session) -> None:
    before = session.course
    session.do(Change({"treatment.dose": 1.0}))
    assert session.course.effect_site_umolar.max() == pytest.approx(
        2 * before.effect_site_umolar.max(), rel=1e-6
    )
    assert session.frame().moment.time_h == 0.75


def test_spines_and_parcels_follow_a_change_in_the_same_frame(session: Session) -> None:
    before = session.world.dendrite
    session.do(Change({"treatment.dose": 1.0}, "drag dose"))
    assert session.world.dendrite is not before
    assert session.world.course is session.course


def test_cleft_and_circuit_are_built_anew_when_the_hand_is_still(session: Session) -> None:
    before = session.world.circuit
    session.do(Change({"treatment.dose": 1.0}, "drag dose"))
    assert session.world.circuit is before
    for _ in range(3):
        session.advance(1 / 60)
    assert session.world.circuit is before
    while session.world.circuit is before:
        session.advance(1 / 60)
    assert session.world.tick == session.tick - STILL_TICKS


def test_the_same_place_has_the_same_world_whichever_way_one_came(session: Session) -> None:
    other = Session(Config(), time_h=24.0)
    for time_h in (3.0, 24.0):
        session.do(GoTo(time_h))
        session.finish()
    assert session.world.digest() == other.world.digest()


def test_a_refused_change_says_why_and_changes_nothing(session: Session) -> None:
    before = session.config
    assert "outside" in session.do(Change({"treatment.dose": -1.0}))
    assert session.config is before


def test_a_drug_comes_with_its_regimen_as_one_step(session: Session) -> None:
    session.do(Change({"treatment.dose": 1.0}))
    session.do(ChooseDrug("esketamine"))
    assert session.config.treatment.route == "intranasal"
    session.do(Undo())
    assert session.config.treatment.drug == "ketamine"
    assert session.config.treatment.dose == 1.0


def test_undo_keeps_the_place_in_time(session: Session) -> None:
    session.do(Change({"treatment.dose": 1.0}))
    session.do(GoTo(24.0))
    session.do(Undo())
    assert session.config.treatment.dose == 0.5
    assert session.time_h == 24.0


def test_undo_with_nothing_to_undo_says_so(session: Session) -> None:
    session.do(Undo())
    assert session.notices == ["Nothing to undo."]


def test_reset_brings_parameters_and_time_back_and_can_be_undone(session: Session) -> None:
    session.do(Change({"treatment.dose": 1.0}))
    session.do(GoTo(24.0))
    session.do(Reset())
    assert (session.config.treatment.dose, session.time_h) == (0.5, 0.75)
    session.do(Undo())
    assert session.config.treatment.dose == 1.0


def test_time_stays_inside_the_course(session: Session) -> None:
    session.do(GoTo(1e6))
    assert session.time_h == session.frame().span_h[1]
    session.do(GoTo(-50))
    assert session.time_h == session.frame().span_h[0]


def test_play_moves_the_course_and_pause_rests_at_a_place(session: Session) -> None:
    session.do(Change({"window.pace": "1h"}))
    session.do(TogglePlay())
    for _ in range(30):
        session.advance(1 / 60)
    assert session.time_h == pytest.approx(1.25, abs=0.01)
    session.do(TogglePlay())
    assert not session.is_playing
    assert session.time_h * 60 == pytest.approx(round(session.time_h * 60))


def test_how_play_is_cut_into_frames_changes_nothing() -> None:
    worlds = []
    for frames in (15, 60):
        session = Session(Config())
        session.do(TogglePlay())
        for _ in range(frames):
            session.advance(0.5 / frames)
        worlds.append(session.world.digest())
    assert worlds[0] == worlds[1]


def test_play_ends_at_the_end(session: Session) -> None:
    session.do(Change({"window.pace": "1d"}))
    session.do(GoTo(335.0))
    session.do(TogglePlay())
    session.finish()
    session.advance(0.1)
    assert not session.is_playing
    assert session.time_h == session.frame().span_h[1]


def test_a_change_while_playing_goes_on_playing(session: Session) -> None:
    session.do(TogglePlay())
    session.do(Change({"treatment.dose": 1.0}))
    while session.time_h <= 0.75:
        session.advance(1 / 60)
    assert session.is_playing


def test_frozen_agents_stand_still(session: Session) -> None:
    session.do(Freeze())
    before = session.world.digest()
    session.advance(0.1)
    assert session.world.digest() == before


def test_bookmarks_go_through_the_moments_in_order(session: Session) -> None:
    session.do(GoTo(-1.0))
    times = []
    for _ in range(7):
        session.do(NextBookmark(1))
        times.append(session.time_h)
    assert times == sorted(times)
    assert times[-1] == 168.0
    session.do(NextBookmark(-1))
    assert session.time_h == 24.0


@pytest.mark.parametrize("dose", [0.1, 0.5])
def test_a_bookmark_takes_its_number_from_the_course(dose: float) -> None:
    session = Session(Config({"treatment.dose": dose}))
    session.do(GoTo(-1.0))
    for _ in range(2):
        session.do(NextBookmark(1))
    block = round(100 * float(session.course.block_interneuron.max()))
    assert session.notices[-1].startswith(f"Most drug on channels: {block} % of interneurons’")


def test_a_pinned_run_stays_behind_and_can_be_let_go(session: Session) -> None:
    first = session.course
    session.do(Pin())
    session.do(Change({"treatment.dose": 1.0}))
    assert [pin.course for pin in session.frame().pins] == [first]
    session.do(Undo())
    session.do(Pin())
    assert session.frame().pins == ()


def test_a_changed_circuit_is_measured_in_slices(session: Session) -> None:
    session.do(Change({"circuit.network_seed": 7}))
    assert session.frame().recomputing is not None
    stand_in = session.course.response
    while session.course.response is stand_in:
        session.advance(1 / 60)
    assert np.isfinite(session.course.rate_pyramidal_hz).all()
    assert session.frame().recomputing is not None


@pytest.fixture
def few_networks(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """What changes in an open session is measured on few networks, briefly: all the same steps, sooner."""
    del session
    of = Dependencies.of
    monkeypatch.setattr(Dependencies, "of", lambda config: of(config, Plan(networks=4, seconds=0.8)))


@pytest.mark.usefixtures("few_networks")
def test_a_changed_circuit_ends_with_the_response_measured_in_one_go(session: Session) -> None:
    session.do(Change({"circuit.network_seed": 8}))
    session.advance(1 / 60)
    session.finish()
    in_one_go = measure(Dependencies.of(session.config))
    assert session.course.response.to_json() == in_one_go.to_json()


@pytest.mark.usefixtures("few_networks")
def test_a_circuit_that_cannot_rest_is_said_until_it_is_mended(session: Session) -> None:
    session.do(Change({"circuit.tonic_nmda_interneuron_leak": 0.387, "circuit.spread": 0.45}))
    with pytest.raises(ConfigError, match="no background lets pyramidal cells rest"):
        session.finish()
    assert "no background lets pyramidal cells rest" in session.banner
    assert session.frame().recomputing is None
    session.do(Undo())
    session.finish()
    assert session.banner == ""


def test_a_new_seed_changes_luck_and_nothing_else(session: Session) -> None:
    before = session.course.relief
    session.do(NewSeed())
    assert session.config.seed == 2
    assert np.array_equal(before, session.course.relief)


def test_after_the_highest_seed_luck_is_other_again(session: Session) -> None:
    session.do(Change({"seed": 2**32 - 1}))
    session.do(NewSeed())
    assert session.config.seed == 0
    assert session.notices[-1] == "Seed 0: the same model with other luck."


def test_a_unit_changed_alone_converts_the_dose(session: Session) -> None:
    before = session.course.table
    assert session.do(Change({"treatment.dose_unit": "mg"})) == ""
    assert (session.config.treatment.dose, session.config.treatment.dose_unit) == (35.0, "mg")
    assert np.array_equal(before, session.course.table)


def test_a_choice_that_changes_nothing_is_said(session: Session) -> None:
    session.do(ChooseDrug("ssri"))
    session.do(Change({"modulators.rapamycin": 1.0}))
    assert session.notices[-1].startswith("modulators.rapamycin has no effect on the course: SSRI")


def test_choosing_a_drug_leaves_a_table_of_doses_behind(session: Session) -> None:
    session.do(Change({"treatment.doses": ({"at_h": 0.0, "dose": 0.5}, {"at_h": 48.0, "dose": 0.3})}))
    assert len(session.config.doses) == 2
    session.do(ChooseDrug("esketamine"))
    assert [dose.mg for dose in session.config.doses] == [84.0]


def test_a_saved_file_is_applied_within_a_second_as_one_step(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    session = watched(path, "[treatment]\ndose = 0.4\n")
    session.do(GoTo(24.0))
    save(path, "[treatment]\ndose = 0.3\n[subject]\nstate = 'healthy'\n")
    for _ in range(60):
        session.advance(1 / 60)
    assert session.config.treatment.dose == 0.3
    assert session.config.subject.state == "healthy"
    assert session.time_h == 24.0
    assert "Dose: 0.4 → 0.3" in " ".join(session.notices)
    session.do(Undo())
    assert (session.config.treatment.dose, session.config.subject.state) == (0.4, "stressed")


def test_a_broken_file_keeps_the_last_good_state_and_says_why(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    session = watched(path, "[treatment]\ndose = 0.4\n")
    save(path, "[treatment]\ndose = \n")
    session.advance(0.5)
    assert session.config.treatment.dose == 0.4
    assert "my.toml" in session.banner
    save(path, "[treatment]\ndose = 0.2\n")
    session.advance(0.5)
    assert session.banner == ""
    assert session.config.treatment.dose == 0.2


def test_how_the_window_looks_is_no_part_of_undo(session: Session) -> None:
    session.do(Change({"treatment.dose": 1.0}))
    session.do(Change({"window.projector": True}))
    session.do(Change({"window.scale": 1.4}))
    session.do(Undo())
    assert session.config.treatment.dose == 0.5
    assert (session.config.window.projector, session.config.window.scale) == (True, 1.4)
    session.do(Change({"window.projector": None}))
    session.do(Redo())
    assert session.config.treatment.dose == 1.0
    assert (session.config.window.projector, session.config.window.scale) == (False, 1.4)


def test_a_reset_keeps_the_look_of_the_window(session: Session) -> None:
    session.do(Change({"window.projector": True}))
    session.do(Change({"treatment.dose": 1.0}))
    session.do(Reset())
    assert session.config.window.projector
    assert session.config.treatment.dose == 0.5
