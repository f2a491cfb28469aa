"""Tells of what is due and what failed: in the window, or by the desktop when it isn't in front."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from core.domain.reminder import Meeting, Reminders
from core.domain.task import Task
from core.settings import SettingsFile
from desktop import desktop_notices
from desktop.background import AnyLane, Job
from desktop.desktop_notices import Sign
from desktop.wiring import Wiring
from desktop.words import dates, joined_words

if TYPE_CHECKING:  # what nobody uses yet isn't loaded
    from core.services.task_service import TaskService

LOOK_MS = 60_000
_NAMED = 2


@dataclass(frozen=True, slots=True)
class _Notice:
    """words: for the desktop. here: for the window where no desktop takes them, "" for nothing."""

    words: str
    here: str = ""
    record: Task | Meeting | None = None


class NoticeScreen(QObject):
    """Looks once a minute. A notice names nobody unless that was chosen.

    show: hands words to the desktop and tells what becomes of them; called in lane.

    Signals:
        told: for the toast; the window is in front, or no desktop took the notice (the words, and
            the Task or Meeting that they are about or None).
        opened: the desktop's notice was clicked (the Task or Meeting, or None).
    """

    told = Signal(str, object)
    opened = Signal(object)

    def __init__(
        self,
        window: QWidget,
        service: TaskService,
        settings_file: SettingsFile,
        lane: AnyLane,
        wiring: Wiring,
    ) -> None:
        super().__init__(window)
        self._window, self._service, self._file = window, service, settings_file
        self._lane, self._reporter = wiring.data_lane, wiring.reporter
        self._notice_lane = lane
        self.show: Callable[[str, str, str], Iterator[Sign]] = desktop_notices.show
        self._waiting: list[_Notice] = []
        self._standing: Job | None = None
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

    def notify(self, plain: str, named: str = "", record: Task | Meeting | None = None) -> None:
        """Tell something. plain: without a word about a customer. named: with it.

        record: what is opened by a click.
        """
        settings = self._file.load()
        if not settings.notifies:
            return
        here = named or plain
        if self._window.isActiveWindow():
            self.told.emit(here, record)
        else:
            self._hand_over(_Notice(here if settings.notifies_names else plain, here, record))

    def _hand_over(self, notice: _Notice) -> None:
        self._waiting.append(notice)
        if self._standing is None:
            self._show_next()

    def _show_next(self) -> None:
        """Show the next notice; of the one before it nothing more is heard, though it stands."""
        if self._standing is not None:
            self._standing.cancel()
        self._standing = None
        if not self._waiting:
            return
        notice = self._waiting.pop(0)
        signs: list[Sign] = []
        job = self._notice_lane.stream(
            self,
            lambda: self.show("Cardfile", notice.words, self.tr("Open")),
            lambda more: self._on_signs(notice, signs, more),
            lambda: self._on_gone(notice, signs),
            self._reporter.tell,
        )
        self._standing = None if job.is_finished else job

    def _on_signs(self, notice: _Notice, signs: list[Sign], more: tuple[Sign, ...]) -> None:
        signs += more
        if Sign.CLICKED in more:
            self.opened.emit(notice.record)
        elif self._waiting:
            self._show_next()

    def _on_gone(self, notice: _Notice, signs: list[Sign]) -> None:
        self._standing = None
        if not signs and notice.here:
            self.told.emit(notice.here, notice.record)
        self._show_next()

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
                found.tasks[0],
            )
        for meeting in found.meetings:
            what = joined_words.listed((meeting.subject, meeting.with_name))
            at = dates.clock(meeting.at)
            self.notify(
                self.tr("A meeting begins at {time}").format(time=at),
                self.tr("At {time}: {what}").format(time=at, what=what) if what else "",
                meeting,
            )

    def _tell_day(self, words: str) -> None:
        """Tell the day's sum to who isn't looking: in the window it stands on Home."""
        if not self._window.isActiveWindow():
            self._hand_over(_Notice(words))

    def _day_words(self, found: Reminders) -> str:
        parts = []
        if found.today:
            parts.append(self.tr("%n task(s) for today", "", found.today))
        if found.overdue:
            parts.append(self.tr("%n overdue", "", found.overdue))
        return "  ·  ".join(parts)

    def _listed(self, titles: list[str]) -> str:
        more = ("…",) if len(titles) > _NAMED else ()
        return joined_words.listed((*(title[:80] for title in titles[:_NAMED]), *more))
