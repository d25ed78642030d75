"""Parameters of the section `trial`: the part of the score that comes from being treated at all."""

from __future__ import annotations

from typing import Literal

from synapse_sim.config.parameter import Section, parameter

Comparator = Literal["none", "pill", "saline", "midazolam", "anaesthesia"]


class Trial(Section):
    """What taking part in a trial does to the score, whatever the drug."""

    expectancy: Comparator = parameter(
        "none",
        label="Expectancy as in a trial with",
        source="illustrative: how far the score fell in the comparator arms of trials",
        note="It comes on top of the drug, and in real trials the two cannot be told apart well.",
    )
    dropout_per_week: float = parameter(
        0.03,
        low=0.0,
        high=1.0,
        unit="/week",
        label="Who leaves a virtual trial",
        source="illustrative: a few percent a week leave trials of infusions; whoever they are",
        note="Acts in virtual trials only; who has left is not counted.",
    )
