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
#     "av>=13",
#     "pillow>=10.3",
#     "matplotlib>=3.9",
#     "pyarrow>=16",
#     "SALib>=1.5",
#     "scipy>=1.13",
#     "dask[distributed]>=2024.5",
#     "pyarrow>=16",
#     "hatchling>=1.27",
#     "hypothesis>=6.100",
#     "import-linter>=2.17",
#     "mypy>=2.2",
#     "pytest>=8.2",
#     "pytest-cov>=5",
#     "pytest-xdist>=3.6",
#     "ruff>=0.15",
# ]
# ///
"""The whole check in one command: `uv run tests/check.py`, or `python tests/check.py` with the extra `dev`.

Format, lint, types, layers, then the tests on all cores; every part runs even if one before it failed.
`--fast` leaves the tests out, for a commit hook; `--long` runs the long tests alone, which are left out
otherwise; `--coverage` adds the lines and branches that no test went through. The rest of the arguments is
handed to pytest (`-n 0` for one process, as a debugger needs). Caches stay outside the checkout.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CACHE = Path.home() / ".cache" / "synapse-sim" / "check"
PYTHON = (sys.executable, "-m")
LAYERS = "from importlinter.cli import lint_imports_command as check; check()"
PARTS = {
    "format": (*PYTHON, "ruff", "format", "--check", "."),
    "lint": (*PYTHON, "ruff", "check", "."),
    "types": (*PYTHON, "mypy"),
    "layers": (sys.executable, "-c", LAYERS, "--cache-dir", str(CACHE / "layers")),
}
COVERAGE = ("--cov", "--cov-report=term-missing:skip-covered")
ON_ALL_CORES = ("-n", "auto", "--maxprocesses", "8", "--dist", "worksteal")
LONG = ("-m", "long")
ENVIRONMENT = {
    # bytecode is kept whatever the shell says: the tests start the program hundreds of times
    **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
    "COVERAGE_FILE": str(CACHE / "coverage"),
    "HYPOTHESIS_STORAGE_DIRECTORY": str(CACHE / "hypothesis"),
    "MYPY_CACHE_DIR": str(CACHE / "mypy"),
    "PYTHONPYCACHEPREFIX": str(CACHE / "bytecode"),
    "RUFF_CACHE_DIR": str(CACHE / "ruff"),
    "RUFF_OUTPUT_FORMAT": "concise",
}


def passes(name: str, command: tuple[str, ...]) -> bool:
    """Run one part, say how it went, and show its output only if it failed."""
    start = time.monotonic()
    result = subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, text=True, capture_output=True, check=False)
    verdict = "ok" if result.returncode == 0 else "FAILED"
    print(f"{name:<8} {verdict} ({time.monotonic() - start:.1f} s)", flush=True)
    if result.returncode:
        print(result.stdout + result.stderr, flush=True)
    return result.returncode == 0


def tests_pass(arguments: list[str]) -> bool:
    """Run the tests, their output straight to the terminal."""
    print("tests", flush=True)
    command = (*PYTHON, "pytest", *ON_ALL_CORES, *arguments)
    return subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, check=False).returncode == 0


def translated(arguments: list[str]) -> list[str]:
    """This script's own words as those of pytest."""
    own = {"--coverage": COVERAGE, "--long": LONG, "--fast": ()}
    return [word for argument in arguments for word in own.get(argument, (argument,))]


def main(arguments: list[str]) -> int:
    """Exit code: 0 if every part passed, else 1."""
    CACHE.mkdir(parents=True, exist_ok=True)
    parts = {} if "--long" in arguments else PARTS
    results = [passes(name, command) for name, command in parts.items()]
    if "--fast" not in arguments:
        results.append(tests_pass(translated(arguments)))
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
