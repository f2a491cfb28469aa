"""How much typing the next words spare: the later mail of an author, typed letter by letter.

`python -m tests.evaluation completion FILE.jsonl SENDER ...`: objects that have sender, date and
body. The first four fifths are learned through the real service, the rest is typed, with the letter
that it answers beside it, as in the window: whenever what is offered is what comes next, it is
accepted with one key. Offers that are wrong are counted.
"""

from __future__ import annotations

import email.utils
import json
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from core.domain.change import Action
from core.domain.completion import Completion
from core.domain.interaction import Direction, Interaction, InteractionKind
from core.services.completion_service import CompletionService
from core.storage import interactions
from core.storage.database import Database
from core.text.clean import split_message

_LEARNED_SHARE = 0.8
_LEAST_CHARS = 20
KEY = bytes(range(32))


@dataclass(slots=True)
class Typed:
    """chars: of the texts. spared: of them, not typed, after the keys that accept."""

    chars: int = 0
    spared: int = 0
    offered: int = 0
    accepted: int = 0
    milliseconds: list[float] = field(default_factory=list)


def judge(path: Path, senders: Sequence[str]) -> dict[str, Any]:
    """Return the figures for each sender."""
    return {sender: _judge(_texts(path, sender)) for sender in senders}


def _texts(path: Path, sender: str) -> list[tuple[str, str]]:
    """Return what the sender wrote, each with what it answers, the oldest first."""
    lines = path.read_text(encoding="utf-8").splitlines()
    mails = [mail for mail in map(json.loads, lines) if mail["sender"] == sender]
    mails.sort(key=lambda mail: _moment(mail["date"]))
    parts = [split_message(mail["body"]) for mail in mails]
    return [(one.new_text, one.quoted) for one in parts if len(one.new_text) >= _LEAST_CHARS]


def _moment(date: str) -> float:
    try:
        return email.utils.parsedate_to_datetime(date).timestamp()
    except (TypeError, ValueError):
        return 0.0


def _judge(texts: Sequence[tuple[str, str]]) -> dict[str, Any]:
    learned = int(len(texts) * _LEARNED_SHARE)
    with tempfile.TemporaryDirectory() as folder:
        database = Database.create(Path(folder) / "file.db", KEY)
        try:
            _send(database, [text for text, _ in texts[:learned]])
            service = CompletionService(database)
            while service.learn():
                pass
            typed = Typed()
            for text, answered in texts[learned:]:
                _type(service, text, answered, typed)
            words = service.count_words()
        finally:
            database.close()
    times = sorted(typed.milliseconds)
    return {
        "texts_learned": learned,
        "words_learned": words,
        "chars_typed": typed.chars,
        "spared": round(typed.spared / max(1, typed.chars), 4),
        "offers_accepted": round(typed.accepted / max(1, typed.offered), 4),
        "ms_median": round(statistics.median(times), 2),
        "ms_p95": round(times[int(len(times) * 0.95)], 2),
    }


def _send(database: Database, texts: Sequence[str]) -> None:
    with database.writing(Action.LOG_REPLY) as session:
        for text in texts:
            interactions.add(
                session,
                Interaction(
                    kind=InteractionKind.EMAIL,
                    direction=Direction.OUTGOING,
                    occurred_at=datetime(2026, 1, 1, tzinfo=UTC),
                    text=text,
                    new_text=text,
                ),
            )


def _type(service: CompletionService, text: str, answered: str, typed: Typed) -> None:
    typed.chars += len(text)
    at, offer = 0, ""
    while at < len(text):
        started = time.thread_time()
        found = service.suggest(text[:at], answered)
        typed.milliseconds.append((time.thread_time() - started) * 1000)
        accepted = _accepted(found, text, at)
        is_new = found is not None and text[:at] + found.word != offer
        if found is not None and is_new:
            typed.offered += 1
            offer = text[:at] + found.word
        if accepted:
            typed.accepted += 1
            typed.spared += accepted - 1
        at += max(1, accepted)


def _accepted(found: Completion | None, text: str, at: int) -> int:
    """Return how many letters one key brings, 0 when what is offered isn't what comes."""
    if found is None:
        return 0
    for offered in (found.phrase, found.word):
        end = at + len(offered)
        # "for" is no offer for "forward".
        is_whole = end >= len(text) or not (text[end].isalnum() and offered[-1].isalnum())
        if text[at:end] == offered and (is_whole or not offered[-1].isascii()):
            return len(offered)
    return 0
