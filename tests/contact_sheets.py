"""Every scene at several moments, for several drugs, sizes and looks, side by side, to be looked at.

`python -m tests.contact_sheets FOLDER [SCENE ...]` draws them (`SDL_VIDEODRIVER=dummy` without a display); no
check runs it. Beside each sheet stands the same at a quarter, which is what the last row sees.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pygame

from synapse_sim.app import App
from synapse_sim.config import Config
from synapse_sim.config.parameter import Value
from synapse_sim.opening import WindowOptions
from synapse_sim.scenes import SCENES

MOMENTS_H = (-0.5, 0.75, 6.0, 24.0, 56.0, 336.0)
SUBJECTS: dict[str, dict[str, Value]] = {
    "ketamine": {},
    "rapamycin": {"modulators.rapamycin": 1.0},
    "healthy": {"subject.state": "healthy"},
    "ssri": {"treatment.drug": "ssri"},
    "rat": {"subject.species": "rat"},
}
SIZES = ((1280, 720), (1024, 768), (640, 400), (800, 1280), (2560, 1080), (3840, 2160))
_ACROSS = 2


def sheets(names: Sequence[str]) -> Iterator[tuple[str, pygame.Surface]]:
    """Name and picture of each sheet: one subject at all moments in the first size, then the other sizes."""
    for scene in names:
        for projector in (False, True):
            look = "light" if projector else "dark"
            for subject, changes in SUBJECTS.items():
                yield f"{scene}_{subject}_{look}", _sheet(scene, changes, SIZES[0], projector=projector)
            for size in SIZES[1:]:
                yield f"{scene}_{size[0]}_{look}", _sheet(scene, {}, size, projector=projector)


def _sheet(
    scene: str, changes: dict[str, Value], size: tuple[int, int], *, projector: bool
) -> pygame.Surface:
    down = -(-len(MOMENTS_H) // _ACROSS)
    sheet = pygame.Surface((_ACROSS * size[0], down * size[1]), 0, 32)
    config = Config(changes)
    for k, time_h in enumerate(MOMENTS_H):
        app = App(WindowOptions(config, time_h=time_h, scene=scene, projector=projector, size=size))
        place = (k % _ACROSS * size[0], k // _ACROSS * size[1])
        sheet.blit(app.render(size), place)
    return sheet


def main(folder: Path, names: Sequence[str]) -> None:
    """Draw all sheets into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, sheet in sheets(names):
        width, height = sheet.get_size()
        pygame.image.save(sheet, folder / f"{name}.png")
        pygame.image.save(
            pygame.transform.smoothscale(sheet, (width // 4, height // 4)), folder / f"{name}_quarter.png"
        )
        sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:] or ["overview", *(scene.name for scene in SCENES)])
