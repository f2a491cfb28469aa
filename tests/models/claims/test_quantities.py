from __future__ import annotations

import pytest

from models.claims.quantities import (
    CLOCK,
    COUNT,
    DAY,
    HOUR,
    MONEY,
    SHARE,
    han_number,
    number,
    read_quantities,
)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("£1,200.50", 1200.5, MONEY),
        ("1.234,56 €", 1234.56, MONEY),
        ("5万元", 50_000, MONEY),
        ("三百元", 300, MONEY),
        ("12 dollars", 12, MONEY),
        ("30 per cent", 30, SHARE),
        ("99.9%", 99.9, SHARE),
        ("百分之五", 5, SHARE),
        ("at 9:45", 585, CLOCK),
        ("10 a.m.", 600, CLOCK),
        ("下午3点半", 930, CLOCK),
        ("two weeks", 14, DAY),
        ("5个工作日", 5, DAY),
        ("24 months", 720, DAY),
        ("2 years", 720, DAY),
        ("45分钟", 0.75, HOUR),
        ("12 kilos", 12, "kg"),
        ("5公里", 5, "km"),
        ("48名学生", 48, COUNT),
        ("打九折", 10, SHARE),
        ("八五折", 15, SHARE),
        ("下午三点", 900, CLOCK),
        ("four chairs", 4, COUNT),
    ],
)
def test_a_quantity_is_read_with_its_unit(text: str, value: float, unit: str) -> None:
    (found,) = read_quantities(text)
    assert (found.value, found.unit) == (value, unit)


def test_the_first_number_of_a_range_has_the_unit_of_the_second() -> None:
    first, second = read_quantities("It takes 3 to 5 days.")
    assert (first.value, first.unit) == (3, DAY)
    assert (second.value, second.unit) == (5, DAY)


@pytest.mark.parametrize(
    ("digits", "value"),
    [("1,234", 1234), ("1.5", 1.5), ("1,5", 1.5), ("12'000", 12_000), ("1.234,5", 1234.5)],
)
def test_digits_are_read_whichever_marks_stand_in_them(digits: str, value: float) -> None:
    assert number(digits) == value


@pytest.mark.parametrize(
    ("han", "value"),
    [("十", 10), ("二十五", 25), ("三百零六", 306), ("两千四百", 2400), ("一万二千", 12_000)],
)
def test_chinese_numerals_are_read(han: str, value: float) -> None:
    assert han_number(han) == value
