"""What the owner said of next actions: later, done, not for this person."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from core.domain.next_action import PEOPLE, REPLIES, NextAction, Reason
from core.storage.rows.agenda_tables import ActionChoiceRow


class Choices:
    """The choices that are in force on a day, to ask of each action whether it is wanted."""

    def __init__(self, session: Session, today: date) -> None:
        row = ActionChoiceRow
        rows = session.scalars(select(row).where(or_(row.until.is_(None), row.until > today)))
        self._later: dict[tuple[str, int], datetime] = {}
        self._never: set[tuple[str, int]] = set()
        for one in rows:
            if one.until is None:
                self._never.add((one.reason, one.contact_id or 0))
            else:
                key = (one.reason, one.record_id or one.contact_id or 0)
                self._later[key] = max(one.at, self._later.get(key, one.at))

    def __len__(self) -> int:
        return len(self._later) + len(self._never)

    def wants(self, action: NextAction) -> bool:
        """Say whether the action is to be offered: nothing was said, or something is newer."""
        reason = _reason_of(action)
        if action.contact_id is not None and (reason, action.contact_id) in self._never:
            return False
        said = self._later.get((reason, action.record_id))
        return said is None or (action.at is not None and action.at > said)


def add(session: Session, action: NextAction, until: date | None) -> None:
    """Note that an action is not wanted before a day, or never again for its person (None)."""
    is_of_person = until is None or action.reason in PEOPLE
    session.add(
        ActionChoiceRow(
            reason=_reason_of(action),
            record_id=0 if is_of_person else action.record_id,
            contact_id=action.contact_id,
            until=until,
            at=datetime.now(UTC),
        )
    )
    session.flush()


def _reason_of(action: NextAction) -> str:
    """Return the reason as it is kept: who waits upset waits."""
    return Reason.WAITS.value if action.reason in REPLIES else action.reason.value
