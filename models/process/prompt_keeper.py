"""What takes prompts that a model has read over a restart: between its process and the shelf.

The engine's process has no files: a state comes from it by the pipe and goes back to it when a
prompt begins alike. What was kept of another model, library, adapter or context isn't used. A state
is data: only the engine's process looks into one, and should that die of it, all are forgotten.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple
from typing import Any

from core.domain.kept_prompt import KeptPrompt
from core.domain.ports import PromptShelf
from core.errors import Cancelled, UserError
from models.engine import Loaded

KEEP_TIMEOUT_S = 5.0
_ROOM_BYTES = 100_000_000
"""Of the encrypted file, for all states together."""


class PromptKeeper:
    """Belongs to one client; the thread that asks the engine.

    Attributes:
        has_news: something was read since the last keeping.
        has_given: the engine was given a state and hasn't answered since.
    """

    def __init__(self, shelf: PromptShelf, model: str) -> None:
        """model: says which file, adapter and options it is; another text is another model."""
        self._shelf, self._model = shelf, model
        self._mark, self._identity = b"", ""
        self._sizes: dict[str, int] = {}
        self.has_given = self.has_news = False

    def prepare(self) -> None:
        """Note how things are before a model is loaded, which has read nothing then."""
        self._mark, self._sizes = self._shelf.mark(), {}
        self.has_given = self.has_news = False

    def begin(self, loaded: Loaded) -> list[Sequence[int]]:
        """Return the tokens of what was kept of exactly this model, the one used last first."""
        # What the caches take tells how keys and values are kept in them.
        self._identity = json.dumps([self._model, *astuple(loaded)])
        prompts = self._shelf.list_prompts(self._identity)
        self._sizes = {prompt.name: prompt.size_bytes for prompt in prompts}
        return [prompt.tokens for prompt in prompts]

    def answer(self, frame: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        """Return the state that the engine wants, b"" when it can't be had, and what to say."""
        name = str(frame["wants"])
        state = self._shelf.find_state(name) if name in self._sizes else b""
        self.has_given = self.has_given or bool(state)
        return {"do": "state", "id": frame["id"], "name": name}, state

    def note_answer(self) -> None:
        """The engine has answered: it has lived through the state that it was given."""
        self.has_given, self.has_news = False, True

    def forget_given(self) -> bool:
        """The engine has failed; say whether of a state, perhaps. All are forgotten then."""
        if not self.has_given:
            return False
        self.has_given, self._sizes = False, {}
        self._shelf.forget()
        return True

    def keep(self, ask: Callable[[dict[str, Any]], Iterator[dict[str, Any]]]) -> bool:
        """Keep what was read, if there is something new and it may be kept.

        ask: asks the engine and yields its answers. Return whether the engine can go on: not when
        it may hold what was deleted since it was loaded, or takes too long.
        """
        if not (self.has_news and self._mark and self._shelf.is_allowed()):
            return True
        if self._shelf.mark() != self._mark:
            return False
        until_s = time.monotonic() + KEEP_TIMEOUT_S
        question = {"do": "keep", "room_bytes": _ROOM_BYTES, "written": self._sizes}
        try:
            for frame in ask(question):
                if time.monotonic() > until_s:
                    return False
                self._take(frame)
        except (UserError, Cancelled):
            return False
        self.has_news = False
        return True

    def _take(self, frame: dict[str, Any]) -> None:
        if "prompt" in frame:
            self._add(frame)
        elif "chosen" in frame:
            names = [str(name) for name in frame["chosen"]]
            if names != list(self._sizes) and self._shelf.arrange(self._mark, names):
                self._sizes = {name: self._sizes[name] for name in names if name in self._sizes}

    def _add(self, frame: dict[str, Any]) -> None:
        state = frame["attached"]
        prompt = KeptPrompt(str(frame["prompt"]), tuple(frame["tokens"]), len(state))
        if self._shelf.add(self._mark, self._identity, prompt, state, int(frame["place"])):
            self._sizes[prompt.name] = prompt.size_bytes


class NoShelf:
    """Satisfies `core.domain.ports.PromptShelf` and keeps nothing."""

    def is_allowed(self) -> bool:
        """Return False."""
        return False

    def mark(self) -> bytes:
        """Return b""."""
        return b""

    def list_prompts(self, identity: str) -> tuple[KeptPrompt, ...]:  # noqa: ARG002 - the port's shape
        """Return nothing."""
        return ()

    def find_state(self, name: str) -> bytes:  # noqa: ARG002 - the port's shape
        """Return b""."""
        return b""

    def arrange(self, mark: bytes, names: Sequence[str]) -> bool:  # noqa: ARG002 - the port's shape
        """Return False."""
        return False

    def add(
        self,
        mark: bytes,  # noqa: ARG002 - the port's shape
        identity: str,  # noqa: ARG002
        prompt: KeptPrompt,  # noqa: ARG002
        state: bytes,  # noqa: ARG002
        place: int,  # noqa: ARG002
    ) -> bool:
        """Return False."""
        return False

    def forget(self) -> None:
        """There is nothing to forget."""
