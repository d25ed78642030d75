"""What all commands share: the options for the config, times and sizes as words, how a refusal is told."""

import functools
import inspect
import operator
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, get_type_hints

import typer

from synapse_sim.files import times
from synapse_sim.files.errors import plainly
from synapse_sim.files.extras import MissingExtra
from synapse_sim.files.printing import complain, drop_output

if TYPE_CHECKING:
    from synapse_sim.config import Config
    from synapse_sim.config.config import Changes
    from synapse_sim.config.load import Layers, Reader

FAILED, WRONG, INTERRUPTED = 1, 2, 130
LEAST_PX, LARGEST_PX = (400, 640), (4320, 7680)
"""Short and long side of the smallest and the largest window."""


def file_option(name: str, said: str, metavar: str = "FILE") -> Any:
    """An option that names a file; whether it can be read or written, reader and writer say themselves."""
    return typer.Option(name, metavar=metavar, help=said, readable=False)


ConfigFile = Annotated[Path | None, file_option("--config", "A TOML file of changes.")]
Preset = Annotated[str | None, typer.Option("--preset", metavar="NAME", help="A shipped scenario.")]
Assignments = Annotated[
    list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help="One parameter; may be repeated.")
]
Seed = Annotated[int | None, typer.Option("--seed", metavar="N", help="The same as --set seed=N.")]
Compared = Annotated[
    list[str] | None,
    typer.Option("--compare", metavar="KEY=VALUE", help="A second arm that differs in this; repeatable."),
]
Force = Annotated[bool, typer.Option("--force", help="Replace an existing file.")]
PLAIN: dict[str, Any] = {"rich_markup_mode": None, "pretty_exceptions_enable": False, "add_completion": False}
COMMON = {"config_file": ConfigFile, "preset": Preset, "assignments": Assignments, "seed": Seed}


def read_config(
    config_file: Path | None,
    preset: str | None,
    assignments: list[str] | None,
    seed: int | None,
    flags: Mapping[str, float | None] | None = None,
) -> "Config":
    """The config behind the common options and the flags that stand for a key, if they were given.

    Raises:
        ConfigError: with every mistake among them.
    """
    return read_placed(config_file, preset, assignments, seed, flags)[0]


def read_placed(
    config_file: Path | None,
    preset: str | None,
    assignments: list[str] | None,
    seed: int | None,
    flags: Mapping[str, float | None] | None = None,
) -> "tuple[Config, Mapping[str, str]]":
    """The same, and where each change was written, by dotted key.

    Raises:
        ConfigError: as `read_config`.
    """
    from synapse_sim.config.load import file_readers, placed

    return placed([*file_readers(config_file, preset), *_overrides(assignments, seed, flags)])


def read_layers(
    preset: str | None,
    assignments: list[str] | None,
    seed: int | None,
    flags: Mapping[str, float | None] | None = None,
) -> "Layers":
    """What lies under and over the config file of the same command.

    Raises:
        ConfigError: with every mistake among them.
    """
    from synapse_sim.config.load import Layers

    return Layers.read(preset, _overrides(assignments, seed, flags))


def _overrides(
    assignments: list[str] | None, seed: int | None, flags: Mapping[str, float | None] | None
) -> "list[Reader]":
    from synapse_sim.config.overrides import parse_overrides

    given = {key: value for key, value in {"seed": seed, **(flags or {})}.items() if value is not None}
    return [lambda: parse_overrides(assignments or (), given)]


def read_compared(assignments: list[str] | None, config: "Config") -> "Changes":
    """What a second arm has otherwise than the first, which runs as `config`.

    Raises:
        ConfigError: with every mistake.
    """
    if not assignments:
        return {}
    from synapse_sim.config import Config
    from synapse_sim.config.overrides import parse_overrides

    layer = parse_overrides(assignments, option="--compare")
    Config({**config.changes, **layer.changes}, where=layer.where)
    return layer.changes


def configured(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the common options: it receives their `Config` as its first argument."""

    @functools.wraps(command)
    def run(**options: Any) -> None:
        with plain_errors():
            config = read_config(**{name: options.pop(name) for name in COMMON})
            tell_idle(config)
            command(config, **options)

    own = list(inspect.signature(command).parameters.values())[1:]
    hints = get_type_hints(command, localns={"Config": object}, include_extras=True)
    own = [each.replace(annotation=hints[each.name], kind=each.KEYWORD_ONLY) for each in own]
    keyword = inspect.Parameter.KEYWORD_ONLY
    shared = [
        inspect.Parameter(name, keyword, default=None, annotation=kind) for name, kind in COMMON.items()
    ]
    vars(run)["__signature__"] = inspect.Signature([*own, *shared])
    run.__annotations__ = {each.name: each.annotation for each in (*own, *shared)}
    return run


def tell_idle(config: "Config") -> None:
    """Say on standard error what was given and changes nothing."""
    from synapse_sim.config.idle import idle

    for _, said in idle(config):
        complain(str(said))


@contextmanager
def plain_errors() -> Iterator[None]:
    """Tell any error in one line each on standard error and end with the right code; never a traceback.

    With SYNAPSE_SIM_TRACEBACK set, internal errors are raised as they are.
    """
    try:
        yield
    except (typer.Exit, typer.BadParameter):
        raise
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        drop_output()
        raise typer.Exit(FAILED) from None
    except Exception as error:
        code, sentences = _outcome(error)
        if code == FAILED and "SYNAPSE_SIM_TRACEBACK" in os.environ:
            raise
        _end(code, sentences)


@contextmanager
def progress(label: str, total: int) -> Iterator[Callable[[object], None]]:
    """A bar on a terminal, nothing elsewhere; what it yields is called after each of `total` parts."""
    if not sys.stderr.isatty():
        yield lambda _part: None
        return
    with typer.progressbar(length=total, label=label, file=sys.stderr) as bar:
        yield lambda _part: bar.update(1)


def refuse(*sentences: str) -> NoReturn:
    """End with code 2 and these sentences on standard error."""
    _end(WRONG, sentences)


def read_time_h(text: str) -> float:
    """Hours after the first dose, by the grammar of `files.times`.

    Raises:
        BadParameter: if it is no time.
    """
    hours = times.read_time_h(text)
    if hours is None:
        raise typer.BadParameter(f"'{text}' is no time; write it like {times.EXAMPLES}")
    return hours


def read_size(text: str) -> tuple[int, int]:
    """Width and height in pixels: `1280x720`."""
    found = re.fullmatch(r"([0-9]{1,5})[x×]([0-9]{1,5})", text.strip().lower())
    if not found:
        raise typer.BadParameter(f"'{text}' is no size; write it like 1280x720")
    return int(found[1]), int(found[2])


def read_window_size(text: str) -> tuple[int, int]:
    """A size that the window can be laid out in, lying or upright."""
    size = read_size(text)
    for short_px, long_px, is_outside, said in (
        (*LEAST_PX, operator.lt, "too small; the least"),
        (*LARGEST_PX, operator.gt, "too large; the largest"),
    ):
        if is_outside(min(size), short_px) or is_outside(max(size), long_px):
            refuse(f"--size {text} is {said} is {long_px}x{short_px}, or upright {short_px}x{long_px}")
    return size


def _outcome(error: Exception) -> tuple[int, list[str]]:
    """The exit code of an error and what to say of it."""
    from synapse_sim.config import ConfigError

    if isinstance(error, ConfigError):
        return WRONG, error.lines
    if isinstance(error, MissingExtra):
        return WRONG, [str(error)]
    if isinstance(error, OSError):
        return WRONG, [plainly(error)]
    return FAILED, [f"internal error: {type(error).__name__}: {error}"]


def _end(code: int, sentences: Iterable[str]) -> NoReturn:
    for sentence in sentences:
        complain(sentence)
    drop_output()
    raise typer.Exit(code)
