"""Dates, times and sizes as a person says them, in the chosen language."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTime


def local(at: datetime) -> datetime:
    """Return a UTC time in this machine's time zone."""
    return at.astimezone()


def today() -> date:
    """Return today's day in this machine's time zone."""
    return datetime.now(UTC).astimezone().date()


def clock(at: datetime) -> str:
    """Return the time of day: "10:42"."""
    there = local(at)
    return QTime(there.hour, there.minute).toString("HH:mm")


def short(at: datetime, today: date | None = None) -> str:
    """Return how long ago in the fewest words: "10:42", "Yesterday", "Mon", "12 Nov", "2024-03"."""
    there = local(at)
    now = today or datetime.now(UTC).astimezone().date()
    days = (now - there.date()).days
    locale = QLocale()
    if days == 0:
        return clock(at)
    if days == 1:
        return QCoreApplication.translate("dates", "Yesterday")
    if 1 < days < 7:
        return locale.standaloneDayName(there.isoweekday(), QLocale.FormatType.ShortFormat)
    day = QDate(there.year, there.month, there.day)
    if there.year == now.year:
        return locale.toString(day, QCoreApplication.translate("dates", "d MMM"))
    return locale.toString(day, QCoreApplication.translate("dates", "MMM yyyy"))


def full(at: datetime) -> str:
    """Return date and time in full: "Thursday, 12 November 2026 10:42"."""
    there = local(at)
    when = QDateTime(
        QDate(there.year, there.month, there.day), QTime(there.hour, there.minute, there.second)
    )
    return QLocale().toString(when, QCoreApplication.translate("dates", "dddd, d MMMM yyyy, HH:mm"))


def medium(at: datetime, today: date | None = None) -> str:
    """Return day and time for a message's header: "Yesterday, 10:42", "12 Nov 2025, 09:15"."""
    now = today or datetime.now(UTC).astimezone().date()
    there = local(at)
    if there.date() == now:
        return QCoreApplication.translate("dates", "Today, {time}").format(time=clock(at))
    if there.date() == now - timedelta(days=1):
        return QCoreApplication.translate("dates", "Yesterday, {time}").format(time=clock(at))
    pattern = (
        QCoreApplication.translate("dates", "d MMM, HH:mm")
        if there.year == now.year
        else QCoreApplication.translate("dates", "d MMM yyyy, HH:mm")
    )
    when = QDateTime(QDate(there.year, there.month, there.day), QTime(there.hour, there.minute))
    return QLocale().toString(when, pattern)


def size(count_bytes: int) -> str:
    """Return a file's size: "12.4 kB", "1.1 GB"."""
    digits = 1 if count_bytes >= 10**9 or count_bytes < 10**5 else 0
    return QLocale().formattedDataSize(count_bytes, digits, QLocale.DataSizeFormat.DataSizeSIFormat)


def number(value: int) -> str:
    """Return a number with the language's thousands marks."""
    return QLocale().toString(value)


def percent(share: float) -> str:
    """Return a share of one as whole per cent: "24%"."""
    pattern = QCoreApplication.translate("dates", "{number}%")
    return pattern.format(number=QLocale().toString(round(100 * share)))


def figure(value: float) -> str:
    """Return a figure with as many digits as a person wants: "0.8", "4.2", "18"."""
    return QLocale().toString(value, "f", 0 if value >= 10 else 1)


def day(at: datetime) -> str:
    """Return a date without the time: "12 Nov 2026"."""
    there = local(at)
    pattern = QCoreApplication.translate("dates", "d MMM yyyy")
    return QLocale().toString(QDate(there.year, there.month, there.day), pattern)


def calendar_day(value: date) -> str:
    """Return a day of the calendar, which has no time zone: "12 Nov 2026"."""
    pattern = QCoreApplication.translate("dates", "d MMM yyyy")
    return QLocale().toString(QDate(value.year, value.month, value.day), pattern)


def moment_or_day(value: date) -> str:
    """Return a moment as `medium` does, a day of the calendar as `calendar_day`."""
    return medium(value) if isinstance(value, datetime) else calendar_day(value)


def day_of_year(value: date) -> str:
    """Return a day of the calendar without its year: "12 Nov"."""
    pattern = QCoreApplication.translate("dates", "d MMM")
    return QLocale().toString(QDate(value.year, value.month, value.day), pattern)
