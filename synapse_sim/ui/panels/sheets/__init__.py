"""Pages of blocks in columns: numbers, evidence, safety, explanations, lessons."""

from synapse_sim.ui.panels.sheets.evidence import EvidencePage
from synapse_sim.ui.panels.sheets.explanations import ExplanationsPage
from synapse_sim.ui.panels.sheets.lessons import LessonsPage
from synapse_sim.ui.panels.sheets.numbers import NumbersPage
from synapse_sim.ui.panels.sheets.safety import SafetyPage
from synapse_sim.ui.panels.sheets.sheet import Sheet

SHEETS: tuple[type[Sheet], ...] = (NumbersPage, EvidencePage, SafetyPage, ExplanationsPage, LessonsPage)
"""In the order of their buttons."""
