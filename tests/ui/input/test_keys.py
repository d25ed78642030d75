"""Keyboards of eight countries, as SDL delivers their keys, and what holding a key does."""

from __future__ import annotations

from typing import NamedTuple

import pygame
import pytest
from pygame import KMOD_LCTRL, KMOD_LSHIFT, KMOD_MODE, KMOD_RALT

from synapse_sim.story.scene_names import view_names
from synapse_sim.ui.actions import ACTIONS, key_map
from synapse_sim.ui.input.events import Key, Keyboard
from tests.ui.pilot import Pilot

ALT_GR = (KMOD_RALT, KMOD_MODE, KMOD_LCTRL | KMOD_RALT)
"""On X11, where the layout switches modes, and on Windows."""
SHIFT = KMOD_LSHIFT


class Press(NamedTuple):
    """One key that goes down: what it shall do, and the event."""

    action: str
    key: str
    unicode: str
    scancode: int
    mod: int = 0


def place(letter: str) -> int:
    """The scancode of a Latin letter or digit."""
    code: int = getattr(pygame, f"KSCAN_{letter.upper()}")
    return code


LETTERS = {
    "p": "projector", "h": "controls", "o": "parameters", "k": "pin", "d": "published", "n": "step_on",
    "s": "send_signal", "r": "replay", "i": "about", "b": "blank",
}  # fmt: skip
SCENES = view_names()


def letters(made: str = "") -> list[Press]:
    """All letters that do something, and undo; `made` is what the keyboard makes of them and of z."""
    signs = dict(zip((*LETTERS, "z"), made or (*LETTERS, "z"), strict=True))
    plain = [Press(action, signs[key], signs[key], place(key)) for key, action in LETTERS.items()]
    capital = Press("step_back", signs["n"], signs["n"].upper(), place("n"), SHIFT)
    return [*plain, capital, Press("undo", signs["z"], "\x1a", place("z"), KMOD_LCTRL)]


def digits(made: str = "0123456") -> list[Press]:
    """The row of digits without Shift; where it has a sign that does something else, that comes first."""
    return [
        Press(f"scene_{name}", sign, sign, place(str(k)))
        for k, (name, sign) in enumerate(zip(SCENES, made, strict=False))
    ]


def with_alt_gr(action: str, key: str, sign: str, scancode: int) -> list[Press]:
    return [Press(action, key, sign, scancode, mod) for mod in ALT_GR]


LEFT_BRACKET, RIGHT_BRACKET = pygame.KSCAN_LEFTBRACKET, pygame.KSCAN_RIGHTBRACKET
US = [
    Press("dose_less", "[", "[", LEFT_BRACKET),
    Press("dose_more", "]", "]", RIGHT_BRACKET),
    Press("find", "/", "/", pygame.KSCAN_SLASH),
    Press("help", "/", "?", pygame.KSCAN_SLASH, SHIFT),
    Press("larger", "=", "+", pygame.KSCAN_EQUALS, SHIFT),
    Press("blank", ".", ".", pygame.KSCAN_PERIOD),
]
LAYOUTS: dict[str, list[Press]] = {
    "US": [*letters(), *digits(), *US],
    "UK": [*letters(), *digits(), *US],
    "FR": [
        *letters(),
        *digits("à&é\"'("),
        *(
            Press(f"scene_{SCENES[k]}", "à&é\"'(-"[k], str(k), place(str(k)), SHIFT)
            for k in range(len(SCENES))
        ),
        *with_alt_gr("dose_less", "(", "[", place("5")),
        *with_alt_gr("dose_more", ")", "]", pygame.KSCAN_MINUS),
        Press("find", ":", "/", pygame.KSCAN_PERIOD, SHIFT),
        Press("help", ",", "?", place("m"), SHIFT),
        Press("blank", ";", ".", pygame.KSCAN_COMMA, SHIFT),
        Press("smaller", "-", "-", place("6")),
    ],
    "DE": [
        *letters(),
        *digits(),
        *with_alt_gr("dose_less", "8", "[", place("8")),
        *with_alt_gr("dose_more", "9", "]", place("9")),
        Press("find", "7", "/", place("7"), SHIFT),
        Press("help", "ß", "?", pygame.KSCAN_MINUS, SHIFT),
        Press("larger", "+", "+", RIGHT_BRACKET),
    ],
    "ES": [
        *letters(),
        *digits(),
        *with_alt_gr("dose_less", "`", "[", LEFT_BRACKET),
        *with_alt_gr("dose_more", "+", "]", RIGHT_BRACKET),
        Press("find", "7", "/", place("7"), SHIFT),
        Press("help", "'", "?", pygame.KSCAN_MINUS, SHIFT),
    ],
    "IT": [
        *letters(),
        *digits(),
        *with_alt_gr("dose_less", "è", "[", LEFT_BRACKET),
        *with_alt_gr("dose_more", "+", "]", RIGHT_BRACKET),
        Press("find", "7", "/", place("7"), SHIFT),
        Press("help", "'", "?", pygame.KSCAN_MINUS, SHIFT),
    ],
    "RU": [
        *letters("зрщлвтыкшия"),
        *digits(),
        Press("help", "7", "?", place("7"), SHIFT),
        Press("find", "\\", "/", pygame.KSCAN_BACKSLASH, SHIFT),
        Press("close", "й", "\x11", place("q"), KMOD_LCTRL),
    ],
    "EL": [
        *letters("πηοκδνσριβζ"),
        *digits(),
        *US,
        Press("close", ";", "\x11", place("q"), KMOD_LCTRL),
        Press("close", "ς", "\x17", place("w"), KMOD_LCTRL),
    ],
}


def typed(press: Press) -> Key:
    """The key as the widgets see it."""
    event = pygame.Event(
        pygame.KEYDOWN, key=ord(press.key), unicode=press.unicode, scancode=press.scancode, mod=press.mod
    )
    key = Keyboard().translated(event)
    assert isinstance(key, Key)
    return key


def action_of(key: Key) -> str:
    rows = key_map()
    known = key.known_in(rows)
    return rows[known].name if known else ""


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_keyboard_has_every_key(layout: str) -> None:
    done = {press: action_of(typed(press)) for press in LAYOUTS[layout]}
    assert {press: did for press, did in done.items() if did != press.action} == {}


@pytest.mark.parametrize("mod", ALT_GR)
def test_altgr_is_no_alt_even_where_the_sign_is_the_keys_own(mod: int) -> None:
    assert action_of(typed(Press("", "[", "[", LEFT_BRACKET, mod))) == "dose_less"


def test_alt_on_a_mac_composes() -> None:
    assert action_of(typed(Press("", "5", "[", place("5"), pygame.KMOD_LALT))) == "dose_less"
    assert action_of(typed(Press("", "p", "p", place("p"), pygame.KMOD_LALT))) == ""


@pytest.mark.parametrize("mod", ALT_GR)
def test_a_sign_made_with_altgr_is_typed_and_no_command(mod: int) -> None:
    assert typed(Press("", "q", "@", place("q"), mod)) == Key("@", "@")


def test_a_latin_letter_means_itself_wherever_it_lies() -> None:
    select_all = typed(Press("", "a", "\x01", place("q"), KMOD_LCTRL))
    assert action_of(select_all) == ""
    undo = typed(Press("", "z", "\x1a", place("w"), KMOD_LCTRL))
    assert action_of(undo) == "undo"


def test_shift_counts_also_where_caps_lock_makes_the_letter_small() -> None:
    assert action_of(typed(Press("", "n", "n", place("n"), SHIFT))) == "step_back"


def test_a_letter_with_ctrl_types_nothing() -> None:
    assert typed(Press("", "p", "p", place("p"), KMOD_LCTRL)).text == ""


@pytest.mark.parametrize(("arrow", "dose"), [("shift+up", 0.6), ("shift+down", 0.4)])
def test_shift_and_an_upright_arrow_move_the_dose_also_while_another_slider_has_the_focus(
    arrow: str, dose: float
) -> None:
    pilot = Pilot()
    pilot.focus("time")
    pilot.key(arrow)
    assert pilot.session.config.treatment.dose == dose
    assert pilot.session.time_h == 0.75


def held(pilot: Pilot, letter: str, times: int) -> None:
    """Hold a key as long as SDL sends it so often."""
    code = getattr(pygame, f"K_{letter.upper()}", ord(letter[:1]))
    for _ in range(times):
        pilot.event(pygame.KEYDOWN, key=code, unicode=letter[:1], scancode=0, mod=0)
    pilot.event(pygame.KEYUP, key=code, unicode=letter[:1], scancode=0, mod=0)


def test_a_toggle_acts_once_however_long_its_key_is_held() -> None:
    pilot = Pilot()
    held(pilot, "p", 12)
    assert pilot.session.config.window.projector
    held(pilot, "p", 12)
    assert not pilot.session.config.window.projector


def test_only_nudges_go_on_while_a_key_is_held() -> None:
    going_on = {each.name for each in ACTIONS if each.repeats}
    assert going_on == {
        "time_back", "time_on", "time_back_little", "time_on_little", "time_back_far", "time_on_far",
        "dose_less", "dose_more",
    }  # fmt: skip
    pilot = Pilot()
    held(pilot, "]", 4)
    assert pilot.session.config.treatment.dose == pytest.approx(0.9)


@pytest.mark.parametrize("stop", ["play", "cell", "drug", "ribbon"])
def test_a_held_key_presses_a_control_once(stop: str) -> None:
    pilot = Pilot(drawer=True)
    pilot.focus(stop)
    held(pilot, "space", 7)
    assert pilot.session.is_playing == (stop == "play")
    assert pilot.session.config.cleft.cell == ("interneuron" if stop == "cell" else "pyramidal")
    assert (pilot.desk.pointer_focus.popup is not None) == (stop == "drug")
    assert pilot.session.scene == ("body" if stop == "ribbon" else "overview")


def test_a_key_that_went_up_while_the_window_was_away_is_free_again() -> None:
    pilot = Pilot()
    pilot.event(pygame.KEYDOWN, key=pygame.K_p, unicode="p", scancode=place("p"), mod=0)
    pilot.event(pygame.WINDOWFOCUSLOST)
    pilot.event(pygame.KEYDOWN, key=pygame.K_p, unicode="p", scancode=place("p"), mod=0)
    assert not pilot.session.config.window.projector
