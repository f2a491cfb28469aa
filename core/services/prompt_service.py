"""Prompts that the model has read, kept inside the encrypted file over a restart if allowed."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TypeVar

from core.domain.kept_prompt import KeptPrompt
from core.errors import UserError
from core.settings import SettingsFile
from core.storage.database import Database, Session
from core.storage.kept import kept_prompts

_Answer = TypeVar("_Answer")
_LOG = logging.getLogger(__name__)


class PromptService:
    """Satisfies `core.domain.ports.PromptShelf`. Any thread.

    Its transactions are one state long, so that whoever else writes waits for less than a second.
    """

    def __init__(self, database: Database, settings_file: SettingsFile) -> None:
        self._database, self._file = database, settings_file

    def is_allowed(self) -> bool:
        """Say whether the owner allows keeping."""
        return self._file.load().keeps_prompts

    def mark(self) -> bytes:
        """Return bytes that are others as soon as something of a customer's was deleted."""
        try:
            with self._database.reading() as session:
                return kept_prompts.mark(session)
        except UserError as error:
            return _nothing(error, b"")

    def list_prompts(self, identity: str) -> tuple[KeptPrompt, ...]:
        """Return what was kept of exactly this model, the one used last first."""
        if not self.is_allowed():
            return ()
        try:
            with self._database.reading() as session:
                return kept_prompts.list_prompts(session, identity)
        except UserError as error:
            return _nothing(error, ())

    def find_state(self, name: str) -> bytes:
        """Return the state that was kept with a prompt, b"" when there is none or it is damaged."""
        if not self.is_allowed():
            return b""
        try:
            with self._database.reading() as session:
                return kept_prompts.find_state(session, name)
        except UserError as error:
            return _nothing(error, b"")

    def arrange(self, mark: bytes, names: Sequence[str]) -> bool:
        """Forget all but these, and remember their order; say whether it was done."""
        return self._write(mark, lambda session: kept_prompts.arrange(session, names))

    def add(self, mark: bytes, identity: str, prompt: KeptPrompt, state: bytes, place: int) -> bool:
        """Keep a prompt at its place in the order; say whether it was done."""
        return self._write(
            mark, lambda session: kept_prompts.add(session, identity, prompt, state, place)
        )

    def forget(self) -> None:
        """Forget everything."""
        self._forget()

    def clear(self) -> None:
        """Forget everything, and give the room in the file back.

        Takes as long as writing the file once, when there was something. Data lane.
        """
        if self._forget():
            with suppress(UserError):
                self._database.compact()

    def _forget(self) -> int:
        try:
            with self._database.writing_own() as session:
                return kept_prompts.forget(session)
        except UserError as error:
            return _nothing(error, 0)

    def _write(self, mark: bytes, change: Callable[[Session], None]) -> bool:
        """Change what is kept unless it isn't allowed, or something was deleted since the mark."""
        if not mark or not self.is_allowed():
            return False
        try:
            with self._database.writing_results() as session:
                is_in_force = kept_prompts.mark(session) == mark
                if is_in_force:
                    change(session)
        except UserError as error:
            return _nothing(error, False)  # noqa: FBT003 - the answer itself
        return is_in_force


def _nothing(error: UserError, answer: _Answer) -> _Answer:
    """Note why nothing is kept or found, and go on: a prompt can always be read again."""
    _LOG.warning("prompts not kept: %s", type(error).__name__)
    return answer
