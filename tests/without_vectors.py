"""The same lines of Python on processors with fewer vector instructions, as far as NumPy can pretend."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
UNUSED = {
    "as it is": "",
    "no AVX-512": "X86_V4 AVX512_ICL AVX512_SPR",
    "no AVX2 either": "X86_V3 X86_V4 AVX512_ICL AVX512_SPR",
}
"""What NumPy is told to leave unused; names it does not know are ignored with a warning."""

promised_here = pytest.mark.skipif(
    platform.machine() not in {"x86_64", "AMD64"}, reason="only promised for x86-64"
)
whatever_vectors = pytest.mark.parametrize("unused", UNUSED.values(), ids=UNUSED.keys())


def printed_without(unused: str, program: str) -> list[str]:
    """The words that a program prints in a process of its own."""
    found = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program],
        env=os.environ | {"NPY_DISABLE_CPU_FEATURES": unused},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return found.stdout.split()
