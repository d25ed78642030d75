"""One picture of the window, without a display."""

from __future__ import annotations

from pathlib import Path

from synapse_sim.app import App
from synapse_sim.draw.pygame_canvas import PygameCanvas
from synapse_sim.draw.pygame_canvas.png import save_png
from synapse_sim.files.writing import refuse_target
from synapse_sim.opening import WindowOptions


def screenshot(options: WindowOptions, path: Path, *, force: bool = False) -> None:
    """Write the view that the options describe as a PNG.

    Raises:
        ConfigError: if what the view shows cannot be computed.
        FileError: if the place cannot be written, or holds a file and `force` is not given.
    """
    refuse_target(path, force=force)
    app = App(options)
    surface = app.render(options.size)
    app.tell_captions()
    save_png(PygameCanvas(surface, app.painting.caches).picture(), path, app.said_of_picture(), force=force)
