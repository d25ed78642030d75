"""Commands that refuse an option given twice, of which the parser would keep the last in silence."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from typer.core import TyperCommand, TyperGroup, TyperOption

from synapse_sim.cli.options import refuse


class OnceCommand(TyperCommand):
    """A command each of whose options is given once, but for those that may be repeated."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments.

        Raises:
            Exit: with code 2 if an option is repeated.
        """
        _refuse_repeated(self.make_parser(ctx).parse_args(list(args))[2])
        return super().parse_args(ctx, args)


class OnceGroup(TyperGroup):
    """The same for a command that has commands of its own."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments.

        Raises:
            Exit: with code 2 if an option is repeated.
        """
        _refuse_repeated(self.make_parser(ctx).parse_args(list(args))[2])
        return super().parse_args(ctx, args)


def _refuse_repeated(given: Iterable[object]) -> None:
    """A flag said twice says the same; two values contradict each other."""
    options = [each for each in given if isinstance(each, TyperOption)]
    counted = Counter(each.opts[0] for each in options if not (each.multiple or each.is_flag))
    twice = [option for option, count in counted.items() if count > 1]
    if twice:
        refuse(*(f"{option} is given twice" for option in twice))
