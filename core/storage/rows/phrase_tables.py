"""Which words the owner wrote after which: rows that can be made anew (`phrases.py`)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from core.storage.rows.row import WITHOUT_ROWID, Row


class PhraseFollowerRow(Row):
    """A word that the owner wrote after others. context: the words before, as a hash.

    count: how often. lefts: after how many different words before the context.
    last_id: the interaction that it was last written in.
    """

    __tablename__ = "phrase_followers"
    __table_args__: Any = WITHOUT_ROWID

    context: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    word: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int]
    lefts: Mapped[int]
    last_id: Mapped[int]


class PhraseContextRow(Row):
    """Sums over the words after a context; followers: how many different ones."""

    __tablename__ = "phrase_contexts"

    context: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    total: Mapped[int]
    lefts: Mapped[int]
    followers: Mapped[int]


class PhraseStateRow(Row):
    """One row: up to which interaction sent texts are learned, and how many words they had."""

    __tablename__ = "phrase_states"

    id: Mapped[int] = mapped_column(primary_key=True)
    learned_to: Mapped[int]
    words: Mapped[int]


ALL = (PhraseFollowerRow, PhraseContextRow, PhraseStateRow)
