"""The window and its screen: how large it begins, on which screen, and how it hands over its frames."""

from __future__ import annotations

import os

import pygame

TITLE = "synapse_sim"
USUAL = (1280, 720)
LEAST = (400, 400)
"""As narrow as a window that stands upright (400x640) and as low as one that lies (640x400)."""
_AROUND = (80, 110)
"""Points that title bar, panels and docks may take of a screen; pygame does not say how many they do."""
_CENTRED = pygame.WINDOWPOS_CENTERED


def prepare_sdl() -> None:
    """Real pixels on Windows; SDL reads this when it begins."""
    os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")


def prepare_frames(driver: str) -> None:
    """Fast flips without a GPU on X11; on Wayland the same hint would leave the window without any.

    Args:
        driver: SDL's name of the window system; SDL reads the hint when it makes the first frame.
    """
    if driver == "x11":
        os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
    elif os.environ.get("SDL_FRAMEBUFFER_ACCELERATION") == "0":
        del os.environ["SDL_FRAMEBUFFER_ACCELERATION"]


def fitted(size: tuple[int, int], screen: tuple[int, int]) -> tuple[int, int]:
    """A window's size in points, made smaller in both directions alike until it fits beside the panels.

    Args:
        size: what is wanted.
        screen: points of the whole screen.
    """
    shares = ((room - taken) / each for each, room, taken in zip(size, screen, _AROUND, strict=True))
    share = min(1.0, *shares)
    width, height = (max(least, int(share * each)) for each, least in zip(size, LEAST, strict=True))
    return width, height


def open_on(display: int, size: tuple[int, int]) -> pygame.Window:
    """Open a window in the middle of a screen, as large as wanted or as fits.

    Args:
        display: 0 for the first screen.
        size: points.
    """
    where, screen = _CENTRED | display, pygame.display.get_desktop_sizes()[display]
    window = pygame.Window(TITLE, fitted(size, screen), (where, where), resizable=True, allow_high_dpi=True)
    window.minimum_size = LEAST
    if pygame.display.get_driver() == "wayland":
        window.size = fitted(size, _in_points(screen, pixels_per_point(window, window.get_surface())))
    return window


def _in_points(screen: tuple[int, int], density: tuple[float, float]) -> tuple[int, int]:
    """Wayland alone tells the size of a screen in pixels, and its density only to a window."""
    return int(screen[0] / density[0]), int(screen[1] / density[1])


def pixels_per_point(window: pygame.Window, surface: pygame.Surface) -> tuple[float, float]:
    """Pixels of the surface to a point of the window, across and down: 2 on a screen of density 2."""
    (width, height), (across, down) = surface.get_size(), window.size
    return width / max(1, across), height / max(1, down)
