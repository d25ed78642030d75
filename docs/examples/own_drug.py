"""A drug of one's own: the numbers of a file over those of a shipped drug, and what follows from them."""

from pathlib import Path

import synapse_sim as ss

FILE = Path(__file__).with_name("own_drug.toml")

shipped, own = ss.simulate(ss.load_config()), ss.simulate(ss.load_config(FILE))
for name, course in {"ketamine": shipped, "own drug": own}.items():
    level = course.summary().levels["plasma_ng_per_ml"]
    block = course.summary().columns["block_interneuron"].peak
    print(f"{name}: half-life {level.half_life_h:.1f} h, block at most {block:.0%}")
    print(f"  relief after a day {course.at(24.0).relief:.2f} (illustrative)")

# What is impossible is refused, with every mistake in one plain sentence each.
try:
    ss.load_config(FILE, overrides={"drugs.ketamine.effect_site.potency": -1})
except ss.ConfigError as error:
    print(error)
