"""What is offered in place of a claim that nothing supports."""

from __future__ import annotations

from core.domain.draft import Claim, Fact
from models.claims.remedies import find_remedies

PRICES = Fact("Prices", "Oak table 480 EUR. Chair 95 EUR, from six on 89 EUR.", "note: Prices")
MARGIN = Fact("Margin", "We buy the chair at 41 EUR.", "deal", is_private=True)


def claim(text: str, said: str, reason: str) -> Claim:
    start = text.index(said)
    return Claim(said, start, start + len(said), reason)


def test_the_price_of_the_thing_at_hand_is_offered_first() -> None:
    text = "Dear Ana,\n\nThe oak table is 450 EUR."

    found = find_remedies(text, claim(text, "450 EUR", "price"), (PRICES,))

    assert [fact.value for fact in found] == ["480 EUR", "95 EUR", "89 EUR"]
    assert {fact.source for fact in found} == {"note: Prices"}


def test_what_is_private_is_never_offered() -> None:
    text = "The chair is 90 EUR."

    found = find_remedies(text, claim(text, "90 EUR", "price"), (MARGIN,))

    assert found == ()


def test_only_what_is_of_the_same_kind_is_offered() -> None:
    text = "可以在10月3日送到。"
    facts = (Fact("送货", "每周四送货，运费30元，10月8日开始。", "note: 送货"),)

    found = find_remedies(text, claim(text, "10月3日", "date"), facts)

    assert "10月8日" in [fact.value for fact in found]
    assert "30元" not in [fact.value for fact in found]


def test_a_promise_has_no_other_words() -> None:
    text = "We will refund you."

    assert find_remedies(text, claim(text, text, "promise"), (PRICES,)) == ()
