"""The rows of the watched folder; `tables.py` has the others."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from core.storage.rows.row import Row


class TakenFileRow(Row):
    """A file that was taken in from the watched folder, or looked at in vain.

    digest: SHA-256 (hex) of its content. step_id: of what it brought, 0 for nothing.
    reason: the key of why nothing of it came in, "" where something did or was there before.
    """

    __tablename__ = "taken_files"

    digest: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    at: Mapped[datetime]
    step_id: Mapped[int]
    reason: Mapped[str]
    details: Mapped[dict[str, Any]]
