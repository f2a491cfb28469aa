"""Judges moods on whole business mails: `python -m tests.evaluation mails`.

The mails are our own (`tests/evaluation/mails`), 30 to 400 words, in both languages: polite
complaints, bad news told plainly, thanks, orders, questions, praise with a complaint in it. None is
trained on. Half of each kind are blind: looked at only when a change is done.

    --half open|blind  only these
    --sample           the sample firm's customers' messages (`resources/demo`) instead
    --model ID         an installed model; default: the one in use

Prints one JSON document: how many have the label that a person gave, how many stand on the wrong
side (praise for complaint or the other way round), and each label by what it was called.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.domain.sentiment import Mood, RatingTask, Sentiment
from core.paths import RESOURCES, models_folder
from core.storage import interactions
from models.host import LlamaHost

OWN = Path(__file__).parent / "mails"
_MARKS = {"-": Mood.NEGATIVE, "0": Mood.NEUTRAL, "+": Mood.POSITIVE, "~": Mood.MIXED}
_SIDES = {Mood.NEGATIVE: -1, Mood.POSITIVE: 1}


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail and how it sounds to a person."""

    text: str
    mood: Mood
    language: str
    is_blind: bool = False


def main(arguments: Sequence[str]) -> int:
    """Judge the mails and print the result."""
    parser = argparse.ArgumentParser(prog="mails", description="Judge moods of whole mails.")
    parser.add_argument("--half", choices=("open", "blind"))
    parser.add_argument("--sample", action="store_true")
    parser.add_argument("--model", default="")
    options = parser.parse_args(arguments)
    mails = list(read_sample() if options.sample else read_mails())
    if options.half:
        mails = [mail for mail in mails if mail.is_blind == (options.half == "blind")]
    host = LlamaHost(models_folder(), model_id=options.model)
    try:
        tasks = [RatingTask(number, mail.text, mail.language) for number, mail in enumerate(mails)]
        moods = [rating.sentiment for rating in host.scorer.score(tasks)]
    finally:
        host.close()
    sys.stdout.write(json.dumps(judge(mails, moods), ensure_ascii=False, indent=1) + "\n")
    return 0


def judge(mails: Sequence[Mail], moods: Sequence[Sentiment]) -> dict[str, Any]:
    """Return how many moods are as told, in all and by language, and what was called what."""
    found: dict[str, Any] = {}
    for language in ("", *sorted({mail.language for mail in mails})):
        pairs = [
            (mail.mood, mood)
            for mail, mood in zip(mails, moods, strict=True)
            if language in ("", mail.language)
        ]
        found[language or "all"] = {
            "mails": len(pairs),
            "as_told": sum(one is mood.label for one, mood in pairs),
            "wrong_side": sum(_SIDES.get(one, 0) * _SIDES.get(m.label, 0) < 0 for one, m in pairs),
            "called": Counter(f"{one.value}: {mood.label.value}" for one, mood in pairs),
        }
    return found


def read_mails(folder: Path = OWN) -> Iterator[Mail]:
    """Yield the mails of a folder; every second one of a kind is blind."""
    for path in sorted(folder.glob("*.txt")):
        seen: Counter[str] = Counter()
        for block in re.split(r"^= ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            head, _, body = block.partition("\n")
            mark = head[0]
            yield Mail(body.strip(), _MARKS[mark], path.stem, seen[mark] % 2 == 1)
            seen[mark] += 1


def read_sample() -> Iterator[Mail]:
    """Yield the sample firm's customers' messages, as one person judged them."""
    from desktop.start.startup import throwaway_program  # noqa: PLC0415 - builds a whole program

    told = json.loads((RESOURCES / "demo" / "labels.json").read_text(encoding="utf-8"))["messages"]
    labels = {row["id"]: row for row in told if row["direction"] == "incoming"}
    with throwaway_program() as program:
        program.sample.load()
        tasks = program.sentiments.list_unscored(len(told))
        with program.database.reading() as session:
            found = interactions.get_many(session, [task.id for task in tasks])
    for task in tasks:
        headers = found[task.id].headers
        if headers is not None and (row := labels.get(headers.message_id)):
            yield Mail(task.text, Mood(row["mood"]), task.language)
