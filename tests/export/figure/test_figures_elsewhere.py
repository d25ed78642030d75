"""What other programs make of a figure: a browser of the SVG, a PDF reader of the PDF."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from synapse_sim.arrays import Floats
from synapse_sim.config import Config
from synapse_sim.export.figure.figures import write_figure

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
READER, LETTERS = shutil.which("pdftoppm"), shutil.which("pdftotext")
ROWS = 64
"""Rows of a picture in which it is compared: words and lines as shades, no edge of a letter."""


def figure(path: Path) -> Path:
    write_figure("course", Config(), path)
    return path


def shades(path: Path) -> Floats:
    """A picture in few rows, 0..1, (rows, columns)."""
    with Image.open(path) as image:
        size = round(ROWS * image.width / image.height), ROWS
        return np.asarray(image.convert("L").resize(size, Image.Resampling.BOX), dtype=np.float64) / 255


def assert_same_picture(shown: Path, tmp_path: Path) -> None:
    """As the PNG, but for the letters' own hinting."""
    wanted, found = shades(figure(tmp_path / "wanted.png")), shades(shown)
    assert found.shape == wanted.shape
    assert np.ptp(wanted) > 0.3
    assert np.corrcoef(found.ravel(), wanted.ravel())[0, 1] > 0.97


@pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed")
def test_a_browser_shows_the_svg_as_the_png_is(tmp_path: Path) -> None:
    svg, shown = figure(tmp_path / "mine.svg"), tmp_path / "shown.png"
    with Image.open(figure(tmp_path / "size.png")) as image:
        width, height = (round(each / image.info["dpi"][0] * 96) for each in image.size)
    command = (
        str(BROWSER), "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
        f"--user-data-dir={tmp_path / 'own'}", f"--window-size={width},{height}", f"--screenshot={shown}",
        svg.as_uri(),
    )  # fmt: skip
    subprocess.run(command, capture_output=True, timeout=120, check=True)
    assert_same_picture(shown, tmp_path)


@pytest.mark.skipif(READER is None, reason="no pdftoppm is installed")
def test_a_pdf_reader_shows_the_pdf_as_the_png_is(tmp_path: Path) -> None:
    pdf = figure(tmp_path / "mine.pdf")
    command = (str(READER), "-png", "-singlefile", "-r", "100", str(pdf), str(tmp_path / "shown"))
    subprocess.run(command, capture_output=True, timeout=60, check=True)
    assert_same_picture(tmp_path / "shown.png", tmp_path)


@pytest.mark.skipif(LETTERS is None, reason="no pdftotext is installed")
def test_the_words_of_a_pdf_can_be_read_and_searched(tmp_path: Path) -> None:
    command = (str(LETTERS), str(figure(tmp_path / "mine.pdf")), "-")
    said = subprocess.run(command, capture_output=True, timeout=60, check=True).stdout.decode()
    assert "0.43 µM" in said
