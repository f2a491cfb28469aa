"""Judges drafts beside what the same model writes when a user just asks it for a reply.

`python -m tests.evaluation drafts FILE.jsonl ...`: objects with message, facts {label: value},
language, name, sign, and perhaps points: patterns that a good answer holds.

    --threads N     of the engine; fewer on a busy computer
    --limit N       per file, the first ones
    --texts FILE    what was written, for reading

Counted by rule, the same for both: claims that nothing supports (`models.claims.check`), drafts in
the wrong language, drafts with a sentence copied from the customer, questions answered (a sentence
that asks nothing back and holds a telling word or number of the question or of a fact that bears on
it, or leaves it open in words), points held.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from core.domain.draft import DraftRequest, Fact, Turn
from core.domain.interaction import Direction
from core.paths import models_folder
from core.text.ranking import telling_words
from models.claims.check import check_claims
from models.claims.roles import find_reversed, is_copied
from models.drafts.output import is_in_language
from models.drafts.plan import make_plan
from models.engine import GenerationRequest, LoadOptions, Message
from models.files.catalogue import KnownModel
from models.host import LlamaHost

_BARE = {
    "en": "Write a reply to this customer e-mail. My name is {sign}.{facts}\n\n{message}",
    "zh": "请给这封客户来信写一封回信。我的名字是{sign}。{facts}\n\n{message}",
}
_OPEN = re.compile(r"\[[^\]]+\]|check|find out|come back|get back|核实|确认|查")


@dataclass(frozen=True, slots=True)
class Judged:
    """One draft. answered of asked; held of points."""

    unsupported: int
    is_in_language: bool
    is_copied: bool
    asked: int
    answered: int
    points: int
    held: int
    tokens: int
    seconds: float


class Host(LlamaHost):
    """threads: of the engine, 0 as usual."""

    threads = 0

    def _options(self, model: KnownModel) -> LoadOptions:
        return replace(super()._options(model), threads=self.threads)


def main(arguments: Sequence[str]) -> int:
    """Judge the files and print the figures."""
    parser = argparse.ArgumentParser(prog="evaluate drafts")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--limit", type=int, default=10_000)
    parser.add_argument("--model", default="")
    parser.add_argument("--texts", type=Path)
    options = parser.parse_args(arguments)
    rows = [
        json.loads(line)
        for path in options.files
        for line in path.read_text(encoding="utf-8").splitlines()[: options.limit]
    ]
    host = Host(models_folder(), model_id=options.model)
    host.threads = options.threads
    judged: dict[tuple[str, str], list[Judged]] = {}
    try:
        for row in rows:
            _judge_row(host, row, judged, options.texts)
    finally:
        host.close()
        sys.stdout.write(json.dumps(_figures(judged), ensure_ascii=False, indent=1) + "\n")
    return 0


def request_of(row: dict[str, Any]) -> DraftRequest:
    """Return the request for a row."""
    name = str(row.get("name", ""))
    facts = [Fact(label, str(value), "facts") for label, value in row.get("facts", {}).items()]
    return DraftRequest(
        conversation=(Turn(Direction.INCOMING, name, None, str(row["message"])),),
        facts=tuple(facts),
        language=str(row.get("language", "en")),
        recipient_name=name,
        sign=str(row.get("sign", "")),
        steer=str(row.get("steer", "")),
    )


def _judge_row(
    host: LlamaHost,
    row: dict[str, Any],
    judged: dict[tuple[str, str], list[Judged]],
    texts: Path | None,
) -> None:
    request = request_of(row)
    *_, last = host.writer.stream(request)
    assert last.result is not None
    ours = last.result
    bare, tokens, seconds = _bare(host, request)
    told: dict[str, Any] = dict(row)
    for way, text, cost in (
        ("ours", ours.text, (ours.tokens, ours.seconds)),
        ("bare", bare, (tokens, seconds)),
    ):
        one = judge(text, request, row.get("points", ()), cost)
        judged.setdefault((request.language, way), []).append(one)
        known = replace(request, facts=(*request.facts, *make_plan(request).computed))
        marks = [claim.text for claim in check_claims(text, known)]
        told[way] = {"text": text, "marks": marks} | asdict(one)
    told["removals"] = [asdict(one) for one in ours.removals]
    if texts is not None:
        with texts.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(told, ensure_ascii=False) + "\n")


def _bare(host: LlamaHost, request: DraftRequest) -> tuple[str, int, float]:
    facts = "; ".join(f"{fact.label}: {fact.value}" for fact in request.facts)
    prompt = _BARE["zh" if request.language == "zh" else "en"].format(
        sign=request.sign, facts=f"\n{facts}" if facts else "", message=request.conversation[0].text
    )
    started = time.perf_counter()
    engine = host.engine()
    pieces = engine.generate(
        GenerationRequest(messages=(Message("user", prompt[:6000]),), max_tokens=420)
    )
    return "".join(pieces), engine.stats.tokens, time.perf_counter() - started


def judge(
    text: str, request: DraftRequest, points: Sequence[str], cost: tuple[int, float]
) -> Judged:
    """Return what the rules say of a text."""
    plan = make_plan(request)
    request = replace(request, facts=(*request.facts, *plan.computed))
    sentences = [
        part for part in re.split(r"(?<=[.!?])\s+|(?<=[。！？])|\n+", text) if part.strip()
    ]
    telling = [
        part
        for part in sentences
        if not part.rstrip().endswith(("?", "？")) and not is_copied(part, request)
    ]
    said = _tokens(" ".join(telling))
    is_left_open = any(_OPEN.search(part) for part in telling)
    answered = 0
    for point in plan.points:
        facts = point.facts or request.facts
        wanted = _tokens(" ".join(f"{fact.label} {fact.value}" for fact in facts))
        answered += bool((wanted or _tokens(point.ask.text)) & said) or is_left_open
    return Judged(
        unsupported=len(check_claims(text, request)),
        is_in_language=is_in_language(text, request.language),
        is_copied=any(find_reversed(text, request)),
        asked=len(plan.points),
        answered=answered,
        points=len(points),
        held=sum(bool(re.search(point, text.casefold())) for point in points),
        tokens=cost[0],
        seconds=cost[1],
    )


def _tokens(text: str) -> set[str]:
    return {*telling_words(text), *re.findall(r"\d+", text)}


def _figures(judged: dict[tuple[str, str], list[Judged]]) -> dict[str, Any]:
    return {f"{language} {way}": _sum(some) for (language, way), some in sorted(judged.items())}


def _sum(some: Sequence[Judged]) -> dict[str, Any]:
    count = max(1, len(some))
    return {
        "drafts": len(some),
        "unsupported_per_draft": round(sum(one.unsupported for one in some) / count, 3),
        "drafts_with_unsupported": sum(bool(one.unsupported) for one in some),
        "wrong_language": sum(not one.is_in_language for one in some),
        "with_copied_sentence": sum(one.is_copied for one in some),
        "asked": sum(one.asked for one in some),
        "answered": sum(one.answered for one in some),
        "points": sum(one.points for one in some),
        "points_held": sum(one.held for one in some),
        "tokens_per_draft": round(sum(one.tokens for one in some) / count, 1),
        "seconds_per_draft": round(sum(one.seconds for one in some) / count, 2),
    }
