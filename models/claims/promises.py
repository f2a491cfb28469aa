"""Finds promises in a letter, and tells whether the owner's own words speak of the same.

A promise is what would bind the owner: to pay back, replace, give, do or finish something, or to
have done it. What every answer offers (to check, to ask, to write again) is none. A customer's wish
supports no promise: only facts, earlier answers of the owner's, and the steering line do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.claims.promise_words import (
    ASKED_AT_END,
    BACKING,
    CHINESE,
    COMING,
    DEADLINE,
    DENIAL,
    ENGLISH,
    HARMLESS,
    MAY_HAPPEN,
    ONLY_TOLD,
    QUESTION,
    SMALL_WORDS,
)

_SENTENCE = re.compile(r"[^.!?\n。！？；]+(?:[.!?](?=\w)[^.!?\n。！？；]*)*[.!?。！？；]?")
_CLAUSE = re.compile(r"[^，。！？；,;\n]+")
_STEM = 5
_LONGEST_REST = 60
_DISCOUNT, _REDUCED = "disco", re.compile(r"discount|\b(?:off|less|reduced|cheaper)\b")
_ALIKE = 2
"""Words that a promise shares with what the owner says of the same."""
_BY_CONTENT = ("now", "then", "lent", "get", "held", "han do")
_BINDS_NOBODY = {"will": HARMLESS, "then": MAY_HAPPEN, "had": ONLY_TOLD}
_YOUNG = re.compile(
    r"\bunder (?:\d|\w+s\b)|\b(?:child|kid|toddler|bab|infant|junior)"
    r"|\b(?:son|daughter|boy|girl)s?\b"
)
_GOES_ON = re.compile(r"^(?:\w+ )*(?:and|but|or) will\b", re.IGNORECASE)
"""Who the sentence is about will do so, not what stands before it: "your input and will ..."."""
_BY_NAME = {"sure": "vow", "again": "vow", "can": "now", "care": "held", "settled": "held"} | {
    name: name
    for name in ("now", "then", "life", "out", "lent", "get", "held", "way", "stock", "got", "vow")
}
_MENTIONED = re.compile("you (?:say|wrote|mentioned)", re.IGNORECASE)
"""What turns only what stands behind it into words of the customer's."""
_FILLS = re.compile("[已经了就会都能可以给为帮替您我们先再还的]")


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise in a letter.

    start, end: from its verb to the end of the clause. kind: which words can back it. word: the
    verb or thing that these must name, "" for none. said: the sentence or clause, in small letters.
    """

    start: int
    end: int
    kind: str
    word: str
    said: str


def find_promises(text: str) -> list[Promise]:
    """Return the promises in order."""
    return sorted([*_english(text), *_chinese(text)], key=lambda one: one.start)


def is_backed(promise: Promise, own: Sequence[str]) -> bool:
    """Return whether one of the owner's own sentences, in small letters, says the like."""
    backing = BACKING.get(promise.kind)
    sentences = [said for said in own if backing is None or re.search(backing, said)]
    if promise.kind in _BY_CONTENT:
        about = _about(promise.said)
        least = min(_ALIKE, len(about)) or 1
        if any(len(about & _about(said)) >= least for said in sentences):
            return True
    if promise.word:
        word = promise.word.removeprefix("打")
        wanted = _REDUCED if word == _DISCOUNT else re.compile(re.escape(word))
        return any(wanted.search(said) for said in sentences)
    if promise.kind == "free" and _YOUNG.search(promise.said):
        return any(_YOUNG.search(said) for said in sentences)
    if _about(promise.said) and promise.kind in (
        "free",
        "vow",
        "han free",
        "booked",
        "past",
        "han held",
    ):
        return any(_about(promise.said) & _about(said) for said in sentences)
    return bool(sentences) and promise.kind not in _BY_CONTENT


def _english(text: str) -> Iterator[Promise]:
    for sentence in _SENTENCE.finditer(text):
        said = sentence.group()
        for found in (
            match for pattern in (*ENGLISH, DEADLINE) for match in pattern.finditer(said)
        ):
            before = re.split("[,;]", said[: found.start()])[-1]
            may_deny = found.lastgroup in ("nothing", "then", "again")
            is_denied = not may_deny and DENIAL.search(before + found.group())
            if _is_asked(said, found.start()) or is_denied:
                continue
            after = said[found.end() :]
            kind, word = _kind(found, after.casefold())
            if kind:
                start, end = found.start(), found.end() + _rest(after)
                at = sentence.start()
                clause = found.group() + after[: _rest(after)]
                if kind not in _BY_CONTENT:
                    clause = before + clause
                yield Promise(at + start, at + end, kind, word, clause.casefold())


def _kind(found: re.Match[str], after: str) -> tuple[str, str]:
    """Return the kind and the word of a promise; "" when it is none."""
    what = str(found.lastgroup)
    said = found.group(what).casefold()
    is_same_subject = _GOES_ON.search(found.group()) is not None
    if said in _BINDS_NOBODY.get("will" if is_same_subject else what, ()):
        return "", ""
    if what == "when":
        word = re.sub(r"^(?:by|before|until|within|on) (?:the )?", "", said)
        return what, said if word in ("hour", "day", "week", "month") else word
    if what in ("free", "with", "nothing"):
        thing = re.match(r" (?!then|with|from|when|that|this|once|over|only)([a-z]{4,})", after)
        thing = thing if said == "free" else None
        return "free", thing.group(1)[:_STEM] if thing else ""
    if what == "less":
        said = re.sub(r"[\d%]|per ?cent|off", "", said).strip() or "discount"
    word = said.split()[0]
    kind = _BY_NAME.get(what) or ("coming" if word in COMING else "do")
    return kind, word[:_STEM].rstrip("e") if kind in ("now", "do") else ""


def _is_asked(sentence: str, at: int) -> bool:
    """Return whether a question governs this place: one goes on to the next comma."""
    return any(
        "," not in sentence[found.end() : at]
        for found in QUESTION.finditer(sentence)
        if found.start() < at or not _MENTIONED.match(found.group())
    )


def _rest(after: str) -> int:
    """Return how far what is promised goes: to the next comma, not too far, with whole words."""
    rest = re.split(r"[,.:](?!\d)|[;!?()\[\n]", after)[0]
    if len(rest) > _LONGEST_REST:
        rest = rest[:_LONGEST_REST].rpartition(" ")[0]
    return len(rest.rstrip())


def _chinese(text: str) -> Iterator[Promise]:
    for sentence in _SENTENCE.finditer(text):
        if ASKED_AT_END.search(sentence.group()):
            continue
        for clause in _CLAUSE.finditer(sentence.group()):
            said = clause.group()
            start = sentence.start() + clause.start()
            found_any = False
            for kind, pattern in CHINESE:
                found = pattern.search(said)
                if found is None or QUESTION.search(said) or DENIAL.search(said[: found.end()]):
                    continue
                if kind == "han do" and found_any:
                    break  # it is told already what is done
                found_any = True
                word = found.group() if kind == "less" else found.group()[:1] * (kind == "pay")
                kind = {"free": "han free"}.get(kind, kind)  # noqa: PLW2901 - its name in BACKING
                yield Promise(start + found.start(), start + len(said.rstrip()), kind, word, said)


def _about(text: str) -> set[str]:
    """Return what a sentence is about: beginnings of words, pairs of Chinese characters."""
    words = re.findall(r"[a-z]{4,}|\d+", text)
    letters = re.sub(r"[^\u4e00-\u9fff]", "", _FILLS.sub("", text))
    pairs = {letters[at : at + 2] for at in range(len(letters) - 1)} - {
        "免费",
        "不收",
        "收费",
        "赠送",
        "包邮",
        "我们",
        "给您",
        "为您",
    }
    return pairs | {word[:_STEM] for word in words if word not in SMALL_WORDS}
