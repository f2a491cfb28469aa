"""Connects what a contact may ask for (package, correction, erasure) to the services."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.domain.change import Change, Kind
from core.domain.contact import Contact
from core.domain.field import Field
from core.domain.ports import ModelHost
from core.domain.rights import ErasureReport, PersonRecord
from core.services import person_package
from desktop import failures
from desktop.dialogs.correct_contact_dialog import CorrectContactDialog
from desktop.dialogs.erase_person_dialog import ErasePersonDialog
from desktop.dialogs.erasure_dialog import ErasureDialog
from desktop.dialogs.file_choice import FileChoice
from desktop.on_paper import person_pdf
from desktop.routines.tag_completion import TagCompletion
from desktop.views.records.contact_view import ContactView
from desktop.wiring import Wiring

if TYPE_CHECKING:  # what nobody uses yet isn't loaded
    from core.services.backup_service import BackupService
    from core.services.contact_service import ContactService
    from core.services.field_service import FieldService
    from core.services.rights_service import RightsService


class RightsScreen(QObject):
    """Asks where to and whether really; the services do it.

    Signals:
        told: what was done, for the toast.
    """

    told = Signal(str)

    def __init__(
        self,
        view: ContactView,
        services: tuple[RightsService, ContactService, BackupService, FieldService],
        host: ModelHost,
        wiring: Wiring,
    ) -> None:
        super().__init__(view)
        self._view, self._wiring = view, wiring
        self._rights, self._contacts, self._backups, self._fields = services
        self._host, self._model_lane = host, wiring.model_lane
        self._lane, self._long_lane = wiring.data_lane, wiring.import_lane
        self._changes, self._reporter = wiring.changes, wiring.reporter
        self._dialogs = wiring.dialogs
        self._dialogs.offer("correction", self._correct_again)
        self.files = FileChoice()
        view.export_requested.connect(self._on_export)
        view.erase_requested.connect(self._on_erase)
        view.correct_requested.connect(self._on_correct)

    def _on_export(self, contact: Contact) -> None:
        title = self.tr("Save everything about {name}").format(name=contact.name)
        to = self.files.save_file(self._view, title, f"{contact.name}.zip")
        if to is not None:
            self._lane.run(
                self,
                lambda: self._rights.gather(contact.id),
                lambda record: self._on_gathered(record, to),
                self._reporter.tell,
            )

    def _on_gathered(self, record: PersonRecord, to: Path) -> None:
        pdf = person_pdf.render(record)
        self._lane.run(
            self,
            lambda: person_package.write(record, pdf, to),
            lambda _count: self.told.emit(self.tr("Saved as {file}").format(file=to.name)),
            self._reporter.tell,
        )

    def _on_correct(self, contact: Contact) -> None:
        self._lane.run(
            self,
            lambda: self._fields.list_fields(Kind.CONTACT),
            lambda fields: self._correct(contact, fields),
            self._reporter.tell,
        )

    def _correct_again(self, contact_id: int) -> None:
        self._lane.run(
            self, lambda: self._contacts.get(contact_id), self._on_correct, self._reporter.tell
        )

    def _correct(self, contact: Contact, fields: tuple[Field, ...]) -> None:
        dialog = CorrectContactDialog(contact, fields, self._view.window())
        TagCompletion(dialog.tags, self._wiring)
        dialog.corrected.connect(self._on_corrected)
        self._dialogs.open(dialog, "correction", contact.id)

    def _on_corrected(self, corrected: Contact) -> None:
        self._lane.run(
            self,
            lambda: self._contacts.correct(corrected),
            self._changes.announce,
            self._dialogs.not_stored("correction", self._reporter.tell),
        )

    def _on_erase(self, contact: Contact) -> None:
        dialog = ErasePersonDialog(contact, self._view.window())
        dialog.erase_confirmed.connect(self._on_confirmed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_confirmed(self, contact_id: int) -> None:
        self._lane.run(
            self, lambda: self._rights.erase(contact_id), self._on_erased, self._reporter.tell
        )

    def _on_erased(self, report: ErasureReport) -> None:
        self._changes.announce(Change(frozenset(Kind)))
        # The engine may have the person's messages in its memory; it starts anew when needed.
        self._model_lane.run(self, self._host.close, lambda _none: None, self._reporter.tell)
        dialog = ErasureDialog(report, self._view.window())
        dialog.renewal_requested.connect(lambda: self._renew_backups(dialog, report))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _renew_backups(self, dialog: ErasureDialog, report: ErasureReport) -> None:
        self._long_lane.run(
            dialog,
            lambda: self._backups.renew_all(report.backups),
            lambda done: dialog.show_renewed(done[1]),
            lambda error: dialog.show_problem(failures.told(error)),
        )
