"""Icons and avatars, drawn from the bundled SVG files in the colour that is asked for.

GUI thread only. Pixmaps are kept; a theme change asks for other colours and so for other ones.
"""

from __future__ import annotations

import math
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from core.paths import RESOURCES
from core.text.normalise import without_legal_form
from desktop import theme

if TYPE_CHECKING:
    from core.domain.sentiment import Mood

# By the moods' names, so that the first page needs nothing that knows of moods.
MOOD_ICONS = {
    "negative": "smiley-sad-fill",
    "neutral": "smiley-meh-fill",
    "positive": "smiley-fill",
    "mixed": "smiley-nervous-fill",
}
MOOD_TONES = {
    "negative": "red",
    "neutral": "grey",
    "positive": "green",
    "mixed": "amber",
}
# Background and text for light, then for dark; picked by the name so that a person keeps theirs.
_AVATAR_HUES = (
    ("#C9E9DA", "#14532D", "#1F5A40", "#C9F2DB"),
    ("#D5E6C4", "#33510F", "#3B5A1E", "#DCF0C6"),
    ("#C8D7EC", "#1D3F72", "#24446F", "#CFE0F8"),
    ("#EADCC6", "#6A4510", "#5C4219", "#F3E0C0"),
    ("#E6D3EA", "#5D2A6B", "#54305F", "#F0D9F5"),
    ("#F3D3D0", "#7A241C", "#672C26", "#FADAD6"),
    ("#CDE6EA", "#134E57", "#1C525B", "#CFF0F5"),
)


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def pixmap(name: str, colour: str, size: int, ratio: float = 2.0) -> QPixmap:
    """Return an icon of size x size logical pixels in one colour.

    ratio: device pixels per logical pixel.
    """
    svg = _source(name).replace("currentColor", colour)
    made = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg.encode())).render(painter)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


@lru_cache(maxsize=64)
def on_disc(name: str, colour: str, size: int, disc: str, disc_size: int) -> QPixmap:
    """Return an icon in the middle of a round surface of disc_size x disc_size logical pixels."""
    inner = pixmap(name, colour, size)
    made = QPixmap(QSize(disc_size, disc_size) * inner.devicePixelRatio())
    made.setDevicePixelRatio(inner.devicePixelRatio())
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(disc))
    painter.drawEllipse(0, 0, disc_size, disc_size)
    edge = (disc_size - size) // 2
    painter.drawPixmap(edge, edge, inner)
    painter.end()
    return made


def icon(name: str, token: str, size: int = 18, *, disabled: str = "", air_px: int = 0) -> QIcon:
    """Return an icon in the colour of a theme token.

    disabled: the token where its button is disabled; "" for the same: a `Button` asks anew.
    air_px: left free at its right.
    """
    look = theme.tokens()
    inks = getattr(look, token), getattr(look, disabled or token)
    ratios = frozenset(math.ceil(one.devicePixelRatio()) for one in QGuiApplication.screens())
    return _drawn(name, inks, size, air_px, ratios)


@lru_cache(maxsize=512)
def _drawn(
    name: str, inks: tuple[str, str], size: int, air_px: int, ratios: frozenset[int]
) -> QIcon:
    """Return an icon in its usual and its disabled colour, for screens of these ratios."""
    made = QIcon()
    for ratio in map(float, ratios):
        for mode, colour in zip((QIcon.Mode.Normal, QIcon.Mode.Disabled), inks, strict=True):
            drawn = pixmap(name, colour, size, ratio)
            made.addPixmap(_with_air(drawn, air_px) if air_px else drawn, mode)
    return made


def _with_air(drawn: QPixmap, air_px: int) -> QPixmap:
    ratio = drawn.devicePixelRatio()
    made = QPixmap(drawn.size() + QSize(round(air_px * ratio), 0))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.drawPixmap(0, 0, drawn)
    painter.end()
    return made


def app_icon() -> QIcon:
    """Return the program's own picture."""
    return QIcon(str(RESOURCES / "icons" / "cardfile.svg"))


def initials(name: str) -> str:
    """Return one Chinese character or up to two letters that stand for a name; "?" for none.

    A firm's legal form doesn't count, and a number only where there is nothing else.
    """
    parts = without_legal_form(name).replace("@", " ").replace(".", " ").split()
    words = [word for word in parts if word[0].isalpha()] or [
        word for word in parts if word[0].isalnum()
    ]
    if not words:
        return "?"
    if ord(words[0][0]) > 0x2E80:
        return words[0][0]
    return "".join(word[0] for word in (words[0], *words[1:][-1:])).upper()


def avatar_colours(name: str) -> tuple[str, str]:
    """Return background and text colour for a name in the current theme."""
    hue = _AVATAR_HUES[zlib.crc32(name.encode()) % len(_AVATAR_HUES)]
    return hue[:2] if theme.tokens().name == "light" else hue[2:]


def paint_avatar(painter: QPainter, box: QRectF, name: str) -> None:
    """Draw the round mark of a person into box."""
    background, text = avatar_colours(name)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(background))
    painter.drawEllipse(box)
    painter.setPen(QColor(text))
    painter.setFont(theme.font(round(box.height() * 0.37), QFont.Weight.DemiBold))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, initials(name))
    painter.restore()


def paint_mood(painter: QPainter, box: QRectF, mood: Mood, surface: str) -> None:
    """Draw the face of a mood into box, on a disc of the surface's colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(surface))
    painter.drawEllipse(box.adjusted(-2, -2, 2, 2))
    look = theme.tokens()
    face = pixmap(
        MOOD_ICONS[mood], getattr(look, f"{MOOD_TONES[mood]}_text"), round(box.width()), 3.0
    )
    painter.drawPixmap(box, face, QRectF(face.rect()))
    painter.restore()
