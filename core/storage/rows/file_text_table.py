"""What is written in files that came with messages: rows that can be made anew."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from core.storage.rows.row import Row


class FileTextRow(Row):
    """The text of one stored file, whoever sent it; a row also where there is none.

    problem: the key of why nothing could be read, "" when it was or there is nothing to read.
    """

    __tablename__ = "file_texts"

    blob_key: Mapped[str] = mapped_column(
        ForeignKey("blobs.key", ondelete="CASCADE"), primary_key=True
    )
    text: Mapped[str]
    problem: Mapped[str]
