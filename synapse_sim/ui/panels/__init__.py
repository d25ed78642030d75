"""What stands on the desk: ribbon, scenes, caption, controls, timeline, the page of parameters."""
