"""The pages that lie over the scenes or beside them, by the names that users type."""

from __future__ import annotations

PARAMETERS, HELP = "parameters", "help"
NUMBERS, EVIDENCE, SAFETY, EXPLANATIONS, LESSONS = "numbers", "evidence", "safety", "explanations", "lessons"
SESSIONS, TRIAL = "sessions", "trial"
SHEETS = (NUMBERS, EVIDENCE, SAFETY, EXPLANATIONS, LESSONS, SESSIONS, TRIAL)
"""Pages of cards."""
PAGE_NAMES = (PARAMETERS, *SHEETS, HELP)
"""All of them, in the order of their buttons."""
