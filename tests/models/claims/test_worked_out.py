"""What a letter works out from the notes is right, where letters of ours were marked wrongly."""

from __future__ import annotations

import pytest

from models.claims.check import check_claims
from tests.models.letters import make_request


def marks(facts: dict[str, str], message: str, body: str, language: str = "en") -> list[str]:
    request = make_request(message, facts=facts, language=language)
    return [mark.text for mark in check_claims(body, request)]


@pytest.mark.parametrize(
    ("facts", "message", "body", "language"),
    [
        # Pence beside their number were taken for a code.
        ({"Prints": "40p each"}, "What are fifty prints?", "Fifty prints are £20.", "en"),
        ({"Mileage": "50p"}, "And the mileage?", "Mileage is 50p.", "en"),
        # A share in words.
        ({"Portrait": "£200", "Deposit": "a third"}, "And the deposit?",
         "The portrait is £200, with £66.67 as a deposit.", "en"),
        ({"画像": "1300元", "定金": "三成"}, "定金多少？", "画像1300元，定金390元。", "zh"),
        # The way there and back is no price of each.
        ({"Travel": "45p a mile beyond 15 miles"}, "We are 25 miles from you.",
         "For the ten miles beyond 15 miles it is £4.50 each way.", "en"),
        # The second price of a range has no sign of its own.
        ({"Re-plating": "teapot £110-150"}, "What is a teapot?",
         "The teapot is £110 to £150.", "en"),
        # What is counted in another part of the note isn't what the price is up to.
        ({"Quiz": "£260 up to 60 people, £4 for each person more; two hours"},
         "We are 72 people.", "For 72 people the quiz is £308.", "en"),
        ({"Evening": "£190 for up to 12, £10 each after"}, "We are 15 children.",
         "For 15 children the evening is £220.", "en"),
        # Together, in one word.
        ({"票": "成人40元，儿童20元"}, "8位家长和18个孩子。",
         "8位家长320元，18个孩子360元，共26人。", "zh"),
        # Who "doesn't do electric ones" doesn't repair them, though he is the repairer.
        ({"Repairer": "Mr Ferris; he doesn't do electric ones"}, "And my electric Smith-Corona?",
         "Mr Ferris doesn't repair electric ones.", "en"),
        ({"Licence": "none needed under 20 m3 a day"}, "We use 12 m3 a day. A licence?",
         "You need no licence.", "en"),
        # So many of a size that the notes tell.
        ({"Court": "a court counts as 650 m2"}, "We have two courts.",
         "Two courts are 1,300 m2.", "en"),
    ],
)  # fmt: skip
def test_what_the_notes_lead_to_has_no_mark(
    facts: dict[str, str], message: str, body: str, language: str
) -> None:
    assert marks(facts, message, body, language) == []


@pytest.mark.parametrize(
    ("facts", "message", "body", "mark", "language"),
    [
        ({"Prints": "40p each"}, "What are fifty prints?", "Fifty prints are £30.", "£30", "en"),
        ({"Portrait": "£200", "Deposit": "a third"}, "And the deposit?",
         "The portrait is £200, with £50 as a deposit.", "£50", "en"),
        ({"画像": "1300元", "定金": "三成"}, "定金多少？",
         "画像1300元，定金520元。", "520元", "zh"),
        # What is free has no price; that one is another thing's.
        ({"Old carpet": "taking it away is free", "Underlay": "£20 a room"}, "The old carpet?",
         "Taking away the old carpet is £20.", "£20", "en"),
        ({"送货": "免费", "安装": "80元"}, "送货多少钱？", "送货80元。", "80元", "zh"),
        # The price of another wood, multiplied.
        ({"Sanding": "oak £24/m2, pine £20/m2"}, "We have 32 m2 of oak.",
         "Sanding 32 m2 of oak is £640.", "£640", "en"),
        ({"拆洗": "单人180元，双人260元"}, "两条双人被拆洗。",
         "两条双人被拆洗360元。", "360元", "zh"),
        # By you, not by us.
        ({"Base": "level slabs or gravel, by you"}, "What about the base?",
         "The base is made by us.", "The base is made by us", "en"),
    ],
)  # fmt: skip
def test_what_the_notes_do_not_lead_to_is_marked(
    facts: dict[str, str], message: str, body: str, mark: str, language: str
) -> None:
    assert mark in marks(facts, message, body, language)
