"""The membrane behind the synapse: channel currents, voltage, calcium."""

from __future__ import annotations

import math

from synapse_sim.config.sections.cleft import Cleft

KILOIONS_PER_PA_MS = 3.12
"""One pA for one ms carries 6,242 elementary charges, hence 3,121 ions of calcium."""


class Membrane:
    """Voltage and calcium of one spine, or of the patch of an interneuron behind the synapse.

    C dV/dt = -g_leak (V - V_rest) - I_ampa - I_nmda, with V_rest lifted for a while by inputs that arrive
    with the release: drive(t) = d (t/tau) exp(1 - t/tau).

    voltage_mv: across the membrane.
    ampa_pa, nmda_pa: currents of this synapse, inward negative.
    calcium_umolar: free calcium above rest.
    calcium_kiloions: inflow of the last step.
    """

    def __init__(self, numbers: Cleft, rest_mv: float) -> None:
        self._numbers = numbers
        self._since_release_ms = math.inf
        self.voltage_mv = rest_mv
        self.ampa_pa = self.nmda_pa = 0.0
        self.calcium_umolar = self.calcium_kiloions = 0.0

    def release(self) -> None:
        """Inputs arrive together with a release."""
        self._since_release_ms = 0.0

    def wait(self, rest_mv: float) -> None:
        """A long time without inputs."""
        self._since_release_ms = math.inf
        self.voltage_mv = rest_mv
        self.ampa_pa = self.nmda_pa = self.calcium_umolar = self.calcium_kiloions = 0.0

    def step(self, open_ampa: float, open_nmda: float, rest_mv: float, dt_ms: float) -> None:
        """One exponential Euler step with the channels that conduct now."""
        numbers = self._numbers
        ampa_ns = 1e-3 * numbers.ampa_psiemens * open_ampa
        nmda_ns = 1e-3 * numbers.nmda_psiemens * open_nmda
        self.ampa_pa, self.nmda_pa = ampa_ns * self.voltage_mv, nmda_ns * self.voltage_mv
        total_ns = numbers.leak_nsiemens + ampa_ns + nmda_ns
        target_mv = numbers.leak_nsiemens * (rest_mv + self._drive_mv()) / total_ns
        tau_ms = numbers.membrane_tau_ms * numbers.leak_nsiemens / total_ns
        self.voltage_mv += (target_mv - self.voltage_mv) * -math.expm1(-dt_ms / tau_ms)
        self._since_release_ms += dt_ms
        self._take_calcium(dt_ms)

    def _drive_mv(self) -> float:
        elapsed = self._since_release_ms / self._numbers.drive_tau_ms
        return self._numbers.drive_mv * elapsed * math.exp(1.0 - elapsed) if elapsed < 50.0 else 0.0

    def _take_calcium(self, dt_ms: float) -> None:
        numbers = self._numbers
        self.calcium_kiloions = -numbers.calcium_share * min(self.nmda_pa, 0.0) * dt_ms * KILOIONS_PER_PA_MS
        self.calcium_umolar += numbers.calcium_umolar_per_kiloion * self.calcium_kiloions
        self.calcium_umolar *= math.exp(-dt_ms / numbers.calcium_tau_ms)
