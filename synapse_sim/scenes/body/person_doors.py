"""The doors of a person: where each route brings the drug in, and with what."""

from __future__ import annotations

from synapse_sim.scenes.body.figure import Chain, RouteEntry, both

_STOMACH: Chain = ((0.036, 0.292, 0.009), (0.041, 0.306, 0.011), (0.034, 0.318, 0.009))
_LUNGS: tuple[Chain, ...] = both(((0.040, 0.205, 0.010), (0.046, 0.240, 0.019)))
_VEIN = (0.150, 0.405)
DOORS = {
    "iv_infusion": RouteEntry(
        name="arm_vein",
        tool="drip",
        tip=_VEIN,
        label=(0.190, 0.500),
        region=(((0.140, 0.395, 0.004), (0.143, 0.415, 0.004)),),
        store=((0.262, 0.262, 0.022), (0.262, 0.352, 0.022)),
        inlet=(
            (0.262, 0.370), (0.260, 0.408), (0.244, 0.444), (0.215, 0.460), (0.180, 0.440), _VEIN,
        ),
    ),
    "iv_bolus": RouteEntry(
        name="vein_push",
        tool="syringe",
        tip=_VEIN,
        label=(0.190, 0.548),
        region=(((0.140, 0.395, 0.004), (0.143, 0.415, 0.004)),),
        store=((0.194, 0.438, 0.0135), (0.258, 0.482, 0.0135)),
        inlet=((0.194, 0.438), (0.172, 0.422), _VEIN),
    ),
    "intramuscular": RouteEntry(
        name="shoulder",
        tool="syringe",
        tip=(0.112, 0.225),
        label=(0.190, 0.190),
        region=(((0.104, 0.212, 0.014), (0.110, 0.245, 0.013)),),
        store=((0.168, 0.262, 0.0135), (0.232, 0.306, 0.0135)),
        inlet=((0.168, 0.262), (0.140, 0.243), (0.112, 0.225)),
    ),
    "intranasal": RouteEntry(
        name="nose",
        tool="spray",
        tip=(0.006, 0.088),
        label=(0.235, 0.205),
        region=(((-0.008, 0.080, 0.006), (0.008, 0.080, 0.006)),),
        store=((0.160, 0.180, 0.0165), (0.186, 0.222, 0.0165)),
        inlet=((0.138, 0.150), (0.070, 0.112), (0.006, 0.088)),
    ),
    "sublingual": RouteEntry(
        name="tongue",
        tool="lozenge",
        tip=(0.004, 0.104),
        label=(0.150, 0.178),
        region=(((-0.008, 0.106, 0.006), (0.010, 0.106, 0.006)),),
        store=((-0.004, 0.103, 0.006), (0.010, 0.103, 0.006)),
        inlet=((0.0, 0.104), (0.0, 0.118)),
    ),
    "film": RouteEntry(
        name="cheek",
        tool="film",
        tip=(0.014, 0.098),
        label=(0.150, 0.178),
        region=(((0.014, 0.094, 0.007), (0.014, 0.104, 0.006)),),
        store=((0.008, 0.098, 0.007), (0.020, 0.098, 0.007)),
        inlet=((0.010, 0.100), (0.004, 0.112)),
    ),
    "oral": RouteEntry(
        name="stomach",
        tool="tablet",
        tip=(0.039, 0.305),
        label=(0.205, 0.330),
        region=(_STOMACH,),
        store=((0.035, 0.302, 0.009), (0.042, 0.309, 0.009)),
        inlet=((0.036, 0.312), (0.026, 0.322)),
    ),
    "inhaled": RouteEntry(
        name="lungs",
        tool="mask",
        tip=(0.0, 0.092),
        label=(0.235, 0.205),
        region=_LUNGS,
        store=((0.182, 0.172, 0.0200), (0.182, 0.224, 0.0200)),
        inlet=((0.170, 0.156), (0.110, 0.122), (0.012, 0.098), (0.0, 0.130), (0.0, 0.190)),
    ),
    "transdermal": RouteEntry(
        name="skin",
        tool="patch",
        tip=(0.116, 0.285),
        label=(0.205, 0.330),
        region=(((0.109, 0.262, 0.010), (0.117, 0.305, 0.009)),),
        store=((0.114, 0.262, 0.0165), (0.120, 0.306, 0.0165)),
        inlet=((0.118, 0.284), (0.114, 0.285)),
    ),
}  # fmt: skip
"""By route; figure units. Whatever is not in the body yet lies in the store, never in the mouth for good."""
