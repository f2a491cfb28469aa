"""Prompts that a model has read, with its state after them, in the encrypted file.

Forgotten by triggers (`migrations.m004_kept_prompts`) when a customer's words are deleted, which
changes the mark, too: whoever read something under another mark must not keep it any more. No
backup and no copy has them.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Sequence

from sqlalchemy import delete, func, select, text, update
from sqlalchemy.orm import Session

from core.domain.kept_prompt import KeptPrompt
from core.storage.rows.prompt_tables import KeptPromptRow, PromptMarkRow


def mark(session: Session) -> bytes:
    """Return the mark in force; b"" when nothing may be kept."""
    return session.scalar(select(PromptMarkRow.mark)) or b""


def list_prompts(session: Session, identity: str) -> tuple[KeptPrompt, ...]:
    """Return what was kept of this model, the one used last first; no state is read."""
    row = KeptPromptRow
    found = session.execute(
        select(row.name, row.tokens, func.length(row.state))
        .where(row.identity == identity)
        .order_by(row.place)
    )
    return tuple(KeptPrompt(name, _unpacked(tokens), size) for name, tokens, size in found)


def find_state(session: Session, name: str) -> bytes:
    """Return a prompt's state; b"" when there is none, or prompt and state are not as kept."""
    row = session.get(KeptPromptRow, name)
    if row is None or row.seal != _seal(row.identity, row.tokens, row.state):
        return b""
    return row.state


def arrange(session: Session, names: Sequence[str]) -> None:
    """Forget all but these, and remember their order."""
    session.execute(delete(KeptPromptRow).where(KeptPromptRow.name.not_in(names)))
    for place, name in enumerate(names):
        session.execute(update(KeptPromptRow).where(KeptPromptRow.name == name).values(place=place))


def add(session: Session, identity: str, prompt: KeptPrompt, state: bytes, place: int) -> None:
    """Keep a prompt in place of what had its name."""
    tokens = _packed(prompt.tokens)
    session.execute(delete(KeptPromptRow).where(KeptPromptRow.name == prompt.name))
    session.add(
        KeptPromptRow(
            name=prompt.name,
            identity=identity,
            place=place,
            tokens=tokens,
            seal=_seal(identity, tokens, state),
            state=state,
        )
    )


def forget(session: Session) -> int:
    """Forget everything; return how many prompts. What was read until now is not kept any more."""
    count = session.scalar(select(func.count()).select_from(KeptPromptRow)) or 0
    session.execute(delete(KeptPromptRow))
    session.execute(update(PromptMarkRow).values(mark=text("randomblob(16)")))
    return count


def _packed(tokens: Sequence[int]) -> bytes:
    return array("i", tokens).tobytes()


def _unpacked(packed: bytes) -> tuple[int, ...]:
    tokens = array("i")
    tokens.frombytes(packed[: len(packed) // tokens.itemsize * tokens.itemsize])
    return tuple(tokens)


def _seal(identity: str, tokens: bytes, state: bytes) -> bytes:
    sealed = hashlib.sha256(identity.encode())
    for part in (len(tokens).to_bytes(8, "big"), tokens, state):
        sealed.update(part)
    return sealed.digest()
