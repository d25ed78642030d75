"""`synapse-sim`, `python -m synapse_sim` and `main.py` all begin here."""

import os
import signal
import sys
from types import FrameType

INTERRUPTED = 130


def leave_at_once(_signal: int, _frame: FrameType | None) -> None:
    """Go: while modules are loaded there is nothing to keep, and an exception might be swallowed there."""
    os._exit(INTERRUPTED)


def main() -> None:
    """Run the program; Ctrl+C ends it quietly even while its modules are being loaded."""
    before = signal.getsignal(signal.SIGINT)
    try:
        if before is not signal.SIG_IGN:
            signal.signal(signal.SIGINT, leave_at_once)
        from synapse_sim.cli import main as run  # noqa: PLC0415 - loading is part of what can be interrupted

        if before is not signal.SIG_IGN:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        run()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
