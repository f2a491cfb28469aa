from __future__ import annotations

import pytest

from core.domain.draft import DraftRequest, Fact
from models.drafts.same_meaning import tells_same

PHOTO = "faulty goods: you send a photo; we exchange or repair"


def is_same(label: str, value: str, said: str, language: str = "en") -> bool:
    return tells_same(said, Fact(label, value, "facts"), DraftRequest((), (), language))


@pytest.mark.parametrize(
    ("label", "value", "said"),
    [
        ("Desk", "oak, 140 cm, £520 each", "The oak desk measures 140 cm and costs £520 each."),
        ("Payment", "bank transfer or card", "Payment can be made by bank transfer or card."),
        ("Repairs", "all bicycles, no e-bikes", "We repair all bicycles, but no e-bikes."),
        ("Guarantee", "2 years on our repairs", "We guarantee our repairs for 2 years."),
        ("Holding", "we keep things for 3 days", "We keep things for 3 days."),
        ("Delivery", "Monday to Friday", "We deliver Monday to Friday."),
        ("Order 12", "paid on 3 May", "Your order 12 was paid on 3 May."),
        ("Linen", "all prices per week, linen included",
         "All prices are per week, including linen."),
        ("Paying early", "10 % off if you pay before May",
         "You get a 10% discount if you pay before May."),
        ("Returns", PHOTO, "If you have faulty goods, please send us a photo. We will exchange or "
         "repair them."),
        ("Returns", PHOTO, "For returns of faulty goods, please send us a photo; we exchange or "
         "repair them."),
    ],
)  # fmt: skip
def test_a_note_in_other_words_is_the_same(label: str, value: str, said: str) -> None:
    assert is_same(label, value, said)


@pytest.mark.parametrize(
    ("label", "value", "said"),
    [
        ("Desk", "£520 each", "The desk costs £520."),
        ("Birds", "now and then a heron", "We now have a heron."),
        ("Bus", "collection at 8, back at 12", "You can collect at 8, back at 12."),
        ("Desk", "£520 each", "The desk costs £540 each."),
        ("Desk", "£520 each, 140 cm", "The desk costs £520 each."),
        ("Delivery", "£15 within England, free from £300", "Delivery within England is free."),
        ("Repairs", "all bicycles, no e-bikes", "We repair no bicycles, but all e-bikes."),
        ("Repairs", "all bicycles, no e-bikes", "We repair all bicycles and e-bikes."),
        ("Guarantee", "2 years on our repairs", "We have been repairing for 2 years."),
        ("Deposit", "6 to 8 weeks from the deposit", "The deposit is returned in 6 to 8 weeks."),
        ("Returns", PHOTO, "For returns of faulty goods, we send a photo; you exchange or repair."),
        ("Returns", PHOTO, "Please send us a photo; we exchange or repair returns."),
        ("Wash", "hand wash only", "You can wash it by hand."),
        ("Wash", "hand wash only", "Do you wash it by hand only?"),
        ("Loan", "spare stools if we have them", "We have spare stools on loan."),
        ("Visits", "Monday 9-11", "Our visits are on Monday 9-11 and on Friday."),
        ("Sweep, open fire", "£65", "We sweep and open fire for £65."),
        ("Hinge, brass", "£12 a pair", "The hinge and brass cost £12 a pair."),
        ("Cats", "two, £4 a night", "We have two cats, which cost £4 a night."),
        ("Polish", "chairs and tables, 4 hours", "We polish chairs and tables for 4 hours."),
        ("Gate", "from €900 a pair", "The gate costs €900 a pair."),
        ("Bouquet", "£90", "Your bouquet costs £90."),
        ("Lens", "£119, from the maker, an hour", "The lens costs £119. The maker is an hour."),
    ],
)
def test_a_note_that_lost_or_won_something_is_not(label: str, value: str, said: str) -> None:
    assert not is_same(label, value, said)


@pytest.mark.parametrize(
    ("label", "value", "said", "expected"),
    [
        ("邮费", "内地12元，香港40元", "邮费内地12元，香港40元。", True),
        ("邮费", "内地12元，香港40元", "不能寄到香港，需要加收40元邮费。", False),
        ("毛衣", "S到XL，羊毛，只能手洗", "我们的毛衣有S到XL，是羊毛的，只能手洗。", True),
        ("毛衣", "S到XL，羊毛，只能手洗", "我们的毛衣有S到XL，是羊毛的，可以机洗。", False),
        ("上门喂猫", "每次80元", "上门喂猫一共80元。", False),
        ("蛋糕", "可自带，桌子免费", "我们提供蛋糕，自带，桌子免费。", False),
        ("包月", "每月4次，打九折", "包月每4次打九折。", False),
        ("全天", "180元，含午饭", "全天每桌180元，含午饭。", False),
        ("售后", "质量问题：您发照片，我们换货或维修", "如果您发照片，我们换货或维修。", False),
        (
            "售后",
            "质量问题：您发照片，我们换货或维修",
            "如果有质量问题，请您发照片，我们换货或维修。",
            True,
        ),
        ("Shipping", "no parcels to Norway", "我们不寄包裹到挪威。", True),
        ("Shipping", "no parcels to Norway", "我们寄包裹到挪威。", False),
    ],
)
def test_chinese_and_translations_are_compared_too(
    label: str, value: str, said: str, expected: bool
) -> None:
    assert is_same(label, value, said, "zh") is expected


@pytest.mark.parametrize(
    ("said", "is_same"),
    [
        ("We repair re-gluing a chair for £45.", False),
        ("Repairs: re-gluing a chair costs £45.", True),
    ],
)
def test_a_heading_is_not_taken_for_what_is_done(said: str, *, is_same: bool) -> None:
    fact = Fact("Repairs", "re-gluing a chair £45", "note: Our prices")

    assert tells_same(said, fact, DraftRequest(conversation=())) is is_same


@pytest.mark.parametrize(
    ("said", "is_same"),
    [("The delivery of stools costs £12 each.", True), ("Stools cost £12 each.", False)],
)
def test_the_price_of_delivery_does_not_become_the_price_of_the_thing(
    said: str, *, is_same: bool
) -> None:
    fact = Fact("Delivery of stools", "£12 each", "note: Delivery")

    assert tells_same(said, fact, DraftRequest(conversation=())) is is_same
