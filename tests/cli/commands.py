"""The program as a user types it."""

from typer.testing import CliRunner, Result

from synapse_sim.cli import app


def typed(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def refused(*words: str) -> list[str]:
    """What is said on standard error, and nothing else, with the exit code of wrong usage."""
    result = typed(*words)
    assert result.exit_code == 2, result.output
    assert "Traceback" not in result.output
    assert result.stdout == ""
    return result.stderr.splitlines()
