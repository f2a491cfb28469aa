"""The look: readable everywhere, complete, and made of files that exist."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from core.paths import RESOURCES
from desktop import icons, insight_charts, theme
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
PAIRS += [("danger", surface) for surface in ("list", "hover")]
PAIRS += [
    (f"{tone}_text", surface) for tone in TONES for surface in ("canvas", "hover", "accent_soft")
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
def test_whatever_the_style_sheet_writes_on_a_colour_can_be_read(look: Tokens) -> None:
    sheet = re.sub(r"/\*.*?\*/", "", theme.style_sheet(look), flags=re.DOTALL)
    found = {}
    for selector, body in re.findall(r"([^{}]+)\{([^}]*)\}", sheet):
        paper = re.search(r"(?<!-)background(?:-color)?: (#\w{6})", body)
        ink = re.search(r"(?<![-\w])color: (#\w{6})", body)
        if paper and ink and ":disabled" not in selector:
            found[selector.strip()] = contrast(ink[1], paper[1])

    assert len(found) > 15
    assert {selector: round(ratio, 2) for selector, ratio in found.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_each_part_of_a_chart_stands_out_by_its_edge(look: Tokens) -> None:
    tones = [*insight_charts.TONES.values(), *insight_charts._SERIES]

    for tone in tones:
        for surface in ("card", "canvas"):
            assert contrast(getattr(look, tone.ink), getattr(look, surface)) >= 3.0
        assert contrast(look.text, getattr(look, tone.soft)) >= 4.5


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_the_letters_of_every_avatar_can_be_read(
    qapp: QApplication, choice: Literal["light", "dark"]
) -> None:
    theme.apply(qapp, choice)
    pairs = {icons.avatar_colours(f"Person {number}") for number in range(200)}
    theme.apply(qapp, "light")

    assert len(pairs) > 5
    assert min(contrast(*pair) for pair in pairs) >= 4.5


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
    assert icons.initials("Alard Bakery Inc.") == "AB"
    assert icons.initials("Nordic Foods AB") == "NF"
    assert icons.initials("Ärger & Söhne GmbH & Co. KG") == "ÄS"
    assert icons.initials("Maria Sa") == "MS"
    assert icons.initials("Inc.") == "I"
    assert icons.initials("Alard Bakery 13 Inc.") == "AB"
    assert icons.initials("+49 89 5802648") == "85"
    assert icons.initials("info@shop.example") == "IE"
    assert icons.initials("  ") == "?"


def test_a_person_keeps_a_colour_in_both_themes() -> None:
    before = icons.avatar_colours("Maya Okafor")

    assert icons.avatar_colours("Maya Okafor") == before


def test_every_mood_has_a_face_of_its_own() -> None:
    assert len(set(icons.MOOD_ICONS.values())) == len(icons.MOOD_ICONS)
