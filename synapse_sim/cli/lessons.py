"""`lesson`: lectures in files, shipped and one's own."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from synapse_sim.cli.once import OnceCommand
from synapse_sim.cli.options import FAILED, PLAIN, Force, configured, file_option, refuse
from synapse_sim.files.printing import say

if TYPE_CHECKING:
    from synapse_sim.config import Config

Name = Annotated[str, typer.Argument(metavar="FILE", help="A lesson's file, or a name of `lesson list`.")]

Out = Annotated[Path, file_option("--out", "A file ending in .html or .md.")]

lesson_app = typer.Typer(help="Lectures in files: list, check, worksheets.", no_args_is_help=True, **PLAIN)


@lesson_app.command("list", cls=OnceCommand)
@configured
def lesson_list(_config: "Config") -> None:
    """Name every shipped lesson with its time, what the class does and what it learns."""
    from synapse_sim.lesson.about import list_rows

    for row in list_rows():
        say(row)


@lesson_app.command("words", cls=OnceCommand)
@configured
def lesson_words(_config: "Config") -> None:
    """List what a lesson can name: columns, functions, facts, things to light in each scene, pages, forms."""
    from synapse_sim.lesson.words import word_lists

    for title, rows in word_lists():
        say(title)
        for row in rows:
            say(f"  {row}")


@lesson_app.command("check", cls=OnceCommand)
@configured
def lesson_check(_config: "Config", file: Name) -> None:
    """Tell every mistake, or each beat as it is said and its claims with values; a false one ends with 1."""
    from synapse_sim.lesson.script import UNDER_BEAT, script
    from synapse_sim.lesson.shelf import find_lesson
    from synapse_sim.texts.catalogue import text

    checked = []
    for each in script(find_lesson(file)):
        say(each if isinstance(each, str) else UNDER_BEAT + each.sentence)
        checked += [] if isinstance(each, str) else [each.holds]
    failed = checked.count(False)
    say(text(f"lesson.{'some_fail' if failed else 'all_hold'}", count=failed or len(checked)))
    if failed:
        raise typer.Exit(FAILED)


@lesson_app.command("worksheet", cls=OnceCommand)
@configured
def lesson_worksheet(_config: "Config", name: Name, *, out: Out, force: Force = False) -> None:
    """Write a lesson's worksheet: one side to fill in, and the key; by the ending HTML or Markdown."""
    from synapse_sim.export.worksheet import worksheet
    from synapse_sim.export.worksheet_pages import html_page, markdown_page
    from synapse_sim.files.writing import refuse_target, write_file
    from synapse_sim.lesson.shelf import find_lesson

    pages = {".html": html_page, ".md": markdown_page}
    page = pages.get(out.suffix.lower())
    if page is None:
        refuse(f"--out {out} must end in {' or '.join(pages)}")
    refuse_target(out, force=force)
    write_file(out, page(worksheet(find_lesson(name))), force=force)
