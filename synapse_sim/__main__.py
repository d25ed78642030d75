"""`synapse-sim`, `python -m synapse_sim` and `main.py` all begin here."""

import sys

INTERRUPTED = 130


def main() -> None:
    """Run the program; Ctrl+C ends it quietly even while its modules are being loaded."""
    try:
        from synapse_sim.cli import main as run  # noqa: PLC0415 - loading is part of what can be interrupted

        run()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
