"""Delivery: the drug on its way through the body."""
