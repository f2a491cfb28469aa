"""Builds the chat that asks for a draft, and fits it into the model's memory.

Everything that a stranger wrote is quoted (`models.prompts.quoted`). What doesn't fit is left out,
the oldest message first, and named; of a last message that alone is too long the middle is left
out. Lengths are counted in the model's own tokens.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.domain.draft import DraftRequest, Turn
from core.domain.interaction import Direction
from models.engine import Engine, Message
from models.letter import language_name
from models.prompts import Prompt, as_data, quoted

_MARGIN_TOKENS = 48
_MAX_FACT_CHARS = 2000
_CUT_STEPS = 12


@dataclass(frozen=True, slots=True)
class FittedPrompt:
    """A chat that fits. left_out: what was not put in, in words for the person."""

    messages: tuple[Message, ...]
    left_out: tuple[str, ...]


class DraftPromptBuilder:
    """Fills the sections of `resources/prompts/draft.txt` in the right language."""

    def __init__(self, prompt: Prompt, request: DraftRequest) -> None:
        self._prompt, self._request = prompt, request
        self._tongue = "zh" if request.language == "zh" else "en"

    def build(self, engine: Engine, answer_tokens: int, *, insists: bool = False) -> FittedPrompt:
        """Return the chat. answer_tokens: to keep free. insists: say the language once more."""
        room = engine.context_tokens - answer_tokens - _MARGIN_TOKENS
        turns = [self._turn(turn) for turn in self._request.conversation]
        facts = [self._fact(number) for number in range(len(self._request.facts))]
        frame = self._messages([], [], insists=insists)
        counts = engine.count_tokens([*(message.text for message in frame), *facts, *turns])
        fixed, rest = sum(counts[: len(frame)]), counts[len(frame) :]
        fact_counts, turn_counts = rest[: len(facts)], rest[len(facts) :]
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
        left_out += [fact.label for fact in self._request.facts[kept_facts:]]
        messages = self._messages(facts[:kept_facts], turns, insists=insists)
        return FittedPrompt(tuple(messages), tuple(left_out))

    def _messages(self, facts: list[str], turns: list[str], *, insists: bool) -> list[Message]:
        language = language_name(self._request.language)
        lines = "\n".join(facts) if facts else self._fill("nothing")
        ask = self._fill("ask", language=language, steer=self._steer())
        if insists:
            ask += self._fill("insist", language=language)
        parts = [*turns, self._fill("facts", facts=lines), ask]
        system = self._fill("system", language=language)
        return [
            Message("system", system),
            *self._examples(),
            Message("user", "\n\n".join(parts)),
        ]

    def _examples(self) -> list[Message]:
        """Worked answers: a sum beside planted orders, an upset customer, nothing known."""
        messages: list[Message] = []
        for number in (1, 2, 3):
            messages.append(Message("user", self._fill(f"example.{number}.user")))
            messages.append(Message("assistant", self._fill(f"example.{number}.answer")))
        return messages

    def _steer(self) -> str:
        steer = as_data(self._request.steer)
        return self._fill("steer", steer=steer) if steer else ""

    def _fact(self, number: int) -> str:
        fact = self._request.facts[number]
        value = as_data(fact.value)[:_MAX_FACT_CHARS]
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
