"""Finds where a letter says what a note says, but for one word that turns what it tells.

"Dogs: £20 a week, five at most" where the note has two at most; "call-outs extra" where they are
included. A draft keeps close to its notes, and whoever changes a word of it keeps the rest; so what
stands around a number, a day or a word of yes and no is compared with what stands around such a
word in the notes. Where the words on both sides are those of a note, it has to be the note's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from models.claims.patterns import Found
from models.claims.quantities import value_of

_DAYS = "mon(?:days?)?|tue(?:s(?:days?)?)?|wed(?:nesdays?)?|thu(?:rs(?:days?)?)?|fri(?:days?)?"
_TURNS = {
    "cost": (("free", "included", "免费", "不收", "含", "包"),
             ("extra", "charged", "excluded", "收费", "要收", "另收", "不含", "不包")),
    "leave": (("can", "allowed", "welcome", "可以", "可", "能", "允许"),
              ("can't", "cannot", "can not", "not allowed", "不可以", "不可", "不能", "不允许")),
    "return": (("refunded", "refundable", "可退", "全退"),
               ("not refunded", "not refundable", "不退")),
    "having": (("有",), ("without", "with no", "no", "没有", "无")),
    "order": (("before", "之前", "前"), ("after", "之后", "后")),
    "bound": (("above", "over", "least", "以上", "至少"),
              ("below", "under", "most", "以下", "以内", "最多")),
}  # fmt: skip
"""Words that turn what a sentence tells: of each kind those that say one thing and the contrary."""
_SENSES = {
    word: f"{kind} {side}"
    for kind, both in _TURNS.items()
    for side, ones in enumerate(both)
    for word in ones
}
_BY_LENGTH = sorted(_SENSES, key=len, reverse=True)
_ENGLISH_TURNS = "|".join(word for word in _BY_LENGTH if word.isascii())
_HAN_TURNS = "|".join(word for word in _BY_LENGTH if not word.isascii())
_TOKEN = re.compile(
    r"(?P<number>\d+(?:,\d{3})*(?:\.\d+)?|[一二两三四五六七八九十百千]+|\b(?:one|two|three|four|five"
    r"|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty)\b)"
    rf"|(?P<day>\b(?:{_DAYS}|sat(?:urdays?)?|sun(?:days?)?)\b)"
    r"|(?P<month>\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)"
    r"(?:uary|ruary|ch|il|ust|ember|ober)?\b)"
    rf"|(?P<turn>\b(?:{_ENGLISH_TURNS})\b|{_HAN_TURNS})"
    r"|(?P<word>[ap]\.m\.?|[a-z]+(?:'[a-z]+)?|[\u4e00-\u9fff])"
    r"|(?P<comma>[,，、])"
    r"|(?P<end>[.;。；!?！？\n]+)"
    r"|(?P<sign>[£$€¥%])",
    re.IGNORECASE,
)
_PASSED_OVER = frozenset((
    "the", "a", "an", "and", "but", "is", "are", "was", "were", "it", "it's", "we", "our", "your",
    "you", "cost", "costs", "offer", "have", "has", "price", "that", "which", "at", "of", "我",
    "们", "您", "的", "是", "在", "请",
))  # fmt: skip
"""What whoever words a note puts in or leaves out."""
_LIGHT = frozenset(("up", "to", "for", "from", "in", "on", "with", "each", "or", "per", "by", "as"))
"""What stands around many a number."""
_HAN = re.compile("[\u4e00-\u9fff]")
_MOST_AROUND = 6
_LEAST, _LEAST_HAN = 6, 8
"""Of what has to be the same; a word counts two, a light one and a Chinese letter one."""
_TELLING = ("number", "day", "month", *_TURNS)


@dataclass(frozen=True, slots=True)
class _Token:
    """A word.

    kind: its group above. value: what compares; a number's is its amount. text: as it stands there,
    in small letters. is_cut: a comma stands before it.
    """

    kind: str
    value: str
    text: str
    start: int
    end: int
    is_cut: bool = False


_Place: TypeAlias = tuple[Sequence[_Token], int]
_BEGINNING = "|"
_END = _Token("end", ".", ".", 0, 0)


def find_altered(body: str, notes: Sequence[str], heard: str) -> Iterator[Found]:
    """Yield the words of a letter that a note has otherwise, all around them being the same.

    notes: folded. heard: what the customers wrote, folded; a number of theirs is no note's.
    """
    said = [*_tokens(body), _END]
    least = _LEAST_HAN if _HAN.search(body) else _LEAST
    places = _places([list(_tokens(note)) for note in notes])
    theirs = {(one.value, after.value) for one, after in pairwise(_tokens(heard))}
    for at, one in enumerate(said):
        if one.kind not in _TELLING or (one.value, said[at + 1].value) in theirs:
            continue
        same = other = 0
        beside = {
            (id(tokens), place): (tokens, place)
            for before in _before(said, at)
            for tokens, place in places.get((one.kind, before), ())
        }
        for tokens, place in beside.values():
            around = _around(said, at, tokens, place)
            if tokens[place].value == one.value:
                same = max(same, around)
            else:
                other = max(other, around)
        if other > same and other >= least:
            yield Found(
                body[one.start : one.end], one.start, one.end, _reason(one, body), "altered"
            )


def _places(notes: Sequence[Sequence[_Token]]) -> dict[tuple[str, str], list[_Place]]:
    """Return where the words are that tell something, by their kind and what stands before them."""
    found: dict[tuple[str, str], list[_Place]] = {}
    for tokens in notes:
        for place, held in enumerate(tokens):
            if held.kind in _TELLING:
                for before in _before(tokens, place):
                    found.setdefault((held.kind, before), []).append((tokens, place))
    return found


def _before(tokens: Sequence[_Token], at: int) -> Iterator[str]:
    """Yield what stands before a word: another one, the beginning of a part, or both."""
    border = _border(tokens, at, -1)
    if border:
        yield _BEGINNING
    if border != "end":
        yield tokens[at - 1].value


def _reason(one: _Token, body: str) -> str:
    if one.kind == "number":
        is_price = body[max(0, one.start - 1) : one.start] in tuple("£$€¥") or body[
            one.end : one.end + 1
        ] in tuple("元块")
        return "price" if is_price else "number"
    return "promise" if one.kind in _TURNS else "date"


def _tokens(text: str) -> Iterator[_Token]:
    is_cut = False
    for found in _TOKEN.finditer(text):
        kind, value = found.lastgroup or "", found.group().casefold()
        if kind == "comma":
            is_cut = True
            continue
        if value in _PASSED_OVER:
            continue
        if kind == "number":
            value = str(value_of(value))
        elif kind in ("day", "month"):
            value = value[:3]
        elif kind == "end":
            value = "."
        elif kind == "turn":
            value = _SENSES[value]
            kind = value.split()[0]
        yield _Token(kind, value, found.group().casefold(), *found.span(), is_cut)
        is_cut = False


def _around(said: Sequence[_Token], at: int, held: Sequence[_Token], place: int) -> int:
    """Return how much is the same on both sides, 0 where nothing is on one of them."""
    left = _same(said, at, held, place, -1)
    right = _same(said, at, held, place, 1)
    return left + right if left and right else 0


def _same(said: Sequence[_Token], at: int, held: Sequence[_Token], place: int, step: int) -> int:
    """Return how much is the same on one side; where both end there, that counts as well."""
    found = 0
    for _ in range(_MOST_AROUND):
        borders = _border(said, at, step), _border(held, place, step)
        if "end" in borders:
            return found + all(borders)
        at, place = at + step, place + step
        if said[at].value != held[place].value:
            return found
        found += _weight(said[at])
    return found


def _border(tokens: Sequence[_Token], at: int, step: int) -> str:
    """Return what ends on one side of a word: a sentence, a part of it, or nothing."""
    beside = at + step
    if not 0 <= beside < len(tokens) or tokens[beside].kind == "end":
        return "end"
    return "comma" if tokens[max(at, beside)].is_cut else ""


def _weight(one: _Token) -> int:
    if one.kind == "sign":
        return 0
    if _HAN.match(one.text):
        return len(one.text)
    return 1 if one.text in _LIGHT else 2
