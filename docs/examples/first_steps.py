"""First steps: one course, its numbers, and the agents behind them."""

import synapse_sim as ss

course = ss.simulate(ss.load_config(overrides={"treatment.dose": 0.5}))

# A course is a set of read-only NumPy arrays over time, in hours after the first dose.
print(f"{len(course.time_h)} times from {course.time_h[0]:g} to {course.time_h[-1]:g} h")

# Peaks, areas and half-lives.
summary = course.summary()
plasma = summary.levels["plasma_ng_per_ml"]
print(f"plasma: {plasma.peak:.0f} ng/mL after {60 * plasma.peak_h:.0f} min")
print(f"half-life at the end: {plasma.half_life_h:.1f} h")

# Any moment; the drug is gone, the effect is not.
day = course.at(24.0)
print(f"after a day: {day.plasma_ng_per_ml:.2f} ng/mL left, relief {day.relief:.2f} (illustrative)")

# The agents at a moment; the same seed gives the same agents.
world = ss.World(course.config, course, time_h=0.75)
world.step(0.25)
print(f"{len(world.circuit.spikes.cell)} spikes in the last second of the circuit")
