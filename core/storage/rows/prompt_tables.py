"""Prompts that a model has read, and their states; they can be made anew (`kept_prompts.py`)."""

from __future__ import annotations

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from core.storage.rows.row import Row


class KeptPromptRow(Row):
    """A prompt that a model has read, and its state after it.

    identity: of model, library and settings. place: 0 for the one used last. seal: of the rest.
    """

    __tablename__ = "kept_prompts"

    name: Mapped[str] = mapped_column(primary_key=True)
    identity: Mapped[str]
    place: Mapped[int]
    tokens: Mapped[bytes] = mapped_column(LargeBinary)
    seal: Mapped[bytes] = mapped_column(LargeBinary)
    # Last: whoever lists the others doesn't read its pages.
    state: Mapped[bytes] = mapped_column(LargeBinary)


class PromptMarkRow(Row):
    """One row; its mark becomes another one whenever all kept prompts must be forgotten."""

    __tablename__ = "prompt_marks"

    id: Mapped[int] = mapped_column(primary_key=True)
    mark: Mapped[bytes] = mapped_column(LargeBinary)
