"""Which parts of what is known answer a question: by words they share, and by the kind asked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from core.domain.draft import Fact, Length
from core.text.ask_kinds import (
    is_demand,
    is_of_their_case,
    wants_delivery,
    wants_discount,
    wants_payer,
    wants_price,
    wants_share,
)
from core.text.asks import Ask
from core.text.language import has_han
from core.text.ranking import rank, stem, telling_words
from models.drafts.aboutness import (
    PAYING,
    fit,
    is_about,
    named_before,
    names_what_it_denies,
    words_of,
)
from models.drafts.note_parts import (
    NOTES,
    has_lead,
    is_conditional,
    is_titled,
    question_of,
    thing_of,
)
from models.drafts.order_sums import has_money, means_all, priced_thing, tells_delivery

_PARTS_PER_POINT = {Length.SHORT: 1, Length.USUAL: 2, Length.DETAILED: 3}
_LEAST_OF_BEST, _CONTEXT_COUNTS, _LEAST_SCORE = 0.75, 0.5, 0.05
_SURE_WORDS, _RARE = 2, 4
_MOST_NAME_WORDS = 3
_MOST_PRICES = 4
"""Of what a letter names; of more it isn't sure that they are asked."""
_SHORT_MESSAGE = 25
"""Words that say what it is about."""
_BEHIND_THING = re.compile(r"(?i)\s(?:under|of|for|in|with|without|from|at|per|to|on|by)\s")
"""In English the thing stands before what it is of: "photos under water" are photos."""
GENERAL = ("note: ", "facts")
"""Sources of what may be told to whoever names its thing."""
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
    just_named = named_before(ask)
    is_clear = bool(words_of(just_named) & {word for one in found for word in _all_words(one)})
    said = just_named if is_clear else f"{ask.context} {ask.text}"
    named = _priced_by_name(ask, ask.text, parts) or _priced_by_name(ask, said, parts)
    if named:
        return _together(tuple(dict.fromkeys((*found, *named)))[:_MOST_PRICES])
    return found


def _bearing(ask: Ask, parts: Sequence[Fact], message: str, length: Length) -> tuple[Fact, ...]:
    if is_of_their_case(ask):
        # "Did you get my deposit?" is not answered by what the notes say of deposits.
        parts = [part for part in parts if not part.source.startswith(NOTES)]
    held = [f"{part.label} {question_of(part)} {part.value}" for part in parts]
    own, around = rank(held, ask.text), rank(held, f"{ask.context} {ask.text}")
    is_short = len(words_of(message)) <= _SHORT_MESSAGE
    context = message if is_short and len(words_of(ask.text)) <= 1 else ask.context
    spread = Counter(word for text in held for word in words_of(text))
    rare = {word for word, count in spread.items() if count <= max(_SURE_WORDS, len(held) // _RARE)}
    fits = [fit(ask, part) for part in parts]
    titles = _titles_telling(ask, parts)
    scores = [
        (own[number] + _CONTEXT_COUNTS * around[number] or _LEAST_SCORE) * fits[number]
        if is_about(ask, part, context, rare, titles[part], is_fit=fits[number] > 1)
        else 0.0
        for number, part in enumerate(parts)
    ]
    if any(score and one > 1 for score, one in zip(scores, fits, strict=True)):
        # Where a price is asked and one is known, nothing else answers.
        scores = [score if one > 1 else 0.0 for score, one in zip(scores, fits, strict=True)]
    before = words_of(named_before(ask)) & rare if wants_price(ask) else set()
    if any(score and before & words_of(text) for score, text in zip(scores, held, strict=True)):
        # "I'd like the photos, how much were they?"
        scores = [
            score if before & words_of(text) else 0.0
            for score, text in zip(scores, held, strict=True)
        ]
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
        and (
            wants_discount(ask)
            or len(asked & _own_words(parts[number])) >= _least_shared(parts[number], parts[first])
        )
        and _adds(ask, parts[number], parts[first])
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
    if own and not has_han(name):
        *_, last = telling_words(_BEHIND_THING.split(name)[0]) or telling_words(name) or [""]
        return stem(last) in words
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
    parts = [part for part in parts if any(names_what_it_denies(part, ask) for ask in asks)]
    said = words_of(message)
    spread = Counter(word for part in parts for word in _all_words(part))
    common = max(_SURE_WORDS, len(parts) // _RARE)
    pages = Counter(part.source for part in parts if part.source.startswith(NOTES))
    scores: dict[Fact, float] = {}
    for part in parts:
        if is_conditional(part) or not part.source.startswith(GENERAL):
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


def _titles_telling(ask: Ask, parts: Sequence[Fact]) -> dict[Fact, set[str]]:
    """Return for each part the words of its note's title that tell of it.

    A word that the note itself says somewhere tells of that place, and of a price only where the
    note has no other.
    """
    said: dict[str, set[str]] = {}
    prices: Counter[str] = Counter()
    for part in parts:
        said.setdefault(part.source, set()).update(_own_words(part))
        prices[part.source] += has_money(part)
    telling = {}
    for part in parts:
        title = words_of(part.label) if is_titled(part) else set()
        if wants_price(ask):
            is_only = has_money(part) and prices[part.source] == 1
            telling[part] = title - PAYING if is_only else set()
        else:
            telling[part] = title - (said[part.source] - words_of(part.value))
    return telling


def _adds(ask: Ask, part: Fact, first: Fact) -> bool:
    """Say whether a second part answers something that the first of another note doesn't."""
    is_beside = part.source == first.source
    asked = words_of(ask.text)
    return is_beside or not (asked & _own_words(part)) <= (asked & _own_words(first))


def _own_words(part: Fact) -> set[str]:
    return words_of(part.value) | (set() if is_titled(part) else words_of(part.label))


def _both(before: str, after: str) -> str:
    """Return what two parts with one label say; where both are sentences, as two."""
    is_han = has_han(before)
    if before.endswith((".", "。")) and (is_han or after[:1].isupper()):
        return before + ("" if is_han else " ") + after
    return before.rstrip(".。;；") + ("；" if is_han else "; ") + after


def _together(parts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return the parts, those with one label as one: "Hours" is not said twice."""
    held: dict[tuple[str, str], Fact] = {}
    for number, part in enumerate(parts):
        key = (part.source, part.label if has_lead(part) else str(number))
        before = held.get(key)
        if before is None:
            held[key] = part
        else:
            held[key] = replace(before, value=_both(before.value, part.value))
    return tuple(held.values())
