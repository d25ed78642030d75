"""Grids of parameters and populations of virtual patients: one engine from a laptop to a cluster."""
