"""`lesson`: lectures in files, shipped and one's own."""

from typing import TYPE_CHECKING, Annotated

import typer

from synapse_sim.cli.once import OnceCommand
from synapse_sim.cli.options import FAILED, PLAIN, configured
from synapse_sim.files.printing import say

if TYPE_CHECKING:
    from synapse_sim.config import Config

Name = Annotated[str, typer.Argument(metavar="FILE", help="A lesson's file, or a name of `lesson list`.")]

lesson_app = typer.Typer(help="Lectures in files: list, check, worksheets.", no_args_is_help=True, **PLAIN)


@lesson_app.command("list", cls=OnceCommand)
@configured
def lesson_list(_config: "Config") -> None:
    """Name every shipped lesson with its time, what the class does and what it learns."""
    from synapse_sim.lesson.about import list_rows

    for row in list_rows():
        say(row)


@lesson_app.command("check", cls=OnceCommand)
@configured
def lesson_check(_config: "Config", file: Name) -> None:
    """Tell every mistake in a lesson's file, then every claim with its value; a false one ends with 1."""
    from synapse_sim.lesson.claims import check_claims
    from synapse_sim.lesson.shelf import find_lesson
    from synapse_sim.texts.catalogue import text

    checked = []
    for each in check_claims(find_lesson(file)):
        say(each.sentence)
        checked.append(each.holds)
    failed = checked.count(False)
    say(text(f"lesson.{'some_fail' if failed else 'all_hold'}", count=failed or len(checked)))
    if failed:
        raise typer.Exit(FAILED)
