"""Marks in a draft what nothing stored supports. Exact rules, no model.

A number, price or date counts as supported when it stands in the facts or the conversation in any
usual spelling, or when it is a sum, difference or product of numbers that stand there. A promise
needs more than a customer's wish: the owner's own words (facts, earlier answers, the steer) must
speak of it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import combinations

from core.domain.draft import Claim, DraftRequest, Turn
from core.domain.interaction import Direction
from models.claim_patterns import PRICE, Found, find_claims

_NUMBER = re.compile(r"\d{1,3}(?:[,' ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s?%")
_MAX_NUMBERS = 40
_MAX_AMOUNTS = 120
_SMALLEST_COMPUTED = 10.0
"""Nearly every smaller number is some sum of what a mail holds; those must stand there."""

_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = {
    "mon": "一", "tue": "二", "wed": "三", "thu": "四", "fri": "五", "sat": "六", "sun": "日",
}  # fmt: skip
_RELATIVE_DAYS = {"tomorrow": "明天", "明日": "明天", "tonight": "今晚"}
_ISO_DATE = re.compile(r"(\d{4})[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})")
_ZH_DATE = re.compile(r"(\d{1,2})\s?月\s?(\d{1,2})\s?[日号]")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]{3,9})\b", re.IGNORECASE)
_MONTH_DAY = re.compile(r"\b([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?\b", re.IGNORECASE)
_SLASHED = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.]\d{2,4}\b")
_WORD_NUMBERS = {
    word: value
    for value, words in enumerate(
        ("", "one 一", "two 两 二", "three 三", "four 四", "five 五", "six 六", "seven 七",
         "eight 八", "nine 九", "ten 十")
    )
    for word in words.split()
} | {"twelve": 12, "twenty-four": 24, "thirty": 30}  # fmt: skip
_UNITS = {
    "hour": ("hour", "小时"),
    "day": ("day", "天", "日", "工作日"),
    "week": ("week", "周", "星期"),
    "month": ("month", "个月"),
    "year": ("year", "年"),
}
_DURATION = re.compile(
    r"(\d+|[一二两三四五六七八九十]|\b[a-z]+(?:-[a-z]+)?)[ -]?(?:个(?!月))?(?:business |working )?"
    r"(hour|day|week|month|year|小时|工作日|天|日|周|星期|个月|年)"
)
_PROMISE_STEMS = (
    "refund", "reimburs", "replace", "compensat", "waive", "credit", "exchange", "deliver",
    "resend", "ship", "cancel", "discount", "voucher", "free", "no cost", "no charge",
    "guarantee", "promise",
    "退款", "更换", "换货", "补发", "维修", "赠送", "发货", "寄送", "免单", "免费", "赔偿", "补偿",
    "优惠", "折扣", "保证", "承诺",
)  # fmt: skip
_NOT_NAMES = frozenset(
    (
        "english", "chinese", "german", "french", "spanish", "italian", "monday", "tuesday",
        "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
        "april", "may", "june", "july", "august", "september", "october", "november", "december",
        "please", "thank", "thanks", "best", "kind", "regards", "customer", "service", "team",
        "christmas", "easter", "internet", "email", "mail", "dear", "hello",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Known:
    """What the sources hold, in forms that compare."""

    text: str
    own_words: str
    numbers: frozenset[float]
    computed: frozenset[float]
    days: frozenset[tuple[int, int]]
    own_days: frozenset[tuple[int, int]]


def check_claims(body: str, request: DraftRequest, *, offset: int = 0) -> tuple[Claim, ...]:
    """Return the claims of a body that nothing in the request supports, in order.

    offset: where the body starts in the text that the claims' positions are for.
    """
    known = _known(request)
    return tuple(
        Claim(found.text, found.start + offset, found.end + offset, found.reason)
        for found in find_claims(body)
        if not _is_supported(found, known)
    )


def _known(request: DraftRequest) -> _Known:
    own = [f"{fact.label} {fact.value}" for fact in request.facts]
    own += [turn.text for turn in request.conversation if turn.direction is not Direction.INCOMING]
    own.append(request.steer)
    others = [turn.text for turn in request.conversation]
    others += [turn.who for turn in request.conversation]
    dates = [
        turn.occurred_at.strftime("%Y-%m-%d") for turn in request.conversation if turn.occurred_at
    ]
    everything = [*own, *others, *dates, request.subject, request.recipient_name, request.sign]
    text = _plain("\n".join(everything))
    asked = _plain("\n".join(t.text for t in request.conversation if _is_incoming(t)))
    own_words = _plain("\n".join(own))
    return _Known(
        text=text,
        own_words=own_words,
        numbers=_numbers(text),
        computed=_computed(text, own_words, asked),
        days=_days(text),
        own_days=_days(own_words),
    )


def _is_incoming(turn: Turn) -> bool:
    return turn.direction is Direction.INCOMING


def _is_supported(found: Found, known: _Known) -> bool:
    text = _plain(found.text)
    check = {
        "email": _has_text,
        "link": _has_text,
        "price": _has_number,
        "number": _has_number,
        "duration": _has_duration,
        "phone": _has_digits,
        "code": _has_code,
        "date": _has_day,
        "weekday": _has_weekday,
        "promise": _has_promise,
        "deadline": _has_deadline,
        "title": _has_text,
        "name": _has_name,
    }[found.kind]
    return check(text, known)


def _has_text(text: str, known: _Known) -> bool:
    return text.rstrip("/.") in known.text


def _has_number(text: str, known: _Known) -> bool:
    values = _numbers(text)
    return all(
        value in known.numbers or (value >= _SMALLEST_COMPUTED and value in known.computed)
        for value in values
    )


def _has_duration(text: str, known: _Known) -> bool:
    return _durations(text) <= _durations(known.text)


def _durations(text: str) -> set[tuple[float, str]]:
    """Return (number, unit) of each duration; the unit in its English spelling."""
    found = set()
    for number, unit in _DURATION.findall(text):
        if not number.isdigit() and number not in _WORD_NUMBERS:
            continue
        value = float(_WORD_NUMBERS[number]) if number in _WORD_NUMBERS else float(number)
        found.add((value, next(word for word, spellings in _UNITS.items() if unit in spellings)))
    return found


def _has_digits(text: str, known: _Known) -> bool:
    digits = re.sub(r"\D", "", text)
    return digits in re.sub(r"\D", "", known.text)


def _has_code(text: str, known: _Known) -> bool:
    bare = re.sub(r"[^a-z0-9]", "", text)
    if bare in re.sub(r"[^a-z0-9\n ]", "", known.text):
        return True
    # "2-3" and "24h" are numbers with something beside them, not codes.
    is_range = re.fullmatch(r"\d+-\d+|\d+[a-z]{1,2}", text) is not None
    return is_range and all(float(part) in known.numbers for part in re.findall(r"\d+", text))


def _has_day(text: str, known: _Known) -> bool:
    days = _days(text)
    return bool(days) and days <= known.days


def _has_weekday(text: str, known: _Known) -> bool:
    relative = _RELATIVE_DAYS.get(text, text)
    if relative in known.text or text in known.text:
        return True
    for english, chinese in _WEEKDAYS.items():
        if text.startswith(english) or text.endswith(chinese):
            spellings = rf"\b{english}[a-z]*day|(?:周|星期|礼拜){chinese}"
            return re.search(spellings, known.text) is not None
    return any(text == _RELATIVE_DAYS.get(word) and word in known.text for word in _RELATIVE_DAYS)


def _has_promise(text: str, known: _Known) -> bool:
    stems = [stem for stem in _PROMISE_STEMS if stem in text]
    if not stems:
        return text in known.own_words
    return any(stem in known.own_words for stem in stems)


def _has_deadline(text: str, known: _Known) -> bool:
    """The owner's own words must name the day or the number of days."""
    days = _days(text)
    if days:
        return days <= known.own_days
    weekday = re.search(r"[a-z]+day|tomorrow|(?:周|星期|礼拜)[一二三四五六日天]|明天|后天", text)
    if weekday:
        return weekday.group() in known.own_words
    numbers = _numbers(text)
    return not numbers or numbers <= _numbers(known.own_words)


def _has_name(text: str, known: _Known) -> bool:
    words = re.split(r"[ -]", text)
    return all(word in known.text or word in _NOT_NAMES for word in words)


def _plain(text: str) -> str:
    """Fold widths, case and quotes, so that spellings compare."""
    return unicodedata.normalize("NFKC", text).casefold().replace("’", "'")


def _numbers(text: str) -> frozenset[float]:
    return frozenset(_value(found.group()) for found in _NUMBER.finditer(text))


def _value(digits: str) -> float:
    return round(float(re.sub(r"[,' ]", "", digits)), 2)


def _computed(text: str, own_words: str, asked: str) -> frozenset[float]:
    """Return what follows from prices: pieces times price, sums, differences, percentages.

    Only what a customer counts may multiply a price: with every number of a mail as a factor,
    nearly any sum would look supported.
    """
    prices = [
        _value(found.group())
        for price in PRICE.finditer(text)
        for found in _NUMBER.finditer(price.group())
    ][:_MAX_NUMBERS]
    counts = [value for value in _numbers(asked) if value not in prices][:_MAX_NUMBERS]
    counts += [float(_WORD_NUMBERS[word]) for word in _words(asked) if word in _WORD_NUMBERS]
    shares = [_value(found.group(1)) / 100 for found in _PERCENT.finditer(own_words)]
    amounts = {*prices, *(count * price for count in counts for price in prices)}
    amounts |= {amount * share for amount in amounts for share in shares}
    pairs = combinations(sorted(amounts)[:_MAX_AMOUNTS], 2)
    sums = {value for left, right in pairs for value in (left + right, right - left)}
    return frozenset(round(value, 2) for value in amounts | sums | {sum(prices)})


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z-]+|[一二两三四五六七八九十]", text)


def _days(text: str) -> frozenset[tuple[int, int]]:
    """Return (month, day) of each date; both readings of 3/4/2026."""
    days = {(int(found[2]), int(found[3])) for found in _ISO_DATE.finditer(text)}
    days |= {(int(found[1]), int(found[2])) for found in _ZH_DATE.finditer(text)}
    days |= {(_month(found[2]), int(found[1])) for found in _DAY_MONTH.finditer(text)}
    days |= {(_month(found[1]), int(found[2])) for found in _MONTH_DAY.finditer(text)}
    for found in _SLASHED.finditer(text):
        days |= {(int(found[1]), int(found[2])), (int(found[2]), int(found[1]))}
    return frozenset((month, day) for month, day in days if 1 <= month <= 12 and 1 <= day <= 31)


def _month(word: str) -> int:
    start = word[:3].casefold()
    return _MONTH_NAMES.index(start) + 1 if start in _MONTH_NAMES else 0
