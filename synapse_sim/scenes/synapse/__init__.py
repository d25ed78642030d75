"""Blockade and surge: a glutamate synapse, or a monoamine terminal."""
