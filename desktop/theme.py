"""The look: design tokens for light and dark, and what Qt needs made from them.

Delegates and views read `tokens()`; everything else follows from the palette and the one style
sheet. GUI thread only.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from core.paths import RESOURCES
from core.settings import Settings

ThemeChoice = Literal["system", "light", "dark"]

# Han characters look different in Japanese type, which fontconfig prefers under an English locale;
# naming Simplified Chinese faces settles it on all three systems.
FAMILIES = ["Inter", "Noto Sans CJK SC", "Microsoft YaHei UI", "PingFang SC", "sans-serif"]
FONT_FILES = ("Inter-Regular", "Inter-Medium", "Inter-SemiBold", "Inter-Bold")

AVATAR_PX = 40
_FLASH_MS = 1000
ROW_PX, CELL_PX, DEAL_PX = (72, 20), (34, 16), (54, 18)
"""How high rows are, and how much of that is air."""
_GROWS = re.compile(r"((?:font-size|m(?:in|ax)-(?:height|width)): )(\d+)px")
_ROUND = re.compile(r"(border-radius: )(\d+)px")


@dataclass(frozen=True, slots=True)
class Shape:
    """How large and how close together everything is.

    percent: of text and what holds it, 90 to 150. is_compact: rows of lists stand closer together.
    is_still: nothing blinks or fades.
    """

    percent: int = 100
    is_compact: bool = False
    is_still: bool = False


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Tokens:
    """One theme's colours, as #RRGGBB.

    nav, list, canvas, card: the surfaces text lands on. *_soft: tints under *_text.
    border_strong: around controls, at least 3:1. line: around cards, decorative.
    """

    name: str
    nav: str
    list: str
    canvas: str
    card: str
    hover: str
    line: str
    border_strong: str
    text: str
    text2: str
    text3: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    accent_soft: str
    accent_text: str
    focus: str
    danger: str
    red_soft: str
    red_text: str
    green_soft: str
    green_text: str
    amber_soft: str
    amber_text: str
    grey_soft: str
    grey_text: str
    disabled: str
    disabled_text: str
    scrollbar: str
    toast: str
    toast_text: str
    toast_link: str


LIGHT = Tokens(
    name="light",
    nav="#EDEFF3",
    list="#FFFFFF",
    canvas="#F6F7F9",
    card="#FFFFFF",
    hover="#F1F3F7",
    line="#E1E4EA",
    border_strong="#818997",
    text="#14181F",
    text2="#414A58",
    text3="#596371",
    accent="#2F5FDE",
    accent_hover="#2955CB",
    accent_pressed="#2349B2",
    on_accent="#FFFFFF",
    accent_soft="#E6EDFD",
    accent_text="#2349B2",
    focus="#2F5FDE",
    danger="#A3211A",
    red_soft="#FDE3E1",
    red_text="#8E1C16",
    green_soft="#DBF3E3",
    green_text="#14532D",
    amber_soft="#FDEFD0",
    amber_text="#694600",
    grey_soft="#E8EBF0",
    grey_text="#3A4350",
    disabled="#ECEEF2",
    disabled_text="#8C94A1",
    scrollbar="#C4C9D3",
    toast="#20252E",
    toast_text="#F2F4F8",
    toast_link="#A9C1FF",
)

DARK = Tokens(
    name="dark",
    nav="#101318",
    list="#181C22",
    canvas="#14171C",
    card="#1B1F26",
    hover="#22272F",
    line="#2A303A",
    border_strong="#6C7586",
    text="#ECEFF4",
    text2="#B6BECB",
    text3="#97A0AE",
    accent="#5B88F8",
    accent_hover="#6F97F9",
    accent_pressed="#4C7DF7",
    on_accent="#0A0F1C",
    accent_soft="#213057",
    accent_text="#A9C1FF",
    focus="#8FB0FF",
    danger="#FF9C92",
    red_soft="#4A1B19",
    red_text="#FFB4AC",
    green_soft="#143A24",
    green_text="#8CE0A9",
    amber_soft="#44310B",
    amber_text="#F5CD78",
    grey_soft="#2D333D",
    grey_text="#C3CAD6",
    disabled="#232831",
    disabled_text="#67707E",
    scrollbar="#3C4451",
    toast="#E9ECF2",
    toast_text="#14181F",
    toast_link="#2349B2",
)


class ThemeWatch(QObject):
    """Says that the look changed, to those who paint by themselves."""

    changed = Signal()


@dataclass(slots=True, eq=False, repr=False)
class _Look:
    """The look in force."""

    tokens: Tokens = LIGHT
    shape: Shape = Shape()
    watch: ThemeWatch | None = None


_look = _Look()


def shape_of(settings: Settings) -> Shape:
    """Return the shape that is chosen."""
    is_compact = settings.density == "compact"
    return Shape(settings.text_percent, is_compact, settings.is_still)


def tokens() -> Tokens:
    """Return the colours in use."""
    return _look.tokens


def scaled(px: int) -> int:
    """Return how large that many pixels of text are at the chosen size."""
    return round(px * _look.shape.percent / 100)


def row_px(row: tuple[int, int] = ROW_PX) -> int:
    """Return the height of a row at the chosen size; close together, it has less air."""
    height, air = row
    return scaled(height - air) + (air // 3 if _look.shape.is_compact else air)


def watch() -> ThemeWatch:
    """Return the one object that signals a change of the look."""
    if _look.watch is None:
        _look.watch = ThemeWatch()
    return _look.watch


def colour(name: str) -> QColor:
    """Return the token of this name as a colour."""
    return QColor(getattr(_look.tokens, name))


def font(px: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the program's type at this height in logical pixels."""
    made = QFont()
    made.setFamilies(FAMILIES)
    made.setPixelSize(scaled(px))
    # Hinting rounds every advance to a whole pixel, which tears small text apart.
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setWeight(weight)
    return made


def load_fonts() -> None:
    """Register the bundled faces with Qt; call once, after the application object exists."""
    for name in FONT_FILES:
        QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / f"{name}.ttf"))


def apply(app: QApplication, choice: ThemeChoice, shape: Shape | None = None) -> None:
    """Give the whole program this look; "system" asks the desktop. shape: None leaves it.

    The application was made with the style Fusion.
    """
    if shape is not None:
        _look.shape = shape
        _set_motion(app, is_still=shape.is_still)
    app.setFont(font(13))
    _look.tokens = _chosen(app, choice)
    app.setPalette(palette(_look.tokens))
    app.setStyleSheet(style_sheet(_look.tokens))
    watch().changed.emit()


@contextmanager
def undressed() -> Iterator[None]:
    """Leave the style sheet off while a whole window is put together, and put it on once.

    Each time a widget is given a parent, Qt looks for its style anew, and for that of all in it.
    """
    app = cast("QApplication", QApplication.instance())
    sheet = app.styleSheet()
    # With the last sheet that is taken off Qt forgets to hear when widgets that had it are gone,
    # and asks them at the next change of the look: the program would end there.
    keeper = QWidget()
    keeper.setStyleSheet("QWidget {}")
    app.setStyleSheet("")
    try:
        yield
    finally:
        app.setStyleSheet(sheet)


def _set_motion(app: QApplication, *, is_still: bool) -> None:
    for effect in (Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_FadeMenu, Qt.UIEffect.UI_AnimateCombo,
                   Qt.UIEffect.UI_AnimateTooltip, Qt.UIEffect.UI_FadeTooltip):  # fmt: skip
        app.setEffectEnabled(effect, not is_still)
    app.styleHints().setCursorFlashTime(0 if is_still else _FLASH_MS)


def follow_system(app: QApplication, choice: ThemeChoice) -> None:
    """Repaint when the desktop switches between light and dark, if that was chosen."""
    if choice == "system" and _chosen(app, choice) is not _look.tokens:
        apply(app, choice)


def _chosen(app: QApplication, choice: ThemeChoice) -> Tokens:
    if choice == "system":
        return DARK if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT
    return DARK if choice == "dark" else LIGHT


def palette(look: Tokens) -> QPalette:
    """Return the palette for parts that the style sheet doesn't reach."""
    role = QPalette.ColorRole
    made = QPalette()
    for which, name in (
        (role.Window, "canvas"),
        (role.WindowText, "text"),
        (role.Base, "card"),
        (role.AlternateBase, "hover"),
        (role.Text, "text"),
        (role.PlaceholderText, "text3"),
        (role.Button, "card"),
        (role.ButtonText, "text"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "on_accent"),
        (role.ToolTipBase, "toast"),
        (role.ToolTipText, "toast_text"),
        (role.Link, "accent_text"),
        (role.Mid, "line"),
    ):
        made.setColor(which, QColor(getattr(look, name)))
    for which in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(look.disabled_text))
    return made


def style_sheet(look: Tokens) -> str:
    """Return the style sheet with this theme's colours put in for @names."""
    template = (RESOURCES / "style" / "cardfile.qss").read_text(encoding="utf-8")
    values = dataclasses.asdict(look) | {"style": (RESOURCES / "style").as_posix()}
    sheet = re.sub(r"@(\w+)", lambda found: values[found[1]], template)
    percent = _look.shape.percent
    if percent == 100:
        return sheet
    sheet = _GROWS.sub(lambda found: f"{found[1]}{scaled(int(found[2]))}px", sheet)
    # A border doesn't grow, and a radius of more than half the height is none at all.
    less = 1 if percent > 100 else 0
    return _ROUND.sub(lambda found: f"{found[1]}{int(found[2]) * percent // 100 - less}px", sheet)
