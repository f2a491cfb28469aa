"""How well the claim check tells what is known from what isn't, on drafts written for it.

`claims/*.txt` hold facts, a message and drafts in which each claim is given twice: as the facts
have it and as they don't: `{price: £340 | £360}`. Nothing before the stroke: a claim that no fact
supports. Each draft is judged as it should be, once with each of its claims planted wrongly, and
once with all of them; so every version has claims whose support is known. The `*_unseen.txt` were
written by somebody who saw neither the rules nor the other drafts (decision 037), `*_blind.txt` and
`*_trades.txt` by who had not read the rules yet (decisions 057 and 062), `*_crafts.txt` and
`*_stalls.txt` by who had read some of them (068) or the list of their kinds (069), `*_lanes.txt` by
who had seen what kinds are missed (075), `*_yards.txt` by who had just mended them (087).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from core.domain.draft import DraftRequest, Fact, Turn
from core.domain.interaction import Direction
from models.claims.check import check_claims

FOLDER = Path(__file__).parent / "claims"
_SLOT = re.compile(r"\{(\w+):([^|{}]*)\|([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Slot:
    """A claim as the facts have it and as they don't. known: "" where nothing supports it."""

    kind: str
    known: str
    planted: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim where it stands in a version of a draft."""

    kind: str
    start: int
    end: int
    is_supported: bool


@dataclass(slots=True)
class Count:
    """supported, marked_wrongly: claims with support. planted, missed: without.

    stray: marks where no claim was written.
    """

    drafts: int = 0
    supported: Counter[str] = field(default_factory=Counter)
    marked_wrongly: Counter[str] = field(default_factory=Counter)
    planted: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    stray: int = 0
    examples: list[str] = field(default_factory=list)


def judge(paths: Sequence[Path] = ()) -> dict[str, Any]:
    """Return the shares for each file, the shipped ones when none is named, and for all by kind."""
    found: dict[str, Any] = {}
    kinds: dict[str, Count] = {}
    for path in paths or sorted(FOLDER.glob("*.txt")):
        count = Count()
        for request, parts in read_drafts(path):
            for text, claims in versions(parts):
                _judge_version(request, text, claims, count)
        found[path.stem] = _figures(count)
        _add(count, kinds.setdefault(_language(path), Count()))
    every = Count()
    for count in kinds.values():
        _add(count, every)
    kinds["both"] = every
    found["kinds"] = {language: _by_kind(count) for language, count in kinds.items()}
    return found


def _language(path: Path) -> str:
    return path.stem.partition("_")[0]


def _add(count: Count, to: Count) -> None:
    to.supported += count.supported
    to.marked_wrongly += count.marked_wrongly
    to.planted += count.planted
    to.missed += count.missed


def _by_kind(count: Count) -> dict[str, str]:
    """Return for each kind of claim the planted and the supported ones marked, in percent."""
    return {
        kind: f"{100 - 100 * count.missed[kind] / max(1, planted):.1f} / "
        f"{100 * count.marked_wrongly[kind] / max(1, count.supported[kind]):.1f}"
        f" of {planted} / {count.supported[kind]}"
        for kind, planted in sorted(count.planted.items())
    }


def read_drafts(path: Path) -> Iterator[tuple[DraftRequest, list[str | Slot]]]:
    """Yield each draft of a file with what it answers."""
    for scene in re.split(r"(?m)^= .*\n", path.read_text(encoding="utf-8"))[1:]:
        head, *drafts = re.split(r"(?m)^draft\n", scene)
        request = _request(head, "zh" if path.stem.startswith("chinese") else "en")
        for draft in drafts:
            yield request, _parts(draft.strip())


def versions(parts: list[str | Slot]) -> Iterator[tuple[str, list[Placed]]]:
    """Yield the draft as it should be, with each claim planted alone, and with all."""
    slots = [part for part in parts if isinstance(part, Slot)]
    every: list[set[int]] = [set(), *({number} for number in range(len(slots)))]
    if len(slots) > 1:
        every.append(set(range(len(slots))))
    for wrong in every:
        yield _version(parts, wrong)


def _request(head: str, language: str) -> DraftRequest:
    facts: list[Fact] = []
    turns: list[Turn] = []
    steer = ""
    for line in head.strip().splitlines():
        what, _, rest = line.partition(" ")
        left, _, right = (part.strip() for part in rest.partition("|"))
        if what == "fact":
            facts.append(Fact(left, right, "note"))
        elif what == "steer":
            steer = rest
        else:
            who, when = re.fullmatch(r"(.*?) ?(\d{4}-\d\d-\d\d)", left).groups()  # type: ignore[union-attr]
            direction = Direction.INCOMING if what == "from" else Direction.OUTGOING
            turns.append(
                Turn(direction, who, datetime.fromisoformat(when).replace(tzinfo=UTC), right)
            )
    request = DraftRequest(tuple(turns), tuple(facts), language, turns[-1].who, "Ken Ward")
    return replace(request, steer=steer)


def _parts(draft: str) -> list[str | Slot]:
    parts: list[str | Slot] = []
    at = 0
    for found in _SLOT.finditer(draft):
        parts += [draft[at : found.start()], Slot(*(group.strip() for group in found.groups()))]
        at = found.end()
    return [*parts, draft[at:]]


def _version(parts: list[str | Slot], wrong: set[int]) -> tuple[str, list[Placed]]:
    text, number = "", -1
    claims: list[Placed] = []
    for part in parts:
        if isinstance(part, str):
            text += part
            continue
        number += 1
        value = part.planted if number in wrong else part.known
        if value:
            claims.append(Placed(part.kind, len(text), len(text) + len(value), number not in wrong))
        text += value
    return text, claims


def _judge_version(request: DraftRequest, text: str, claims: list[Placed], count: Count) -> None:
    count.drafts += 1
    marks = check_claims(text, request)
    for claim in claims:
        is_marked = any(mark.start < claim.end and mark.end > claim.start for mark in marks)
        total, wrong = (
            (count.supported, count.marked_wrongly)
            if claim.is_supported
            else (count.planted, count.missed)
        )
        total[claim.kind] += 1
        if is_marked is claim.is_supported:
            wrong[claim.kind] += 1
            what = "marked" if is_marked else "missed"
            count.examples.append(f"{what} {claim.kind}: {_around(text, claim.start, claim.end)}")
    for mark in marks:
        if not any(mark.start < claim.end and mark.end > claim.start for claim in claims):
            count.stray += 1
            count.examples.append(f"stray {mark.reason}: {_around(text, mark.start, mark.end)}")


def _around(text: str, start: int, end: int) -> str:
    return f"{text[max(0, start - 25) : start]}<{text[start:end]}>{text[end : end + 15]}"


def _figures(count: Count) -> dict[str, Any]:
    supported, planted = count.supported.total(), count.planted.total()
    return {
        "drafts": count.drafts,
        "supported": supported,
        "supported_marked": round(count.marked_wrongly.total() / max(1, supported), 4),
        "planted": planted,
        "planted_marked": round(1 - count.missed.total() / max(1, planted), 4),
        "planted_and_supported_marked_by_kind": _by_kind(count),
        "stray_marks_per_draft": round(count.stray / max(1, count.drafts), 4),
        "examples": list(dict.fromkeys(count.examples)),
    }
