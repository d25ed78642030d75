"""What happens at this moment: a heading and one or two true sentences, chosen by the course."""

from __future__ import annotations

from synapse_sim.session import Frame
from synapse_sim.session.dose import dose_mg_per_kg, relief_is_known
from synapse_sim.texts.numbers import after, percent
from synapse_sim.ui.stages import transporter
from synapse_sim.story.catalogue import texts

_PRESENT = 0.05
"""Block of interneuron channels from which on the drug counts as present."""
_SURGE = 1.05
_HEAVY = 0.25
"""Block of pyramidal channels from which on those cells are held down themselves."""
_GROWN = 0.03
_FADED = 0.9
_SOON_H = 2 / 60
_DAY_H = 24.0


def heading(frame: Frame) -> str:
    """The place in time."""
    if abs(frame.time_h) < 0.5 / 60:
        return "The dose"
    if frame.time_h < 0:
        return f"{after(frame.time_h)} before the dose"
    treatment = frame.config.treatment
    infusion = treatment.route == "iv_infusion" and frame.time_h < 3
    dose = "first dose" if len(treatment.schedule_h) > 1 else "dose"
    return f"{after(frame.time_h)} after the {'start of the infusion' if infusion else dose}"


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
        return "healthy_before" if _is_healthy(frame) else "stressed_before"
    if config.drug.kind == "comparator":
        return "comparator"
    if not dose_mg_per_kg(config):
        return "no_dose"
    if config.drug.occupancy is not None:
        return _monoamine(frame)
    return _with_drug(frame) if frame.moment.block_interneuron > _PRESENT else _without_drug(frame)


def _is_healthy(frame: Frame) -> bool:
    return frame.rest.spine_density_rel >= 1.0 - 1e-6


def _is_rising(frame: Frame) -> bool:
    """Whether the drug's level in the brain rises."""
    now = frame.moment.effect_site_umolar
    return frame.course.at(frame.time_h + _SOON_H).effect_site_umolar > 1.002 * now


def _monoamine(frame: Frame) -> str:
    if transporter(frame)[1] < _PRESENT:
        return "monoamine_arriving" if frame.time_h < _DAY_H / 2 else "monoamine_gone"
    if _is_healthy(frame):
        return "monoamine_healthy"
    if frame.time_h <= _DAY_H:
        return "monoamine_first_day"
    return "monoamine_early" if frame.time_h < 14 * _DAY_H else "monoamine_late"


def _with_drug(frame: Frame) -> str:
    moment, rest = frame.moment, frame.rest
    if moment.block_pyramidal > _HEAVY and moment.rate_pyramidal_hz < rest.rate_pyramidal_hz:
        return "collapse"
    if moment.glutamate_rel >= _SURGE:
        return "surge"
    if _is_rising(frame):
        return "arriving"
    return "signal" if float(frame.course.glutamate_rel.max()) >= _SURGE else "block_without_surge"


def _without_drug(frame: Frame) -> str:
    if _is_rising(frame):
        return "arriving"
    density, least = frame.course.spine_density_rel, (1 + _GROWN) * frame.rest.spine_density_rel
    is_past_best = frame.time_h > float(frame.course.time_h[density.argmax()])
    if density.max() < least:
        return "quiet_healthy" if _is_healthy(frame) else "quiet"
    if frame.moment.spine_density_rel < least and not is_past_best:
        return "waiting"
    if _is_healthy(frame):
        return "growing_healthy"
    faded = frame.moment.restored_share < _FADED * float(frame.course.restored_share.max())
    if not (is_past_best and faded):
        return "growing"
    return "fading" if relief_is_known(frame.config) else "fading_spines"
