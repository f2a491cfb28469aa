"""Goes through people one after the other: asks, does, and takes back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.domain.change import Change, Kind
from core.domain.cleanup import CleanupCard, Decision
from core.domain.duplicate import MergeWish
from core.domain.view import BulkChange, BulkDeed, Selection
from core.errors import UserError
from desktop.dialogs.cleanup_dialog import CleanupDialog
from desktop.dialogs.name_dialog import NameDialog
from desktop.routines.tag_completion import TagCompletion
from desktop.wiring import Wiring

if TYPE_CHECKING:  # what nobody uses yet isn't loaded
    from core.services.bulk_service import BulkService
    from core.services.contact_service import ContactService
    from core.services.duplicate_service import DuplicateService
    from core.services.history_service import HistoryService
    from core.services.inbox_service import InboxService

_KINDS = frozenset({Kind.CONTACT, Kind.COMPANY, Kind.INTERACTION, Kind.TAG})


@dataclass(frozen=True, slots=True)
class CleanupServices:
    """What the deeds are done with."""

    contacts: ContactService
    inbox: InboxService
    duplicates: DuplicateService
    bulk: BulkService
    history: HistoryService


class CleanupScreen(QObject):
    """Each decision is a step of its own; the way back undoes the last one.

    Signals:
        told: what went wrong or was done, for the toast.
    """

    told = Signal(str)

    def __init__(self, window: QWidget, services: CleanupServices, wiring: Wiring) -> None:
        super().__init__(window)
        self._window, self._do = window, services
        self._wiring = wiring
        self._lane, self._changes, self._reporter = (
            wiring.data_lane,
            wiring.changes,
            wiring.reporter,
        )
        self.dialog: CleanupDialog | None = None
        self._people: tuple[int, ...] = ()
        self._decided: list[tuple[Decision, int]] = []
        self._card: CleanupCard | None = None
        self._tag = ""

    def open(self, step_id: int = 0) -> None:
        """Go through whom an import brought; 0 for the newest import that brought somebody."""
        if self.dialog is not None:
            self.dialog.show()
            self.dialog.activateWindow()
            return
        self._lane.run(
            self,
            lambda: self._do.contacts.list_made(step_id),
            self._on_people,
            self._reporter.tell,
        )

    def open_work(self) -> dict[str, Any]:
        """Return who is left to be gone through."""
        left = self._people[len(self._decided) :]
        return {"people": list(left)} if self.dialog is not None and left else {}

    def resume(self, work: dict[str, Any]) -> None:
        """Go on with whom `open_work` returned."""
        self._on_people(tuple(work["people"]))

    def _on_people(self, people: tuple[int, ...]) -> None:
        self._people, self._decided = people, []
        dialog = CleanupDialog(self._window)
        dialog.decided.connect(self._on_decided)
        dialog.back_requested.connect(self._on_back)
        dialog.finished.connect(self._on_closed)
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        self._next()
        dialog.show()

    def _on_closed(self) -> None:
        self.dialog = None

    def _next(self) -> None:
        """Show who is next; who is gone meanwhile is passed by."""
        at = len(self._decided)
        if at >= len(self._people):
            self._show(None)
            return
        person = self._people[at]
        self._lane.run(self, lambda: self._read(person), self._show, self._on_unread)

    def _read(self, contact_id: int) -> CleanupCard:
        """Read somebody; runs in the lane."""
        contact = self._do.contacts.get(contact_id)
        timeline = self._do.inbox.open_timeline(contact_id, 1)
        twin, likeness = self._do.duplicates.find_twin(contact_id) or (None, None)
        return CleanupCard(contact, timeline, twin, likeness)

    def _show(self, card: CleanupCard | None) -> None:
        self._card = card
        if self.dialog is not None:
            counts = Counter(decision for decision, _step in self._decided)
            self.dialog.show_counts(dict(counts), may_go_back=bool(self._decided))
            self.dialog.show_card(card, len(self._decided), len(self._people))

    def _on_unread(self, error: Exception) -> None:
        if isinstance(error, UserError) and error.key == "no-such-record":
            self._decided.append((Decision.SKIP, 0))
            self._next()
        else:
            self._reporter.tell(error)

    def _on_decided(self, decision: Decision) -> None:
        if decision is Decision.TAG:
            self._ask_tag()
        else:
            self._act(decision)

    def _ask_tag(self) -> None:
        dialog = NameDialog(self.tr("Add tag"), self.tr("Tag"), self._tag, self.dialog)
        TagCompletion(dialog.name, self._wiring, is_single=True)
        dialog.named.connect(self._on_tag)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_tag(self, tag: str) -> None:
        self._tag = tag
        self._act(Decision.TAG)

    def _act(self, decision: Decision) -> None:
        if self.dialog is None or self._card is None:
            return
        self.dialog.show_waiting()
        deed = self._deed(decision, self._card)
        self._lane.run(self, deed, lambda step: self._on_done(decision, step), self._on_error)

    def _deed(self, decision: Decision, card: CleanupCard) -> Callable[[], int]:
        """Return what does it and returns its step, 0 for none; it runs in the lane."""
        key, do, tag = card.contact.id, self._do, self._tag
        chosen = Selection((key,))
        twin = card.twin
        if decision is Decision.MERGE and twin is not None:
            return lambda: do.duplicates.merge(MergeWish(twin.id, (key,)))[1].made_step
        deeds: dict[Decision, Callable[[], int]] = {
            Decision.ARCHIVE: lambda: do.bulk.run(chosen, BulkChange(BulkDeed.ARCHIVE)).step_id,
            Decision.TAG: lambda: (
                do.bulk.run(chosen, BulkChange(BulkDeed.ADD_TAG, value=tag)).step_id
            ),
            Decision.COMPANY: lambda: do.contacts.make_company(key).made_step,
            Decision.REMOVE: lambda: do.contacts.remove(key).made_step,
        }
        return deeds.get(decision, lambda: 0)

    def _on_done(self, decision: Decision, step_id: int) -> None:
        self._decided.append((decision, step_id))
        if step_id:
            self._changes.announce(Change(_KINDS, made_step=step_id))
        self._next()

    def _on_back(self) -> None:
        while self._decided and self._decided[-1][0] is Decision.SKIP:
            self._decided.pop()
        if not self._decided or self.dialog is None:
            return
        step_id = self._decided[-1][1]
        self.dialog.show_waiting()
        if step_id:
            self._lane.run(
                self, lambda: self._do.history.undo(step_id), self._on_undone, self._on_error
            )
        else:
            self._decided.pop()
            self._next()

    def _on_undone(self, change: Change) -> None:
        self._decided.pop()
        self._changes.announce(change)
        self._next()

    def _on_error(self, error: Exception) -> None:
        if self.dialog is not None:
            self.dialog.show_failed()
        self._reporter.tell(error)
