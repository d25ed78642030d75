"""Virtual trials: arms of virtual patients, what they show, and how often they would show it."""
