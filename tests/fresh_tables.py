"""Tables and folders as they are with one more entry, in this process or in a copy of the checkout."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from synapse_sim.config import assets_dir
from synapse_sim.config import config as config_module
from synapse_sim.config import drugs as drugs_module
from synapse_sim.experiments.findings.findings import findings

ROOT = Path(__file__).parents[1]
READERS = ("config.drugs", "config.presets", "experiments.findings.findings")
"""The modules that read what a person may add to."""
REMEMBERED = (
    drugs_module._trees,
    drugs_module.shipped_drugs,
    drugs_module.drug_names,
    drugs_module.accounts,
    config_module._shipped,
    config_module._registry,
    findings,
)


@contextmanager
def own_assets(folder: Path) -> Iterator[Path]:
    """A copy of drugs, presets and findings that the program reads in place of its own."""
    for part in ("drugs", "presets"):
        shutil.copytree(assets_dir() / part, folder / part)
    shutil.copy(assets_dir() / "findings.toml", folder)
    with pytest.MonkeyPatch.context() as patch:
        for reader in READERS:
            patch.setattr(f"synapse_sim.{reader}.assets_dir", lambda: folder)
        forget()
        yield folder
    forget()


def forget() -> None:
    """Let everything that was read once be read again."""
    for remembered in REMEMBERED:
        remembered.cache_clear()


def checkout(folder: Path) -> Path:
    """A copy of the program that a test may edit."""
    for part in ("synapse_sim", "assets", "docs"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    return folder
