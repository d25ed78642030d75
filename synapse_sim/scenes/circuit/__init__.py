"""Disinhibition: the circuit that spikes."""
