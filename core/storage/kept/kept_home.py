"""Home as it was left, so that the next window's first page needs nothing but one question.

It is shown only where nothing was changed since, on the same day, and while no meeting in it has
passed; whoever shows it looks anew right afterwards. It lies with the person's unfinished work.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from core.domain.next_action import Agenda, DayFigures, FirstPage, NextAction, Reason

if TYPE_CHECKING:
    import sqlcipher3
    from sqlalchemy.orm import Session

NAME = "home"
_LAST_STEP = "SELECT coalesce(max(id), 0) FROM history_steps"
_FIND = f"SELECT json_extract(content, '$.{NAME}'), ({_LAST_STEP}) FROM open_work WHERE person = ?"  # noqa: S608 - words of our own
_STILL_ON = timedelta(hours=1)  # a meeting that has begun


def last_step(session: Session) -> int:
    """Return the number of the newest change."""
    return int(session.connection().exec_driver_sql(_LAST_STEP).scalar_one())


def packed(page: FirstPage, step_id: int, now: datetime | None = None) -> dict[str, Any]:
    """Return it as JSON can hold it. step_id: the newest change when it was looked at."""
    moment, agenda = now or datetime.now(UTC), page.home
    return {
        "step": step_id,
        "day": _today(moment).isoformat(),
        "actions": [_as_json(action) for action in agenda.actions],
        "figures": asdict(agenda.figures),
        "left_out": dict(agenda.left_out),
        "older_waiting": agenda.older_waiting,
        "has_sample": page.has_sample,
    }


def find(
    connection: sqlcipher3.Connection, person: str, now: datetime | None = None
) -> FirstPage | None:
    """Return Home as this person left it, None where it may stand otherwise by now."""
    kept, step_id = connection.execute(_FIND, (person,)).fetchone() or (None, 0)
    moment = now or datetime.now(UTC)
    if kept is None:
        return None
    try:
        home = json.loads(kept)
        is_fresh = home["step"] == step_id and home["day"] == _today(moment).isoformat()
        page = FirstPage(_unpacked(home), bool(home["has_sample"]))
    except (KeyError, TypeError, ValueError):  # another version of the program kept it
        return None
    return page if is_fresh and not _has_passed(page.home, moment) else None


def _unpacked(home: dict[str, Any]) -> Agenda:
    return Agenda(
        actions=tuple(_of_json(action) for action in home["actions"]),
        figures=DayFigures(**home["figures"]),
        left_out={Reason(name): count for name, count in home["left_out"].items()},
        older_waiting=home["older_waiting"],
    )


def _as_json(action: NextAction) -> dict[str, Any]:
    row = asdict(action)
    for name in ("at", "on"):
        row[name] = row[name] and row[name].isoformat()
    return row


def _of_json(row: dict[str, Any]) -> NextAction:
    at, on = row["at"], row["on"]
    return NextAction(
        **row
        | {
            "reason": Reason(row["reason"]),
            "at": at and datetime.fromisoformat(at),
            "on": on and date.fromisoformat(on),
        }
    )


def _has_passed(agenda: Agenda, now: datetime) -> bool:
    return any(
        action.reason is Reason.MEETING and action.at is not None and action.at + _STILL_ON <= now
        for action in agenda.actions
    )


def _today(moment: datetime) -> date:
    """Return the day of the owner's calendar."""
    return moment.astimezone().date()
