"""What tells an entry of a calendar again, and which of its versions is newer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class CalendarMark:
    """The identity of an event or a task in its calendar, and its version.

    uid: the same for all versions. recurrence: of a moved instance, when it would have been; "" for
    the entry itself. sequence: counts the organiser's changes. modified_at: UTC, None when the
    calendar doesn't say.
    """

    uid: str
    recurrence: str = ""
    sequence: int = 0
    modified_at: datetime | None = None
    is_cancelled: bool = False

    def is_as_old_as(self, other: CalendarMark) -> bool:
        """Say whether both say when they were made, and the same; never of a called off one."""
        mine, others = (self.sequence, self.modified_at), (other.sequence, other.modified_at)
        is_same_state = self.is_cancelled == other.is_cancelled
        return mine == others and self.modified_at is not None and is_same_state

    def is_older_than(self, other: CalendarMark) -> bool:
        """Say whether the other is a later version: by its number, then by when it was changed."""
        mine = (self.sequence, self.modified_at or _LONG_AGO)
        return mine < (other.sequence, other.modified_at or _LONG_AGO)
