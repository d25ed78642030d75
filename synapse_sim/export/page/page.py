"""The page itself: a template, its look and its program, and the recording put into it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from html import escape
from typing import Any

from synapse_sim.config import assets_dir
from synapse_sim.course.course import Course
from synapse_sim.draw.theme import load_theme
from synapse_sim.export.page.played import Played
from synapse_sim.export.page.recording import AMONG_OTHERS, Recorder, Told
from synapse_sim.export.tables import provenance
from synapse_sim.files.reading import own_text
from synapse_sim.story.words import drug_label
from synapse_sim.texts.catalogue import spoken, text
from synapse_sim.version import VERSION

LOOKS = ("dark", "projector")
MOST_BYTES, MOST_BYTES_OF_A_LESSON = 1_000_000, 3_000_000
"""What the page of a course and of a lesson may weigh, so that it can be sent by mail."""


def page_text(course: Course, told: Told = lambda _part: None, beside: Course | None = None) -> str:
    """One HTML file that shows a course: no network, no library, nothing beside it.

    Args:
        course: what is shown.
        told: is called after each part of the recording.
        beside: of a second arm, if there is one.
    """
    runs = [Recorder(course, told).recorded()]
    if beside is not None:
        runs.append({**Recorder(beside, told, AMONG_OTHERS).recorded(), "beside": 0})
        runs[0]["beside"] = 1
    title = text("page.title", drug=drug_label(course.config), mg=f"{course.config.doses[0].mg:.3g}")
    return _written(title, course, runs)


def lesson_text(played: Played, told: Told = lambda _part: None) -> str:
    """One HTML file that shows a lesson beat by beat.

    Args:
        played: its beats and their runs.
        told: is called after each part of the recordings.
    """
    runs = [Recorder(course, told, AMONG_OTHERS).recorded() for course in played.courses]
    return _written(played.lesson.title, played.courses[0], runs, played.beats())


def _written(
    title: str, course: Course, runs: list[dict[str, Any]], beats: Sequence[dict[str, Any]] = ()
) -> str:
    """The page of one run or of several, and of the beats that lead through them."""
    content = {
        **runs[0],
        "others": runs[1:],
        "beats": beats,
        "title": title,
        "origin": {name: said for name, said in provenance(course).items() if name != "changes"},
        "words": {name: text(f"page.words.{name}") for name in spoken().names_in("page.words")},
        "looks": {name: _colours(name) for name in LOOKS},
        "language": spoken().language,
    }
    return _filled(title, content)


def _colours(look: str) -> dict[str, str]:
    colours = load_theme(look).colours
    return {name: "#{:02x}{:02x}{:02x}".format(*colour) for name, colour in colours.items()}


def _filled(title: str, content: dict[str, Any]) -> str:
    """The template with all its parts; nothing in the data can end the script that holds it."""
    data = json.dumps(content, allow_nan=False, separators=(",", ":"), ensure_ascii=False)
    parts = {
        "title": escape(title),
        "language": escape(content["language"]),
        "version": escape(VERSION),
        "disclaimer": escape(text("page.words.disclaimer")),
        "help": escape(text("safety.help_line")),
        "style": _asset("page.css"),
        "data": data.replace("<", "\\u003c"),
        "program": _asset("page.js"),
    }
    return re.sub(r"\{\{(\w+)\}\}", lambda found: parts[found[1]], _asset("page.html"))


def _asset(name: str) -> str:
    return own_text(assets_dir() / "page" / name)
