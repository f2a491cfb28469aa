"""A line that is too long is cut at the ends of words, with an ellipsis, and shows its hit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.fitted import fit

TEXT = "The connector you sent is the wrong size for the oven timer that we bought in May"


def shown(text: str, hit: str, room: int) -> tuple[str, list[str]]:
    spans = [(text.index(hit), text.index(hit) + len(hit))] if hit else []
    line, places = fit(text, spans, room, len)
    return line, [line[begin:end] for begin, end in places]


def test_a_line_that_has_room_stays_as_it_is() -> None:
    assert shown("Short enough", "enough", 12) == ("Short enough", ["enough"])


@pytest.mark.parametrize(
    ("hit", "line"),
    [
        ("", "The connector you sent is the…"),
        ("connector", "The connector you sent is the…"),
        ("oven", "…for the oven timer that we…"),
        ("May", "…timer that we bought in May"),
    ],
)
def test_a_long_line_is_cut_at_words_and_keeps_the_hit_in_view(hit: str, line: str) -> None:
    assert shown(TEXT, hit, 32) == (line, [hit] if hit else [])


def test_chinese_is_cut_between_characters() -> None:
    text = "您好，上周寄来的烤箱定时器接口尺寸不对，请问可以更换吗？谢谢"

    line, hits = shown(text, "更换", 10)

    assert (line, hits) == ("…问可以更换吗？谢谢", ["更换"])


def test_a_word_without_end_is_cut_within() -> None:
    line, hits = shown("see https://x.example/" + "a" * 200, "see", 40)

    assert len(line) == 40
    assert (line[-1], hits) == ("…", ["see"])


@given(st.text(alphabet="ab 中文,…", max_size=80), st.data(), st.integers(4, 60))
def test_any_line_fits_and_its_hits_are_what_they_were(text: str, data, room: int) -> None:
    begin = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(begin, min(len(text), begin + room - 3)))
    spans = [(begin, end)] if end > begin and not text[begin:end].isspace() else []

    line, places = fit(text, spans, room, len)

    assert len(line) <= room
    for (first, last), (one, two) in zip(spans, places, strict=True):
        assert line[one:two].strip() == text[first:last].strip()
