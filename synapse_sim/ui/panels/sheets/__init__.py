"""Pages of blocks in columns: numbers, evidence, safety, explanations, lessons, a trial."""

from synapse_sim.ui.panels.sheets.evidence import EvidencePage
from synapse_sim.ui.panels.sheets.explanations import ExplanationsPage
from synapse_sim.ui.panels.sheets.lessons import LessonsPage
from synapse_sim.ui.panels.sheets.numbers import NumbersPage
from synapse_sim.ui.panels.sheets.safety import SafetyPage
from synapse_sim.ui.panels.sheets.sheet import Sheet
from synapse_sim.ui.panels.sheets.trial import TrialPage

SHEETS: tuple[type[Sheet], ...] = (
    NumbersPage,
    EvidencePage,
    SafetyPage,
    ExplanationsPage,
    LessonsPage,
    TrialPage,
)
"""In the order of their buttons."""
