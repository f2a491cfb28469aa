"""Finds clauses that say the contrary of the owner's: no where they say yes, you where they say we.

Also what is said of one of several that the owner's words tell apart: "Noor (blackwork), Bas
(colour)" and "for colour Noor is the right one".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.claims.binding import words_of
from models.claims.days import days_in
from models.claims.patterns import Found
from models.claims.statements import han_parts
from models.claims.word_stems import is_common, stems_of

_PIECE = re.compile(r"[^,.;:!?\n，。；：！？、]+")
_SENTENCE = re.compile(r"[^.!?;\n。！？；]+[.!?。！？]?")
_NO = re.compile(r"\b(?:not|no|never|cannot|nor)\b|n't\b")
_NONE = re.compile(r"\bnone\b")
_UNSURE = re.compile(
    r"\?\s*$|\b(?:if|unless|whether|instead|or|sorry|afraid|ask|check)\b"
    "|[？吗]\\s*$|如果|要是|若|的话|除非|是否",
    re.IGNORECASE,
)
_LIMITED = re.compile(r"\b(?:on|at|in|before|after|until|yet|only|from|by|worry|hesitate|most)\b")
"""What holds at some time or place only is neither yes nor no."""
_MOST_WORDS = 7
_US = re.compile(
    r"(?<!not )\b(?:by|to|with) us\b|(?<!not )\bours\b|\bour (?:own )?(?!price|offer|time)\w+\b"
    r"|\b(?:we|i)(?:'ll| will| also| can| gladly| always)* "
    r"(?!need|ask|have|are|were|would|could|only\b)[a-z]{3,}"
    "|由我们?|我们?(?:来|都|也|会|可以|负责|准备|带|出|接|付|承担|自己|代)|我带|归我们",
    re.IGNORECASE,
)
_YOU = re.compile(
    r"\bby (?:you|the (?:customer|client|family|tenant|guest)s?)\b|\b(?:of )?yours\b"
    r"|\bof your own\b|\bnot by us\b|\bbring your\b|^\W*(?:bring|provide|wear)\b"
    r"|\byou(?:'ll| will| have to| need to| must| also| can)* "
    r"(?!need|can|have|will|may|get|pay only)[a-z]{3,}"
    r"|\bplease (?:do |also )?(?:bring|wear|ask|provide|prepare|take|remove|clear|supply|fit)\b"
    r"|\byour \w+ (?:has|have|needs?) to [a-z]{3,}"
    "|自[备带理请己费]|客户|顾客|由您|您(?:来|自己|准备|带|出|付|承担|那边|这边)|请您|请自",
    re.IGNORECASE,
)
_HAN_NO = re.compile("(?:不能|不可以?|不用|不需要?|不予?|没有?|无法|无需)([\u4e00-\u9fff]{2})")
_HAN_DENIES = "不没无免勿未别"
_ABOUT_MONEY = ("收费", "加钱", "要钱", "加价", "收钱", "额外", "另外", "知道", "客气", "好意")
_NEAR = 3
_TOLD_APART = re.compile(
    r"([^\s,;:、，；：|()（）]{2,12}(?: [A-Z][a-z]+)?)\s?[（(]([^)）]+)[)）]", re.IGNORECASE
)


def find_contrary(text: str, own: Sequence[str]) -> Iterator[Found]:
    """Yield what says the contrary of the owner's sentences, which are in small letters."""
    pieces = [piece for said in own for piece in _labelled(said)]
    acting = [(_things(piece), _doer(piece)) for piece in pieces]
    whole = " ".join(own)
    for sentence in _SENTENCE.finditer(text):
        if _UNSURE.search(sentence.group()):
            continue
        for found in _PIECE.finditer(sentence.group()):
            said = found.group().casefold()
            if (
                _denies(said, pieces)
                or _denies_han(said, whole)
                or _affirms(said, own)
                or _affirms_han(said, own)
                or _is_by_others(said, acting)
            ):
                start = sentence.start() + found.start()
                yield Found(found.group(), start, start + len(found.group()), "promise", "contrary")


def _labelled(sentence: str) -> Iterator[str]:
    """Yield the pieces of one of the owner's sentences, each with the label before its colon."""
    label, colon, rest = sentence.partition(":")
    if not colon:
        label, rest = "", sentence
    yield from (f"{label} {piece}" for piece in re.split(r"[,，、;；。]|\.\s|\band\b", rest))


def _denies(said: str, pieces: Sequence[str]) -> bool:
    """Say whether a clause denies what the owner's words hold and nowhere deny."""
    no = _NO.search(said)
    if no is None or _LIMITED.search(said, no.end()):
        return False
    denied = {one for one in stems_of(" ".join(said[no.end() :].split()[:3])) if not is_common(one)}
    denying = (piece for piece in pieces if _NO.search(piece) or _NONE.search(piece))
    if any(denied & stems_of(piece) for piece in denying):
        return False
    for one in denied:
        holding = [piece for piece in pieces if one in stems_of(piece)]
        if holding and not any(_NO.search(piece) for piece in holding):
            return True
    return False


def _affirms(said: str, own: Sequence[str]) -> bool:
    """Say whether a clause says what the owner's words only deny: all that a short denial names."""
    words = stems_of(said)
    if not words or _NO.search(said) or _LIMITED.search(said):
        return False
    for sentence in own:
        if not _NO.search(sentence) or len(sentence.split()) > _MOST_WORDS:
            continue
        named = {one for one in stems_of(sentence) if not is_common(one)}
        is_told = any(named & stems_of(other) for other in own if not _NO.search(other))
        if named and named <= words and not is_told:
            return True
    return False


def _is_by_others(said: str, own: Sequence[tuple[set[str], str]]) -> bool:
    """Say whether a clause has the customer do what the owner does, or the other way round.

    own: what the owner's pieces tell of, and who acts in them: those are asked that share most.
    """
    things, doer = _things(said), _doer(said)
    most = max((len(things & theirs) for theirs, _ in own), default=0)
    doers = {who for theirs, who in own if who and most and len(things & theirs) == most}
    return bool(doer) and doers == {"you" if doer == "us" else "us"}


def _doer(said: str) -> str:
    """Return who acts in a clause: "us", "you", "" where none or both are named."""
    is_us, is_you = (one.search(said) is not None for one in (_US, _YOU))
    return "" if is_us == is_you else "us" if is_us else "you"


def _things(said: str) -> set[str]:
    return {one for one in stems_of(said.casefold()) if not is_common(one)} | han_parts(said)


def _denies_han(said: str, own: str) -> bool:
    for found in _HAN_NO.finditer(said):
        thing = found[1]
        if thing in _ABOUT_MONEY or thing not in own:
            continue
        places = [place.start() for place in re.finditer(thing, own)]
        beside = (own[max(0, at - _NEAR) : at] + own[at + 2 : at + 2 + _NEAR] for at in places)
        if not any(set(near) & set(_HAN_DENIES) for near in beside):
            return True
    return False


def _affirms_han(said: str, own: Sequence[str]) -> bool:
    """Say whether a clause has us do what the owner's words, of the same thing, say we don't."""
    doing = re.search("我们(?:来|都|也|会|可以|负责|顺便)*([\u4e00-\u9fff])$", said)
    if doing is None or re.search(f"[{_HAN_DENIES}]", said):
        return False
    about = said[: doing.start()]
    return any(
        f"不{doing[1]}" in sentence and bool(about) and about[-2:] in sentence for sentence in own
    )


def find_mixed_up(text: str, facts: Sequence[str]) -> Iterator[Found]:
    """Yield clauses that tell of one what a fact, in small letters, tells of another it lists."""
    for fact in facts:
        several = {found[1]: words_of(found[2]) for found in _TOLD_APART.finditer(fact)}
        for found in _PIECE.finditer(text):
            said = found.group().casefold()
            words = words_of(said)
            named = [name for name in several if name in said]
            others = [own for name, own in several.items() if name not in named]
            is_own = any(several[name] & words for name in named)
            if len(named) == 1 and not is_own and any(own & words for own in others):
                yield Found(found.group(), *found.span(), "name", "contrary")


def is_of_another_piece(day: str, clause: str, facts: Sequence[str]) -> bool:
    """Say whether a fact tells a day of one thing, and another day of that which a clause is of.

    day, clause: of a letter; facts: the owner's, all in small letters.
    """
    wanted = days_in(day)
    near = words_of(clause.replace(day, " "))
    is_other = False
    for fact in facts:
        pieces = [(days_in(piece), words_of(piece)) for piece in re.split(r"[,;，；、]", fact)]
        dated = [(days, words - words_of(day)) for days, words in pieces if days]
        holders = [words for days, words in dated if wanted & days]
        if holders and any(words & near for words in holders):
            return False
        is_other = is_other or bool(
            holders
            and any(words & near for days, words in dated if not wanted & days)
            and all(words for words in holders)
        )
    return is_other
