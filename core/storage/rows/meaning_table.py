"""The table of what texts mean; derived, outside the history."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from core.storage.rows.row import NEVER_REUSED, Row


class MeaningRow(Row):
    """What one passage of a record means to a model: a vector of signed bytes.

    record_id: in the table of the kind; triggers delete the row when that record changes or goes.
    part: which passage of it. Numbers are never given twice: whoever has read up to one goes on
    from there.
    """

    __tablename__ = "meanings"
    __table_args__: Any = (Index(None, "kind", "record_id"), NEVER_REUSED)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    record_id: Mapped[int]
    part: Mapped[int]
    model: Mapped[str]
    vector: Mapped[bytes] = mapped_column(LargeBinary)
