"""Long messages are read in parts, to their thousandth word and no further."""

from __future__ import annotations

import pytest

from models.claims.blocks import blocks
from models.claims.check import check_claims
from models.claims.patterns import known_quantities
from tests.effort import cases
from tests.models.letters import make_request

LINES = "\n".join(f"Item {at} costs £{at}.50 for {at} pieces" for at in range(200))


@pytest.mark.parametrize("text", ["", "a", "a" * 3_000, "a b " * 900, "一。" * 2_000, LINES])
def test_parts_are_short_and_make_the_text(text: str) -> None:
    parts = list(blocks(text))
    assert "".join(part for _, part in parts) == text
    assert all(len(part) <= 1_000 for _, part in parts)
    assert all(text.startswith(part, at) for at, part in parts)


def test_quantities_of_a_long_text_stand_where_they_stand_in_it() -> None:
    found = known_quantities(LINES)
    assert [one.value for one in found if one.unit == "money"] == [at + 0.5 for at in range(200)]
    assert all(LINES[one.start : one.end].strip("£ ")[0].isdigit() for one in found)


@pytest.mark.parametrize("text", ["1" * 20, "1," * 9, "3 x " * 4, "2 " * 9])
def test_rows_of_digits_neither_fail_nor_count(text: str) -> None:
    text *= cases(1_000, quick=200)
    request = make_request(text, facts={"Lamp": "£40 each"})
    assert check_claims("The lamp is £40.", request) == ()
    assert [one.text for one in check_claims("The lamp is £47.", request)] == ["£47"]


def test_what_stands_behind_the_thousandth_word_of_a_message_supports_nothing() -> None:
    near = make_request("I paid £731 already. " + "And so on. " * 900, facts={})
    far = make_request("And so on. " * 900 + "I paid £731 already.", facts={})
    body = "You paid £731."
    assert check_claims(body, near) == ()
    assert [one.text for one in check_claims(body, far)] == ["£731"]
