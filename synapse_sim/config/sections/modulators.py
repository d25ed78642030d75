"""Parameters of the section `modulators`: what is given besides, each acting at its own place."""

from __future__ import annotations

from synapse_sim.config.parameter import Section, parameter


class Modulators(Section):
    """Virtual lesions: 0 leaves a target alone, 1 blocks (or engages) all of it."""

    rapamycin: float = parameter(
        0.0,
        low=0.0,
        high=1.0,
        label="Rapamycin: mTORC1 blocked",
        source="Li 2010, Science 329:959",
        confidence="debated",
        note="Stops new spines; in rodents the early effect as well, in patients it did not.",
    )
    nbqx: float = parameter(
        0.0,
        low=0.0,
        high=1.0,
        label="NBQX: AMPA receptors blocked",
        source="Maeng 2008, Biol Psychiatry 63:349",
        confidence="measured",
        note="Acts on the signal that reaches BDNF; the circuit itself is left alone.",
    )
    lamotrigine: float = parameter(
        0.0,
        low=0.0,
        high=1.0,
        label="Lamotrigine: glutamate release held back",
        source="Anand 2000, Arch Gen Psychiatry 57:270",
        confidence="debated",
        note="The model cannot tell it from the mGluR2/3 agonist: both are one factor on the surge.",
    )
    mglur23_agonist: float = parameter(
        0.0,
        low=0.0,
        high=1.0,
        label="mGluR2/3 agonist: glutamate release held back",
        source="Schobel 2013, Neuron 78:81",
        confidence="measured",
        note="The model cannot tell it from lamotrigine: both are one factor on the surge.",
    )
    bdnf_block: float = parameter(
        0.0,
        low=0.0,
        high=1.0,
        label="BDNF blocked",
        source="Liu 2012, PMC3290730; Autry 2011, Nature 475:91",
        confidence="measured",
    )
    spine_erasure: float = parameter(
        0.0,
        low=0.0,
        high=1.0,
        label="New spines erased",
        source="Moda-Sava 2019, Science 364:eaat8078",
        confidence="measured",
    )
    magnesium_mmolar: float = parameter(
        1.0,
        unit="mM",
        low=0.0,
        high=3.0,
        label="Magnesium outside the cells",
        source="Jahr & Stevens 1990, J Neurosci 10:3178",
        confidence="measured",
    )
