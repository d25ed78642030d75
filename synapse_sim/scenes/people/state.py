"""What the slow part of the picture depends on, to the pixel: it is drawn again only when that changes."""

from __future__ import annotations

from collections.abc import Hashable

import numpy as np

from synapse_sim.scenes.people.feels import feeling_of, feeling_words
from synapse_sim.scenes.people.reading import Reading, TrialArm, standing_of, step_of
from synapse_sim.scenes.people.view import ArmParts, Parts
from synapse_sim.texts.numbers import digits


def state_of(seen: Reading, shared: Parts, time_h: float) -> tuple[Hashable, ...]:
    """Of both arms at a time."""
    ways = (_way(seen, arm, own, time_h) for arm, own in zip(seen.arms, shared.arms, strict=True))
    feels = (_feeling(arm, own, time_h) for arm, own in zip(seen.arms, shared.arms, strict=True))
    return seen.has_news(time_h), *ways, *feels


def _way(seen: Reading, arm: TrialArm, own: ArmParts, time_h: float) -> Hashable:
    """The share, the arrow, and where the three are."""
    standing, step = standing_of(seen, arm, time_h), step_of(arm, time_h)
    scores = [arm.start - step.by_treatment, step.score]
    scores += [float(standing.everyone[each.patient]) for each in seen.followed]
    pixels = tuple(own.slope.x(np.array(scores)).round().tolist())
    alone = digits(arm.start * (1.0 - step.drug_share))
    return standing.share, digits(step.score), alone, pixels, tuple(score <= arm.half for score in scores)


def _feeling(arm: TrialArm, own: ArmParts, time_h: float) -> Hashable:
    """Which curve of dissociation, what is said of it, and where now is."""
    feeling = feeling_of(arm, time_h)
    if feeling is None or own.feels is None:
        return None
    return feeling, feeling_words(feeling, time_h), round(feeling.now_share(time_h) * own.feels.w)
