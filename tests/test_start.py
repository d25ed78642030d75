"""The window is there before all that it may need: what loads late, and what stands in for the agents."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pygame
import pytest

from synapse_sim.app import App
from synapse_sim.config import Config
from synapse_sim.config.drugs import drug_names
from synapse_sim.opening import WindowOptions
from synapse_sim.session import Session
from synapse_sim.story.page_names import PAGE_NAMES
from synapse_sim.story.scene_names import SCENE_ROWS, view_names

ROOT = Path(__file__).parents[1]
SIZE = (960, 600)
FIRST_FRAME = """
import dataclasses, sys
made, make = [], dataclasses._process_class
dataclasses._process_class = lambda kind, *how: made.append(kind) or make(kind, *how)
import pygame
from synapse_sim.app import App
from synapse_sim.config import Config
from synapse_sim.opening import WindowOptions
app = App(WindowOptions(Config(), size=(960, 600)), at_once=False)
surface = pygame.Surface((960, 600))
app.painting.caches.builds.spare_s = 0.008
app.advance(1 / 60)
app.draw(surface)
"""
LOADED = "print(len(made), *sys.modules)"
ALL_LOADED = """
from synapse_sim.late import loading
for _ in loading():
    pass
"""
EXTRAS = {"matplotlib", "av", "PIL", "pyarrow", "SALib", "scipy", "dask"}
MOST_MODULES, MOST_DATACLASSES = 360, 310
"""Of the program, before the first frame; some more than there are, and half of what there is in all."""


def after(*program: str) -> tuple[int, set[str]]:
    """How many dataclasses a program makes, and which modules are loaded at its end."""
    command = [sys.executable, "-c", "".join(program) + LOADED]
    result = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    made, *modules = result.stdout.splitlines()[-1].split()
    return int(made), set(modules)


def parts_of(modules: set[str], room: str) -> set[str]:
    """What of a room is loaded."""
    start = f"synapse_sim.{room}."
    return {name.removeprefix(start).split(".")[0] for name in modules if name.startswith(start)}


@pytest.mark.slow
def test_before_the_first_frame_only_what_it_shows_is_loaded() -> None:
    made, modules = after(FIRST_FRAME)
    assert parts_of(modules, "scenes") == {"shared", "synapse"}
    assert parts_of(modules, "ui.panels.sheets") == set()
    assert parts_of(modules, "experiments") == {"asked_for"}
    assert parts_of(modules, "lesson") == {"lesson", "things"}
    assert not {"tomlkit", "synapse_sim.export", "synapse_sim.keeping", *EXTRAS} & modules
    assert sum(name.startswith("synapse_sim") for name in modules) <= MOST_MODULES
    assert made <= MOST_DATACLASSES


@pytest.mark.slow
def test_what_was_left_out_loads_one_after_the_other_and_no_extra_with_it() -> None:
    _, modules = after(FIRST_FRAME, ALL_LOADED)
    assert parts_of(modules, "scenes") >= {row.name for row in SCENE_ROWS}
    assert parts_of(modules, "ui.panels.sheets") >= set(PAGE_NAMES) - {"parameters", "help"}
    assert parts_of(modules, "experiments") >= {"findings", "trial", "varied", "what_if"}
    assert not EXTRAS & modules


def first_frame(app: App) -> None:
    surface = pygame.Surface(SIZE, 0, 32)
    app.advance(1 / 60)
    app.draw(surface)


@pytest.mark.parametrize("drug", ["ketamine", "ssri"])
@pytest.mark.parametrize("scene", view_names())
def test_the_first_frame_draws_agents_that_are_not_built_yet(scene: str, drug: str) -> None:
    app = App(WindowOptions(Config({"treatment.drug": drug}), size=SIZE, scene=scene), at_once=False)
    assert app.session.frame().is_entering
    first_frame(app)


@pytest.mark.parametrize("drug", drug_names())
def test_what_stands_in_ends_in_the_world_that_is_built_at_once(drug: str) -> None:
    config = Config({"treatment.drug": drug})
    late, at_once = Session(config, at_once=False), Session(config)
    late.advance(1 / 60)
    assert late.tick == 0, "no tick passes while a place is entered"
    late.finish()
    assert late.world.digest() == at_once.world.digest()
    for session in (late, at_once):
        session.pass_ticks(200)
    assert late.world.digest() == at_once.world.digest()


def test_a_picture_shows_the_world_itself() -> None:
    pictures = [App(WindowOptions(Config(), size=SIZE), at_once=at_once) for at_once in (False, True)]
    late, at_once = (pygame.image.tobytes(app.render(SIZE), "RGB") for app in pictures)
    assert late == at_once
