"""Reads the quantities of a text: money, shares, times of day, spans of time, measures, counts.

English and Chinese, in digits and in words. Two quantities compare by value and unit, so that
"30 %" is not supported by "30 euros". Dates, codes and telephone numbers are no quantities: whoever
looks for quantities takes those out first (`without`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

MONEY, SHARE, CLOCK, COUNT = "money", "share", "clock", "count"
HOUR, DAY = "hour", "day"
_HOURS = {"minute": 1 / 60, "hour": 1.0}
_DAYS = {"day": 1.0, "week": 7.0, "month": 30.0, "year": 360.0}
"""Exact only among themselves: twelve months are a year, four weeks no month."""

_DIGITS = (
    r"\d{1,3}(?:\.\d{3})+,\d{1,2}(?!\d)"
    r"|\d{1,3}(?:[,'’\u00a0\u202f ]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?"
)
_ENGLISH = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    "twenty",
)  # fmt: skip
_WORDS = {word: float(value) for value, word in enumerate(_ENGLISH)} | {
    "thirty": 30.0, "forty": 40.0, "fifty": 50.0, "sixty": 60.0, "seventy": 70.0, "eighty": 80.0,
    "ninety": 90.0, "dozen": 12.0, "twice": 2.0, "both": 2.0, "twenty-four": 24.0,
    "forty-eight": 48.0, "half a dozen": 6.0, "two dozen": 24.0,
}  # fmt: skip
_WORD_NUMBER = "|".join(sorted((re.escape(word) for word in _WORDS), key=len, reverse=True))
_HAN_DIGITS = dict(zip("零一二两三四五六七八九", (0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_HAN_STEPS = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
_HAN_NUMBER = "[一二两三四五六七八九十百千万零]+"

_CURRENCY = r"US\$|[$€£¥￥₹]|(?:USD|EUR|GBP|CNY|RMB|CHF|HKD|JPY)(?![A-Za-z])"
_CURRENCY_WORD = (
    r"万元|元|块钱?|美元|欧元|英镑|人民币|[€£¥$](?!\s?\d)"
    r"|(?:dollars?|euros?|pounds?(?! of\b)|francs?|yuan|USD|EUR|GBP|CNY|RMB|CHF|HKD|JPY)\b"
)
_SPAN = (
    r"(?:business |working |calendar )?(?P<unit>minute|hour|day|week|month|year|night)s?"
    r"(?:['’]s?)?\b"
    r"|(?:h|hrs?|min|mins)\b|个?(?P<han>分钟|小时|工作日|天|日|周|星期|礼拜|月|年|晚)"
)
_HAN_UNITS = {
    "分钟": "minute", "小时": "hour", "工作日": "day", "天": "day", "日": "day", "周": "week",
    "星期": "week", "礼拜": "week", "月": "month", "年": "year", "晚": "day", "night": "day",
}  # fmt: skip
_MEASURE = (
    r"(?P<measure>kg|kilos?|kilograms?|g|grams?|km|kilometres?|kilometers?|m|metres?|meters?|cm|mm|"
    r"litres?|liters?|l|miles?)\b|(?P<hanmeasure>公斤|千克|克|公里|千米|厘米|毫米|米|升|斤)"
)
_MEASURES = {
    "kilo": "kg", "kilos": "kg", "kilogram": "kg", "kilograms": "kg", "公斤": "kg", "千克": "kg",
    "gram": "g", "grams": "g", "克": "g", "kilometre": "km", "kilometres": "km", "kilometer": "km",
    "kilometers": "km", "公里": "km", "千米": "km", "metre": "m", "metres": "m", "meter": "m",
    "meters": "m", "米": "m", "厘米": "cm", "毫米": "mm", "litre": "l", "litres": "l",
    "liter": "l", "liters": "l", "升": "l", "mile": "mile", "miles": "mile", "斤": "jin",
}  # fmt: skip

_CLOCK = re.compile(
    r"(?P<half>上午|早上|中午|下午|晚上|凌晨)?(?<!\d)(?P<h>\d{1,2})(?:[:：](?P<m>\d\d)(?!\d)|[点點时](?:(?P<zm>\d{1,2})分?|(?P<zh>半))?(?!内|以内))"
    r"(?:\s?(?P<ampm>[ap]\.?m\b\.?))?"
    r"|\b(?P<h2>\d{1,2})(?:\.(?P<m2>\d\d))?\s?(?P<ampm2>[ap]\.?m\b\.?|o'clock)"
    r"|(?P<half5>上午|早上|中午|下午|晚上|凌晨)(?P<h5>[一二两三四五六七八九十]{1,3})[点點](?P<zh5>半)?"
    r"|\b(?P<h3>\d{1,2})\.(?P<m3>[0-5]\d)(?=\s?(?:to|until|-|–)\s?\d{1,2}(?:\.[0-5]\d\b|\s?[ap]\.?m\b))"
    r"|(?<=\d\.\d\d to )(?P<h4>\d{1,2})\.(?P<m4>[0-5]\d)\b",
    re.IGNORECASE,
)
_CLASSIFIERS = "把张个名位人席份件套台辆只条本间盒箱瓶杯次组项款对双字棵座部批页口家扇级岁节门堂罐"
_QUANTITY = re.compile(
    rf"(?P<before>{_CURRENCY})\s?(?P<price>{_DIGITS})(?P<thousands>k\b)?"
    r"|(?P<off>[一二三四五六七八九]{1,2}|[1-9](?:\.?[1-9])?)\s?折(?![扣叠断起])"
    rf"|百分之(?P<hanshare>\d+(?:\.\d+)?|{_HAN_NUMBER})"
    rf"|(?<![A-Za-z0-9_.])(?P<digits>{_DIGITS})(?P<wan>万)?(?![\d])"
    rf"|\b(?P<word>{_WORD_NUMBER})\b"
    rf"|(?<!哪)(?P<han>{_HAN_NUMBER})(?=(?:[至到或]{_HAN_NUMBER})?\s?(?:{_CURRENCY_WORD}|[{_CLASSIFIERS}]|分钟|小时|工作日|天|周|星期|晚|年|月|公斤|公里|米|半))",
    re.IGNORECASE,
)  # fmt: skip
_AFTER_MONEY = re.compile(rf"\s?(?:{_CURRENCY_WORD})", re.IGNORECASE)
_AFTER_SHARE = re.compile(r"\s?(?:%|％|per ?cent\b)", re.IGNORECASE)
_AFTER_SPAN = re.compile(rf"[\s-]?(?:{_SPAN})", re.IGNORECASE)
_AFTER_MEASURE = re.compile(rf"\s?(?:{_MEASURE})", re.IGNORECASE)
_RANGE = re.compile(r"\s?(?:-|–|to|or|and|至|到|或)\s?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit.

    unit: MONEY, SHARE (30.0 for 30 %), CLOCK (minutes since midnight), HOUR or DAY (spans), a
    measure such as "kg", or COUNT. is_word: written in words. number: as written, for a span.
    """

    value: float
    unit: str
    start: int
    end: int
    is_word: bool = False
    number: float = 0.0


def read_quantities(text: str) -> list[Quantity]:
    """Return the quantities in order."""
    found = [_clock(match) for match in _CLOCK.finditer(text)]
    clocks = [one for one in found if one is not None]
    rest = without(text, ((one.start, one.end) for one in clocks))
    quantities = [*clocks, *(_quantity(rest, match) for match in _QUANTITY.finditer(rest))]
    return _with_units_of_ranges(text, sorted(quantities, key=lambda one: one.start))


def without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return the text with spans blanked out; places stay what they were."""
    letters = list(text)
    for start, end in spans:
        letters[start:end] = ["\n"] * (end - start)
    return "".join(letters)


def number(text: str) -> float:
    """Return the value of digits, whichever marks stand in them; "1.234,56" is 1234.56."""
    text = re.sub(r"['’\s]", "", text)
    whole, mark, part = re.match(r"(.*?)(?:([.,])(\d+))?$", text).groups()  # type: ignore[union-attr]
    whole = re.sub(r"[.,]", "", whole)
    if mark == "," and len(part) == 3:
        return float(whole + part)
    return round(float(f"{whole or 0}.{part or 0}"), 4)


def han_number(text: str) -> float:
    """Return the value of a Chinese numeral up to a hundred million."""
    total, part, digit = 0, 0, 0
    for letter in text:
        if letter in _HAN_DIGITS:
            digit = _HAN_DIGITS[letter]
            continue
        step = _HAN_STEPS[letter]
        if step == _HAN_STEPS["万"]:
            total, part, digit = (total + part + digit) * step, 0, 0
        else:
            part, digit = part + max(1, digit) * step, 0
    return float(total + part + digit)


def _clock(match: re.Match[str]) -> Quantity | None:
    got = match.groupdict()
    hour = next((got[name] for name in ("h", "h2", "h3", "h4") if got[name]), "0")
    hour = f"{han_number(got['h5']):.0f}" if got["h5"] else hour
    minute = next((got[name] for name in ("m", "m2", "m3", "m4", "zm") if got[name]), "0")
    value = int(hour) * 60 + (30 if got["zh"] or got["zh5"] else int(minute))
    half = (got["ampm"] or got["ampm2"] or "").casefold()
    is_late = half.startswith("p") or (got["half"] or got["half5"]) in ("下午", "晚上")
    if is_late and int(hour) < 12:
        value += 12 * 60
    if int(hour) > 24 or int(minute) > 59:
        return None
    return Quantity(float(value), CLOCK, match.start(), match.end())


def _quantity(text: str, match: re.Match[str]) -> Quantity:
    got = match.groupdict()
    start, end = match.span()
    if got["price"]:
        value = number(got["price"]) * (1000 if got["thousands"] else 1)
        return Quantity(value, MONEY, start, end)
    if got["off"]:
        return Quantity(_share_off(got["off"]), SHARE, start, end)
    if got["hanshare"]:
        digits = got["hanshare"]
        return Quantity(
            number(digits) if digits[0].isdigit() else han_number(digits), SHARE, start, end
        )
    is_word = not got["digits"]
    if got["digits"]:
        value = number(got["digits"]) * (10_000 if got["wan"] else 1)
    else:
        value = _WORDS[got["word"].casefold()] if got["word"] else han_number(got["han"])
    return _with_unit(text, Quantity(value, COUNT, start, end, is_word))


def _share_off(kept: str) -> float:
    """Return what is taken off where "nine tenths" (九折) or 85 of 100 (八五折) are paid."""
    digits = "".join(str(_HAN_DIGITS.get(letter, letter)) for letter in kept if letter != ".")
    return 100.0 - int(digits) * (10 if len(digits) == 1 else 1)


def _with_unit(text: str, bare: Quantity) -> Quantity:
    """Return the quantity with the unit that stands behind it."""
    end = bare.end
    if found := _AFTER_MONEY.match(text, end):
        factor = 10_000 if found.group().strip() == "万元" else 1
        return replace(bare, value=bare.value * factor, unit=MONEY, end=found.end())
    if found := _AFTER_SHARE.match(text, end):
        return replace(bare, unit=SHARE, end=found.end())
    if found := _AFTER_SPAN.match(text, end):
        return _span(bare, found)
    if found := _AFTER_MEASURE.match(text, end):
        unit = (found.group("measure") or found.group("hanmeasure")).casefold()
        return replace(bare, unit=_MEASURES.get(unit, unit), end=found.end())
    has_classifier = text[end : end + 1] and text[end] in _CLASSIFIERS
    return replace(bare, end=end + 1) if has_classifier else bare


def _span(bare: Quantity, found: re.Match[str]) -> Quantity:
    unit = (found.group("unit") or found.group("han") or "").casefold()
    unit = _HAN_UNITS.get(unit, unit) or ("minute" if "min" in found.group() else "hour")
    is_short = unit in _HOURS
    each = _HOURS[unit] if is_short else _DAYS[unit]
    return replace(
        bare,
        value=round(bare.value * each, 4),
        unit=HOUR if is_short else DAY,
        end=found.end(),
        number=bare.value,
    )


def _with_units_of_ranges(text: str, found: list[Quantity]) -> list[Quantity]:
    """Give the first number of "5 to 7 days" or "2 或 3 公里" the unit of the second."""
    for at in range(len(found) - 2, -1, -1):
        first, second = found[at], found[at + 1]
        is_range = _RANGE.fullmatch(text, first.end, second.start)
        is_all = text[first.start : first.end].casefold() in ("both", "twice")
        if is_range and not is_all and first.unit == COUNT and second.unit not in (COUNT, CLOCK):
            value = first.value * _scale(text[second.start : second.end], second)
            found[at] = Quantity(value, second.unit, first.start, first.end, first.is_word)
    return found


def _scale(text: str, quantity: Quantity) -> float:
    """Return how much one of what is written is in the unit that it compares by."""
    digits = re.search(_DIGITS, text)
    plain = quantity.number or (number(digits.group()) if digits else 0.0)
    return quantity.value / plain if plain else 1.0
