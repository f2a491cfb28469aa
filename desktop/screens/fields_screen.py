"""Connects the card of fields and tags to its service."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from core.domain.change import Change, Kind
from core.domain.field import Field, Tag
from core.errors import UserError
from core.services.field_service import RECORD_KINDS, FieldService
from desktop import failures
from desktop.dialogs.field_dialog import FieldDialog
from desktop.dialogs.name_dialog import NameDialog
from desktop.routines.tag_completion import TagCompletion
from desktop.views.records.fields_view import FieldsView
from desktop.wiring import Wiring

SETTLE_MS = 150
T = TypeVar("T")


class FieldsScreen(QObject):
    """Every change can be undone, so nothing asks whether really.

    Signals:
        told: what was done, for the toast.
    """

    told = Signal(str)

    def __init__(self, view: FieldsView, service: FieldService, wiring: Wiring) -> None:
        super().__init__(view)
        self._view, self._service, self._wiring = view, service, wiring
        self.dialog: FieldDialog | None = None
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._settling.timeout.connect(self._look)
        view.opened.connect(self._look)
        view.add_requested.connect(lambda: self._ask(None))
        view.change_requested.connect(self._ask)
        view.remove_requested.connect(self._on_remove)
        view.move_requested.connect(lambda *to: self._do(lambda: self._service.move(*to)))
        view.colour_chosen.connect(lambda *to: self._do(lambda: self._service.colour_tag(*to)))
        view.rename_requested.connect(self._on_rename)
        view.untag_requested.connect(self._on_untag)
        wiring.changes.changed.connect(self._on_changed)
        wiring.dialogs.offer("field", self._ask_again)
        wiring.dialogs.offer("tag", self._rename_again)

    def _look(self) -> None:
        if self._view.isVisible():
            self._run(
                lambda: (self._service.list_fields(), self._service.list_tags()),
                lambda found: self._view.show_fields(*found),
            )

    def _do(self, work: Callable[[], Change]) -> None:
        self._run(work, self._wiring.changes.announce)

    def _ask(self, field: Field | None) -> None:
        dialog = FieldDialog(field, self._view.window())
        self.dialog = dialog

        def on_error(error: Exception) -> None:
            if not isinstance(error, UserError):
                self._wiring.reporter.tell(error)
            dialog.show_problem(failures.told(error))

        def on_done(_result: object) -> None:
            dialog.accept()
            self._wiring.changes.announce(Change(frozenset({Kind.FIELD})))

        def on_entered(entered: Field) -> None:
            work = self._service.change if entered.id else self._service.add
            self._wiring.data_lane.run(self, lambda: work(entered), on_done, on_error)

        dialog.entered.connect(on_entered)
        dialog.finished.connect(self._on_finished)
        self._wiring.dialogs.open(dialog, "field", 0 if field is None else field.id)

    def _ask_again(self, field_id: int) -> None:
        def on_fields(fields: tuple[Field, ...]) -> None:
            self._ask(next((field for field in fields if field.id == field_id), None))

        self._run(self._service.list_fields, on_fields)

    def _rename_again(self, key: str) -> None:
        def on_tags(tags: tuple[Tag, ...]) -> None:
            for tag in tags:
                if tag.key == key:
                    self._on_rename(tag)

        self._run(self._service.list_tags, on_tags)

    def _run(self, work: Callable[[], T], on_done: Callable[[T], object]) -> None:
        self._wiring.data_lane.run(self, work, on_done, self._wiring.reporter.tell)

    def _on_finished(self) -> None:
        self.dialog = None

    def _on_remove(self, field: Field) -> None:
        self._do(lambda: self._service.remove(field.id))
        self.told.emit(
            self.tr("{field} removed with what stood in it; undo brings it back").format(
                field=field.name
            )
        )

    def _on_rename(self, tag: Tag) -> None:
        title = self.tr("Rename {tag}").format(tag=tag.name)
        dialog = NameDialog(title, self.tr("Name"), tag.name, self._view.window())
        TagCompletion(dialog.name, self._wiring, is_single=True)
        dialog.named.connect(lambda name: self._do(lambda: self._service.rename_tag(tag.key, name)))
        self._wiring.dialogs.open(dialog, "tag", tag.key)

    def _on_untag(self, tag: Tag) -> None:
        self._do(lambda: self._service.remove_tag(tag.key))
        self.told.emit(self.tr("{tag} taken away; undo brings it back").format(tag=tag.name))

    def _on_changed(self, change: Change) -> None:
        if change.kinds & {Kind.FIELD, Kind.TAG, *RECORD_KINDS}:
            self._settling.start()
