"""Relief: virtual patients beside comparators."""
