"""Locks: keeps what is being written in the encrypted file, then has the program begin anew.

A process can't wipe what it has read; a fresh one never read it. So locking ends this one. What is
being written is kept every few seconds, too, for the day the program is ended by something else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from core.errors import UserError
from core.settings import SettingsFile
from desktop.session_watch import SessionWatch
from desktop.views.privacy.lock_section import LockSection
from desktop.watches import ClockWatch, IdleWatch
from desktop.wiring import Wiring

if TYPE_CHECKING:  # what nobody uses yet isn't loaded
    from core.services.access_service import AccessService
    from core.services.open_work_service import OpenWorkService

KEEP_MS = 10_000
AGAIN_MS = 5_000


class KeepsWork(Protocol):
    """A part of the window that something may be unfinished in."""

    def open_work(self) -> dict[str, Any]:
        """Return what would be lost with the window, as JSON can hold it; {} for nothing."""
        ...

    def resume(self, work: dict[str, Any]) -> None:
        """Go on with it."""
        ...


class LockScreen(QObject):
    """Watches, keeps, locks, and brings everything back afterwards.

    Signals:
        locking: hide what is on screen; it is being kept.
        locked: it is kept; end the program and begin anew.
        not_kept: it couldn't be kept yet (the error): ask for the passphrase here. It is tried
            again every few seconds.
        unlocked: the passphrase was given here; show everything again.
        wrong: what was given doesn't open the file (the error).
    """

    locking = Signal()
    locked = Signal()
    not_kept = Signal(object)
    unlocked = Signal()
    wrong = Signal(object)

    def __init__(
        self,
        parent: QObject,
        services: tuple[AccessService, OpenWorkService],
        settings_file: SettingsFile,
        keepers: Mapping[str, KeepsWork],
        wiring: Wiring,
    ) -> None:
        super().__init__(parent)
        self._file, self._keepers = settings_file, dict(keepers)
        self._access, self._work = services
        self._lane, self._import_lane = wiring.data_lane, wiring.import_lane
        self._reporter, self._is_locking = wiring.reporter, False
        self._kept: dict[str, Any] | None = None  # None until what was kept before is back
        self._keeping, self._again = QTimer(self), QTimer(self)
        self._keeping.timeout.connect(self.keep_if_changed)
        self._again.timeout.connect(self._try)
        self.idle, self.clock, self.session = IdleWatch(self), ClockWatch(self), SessionWatch(self)
        self.idle.idle.connect(self._on_idle)
        self.idle.key = wiring.actions.lock.shortcut()
        self.idle.key_pressed.connect(self.lock)
        self.clock.jumped.connect(self.lock)
        self.session.away.connect(self.lock)
        self.idle.set_minutes(settings_file.load().lock_after_minutes)
        wiring.actions.lock.triggered.connect(self.lock)

    def serve(self, view: LockSection) -> None:
        """Let it be chosen here when to lock."""
        view.minutes_chosen.connect(self._on_minutes)
        view.opened.connect(lambda: view.show_minutes(self._file.load().lock_after_minutes))

    def add_keeper(self, name: str, keeper: KeepsWork) -> None:
        """Ask this part too."""
        self._keepers[name] = keeper

    def resume(self) -> None:
        """Bring back what was kept the last time; call once, when the window stands."""
        self._lane.run(self, self._work.find, self._on_found, self._on_unread)

    def keep(self, on_done: Callable[[], None], on_error: Callable[[Exception], None]) -> None:
        """Keep what is being written."""
        work = self._gather()
        self._lane.run(self, lambda: self._leave(work), lambda _nothing: on_done(), on_error)

    def keep_if_changed(self) -> None:
        """Keep what is being written, if it is other than what was kept last."""
        work = self._gather()
        if self._kept is None or self._is_locking or work == self._kept:
            return
        self._kept = work
        # A disk that is full or gone is told of where something is stored.
        self._lane.run(self, lambda: self._keep(work), lambda _done: None, self._on_unkept)

    def lock(self) -> None:
        """Hide everything, keep what is being written, and lock."""
        if self._is_locking:
            return
        self._is_locking = True
        self.locking.emit()
        self._try()

    def unlock(self, answer: str) -> None:
        """Let the person back in where what they write could not be kept."""
        self._again.stop()
        self._lane.run(self, lambda: self._access.unlock(answer), self._on_unlocked, self._on_wrong)

    def _try(self) -> None:
        work = self._gather()
        self._again.stop()
        self._lane.run(
            self, lambda: self._keep_and_lock(work), lambda _nothing: self.locked.emit(),
            self._on_not_kept,
        )  # fmt: skip

    def _keep(self, work: dict[str, Any]) -> None:
        """Keep; runs in the lane. Work that nobody has brought back yet is not written over."""
        if self._kept is not None:
            self._work.keep(work)

    def _leave(self, work: dict[str, Any]) -> None:
        """Keep, and how the first page stands; runs in the lane."""
        if self._kept is not None:
            self._work.leave(work)

    def _keep_and_lock(self, work: dict[str, Any]) -> None:
        """Keep and lock; runs in the lane. It is locked also where it can't be kept."""
        try:
            self._leave(work)
        except UserError as error:
            if error.key != "disk-full":
                raise
            self._keep(work)  # the room that is kept back for such a day was given back
        finally:
            self._access.lock()

    def _gather(self) -> dict[str, Any]:
        gathered = {name: keeper.open_work() for name, keeper in self._keepers.items()}
        return {name: work for name, work in gathered.items() if work}

    def _on_found(self, work: dict[str, Any]) -> None:
        self._kept = work
        self._keeping.start(KEEP_MS)
        for name, keeper in self._keepers.items():
            if name in work:
                keeper.resume(work[name])

    def _on_unread(self, error: Exception) -> None:
        self._on_found({})
        self._reporter.tell(error)

    def _on_unkept(self, _error: Exception) -> None:
        self._kept = {}

    def _on_not_kept(self, error: Exception) -> None:
        self._again.start(AGAIN_MS)
        self.not_kept.emit(error)

    def _on_unlocked(self, _nothing: None) -> None:
        self._is_locking = False
        self.unlocked.emit()

    def _on_wrong(self, error: Exception) -> None:
        self._again.start(AGAIN_MS)
        self.wrong.emit(error)

    def _on_idle(self) -> None:
        # Whoever started a long import and left wants to find it done; it is looked at again soon.
        if self._import_lane.is_idle:
            self.lock()

    def _on_minutes(self, minutes: int) -> None:
        self._file.save(replace(self._file.load(), lock_after_minutes=minutes))
        self.idle.set_minutes(minutes)
