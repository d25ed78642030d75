"""Pages of blocks in columns that show no more than the session knows."""

from synapse_sim.ui.panels.sheets.evidence import EvidencePage
from synapse_sim.ui.panels.sheets.explanations import ExplanationsPage
from synapse_sim.ui.panels.sheets.numbers import NumbersPage
from synapse_sim.ui.panels.sheets.safety import SafetyPage
from synapse_sim.ui.panels.sheets.sheet import Sheet
from synapse_sim.ui.panels.sheets.trial import TrialPage

SHEETS: tuple[type[Sheet], ...] = (
    NumbersPage,
    EvidencePage,
    SafetyPage,
    ExplanationsPage,
    TrialPage,
)
"""In the order of their buttons."""
