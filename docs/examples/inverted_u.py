"""The inverted U: at which dose is the glutamate surge largest, and why is more not more?"""

import numpy as np

import synapse_sim as ss

# Rats, since there the whole range was measured; doses within one body, one row a run.
rat = ss.load_config(overrides={"subject.species": "rat"})
doses = np.geomspace(1.0, 200.0, 25).round(1)
table = ss.sweep(rat, {"treatment.dose": doses})

surge = table["peak_glutamate_rel"]
best = int(surge.argmax())
print(f"the surge is largest at {doses[best]:g} mg/kg: {surge[best]:.2f} times the baseline")
print(f"at {doses[-1]:g} mg/kg it is {surge[-1]:.2f}: pyramidal cells are held down as well")

# A curve of stars, for a terminal.
for dose, height in zip(doses[::3], surge[::3], strict=True):
    print(f"{dose:6g} mg/kg  {'*' * round(100 * (height - 1.0))}")
