"""How well the claim check finds what is planted in the program's own drafts.

`python -m tests.evaluation planted FILE`: the drafts for the letters of `claims/*.txt`, written by
the installed model the first time and kept in FILE, an object a line. What stands there is made of
the notes, so a mark is wrong there; then one thing at a time is planted, found by patterns of this
file, which know nothing of the check's:

    near     a number, a price, a day, a month or a name becomes one that nobody knows
    other    it becomes another one of the same look that the notes or the letter hold elsewhere
    flip     "can't" becomes "can", 不含 becomes 含
    promise  a sentence of `planted/promises_*.txt` is put in, written by who knew none of the rules
             (decision 091 tells what was found of them before the rules were mended)

Prints for both languages and each of these how many were planted and which share is marked, how
many words and numbers of drafts stand there as they should and which share of these is marked.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from core.domain.draft import DraftRequest
from core.paths import models_folder
from models.claims.check import check_claims
from models.drafts.plan import make_plan
from models.embedder import Embedder
from models.host import LlamaHost
from tests.evaluation.claims import FOLDER, read_drafts

_PROMISES = Path(__file__).parent / "planted"
_MOST_A_DRAFT = 6
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_COUNTED = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "fifteen",
    "twenty", "thirty",
)  # fmt: skip
_HAN = "两三四五六七八九"
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_LISTED = {
    "day": (re.compile(rf"\b(?:{'|'.join(_DAYS)})(?=s?\b)"), _DAYS),
    "month": (re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b"), _MONTHS),
    "count": (re.compile(rf"\b(?:{'|'.join(_COUNTED)})\b"), _COUNTED),
    "周": (re.compile("(?<=[周期])[一二三四五六日]"), tuple("一二三四五六日")),
    "数": (re.compile(f"(?<![一-十])[{_HAN}](?=[个次天周年月位人小分份张套间楼层])"), tuple(_HAN)),
}
_NAMED = re.compile(r"(?<=[a-z,;] )(?!I\b)[A-Z][a-z]{2,}(?: [A-Z][a-z]+)?")
_NAMES = (
    "Marlow", "Pemberton", "Judith", "Lorcan", "Hattie", "Winslow", "Tobias", "Ottilie", "Fenwick",
    "Bramley", "Ingrid", "Osgood", "Delphine", "Rafferty", "Swithin",
)  # fmt: skip
_HAN_NAMED = re.compile("[一-龥]{1,2}(?=师傅|老师|经理|医生|律师|教练|先生|女士|阿姨)")
_HAN_NAMES = ("欧阳", "司马", "樊", "卞", "乔", "詹", "邬", "蒲", "戚", "鲍")
_FLIPS = {
    "en": (
        (r"\bcan't\b|\bcannot\b|\bcan not\b", "can"), (r"\b(?:is|are) not\b", "is"),
        (r"\bcan\b(?! not)", "can't"), (r"\bincluded\b", "extra"), (r"\bextra\b", "included"),
        (r"\bfree\b", "extra"), (r"\bnot allowed\b", "allowed"), (r"\bno (?=[a-z])", "a "),
        (r"\bbefore\b", "after"), (r"\bnot refunded\b", "refunded"),
    ),
    "zh": (
        ("不含", "含"), ("(?<!不)含", "不含"), ("不退", "可退"), ("免费", "收费"),
        ("不能|不可以", "可以"), ("(?<!不)可以", "不可以"), ("之?前", "后"),
        ("不收", "要收"), ("(?<!不)包", "不包"),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Planting:
    """What stands in a text in the stead of what the program wrote there."""

    way: str
    kind: str
    start: int
    end: int
    text: str


@dataclass(slots=True)
class Tally:
    """Of one language. written: words and numbers that might be marked; marked: those that are."""

    drafts: int = 0
    versions: int = 0
    written: int = 0
    marked: int = 0
    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)


def main(arguments: Sequence[str]) -> int:
    """Plant and judge."""
    parser = argparse.ArgumentParser(prog="evaluate planted")
    parser.add_argument("file", type=Path)
    parser.add_argument("--examples", action="store_true", help="print what is missed")
    options = parser.parse_args(arguments)
    if not options.file.exists():
        _write_drafts(options.file)
    told = judge(options.file)
    if not options.examples:
        told = {name: {**one, "examples": len(one["examples"])} for name, one in told.items()}
    sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    return 0


def judge(file: Path) -> dict[str, Any]:
    """Return the figures for the drafts of a file, by language."""
    texts = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    kept = {(one["set"], one["number"]): one["text"] for one in texts}
    tallies: dict[str, Tally] = {}
    for name, number, request in letters():
        text = kept.get((name, number))
        if text is not None:
            _judge_draft(text, request, tallies.setdefault(request.language, Tally()))
    return {language: _figures(tally) for language, tally in tallies.items()}


def letters() -> Iterator[tuple[str, int, DraftRequest]]:
    """Yield each letter of the sets once, with its set and number, the notes as the owner's."""
    seen = set()
    for path in sorted(FOLDER.glob("*.txt")):
        for number, (request, _parts) in enumerate(read_drafts(path)):
            key = request.conversation[-1].text
            if key not in seen:
                seen.add(key)
                facts = tuple(replace(fact, source="facts") for fact in request.facts)
                yield path.stem, number, replace(request, facts=facts)


def _write_drafts(file: Path) -> None:
    embedder = Embedder(models_folder())
    host = LlamaHost(models_folder(), embedder=embedder)
    try:
        with file.open("w", encoding="utf-8") as out:
            for name, number, request in letters():
                *_, last = host.writer.stream(request)
                if last.result is not None:
                    one = {"set": name, "number": number, "text": last.result.text}
                    out.write(json.dumps(one, ensure_ascii=False) + "\n")
    finally:
        host.close()
        embedder.close()


def _judge_draft(text: str, request: DraftRequest, tally: Tally) -> None:
    known = replace(request, facts=(*request.facts, *make_plan(request).computed))
    marks = check_claims(text, known)
    tally.drafts += 1
    tally.marked += len(marks)
    tally.examples += [f"wrongly {mark.reason}: {mark.text}" for mark in marks]
    places = list(_places(text))
    tally.written += len(places)
    for one in _plantings(text, known, places):
        version = text[: one.start] + one.text + text[one.end :]
        end = one.start + len(one.text)
        way = f"{one.way} {one.kind}" if one.kind else one.way
        tally.versions += 1
        tally.planted[way] += 1
        if any(mark.start < end and mark.end > one.start for mark in check_claims(version, known)):
            tally.found[way] += 1
        else:
            around = version[max(0, one.start - 40) : one.start], version[end : end + 30]
            tally.examples.append(f"missed {way}: {around[0]}<{one.text}>{around[1]}")


def _places(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield what may be planted at, past the greeting and before the closing."""
    first = text.find("\n\n")
    last = text.rfind("\n\n")
    for found in _NUMBER.finditer(text, first, last):
        yield "number", *found.span()
    for kind, (pattern, _) in _LISTED.items():
        yield from ((kind, *found.span()) for found in pattern.finditer(text, first, last))
    for pattern in (_NAMED, _HAN_NAMED):
        for found in pattern.finditer(text, first, last):
            if found.group().split()[0] not in (*_DAYS, *_MONTHS, "May", "Thank", "Please"):
                yield "name", *found.span()


def _plantings(
    text: str, known: DraftRequest, places: Sequence[tuple[str, int, int]]
) -> Iterator[Planting]:
    draw = random.Random(text)  # noqa: S311 - the same draw each time
    chosen = sorted(draw.sample(places, min(_MOST_A_DRAFT, len(places))))
    said = "\n".join(fact.value for fact in known.facts)
    said += "\n" + "\n".join(turn.text for turn in known.conversation)
    for kind, start, end in chosen:
        was = text[start:end]
        if kind == "number":
            price = "price" if _is_price(text, start, end) else "number"
            yield Planting("near", price, start, end, _near(was, said, draw))
            if others := _others(text, start, end, said):
                yield Planting("other", price, start, end, draw.choice(others))
        elif kind == "name":
            names = _NAMES if was.isascii() else _HAN_NAMES
            unknown = [one for one in names if one not in said]
            yield Planting("near", "name", start, end, draw.choice(unknown))
        else:
            listed = [one for one in _LISTED[kind][1] if one.casefold() != was.casefold()]
            named = {one.casefold() for one in _LISTED[kind][0].findall(said)}
            date = "date" if kind in ("day", "month", "周") else "number"
            new = [one for one in listed if one.casefold() not in named]
            other = [one for one in listed if one.casefold() in named]
            if new:
                yield Planting("near", date, start, end, draw.choice(new))
            if other:
                yield Planting("other", date, start, end, draw.choice(other))
    yield from _flipped(text, known.language)
    yield _promised(text, known.language, draw)


def _is_price(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return before in tuple("£$€¥") or after in tuple("元块%")


def _near(was: str, said: str, draw: random.Random) -> str:
    """Return a number as long as it was, within a half of it, that stands nowhere."""
    value = float(was.replace(",", ""))
    step = 10.0 ** max(0, len(was.partition(".")[0].replace(",", "")) - 2)
    known = set(_NUMBER.findall(said)) | {was}
    wanted = [value + sign * step * by for by in range(1, 40) for sign in (1, -1)]
    near = [
        told
        for one in wanted
        if one > 0 and (told := _written(one, was)) not in known and len(told) == len(was)
    ]
    return draw.choice(near[:6]) if near else _written(value + 100 * step, was)


def _written(value: float, was: str) -> str:
    places = len(was.partition(".")[2])
    return f"{value:,.{places}f}" if "," in was else f"{value:.{places}f}"


def _others(text: str, start: int, end: int, said: str) -> list[str]:
    """Return the numbers of the sources with the same letter before and behind."""
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    was = text[start:end]
    return sorted(
        {
            found.group()
            for found in _NUMBER.finditer(said)
            if found.group() != was
            and said[max(0, found.start() - 1) : found.start()] == before
            and said[found.end() : found.end() + 2][: len(after.strip())] == after.strip()
        }
    )


def _flipped(text: str, language: str) -> Iterator[Planting]:
    first, last = text.find("\n\n"), text.rfind("\n\n")
    for pattern, new in _FLIPS.get(language, ()):
        if found := re.compile(pattern).search(text, first, last):
            yield Planting("flip", "", *found.span(), new)


def _promised(text: str, language: str, draw: random.Random) -> Planting:
    lines = (_PROMISES / f"promises_{language}.txt").read_text(encoding="utf-8").splitlines()
    last = text.rfind("\n\n")
    gap = " " if language == "en" else ""
    return Planting("promise", "", last, last, gap + draw.choice(lines))


def _figures(tally: Tally) -> dict[str, Any]:
    told = {key: value for key, value in asdict(tally).items() if isinstance(value, int)}
    shares = {
        way: f"{100 * tally.found[way] / count:.1f} % of {count}"
        for way, count in sorted(tally.planted.items())
    }
    every = sum(tally.planted.values())
    return told | {
        "marked wrongly": f"{100 * tally.marked / max(1, tally.written):.2f} %",
        "planted and marked": shares,
        "all": f"{100 * sum(tally.found.values()) / max(1, every):.1f} % of {every}",
        "examples": tally.examples,
    }
