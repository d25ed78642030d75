"""From which size on something is said: the one set of thresholds of captions, ribbon, bookmarks, remarks.

Each has its reason. A sentence that names a size is shown from its threshold on only.
"""

GONE_SHARE = 0.03
"""A drug is gone below this share of its own highest level in the brain, for good: after five half-lives."""
ONE_PERCENT = 0.005
"""A share below this rounds to nothing: it is said to be none, and is no peak worth going to."""
NOTICEABLE = 0.05
"""A change, or a share of channels, that is told: the eye sees a twentieth of a meter and little less."""
NEW_SPINES_SHARE = 0.05
"""New spines are told from this share of the loss on: five of a hundred empty places show on the branch."""
NEARLY_SILENT = 0.9
"""Cells that lost this share of their firing hardly fire; that is still not silence."""
FADED_SHARE = 0.9
"""What came back is fading once a tenth of its most is lost again."""
RISING, RISING_WITHIN_H = 1.002, 2 / 60
"""The level rises if it is so many times as high two minutes later: more than the grid's own error."""
MOST_OF_RELIEF = 0.8
"""Most of the relief is there from this share of its own highest value on: the plateau that the eye sees."""
