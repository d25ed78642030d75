"""`page`: a run as one file for any browser."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from synapse_sim.cli.from_session import SessionFile, run_of
from synapse_sim.cli.options import Compared, Force, configured, file_option, progress, read_compared, refuse
from synapse_sim.files.printing import complain

if TYPE_CHECKING:
    from synapse_sim.config import Config
    from synapse_sim.config.config import Changes

Lesson = Annotated[
    str | None, typer.Option("--lesson", metavar="NAME or FILE", help="A lesson, beat by beat.")
]
Out = Annotated[Path, file_option("--out", "Where the page goes.", "FILE.html")]


@configured
def page(
    config: "Config",
    out: Out,
    *,
    lesson: Lesson = None,
    session: SessionFile = None,
    compare: Compared = None,
    force: Force = False,
) -> None:
    """Write this run, a saved session or a lesson as one page for a browser, without network."""
    from synapse_sim.files.writing import refuse_target, write_file

    if out.suffix.lower() not in {".html", ".htm"}:
        refuse(f"--out {out} must end in .html")
    if lesson is not None and session is not None:
        refuse(f"--lesson {lesson} says itself what --session would; give one of the two")
    refuse_target(out, force=force)
    config, compared, _ = run_of(session, config, read_compared(compare, config))
    content = _of_run(config, compared) if lesson is None else _of_lesson(lesson)
    write_file(out, content, force=force)
    complain(f"written: {out}")


def _of_run(config: "Config", compared: "Changes") -> str:
    from synapse_sim.course.simulate import simulate
    from synapse_sim.export.page.page import page_text
    from synapse_sim.export.page.recording import ALONE, AMONG_OTHERS, parts

    beside = simulate(config.with_changes(compared)) if compared else None
    total = len(list(parts(ALONE))) + (len(list(parts(AMONG_OTHERS))) if beside else 0)
    with progress("recording", total) as done:
        return page_text(simulate(config), done, beside)


def _of_lesson(name: str) -> str:
    from synapse_sim.export.page.page import lesson_text
    from synapse_sim.export.page.played import Played
    from synapse_sim.export.page.recording import AMONG_OTHERS, parts
    from synapse_sim.lesson.shelf import find_lesson

    played = Played.of(find_lesson(name))
    with progress("recording", len(played.courses) * len(list(parts(AMONG_OTHERS)))) as done:
        return lesson_text(played, done)
