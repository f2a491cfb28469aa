from __future__ import annotations

import random

import phonenumbers
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.text import normalise
from core.text.normalise import company_key, name_key, normalise_email, normalise_phone
from tests.effort import cases


@pytest.mark.parametrize(
    ("written", "key"),
    [
        (" <Ada@Firm.Example> ", "ada@firm.example"),
        ("mailto:ADA@firm.example", "ada@firm.example"),
        ("ａｄａ@firm.example", "ada@firm.example"),
        ("ada+shop@firm.example.", "ada+shop@firm.example"),
        ("ada at firm", ""),
        ("@firm.example", ""),
        ("", ""),
    ],
)
def test_spellings_of_one_address_have_one_key(written: str, key: str) -> None:
    assert normalise_email(written) == key


@pytest.mark.parametrize(
    ("written", "region", "key"),
    [
        ("+49 (0)30 901820", "", "+4930901820"),
        ("0049 30 901820", "", "+4930901820"),
        ("030 901820", "DE", "+4930901820"),
        ("030 901820", "", "030901820"),
        ("１３８００１３８０００", "CN", "+8613800138000"),
        ("(212) 555-0100 ext. 12", "US", "+12125550100;ext=12"),
        ("212.555.0100x12", "US", "+12125550100;ext=12"),
        ("call me", "", ""),
        ("9" * 1_000_000, "US", "9" * 80),
    ],
)
def test_spellings_of_one_number_have_one_key(written: str, region: str, key: str) -> None:
    assert normalise_phone(written, region) == key


def test_order_accents_and_titles_do_not_part_one_name_into_two() -> None:
    assert name_key("Müller, Jörg") == name_key("Herr Jörg MULLER") == "jorg muller"
    assert name_key("张 伟") == name_key("张伟")
    assert name_key("か") != name_key("が")


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("The Acme Company, Inc.", "acme"),
        ("ACME GmbH & Co. KG", "acme"),
        ("Škoda a.s.", "skoda"),
        ("上海明月贸易有限公司", "上海明月贸易"),
        ("Co", "co"),
    ],
)
def test_the_legal_form_is_no_part_of_a_firms_key(written: str, key: str) -> None:
    assert company_key(written) == key


@settings(max_examples=cases(60, quick=15), deadline=None)
@given(st.text(max_size=60))
@example("㐀 a 一")
def test_keys_of_anything_are_stable(text: str) -> None:
    for make_key in (normalise_email, normalise_phone, name_key, company_key):
        assert isinstance(make_key(text), str)
    assert name_key(name_key(text)) == name_key(text)


def test_the_quick_way_for_whole_numbers_says_what_the_library_says() -> None:
    chance = random.Random(5)  # noqa: S311 - nothing secret about it
    codes = list(phonenumbers.COUNTRY_CODE_TO_REGION_CODE)
    agreed = 0
    for _ in range(600):
        digits = f"{chance.choice(codes)}{chance.randrange(10 ** chance.randrange(3, 13))}"
        if normalise._is_complete(digits):
            parsed = phonenumbers.parse(f"+{digits}", None)
            written = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
            assert phonenumbers.is_possible_number(parsed)
            assert written == f"+{digits}"
            agreed += 1
    assert agreed > 50
