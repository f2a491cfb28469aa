"""Amounts that follow from a price list the way owners write one."""

from __future__ import annotations

import pytest

from models.claims.check import check_claims
from tests.models.letters import make_request

LIST = {
    "Tent, two weeks": "£310, then £40 a week",
    "Cable": "10 m free, then £1.50 a metre",
    "Survey": "£200 up to 30 ha, over that £4/ha",
    "Copy": "£18 first page, £3 each further",
    "Linen": "€12 a metre, fringe +€2",
    "Prints": "30p each",
    "Time": "5-7 wks from deposit, in summer 9",
    "Boat": "departs 13:05; boarding closes 30 minutes before",
    "Board": "£1.20 a foot, planed",
}


@pytest.mark.parametrize(
    ("body", "asked"),
    [
        ("For five weeks it is £430.", "A tent for five weeks, please."),
        ("That is 14 metres beyond, so £21 for the cable.", "We need 24 metres of cable."),
        ("For your 45 ha it is £260.", "We have 45 ha."),
        ("A copy of four pages is £27.", "A deed of four pages."),
        ("With the fringe it is €14 a metre.", "Linen with a fringe?"),
        ("Prints are 30p each, so forty of them £12.", "Forty prints, please."),
        ("It takes five to seven weeks.", "How long?"),
        ("In summer it takes nine weeks.", "How long in summer?"),
        ("Please be there by 12:35.", "When do we have to be there?"),
        ("Five boards of six feet, 30 feet, are £36.", "Five boards of six feet."),
    ],
)
def test_what_a_price_list_leads_to_is_supported(body: str, asked: str) -> None:
    assert check_claims(body, make_request(asked, facts=LIST)) == ()


@pytest.mark.parametrize(
    ("body", "asked"),
    [
        ("For five weeks it is £400.", "A tent for five weeks, please."),
        ("That is 24 metres beyond, so £36 for the cable.", "We need 24 metres of cable."),
        ("For your 45 ha it is £240.", "We have 45 ha."),
        ("Please be there by 12:45.", "When do we have to be there?"),
    ],
)
def test_what_forgets_a_step_is_not(body: str, asked: str) -> None:
    assert check_claims(body, make_request(asked, facts=LIST))


def test_each_price_of_a_list_is_its_own_place_s() -> None:
    facts = {"Freight": "£65 in England and Wales, £95 in Scotland, £120 in Northern Ireland"}
    body = "The freight is £65 in England and Wales, £95 in Scotland, £120 in Northern Ireland."

    assert check_claims(body, make_request("What is the freight?", facts=facts)) == ()


EACH = {
    "Portrait": "£140 one animal, £60 each further",
    "画像": "一只2000元，每多一只900元",
    "Logo": "£4.50 each",
    "Toner": "£74 each",
    "Sitting": "€14 an hour",
    "Underlay": "£4/m2 for 9 mm, £6/m2 for 11 mm",
}


@pytest.mark.parametrize(
    ("body", "asked"),
    [
        ("Both dogs come to £200 as a portrait.", "A portrait of Juno and Moth."),
        ("Two logos on each come to £216.", "We need 24 suits with a logo."),
        ("From 7 pm to 11 pm are four hours, so €56.", "A sitting from 7 pm to 11 pm?"),
        ("四只画像共4700元。", "四只狗的画像多少钱？"),
        ("It is £84 for the 11 mm underlay.", "A bedroom of 14 m2."),
    ],
)
def test_what_the_letter_counts_itself_is_supported(body: str, asked: str) -> None:
    assert check_claims(body, make_request(asked, facts=EACH)) == ()


@pytest.mark.parametrize(
    ("body", "asked"),
    [
        ("Two logos on each come to £108.", "We need 24 suits with two logos."),
        ("Twelve toners at £74 are £1,480.", "We need twelve toners and 20 drums."),
        ("From 7 pm to 11 pm are six hours.", "A sitting from 7 pm to 11 pm?"),
        ("Two logos are £9, each further one £3.", "Three logos, please."),
    ],
)
def test_another_number_of_the_message_is_no_factor(body: str, asked: str) -> None:
    assert check_claims(body, make_request(asked, facts=EACH))


BRACKETS = {
    "Emptying up to 3,000 l": "£165",
    "Emptying 3,000 to 6,000 l": "£240",
    "Thesis, cloth": "£32 up to 200 pages, £38 above",
    "精装": "200页以内每本45元，超过200页55元",
    "Rowing boat": "£14 an hour, up to 4 people",
    "清洗": "每路80元，8路以上每路70元",
    "取送": "两条以上免费，一条20元",
}


@pytest.mark.parametrize(
    ("body", "asked"),
    [
        ("A tank of 4,500 litres is £240.", "What is it?"),
        ("Emptying is £240.", "Our tank holds 4,500 litres."),
        ("Up to 3,000 l it is £165, up to 6,000 l £240.", "Our tank holds 4,500 litres."),
        ("For 246 pages it is £38 a copy.", "Binding, please."),
        ("Exactly 200 pages are £32.", "Binding, please."),
        ("180页每本45元。", "精装多少钱？"),
        ("每本55元。", "论文有246页，精装多少钱？"),
        ("6路清洗，每路80元，8路以上每路70元。", "清洗多少钱？"),
        ("取送一条20元。", "取送多少钱？"),
        ("Two rowing boats for six people are £14 an hour each.", "A boat for us?"),
    ],
)
def test_a_price_holds_within_its_bracket(body: str, asked: str) -> None:
    marks = check_claims(body, make_request(asked, facts=BRACKETS))

    assert [one for one in marks if one.reason == "price"] == []


@pytest.mark.parametrize(
    ("body", "asked", "marked"),
    [
        ("A tank of 4,500 litres is £165.", "What is it?", "£165"),
        ("Emptying is £165.", "Our tank holds 4,500 litres.", "£165"),
        ("Emptying is £240.", "Our tank holds 2,500 litres.", "£240"),
        ("For 246 pages it is £32 a copy.", "Binding, please.", "£32"),
        ("For 146 pages it is £38 a copy.", "Binding, please.", "£38"),
        ("每本45元。", "论文有246页，精装多少钱？", "45元"),
        ("6路清洗，每路70元。", "清洗多少钱？", "70元"),
    ],
)
def test_the_price_of_another_bracket_is_marked(body: str, asked: str, marked: str) -> None:
    marks = check_claims(body, make_request(asked, facts=BRACKETS))

    assert [one.text for one in marks if one.reason == "price"] == [marked]
