"""Which backups are kept: the newest, one a day, one a week, and never none."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from core.domain.backup import Backup, BackupReason, RecordCounts
from core.storage.rescue import backup

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def test_thinning_keeps_newest_days_and_weeks() -> None:
    made = [_backup(NOW - timedelta(minutes=30 * n)) for n in range(48 * 200)]

    kept = backup.choose_kept(made, NOW)

    ages = sorted((NOW - item.made_at) / timedelta(days=1) for item in kept)
    assert sum(age < 0.25 for age in ages) == 12
    assert 12 <= sum(0.25 <= age < 14 for age in ages) <= 15
    assert 10 <= sum(14 <= age < 92 for age in ages) <= 13
    assert sum(age >= 92 for age in ages) == 0


def test_thinning_keeps_the_last_good_one_however_old() -> None:
    old = _backup(NOW - timedelta(days=900))
    unread = [_backup(NOW, is_read=False)]

    assert old in backup.choose_kept([old, *unread], NOW)


def test_backups_take_no_more_room_than_they_may_but_two_are_always_kept() -> None:
    made = [_backup(NOW - timedelta(days=n)) for n in range(10)]

    assert backup.choose_fitting(made, 4) == frozenset(made[:4])
    assert backup.choose_fitting(made, 0) == frozenset(made[:2])


def test_a_file_that_was_put_aside_stays_whatever_room_it_takes() -> None:
    aside = _backup(NOW - timedelta(days=9), is_read=False)
    made = [_backup(NOW - timedelta(days=n)) for n in range(3)]

    assert aside in backup.choose_fitting([*made, aside], 0)


def test_a_large_file_is_not_copied_again_at_once_and_a_small_one_is() -> None:
    made = _backup(NOW - timedelta(hours=1))
    gib = 1 << 30

    assert not backup.is_too_soon(made, gib // 2, NOW)
    assert backup.is_too_soon(made, 10 * gib, NOW)
    assert not backup.is_too_soon(made, 10 * gib, NOW + timedelta(hours=3))


def _backup(made_at: datetime, *, is_read: bool = True) -> Backup:
    reason = BackupReason.TIMED if is_read else BackupReason.REPLACED
    return Backup(
        Path(f"/b/{made_at.isoformat()}"), made_at, reason, 1, RecordCounts() if is_read else None
    )
