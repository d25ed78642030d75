"""Pyramidal cells and interneurons that spike: wiring, kernel, background, resting rates, live circuit."""
