"""Parameters of the section `hypothesis`: how much each explanation counts."""

from __future__ import annotations

from synapse_sim.config.parameter import Section, parameter


class Hypothesis(Section):
    """Weights of the explanations of what starts BDNF; none of them is proven."""

    disinhibition: float = parameter(
        0.8,
        low=0.0,
        high=2.0,
        label="Disinhibition: the glutamate surge",
        source="illustrative: the leading explanation gets the larger weight; Gerhard 2020, JCI 130:1336",
        confidence="debated",
    )
    direct_inhibition: float = parameter(
        0.2,
        low=0.0,
        high=2.0,
        label="Direct inhibition: block at rest, eEF2 kinase",
        source="illustrative: the rest of the weight; Gideons 2014, PNAS 111:8649",
        confidence="debated",
    )
    extrasynaptic: float = parameter(
        0.0,
        low=0.0,
        high=2.0,
        label="Extrasynaptic GluN2B: block of the tonic current",
        source="illustrative: off unless chosen; Miller 2014, eLife 3:e03581",
        confidence="debated",
    )
    metabolite: float = parameter(
        0.0,
        low=0.0,
        high=2.0,
        label="Metabolite: (2R,6R)-hydroxynorketamine",
        source="illustrative: off unless chosen; Zanos 2016, Nature 533:481",
        confidence="debated",
    )
