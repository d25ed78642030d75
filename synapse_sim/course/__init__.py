"""The course of hours to days, and the circuit's response that it reads."""
