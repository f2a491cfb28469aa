"""A note is cut into parts that each say one thing, and only what holds for the place is kept."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.draft import Fact
from models.drafts import note_parts
from models.drafts.note_parts import for_case, least_count, parts_of


def note(value: str, *, title: str = "Our terms", heading: str = "") -> Fact:
    return Fact(title, f"{heading} {value}".strip(), f"note: {title}", heading=heading)


def cut(value: str, **words: str) -> list[tuple[str, str]]:
    return [(part.label, part.value) for part in parts_of(note(value, **words))]


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        (
            "Lamps can come back within 14 days. Paint cannot.",
            [
                ("Our terms", "Lamps can come back within 14 days."),
                ("Our terms", "Paint cannot."),
            ],
        ),
        (
            "Deposit: 30 % of the price. The rest is due on the day.",
            [("Deposit", "30 % of the price. The rest is due on the day.")],
        ),
        (
            "Bulk: brass lamps £20 each from 5; steel hooks £3 each from 9.",
            [("Bulk", "brass lamps £20 each from 5"), ("Bulk", "steel hooks £3 each from 9.")],
        ),
        (
            "You can move your place once; it is kept when it is paid.",
            [("Our terms", "You can move your place once; it is kept when it is paid.")],
        ),
        (
            "刻错了：我们免费重做。灯罩不退。",
            [("刻错了", "我们免费重做。"), ("刻错了", "灯罩不退。")],
        ),
    ],
)
def test_a_passage_is_cut_where_something_else_is_said(
    value: str, parts: list[tuple[str, str]]
) -> None:
    assert cut(value) == parts


def test_a_heading_stands_in_no_part_unless_it_is_a_condition() -> None:
    assert cut("Lamps leave within 2 days.", heading="Times:") == [
        ("Our terms", "Lamps leave within 2 days.")
    ]
    assert cut("We pay the postage back.", heading="If we are late:") == [
        ("If we are late", "We pay the postage back.")
    ]


def test_what_delivery_costs_does_not_read_like_the_price_of_the_thing() -> None:
    assert cut("Lamps: £6 each.", title="Delivery") == [("Delivery of lamps", "£6 each.")]
    assert cut("台灯：每盏 ¥20。", title="其他", heading="运费：") == [("台灯的运费", "每盏 ¥20。")]
    assert cut("Lamps: £60 each.", title="Delivery and prices") == [("Lamps", "£60 each.")]


@pytest.mark.parametrize(
    ("value", "message", "kept"),
    [
        ("£9 in England, £14 in Scotland", "We live in Leeds.", "£9 in England"),
        ("£9 in England, £14 in Scotland", "Can you deliver to Glasgow?", "£14 in Scotland"),
        ("£9 in England, £14 in Scotland", "We live abroad.", "£9 in England, £14 in Scotland"),
        (
            "£9 in England, £14 in Scotland",
            "From Leeds to Glasgow",
            "£9 in England, £14 in Scotland",
        ),
        ("浙江、上海 ¥30，其他省市 ¥50", "送到宁波", "浙江、上海 ¥30"),
        ("浙江、上海 ¥30，其他省市 ¥50", "送到成都", "其他省市 ¥50"),
        ("£9, and £2 for each lamp in England", "in Leeds", "£9, and £2 for each lamp in England"),
    ],
)
def test_of_a_list_of_places_what_holds_elsewhere_is_dropped(
    value: str, message: str, kept: str
) -> None:
    (part,) = for_case((note(value),), message)

    assert part.value == kept


@pytest.mark.parametrize(
    ("value", "count"),
    [
        ("£20 each from 5 pieces", 5),
        ("¥20，12 件起", 12),
        ("8 or more: £3", 8),
        ("from 16 years", 0),
        ("from 3 January 2027", 0),
        ("£20 each", 0),
    ],
)
def test_from_how_many_pieces_a_price_holds(value: str, count: int) -> None:
    assert least_count(note(value)) == count


def test_a_fee_of_a_note_on_delivery_says_so_in_its_sentence() -> None:
    assert cut("Furniture, by two people: £65.", title="Delivery and times") == [
        ("Delivery and times", "Delivery of furniture, by two people: £65.")
    ]


_WHOLE = re.compile(r"(?i)(?:.*\b)?(?:deliver\w*|postage|shipping)\b|.*(?:运费|邮费|送货|配送)")
"""What was asked before: the same, but from each letter to the end of its line again."""


@given(
    st.lists(
        st.sampled_from(
            ["Deliveries", "deliver", "postage", "shipping", "运费", "x", " ", "\n", ":"]
        )
    )
)
def test_what_speaks_of_bringing_is_found_without_looking_back(words: list[str]) -> None:
    text = "".join(words)

    assert note_parts.tells_fee(text) == bool(_WHOLE.search(text))
    assert note_parts._tells_fee_first(text) == bool(_WHOLE.match(text))
    assert ".*" not in note_parts._FEES.pattern + note_parts._FEES_BY_WORD.pattern
