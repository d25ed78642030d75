"""The public names, written down once more on purpose: this file is the promise to users, and the one place
where a test may restate a table. A row that fails here breaks somebody's script.

What is promised and not there yet stands at the end, each as an expected failure with what is missing.
"""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
import typer

import synapse_sim as ss
from synapse_sim.cli import app
from synapse_sim.cli.options import FAILED, INTERRUPTED, WRONG
from synapse_sim.config import parameters
from synapse_sim.course.course import COLUMNS
from synapse_sim.experiments.agreement.check import Quantity
from synapse_sim.experiments.findings.findings import findings
from synapse_sim.experiments.findings.validate import Result
from synapse_sim.export.tables import ENDINGS
from synapse_sim.story.page_names import PAGE_NAMES
from synapse_sim.story.scene_names import view_names
from synapse_sim.ui.actions import key_map
from tests.test_imports import EXTRAS

COMMON = ("--config", "--preset", "--set", "--seed")
OPTIONS = {
    "": (
        "--time", "--scene", "--projector", "--scale", "--size", "--fullscreen", "--display", "--frames",
        "--screenshot", "--session", "--data", "--compare", "--lesson", "--step", "--page", "--captions",
        "--force", "--version",
    ),
    "run": ("--out", "--summary", "--json", "--sep", "--decimal", "--no-comments", "--force"),
    "agents": ("--out", "--time", "--force"),
    "sweep": ("--vary", "--subjects", "--workers", "--cluster", "--resume", "--out", "--force"),
    "trial": (
        "--arm", "--arm-set", "--subjects", "--blind", "--at", "--repeat", "--figure", "--out", "--force",
    ),
    "validate": ("--json", "--only", "--hypotheses"),
    "agree": ("--json",),
    "bench": ("--json",),
    "figure": ("--out", "--only", "--force"),
    "record": (
        "--scene", "--from", "--to", "--seconds", "--out", "--size", "--compare", "--projector", "--force",
    ),
    "page": ("--out", "--force"),
    "preset list": (),
    "preset show": (),
    "config init": ("--force",),
    "config check": (),
    "config show": ("--changes",),
    "config schema": (),
    "lesson list": (),
    "lesson words": (),
    "lesson check": (),
    "lesson worksheet": ("--out", "--force"),
}  # fmt: skip
"""What each command understands beside the common options."""
PROMISED_COLUMNS = (
    "time_h", "plasma_ng_per_ml", "norketamine_ng_per_ml", "hydroxynorketamine_ng_per_ml",
    "effect_site_umolar", "block_interneuron", "block_pyramidal", "rate_interneuron_hz", "rate_pyramidal_hz",
    "glutamate_rel", "bdnf_rel", "mtorc1_rel", "spine_density_rel", "restored_share", "communication_rel",
    "relief", "score", "dissociation_index",
)  # fmt: skip
"""The first columns of a course, in this order; others may follow."""
CHOICES = {
    "subject.species": ("human", "rat", "mouse"),
    "subject.state": ("healthy", "stressed"),
    "subject.bdnf": ("val_val", "val_met", "met_met"),
    "treatment.drug": (
        "ketamine", "esketamine", "arketamine", "memantine", "ssri", "snri", "ndri", "midazolam", "saline",
    ),
    "treatment.route": (
        "iv_infusion", "iv_bolus", "intramuscular", "intranasal", "sublingual", "film", "oral", "inhaled",
        "transdermal", "intraperitoneal",
    ),
    "treatment.dose_unit": ("mg/kg", "mg"),
    "trial.expectancy": ("none", "pill", "saline", "midazolam", "anaesthesia"),
}  # fmt: skip
"""Keys that are chosen from words, and words that each must know."""
DEFAULTS = {
    "subject.state": "stressed",
    "treatment.drug": "ketamine",
    "treatment.route": "iv_infusion",
    "treatment.dose": 0.5,
    "treatment.dose_unit": "mg/kg",
    "treatment.infusion_min": 40.0,
    "treatment.schedule_h": (0.0,),
    "trial.expectancy": "none",
    "modulators.magnesium_mmolar": 1.0,
    "course.horizon_h": 336.0,
}
KEYS = (
    *CHOICES, *DEFAULTS, "seed", "treatment.doses", "circuit.network_seed", "population.patient",
    "modulators.rapamycin", "modulators.nbqx", "modulators.lamotrigine",
    "modulators.mglur23_agonist", "modulators.bdnf_block",
    "modulators.spine_erasure", "hypothesis.disinhibition", "hypothesis.direct_inhibition",
    "hypothesis.extrasynaptic", "hypothesis.metabolite", "window.projector", "window.scale",
    "window.reduced_motion", "window.pace",
)  # fmt: skip
SCENE_NAMES = ("overview", "body", "channel", "circuit", "synapse", "dendrite", "people")
"""Each has its place here as its key."""
PAGES = (
    "parameters",
    "numbers",
    "evidence",
    "safety",
    "explanations",
    "lessons",
    "sessions",
    "trial",
    "help",
)
"""What `--page` knows."""
FINDING_FIELDS = {"id", "claim", "source", "published", "simulated", "verdict", "class", "contested"}
QUANTITY_FIELDS = ("quantity", "theory", "mean", "standard_error", "z")
PYTHON = ("Config", "ConfigError", "Course", "World", "load_config", "simulate", "sweep", "trial")


def commands(node: Any = None, name: str = "") -> dict[str, set[str]]:
    """Every command with all its options."""
    node = node or typer.main.get_command(app)
    own = {option for parameter in node.params for option in parameter.opts}
    below = {
        key: options
        for word, child in getattr(node, "commands", {}).items()
        for key, options in commands(child, f"{name} {word}".strip()).items()
    }
    return below if below and name else {name: own, **below}


def test_every_command_has_its_options_and_the_common_ones() -> None:
    found = commands()
    lacking = {name: {*COMMON, *wanted} - found.get(name, set()) for name, wanted in OPTIONS.items()}
    assert {name: options for name, options in lacking.items() if options} == {}


def test_no_command_is_there_that_nobody_was_told_of() -> None:
    assert commands().keys() == OPTIONS.keys()


def test_exit_codes_are_fixed() -> None:
    assert (FAILED, WRONG, INTERRUPTED) == (1, 2, 130)


def test_a_course_begins_with_the_promised_columns() -> None:
    assert COLUMNS[: len(PROMISED_COLUMNS)] == PROMISED_COLUMNS


def test_a_course_is_written_by_these_endings() -> None:
    assert set(ENDINGS) == {".csv", ".tsv", ".npz", ".json"}


@pytest.mark.parametrize("key", CHOICES)
def test_a_key_knows_its_words(key: str) -> None:
    assert set(CHOICES[key]) <= set(parameters()[key].choices)


def test_every_promised_key_is_there() -> None:
    assert set(KEYS) - parameters().keys() == set()


def test_the_defaults_are_as_promised() -> None:
    assert {key: parameters()[key].default for key in DEFAULTS} == DEFAULTS


def test_the_scenes_have_their_names() -> None:
    assert view_names() == SCENE_NAMES
    assert [key_map()[str(key)].name for key in range(len(SCENE_NAMES))] == [
        f"scene_{name}" for name in SCENE_NAMES
    ]


def test_the_pages_have_their_names() -> None:
    assert PAGE_NAMES == PAGES


def test_findings_and_quantities_have_their_fields() -> None:
    row = Result(findings()[0], None, "shown").row()
    assert row.keys() >= FINDING_FIELDS
    assert tuple(field.name for field in dataclasses.fields(Quantity)) == QUANTITY_FIELDS


def test_python_has_its_names() -> None:
    assert set(PYTHON) <= set(ss.__all__)
    assert all(hasattr(ss, name) for name in PYTHON)
    assert callable(ss.Course.summary)


@pytest.mark.parametrize("extra", ["export", "figure", "stats", "cluster", "dev"])
def test_the_extras_have_the_names_that_users_type(extra: str) -> None:
    assert EXTRAS[extra]
