"""The table of all parameters by dotted key, read off a tree of sections."""

from __future__ import annotations

import dataclasses
from typing import Any

from synapse_sim.config.drugs import accounts
from synapse_sim.config.parameter import Parameter, Section, describe, is_parameter
from synapse_sim.config.tree import leaves


def registry(root: Section) -> dict[str, Parameter]:
    """Every parameter under a section; defaults are the section's own values.

    A number of a drug brings the source and confidence of its file; what its file leaves out is not listed.
    """
    return {
        key: _accounted(dataclasses.replace(describe(key, field), default=value))
        for key, field, value in leaves(root)
        if is_parameter(field) and (key in accounts() or not key.startswith("drugs."))
    }


def _accounted(about: Parameter) -> Parameter:
    account: dict[str, Any] = accounts().get(about.key, {})
    return dataclasses.replace(about, **account)
