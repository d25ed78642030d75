"""Responses on disk, in the user's cache, by digest: each circuit is measured once on a machine.

A file is checked when it is read. What is broken, foreign or cannot be read is as good as nothing: it is
measured again. Numbers are kept to the last digit, so that a run says the same whether it measured or read.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from synapse_sim.course.response.plan import Dependencies
from synapse_sim.course.response.table import Response
from synapse_sim.files.errors import FileError
from synapse_sim.files.folders import cache_folder
from synapse_sim.files.reading import own_text
from synapse_sim.files.writing import write_file


def kept_response(on: Dependencies) -> Response | None:
    """The response that was kept for these dependencies, if it is there and sound."""
    with suppress(FileError, ValueError, TypeError, KeyError):
        found = _checked(own_text(_path(on.digest)))
        if found.digest == on.digest and _has_shape(found, on):
            return found
    return None


def keep(response: Response) -> None:
    """Keep a response; where that cannot be done nothing is lost but time."""
    text = response.to_json(exact=True)
    with suppress(OSError):
        path = _path(response.digest)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, f"{_sum(text)}\n{text}", force=True)


def _path(digest: str) -> Path:
    return cache_folder() / "responses" / f"{digest}.json"


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _checked(kept: str) -> Response:
    """The response behind the line of its checksum.

    Raises:
        ValueError: if it is not what was written.
    """
    checksum, _, text = kept.partition("\n")
    if checksum != _sum(text):
        raise ValueError("the checksum is another one")
    return Response.from_json(text)


def _has_shape(response: Response, on: Dependencies) -> bool:
    plan = on.plan
    shape = (len(plan.concentration_umolar), len(plan.density))
    return response.networks == plan.networks and response.pyramidal_mean_hz.shape == shape
