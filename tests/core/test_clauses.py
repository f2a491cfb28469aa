from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.text.clauses import split_clauses


def test_clauses_say_one_thing_each() -> None:
    text = "The room was lovely, but the staff were rude. Never again!"

    assert split_clauses(text) == [
        "The room was lovely,",
        " but the staff were rude.",
        " Never again!",
    ]


def test_chinese_clauses_end_at_commas_and_turn_at_conjunctions() -> None:
    assert split_clauses("屏幕很清晰，颜色也正但是电池太差！！退货。") == [
        "屏幕很清晰，",
        "颜色也正",
        "但是电池太差！！",
        "退货。",
    ]


def test_figures_and_names_are_not_cut() -> None:
    assert split_clauses("It costs 1,200.50 at www.shop.example/a") == [
        "It costs 1,200.50 at www.shop.example/a"
    ]


def test_a_word_alone_goes_with_what_follows() -> None:
    assert split_clauses("Hi, the lamp is broken. OK.") == ["Hi, the lamp is broken. OK."]


@given(st.text(max_size=200))
def test_clauses_joined_are_the_text(text: str) -> None:
    clauses = split_clauses(text)

    assert "".join(clauses) == text
    assert all(clauses)
