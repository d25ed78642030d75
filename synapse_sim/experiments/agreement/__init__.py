"""The agents against the theory they stand for."""
