"""Pure functions and closed forms: kinetics, receptors, signals, synapses, relief."""
