"""What is typed into the palette finds names by beginnings, initials, parts, pinyin and slips."""

from __future__ import annotations

import pytest

from core.text.menu_match import fitness


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("new con", "New contact…"),
        ("nc", "New contact…"),
        ("contact", "New contact…"),
        ("dupl", "Duplicates…"),
        ("duplciates", "Duplicates…"),
        ("bfo", "Backup folder"),
        ("wang", "王芳"),
        ("wf", "王芳"),
        ("芳", "王芳"),
        ("设置", "设置"),
        ("ÉTÉ", "été"),
    ],
)
def test_it_finds(question: str, name: str) -> None:
    assert fitness(question, (name,)) > 0.3


@pytest.mark.parametrize(
    ("question", "name"), [("xyz", "New contact…"), ("nc lock", "New contact…"), ("", "Inbox")]
)
def test_it_does_not_find(question: str, name: str) -> None:
    assert fitness(question, (name,)) == 0.0


def test_a_beginning_goes_before_a_part_and_a_part_before_strewn_letters() -> None:
    names = ("Import…", "Reimport", "Immoral pact")

    scores = [fitness("imp", (name,)) for name in names]

    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 3


def test_the_best_name_counts() -> None:
    assert fitness("撤销", ("Undo", "撤销")) == 1.0
