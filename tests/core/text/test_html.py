from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.text.html import html_to_text
from tests.effort import cases


def test_paragraphs_lists_and_tables_become_lines() -> None:
    html = (
        "<p>Dear <b>Ada</b>,<br>two things:</p><ul><li>one<li>two</ul><ol><li>a</li><li>b</ol>"
        "<table><tr><td>Price</td><td>12 EUR</td></tr><tr><td>Due<td>May</tr></table>"
    )

    text = html_to_text(html)

    assert text == (
        "Dear Ada,\ntwo things:\n\n- one\n- two\n\n1. a\n2. b\n\nPrice  12 EUR\nDue  May"
    )


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>TRAP</script>",
        "<style>TRAP</style>",
        "<!-- TRAP -->",
        '<div style="display: none">TRAP<p>TRAP</div>',
        '<span style="visibility:hidden !important">TRAP</span>',
        "<p hidden>TRAP</p>",
        '<span style="font-size:0px">TRAP</span>',
        '<i style="opacity:0">TRAP</i>',
        '<span style="color:#FFF">TRAP</span>',
        '<font color="white">TRAP</font>',
        '<td style="background:#123456"><b style="color:rgb(18, 52, 86)">TRAP</b></td>',
        '<style>.pre{display:none}</style><div class="pre">TRAP</div>',
        '<div style="max-height:0;overflow:hidden">TRAP</div>',
        "<title>TRAP</title>",
    ],
)
def test_what_a_person_cannot_see_is_not_read(hidden: str) -> None:
    assert html_to_text(f"<div>before {hidden}</div><p>after</p>") == "before\n\nafter"


def test_white_words_on_a_dark_button_are_read() -> None:
    html = '<a style="background-color:#0066cc;color:white" href="https://shop.example/pay">Pay</a>'

    assert html_to_text(html) == "Pay <https://shop.example/pay>"


def test_characters_that_show_nothing_are_dropped_and_joined_emoji_stay() -> None:
    assert html_to_text("a\u200bb\u202ec\u2066 👩‍💻\u200c &zwnj;&nbsp;end") == "abc 👩‍💻 end"


def test_a_link_shows_its_target_only_when_its_words_do_not() -> None:
    same = '<a href="https://www.shop.example/">shop.example</a>'
    other = '<a href="https://evil.example/x">shop.example</a>'
    script = '<a href="javascript:alert(1)">here</a>'

    assert html_to_text(same) == "shop.example"
    assert html_to_text(other) == "shop.example <https://evil.example/x>"
    assert html_to_text(script) == "here"


def test_quoted_parts_carry_marks_on_every_line() -> None:
    html = "<p>New</p><blockquote>old<br>mail<blockquote>older</blockquote></blockquote><p>End</p>"

    lines = [line for line in html_to_text(html).split("\n") if line.strip("> ")]

    assert lines == ["New", "> old", "> mail", "> > older", "End"]


@pytest.mark.parametrize("tag", ["div", "table><tr><td", "b", "blockquote", "ul><li"])
def test_text_behind_any_nesting_is_kept(tag: str) -> None:
    assert html_to_text(f"start {f'<{tag}>' * 3_000} inside").split()[-1] == "inside"


def test_text_beyond_the_size_cap_is_kept() -> None:
    html = "<p>first</p>" + "word " * 420_000 + "<p>last</p>"

    text = html_to_text(html)

    assert text.startswith("first")
    assert text.endswith("last")


@pytest.mark.parametrize(
    "html", ["<!--" * 50_000, "<a " * 50_000, '<div a="' * 20_000, "<![x" * 20_000, "&#" * 50_000]
)
def test_unfinished_markup_is_read_in_linear_time(html: str) -> None:
    # Each of these took minutes with a naive parser; the suite's time limit would show it.
    assert isinstance(html_to_text(html), str)


@settings(max_examples=cases(60, quick=15), deadline=None)
@given(st.text(alphabet="<>/!-=\"' abdpstylehidvz&#;[]\n", max_size=300))
def test_any_text_is_survived(html: str) -> None:
    assert "\x00" not in html_to_text(html)
