"""What is true at a moment of a course: named numbers, and what may be said of them by size.

Captions, ribbon, bookmarks and remarks read these, so that no two of them can disagree. The thresholds stand
in `course/thresholds.py`, each with its reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from synapse_sim.config import Config
from synapse_sim.course.course import Course, Moment
from synapse_sim.course.thresholds import (
    FADED_SHARE,
    GONE_SHARE,
    MOST_OF_RELIEF,
    NEARLY_SILENT,
    NEW_SPINES_SHARE,
    NOTICEABLE,
    RISING,
    RISING_WITHIN_H,
)
from synapse_sim.story.whole import Whole, whole

_HEALTHY = 1.0 - 1e-6
"""Density of a branch that lost nothing, but for rounding."""


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """One moment of a course beside its start and its extremes; changes are relative to the start.

    Compared as objects: `facts` gives the same ones for the same moment, so that words can be remembered.

    rises, falls: whether the level in the brain is higher, or lower, soon.
    grows: whether more of the lost spines are back soon.
    relief_grows: whether there is more relief soon.
    relief_is_known: whether antidepressant data exist for this route and dose.
    """

    config: Config
    now: Moment
    rest: Moment
    whole: Whole
    rises: bool
    relief_is_known: bool
    falls: bool = False
    grows: bool = False
    relief_grows: bool = False

    # the drug

    @property
    def has_begun(self) -> bool:
        """Whether the first dose was given."""
        return self.now.time_h >= self.config.doses[0].at_h

    @property
    def is_dosed(self) -> bool:
        """Whether anything is given at all."""
        return any(dose.mg for dose in self.config.doses)

    @property
    def is_comparator(self) -> bool:
        """Whether the drug has no action in this model but being a treatment."""
        return self.config.drug.kind == "comparator"

    @property
    def is_monoamine(self) -> bool:
        """Whether the drug sits on transporters."""
        return self.config.drug.occupancy is not None

    @property
    def level_share(self) -> float:
        """Level in the brain, of its highest in this course."""
        return self.now.effect_site_umolar / self.whole.level_umolar if self.whole.level_umolar else 0.0

    @property
    def is_gone(self) -> bool:
        """Whether the drug was there and will not come back."""
        return self.whole.gone_h is not None and self.now.time_h >= self.whole.gone_h

    @property
    def metabolites_linger(self) -> bool:
        """Whether more than a trace of a metabolite's own highest level is in the blood."""
        now, most = self.now, self.whole
        shares = (
            share_of(now.norketamine_ng_per_ml, most.norketamine),
            share_of(now.hydroxynorketamine_ng_per_ml, most.hydroxynorketamine),
        )
        return max(shares) >= GONE_SHARE

    @property
    def is_present(self) -> bool:
        """Whether more than a trace of the course's highest level is in the brain."""
        return self.level_share >= GONE_SHARE

    @property
    def blocks(self) -> bool:
        """Whether so many interneuron channels hold drug that it is told."""
        return self.now.block_interneuron >= NOTICEABLE

    @property
    def holds_interneurons_more(self) -> bool:
        """Whether noticeably more channels of interneurons than of pyramidal cells hold drug."""
        return self.now.block_interneuron >= (1.0 + NOTICEABLE) * self.now.block_pyramidal

    @property
    def leaves_sooner(self) -> bool:
        """Whether a part of the drug sits so shallow in the channel that closing does not lock it in."""
        block = self.config.drug.block
        return block is not None and block.shallow_share > 0.0

    @property
    def has_magnesium(self) -> bool:
        """Whether there is magnesium that can plug the channels."""
        return self.config.modulators.magnesium_mmolar > 0.0

    @property
    def transporter(self) -> tuple[str, float]:
        """The transporter that is blocked most, and its occupancy 0..1."""
        now = self.now
        shares = {"SERT": now.occupancy_sert, "NET": now.occupancy_net, "DAT": now.occupancy_dat}
        name = max(shares, key=lambda each: shares[each])
        return name, shares[name]

    # the circuit

    @property
    def interneurons(self) -> float:
        """Change of the interneurons' firing."""
        return change(self.now.rate_interneuron_hz, self.rest.rate_interneuron_hz)

    @property
    def pyramidal(self) -> float:
        """Change of the pyramidal cells' firing."""
        return change(self.now.rate_pyramidal_hz, self.rest.rate_pyramidal_hz)

    @property
    def glutamate(self) -> float:
        """Change of glutamate."""
        return change(self.now.glutamate_rel, self.rest.glutamate_rel)

    @property
    def is_disinhibited(self) -> bool:
        """Whether interneurons fire less and pyramidal cells more."""
        return self.interneurons <= -NOTICEABLE and self.pyramidal >= NOTICEABLE

    @property
    def is_hardly_inhibited(self) -> bool:
        """Whether the interneurons hardly fire."""
        return self.interneurons <= -NEARLY_SILENT

    @property
    def surges(self) -> bool:
        """Whether glutamate is up."""
        return self.glutamate >= NOTICEABLE

    @property
    def is_held_down(self) -> bool:
        """Whether the pyramidal cells fire less than before."""
        return self.pyramidal <= -NOTICEABLE

    @property
    def is_nearly_silent(self) -> bool:
        """Whether they hardly fire."""
        return self.pyramidal <= -NEARLY_SILENT

    @property
    def fires_as_before(self) -> bool:
        """Whether neither class fires noticeably more or less."""
        return max(abs(self.interneurons), abs(self.pyramidal)) < NOTICEABLE

    @property
    def passes_more_signal(self) -> bool:
        """Whether more of a test signal comes through than before the dose."""
        return self.now.communication_rel >= self.rest.communication_rel * (1.0 + NOTICEABLE)

    # growth

    @property
    def bdnf(self) -> float:
        """Change of the release of BDNF."""
        return change(self.now.bdnf_rel, self.rest.bdnf_rel)

    @property
    def mtorc1(self) -> float:
        """Change of mTORC1, hence of the making of proteins."""
        return change(self.now.mtorc1_rel, self.rest.mtorc1_rel)

    @property
    def doses_begun(self) -> int:
        """How many doses were given so far, the one that begins now among them."""
        return sum(dose.at_h <= self.now.time_h for dose in self.config.doses)

    @property
    def has_grown(self) -> bool:
        """Whether the branch holds noticeably more spines than before the dose."""
        return self.now.spine_density_rel >= self.rest.spine_density_rel + NOTICEABLE

    @property
    def is_healthy(self) -> bool:
        """Whether the branch had lost nothing before the dose."""
        return self.rest.spine_density_rel >= _HEALTHY

    @property
    def has_new_spines(self) -> bool:
        """Whether so much of the loss is back that one sees it."""
        return self.now.restored_share >= NEW_SPINES_SHARE

    @property
    def brings_spines_back(self) -> bool:
        """Whether that is so at any time of the course."""
        return self.whole.restored >= NEW_SPINES_SHARE

    @property
    def is_past_best(self) -> bool:
        """Whether the most of the loss was back before."""
        return self.now.time_h > self.whole.restored_h

    @property
    def fades(self) -> bool:
        """Whether a good part of what came back is lost again."""
        return self.is_past_best and self.now.restored_share < FADED_SHARE * self.whole.restored

    # relief

    @property
    def relieves(self) -> bool:
        """Whether the drug takes noticeably off the score now."""
        return self.now.relief >= NOTICEABLE

    @property
    def has_most_of_relief(self) -> bool:
        """Whether most of the relief that the course brings is there."""
        return self.relieves and self.now.relief >= MOST_OF_RELIEF * self.whole.relief

    @property
    def is_past_relief(self) -> bool:
        """Whether the most of it was before."""
        return self.now.time_h > self.whole.relief_h

    @property
    def has_little_drug(self) -> bool:
        """Whether hardly any drug is left in the brain, and few channels hold it; more may come."""
        return self.has_begun and not self.is_present and not self.blocks

    @property
    def has_most_relief_without_drug(self) -> bool:
        """Whether there is hardly any drug and yet most of the relief."""
        return self.has_little_drug and self.has_most_of_relief


@lru_cache(maxsize=2)
def facts(course: Course, time_h: float, *, relief_is_known: bool = True) -> Facts:
    """What is true at a time of a course.

    Args:
        course: of what was given to whom.
        time_h: hours after the first dose.
        relief_is_known: whether antidepressant data exist for this route and dose.
    """
    now = course.at(time_h)
    soon = course.at(time_h + RISING_WITHIN_H)
    return Facts(
        config=course.config,
        now=now,
        rest=course.at(float(course.time_h[0])),
        whole=whole(course),
        rises=soon.effect_site_umolar > RISING * now.effect_site_umolar,
        relief_is_known=relief_is_known,
        falls=soon.effect_site_umolar < now.effect_site_umolar,
        grows=soon.restored_share > now.restored_share,
        relief_grows=soon.relief > now.relief,
    )


def share_of(now: float, most: float) -> float:
    """Share of the highest; none where there never was any."""
    return now / most if most > 0.0 else 0.0


def change(now: float, before: float) -> float:
    """Relative change; none where there was nothing before."""
    return now / before - 1.0 if before > 0.0 else 0.0
