"""Plans follow-ups, and asks what becomes of them once the person has answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from core.domain.change import Change, Kind
from core.domain.contact import Contact
from core.domain.follow_up import Answered, FollowUps
from desktop.dialogs.follow_up_dialog import FollowUpDialog
from desktop.routines.deeds import Deeds
from desktop.views.inbox.answered_strip import AnsweredStrip
from desktop.wiring import Wiring

if TYPE_CHECKING:  # what nobody uses yet isn't loaded
    from core.services.contact_service import ContactService
    from core.services.follow_up_service import FollowUpService

SETTLE_MS = 300


class FollowUpScreen(QObject):
    """Nothing goes by itself: who answered is told, and a person decides.

    Signals:
        told: what was done and its step, for the toast.
        listed: who answered whose follow-ups are open (a tuple of Answered).
        answered: somebody answered whose follow-ups are open, for the first time in this window
            (words).
    """

    told = Signal(str, int)
    listed = Signal(object)
    answered = Signal(str)

    def __init__(
        self,
        window: QWidget,
        services: tuple[FollowUpService, ContactService],
        wiring: Wiring,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._service, self._contacts = services
        self._lane, self._reporter = wiring.data_lane, wiring.reporter
        self._deeds = Deeds(wiring, self)
        self._deeds.told.connect(self.told)
        self._dialogs = wiring.dialogs
        self._dialogs.offer("follow-ups", self.ask_for)
        self._known: set[int] = set()
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._settling.timeout.connect(self.look)
        wiring.changes.changed.connect(self._on_changed)

    def serve(self, strip: AnsweredStrip) -> None:
        """Ask here what becomes of them."""
        strip.drop_requested.connect(self._on_drop)
        strip.keep_requested.connect(self._on_keep)
        self.listed.connect(strip.show_people)
        self.look()

    def look(self) -> None:
        """See who answered."""
        self._lane.run(self, self._service.list_answered, self._on_answered, self._reporter.tell)

    def ask(self, contact: Contact, deal_id: int | None = None) -> None:
        """Ask for follow-ups for this contact."""
        dialog = FollowUpDialog(contact, deal_id, self._window)
        dialog.entered.connect(self._on_entered)
        self._dialogs.open(dialog, "follow-ups", contact.id, deal_id)

    def ask_for(self, contact_id: int, deal_id: int | None) -> None:
        """Ask for follow-ups about a deal, for whom it is with."""
        self._lane.run(
            self,
            lambda: self._contacts.get(contact_id),
            lambda contact: self.ask(contact, deal_id),
            self._reporter.tell,
        )

    def _on_entered(self, wanted: FollowUps) -> None:
        words = self.tr("%n follow-up(s) planned", "", len(wanted.steps))
        self._deeds.do(lambda: self._service.plan(wanted), words, "follow-ups")

    def _on_answered(self, people: tuple[Answered, ...]) -> None:
        self.listed.emit(people)
        new = [one for one in people if one.contact_id not in self._known]
        self._known = {one.contact_id for one in people}
        for one in new[:1]:
            words = self.tr("{name} answered. What becomes of the follow-ups is asked under Tasks.")
            self.answered.emit(words.format(name=one.contact_name))

    def _on_drop(self, one: Answered) -> None:
        words = self.tr("%n follow-up(s) dropped", "", len(one.task_ids))
        self._deeds.do(lambda: self._service.drop(one.task_ids), words)

    def _on_keep(self, one: Answered) -> None:
        words = self.tr("%n follow-up(s) kept as tasks", "", len(one.task_ids))
        self._deeds.do(lambda: self._service.keep(one.task_ids), words)

    def _on_changed(self, change: Change) -> None:
        if change.kinds & {Kind.TASK, Kind.INTERACTION, Kind.CONTACT}:
            self._settling.start()
