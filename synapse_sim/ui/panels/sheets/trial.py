"""The page of a virtual trial: its design as buttons, what came out, and published designs beside it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from synapse_sim.experiments.findings.findings import Finding, findings
from synapse_sim.experiments.trial.result import Effect, Group, TrialResult
from synapse_sim.session.asking import TRIAL_ARMS
from synapse_sim.session.asks import TryInPeople
from synapse_sim.session.frame import Frame
from synapse_sim.story.page_names import TRIAL
from synapse_sim.story.words import drug_label
from synapse_sim.texts.catalogue import overlaid, text
from synapse_sim.texts.numbers import after, percent, plain, written
from synapse_sim.ui.access import Access
from synapse_sim.ui.panels.page import Kept
from synapse_sim.ui.panels.sheets.block import Section
from synapse_sim.ui.panels.sheets.sheet import Sheet
from synapse_sim.ui.panels.sheets.table_row import TableRow
from synapse_sim.ui.pointer_focus import PointerFocus
from synapse_sim.ui.widgets.button import Button

CHOICES: dict[str, tuple[Any, ...]] = {
    "other": ("midazolam", "saline"),
    "subjects": (20, 40, 60, 100, 200),
    "blind": ("midazolam", "none", "pill", "saline", "anaesthesia"),
    "at_h": (24.0, 72.0, 168.0),
    "repeat": (1, 20, 50),
}
"""What each button of the design steps through."""
DESIGNS = ("murrough-24h", "first-trial", "twice-a-week")
"""Published designs that stand beside it, by their findings."""
_ARM_SHARES, _EFFECT_SHARES = (0.34, 0.16, 0.22, 0.28), (0.6, 0.4)


class TrialPage(Sheet):
    """Arms, sizes, blinding and outcome above; groups, effect and published trials below."""

    NAME = TRIAL
    column_em = 30.0
    most_columns = 1

    def __init__(self, access: Access, pointer_focus: PointerFocus, kept: Kept) -> None:
        super().__init__(access, pointer_focus, kept)
        self._tools = tuple(self._chooser(name) for name in CHOICES)

    def _chooser(self, name: str) -> Button:
        words: Callable[[], str] = partial(self._words, name)
        return Button(f"trial {name}", words, partial(self._step, name), tip=text(f"trial_page.tip.{name}"))

    @property
    def _wanted(self) -> TryInPeople:
        return self._access.now().asking.trial

    def _step(self, name: str) -> None:
        values = CHOICES[name]
        present = getattr(self._wanted, name)
        at = values.index(present) if present in values else -1
        self._access.tell(replace(self._wanted, **{name: values[(at + 1) % len(values)]}))

    def _words(self, name: str) -> str:
        return text(f"trial_page.choice.{name}", value=self._said(name, getattr(self._wanted, name)))

    def _said(self, name: str, value: Any) -> str:
        if name == "other":
            return self._drug(value)
        if name == "at_h":
            return after(value)
        return text(f"trial_page.blind.{value}") if name == "blind" else str(value)

    def _drug(self, name: str) -> str:
        return overlaid(f"drugs.{name}.label", self._access.now().config.drugs[name].label)

    # what a page says of itself

    @property
    def tools(self) -> tuple[Button, ...]:
        """The design: a press steps on."""
        return self._tools

    def depends_on(self) -> Hashable:
        """The design, what came out, and what is hidden."""
        frame = self._access.now()
        asking = frame.asking
        is_stale = "result" in asking.is_stale
        return asking.trial, id(asking.result), is_stale, asking.progress, asking.refusal, frame.masked

    def aside(self) -> Section:
        """Published designs, with what they found."""
        return Section(
            text("trial_page.published"), [row for each in _designs() for row in _design_rows(each)]
        )

    def sections(self) -> Sequence[Section]:
        """Groups and effect, or how far they are."""
        frame = self._access.now()
        result = frame.asking.result
        if frame.hides(("score",)):
            return [_saying("hidden", text("trial_page.hidden"))]
        if result is None:
            return [_saying("waits", frame.asking.refusal or text("trial_page.computing"))]
        note = self._note_of(frame)
        names = dict(
            zip(TRIAL_ARMS, (drug_label(frame.config), self._drug(frame.asking.trial.other)), strict=True)
        )
        groups = [group for group in result.groups if group.trial == 1]
        rows = [_group_row(names[group.arm], group) for group in groups]
        head = _row("head", [text(f"trial_page.head.{each}") for each in _HEADS], _ARM_SHARES, is_head=True)
        effects = [row for effect in result.effects for row in _effect_rows(result, effect)]
        return [
            Section(text("trial_page.groups"), rows, note=note, head=head),
            Section(text("trial_page.effect"), effects),
        ]

    @staticmethod
    def _note_of(frame: Frame) -> str:
        """How far a newer one is, or that this one is of before."""
        if frame.asking.progress is not None:
            return text("trial_page.progress", share=percent(frame.asking.progress))
        return text("trial_page.stale") if "result" in frame.asking.is_stale else ""


PAGE = TrialPage
"""The page that stands in this module."""


_HEADS = ("arm", "patients", "score", "responders")


def _row(name: str, cells: Sequence[str], shares: Sequence[float], *, is_head: bool = False) -> TableRow:
    return TableRow(f"trial {name}", cells, shares, is_head=is_head)


def _saying(name: str, words: str) -> Section:
    return Section(text("trial_page.groups"), [_row(name, [words], (1.0,))])


def _group_row(name: str, group: Group) -> TableRow:
    found = group.responders
    spread = text("trial_page.spread", mean=plain(group.mean), sd=plain(group.sd, 2))
    share = text(
        "trial_page.share", value=percent(found.value), low=percent(found.low), high=percent(found.high)
    )
    return _row(f"arm {group.arm}", [name, str(group.patients), spread, share], _ARM_SHARES)


def _effect_rows(result: TrialResult, effect: Effect) -> list[TableRow]:
    """The difference with its interval, and over many trials its mean and the power."""
    found = effect.difference
    points = {"mean": _points(found.mean), "low": _points(found.low), "high": _points(found.high)}
    cells = [("difference", text("trial_page.points", **points))]
    if effect.power is not None:
        power = effect.power
        said = {"value": percent(power.value), "low": percent(power.low), "high": percent(power.high)}
        cells += [
            ("mean", text("trial_page.mean", mean=_points(effect.mean_difference))),
            ("power", text("trial_page.share", **said)),
        ]
    count = result.design.repeat
    return [
        _row(f"effect {name}", [text(f"trial_page.row.{name}", count=count), said], _EFFECT_SHARES)
        for name, said in cells
    ]


def _points(value: float) -> str:
    return written(f"{value:.1f}")


def _designs() -> list[Finding]:
    known = {each.id: each for each in findings()}
    return [known[name] for name in DESIGNS]


def _design_rows(finding: Finding) -> tuple[TableRow, TableRow]:
    """Where it was published and what, then the claim."""
    return (
        _row(f"published {finding.id}", [finding.source, finding.published], _EFFECT_SHARES),
        _row(f"claim {finding.id}", [finding.claim], (1.0,)),
    )
