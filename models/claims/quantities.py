"""Reads the quantities of a text: money, shares, times of day, spans of time, measures, counts.

English and Chinese, in digits and in words. Two quantities compare by value and unit, so that
"30 %" is not supported by "30 euros". Dates, codes and telephone numbers are no quantities: whoever
looks for quantities takes those out first (`without`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

MONEY, SHARE, CLOCK, COUNT = "money", "share", "clock", "count"
HOUR, DAY, YEAR, NTH = "hour", "day", "year", "nth"
_MOST = 1e15  # longer rows of digits count nothing
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
    "ninety": 90.0, "dozen": 12.0, "twice": 2.0, "both": 2.0, "half a dozen": 6.0,
}  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS |= {
    f"{ten}{gap}{one}": 20.0 + 10 * at + value
    for at, ten in enumerate(_TENS)
    for value, one in enumerate(_ENGLISH[1:10], start=1)
    for gap in "- "
}
_WORDS |= {
    f"{one} {step}": count * value
    for step, value in (("hundred", 100.0), ("thousand", 1000.0), ("dozen", 12.0))
    for count, one in (*enumerate(_ENGLISH[1:13], start=1), (1, "a"))
}
_NTHS = {
    word: place
    for place, word in enumerate(
        ("third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), start=3
    )
}
_NTH = "|".join(_NTHS)
_WORD_NUMBER = "|".join(sorted((re.escape(word) for word in _WORDS), key=len, reverse=True))
_HAN_DIGITS = dict(zip("零一二两三四五六七八九", (0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_HAN_STEPS = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
_HAN_NUMBER = "[一二两三四五六七八九十百千万零]+"

_CURRENCY = r"US\$|[$€£¥￥₹]|(?:USD|EUR|GBP|CNY|RMB|CHF|HKD|JPY)(?![A-Za-z])"
_CURRENCY_WORD = (
    r"万元|元|块(?:钱|(?=[，。；、！？\s]|$|左右|的|起))|美元|欧元|英镑|人民币|[€£¥$](?!\s?\d)"
    r"|(?:dollars?|euros?|pounds?(?! of\b)|francs?|yuan|USD|EUR|GBP|CNY|RMB|CHF|HKD|JPY)\b"
)
_SPAN = (
    r"(?:business |working |calendar )?(?P<unit>minute|hour|day|week|month|year|night)s?"
    r"(?:['’]s?)?\b"
    r"|(?P<short>h|hrs?|mins?|wks?|yrs?)\b|个?多?(?P<han>分钟|小时|工作日|天|日|周|星期|礼拜|月|年|晚)"
)
_SHORT_UNITS = {"h": "hour", "m": "minute", "w": "week", "y": "year"}
_HAN_UNITS = {
    "night": "day", "分钟": "minute", "小时": "hour", "工作日": "day", "天": "day", "日": "day",
    "周": "week", "星期": "week", "礼拜": "week", "月": "month", "年": "year", "晚": "day",
}  # fmt: skip
_MEASURE = (
    r"(?:(?:square|cubic|sq\.?) )?"
    r"(?P<measure>kg|kilos?|kilograms?|g|grams?|km|kilometres?|kilometers?|m|metres?|meters?|cm|mm|"
    r"litres?|liters?|l|miles?|kwh|kw|watts?|w|feet|foot|ft|inch(?:es)?|yards?|m[23²³])(?!\w)"
    r"|(?P<hanmeasure>公斤|千克|克|公里|千米|[平立]方米|平米|厘米|毫米|米|毫升|升|斤|千瓦|瓦|度|磅|吨|亩|英寸)"
)
_MEASURES = {
    "kilo": "kg", "kilos": "kg", "kilogram": "kg", "kilograms": "kg", "公斤": "kg", "千克": "kg",
    "gram": "g", "grams": "g", "克": "g", "kilometre": "km", "kilometres": "km", "kilometer": "km",
    "kilometers": "km", "公里": "km", "千米": "km", "metre": "m", "metres": "m", "meter": "m",
    "meters": "m", "米": "m", "厘米": "cm", "毫米": "mm", "litre": "l", "litres": "l",
    "liter": "l", "liters": "l", "升": "l", "mile": "mile", "miles": "mile", "斤": "jin",
    "watt": "w", "watts": "w", "瓦": "w", "千瓦": "kw", "feet": "ft", "foot": "ft",
    "inches": "inch", "yards": "yard", "m2": "m", "m²": "m", "m3": "m", "m³": "m",
    "平米": "平方米",
}  # fmt: skip

_CLOCK = re.compile(
    r"(?P<half>上午|早上|中午|下午|晚上|凌晨)?(?<!\d)(?P<h>\d{1,2})(?:[:：](?P<m>\d\d)(?!\d)|[点點时](?:(?P<zm>\d{1,2})分?|(?P<zh>半))?(?!内|以内))"
    r"(?:\s?(?P<ampm>[ap]\.?m\b\.?))?"
    r"|\b(?P<h2>\d{1,2})(?:\.(?P<m2>\d\d))?\s?(?P<ampm2>[ap]\.?m\b\.?|o'clock)"
    r"|\b(?P<h3>\d{1,2})\.(?P<m3>[0-5]\d)(?=\s?(?:to|until|-|–)\s?\d{1,2}(?:\.[0-5]\d\b|\s?[ap]\.?m\b))"
    r"|(?<=\d\.\d\d to )(?P<h4>\d{1,2})\.(?P<m4>[0-5]\d)\b",
    re.IGNORECASE,
)
_SPOKEN = "|".join(_ENGLISH[1:13])
_LATE = ("下午", "晚上")
_SPOKEN_CLOCK = re.compile(
    rf"\b(?P<part>half|(?:a )?quarter|five|ten|twenty)(?: minutes)? (?P<way>past|to) "
    rf"(?P<hour>{_SPOKEN})\b(?! (?:\w+ )?(?:minute|hour|day|week|month|year|night)s?\b)"
    rf"|\b(?P<sharp>{_SPOKEN}) (?:o'?clock\b|in the (?:morning|afternoon|evening)\b)"
    rf"|\b(?:between|from) (?P<from>{_SPOKEN}) (?:and|to|till|until) (?P<to>{_SPOKEN})\b"
    r"(?=[,.;!?)]| (?:on|in|at|or|every|daily)\b|$)"
    rf"|\b(?P<open>{_SPOKEN}) (?:to|till|until) (?P<close>{_SPOKEN})\b"
    r"(?=[,.;!?)]| (?:on|in|at|every|daily)\b|$)"
    rf"|\b(?:at|until|till|by|before|after|from) (?P<at>(?!one\b)(?:{_SPOKEN}))\b"
    r"(?=[,.;!?)]|$| (?:sharp|on|for|and close)\b)"
    r"|\b(?P<noon>noon|midday)\b"
    rf"|(?P<half>上午|早上|中午|下午|晚上|凌晨)?(?P<han>{_HAN_NUMBER})[点點]"
    rf"(?P<rest>半|[一三]刻|{_HAN_NUMBER}分?)?"
    "(?!建议|意见|要求|说明|注意|原因|问题)",
    re.IGNORECASE,
)
_PARTS = {"half": 30, "quarter": 15, "a quarter": 15, "five": 5, "ten": 10, "twenty": 20}
_HAN_PARTS = {"半": 30, "一刻": 15, "三刻": 45}
_A_SPAN = "hour|day|week|month|year|night"
_BROKEN = re.compile(
    rf"\b(?:(?P<count>{_WORD_NUMBER}|\d+) and a half|(?P<half>half))(?: an?)? "
    rf"(?P<unit>{_A_SPAN})s?\b"
    rf"|\b(?:an?|one) (?P<of>{_A_SPAN}) and a (?P<and>half|quarter)\b"
    r"|\b(?P<quarters>(?:a|three) quarters?) of an (?P<per>hour)\b"
    r"|(?:(?<=about )|(?<=least )|(?<=takes )|(?<=up to )|(?<=within )|(?<=after )|(?<=valid for ))"
    rf"an? (?P<whole>{_A_SPAN})\b"
    rf"|(?P<han>{_HAN_NUMBER}|\d+)个半(?P<hanunit>小时|月)|半个?(?P<halfunit>小时|天|月|年)|(?P<ke>[一三])刻钟",
    re.IGNORECASE,
)
"""Spans with a half or a quarter, and one of a unit where that is told as how long."""
_CLASSIFIERS = (
    "把张个名位人席份件套台辆只条本间盒箱瓶杯次组项款对双字棵座部批页口家扇级岁节门堂罐幅枝朵根株粒颗碗桶"
    "捆袋包盘卷封篇场桌束匹层栋处期板楼打块公克毫厘升斤瓦千首副面字遍枚艘顿课锅类"
)
_QUANTITY = re.compile(
    rf"(?P<before>{_CURRENCY})\s?(?P<price>{_DIGITS})(?P<thousands>k\b)?"
    r"|(?P<off>[一二三四五六七八九]{1,2}|[1-9](?:\.?[1-9])?)\s?折(?![扣叠断起])"
    rf"|百分之(?P<hanshare>\d+(?:\.\d+)?|{_HAN_NUMBER})"
    rf"|(?<![A-Za-z0-9_.])(?P<digits>{_DIGITS})(?P<wan>万)?(?![\d])"
    rf"|\b(?P<word>{_WORD_NUMBER})\b|(?<!\ba )\b(?P<nth>{_NTH})\b(?! (?:half|quarter)s?\b)"
    rf"|(?<![哪这那近前第])(?P<han>{_HAN_NUMBER})(?=(?:[至到或]{_HAN_NUMBER})?\s?(?:{_CURRENCY_WORD}|[{_CLASSIFIERS}]|分钟|小时|工作日|天|周|星期|晚|年|月|公斤|公里|毫米|厘米|米|克|升|度|期|半))"
    r"|(?P<tens>[二三四五六七八九]十[一二三四五六七八九]?)",
    re.IGNORECASE,
)  # fmt: skip
_AFTER_MONEY = re.compile(rf"\s?(?:{_CURRENCY_WORD})", re.IGNORECASE)
_AFTER_PENCE = re.compile(r"p(?=\s(?:each|an?|per|apiece|more|less|extra)\b|[,.;)]|\s*$)|p/", re.M)
_AFTER_SHARE = re.compile(r"\s?(?:%|％|per ?cent\b)", re.IGNORECASE)
_AFTER_SPAN = re.compile(rf"[\s-]?(?:{_SPAN})", re.IGNORECASE)
_AFTER_MEASURE = re.compile(rf"\s?(?:{_MEASURE})", re.IGNORECASE)
_CLOSE = ("-", "–", "至", "到")
_RANGE = re.compile(r"\s?(?:-|–|to|or|and|至|到|或)\s?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit.

    unit: MONEY, SHARE (30.0 for 30 %), CLOCK (minutes since midnight), HOUR or DAY (spans), YEAR
    (2019), NTH (the third), a measure such as "kg", or COUNT. is_word:
    written in words. number: as written, for a span; how many dozens.
    """

    value: float
    unit: str
    start: int
    end: int
    is_word: bool = False
    number: float = 0.0


def read_quantities(text: str) -> list[Quantity]:
    """Return the quantities in order."""
    quantities: list[Quantity] = []
    rest = text
    for pattern, read in _READERS:
        found = [one for match in pattern.finditer(rest) for one in read(rest, match)]
        rest = without(rest, ((one.start, one.end) for one in found))
        quantities += found
    sound = [one for one in quantities if one.value < _MOST]
    return _with_units_of_ranges(text, sorted(sound, key=lambda one: one.start))


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


def value_of(text: str) -> float:
    """Return the value of a number in digits, in an English word or in a Chinese numeral."""
    if text[0].isdigit():
        return number(text)
    return _WORDS[text] if text.isascii() else han_number(text)


def _han_or_digits(text: str) -> float:
    return float(text) if text.isdigit() else han_number(text)


def _clock(_text: str, match: re.Match[str]) -> Iterator[Quantity]:
    got = match.groupdict()
    hour = next((got[name] for name in ("h", "h2", "h3", "h4") if got[name]), "0")
    minute = next((got[name] for name in ("m", "m2", "m3", "m4", "zm") if got[name]), "0")
    value = int(hour) * 60 + (30 if got["zh"] else int(minute))
    half = (got["ampm"] or got["ampm2"] or "").casefold()
    if (half.startswith("p") or got["half"] in _LATE) and int(hour) < 12:
        value += 12 * 60
    if int(hour) <= 24 and int(minute) <= 59:
        yield Quantity(float(value), CLOCK, match.start(), match.end())


def _spoken_clock(_text: str, match: re.Match[str]) -> Iterator[Quantity]:
    """Yield a time in words: "half past ten", "nine till five", 六点一刻."""
    got = match.groupdict()
    if got["noon"]:
        yield Quantity(12 * 60.0, CLOCK, *match.span())
    elif got["hour"]:
        minutes = _PARTS[got["part"].casefold()] * (1 if got["way"].casefold() == "past" else -1)
        hour = _WORDS[got["hour"].casefold()]
        yield Quantity(hour * 60 + minutes, CLOCK, *match.span())
    elif got["han"]:
        hour, rest = han_number(got["han"]), (got["rest"] or "").rstrip("分")
        is_alone = hour == 1 and not got["half"] and not rest
        if hour <= 24 and not is_alone:
            late = 12 if got["half"] in _LATE and hour < 12 else 0
            minute = _HAN_PARTS.get(
                rest, han_number(rest) if rest and rest not in _HAN_PARTS else 0
            )
            yield Quantity((hour + late) * 60 + minute, CLOCK, *match.span())
    else:
        for name in ("sharp", "from", "to", "open", "close", "at"):
            if got[name]:
                yield Quantity(_WORDS[got[name].casefold()] * 60, CLOCK, *match.span(name))


def _broken(_text: str, match: re.Match[str]) -> Iterator[Quantity]:
    """Yield a span with a half or a quarter: "an hour and a half", 一个半小时."""
    got = match.groupdict()
    unit = next(
        str(got[name])
        for name in ("unit", "of", "per", "whole", "hanunit", "halfunit", "ke")
        if got[name]
    ).casefold()
    if got["ke"]:
        unit, count = "hour", 0.25 * han_number(got["ke"])
    elif got["quarters"]:
        count = 0.75 if got["quarters"].casefold().startswith("three") else 0.25
    elif got["of"]:
        count = 1.5 if got["and"].casefold() == "half" else 1.25
    elif got["half"] or got["halfunit"]:
        count = 0.5
    elif got["count"] or got["han"]:
        said = (got["count"] or "").casefold()
        count = 0.5 + (_WORDS.get(said) or (number(said) if said else _han_or_digits(got["han"])))
    else:
        count = 1.0
    unit = _HAN_UNITS.get(unit, unit)
    is_short = unit in _HOURS
    each = _HOURS[unit] if is_short else _DAYS[unit]
    kind = HOUR if is_short else DAY
    yield Quantity(round(count * each, 4), kind, *match.span(), is_word=True, number=count)


def _quantity(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    yield _plain_quantity(text, match)


def _plain_quantity(text: str, match: re.Match[str]) -> Quantity:
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
    if got["nth"]:
        return Quantity(float(_NTHS[got["nth"].casefold()]), NTH, start, end, is_word=True)
    is_word = not got["digits"]
    if got["digits"]:
        value = number(got["digits"]) * (10_000 if got["wan"] else 1)
    else:
        han = got["han"] or got["tens"]
        value = _WORDS[got["word"].casefold()] if got["word"] else han_number(han)
    return _with_unit(text, Quantity(value, COUNT, start, end, is_word))


def _share_off(kept: str) -> float:
    """Return what is taken off where "nine tenths" (九折) or 85 of 100 (八五折) are paid."""
    digits = "".join(str(_HAN_DIGITS.get(letter, letter)) for letter in kept if letter != ".")
    return 100.0 - int(digits) * (10 if len(digits) == 1 else 1)


def _with_unit(text: str, bare: Quantity) -> Quantity:
    """Return the quantity with the unit that stands behind it."""
    end = bare.end
    if found := _AFTER_MONEY.match(text, end) or _AFTER_PENCE.match(text, end):
        factor = {"万元": 10_000, "p": 0.01}.get(found.group().strip(" /"), 1)
        return replace(bare, value=round(bare.value * factor, 4), unit=MONEY, end=found.end())
    if found := _AFTER_SHARE.match(text, end):
        return replace(bare, unit=SHARE, end=found.end())
    if found := _AFTER_SPAN.match(text, end):
        is_year = found.group() == "年" and 1900 <= bare.value <= 2100
        return replace(bare, unit=YEAR, end=found.end()) if is_year else _span(bare, found)
    if found := _AFTER_MEASURE.match(text, end):
        unit = (found.group("measure") or found.group("hanmeasure")).casefold()
        return replace(bare, unit=_MEASURES.get(unit, unit), end=found.end())
    if "dozen" in text[bare.start : end].casefold():
        return replace(bare, number=bare.value / 12)
    has_classifier = text[end : end + 1] and text[end] in _CLASSIFIERS
    return replace(bare, end=end + 1) if has_classifier else bare


def _span(bare: Quantity, found: re.Match[str]) -> Quantity:
    unit = (found.group("unit") or found.group("han") or "").casefold()
    unit = _HAN_UNITS.get(unit, unit) or _SHORT_UNITS[found.group("short")[0].casefold()]
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
        between = text[first.end : second.start]
        is_range = _RANGE.fullmatch(between) is not None
        is_all = text[first.start : first.end].casefold() in ("both", "twice")
        if second.unit == MONEY and not text[second.start].isalnum():
            is_range = between.strip() in ("-", "–")  # not "for the two and £24 for ..."
        if is_range and not is_all and first.unit == COUNT and second.unit not in (COUNT, CLOCK):
            value = first.value * _scale(text[second.start : second.end], second)
            found[at] = Quantity(value, second.unit, first.start, first.end, first.is_word)
        elif first.unit == MONEY and second.unit == COUNT and between in _CLOSE:
            found[at + 1] = replace(second, unit=MONEY)  # "£110-150"
    return found


def _scale(text: str, quantity: Quantity) -> float:
    """Return how much one of what is written is in the unit that it compares by."""
    digits = re.search(_DIGITS, text)
    plain = quantity.number or (number(digits.group()) if digits else 0.0)
    return quantity.value / plain if plain else 1.0


_READERS = (
    (_CLOCK, _clock),
    (_SPOKEN_CLOCK, _spoken_clock),
    (_BROKEN, _broken),
    (_QUANTITY, _quantity),
)
"""In this order; what one has read the next ones don't see."""
