"""Cuts what is known into parts that each say one thing, so that a letter says what was asked.

A note's passage often holds the prices of several things, or what holds here and elsewhere. A part
is a sentence or what stands between semicolons; one that only makes sense after another stays with
it. What stands before the colon becomes the part's label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.domain.draft import Fact
from core.text.language import has_han
from core.text.places import regions_in
from core.text.ranking import telling_words
from core.text.sentences import split_sentences
from models.claims.patterns import known_quantities
from models.claims.quantities import MONEY

NOTES = ("note: ", "past answer")
"""How the sources of what holds for every customer begin."""
_CUT = (*NOTES, "facts")
_LEAD = re.compile("([^:：.。!?;；,，£$€¥]{2,40})(?:(?<!\\d)[:：]|[:：](?!\\d))\\s*(?=\\S)")
_SEMICOLON = re.compile(r"[;；]\s*")
_SEMI = ("；", "; ")
_LEANS = re.compile(
    r"(?i)^(?:it|its|they|their|this|that|these|those|then|until then|afterwards?|otherwise|"
    r"also|if it|if so|both|either|neither|the (?:rest|fee|sender)|you need not)\b"
    r"|\bthat (?:date|day|case)\b"
    r"|^(?:两[样者个种]|否则|之后|其余|另外|也|还|则|这|那|它|如果还)"
)
"""How a sentence begins that needs the one before."""
_GOES_ON = re.compile(
    r"(?i)^(?:we|you|he|she|and|but|or|then)\b|\b(?:it|they|them|also|afterwards)\b"
    r"|^(?:(?:each|every) )?(?:further|additional|extra)\b|^(?:above|over|beyond|more than)\b"
    r"|^(?:我们|您|由|但|并|再|超[出过]|以上|每[多增])|另退|另加"
)
"""The same after a semicolon."""
_CONDITION = re.compile(r"(?i)(?:if|when|unless|only|for)\b|如果|若|当|仅")
"""How a heading begins without which what stands under it would promise more."""
_FEES = re.compile(r"(?i)(?:deliver\w*|postage|shipping)\b|运费|邮费|送货|配送")
_FEES_BY_WORD = re.compile(r"(?i)\b(?:deliver\w*|postage|shipping)\b|运费|邮费|送货|配送")
_NAMED = re.compile(r"[^\d£$€¥每]{3,}")
_LEAD_OF_FEE = re.compile("[A-Z][^:£$€]{3,60}:")
_PRICES = re.compile(r"(?i)\bprice|价")
_LIST = re.compile(r"[,，;；]\s*(?!\d)")
_ELSEWHERE = re.compile(r"(?i)\b(?:elsewhere|other|others|abroad)\b|其他|其它|其余|外地")
_FROM = re.compile(
    r"(?i)\bfrom (\d+)(?! ?(?:to|-|–)\b)(?: (?:pieces?|items?|units?))?\b"
    r"(?!\s?(?:years|:|\w+ \d{4}))"
    r"|\b(\d+) (?:pieces? )?or more\b|(\d+)\s?[张件个把块套盏本条箱瓶]起"
)


def parts_of(fact: Fact) -> tuple[Fact, ...]:
    """Return the parts of a fact, each with what it is about as label; itself when it has none."""
    if not fact.source.startswith(_CUT):
        return (fact,)
    text = fact.value.removeprefix(fact.heading).strip()
    is_passage = is_titled(fact)
    lead = _LEAD.match(text) if is_passage else None
    if lead and telling_words(lead[1]):
        label, text = lead[1], text[lead.end() :]
    elif _CONDITION.match(fact.heading) and not question_of(fact):
        label = fact.heading.rstrip(":：")
    else:
        label = fact.label
    has_label = label != fact.label or not is_passage
    # A question is answered by all that stands under it.
    parts = [text] if question_of(fact) else _cut(text, has_label=has_label)
    return tuple(_of_fees(fact, *_labelled(label, part, is_passage=is_passage)) for part in parts)


def _labelled(label: str, part: str, *, is_passage: bool) -> tuple[str, str]:
    """Return the label and the words of a part; of a passage each may name a thing of its own."""
    lead = _LEAD.match(part) if is_passage else None
    return (lead[1], part[lead.end() :]) if lead and telling_words(lead[1]) else (label, part)


def _of_fees(fact: Fact, label: str, part: str) -> Fact:
    """Return a part that says it is the delivery: "Stools: £12" alone reads like their price."""
    told = fact.heading if _FEES.search(fact.heading) else fact.source.removeprefix("note: ")
    is_fee = _tells_fee_first(told) and not _PRICES.search(told) and _is_price(part)
    made = replace(fact, label=label, value=part)
    if not is_fee or tells_fee(part):
        return made
    if label == fact.label:
        # "Furniture, by two people: £65" of a note with that title.
        has_thing = not has_han(told) and _LEAD_OF_FEE.match(part)
        return replace(made, value=f"Delivery of {_small(part)}") if has_thing else made
    is_own = set(telling_words(label)) & set(telling_words(fact.source))
    if tells_fee(label) or is_own:
        # "Fitting" of a page "Delivery and fitting" is no delivery.
        return made
    return replace(
        made, label=f"Delivery of {_small(label)}" if not has_han(told) else f"{label}的运费"
    )


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _cut(text: str, *, has_label: bool) -> Iterator[str]:
    """Yield the parts of a passage; with a label of its own even a bare price can stand alone."""
    held = ""
    for sentence in split_sentences(text):
        for piece in filter(None, _SEMICOLON.split(sentence)):
            goes_on = text[: text.find(piece)].rstrip().endswith((";", "；"))
            says_enough = has_label or len(telling_words(piece)) > 1
            leans = _GOES_ON.search(piece) or not says_enough if goes_on else _LEANS.search(piece)
            if held and leans:
                held += (_SEMI[not has_han(piece)] if goes_on else " ") + piece
                continue
            if held:
                yield held
            held = piece.strip()
    if held:
        yield held


def question_of(fact: Fact) -> str:
    """Return the question that a fact answers in a list of them, "" for any other fact."""
    return fact.heading if fact.heading.endswith(("?", "？")) else ""


def in_tongue(parts: Sequence[Fact], language: str) -> tuple[Fact, ...]:
    """Return the parts without what their note says in the letter's language as well.

    Of two lines that say the same in Chinese and in English, one is for this reader.
    """
    own: dict[str, int] = {}
    for part in parts:
        is_own = _is_han(part) == (language == "zh")
        own[part.source] = own.get(part.source, 0) + (1 if is_own else -1)
    return tuple(
        part
        for part in parts
        if _is_han(part) == (language == "zh")
        or not any(map(str.isalpha, part.value))
        or own[part.source] < 0
        or not part.source.startswith(NOTES)
    )


def _is_han(part: Fact) -> bool:
    return has_han(f"{'' if is_titled(part) else part.label} {part.value}")


def is_titled(fact: Fact) -> bool:
    """Say whether a fact's label is only the title of its note, which no letter says."""
    return bool(fact.label) and fact.source == f"note: {fact.label}"


def thing_of(fact: Fact) -> str:
    """Return what a fact says it is about: its label, or what stands before a passage's colon."""
    lead = _LEAD.match(fact.value) if is_titled(fact) else None
    return lead[1] if lead else fact.label


def has_lead(fact: Fact) -> bool:
    """Say whether a note says what it is about before a colon: what it says holds only of that."""
    return bool(fact.label) and fact.source.startswith("note: ") and not is_titled(fact)


def names_number(fact: Fact, number: int) -> bool:
    """Say whether a number is a part of what a price is of: "quote 7710", "10-panel system"."""
    label = "" if is_titled(fact) else fact.label
    first = next((one.start for one in known_quantities(fact.value) if one.unit == MONEY), 0)
    return re.search(rf"(?<!\d){number}(?!\d)", f"{label} {fact.value[:first]}") is not None


def names_itself(fact: Fact) -> bool:
    """Say whether a price by the number of pieces says what it is of: "lamps £20 from 5"."""
    return bool(least_count(fact)) and _NAMED.match(fact.value) is not None


def _tells_fee_first(text: str) -> bool:
    """Say whether its first line speaks of bringing something, by a word of its own."""
    return _FEES_BY_WORD.search(text.partition("\n")[0]) is not None


def tells_fee(text: str) -> bool:
    """Say whether a text speaks of bringing something."""
    return _FEES.search(text) is not None


def is_conditional(fact: Fact) -> bool:
    """Say whether a part holds only in a case that its label names, as "If we are late"."""
    return has_lead(fact) and _CONDITION.match(fact.label) is not None


def least_count(fact: Fact) -> int:
    """Return from how many pieces a price holds; 0 when it says nothing of that."""
    found = _FROM.search(fact.value)
    return int(next(filter(None, found.groups()))) if found else 0


def for_case(parts: Sequence[Fact], message: str) -> tuple[Fact, ...]:
    """Return the parts with what holds for the place that the message names, and not elsewhere."""
    regions = regions_in(message)
    if len(regions) != 1:
        return tuple(parts)
    return tuple(replace(part, value=_of_region(part.value, *regions)) for part in parts)


def _of_region(text: str, region: str) -> str:
    """Return of a list of places with prices what holds for the region; all of it if unsure."""
    lead = re.match("[^£$€¥]*[:：]\\s*", text)
    start = lead.end() if lead else 0
    pieces = _LIST.split(text[start:])
    first = pieces[0]
    if len(pieces) < 2 or not all(_is_price(piece) for piece in pieces):
        return text
    if not all(regions_in(piece) or _ELSEWHERE.search(piece) for piece in pieces):
        return text
    named = [piece for piece in pieces if region in regions_in(piece)]
    others = [piece for piece in pieces if _ELSEWHERE.search(piece)]
    chosen = named or others
    if len(chosen) != 1:
        return text
    return text[:start] + chosen[0] if first else text


def _is_price(text: str) -> bool:
    return any(one.unit == MONEY for one in known_quantities(text))
