"""People differ: a population, one of its virtual patients, and two trials that find different things."""

import numpy as np

import synapse_sim as ss

config = ss.load_config(overrides={"trial.expectancy": "midazolam"})

# A hundred virtual patients; each is the same person in every run with this seed.
people = ss.sweep(config, subjects=100)
score = people["at_24h_score"]
low, high = np.quantile(score, (0.25, 0.75))
print(f"after a day half of the scores lie between {low:.0f} and {high:.0f}")

# One of them alone, with a whole course.
seventh = ss.simulate(config.with_changes({"population.patient": 7}))
print(f"virtual patient 7: {score[6]:.1f} in the table, {seventh.at(24.0).score:.1f} alone")

# Two trials that differ in what patients can guess (needs SciPy: the extra "stats").
comparators = {"midazolam": "midazolam", "saline": "anaesthesia"}
for comparator, blind in comparators.items():
    arms = {"ketamine": {}, comparator: {"treatment.drug": comparator}}
    effect = ss.trial(None, arms, subjects=20, blind=blind, repeat=20).effects[0]
    found = effect.difference
    print(f"against {comparator} ({blind}): {found.mean:.1f} points ({found.low:.1f} to {found.high:.1f})")
    print(f"  of 20 trials of this size {effect.power.value:.0%} find a difference")
