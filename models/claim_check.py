"""Marks in a draft what nothing stored supports. Exact rules, no model.

A quantity counts as supported when the facts or the conversation hold the same value with the same
unit, or when it follows from theirs (`models.claim_arithmetic`); a date or a day when they name it;
a name, an address or a code when it stands there. A promise needs more than a customer's wish: the
owner's own words (facts, earlier answers, the steer) must speak of it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from core.domain.draft import Claim, DraftRequest, Turn
from core.domain.interaction import Direction
from models.claim_arithmetic import Amounts, counts_follow, span_follows
from models.claim_days import days_in, is_of_another_event, month_of, spans
from models.claim_patterns import (
    TITLES,
    WEEKDAY,
    Found,
    find_claims,
    find_near_names,
    known_quantities,
)
from models.claim_states import find_states, is_known_state
from models.promises import is_backed
from models.quantities import CLOCK, COUNT, DAY, HOUR, MONEY, SHARE, Quantity
from models.roles import find_reversed

_WEEKDAYS = {
    "mon": "一", "tue": "二", "wed": "三", "thu": "四", "fri": "五", "sat": "六", "sun": "日",
}  # fmt: skip
_SAME_DAYS = {"tomorrow": "明天", "明日": "明天", "tonight": "今晚"}
_WEEKEND = re.compile(r"week-?ends?|周末|saturday|sunday|(?:周|星期|礼拜)[六日天末]")
_WHOLE_WEEK = re.compile(
    r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\s?(?:-|–|to|until)\s?(mon|tue|wed|thu|fri|sat|sun)[a-z]*"
    r"|(?:周|星期|礼拜)([一二三四五六日天])\s?(?:-|–|至|到)\s?(?:周|星期|礼拜)([一二三四五六日天])"
)
_ANY_WEEKEND = re.compile(r"\bweek-?ends?\b|周末")
_WORKDAYS = re.compile(r"\bweekdays?\b|\bworking days\b|工作日")
_LONE_DAY = re.compile(r"\bthe (\d{1,2})(?:st|nd|rd|th)\b|(?<![\d月])(\d{1,2})[日号](?!内)")
_MONTH_END = re.compile(r"^end of ([a-z]{3,9})$|^(\d{1,2})月底$")
_COMPARED = re.compile(
    r"(?:\bsav(?:e|es|ing)(?: you)?|\bcheaper by|\bdifference(?: is| of)?|\bleav(?:es|ing)|"
    r"\bover(?:charged|paid)(?: you| us)?(?: by)?|\bovercharge of|\boverpaid amount(?: is| of)?|"
    r"\bremaining|\bbalance(?: is| of)?|省下?|便宜|贵|相差|差价|余款|尾款|再付|少付|"
    r"多[付收扣]了?)"
    r"\W{0,2}$",
    re.IGNORECASE,
)
"""Before an amount that is the difference of two."""
_RATE = re.compile(r"\s?\w*\s?(?:a|per|each|every)\s(?:day|hour|week)\b|每[天日]|/day")
_PER_DAY_BEFORE = re.compile(r"每[天日]\s?$")
_MORE = re.compile(
    r"\b(?:more|another|additional|extra|fewer|less)\b|再|还要|增加|追加|加(?=\s?\d)"
)
_QUOTE = re.compile("“([^”\n]+)”")
_WHOLE = ("promise", "role", "state")
"""Marks that take the smaller ones within them in."""
_LEAST_COMPUTED = 100.0
_HALF_DAY = 12 * 60.0
_UNIT_WORDS = {
    HOUR: re.compile("minute|hour|分钟|小时"),
    DAY: re.compile("day|week|month|year|天|月|年"),
}
_NOT_NAMES = frozenset((
    "english", "chinese", "german", "french", "spanish", "italian", "dutch", "british", "american",
    "european", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "please", "thank", "thanks", "best", "kind", "regards",
    "customer", "service", "team", "christmas", "easter", "internet", "email", "mail", "dear",
    "hello", "madam", "sir", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat",
    "sun", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Known:
    """What the sources hold, in forms that compare. own: the owner's sentences, folded."""

    text: str
    words: frozenset[str]
    own: tuple[str, ...]
    sources: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    values: dict[str, frozenset[float]]
    rates: tuple[float, ...]
    days: frozenset[tuple[int, int]]
    weekdays: frozenset[str]
    more: tuple[float, ...]
    amounts: Amounts


def check_claims(body: str, request: DraftRequest, *, offset: int = 0) -> tuple[Claim, ...]:
    """Return the claims of a body that nothing in the request supports, in order, none in another.

    offset: where the body starts in the text that the claims' positions are for.
    """
    known = _known(request)
    body = _without_quotes(body, request)
    claims = [*find_claims(body), *find_near_names(body, known.text), *find_states(body)]
    claims += [
        Found(body[start:end], start, end, "role", "role")
        for start, end in find_reversed(body, request)
    ]
    marks = [found for found in claims if not _is_supported(found, known, body)]
    whole = [found for found in marks if found.kind in _WHOLE]
    kept = whole + [
        found
        for found in marks
        if found.kind not in _WHOLE
        and not any(found.start < other.end and found.end > other.start for other in whole)
    ]
    return tuple(
        Claim(found.text, found.start + offset, found.end + offset, found.reason)
        for found in _apart(sorted(kept, key=lambda one: one.start))
    )


def _without_quotes(body: str, request: DraftRequest) -> str:
    """Return the body with blanks where it quotes the customer word for word: that claims nothing.

    As long as it was, so that places stay.
    """
    theirs = _plain("\n".join(turn.text for turn in request.conversation if _is_incoming(turn)))
    return _QUOTE.sub(
        lambda found: " " * len(found.group()) if _plain(found[1]) in theirs else found.group(),
        body,
    )


def _apart(marks: list[Found]) -> list[Found]:
    """Drop marks that begin within the one before."""
    kept: list[Found] = []
    for mark in marks:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def _known(request: DraftRequest) -> _Known:
    own = [f"{fact.label} {fact.value}" for fact in request.facts]
    own += [turn.text for turn in request.conversation if not _is_incoming(turn)]
    own.append(request.steer)
    others = [turn.text for turn in request.conversation if _is_incoming(turn)]
    names = [turn.who for turn in request.conversation]
    dates = [f"{turn.occurred_at:%Y-%m-%d}" for turn in request.conversation if turn.occurred_at]
    everything = [*own, *others, *names, *dates, request.subject, request.recipient_name]
    text = _plain("\n".join([*everything, request.sign]))
    quantities = tuple(known_quantities(text))
    values = _values(quantities)
    days = days_in(text)
    asked_text = _plain("\n".join(others))
    asked = known_quantities(asked_text)
    more = [one.value for one in asked if one.unit == COUNT] if _MORE.search(asked_text) else []
    counts = [one.value for one in asked if one.unit not in (MONEY, SHARE, CLOCK)]
    counts += [one.number for one in asked if one.number]
    counts += [float(span) for span in spans(days)]
    counts += [12.0] if re.search(r"\bmonth|月", text) and re.search(r"\byear|年", text) else []
    return _Known(
        text=text,
        words=frozenset(re.findall(r"[^\W_]+", text)),
        own=tuple(re.split(r"[\n.!?。！？；;]", _plain("\n".join(own)))),
        sources=tuple(_plain(one) for one in (*own, *others)),
        quantities=quantities,
        values=values,
        rates=_rates(text, quantities),
        days=days,
        weekdays=_weekdays(text),
        more=tuple(more),
        amounts=Amounts(_prices(values), values.get(SHARE, ()), counts),
    )


def _is_incoming(turn: Turn) -> bool:
    return turn.direction is Direction.INCOMING


def _values(quantities: tuple[Quantity, ...]) -> dict[str, frozenset[float]]:
    units = {one.unit for one in quantities}
    return {unit: frozenset(one.value for one in quantities if one.unit == unit) for unit in units}


def _prices(values: dict[str, frozenset[float]]) -> set[float]:
    """Return what may be a price; a note may leave all currencies out."""
    bare = values.get(COUNT, frozenset())
    if not values.get(MONEY):
        return set(bare)
    return {*values[MONEY], *(value for value in bare if value != int(value))}


def _rates(text: str, quantities: tuple[Quantity, ...]) -> tuple[float, ...]:
    """Return how much is done in a day, wherever that is said."""
    return tuple(
        one.value
        for one in quantities
        if _RATE.match(text, one.end) or _PER_DAY_BEFORE.search(text[: one.start])
    )


def _is_supported(found: Found, known: _Known, body: str) -> bool:
    if found.kind == "role":
        return False
    if found.kind == "state":
        return is_known_state(found.text, known.own)
    if found.promise is not None:
        return is_backed(found.promise, known.own)
    if found.quantity is not None:
        is_compared = _COMPARED.search(body[: found.start]) is not None
        return _has_quantity(found.quantity, known, is_compared=is_compared)
    text = _plain(found.text)
    check = {
        "email": _has_text,
        "link": _has_text,
        "phone": _has_digits,
        "code": _has_code,
        "date": _has_day,
        "weekday": _has_weekday,
        "titled": _has_titled,
        "misspelt": _has_text,
        "house": _has_house,
        "text": _has_text,
        "name": _has_name,
    }[found.kind]
    if found.kind == "date" and is_of_another_event(text, body, found.start, known.sources):
        return False
    return check(text, known)


def _has_quantity(one: Quantity, known: _Known, *, is_compared: bool) -> bool:
    is_known = one.value in known.values.get(one.unit, ())
    if one.unit == MONEY:
        is_known = (
            is_known or one.value in _prices(known.values) or known.amounts.follows(one.value)
        )
        is_known = is_known or (is_compared and known.amounts.differ(one.value))
        if is_known:
            known.amounts.name(one.value)
        return is_known
    if one.unit == COUNT:
        return _has_count(one.value, known)
    if one.unit == CLOCK:
        hours = {60 * value for value in known.values.get(COUNT, ())}
        # "9 to 17" may become "9 am to 5 pm", and the other way round.
        times = {*hours, *known.values.get(CLOCK, ())}
        return bool({one.value, one.value - _HALF_DAY, one.value + _HALF_DAY} & times)
    if one.unit in (DAY, HOUR):
        is_known = is_known or _has_span(one, known)
        if is_known:
            known.amounts.count(one.number)
        return is_known
    return is_known


def _has_count(value: float, known: _Known) -> bool:
    counts = [one.value for one in known.quantities if one.unit == COUNT]
    is_known = value in counts or value in known.values.get(MONEY, ())
    is_known = is_known or counts_follow(value, known.more, counts)
    if is_known:
        known.amounts.count(value)
        return True
    # Where the notes name no currency, a letter may not either.
    is_amount = value != int(value) or not known.values.get(MONEY)
    if is_amount and value >= _LEAST_COMPUTED and known.amounts.follows(value):
        known.amounts.name(value)
        return True
    return False


def _has_span(one: Quantity, known: _Known) -> bool:
    """A span stands there in another unit, lies between two dates, or follows from a rate."""
    if one.unit == HOUR and one.value / 24 in known.values.get(DAY, ()):
        return True
    if one.unit == DAY and one.value * 24 in known.values.get(HOUR, ()):
        return True
    if one.number in known.values.get(COUNT, ()) and _UNIT_WORDS[one.unit].search(known.text):
        return True
    work = [other.value for other in known.quantities if other.unit == COUNT]
    if one.unit != DAY:
        return False
    return one.value in spans(known.days) or span_follows(one.value, work, known.rates)


def _has_text(text: str, known: _Known) -> bool:
    return text.rstrip("/.") in known.text


def _has_digits(text: str, known: _Known) -> bool:
    digits = re.sub(r"\D", "", text)
    return digits in re.sub(r"\D", "", known.text)


def _has_code(text: str, known: _Known) -> bool:
    bare = re.sub(r"[^a-z0-9]", "", text)
    return bare in re.sub(r"[^a-z0-9\n ]", "", known.text)


def _has_day(text: str, known: _Known) -> bool:
    days = days_in(text)
    if not days:
        if ending := _MONTH_END.search(text):
            month = int(ending[2]) if ending[2] else month_of(ending[1])
            return any(month == known_month and day > 24 for known_month, day in known.days)
        lone = _LONE_DAY.search(text)
        if lone is None or text in known.text:
            return text in known.text
        day = int(lone.group(1) or lone.group(2))
        return day in {known_day for _, known_day in known.days}
    return days <= known.days


def _has_weekday(text: str, known: _Known) -> bool:
    if text in known.text or _SAME_DAYS.get(text, text) in known.text:
        return True
    if "end" in text or text.endswith("末"):
        return _WEEKEND.search(known.text) is not None
    wanted = _weekdays(text)
    return bool(wanted) and wanted <= known.weekdays


def _weekdays(text: str) -> frozenset[str]:
    """Return the days of the week that are named, those between two included."""
    order = list(_WEEKDAYS)
    han = {chinese: english for english, chinese in _WEEKDAYS.items()} | {"天": "sun"}
    found: set[str] = set()
    for match in WEEKDAY.finditer(text):
        word = match.group().split()[-1]
        found |= {day for day in order if word.startswith(day)}
        found |= {han[match.group()[-1]]} if match.group()[-1] in han else set()
    for ends in _WHOLE_WEEK.findall(text):
        first, last = (han.get(end, end) for end in ends if end)
        start, stop = order.index(first), order.index(last)
        found |= set(
            order[start : stop + 1] if start <= stop else order[start:] + order[: stop + 1]
        )
    if _ANY_WEEKEND.search(text):
        found |= {"sat", "sun"}
    if _WORKDAYS.search(text):
        found |= set(order[:5])
    return frozenset(found)


def _has_titled(text: str, known: _Known) -> bool:
    """Mr Wang is somebody whose name begins so."""
    surname = text[1:] if text[0] in "小老阿" else text[:1]
    if text in known.text:
        return True
    name = re.sub(f"(?:{TITLES})$", "", text)
    if len(name) > 1 and name in known.text:
        return True
    rest = name[1:]
    return (
        not rest
        and re.search(rf"(?:^|\W){re.escape(surname)}[\u4e00-\u9fff]{{1,2}}(?:\W|$)", known.text)
        is not None
    )


def _has_house(text: str, known: _Known) -> bool:
    """A firm or a place: its last letters before the kind of house must stand there."""
    return any(text[start:] in known.text for start in range(len(text) - 3))


def _has_name(text: str, known: _Known) -> bool:
    words = re.findall(r"[^\W_]+", re.sub(r"^(?:dr|mr|mrs|ms|miss|prof|professor)\.? ", "", text))
    return all(
        word in known.words or word in _NOT_NAMES or f"{word}s" in known.words for word in words
    )


def _plain(text: str) -> str:
    """Fold widths, case and quotes, so that spellings compare."""
    return unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
