"""Tells of what is due and what failed: in the window, or by the desktop when it isn't in front."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from core.domain.reminder import Reminders
from core.services.task_service import TaskService
from core.settings import SettingsFile
from desktop import dates, desktop_notices
from desktop.wiring import Wiring

LOOK_MS = 60_000
_NAMED = 2


class NoticeScreen(QObject):
    """Looks once a minute. A notice names nobody unless that was chosen.

    show: hands words to the desktop and says whether it took them; called in a lane.

    Signals:
        told: for the toast; the window is in front, or no desktop took the notice.
    """

    told = Signal(str)

    def __init__(
        self, window: QWidget, service: TaskService, settings_file: SettingsFile, wiring: Wiring
    ) -> None:
        super().__init__(window)
        self._window, self._service, self._file = window, service, settings_file
        self._lane, self._reporter = wiring.data_lane, wiring.reporter
        self.show: Callable[[str, str], bool] = desktop_notices.show
        self._since: datetime | None = None
        self._day: date | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look now, and once a minute from now on."""
        self.look()
        self._timer.start()

    def stop(self) -> None:
        """Tell nothing any more: the window is being locked."""
        self._timer.stop()

    def look(self, now: datetime | None = None) -> None:
        """See what has come due since the last look. now: UTC."""
        if not self._file.load().notifies:
            return
        at = now or datetime.now(UTC)
        since, self._since = self._since or at, at
        day = at.astimezone().date()
        is_new_day, self._day = day != self._day, day
        self._lane.run(
            self,
            lambda: self._service.list_reminders_between(since, at, has_counts=is_new_day),
            self._on_found,
            self._reporter.tell,
        )

    def notify(self, plain: str, named: str = "") -> None:
        """Tell something. plain: without a word about a customer. named: with it."""
        settings = self._file.load()
        if not settings.notifies:
            return
        if self._window.isActiveWindow():
            self.told.emit(named or plain)
            return
        words = (named or plain) if settings.notifies_names else plain
        self._lane.run(
            self,
            lambda: self.show("Cardfile", words),
            lambda is_shown: None if is_shown else self.told.emit(named or plain),
            self._reporter.tell,
        )

    def on_backup_failed(self) -> None:
        """A backup that the clock asked for was not made; why is told in the window."""
        if not self._window.isActiveWindow():
            self.notify(self.tr("A backup could not be made"))

    def on_writing(self, is_writing: bool) -> None:  # noqa: FBT001 - a slot
        """A draft that was begun is written."""
        if not is_writing and not self._window.isActiveWindow():
            self.notify(self.tr("The draft is ready"))

    def _on_found(self, found: Reminders) -> None:
        if words := self._day_words(found):
            self._tell_day(words)
        if found.tasks:
            titles = [task.title for task in found.tasks]
            self.notify(
                self.tr("%n task(s) due", "", len(titles)),
                self.tr("Due: {what}").format(what=self._listed(titles)),
            )
        for meeting in found.meetings:
            what = ", ".join(part for part in (meeting.subject, meeting.with_name) if part)
            at = dates.clock(meeting.at)
            self.notify(
                self.tr("A meeting begins at {time}").format(time=at),
                self.tr("At {time}: {what}").format(time=at, what=what) if what else "",
            )

    def _tell_day(self, words: str) -> None:
        """Tell the day's sum to who isn't looking: in the window it stands on Home."""
        if not self._window.isActiveWindow():
            self._lane.run(
                self, lambda: self.show("Cardfile", words), lambda _: None, self._reporter.tell
            )

    def _day_words(self, found: Reminders) -> str:
        parts = []
        if found.today:
            parts.append(self.tr("%n task(s) for today", "", found.today))
        if found.overdue:
            parts.append(self.tr("%n overdue", "", found.overdue))
        return "  ·  ".join(parts)

    def _listed(self, titles: list[str]) -> str:
        shown = ", ".join(title[:80] for title in titles[:_NAMED])
        return f"{shown}, …" if len(titles) > _NAMED else shown
