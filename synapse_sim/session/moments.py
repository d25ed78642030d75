"""Moments of a course that are worth going to: which comes next, and what is said on arrival."""

from __future__ import annotations

from synapse_sim.course.bookmarks import bookmarks
from synapse_sim.course.course import Course
from synapse_sim.session.dose import relief_is_known
from synapse_sim.story.facts import facts
from synapse_sim.story.words import bookmark as bookmark_message

_AT_IT_H = 1 / 120
"""So near a moment is counted as being there."""


def next_bookmark(course: Course, time_h: float, direction: int) -> str:
    """The bookmark that comes next (1), or was the last (-1); empty if there is none."""
    away_h = {name: direction * (at_h - time_h) for name, at_h in bookmarks(course).items()}
    ahead = {name: away for name, away in away_h.items() if away > _AT_IT_H}
    return min(ahead, key=lambda each: ahead[each], default="")


def moment_words(course: Course, bookmark: str) -> str:
    """What a bookmark of a course is.

    Raises:
        KeyError: if the course has no such bookmark.
    """
    time_h = bookmarks(course)[bookmark]
    now = facts(course, time_h, relief_is_known=relief_is_known(course))
    return str(bookmark_message(bookmark, now))
