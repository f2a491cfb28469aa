"""Random bytes that belong to this file alone, made when they are first asked for."""

from __future__ import annotations

import os

from sqlalchemy.orm import Session

from core.storage.rows.privacy_tables import FileSecretRow

SECRET_BYTES = 32
ERASED_PEOPLE, PSEUDONYMS = "erased-people", "pseudonyms"


def find(session: Session, name: str) -> bytes:
    """Return the secret, b"" when there is none yet."""
    row = session.get(FileSecretRow, name)
    return b"" if row is None else row.value


def provide(session: Session, name: str) -> bytes:
    """Return the secret, made if need be."""
    row = session.get(FileSecretRow, name)
    if row is None:
        row = FileSecretRow(name=name, value=os.urandom(SECRET_BYTES))
        session.add(row)
        session.flush()
    return row.value
