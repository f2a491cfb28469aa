"""Puts a model's chat template around messages without letting their text become control tokens.

The result is a list of parts; control parts come from the template and may hold special tokens,
data parts are messages and must be tokenised as plain text. Runs in the engine's process, on its
main thread: a hostile template can at most keep that process busy until its time is up.
"""

from __future__ import annotations

import re
import secrets
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

# jinja2 would read these two when it needs them: then this process may open no file any more.
import jinja2.debug
import jinja2.ext
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from models.engine import Message

_TIME_S = 2.0
_MAX_PRODUCT = 100_000
_MAX_PROMPT_FRAME_CHARS = 200_000
_given_up: set[str] = set()


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the prompt. is_control: special tokens in it are meant."""

    text: str
    is_control: bool


def render(
    messages: Sequence[Message], *, template: str, bos: str = "", eos: str = ""
) -> list[Part]:
    """Return the prompt up to where the answer begins.

    template: the GGUF's own, "" when it has none. Plain ChatML is written by this program itself;
    anything else goes through a sandboxed jinja with thinking switched off. A template that fails
    is replaced by ChatML; one that takes too long isn't tried again.
    """
    if not template or ("<|im_start|>" in template and "enable_thinking" not in template):
        return _chatml(messages)
    for candidate in (messages, _without_system(messages)):
        if template in _given_up:
            break
        try:
            with _time_limit():
                return _through_jinja(candidate, template, bos, eos)
        except TimeoutError:
            _given_up.add(template)
        except Exception:  # noqa: S112 - a stranger's program may raise anything
            continue
    return _chatml(messages)


@contextmanager
def _time_limit() -> Iterator[None]:
    """Raise TimeoutError in what runs too long, where the system can; else the parent kills us."""
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _too_long)
    signal.setitimer(signal.ITIMER_REAL, _TIME_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0.0)
        signal.signal(signal.SIGALRM, before)


def _too_long(_number: int, _frame: FrameType | None) -> None:
    raise TimeoutError


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja without attributes that escape, and without sums that never end."""

    intercepted_binops = frozenset(("*", "**"))

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """Refuse what no time limit would interrupt: huge powers and repeated texts."""
        small = all(isinstance(side, int | float) for side in (left, right))
        if not small or any(abs(side) > _MAX_PRODUCT for side in (left, right)):  # type: ignore[arg-type] # numbers, by the line above
            raise SecurityError("a product that is too large")
        if operator == "**" and abs(right) > 64:  # type: ignore[arg-type] # as above
            raise SecurityError("a power that is too large")
        return super().call_binop(context, operator, left, right)


def _without_system(messages: Sequence[Message]) -> list[Message]:
    """Put the system text above the first message, for templates that know no system role."""
    system = "\n\n".join(message.text for message in messages if message.role == "system")
    rest = [message for message in messages if message.role != "system"]
    if not system or not rest:
        return list(messages)
    return [Message(rest[0].role, f"{system}\n\n{rest[0].text}"), *rest[1:]]


def _chatml(messages: Sequence[Message]) -> list[Part]:
    parts: list[Part] = []
    for message in messages:
        parts.append(Part(f"<|im_start|>{message.role}\n", is_control=True))
        parts.append(Part(message.text, is_control=False))
        parts.append(Part("<|im_end|>\n", is_control=True))
    parts.append(Part("<|im_start|>assistant\n", is_control=True))
    return _joined(parts)


def _through_jinja(messages: Sequence[Message], template: str, bos: str, eos: str) -> list[Part]:
    # The template sees stand-ins that nobody can guess, so text can't pass for template.
    nonce = secrets.token_hex(8)
    environment = _Sandbox(
        trim_blocks=True, lstrip_blocks=True, extensions=[jinja2.ext.loopcontrols]
    )
    stand_ins = [
        {"role": message.role, "content": f"{nonce}x{number}x"}
        for number, message in enumerate(messages)
    ]
    text = environment.from_string(template).render(
        messages=stand_ins,
        bos_token=bos,
        eos_token=eos,
        add_generation_prompt=True,
        enable_thinking=False,
        tools=None,
        raise_exception=_refuse,
    )
    if len(text) > _MAX_PROMPT_FRAME_CHARS:
        raise ValueError("the template makes too much of it")
    parts: list[Part] = []
    for number, piece in enumerate(re.split(f"{nonce}x([0-9]+)x", text)):
        is_message = number % 2 == 1
        parts.append(Part(messages[int(piece)].text if is_message else piece, not is_message))
    found = sum(1 for part in parts if not part.is_control)
    if found < len(messages):
        raise ValueError("the template dropped a message")
    return _joined(parts)


def _refuse(message: str) -> str:
    raise ValueError(message)


def _joined(parts: Sequence[Part]) -> list[Part]:
    """Join neighbours of one kind, drop empty ones."""
    joined: list[Part] = []
    for part in parts:
        if not part.text:
            continue
        if joined and joined[-1].is_control == part.is_control:
            joined[-1] = Part(joined[-1].text + part.text, part.is_control)
        else:
            joined.append(part)
    return joined
