"""Events as the widgets see them, and where pointer and focus are."""
