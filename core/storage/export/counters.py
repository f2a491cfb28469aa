"""The highest number that each table has given out: SQLite keeps it for those that never reuse one.

Whoever brings rows back with their numbers brings these back, too, so that the number of a row
that was deleted long ago is still not given to another.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import text
from sqlalchemy.orm import Session


def read(session: Session) -> dict[str, int]:
    """Return the highest number given out, by table."""
    rows = session.execute(text("SELECT name, seq FROM sqlite_sequence ORDER BY name"))
    return {str(name): int(number) for name, number in rows}


def raise_to(session: Session, numbers: Mapping[str, int]) -> None:
    """Let no table give out a number up to these again; a higher one stays."""
    known = read(session)
    for name, number in numbers.items():
        if name not in known:
            statement = "INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :number)"
        else:
            statement = "UPDATE sqlite_sequence SET seq = max(seq, :number) WHERE name = :name"
        session.execute(text(statement), {"name": name, "number": number})
