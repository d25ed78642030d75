# /// script
# requires-python = ">=3.11"
# dependencies = [
#     "numpy>=1.26",
#     "pydantic>=2.7",
#     "pygame-ce>=2.5.8",
#     "tomlkit>=0.13",
#     "typer>=0.16",
#     "hatchling>=1.24",
#     "hypothesis>=6.100",
#     "import-linter>=2.1",
#     "mypy>=1.14",
#     "pytest>=8.2",
#     "pytest-cov>=5",
#     "ruff>=0.9",
# ]
# ///
"""The whole check in one command: `uv run tests/check.py`, or `python tests/check.py` with the extra `dev`.

Format, lint, types, layers, then the tests; every part runs even if one before it failed. `--fast` leaves the
tests out, for a commit hook; `--coverage` adds the lines and branches that no test went through. The rest
of the arguments is handed to pytest. Caches stay outside the checkout.
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
ENVIRONMENT = {
    **os.environ,
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
    command = (*PYTHON, "pytest", *arguments)
    return subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, check=False).returncode == 0


def main(arguments: list[str]) -> int:
    """Exit code: 0 if every part passed, else 1."""
    CACHE.mkdir(parents=True, exist_ok=True)
    results = [passes(name, command) for name, command in PARTS.items()]
    if "--fast" not in arguments:
        chosen = [word for word in arguments if word != "--coverage"]
        results.append(tests_pass([*chosen, *(COVERAGE if "--coverage" in arguments else ())]))
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
