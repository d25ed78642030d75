"""`python -m synapse_sim` is the same program as `synapse-sim`."""

from synapse_sim.cli import main

main()
