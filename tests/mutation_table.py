"""Which modules have faults put into them, and which of these faults change nothing that anyone could see."""

from __future__ import annotations

MODULES: dict[str, tuple[str, ...]] = {
    "files.quantities": ("files/test_quantities",),
    "files.times": ("files/test_times",),
    "files.writing": ("files/test_writing",),
    "texts.numbers": ("texts/test_numbers",),
    "config.check": ("config/test_check", "config/test_config"),
    "config.dose": ("config/test_dose", "config/test_doses"),
    "model.relief": ("model/test_relief",),
    "agents.circuit.kernel": ("agents/circuit/test_kernel",),
    "world.world": ("test_world",),
    "story.caption": ("story/test_caption",),
    "session.comparison": ("session/test_comparison",),
    "session.editing": ("session/test_editing",),
    "session.history": ("session/test_history",),
    "session.jobs": ("session/test_jobs",),
    "session.pace": ("session/test_pace",),
    "session.playback": ("session/test_playback",),
    "ui.layout": ("ui/test_layout",),
    "ui.pacer": ("ui/test_pacer",),
    "ui.pointer_focus": ("ui/test_pointer_focus",),
    "ui.widgets.span": ("ui/widgets/test_span",),
}
"""Modules of `synapse_sim`, each with its own tests below `tests/`."""

EQUIVALENT: dict[str, dict[str, str]] = {
    "files.times": {
        "_size_h: True → False": "both lists are made from the same parts, so `strict` never speaks"
    },
    "world.world": {"World._stand_at: False → True": "at rest time moves along neither axis"},
    "ui.pointer_focus": {
        "PointerFocus.step_focus: by > 0 → by >= 0": "nobody steps by nothing",
        "PointerFocus._is_double: 1.0 → 1.3": "a press that was never made is too far away at any time",
    },
}
"""By module and fault: why no test can notice. Such a fault is not tried, and counts neither way."""
