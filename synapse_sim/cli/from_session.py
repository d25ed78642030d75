"""A saved session in the place of a config and a second arm, for what is made of a run."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from synapse_sim.cli.options import file_option, refuse
from synapse_sim.story.scene_names import view_names

if TYPE_CHECKING:
    from synapse_sim.config import Config
    from synapse_sim.config.config import Changes

SessionFile = Annotated[Path | None, file_option("--session", "The run and the arms of a saved session.")]


def run_of(
    session: Path | None, config: "Config", compared: "Changes"
) -> "tuple[Config, Changes, str | None]":
    """The run, what its second arm has otherwise, and the scene: of a session, or as the options say.

    Raises:
        ConfigError: with every mistake in the file.
    """
    from synapse_sim.session.saved import read_state

    if session is None:
        return config, compared, None
    if config.changes or compared:
        option = "compare" if compared else "set"
        refuse(f"--session {session} says itself what --{option} would; give one of the two")
    state = read_state(session, view_names())
    return config.with_changes(state.changes), state.compared, state.scene
