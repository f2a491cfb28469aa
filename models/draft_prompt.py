"""Builds the chat that asks for a draft, and fits it into the model's memory.

Everything that a stranger wrote is quoted (`models.prompts.quoted`). What doesn't fit is left out,
the oldest message first, and named; of a last message that alone is too long the middle is left
out. Lengths are counted in the model's own tokens.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.domain.draft import DraftRequest, Fact, Length, Tone, Turn
from core.domain.interaction import Direction
from models.draft_examples import choose_examples
from models.draft_plan import Plan, Point, last_message, make_plan, to_customer
from models.engine import Engine, Message
from models.letter import language_name
from models.prompts import Prompt, as_data, quoted

_MARGIN_TOKENS = 48
_MAX_FACT_CHARS = 2000
_CUT_STEPS = 12
_EXAMPLES = 2


@dataclass(frozen=True, slots=True)
class FittedPrompt:
    """A chat that fits. left_out: what was not put in, in words for the person."""

    messages: tuple[Message, ...]
    left_out: tuple[str, ...]


class DraftPromptBuilder:
    """Fills the sections of `resources/prompts/draft.txt` in the right language."""

    def __init__(self, prompt: Prompt, request: DraftRequest, plan: Plan) -> None:
        self._prompt, self._request, self._plan = prompt, request, plan
        self._tongue = "zh" if request.language == "zh" else "en"

    def build(self, engine: Engine, answer_tokens: int, *, insists: bool = False) -> FittedPrompt:
        """Return the chat. answer_tokens: to keep free. insists: say the language once more."""
        room = engine.context_tokens - answer_tokens - _MARGIN_TOKENS
        turns = [self._turn(turn) for turn in self._request.conversation]
        others = [self._fact(fact) for fact in self._plan.others]
        frame = self._messages([], [], insists=insists)
        counts = engine.count_tokens([*(message.text for message in frame), *others, *turns])
        fixed, rest = sum(counts[: len(frame)]), counts[len(frame) :]
        fact_counts, turn_counts = rest[: len(others)], rest[len(others) :]
        room = max(room - fixed, 0)
        kept_facts = _that_fit(fact_counts, room // 2)
        room -= sum(fact_counts[:kept_facts])
        kept = _that_fit(turn_counts[::-1], room)
        left_out = self._names_of_left_out(len(turns) - max(kept, 1))
        if turns and not kept:
            turns = [self._shortened(engine, self._request.conversation[-1], room)]
            left_out.append(self._say("the middle of the last message", "最后一封来信的中间部分"))
        else:
            turns = turns[len(turns) - kept :]
        left_out += [fact.label for fact in self._plan.others[kept_facts:]]
        messages = self._messages(others[:kept_facts], turns, insists=insists)
        return FittedPrompt(tuple(messages), tuple(left_out))

    def _messages(self, others: list[str], turns: list[str], *, insists: bool) -> list[Message]:
        language = language_name(self._request.language)
        ask = self._fill("ask", language=language, steer=self._wishes())
        if insists:
            ask += self._fill("insist", language=language)
        parts = [*turns, *self._known(self._plan, others), ask]
        return [
            Message("system", self._fill("system", language=language)),
            *self._examples(language),
            Message("user", "\n\n".join(parts)),
        ]

    def _known(self, plan: Plan, others: list[str]) -> list[str]:
        """Return the points with their facts, and the facts that belong to none."""
        parts = []
        if plan.points:
            points = "\n".join(self._point(n, one) for n, one in enumerate(plan.points, 1))
            parts.append(self._fill("points", points=points))
        if others:
            parts.append(self._fill("others" if plan.points else "facts", facts="\n".join(others)))
        elif not plan.points:
            parts.append(self._fill("facts", facts=self._fill("nothing")))
        return parts

    def _point(self, number: int, point: Point) -> str:
        facts = "; ".join(self._fact(fact).removeprefix("- ") for fact in point.facts)
        if facts:
            known = self._fill("known", facts=facts)
        else:
            known = "" if self._plan.others else self._fill("unknown")
        said = as_data(point.said).replace("\n", " ")
        return self._fill("point", number=str(number), said=said, facts=known).rstrip()

    def _examples(self, language: str) -> list[Message]:
        """Worked answers to messages like this one, laid out as this one is."""
        messages: list[Message] = []
        for example in choose_examples(self._request, last_message(self._request), _EXAMPLES):
            request = example.request
            plan = make_plan(request)
            parts = [
                *(self._turn(turn) for turn in request.conversation),
                *self._known(plan, [self._fact(fact) for fact in plan.others]),
                self._fill("ask", language=language, steer=""),
            ]
            messages.append(Message("user", "\n\n".join(parts)))
            messages.append(Message("assistant", example.answer))
        return messages

    def _wishes(self) -> str:
        """Return what the person wants of this letter, in sentences."""
        request, steer = self._request, as_data(self._request.steer)
        wishes = self._fill("steer", steer=steer) if steer else ""
        if request.tone is not Tone.USUAL:
            wishes += self._fill(f"tone.{request.tone.value}")
        if request.length is not Length.USUAL:
            wishes += self._fill(f"length.{request.length.value}")
        return wishes

    def _fact(self, fact: Fact) -> str:
        value = as_data(to_customer(fact.value, self._tongue))[:_MAX_FACT_CHARS]
        return f"- {as_data(fact.label)}: {value}"

    def _turn(self, turn: Turn) -> str:
        who = as_data(turn.who).replace("\n", " ")
        when = turn.occurred_at.strftime("%Y-%m-%d") if turn.occurred_at else ""
        is_known = turn.direction is Direction.INCOMING and bool(who)
        return self._fill(
            f"turn.{turn.direction.value}",
            who=(f" {who}" if self._tongue == "en" else who) if is_known else "",
            when=self._say(f" of {when}", f"（{when}）") if when else "",
            text=quoted(turn.text),
        )

    def _shortened(self, engine: Engine, turn: Turn, room: int) -> str:
        """Return the turn with so much of its middle cut that it fits the room, in tokens."""
        (full,) = engine.count_tokens([self._turn(turn)])
        share = min(0.95, room / max(full, 1))
        for _ in range(_CUT_STEPS):
            keep = int(len(turn.text) * share / 2)
            text = f"{turn.text[:keep]}\n[...]\n{turn.text[len(turn.text) - keep :]}"
            shorter = self._turn(replace(turn, text=text))
            if engine.count_tokens([shorter])[0] <= room:
                break
            share *= 0.85
        return shorter

    def _names_of_left_out(self, count: int) -> list[str]:
        names: list[str] = []
        for turn in self._request.conversation[: max(count, 0)]:
            when = turn.occurred_at.strftime("%Y-%m-%d") if turn.occurred_at else "?"
            names.append(self._say(f"message of {when}", f"{when} 的邮件"))
        return names

    def _say(self, english: str, chinese: str) -> str:
        return chinese if self._tongue == "zh" else english

    def _fill(self, section: str, **values: str) -> str:
        return self._prompt.fill(f"{section}.{self._tongue}", **values)


def _that_fit(counts: Sequence[int], room: int) -> int:
    """Return how many, from the first on, fit the room together."""
    kept = 0
    for count in counts:
        if count > room:
            break
        room -= count
        kept += 1
    return kept
