"""The import: looking first, then the doing, then what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.domain.importing import (
    ImportBatch,
    ImportOptions,
    ImportPreview,
    ImportProgress,
    ImportReport,
    OpenImport,
)
from desktop.views.drop_veil import dropped_paths
from desktop.views.imports.import_preview_view import ImportPreviewView
from desktop.views.imports.import_report_view import ImportReportView
from desktop.views.imports.open_import_view import OpenImportView
from desktop.views.parts.button import Button
from desktop.views.parts.empty_view import EmptyView
from desktop.views.parts.label import Label
from desktop.views.parts.problem_strip import ProblemStrip

ARRIVAL_MS = 600
_PRESSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class ImportDialog(QDialog):
    """Never blocks the window behind it.

    Signals:
        files_requested, folder_requested: ask the person for them.
        paste_requested: look into the text on the clipboard.
        paths_chosen: look into these (paths).
        preview_requested: read the first records again (ImportOptions).
        import_requested: bring them in, or only try to (ImportOptions).
        stop_requested: stop what is going on.
        undo_requested: take the import back (the step's id).
        clean_up_requested: go through whom it brought (the step's id).
        The view `open_import` has two more, about one that was stopped.
        save_requested: write what was left out to a file (the ImportReport).
    """

    files_requested = Signal()
    folder_requested = Signal()
    paste_requested = Signal()
    paths_chosen = Signal(object)
    preview_requested = Signal(object)
    import_requested = Signal(object)
    stop_requested = Signal()
    undo_requested = Signal(int)
    clean_up_requested = Signal(int)
    save_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paths: tuple[Path, ...] = ()
        self._report, self._is_running, self._is_trial = ImportReport(), False, False
        self._is_pasted, self._old_label, self._has_rows = False, "", True
        self._title, self._files = Label("title"), Label("body", elides=True)
        self.preview, self.report = ImportPreviewView(), ImportReportView()
        self._files_button, self._folder_button = Button("primary"), Button()
        self._paste_button = Button()
        self._choose = EmptyView(
            "download-simple", self._files_button, self._folder_button, self._paste_button
        )
        self._choose.setObjectName("dropArea")
        self._choose.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._busy = QWidget()
        self._bar, self._doing = QProgressBar(), Label("meta", elides=True)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self.problem, self.open_import = ProblemStrip(), OpenImportView()
        self._cancel, self._try, self._go = Button(), Button(), Button("primary")
        self._undo, self._save = Button(icon="arrow-counter-clockwise"), Button()
        self.clean_up = Button(icon="users")
        self._stack, self._arriving = QStackedWidget(), QTimer(self)
        self._arriving.setSingleShot(True)
        self._arriving.setInterval(ARRIVAL_MS)
        self._lay_out()
        for button in (self._cancel, self._try, self._go):
            button.installEventFilter(self)
        self._cancel.clicked.connect(self._on_cancel)
        self._go.clicked.connect(self._on_go)
        self._try.clicked.connect(self._on_try)
        self._undo.clicked.connect(self._on_undo)
        self.clean_up.clicked.connect(lambda: self.clean_up_requested.emit(self._report.step_id))
        self._save.clicked.connect(lambda: self.save_requested.emit(self._report))
        self.preview.mapping_changed.connect(
            lambda: self.preview_requested.emit(self.preview.options(""))
        )
        self._files_button.clicked.connect(self.files_requested)
        self._folder_button.clicked.connect(self.folder_requested)
        self._paste_button.clicked.connect(self.paste_requested)
        self._go.setDefault(True)
        self.setAcceptDrops(True)
        self.resize(820, 600)
        self.setMinimumSize(560, 420)
        self.retranslate()

    def _lay_out(self) -> None:
        busy = QVBoxLayout(self._busy)
        busy.setContentsMargins(0, 0, 0, 0)
        busy.addStretch()
        busy.addWidget(self._bar)
        busy.addWidget(self._doing)
        busy.addStretch()
        for page in (self._choose, self._busy, self.preview, self.report):
            self._stack.addWidget(page)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._undo)
        foot.addWidget(self.clean_up)
        foot.addWidget(self._save)
        foot.addStretch()
        foot.addWidget(self._cancel)
        foot.addWidget(self._try)
        foot.addWidget(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._files)
        column.addWidget(self.open_import)
        column.addWidget(self._stack, 1)
        column.addWidget(self.problem)
        column.addLayout(foot)

    def show_paths(self, paths: Sequence[Path], *, is_pasted: bool = False) -> None:
        """Show which files it is about, and that their first records are being read."""
        self._paths, self._is_pasted, self._old_label = tuple(paths), is_pasted, ""
        self._arriving.start()
        self.preview.forget_choices()
        self.problem.hide()
        self._stack.setCurrentWidget(self._busy)
        self._bar.setRange(0, 0)
        self.retranslate()
        self._doing.setText(self.tr("Reading the first records…"))

    def show_open(self, found: OpenImport | None) -> None:
        """Offer to go on with an import that was stopped; None: there is none."""
        self.open_import.show_import(found)
        self.retranslate()
        if self.open_import.isVisibleTo(self):
            self.open_import.go_on.setFocus()

    def show_going_on(self, label: str) -> None:
        """Show that it is gone on with an import that was stopped."""
        self._old_label = label
        self._show_running(is_trial=False)

    def show_preview(self, preview: ImportPreview, known_addresses: tuple[str, ...]) -> None:
        """Show what would come in."""
        self.preview.show_preview(preview, known_addresses)
        self._stack.setCurrentWidget(self.preview)
        self._arriving.start()
        self._go.setEnabled(bool(preview.records or preview.rejections))
        self._go.setFocus()
        self.problem.hide()
        if not preview.records:
            self.problem.tell(
                self.tr("Nothing in it can be read."),
                self.tr(
                    "Cardfile reads mail, tables, spreadsheets, contacts, calendars, chats "
                    "and folders of them."
                ),
            )
        self.retranslate()

    def show_progress(self, progress: ImportProgress) -> None:
        """Show how far it is."""
        if progress.bytes_total:
            self._bar.setRange(0, 1000)
            self._bar.setValue(round(1000 * progress.bytes_done / progress.bytes_total))
        read = self.tr("%n record(s) read", "", progress.read)
        self._doing.setText(f"{read}  ·  {progress.file}")

    def show_report(self, report: ImportReport) -> None:
        """Show what it did."""
        self._report, self._is_running = report, False
        self._arriving.start()
        self.report.show_report(report, is_trial=self._is_trial)
        self._stack.setCurrentWidget(self.report)
        self.retranslate()
        self._go.setFocus()

    def show_earlier(self, batch: ImportBatch) -> None:
        """Open with what an import did; rows that were left out are no longer there to save."""
        self._old_label, self._has_rows = batch.label, False
        self.show_report(batch.report)
        self.show()

    @property
    def is_over(self) -> bool:
        """Whether it shows what an import did."""
        return self._stack.currentWidget() is self.report and not self._is_trial

    @property
    def step(self) -> int:
        """The step of the import whose result it shows, 0 where nothing was written."""
        return self._report.step_id

    def show_problem(self, what: str, remedy: str) -> None:
        """Say what went wrong; the person may try again."""
        self._is_running = False
        self.problem.tell(what, remedy)
        if self._stack.currentWidget() is self._busy and self.preview.grid.isVisibleTo(
            self.preview
        ):
            self._stack.setCurrentWidget(self.preview)
        self._doing.setText("")
        self._bar.setRange(0, 1)
        self.retranslate()

    def _on_go(self) -> None:
        if self.is_over:
            self.accept()
            return
        self._start(is_trial=False)

    def _on_try(self) -> None:
        self._start(is_trial=True)

    def _show_running(self, *, is_trial: bool) -> None:
        self._is_running, self._is_trial = True, is_trial
        self.problem.hide()
        self._bar.setRange(0, 0)
        self._doing.setText(self.tr("Starting…"))
        self._stack.setCurrentWidget(self._busy)
        self.retranslate()

    def _start(self, *, is_trial: bool) -> None:
        self._show_running(is_trial=is_trial)
        options = self.preview.options(self._label())
        self.import_requested.emit(replace(options, is_dry_run=is_trial))

    def _on_cancel(self) -> None:
        if self._is_running:
            self._cancel.setEnabled(False)
            self._doing.setText(self.tr("Stopping…"))
            self.stop_requested.emit()
        else:
            self.reject()

    def _on_undo(self) -> None:
        self.undo_requested.emit(self._report.step_id)
        self.accept()

    def _label(self) -> str:
        if self._is_pasted:
            return self.tr("Pasted text")
        if self._old_label:
            return self._old_label
        names = [path.name for path in self._paths]
        return ", ".join(names[:3]) + (" …" if len(names) > 3 else "")

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        page = self._stack.currentWidget()
        self.setWindowTitle(self.tr("Import"))
        self._title.setText(self.tr("Import"))
        self._files.setText(self._label())
        self._files.setVisible(bool(self._label()))
        is_choosing = page is self._choose
        self.open_import.setVisible(is_choosing and self.open_import.has_import)
        self._files_button.say(self.tr("Choose files…"))
        self._folder_button.say(self.tr("Choose a folder…"))
        self._paste_button.say(self.tr("Paste text"))
        self._choose.say(
            self.tr("Drop files here, or choose them"),
            self.tr(
                "Mail, tables, spreadsheets, contacts, calendars, folders of them, or a chat or a "
                "mail that you copied. You see it first."
            ),
        )
        self._cancel.say(self.tr("Stop") if self._is_running else self.tr("Cancel"))
        self._cancel.setEnabled(True)
        is_over = self.is_over
        self._cancel.setVisible(not is_over)
        self._try.say(self.tr("Only try"), self.tr("Say what would happen and write nothing"))
        self._try.setVisible(page is self.preview)
        self._try.setEnabled(self._go.isEnabled())
        self._go.say(self.tr("Done") if is_over else self.tr("Import"))
        self._go.setVisible(page in (self.preview, self.report))
        self._undo.say(self.tr("Undo this import"))
        self.clean_up.say(self.tr("Go through them…"), self.tr("Decide about each new contact"))
        self.clean_up.setVisible(is_over and self._report.created > 0)
        self._undo.setVisible(is_over and self._report.step_id > 0)
        self._save.say(self.tr("Save what was left out…"))
        has_rejected = page is self.report and bool(self._report.rejections)
        self._save.setVisible(has_rejected and self._has_rows)

    def options(self) -> ImportOptions:
        """Return how to import, as chosen now."""
        return self.preview.options(self._label())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files while none are chosen."""
        if event.mimeData().hasUrls() and self._stack.currentWidget() is self._choose:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look into what was dropped."""
        self.paths_chosen.emit(dropped_paths(event.mimeData()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take copied text while nothing is chosen."""
        is_paste = event.matches(QKeySequence.StandardKey.Paste)
        if self._is_stray(event):
            event.accept()
        elif is_paste and self._stack.currentWidget() is self._choose:
            self.paste_requested.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep from the buttons what was pressed for something else."""
        if event.type() == QEvent.Type.KeyPress and self._is_stray(cast("QKeyEvent", event)):
            return True
        return super().eventFilter(watched, event)

    def _is_stray(self, event: QKeyEvent) -> bool:
        """Say whether a key was pressed for the dialog or the page that stood here before."""
        return event.key() in _PRESSING and (event.isAutoRepeat() or self._arriving.isActive())

    def changeEvent(self, event: QEvent) -> None:
        """Follow a switch of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def reject(self) -> None:
        """Stop a running import before closing; what was read by then stays and is reported."""
        if self._is_running:
            self._on_cancel()
            return
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay open while an import runs; closing means stopping it."""
        if self._is_running:
            self._on_cancel()
            event.ignore()
            return
        super().closeEvent(event)
