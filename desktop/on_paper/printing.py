"""Puts what is open on paper: a preview first, or a PDF."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSaveFile, Signal
from PySide6.QtGui import QPdfWriter, QTextDocument
from PySide6.QtWidgets import QWidget

from core.errors import UserError
from desktop.actions import Actions
from desktop.desk import Desk
from desktop.dialogs.file_choice import FileChoice
from desktop.window.pages import Pages
from desktop.window.workplace import Screens

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog

    from desktop.on_paper.paper import Paper


class Printing(QObject):
    """Reads in the lane, draws on the GUI thread. preview: the dialog that is open, if one is.

    Signals:
        told: what was saved, for the toast.
    """

    told = Signal(str)

    def __init__(
        self, window: QWidget, pages: Pages, screens: Screens, desk: Desk, actions: Actions
    ) -> None:
        super().__init__(window)
        self._window, self._pages, self._screens, self._desk = window, pages, screens, desk
        self.files = FileChoice()
        self.preview: QPrintPreviewDialog | None = None
        # The dialog owns neither, and draws with them for as long as it is there.
        self._held: tuple[QPrinter, QTextDocument] | None = None
        actions.print_page.triggered.connect(lambda _on=False: self._make(self._show))
        actions.save_pdf.triggered.connect(lambda _on=False: self._make(self._save))
        self._actions = (actions.print_page, actions.save_pdf)
        pages.stack.currentChanged.connect(self._weigh)
        weigh = self._weigh
        pages.when("contacts_page", lambda: pages.contacts_page.currentChanged.connect(weigh))
        pages.when("contacts_page", lambda: pages.contact.shown.connect(weigh))
        pages.when("companies_page", lambda: pages.company.shown_company.connect(weigh))
        pages.when("inbox_page", lambda: screens.inbox.opened.connect(weigh))
        self._weigh()

    def _weigh(self) -> None:
        for action in self._actions:
            action.setEnabled(self._has_something())

    def _make(self, then: Callable[[Paper], None]) -> None:
        from desktop.on_paper.printed_pages import PrintedPages  # noqa: PLC0415 - each page brings its own

        read = PrintedPages(self._pages, self._screens, self._desk).reader()
        if read is not None:
            lane, reporter = self._screens.wiring.data_lane, self._screens.wiring.reporter
            lane.run(self, read, lambda made: self._note(made(), then), reporter.tell)

    def _note(self, made: Paper, then: Callable[[Paper], None]) -> None:
        """Let the audit tell of it first."""
        lane, reporter = self._screens.wiring.data_lane, self._screens.wiring.reporter
        note = partial(self._desk.exports.note_taken, made.title)
        lane.run(self, note, lambda _nothing: then(made), reporter.tell)

    def _has_something(self) -> bool:
        """Say whether there is anything on the page that is open."""
        page, screens = self._pages.shown, self._screens
        if page == "inbox_page":
            return bool(screens.inbox.thread_id)
        if page == "contacts_page":
            is_table = self._pages.contacts_page.currentIndex() == 1
            return is_table or bool(screens.contacts.contact_id)
        if page == "companies_page":
            return bool(screens.companies.company_id)
        return page in ("home", "tasks", "calendar", "deals_page", "insights")

    def _show(self, made: Paper) -> None:
        # Only who prints needs them.
        from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog  # noqa: PLC0415

        from desktop.on_paper import paper, preview_icons  # noqa: PLC0415

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(made.title)
        paper.lay_out(printer, is_wide=paper.is_wide(made))
        document = paper.document(made)
        dialog = QPrintPreviewDialog(printer, self._window)
        preview_icons.dress(dialog)
        dialog.setWindowTitle(self.tr("Print: {title}").format(title=made.title))
        dialog.paintRequested.connect(document.print_)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._on_closed)
        dialog.resize(self._window.size() * 0.85)
        self.preview, self._held = dialog, (printer, document)
        dialog.open()

    def _on_closed(self) -> None:
        self.preview = None

    def _save(self, made: Paper) -> None:
        from desktop.on_paper import paper  # noqa: PLC0415 - as above

        title = self.tr("Save as PDF")
        place = self.files.save_file(self._window, title, f"{made.name}.pdf")
        if place is None:
            return
        file = QSaveFile(str(place))
        is_open = file.open(QSaveFile.OpenModeFlag.WriteOnly)
        if is_open:
            writer = QPdfWriter(file)
            writer.setTitle(made.title)
            writer.setCreator("Cardfile")
            paper.lay_out(writer, is_wide=paper.is_wide(made))
            paper.document(made).print_(writer)
            del writer  # it ends the file
        if not is_open or not file.commit():
            self._screens.wiring.reporter.tell(UserError("file-not-saved", file=place.name))
            return
        self.told.emit(self.tr("Saved as {file}").format(file=place.name))
