"""Amounts and days are read as they are meant, or not at all."""

from __future__ import annotations

from datetime import date

import pytest

from core.domain.money import Money
from core.text.amounts import currency_named, currency_of, read_money
from core.text.days import month_comes_first, read_day


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1.234,56 €", Money(123_456, "EUR")),
        ("$1,200", Money(120_000, "USD")),
        ("12万元", Money(12_000_000, "CNY")),
        ("１２，０００元", Money(1_200_000, "CNY")),
        ("EUR 1.200", Money(120_000, "EUR")),
        ("1'200.50 CHF", Money(120_050, "CHF")),
        ("1 234,5 zł", Money(123_450, "PLN")),
        ("12,34,567.00", Money(123_456_700)),
        ("1.234.567", Money(123_456_700)),
        ("1,234,567.8", Money(123_456_780)),
        ("0.5", Money(50)),
        ("588", Money(58_800)),
        ("1,5 Mio. €", Money(150_000_000, "EUR")),
        ("USD 1.2M", Money(120_000_000, "USD")),
        ("£12k", Money(1_200_000, "GBP")),
        ("¥9,000 JPY", Money(9_000, "JPY")),
        ("1.250 KWD", Money(1_250, "KWD")),
        ("-50", Money(-5_000)),
        ("(50.00)", Money(-5_000)),
        ("3.5亿", Money(35_000_000_000)),
        ("CHF 3’000.–", Money(300_000, "CHF")),
        ("50,- €", Money(5_000, "EUR")),
    ],
)
def test_an_amount_is_read_as_it_is_meant(written: str, meant: Money) -> None:
    assert read_money(written) == meant


@pytest.mark.parametrize(
    "written",
    ["", "free", "1,2,3", "1.2.3,4", "12,00,0", "1200-1500", "about 50", "1e5", "--", "5 apples",
     "99999999999999999999", "1.,2", "."],
)  # fmt: skip
def test_what_is_no_amount_is_not_read(written: str) -> None:
    assert read_money(written) is None


def test_a_currency_told_elsewhere_goes_before_a_sign_that_many_share() -> None:
    assert read_money("$50", "CAD") == Money(5_000, "CAD")
    assert read_money("€50", "CAD") == Money(5_000, "EUR")
    assert read_money("50", "CAD") == Money(5_000, "CAD")


def test_a_number_of_a_program_has_a_point_before_its_decimals() -> None:
    assert read_money("123.456", is_float=True) == Money(12_346)
    assert read_money("123.456") == Money(12_345_600)


def test_headings_and_cells_name_currencies() -> None:
    assert currency_of("Amount (EUR)") == "EUR"
    assert currency_of("金额（元）") == "CNY"
    assert currency_of("Amount") == ""
    assert (currency_named("eur"), currency_named("€"), currency_named("EUR 5")) == (
        "EUR", "EUR", "",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("written", "order", "meant"),
    [
        ("2027-03-04", None, date(2027, 3, 4)),
        ("2027年3月4日", None, date(2027, 3, 4)),
        ("2027/3/4 10:00", None, date(2027, 3, 4)),
        ("20270304", None, date(2027, 3, 4)),
        ("4.3.2027", None, date(2027, 3, 4)),
        ("3/4/2027", True, date(2027, 3, 4)),
        ("3/4/2027", False, date(2027, 4, 3)),
        ("3/4/2027", None, None),
        ("13/4/2027", None, date(2027, 4, 13)),
        ("4/13/2027", None, date(2027, 4, 13)),
        ("4/4/27", None, date(2027, 4, 4)),
        ("4 March 2027", None, date(2027, 3, 4)),
        ("Mar 4, 2027", None, date(2027, 3, 4)),
        ("04-Mär-27", None, date(2027, 3, 4)),
        ("31.2.2027", None, None),
        ("soon", None, None),
        ("0000-00-00", None, None),
    ],
)
def test_a_day_is_read_or_left(written: str, order: bool | None, meant: date | None) -> None:
    assert read_day(written, is_month_first=order) == meant


def test_one_day_past_the_twelfth_tells_the_order_of_a_column() -> None:
    assert month_comes_first(["3/4/2027", "10/25/2016"]) is True
    assert month_comes_first(["3/4/2027", "25/10/2016"]) is False
    assert month_comes_first(["3/4/2027", "4.5.2027"]) is None
    assert month_comes_first(["10/25/2016", "25/10/2016"]) is None
