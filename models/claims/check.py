"""Marks in a draft what nothing stored supports. Exact rules, no model.

A quantity counts as supported when the facts or the conversation hold the same value with the same
unit, or when it follows from theirs (`models.claims.arithmetic`); a date or a day when they name
it; a name, an address or a code when it stands there. A promise needs more than a customer's wish:
the owner's own words (facts, earlier answers, the steer) must speak of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.domain.draft import Claim, DraftRequest, Fact
from core.domain.interaction import Direction
from core.text.sentences import split_sentences
from models.claims.altered import find_altered
from models.claims.contrary import find_contrary, find_mixed_up, is_of_another_piece
from models.claims.days import (
    days_in,
    is_of_another_event,
    is_other_range,
    month_of,
    months_in,
    weekdays_in,
)
from models.claims.known_numbers import Letter
from models.claims.names import TITLES
from models.claims.patterns import Found, find_claims, find_near_names
from models.claims.promises import is_backed
from models.claims.quantities import DAY
from models.claims.roles import find_reversed
from models.claims.shown_sums import find_wrong_sums
from models.claims.sources import Known, known_of, plain
from models.claims.statements import find_statements, is_told
from models.claims.states import find_states, is_known_state
from models.claims.terms import find_terms, is_agreed, is_term
from models.claims.unheard import find_unheard
from models.claims.weekdays import moved, weekday_beside

_SAME_DAYS = {"tomorrow": "明天", "明日": "明天", "tonight": "今晚"}
_WEEKEND = re.compile(r"week-?ends?|周末|saturday|sunday|(?:周|星期|礼拜)[六日天末]")
_LONE_DAY = re.compile(r"\bthe (\d{1,2})(?:st|nd|rd|th)\b|(?<![\d月])(\d{1,2})[日号](?!内)")
_MONTH_END = re.compile(r"^end of ([a-z]{3,9})$|^(\d{1,2})月底$")
_END_OF = re.compile(r"\bend (?:of )?([a-z]{3,9})")
_PART_OF_MONTH = re.compile(r"early|mid|late")
_NTH_WEEKDAY = re.compile(r"first |second |third |fourth |last |第|最后")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_SAME_KIN = (
    ("爸爸", "父亲", "爸", "老爸"), ("妈妈", "母亲", "妈", "老妈"), ("外婆", "姥姥"),
    ("外公", "姥爷"),
    ("先生", "丈夫", "爱人", "老公"), ("太太", "妻子", "爱人", "老婆", "媳妇"),
    ("女儿", "孩子", "闺女"), ("儿子", "孩子"), ("哥哥", "哥"), ("姐姐", "姐"), ("弟弟", "弟"),
    ("妹妹", "妹"), ("爷爷", "爷"), ("孙子", "孩子"), ("孙女", "孩子"),
)  # fmt: skip
_AHEAD = re.compile(
    r"\b(?:days?|weeks?) (?:ahead of|before|prior to)\b|提前[^，。]{0,4}[天周]|[天周]之?前"
)
_CUT = re.compile(r"[,.;!?\n，。；！？](?!\d)")
_QUOTE = re.compile("“([^”\n]+)”")
_NO_LETTERS = re.compile("[:：.。!！]+(?=\\s|$)|：|:(?=\\D)")
_LEAST_TOLD = 16
"""Bytes; less is a price without its thing."""
_MOST_CHARS = 6_000
"""Of a message by others: a thousand English words."""
_WHOLE = ("promise", "role", "state")
"""Marks that take the smaller ones within them in."""
_BINDING = ("promise", "role", "state")
"""What only the owner's own words support."""
_NOT_NAMES = frozenset((
    "english", "chinese", "german", "french", "spanish", "italian", "dutch", "british", "american",
    "european", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "please", "thank", "thanks", "best", "kind", "regards",
    "customer", "service", "team", "christmas", "easter", "internet", "email", "mail", "dear",
    "hello", "madam", "sir", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat",
    "sun", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
))  # fmt: skip


def check_claims(body: str, request: DraftRequest, *, offset: int = 0) -> tuple[Claim, ...]:
    """Return the claims of a body that nothing in the request supports, in order, none in another.

    offset: where the body starts in the text that the claims' positions are for.
    """
    request = _heard(request)
    known = known_of(request)
    body = _without_quotes(body, request)
    claims = [*find_claims(body), *find_near_names(body, known.text), *find_states(body)]
    facts = known.sources[: known.facts]
    claims += [
        *find_terms(body),
        *find_contrary(body, known.own),
        *find_mixed_up(body, facts),
    ]
    claims += [
        Found(body[start:end], start, end, "role", "role")
        for start, end in find_reversed(body, request)
    ]
    # What holds another claim is judged by that; that something is in a price says too little.
    judged = [one for one in claims if one.kind != "within"]
    claims += [
        said
        for said in (*find_statements(body), *find_unheard(body, known.own, known.text))
        if not any(said.start <= one.start < said.end for one in judged)
    ]
    claims += [*find_altered(body, facts, _heard_from(request)), *find_wrong_sums(body)]
    letter = Letter(body, known)
    whole_notes = tuple(_told_whole(body, request.facts))
    marks = [
        found
        for found in map(_trimmed, claims)
        if not _is_supported(found, known, letter)
        and not any(start <= found.start and found.end <= end for start, end in whole_notes)
    ]
    whole = [found for found in marks if found.kind in _WHOLE]
    kept = whole + [
        found
        for found in marks
        if found.kind not in _WHOLE
        and not any(found.start < other.end and found.end > other.start for other in whole)
    ]
    return tuple(
        Claim(found.text, found.start + offset, found.end + offset, found.reason)
        for found in _apart(sorted(kept, key=lambda one: (one.start, -one.end)))
    )


def _trimmed(found: Found) -> Found:
    """Return a claim without the space before it, which is no word of a note's."""
    bare = found.text.lstrip()
    return replace(found, text=bare, start=found.start + len(found.text) - len(bare))


def _told_whole(body: str, facts: Sequence[Fact]) -> Iterator[tuple[int, int]]:
    """Yield where the body says a sentence of the owner's word for word, with all its conditions.

    Of "up to 3 m 150, above that 50 for each metre" the first price alone may be the wrong one.
    """
    notes = set()
    for fact in facts:
        for said in (fact.value, *split_sentences(fact.value)):
            notes |= {_bare(said), _bare(f"{fact.label}: {said}")}
    for sentence in split_sentences(body):
        bare = _bare(sentence)
        if len(bare.encode()) >= _LEAST_TOLD and bare in notes:
            start = body.find(sentence)
            yield start, start + len(sentence)


def _bare(text: str) -> str:
    return "".join(_NO_LETTERS.sub("", text.casefold()).split())


def _heard(request: DraftRequest) -> DraftRequest:
    """Return the request with the beginnings of what others wrote; what is behind supports nothing.

    So that what somebody sends can't keep the check busy for long.
    """
    turns = (
        replace(turn, text=turn.text[:_MOST_CHARS])
        if turn.direction is Direction.INCOMING
        else turn
        for turn in request.conversation
    )
    return replace(request, conversation=tuple(turns))


def _without_quotes(body: str, request: DraftRequest) -> str:
    """Return the body with blanks where it quotes the customer word for word: that claims nothing.

    As long as it was, so that places stay.
    """
    theirs = _heard_from(request)
    return _QUOTE.sub(
        lambda found: " " * len(found.group()) if plain(found[1]) in theirs else found.group(),
        body,
    )


def _heard_from(request: DraftRequest) -> str:
    """Return all that the customers wrote, folded."""
    turns = (turn for turn in request.conversation if turn.direction is Direction.INCOMING)
    return plain("\n".join(turn.text for turn in turns))


def _apart(marks: list[Found]) -> list[Found]:
    """Drop marks that begin within the one before."""
    kept: list[Found] = []
    for mark in marks:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def _is_supported(found: Found, known: Known, letter: Letter) -> bool:
    if found.kind == "altered":
        return False
    if found.quantity is not None:
        return letter.holds(found.quantity)
    if found.reason in _BINDING or found.kind == "contrary":
        return _is_owners(found, known.own)
    text = plain(found.text)
    if found.kind == "weekday":
        is_right = weekday_beside(letter.body, found.start, found.end, known.turns)
        is_other = is_other_range(letter.body, found.start, known.text)
        return not is_other and _has_weekday(text, known) if is_right is None else is_right
    if found.kind == "date":
        return _is_day_known(found, text, known, letter)
    return _HOLDS[found.kind](text, known)


def _is_day_known(found: Found, text: str, known: Known, letter: Letter) -> bool:
    clause = plain(_clause_at(letter.body, found.start))
    if is_of_another_piece(text, clause, known.sources[: known.facts]):
        return False
    is_other = is_of_another_event(text, letter.body, found.start, known.sources)
    is_counted = bool(days_in(text) & _days_counted(found, known, letter))
    return is_counted or (not is_other and _has_day(text, known))


def _is_owners(found: Found, own: Sequence[str]) -> bool:
    """Say whether the owner's own words speak of it."""
    if found.promise is not None:
        return is_backed(found.promise, own)
    if is_term(found.kind):
        return is_agreed(found, own)
    if found.kind == "said":
        return is_told(found.text, own)
    return found.kind == "state" and is_known_state(found.text, own)


def _clause_at(body: str, at: int) -> str:
    """Return the part of a sentence that holds a place."""
    start = max((cut.end() for cut in _CUT.finditer(body, 0, at)), default=0)
    end = _CUT.search(body, at)
    return body[start : end.start() if end else len(body)]


def _days_counted(found: Found, known: Known, letter: Letter) -> frozenset[tuple[int, int]]:
    """Return the days counted from known ones: "seven days before, so 3 October"."""
    written = [turn.occurred_at for turn in known.turns if turn.occurred_at]
    spans = letter.days_told(found.start)
    if any(_AHEAD.search(said) for said in known.own):
        spans += known.values.get(DAY, ())
    return moved(known.days | known.implied, spans, written[-1].year) if written else frozenset()


def _has_text(text: str, known: Known) -> bool:
    return text.rstrip("/.") in known.text


def _has_digits(text: str, known: Known) -> bool:
    digits = re.sub(r"\D", "", text)
    return digits in re.sub(r"\D", "", known.text)


def _has_code(text: str, known: Known) -> bool:
    if " " in text:  # a number plate
        return text in known.text
    bare = re.sub(r"[^a-z0-9]", "", text)
    return bare in re.sub(r"[^a-z0-9\n ]", "", known.text)


def _has_day(text: str, known: Known) -> bool:
    if not all(year in known.text for year in _YEAR.findall(text)):
        return False
    days = days_in(text)
    if not days:
        if ending := _MONTH_END.search(text):
            month = int(ending[2]) if ending[2] else month_of(ending[1])
            ends = {month_of(found) for found in _END_OF.findall(known.text)}
            return month in ends or any(month == one and day > 24 for one, day in known.days)
        lone = _LONE_DAY.search(text)
        if lone is None:
            # "In July", where a day of it or itself is named; "late July" only where that is.
            months = months_in(text)
            is_part = _PART_OF_MONTH.match(text) is not None
            return text in known.text or (not is_part and bool(months) and months <= known.months)
        if text in known.text:
            return True
        day = int(lone.group(1) or lone.group(2))
        return day in known.lone_days
    return days <= known.days | known.implied


def _has_weekday(text: str, known: Known) -> bool:
    if text in known.text or _SAME_DAYS.get(text, text) in known.text:
        return True
    if "end" in text or text.endswith("末"):
        return _WEEKEND.search(known.text) is not None
    if _NTH_WEEKDAY.match(text) and text.rstrip("s") not in known.text:
        return False
    wanted = weekdays_in(text)
    return bool(wanted) and wanted <= known.weekdays


def _has_titled(text: str, known: Known) -> bool:
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


def _has_house(text: str, known: Known) -> bool:
    """A firm or a place: its last letters before the kind of house must stand there."""
    return any(text[start:] in known.text for start in range(max(1, len(text) - 3)))


def _has_name(text: str, known: Known) -> bool:
    words = re.findall(r"[^\W_]+", re.sub(r"^(?:dr|mr|mrs|ms|miss|prof|professor)\.? ", "", text))
    return all(
        word in known.words or word in _NOT_NAMES or f"{word}s" in known.words for word in words
    )


def _has_kin(text: str, known: Known) -> bool:
    """Somebody of theirs, whichever of the words for it is used."""
    word = text.removeprefix("的")
    return any(one in known.text for one in next((k for k in _SAME_KIN if word in k), (word,)))


_HOLDS = {
    "email": _has_text,
    "link": _has_text,
    "phone": _has_digits,
    "code": _has_code,
    "titled": _has_titled,
    "misspelt": _has_text,
    "house": _has_house,
    "kin": _has_kin,
    "text": _has_text,
    "name": _has_name,
}
"""By kind of claim, how to look for it in the sources."""
