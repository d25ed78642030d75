"""What a drug's file may say: kinetics, receptor rates, transporter affinities and the regimen of its trials.

The classes here give unit, bounds and label; the value, its source and its confidence stand in
`assets/drugs/<name>.toml`, one file a drug. A part that a drug does not have is left out of its file.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from synapse_sim.config.parameter import Section, parameter
from synapse_sim.config.routes import RouteName
from synapse_sim.config.sections.subject import Species

DoseUnit = Literal["mg/kg", "mg"]
Kind = Literal["channel_blocker", "monoamine", "comparator"]


class Regimen(Section):
    """How the drug was given in its own trials."""

    route: RouteName
    dose: float
    dose_unit: DoseUnit
    infusion_min: float = 40.0
    schedule_h: tuple[float, ...] = (0.0,)
    horizon_h: float = 336.0


class Route(Section):
    """One way in: what goes straight into blood, through a fast depot, or through the gut and liver."""

    vein_share: float = parameter(0.0, low=0.0, high=1.0, label="Share into the vein")
    vein_input_min: float = parameter(1.0, unit="min", low=0.1, high=1440.0, label="Length of the injection")
    depot_share: float = parameter(0.0, low=0.0, high=1.0, label="Share into the fast depot")
    depot_input_min: float = parameter(
        1.0, unit="min", low=0.1, high=2880.0, label="Filling of the fast depot"
    )
    depot_rate_per_h: float = parameter(
        3.0, unit="/h", low=0.05, high=20.0, label="Absorption from the fast depot"
    )
    gut_share: float = parameter(0.0, low=0.0, high=1.0, label="Share absorbed from the gut")
    gut_input_min: float = parameter(1.0, unit="min", low=0.1, high=240.0, label="Filling of the gut")
    gut_rate_per_h: float = parameter(2.0, unit="/h", low=0.05, high=20.0, label="Absorption from the gut")
    liver_escape_share: float = parameter(
        1.0, low=0.0, high=1.0, label="Share that passes the liver", note="The rest becomes norketamine."
    )
    highest_dose_mg_per_kg: float = parameter(
        unit="mg/kg", low=0.1, high=6.0, label="Highest dose of this route"
    )
    antidepressant_data: bool = parameter(label="Antidepressant data exist for this route")

    @property
    def bioavailability(self) -> float:
        """Share of the dose that reaches the blood as the drug itself."""
        return self.vein_share + self.depot_share + self.gut_share * self.liver_escape_share


class Disposition(Section):
    """Three compartments of a 70-kg adult: central, fast and slow tissue."""

    volume_central_l: float = parameter(unit="L", low=3.0, high=6000.0, label="Central volume", scale="log")
    volume_fast_l: float = parameter(unit="L", low=1.0, high=1500.0, label="Fast tissue volume", scale="log")
    volume_slow_l: float = parameter(unit="L", low=1.0, high=1500.0, label="Slow tissue volume", scale="log")
    clearance_l_per_h: float = parameter(unit="L/h", low=1.0, high=300.0, label="Clearance", scale="log")
    exchange_fast_l_per_h: float = parameter(unit="L/h", low=0.0, high=1000.0, label="Exchange, fast tissue")
    exchange_slow_l_per_h: float = parameter(unit="L/h", low=0.0, high=500.0, label="Exchange, slow tissue")


class Metabolites(Section):
    """Norketamine in two compartments, hydroxynorketamine in one."""

    norketamine_share: float = parameter(low=0.0, high=1.0, label="Share that becomes norketamine")
    norketamine_clearance_l_per_h: float = parameter(
        unit="L/h", low=1.0, high=300.0, label="Clearance, norketamine"
    )
    norketamine_volume_l: float = parameter(
        unit="L", low=3.0, high=1000.0, label="Central volume, norketamine"
    )
    norketamine_volume_tissue_l: float = parameter(
        unit="L", low=3.0, high=1000.0, label="Tissue volume, norketamine"
    )
    norketamine_exchange_l_per_h: float = parameter(
        unit="L/h", low=0.0, high=300.0, label="Exchange, norketamine"
    )
    hydroxynorketamine_share: float = parameter(
        low=0.0, high=1.0, label="Share of norketamine that becomes hydroxynorketamine"
    )
    hydroxynorketamine_clearance_l_per_h: float = parameter(
        unit="L/h", low=1.0, high=300.0, label="Clearance, hydroxynorketamine"
    )
    hydroxynorketamine_volume_l: float = parameter(
        unit="L", low=3.0, high=1000.0, label="Volume, hydroxynorketamine"
    )
    hydroxynorketamine_molar_mass_g_per_mol: float = parameter(
        unit="g/mol", low=100.0, high=500.0, label="Molar mass, hydroxynorketamine"
    )
    share_2r6r: float = parameter(low=0.0, high=1.0, label="Share of hydroxynorketamine that is (2R,6R)")


class EffectSite(Section):
    """From plasma to the receptor."""

    equilibration_half_life_min: float = parameter(
        unit="min", low=0.2, high=30.0, label="Half-life of the way into the brain", scale="log"
    )
    unbound_share: float = parameter(low=0.01, high=1.0, label="Unbound share")
    molar_mass_g_per_mol: float = parameter(unit="g/mol", low=100.0, high=500.0, label="Molar mass")
    potency: float = parameter(
        low=0.0, high=3.0, label="Potency at the channel", note="Racemic ketamine is 1."
    )


class Block(Section):
    """Binding inside the open channel; rates per racemate-equivalent µM at -70 mV without magnesium."""

    k_on_per_umolar_s: float = parameter(
        unit="/µM/s", low=0.01, high=10.0, label="Binding to an open channel", scale="log"
    )
    k_off_per_s: float = parameter(
        unit="/s", low=0.01, high=20.0, label="Leaving an open channel", scale="log"
    )
    delta: float = parameter(low=0.0, high=1.0, label="Electrical depth of the site")
    shallow_share: float = parameter(low=0.0, high=1.0, label="Share of blocked channels with a shallow site")
    shallow_tau_s: float = parameter(unit="s", low=0.1, high=60.0, label="Leaving the shallow site")
    rest_share_in_magnesium: float = parameter(low=0.0, high=1.0, label="Block at rest that magnesium leaves")


class Occupancy(Section):
    """Monoamine transporters: occupancy = a C / (1 + a C), with C in plasma."""

    affinity_sert_ml_per_ng: float = parameter(
        0.0, unit="mL/ng", low=0.0, high=10.0, label="Affinity to SERT"
    )
    affinity_net_ml_per_ng: float = parameter(0.0, unit="mL/ng", low=0.0, high=10.0, label="Affinity to NET")
    affinity_dat_ml_per_ng: float = parameter(0.0, unit="mL/ng", low=0.0, high=10.0, label="Affinity to DAT")
    trial_occupancy: float = parameter(
        low=0.05,
        high=1.0,
        label="Occupancy that carries the whole benefit",
        note="Of the fullest transporter.",
    )


class Rodent(Section):
    """Rats and mice: a level in the brain scaled by dose, no plasma and no metabolites."""

    umolar_per_mg_per_kg: float = parameter(
        unit="µM per mg/kg", low=0.0, high=0.5, label="Free peak level in the brain per dose"
    )
    absorption_rate_per_h: float = parameter(
        unit="/h", low=1.0, high=60.0, label="Absorption after injection"
    )
    half_life_rat_min: float = parameter(unit="min", low=5.0, high=240.0, label="Half-life, rat")
    half_life_mouse_min: float = parameter(unit="min", low=5.0, high=240.0, label="Half-life, mouse")
    regimen: Regimen


class Drug(Section):
    """One drug: all that its file says; its place in the menu is no part of a hash.

    group: heading of the menu that it stands under.
    rank: where it stands in the menu; a group stands where its first drug does.
    """

    label: str
    kind: Kind
    group: str = Field(exclude=True)
    rank: int = Field(exclude=True)
    about: str
    regimen: Regimen
    routes: dict[RouteName, Route]
    disposition: Disposition | None = None
    metabolites: Metabolites | None = None
    effect_site: EffectSite | None = None
    block: Block | None = None
    occupancy: Occupancy | None = None
    rodent: Rodent | None = None

    def routes_for(self, species: Species) -> tuple[RouteName, ...]:
        """The ways this drug can be given to a species; empty if it is not modelled there."""
        if species == "human":
            return tuple(self.routes)
        return (self.rodent.regimen.route,) if self.rodent else ()

    def regimen_for(self, species: Species) -> Regimen:
        """The trial regimen in people, or the usual one in rodents."""
        return self.rodent.regimen if self.rodent and species != "human" else self.regimen
