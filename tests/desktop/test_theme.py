"""The look: readable everywhere, complete, and made of files that exist."""

from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from core.paths import RESOURCES
from desktop import icons, theme
from desktop.theme import DARK, LIGHT, Tokens

SURFACES = ("nav", "list", "canvas", "card", "hover", "accent_soft")
TEXTS = [(text, surface) for text in ("text", "text2", "text3") for surface in SURFACES]
TONES = ("red", "green", "amber", "grey")
PAIRS = [
    *TEXTS,
    *((f"{tone}_text", f"{tone}_soft") for tone in TONES),
    *((f"{tone}_text", surface) for tone in TONES for surface in ("list", "card")),
    *(("on_accent", fill) for fill in ("accent", "accent_hover", "accent_pressed")),
    *(("accent_text", surface) for surface in ("accent_soft", "list", "card", "canvas", "hover")),
    ("danger", "card"),
    ("danger", "canvas"),
    ("toast_text", "toast"),
    ("toast_link", "toast"),
]
LINES = [(line, on) for line in ("border_strong", "focus") for on in SURFACES[:4]]


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "surface"), PAIRS)
def test_text_stands_out_from_every_surface_it_lands_on(
    look: Tokens, ink: str, surface: str
) -> None:
    assert contrast(getattr(look, ink), getattr(look, surface)) >= 4.5


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("line", "surface"), LINES)
def test_borders_and_focus_rings_can_be_seen(look: Tokens, line: str, surface: str) -> None:
    assert contrast(getattr(look, line), getattr(look, surface)) >= 3.0


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_the_style_sheet_names_only_tokens_and_files_that_exist(look: Tokens) -> None:
    sheet = theme.style_sheet(look)

    assert "@" not in sheet
    for path in re.findall(r"url\(([^)]+)\)", sheet):
        assert (RESOURCES / path).exists()


def test_a_window_put_together_without_the_style_sheet_has_it_at_the_end(
    qapp: QApplication, qtbot: QtBot
) -> None:
    theme.apply(qapp, "light")
    sheet = qapp.styleSheet()

    with theme.undressed():
        label = QLabel("Overdue")
        label.setObjectName("title")
        qtbot.addWidget(label)
        assert qapp.styleSheet() == ""
        bare = label.sizeHint()

    assert qapp.styleSheet() == sheet
    assert label.sizeHint() != bare


def test_initials_are_one_han_character_or_two_letters() -> None:
    assert icons.initials("李思远") == "李"
    assert icons.initials("Maya Okafor") == "MO"
    assert icons.initials("Ana María de la Cruz") == "AC"
    assert icons.initials("info@shop.example") == "IE"
    assert icons.initials("  ") == "?"


def test_a_person_keeps_a_colour_in_both_themes() -> None:
    before = icons.avatar_colours("Maya Okafor")

    assert icons.avatar_colours("Maya Okafor") == before


def test_every_mood_has_a_face_of_its_own() -> None:
    assert len(set(icons.MOOD_ICONS.values())) == len(icons.MOOD_ICONS)
