"""The parameters: frozen sections with bounds, units, labels and sources; TOML in, every mistake out."""

from synapse_sim.config.config import Config, parameters
from synapse_sim.config.errors import ConfigError, Mistake
from synapse_sim.config.load import load_config
from synapse_sim.config.parameter import Parameter, Section, Value
from synapse_sim.config.regimen import trial_mg
from synapse_sim.files.assets import assets_dir

__all__ = [
    "Config",
    "ConfigError",
    "Mistake",
    "Parameter",
    "Section",
    "Value",
    "assets_dir",
    "load_config",
    "parameters",
    "trial_mg",
]
