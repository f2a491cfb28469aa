"""Decides whether the window welcomes a new owner, and brings and removes the sample data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.domain.change import Change, Kind
from core.domain.importing import ImportProgress, ImportReport
from desktop.views.banner_view import BannerView
from desktop.views.welcome_view import WelcomeView
from desktop.wiring import Wiring

if TYPE_CHECKING:  # what nobody uses yet isn't loaded
    from core.services.contact_service import ContactService
    from core.services.inbox_service import InboxService
    from core.services.sample_service import SampleService


class WelcomeScreen(QObject):
    """Chooses between welcome and inbox.

    Signals:
        decided: whether the file is empty, so that the welcome belongs on screen.
        told: what was done, for the toast.
        progressed: how far the sample is (an ImportProgress), None when it is in.
        trial_left: a file of one's own is wanted.
    """

    progressed = Signal(object)
    trial_left = Signal()
    decided = Signal(bool)
    told = Signal(str)

    def __init__(
        self,
        banner: BannerView,
        sample: SampleService,
        services: tuple[InboxService, ContactService],
        wiring: Wiring,
    ) -> None:
        super().__init__(banner)
        self._banner = banner
        self._sample, self._lane, self._changes = sample, wiring.data_lane, wiring.changes
        self._inbox, self._contacts = services
        self._reporter, self._is_trial = wiring.reporter, False
        self._banner.removal_requested.connect(self._on_removal)
        wiring.changes.changed.connect(self._on_changed)

    def serve(self, view: WelcomeView) -> None:
        """Let the sample be asked for here, and show here how far it is."""
        view.sample_requested.connect(self._on_sample)
        self.progressed.connect(view.show_progress)

    def begin_trial(self) -> None:
        """Bring the sample data in at once: nothing else is in a file that isn't kept."""
        self._is_trial = True
        self._banner.show_trial()
        self._on_sample()

    def look(self) -> None:
        """Look whether there is anything, and whether it is the sample."""
        self._lane.run(self, self._ask, self._on_asked, self._reporter.tell)

    def _ask(self) -> tuple[bool, bool]:
        """Return whether the file is empty and whether the sample is in it; runs in the lane."""
        is_empty = not self._inbox.count_conversations() and not self._contacts.count_contacts()
        return is_empty, self._sample.is_loaded()

    def _on_asked(self, found: tuple[bool, bool]) -> None:
        is_empty, is_sample = found
        self._banner.setVisible(is_sample)
        self.decided.emit(is_empty)

    def _on_sample(self) -> None:
        self.progressed.emit(ImportProgress(0, 0, 0, ""))
        self._lane.report(
            self, self._sample.load, self.progressed.emit, self._on_loaded, self._on_error
        )

    def _on_loaded(self, _report: ImportReport) -> None:
        self.progressed.emit(None)
        self._changes.announce(Change(frozenset(Kind)))

    def _on_error(self, error: Exception) -> None:
        self.progressed.emit(None)
        self._reporter.tell(error)

    def _on_removal(self) -> None:
        if self._is_trial:
            self.trial_left.emit()
            return
        self._lane.run(self, self._sample.remove, self._on_removed, self._reporter.tell)

    def _on_removed(self, change: Change) -> None:
        self._changes.announce(change)
        self.told.emit(self.tr("The sample data is gone"))

    def _on_changed(self, change: Change) -> None:
        if change.kinds & {Kind.INTERACTION, Kind.CONTACT}:
            self.look()
