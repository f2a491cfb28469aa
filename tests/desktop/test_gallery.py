"""Every part in every state looks as it did, whatever version draws the letters.

Pictures are compared small: 4 x 4 pixels become one, so that the edges of letters don't count, and
a few places may differ by a shade. After a change that is meant, take them anew:

    CARDFILE_TAKE_PICTURES=1 python -m pytest tests/desktop/test_gallery.py
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop import arguments, theme
from desktop.gallery import Gallery
from desktop.gallery_parts import families
from desktop.translation import Translation

pytestmark = pytest.mark.slow

PICTURES = Path(__file__).parent / "gallery"
STEP = 4
FAR, MOST_FAR = 40, 0.0015
"""A place differs when a colour is off by more than FAR of 255; a share of MOST_FAR may."""


@pytest.fixture(params=["light", "dark"])
def gallery(
    request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot, translation: Translation
) -> Iterator[Gallery]:
    theme.apply(qapp, request.param)
    gallery = Gallery()
    qtbot.addWidget(gallery)
    gallery.show()
    gallery.activateWindow()
    qtbot.waitUntil(gallery.isActiveWindow)
    gallery.picture()
    yield gallery
    theme.apply(qapp, "light")


def small(widget: QWidget) -> QImage:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    return image.scaled(
        image.width() // STEP,
        image.height() // STEP,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : image.width() * 3].astype(np.int16)


def difference(one: QImage, other: QImage) -> float:
    """Return the share of places that differ, 0.0 to 1.0; parts grown by a pixel are cut to fit."""
    first, second = pixels(one), pixels(other)
    if abs(first.shape[0] - second.shape[0]) > 4 or abs(first.shape[1] - second.shape[1]) > 12:
        return 1.0
    height, width = (min(first.shape[at], second.shape[at]) for at in (0, 1))
    return float((abs(first[:height, :width] - second[:height, :width]) > FAR).mean())


def test_every_family_looks_as_it_did(gallery: Gallery) -> None:
    far = {}
    for number, (name, sheet) in enumerate(gallery.sheets.items()):
        path = PICTURES / f"{theme.tokens().name}-{number}.png"
        if os.environ.get("CARDFILE_TAKE_PICTURES"):
            small(cast("QWidget", sheet)).save(str(path))
        kept = QImage(str(path))
        assert not kept.isNull(), f"{path.name} is missing"
        share = difference(small(sheet), kept)
        if share > MOST_FAR:
            far[name] = share

    assert far == {}


def test_a_word_on_the_command_line_shows_it(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[bool] = []
    monkeypatch.setattr("desktop.gallery.show_gallery", lambda: shown.append(True) or 0)

    assert arguments.run(["--gallery"]) == 0
    assert shown


def test_no_picture_is_of_a_family_that_is_gone() -> None:
    names = {f"{look}-{at}.png" for look in ("light", "dark") for at in range(len(families()))}

    assert {path.name for path in PICTURES.glob("*.png")} == names


def test_a_button_of_another_colour_is_seen(gallery: Gallery) -> None:
    sheet = gallery.sheets["Buttons"]
    before = small(sheet)

    primary = sheet.findChildren(QWidget)[3]
    primary.setStyleSheet("background: #808080")

    assert difference(small(sheet), before) > MOST_FAR


def test_a_picture_that_moved_by_half_a_pixel_is_the_same(gallery: Gallery) -> None:
    sheet = gallery.sheets["Chips and words"]
    image = sheet.grab().toImage()
    moved = image.scaled(
        image.width() + 1,
        image.height() + 1,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    size = small(sheet).size()

    assert difference(moved.scaled(size, mode=Qt.TransformationMode.SmoothTransformation), small(
        sheet)) <= MOST_FAR  # fmt: skip
