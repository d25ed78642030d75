"""Words that anyone may use: a leaf that imports nothing of ours."""
