"""Which parts of what is known answer a question: by words they share, and by the kind asked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from core.domain.draft import Fact, Length
from core.text.ask_kinds import (
    in_plain_words,
    is_demand,
    is_of_their_case,
    wants_delivery,
    wants_hours,
    wants_payer,
    wants_price,
    wants_share,
    wants_time,
)
from core.text.asks import Ask
from core.text.places import without_places
from core.text.ranking import rank, telling_words
from models.claims.patterns import DATE, WEEKDAY, known_quantities
from models.claims.quantities import CLOCK, DAY, HOUR, MONEY, SHARE
from models.drafts.note_parts import NOTES, has_lead, is_conditional, is_titled, thing_of
from models.drafts.order_sums import means_all, priced_thing, tells_delivery

_PARTS_PER_POINT = {Length.SHORT: 1, Length.USUAL: 2, Length.DETAILED: 3}
_LEAST_OF_BEST, _CONTEXT_COUNTS, _LEAST_SCORE, _FITS = 0.75, 0.5, 0.05, 2.0
_SAYS_LITTLE, _FEW_WORDS, _FEW_PAIRS, _SURE_WORDS, _RARE = 2, 3, 8, 2, 4
_MOST_NAME_WORDS = 3
_MOST_PRICES = 4
"""Of what a letter names; of more it isn't sure that they are asked."""
_SHORT_MESSAGE = 25
"""Words that say what it is about."""
_GENERAL = ("note: ", "facts")
"""Sources of what may be told to whoever names its thing."""
_STEM = 4
"""Letters of a word by which it is known: shelf and shelves."""
_EVERYWHERE = frozenset((
    "time", "day", "week", "month", "year", "order", "first", "last", "today", "thing", "way",
    "case", "part", "person", "people", "one", "two", "three", "may", "how", "put", "bring",
    "send", "price", "total", "need", "know", "any", "anything", "much", "within", "collect",
    "piece", "back", "write", "tell", "let", "get", "still", "br", "anyth", "befor", "until",
    "before", "long", "address", "also", "when", "after", "them", "soon", "best", "don", "then",
    "again", "date", "would", "about", "yes", "pleas", "please", "out", "off", "wait",
    "以上", "以下", "之前", "以前", "之后", "以内", "能不", "是可", "几张", "承担", "费用",
    "工作", "作日", "要几", "几天", "需要", "时候",
))  # fmt: skip
"""Words that two texts may share without being about the same."""
_HOW_LONG = re.compile(r"(?i)\bhow long\b|多久|几天|交期")
_WHERE = re.compile(r"(?i)\bwhere (?:are you|do i|should i|to)\b|\baddress\b|地址|你们在哪")
_ADDRESS = re.compile(
    r"(?i)\b\d+ (?:\w+ ){1,2}(?:street|road|lane|row|rise)\b|\bunit \d|[路街弄巷]\s?\d+\s?号"
)
_OPEN = re.compile(
    r"(?i)\bopen|\bclosed?\b|\bhours\b|\bshop\b|showroom|\bstore\b|营业|休息|开门|门店|店面"
)
_FROM_TO = re.compile(
    r"\d{1,2}(?:[:：.]\d\d|[点时])?\s?(?:[ap]m)?\s?(?:[-–~到至]|to|till|until)\s?\d{1,2}"
)
_PAID_BY_US = re.compile(r"(?i)\bat our cost\b|free of charge|\bwe pay\b|免费|我们(?:承担|出)")
_SUPPOSED = re.compile(r"(?i)^if [^,?]{4,80}, | if (?:i|we) [^,?]{4,80}")
_ONLY_DENIES = re.compile(
    r"(?i)^(?:sorry, )?(?:we )?(?:do not|don't|cannot|can't|no|never|not)\b"
    r"(?P<what>[^,;.!?]{2,40})[.!]?$"
    r"|^(?:我们)?(?:暂?不|没有|谢绝|不能|不可以?)(?P<han>[^，,；;。]{1,8})[。！]?$"
)
_HAN_ACT = re.compile("^[收做接修卖送租办洗磨带供提]+")
_POINTS_BACK = re.compile(
    r"(?i)\b(?:it|that|this|them|those|these|one|ones|so)\b|它|这[个种样张件台]|那[个种样张件台]"
)
"""A question of what the sentence before has named."""
_IN_BRACKETS = re.compile(r"[(（][^)）]*[)）]")


def bearing(
    ask: Ask, parts: Sequence[Fact], message: str, length: Length = Length.USUAL
) -> tuple[Fact, ...]:
    """Return the parts that answer what is asked, best first, at most one or two.

    Where a price is asked, those of all that is named.
    """
    found = _bearing(ask, parts, message, length)
    if not wants_price(ask) or wants_share(ask) or wants_payer(ask) or wants_delivery(ask):
        return found
    said = f"{ask.context} {ask.text}"
    named = _priced_by_name(ask, ask.text, parts) or _priced_by_name(ask, said, parts)
    if named:
        return _together(tuple(dict.fromkeys((*found, *named)))[:_MOST_PRICES])
    return found


def _bearing(ask: Ask, parts: Sequence[Fact], message: str, length: Length) -> tuple[Fact, ...]:
    if is_of_their_case(ask):
        # "Did you get my deposit?" is not answered by what the notes say of deposits.
        parts = [part for part in parts if not part.source.startswith(NOTES)]
    held = [f"{part.label} {part.value}" for part in parts]
    own, around = rank(held, ask.text), rank(held, f"{ask.context} {ask.text}")
    is_short = len(words_of(message)) <= _SHORT_MESSAGE
    context = message if is_short and len(words_of(ask.text)) <= 1 else ask.context
    spread = Counter(word for text in held for word in words_of(text))
    rare = {word for word, count in spread.items() if count <= max(_SURE_WORDS, len(held) // _RARE)}
    fits = [fit(ask, part) for part in parts]
    scores = [
        (own[number] + _CONTEXT_COUNTS * around[number] or _LEAST_SCORE) * fits[number]
        if _is_about(ask, part, context, rare, is_fit=fits[number] > 1)
        else 0.0
        for number, part in enumerate(parts)
    ]
    if any(score and one > 1 for score, one in zip(scores, fits, strict=True)):
        # Where a price is asked and one is known, nothing else answers.
        scores = [score if one > 1 else 0.0 for score, one in zip(scores, fits, strict=True)]
    best = max(scores, default=0.0)
    if not best:
        return ()
    first, *rest = sorted(range(len(parts)), key=lambda number: -scores[number])
    asked = words_of(ask.text)
    more = [
        parts[number]
        for number in rest[: _PARTS_PER_POINT[length] - 1]
        # What only stands in the same note is another case.
        if scores[number] >= best * _LEAST_OF_BEST
        and len(asked & _own_words(parts[number])) >= _least_shared(parts[number], parts[first])
    ]
    return _together((parts[first], *more))


def prices_named(ask: Ask, message: str, parts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return the prices of what a letter names, where its question after one names nothing."""
    is_bare = wants_price(ask) and not wants_share(ask) and means_all(ask.text)
    return _together(_priced_by_name(ask, message, parts)) if is_bare else ()


def _priced_by_name(ask: Ask, said: str, parts: Sequence[Fact]) -> list[Fact]:
    """Return the prices of what a text names."""
    words = words_of(said)
    found = []
    for part in parts:
        if fit(ask, part) <= 1 or tells_delivery(part):
            continue
        names = (priced_thing(part), "" if is_titled(part) else part.label)
        if any(_is_said(_IN_BRACKETS.sub("", name), words) for name in names):
            found.append(part)
    return found if len(found) <= _MOST_PRICES else []


def _is_said(name: str, words: set[str]) -> bool:
    """Say whether words hold a thing's name: a filling is a white filling."""
    own = words_of(name)
    if len(own) > _MOST_NAME_WORDS:
        return False  # "We take the old one away when we deliver"
    if name.isascii() and own:
        *_, last = telling_words(name) or [""]
        return last[:_STEM] in words
    return bool(own) and own <= words


def named_in(
    message: str, asks: Sequence[Ask], parts: Sequence[Fact], most: int
) -> tuple[Fact, ...]:
    """Return the parts whose thing the letter names, at most so many, in the notes' order.

    For a letter whose questions no part answers: "Can you do both on one day?" says nothing of the
    brakes and the test that the sentence before names. Of a page of notes a letter names many, and
    few are its answer: there half of a thing's name must be said, and a title is no name.
    """
    if any(is_of_their_case(ask) or is_demand(ask) for ask in asks):
        return ()
    parts = [part for part in parts if any(_names_what_it_denies(part, ask) for ask in asks)]
    said = words_of(message)
    spread = Counter(word for part in parts for word in _all_words(part))
    common = max(_SURE_WORDS, len(parts) // _RARE)
    pages = Counter(part.source for part in parts if part.source.startswith(NOTES))
    scores: dict[Fact, float] = {}
    for part in parts:
        if is_conditional(part) or not part.source.startswith(_GENERAL):
            continue
        shared = {word for word in _all_words(part) & said if spread[word] <= common}
        thing = thing_of(part)
        name = words_of(thing)
        named = shared & name
        is_of_page = bool(part.heading) or pages[part.source] > 1
        is_title = is_titled(part) and thing == part.label
        if is_of_page and (is_title or 2 * len(named) < max(1, len(name))):
            continue
        if named or (len(shared) >= _SURE_WORDS and not is_title):
            scores[part] = (len(shared) + len(named)) * max(fit(ask, part) for ask in asks)
    wanted = sorted(scores, key=lambda part: -scores[part])[:most]
    return _together([part for part in parts if part in wanted])


def _all_words(part: Fact) -> set[str]:
    return words_of(f"{part.label} {part.value}")


def _least_shared(part: Fact, first: Fact) -> int:
    """Return how many words a second part must share with a question, by its note."""
    is_beside = part.source == first.source or not part.source.startswith("note: ")
    return 1 if is_beside else _SURE_WORDS


def _own_words(part: Fact) -> set[str]:
    return words_of(part.value) | (set() if is_titled(part) else words_of(part.label))


def _together(parts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return the parts, those with one label as one: "Hours" is not said twice."""
    held: dict[tuple[str, str], Fact] = {}
    for number, part in enumerate(parts):
        key = (part.source, part.label if has_lead(part) else str(number))
        before = held.get(key)
        if before is None:
            held[key] = part
        else:
            is_han = not part.value.isascii()
            end = before.value.rstrip(".。;；") + ("；" if is_han else "; ")
            held[key] = replace(before, value=end + part.value)
    return tuple(held.values())


def _is_about(ask: Ask, part: Fact, context: str, rare: set[str], *, is_fit: bool) -> bool:
    """Say whether a part is surely about what is asked.

    context: what was said around it. rare: words that few parts hold.
    """
    text = _SUPPOSED.sub("", _IN_BRACKETS.sub(" ", ask.text))
    asked, around = words_of(text), words_of(f"{context} {text}")
    label = set() if is_titled(part) else words_of(part.label)
    held = label | words_of(part.value) | words_of(part.heading)
    if is_fit and is_titled(part) and not wants_price(ask):
        held |= words_of(part.label)
    shared, near = asked & held, around & held
    if is_conditional(part) and not label & around:
        return False
    if not _names_what_it_denies(part, ask):
        return False
    if wants_hours(ask):
        return is_fit
    if wants_payer(ask) or (is_fit and _WHERE.search(ask.text)):
        return is_fit and bool(near)
    if is_demand(ask):
        # What somebody insists on no note grants by a word.
        return len(shared) >= _SURE_WORDS
    # Chinese is counted in pairs of characters.
    is_han = not ask.text.isascii()
    few, little = (_FEW_PAIRS, _FEW_PAIRS) if is_han else (_FEW_WORDS, _SAYS_LITTLE)
    is_near = len(near) >= _SURE_WORDS and (is_fit or (bool(shared) and len(asked) <= little))
    is_sure = len(shared) >= _SURE_WORDS - is_fit or (shared & rare and len(asked) <= few)
    # One pair of a long Chinese label may belong to another word.
    is_named = len(label & asked) >= (min(_SURE_WORDS, len(label) or 1) if is_han else 1)
    return is_named or bool(is_sure) or is_near


def _names_what_it_denies(part: Fact, ask: Ask) -> bool:
    """Say whether a question names all that a part denies, where it does nothing else.

    "No water beds" is no answer to who asks how two can sleep in one bed, nor to who once had one.
    """
    found = _ONLY_DENIES.match(part.value.strip())
    if found is None:
        return True
    denied = words_of(found["what"] or _HAN_ACT.sub("", found["han"]))
    asked = words_of(ask.text)
    if _POINTS_BACK.search(ask.text) and not denied & asked:
        asked |= words_of(ask.context)
    return denied <= asked


def words_of(text: str) -> set[str]:
    """Return the stems of the words that say what a text is about."""
    text = in_plain_words(text)
    return {
        word[:_STEM]
        for word in telling_words(DATE.sub(" ", WEEKDAY.sub(" ", without_places(text))))
        if word not in _EVERYWHERE and not word.isdigit()
    }


def fit(ask: Ask, part: Fact) -> float:
    """Return how well a part is of the kind that is asked: above 1 it is, below it isn't."""
    units = {one.unit for one in known_quantities(part.value)}
    if wants_payer(ask):
        return _FITS if _PAID_BY_US.search(part.value) else 1 / _FITS
    if wants_price(ask):
        is_share = SHARE in units and wants_share(ask)
        return _FITS if MONEY in units or is_share else 1 / _FITS
    if wants_hours(ask):
        return _FITS if _tells_hours(part) else 1 / _FITS
    if _WHERE.search(ask.text):
        return _FITS if _ADDRESS.search(part.value) else 1.0
    if wants_time(ask):
        has_time = bool(units & {DAY, HOUR, CLOCK})
        has_time = has_time or bool(DATE.search(part.value) or WEEKDAY.search(part.value))
        if _HOW_LONG.search(ask.text):
            has_time = bool(units & {DAY, HOUR})
        return _FITS if has_time else 1 / _FITS
    return 1.0


def _tells_hours(part: Fact) -> bool:
    """Say whether a part tells the days and times at which the firm is open."""
    is_open = _OPEN.search(f"{part.source} {part.label} {part.value}")
    return bool(is_open and WEEKDAY.search(part.value) and _FROM_TO.search(part.value))
