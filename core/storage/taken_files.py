"""Which files came by the watched folder, and which of them could not be taken in."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core.domain.importing import TakenFile
from core.storage.rows.watch_tables import TakenFileRow


def is_taken(session: Session, digest: str) -> bool:
    """Say whether a file of this content was taken in or refused before."""
    return session.get(TakenFileRow, digest) is not None


def keep(session: Session, digest: str, taken: TakenFile) -> None:
    """Remember what became of a file."""
    session.merge(
        TakenFileRow(
            digest=digest,
            name=taken.name,
            at=taken.at,
            step_id=taken.step_id,
            reason=taken.reason,
            details=dict(taken.details),
        )
    )


def list_refused(session: Session, limit: int) -> tuple[TakenFile, ...]:
    """Return the files of which nothing came in, the newest first."""
    rows = session.scalars(
        select(TakenFileRow)
        .where(TakenFileRow.reason != "")
        .order_by(TakenFileRow.at.desc())
        .limit(limit)
    )
    return tuple(TakenFile(r.name, r.at, r.step_id, r.reason, dict(r.details)) for r in rows)


def forget_refused(session: Session) -> None:
    """Forget the files of which nothing came in: they are tried again."""
    session.execute(delete(TakenFileRow).where(TakenFileRow.reason != ""))
