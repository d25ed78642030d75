"""Parameters of the section `dendrite`: one branch with its spine sites, drawn to scale."""

from __future__ import annotations

from synapse_sim.config.parameter import Section, parameter


class Dendrite(Section):
    """One branch of a pyramidal cell: sites, the shapes of spines, and the events between them."""

    spines: int = parameter(
        400,
        low=50,
        high=5000,
        label="Spines in health",
        source="illustrative: enough that the binomial error of a count stays at 2-3 %",
        confidence="illustrative",
    )
    sites_per_spine: float = parameter(
        1.5,
        low=1.1,
        high=2.5,
        label="Sites for each healthy spine",
        source="illustrative: leaves room for spines at places that never held one",
        confidence="illustrative",
        note="A course whose density needs more sites gets more.",
    )
    spines_per_um: float = parameter(
        1.5,
        unit="/µm",
        low=0.3,
        high=4.0,
        label="Healthy spine density",
        source="layer V basal dendrites hold 1-2 spines a µm (from memory of the literature)",
        confidence="debated",
    )
    stretch_um: float = parameter(
        15.0,
        unit="µm",
        low=2.0,
        high=50.0,
        label="Length of a stretch with one pool of protein",
        source="illustrative: released BDNF and local synthesis act within some micrometers",
        confidence="debated",
    )
    activity_spread: float = parameter(
        0.5,
        low=0.0,
        high=1.5,
        label="Spread of activity between stretches",
        source="illustrative: active synapses come in clusters",
        confidence="illustrative",
    )
    filopodium_h: float = parameter(
        4.0,
        unit="h",
        low=0.1,
        high=24.0,
        label="Time as a filopodium",
        source="filopodia live minutes to hours (from memory of the literature)",
        confidence="debated",
    )
    growth_h: float = parameter(
        1.0,
        unit="h",
        low=0.1,
        high=12.0,
        label="Time to reach full length",
        source="illustrative: outgrowth takes minutes to an hour",
        confidence="illustrative",
    )
    swelling_h: float = parameter(
        24.0,
        unit="h",
        low=1.0,
        high=120.0,
        label="Time to swell to a mushroom",
        source="illustrative: heads of spines that stay grow over about a day",
        confidence="illustrative",
    )
    shrinking_h: float = parameter(
        3.0,
        unit="h",
        low=0.1,
        high=24.0,
        label="Time to shrink before loss",
        source="illustrative: retraction takes hours",
        confidence="illustrative",
    )
    head_filopodium_um: float = parameter(
        0.15,
        unit="µm",
        low=0.05,
        high=0.3,
        label="Tip of a filopodium",
        source="filopodia have no head (from memory of the literature)",
        confidence="debated",
    )
    head_thin_um: float = parameter(
        0.32,
        unit="µm",
        low=0.1,
        high=0.45,
        label="Head of a thin spine",
        source="thin spines have heads below 0.4 µm (from memory of the literature)",
        confidence="debated",
    )
    head_mushroom_um: float = parameter(
        0.62,
        unit="µm",
        low=0.45,
        high=1.2,
        label="Head of a mushroom spine",
        source="mushroom spines have heads above 0.5 µm (from memory of the literature)",
        confidence="debated",
    )
    length_filopodium_um: float = parameter(
        1.9,
        unit="µm",
        low=0.5,
        high=5.0,
        label="Length of a filopodium",
        source="illustrative: longer than a spine",
        confidence="illustrative",
    )
    length_thin_um: float = parameter(
        1.4,
        unit="µm",
        low=0.5,
        high=3.0,
        label="Length of a thin spine",
        source="spines are 0.5-2 µm long (from memory of the literature)",
        confidence="debated",
    )
    length_mushroom_um: float = parameter(
        1.1,
        unit="µm",
        low=0.5,
        high=3.0,
        label="Length of a mushroom spine",
        source="spines are 0.5-2 µm long (from memory of the literature)",
        confidence="debated",
    )
    bdnf_puffs_per_h: float = parameter(
        24.0,
        unit="/h",
        low=0.0,
        high=100.0,
        label="BDNF releases on the branch at rest",
        source="illustrative: makes the rise of BDNF visible; the number follows BDNF",
        confidence="illustrative",
    )
    synthesis_per_h: float = parameter(
        24.0,
        unit="/h",
        low=0.0,
        high=100.0,
        label="Bursts of protein synthesis on the branch at rest",
        source="illustrative: makes the work of mTORC1 visible; the number follows mTORC1",
        confidence="illustrative",
    )
    event_min: float = parameter(
        20.0,
        unit="min",
        low=1.0,
        high=240.0,
        label="Time that a release or burst stays visible",
        source="illustrative",
        confidence="illustrative",
    )
