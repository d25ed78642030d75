"""Widgets, panels, layout and input of the window, all driven by events alone."""
