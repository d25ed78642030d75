"""Which version this is; the package's public `__version__`."""

VERSION = "0.2.0"
