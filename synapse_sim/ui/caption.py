"""What happens at this moment: a heading and one or two true sentences, chosen by the course."""

from __future__ import annotations

from synapse_sim.session import Frame
from synapse_sim.session.dose import dose_mg_per_kg
from synapse_sim.ui.numbers import after, percent
from synapse_sim.ui.stages import transporter
from synapse_sim.ui.texts import texts

_PRESENT = 0.05
"""Block of interneuron channels from which on the drug counts as present."""
_SURGE = 1.05
_HEAVY = 0.25
"""Block of pyramidal channels from which on those cells are held down themselves."""
_GROWN = 0.03
_FADED = 0.9


def heading(frame: Frame) -> str:
    """The place in time."""
    if abs(frame.time_h) < 0.5 / 60:
        return "The dose"
    if frame.time_h < 0:
        return f"{after(frame.time_h)} before the dose"
    infusion = frame.config.treatment.route == "iv_infusion" and frame.time_h < 3
    return f"{after(frame.time_h)} after the {'start of the infusion' if infusion else 'dose'}"


def caption(frame: Frame) -> str:
    """What happens, in one or two sentences."""
    words: str = texts("caption")[situation(frame)]
    name, share = transporter(frame)
    said = words.format(
        drug=frame.config.drug.label.partition(" (")[0],
        density=percent(frame.rest.spine_density_rel),
        restored=percent(frame.moment.restored_share),
        best=percent(float(frame.course.restored_share.max())),
        transporter=name,
        occupancy=percent(share),
    )
    return said[0].upper() + said[1:]


def situation(frame: Frame) -> str:
    """Which sentence of `assets/texts/caption.toml` is true now."""
    config, time_h = frame.config, frame.time_h
    if time_h < config.treatment.schedule_h[0]:
        return "healthy_before" if frame.rest.spine_density_rel >= 1.0 - 1e-6 else "stressed_before"
    if config.drug.kind == "comparator":
        return "comparator"
    if not dose_mg_per_kg(config):
        return "no_dose"
    if config.drug.occupancy is not None:
        return "monoamine_early" if time_h < 14 * 24 else "monoamine_late"
    return _with_drug(frame) if frame.moment.block_interneuron > _PRESENT else _without_drug(frame)


def _with_drug(frame: Frame) -> str:
    moment, rest = frame.moment, frame.rest
    if moment.block_pyramidal > _HEAVY and moment.rate_pyramidal_hz < rest.rate_pyramidal_hz:
        return "collapse"
    if moment.glutamate_rel >= _SURGE:
        return "surge"
    peak_h = float(frame.course.time_h[frame.course.glutamate_rel.argmax()])
    if frame.time_h < peak_h:
        return "arriving"
    return "signal" if float(frame.course.glutamate_rel.max()) >= _SURGE else "block_without_surge"


def _without_drug(frame: Frame) -> str:
    moment, course = frame.moment, frame.course
    growth = moment.spine_density_rel - frame.rest.spine_density_rel
    if frame.time_h < float(course.time_h[course.effect_site_umolar.argmax()]):
        return "arriving"
    if growth < _GROWN * frame.rest.spine_density_rel:
        return "signal" if moment.mtorc1_rel > _SURGE else "quiet"
    best_h = float(course.time_h[course.spine_density_rel.argmax()])
    if frame.rest.spine_density_rel >= 1.0 - 1e-6:
        return "growing_healthy"
    fading = frame.time_h > best_h and moment.restored_share < _FADED * float(course.restored_share.max())
    return "fading" if fading else "growing"
