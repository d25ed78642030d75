"""Synaptogenesis: one branch and its spines."""
