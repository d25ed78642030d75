"""What timings are taken on."""

from __future__ import annotations

import os
import platform

import numpy as np


def machine() -> dict[str, str]:
    """Processor, system and versions, by name."""
    return {
        "machine": platform.machine(),
        "system": f"{platform.system()} {platform.release()}",
        "cores": str(os.cpu_count()),
        "python": platform.python_version(),
        "numpy": np.__version__,
    }
