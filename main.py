# /// script
# requires-python = ">=3.11"
# dependencies = [
#     "numpy>=1.26",
#     "platformdirs>=4.2",
#     "pydantic>=2.7",
#     "pygame-ce>=2.5.3",
#     "rich>=13.8",
#     "tomlkit>=0.13",
#     "typer>=0.26",
# ]
# ///
"""Starts synapse-sim from a checkout: `uv run main.py`, or `python main.py` with its modules installed."""

import importlib.util
import sys
from pathlib import Path

PACKAGES = {
    "numpy": "numpy",
    "platformdirs": "platformdirs",
    "pydantic": "pydantic",
    "pygame": "pygame-ce",
    "rich": "rich",
    "tomlkit": "tomlkit",
    "typer": "typer",
}
"""The modules the program imports, and the packages that bring them."""


def obstacle() -> str:
    """Why the program cannot start here, in one sentence; empty if it can."""
    if sys.version_info < (3, 11):
        return f"synapse-sim needs Python 3.11 or newer; this is {sys.version.split()[0]}."
    missing = [package for module, package in PACKAGES.items() if importlib.util.find_spec(module) is None]
    if missing:
        return f"Modules are missing; this installs them: {sys.executable} -m pip install {' '.join(missing)}"
    return ""


if __name__ == "__main__":
    reason = obstacle()
    if reason:
        print(reason, file=sys.stderr)
        sys.exit(2)
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    if not sys.dont_write_bytecode:
        # Compiled files go to the user's cache, so that a checkout stays as it was cloned. Where none are
        # written, those beside the installed packages are read.
        sys.pycache_prefix = sys.pycache_prefix or str(Path.home() / ".cache" / "synapse-sim" / "bytecode")

    from synapse_sim.__main__ import main

    main()
