"""Worked answers that show the model what is wanted, chosen by likeness to the message at hand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from core.domain.draft import DraftRequest, Fact, Turn
from core.domain.interaction import Direction
from core.text.asks import find_asks, situation
from core.text.ranking import rank
from models.prompts import load_prompt

_WORDS, _SITUATION, _TOPIC, _SEVERAL = 0.5, 1.0, 1.5, 0.7
"""How much it counts that words, situation, topic or the number of questions are alike."""
_NOTHING_KNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Example:
    """A message with its facts, as a request, and the letter that answers it well."""

    kind: str
    request: DraftRequest
    answer: str
    topic: re.Pattern[str] | None = None


def choose_examples(request: DraftRequest, message: str, most: int) -> tuple[Example, ...]:
    """Return the examples most like the message; the likest last, next to what is to be written."""
    examples = _examples("zh" if request.language == "zh" else "en")
    words = rank([_message(one) for one in examples], message)
    best = max(words, default=0.0) or 1.0
    scores = [
        _WORDS * word / best + _likeness(example, message, has_facts=bool(request.facts))
        for word, example in zip(words, examples, strict=True)
    ]
    ranked = sorted(range(len(examples)), key=lambda number: -scores[number])
    return tuple(examples[number] for number in reversed(ranked[:most]))


def _likeness(example: Example, message: str, *, has_facts: bool) -> float:
    wanted, shown = situation(message), situation(_message(example))
    score = _SITUATION if shown == wanted else 0.0
    if example.topic is not None and example.topic.search(message.casefold()):
        score += _TOPIC
    if wanted == "plain" and len(find_asks(message)) > 1 and len(find_asks(_message(example))) > 1:
        score += _SEVERAL
    if (example.kind == _NOTHING_KNOWN) == has_facts and wanted != "thanks":
        score -= _SITUATION
    return score


def _message(example: Example) -> str:
    return example.request.conversation[0].text


@lru_cache(maxsize=2)
def _examples(tongue: str) -> tuple[Example, ...]:
    prompt = load_prompt("draft_examples")
    return tuple(
        _read(title.removesuffix(f".{tongue}"), text, tongue)
        for title, text in prompt.sections
        if title.endswith(f".{tongue}")
    )


def _read(kind: str, text: str, tongue: str) -> Example:
    held: dict[str, list[str]] = {"when": [], "name": [], "message": [], "fact": [], "answer": []}
    for line in text.splitlines():
        key, colon, value = line.partition(":")
        if colon:
            held[key].append(value.strip())
    facts = []
    for fact in held["fact"]:
        label, _, value = fact.partition(": ")
        facts.append(Fact(label, value, "facts"))
    name = held["name"][0]
    request = DraftRequest(
        conversation=(Turn(Direction.INCOMING, name, None, held["message"][0]),),
        facts=tuple(facts),
        language=tongue,
        recipient_name=name,
    )
    topic = re.compile(held["when"][0]) if held["when"] else None
    return Example(kind, request, "\n".join(held["answer"]), topic)
