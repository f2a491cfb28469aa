"""Puts what is open on paper: a preview first, or a PDF."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QSaveFile, Signal
from PySide6.QtGui import QPdfWriter, QTextDocument
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from core.domain.task import TaskGroup
from core.domain.view import View
from core.errors import UserError
from desktop import page_papers, paper, papers, preview_icons, view_words
from desktop.actions import Actions
from desktop.desk import Desk
from desktop.dialogs.file_choice import FileChoice
from desktop.pages import PageName, Pages
from desktop.paper import Paper
from desktop.workplace import Screens

MOST_ROWS, MOST_MESSAGES = 1000, 200

_Made = Callable[[], Paper]


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
            action.setEnabled(self._reader() is not None)

    def _make(self, then: Callable[[Paper], None]) -> None:
        read = self._reader()
        if read is not None:
            lane, reporter = self._screens.wiring.data_lane, self._screens.wiring.reporter
            lane.run(self, read, lambda made: self._note(made(), then), reporter.tell)

    def _note(self, made: Paper, then: Callable[[Paper], None]) -> None:
        """Let the audit tell of it first."""
        lane, reporter = self._screens.wiring.data_lane, self._screens.wiring.reporter
        note = partial(self._desk.exports.note_taken, made.title)
        lane.run(self, note, lambda _nothing: then(made), reporter.tell)

    def _reader(self) -> Callable[[], _Made] | None:
        """Return how to read what is open; it returns how its paper is made, on the GUI thread."""
        page, screens = self._pages.shown, self._screens
        if page == "inbox_page":
            return self._thread(screens.inbox.thread_id)
        if page == "contacts_page" and self._pages.contacts_page.currentIndex() == 1:
            return self._table()
        if page == "contacts_page":
            return self._contact(screens.contacts.contact_id)
        if page == "companies_page":
            return self._company(screens.companies.company_id)
        whole: dict[PageName, Callable[[], _Made]] = {
            "home": self._home,
            "tasks": self._tasks,
            "calendar": self._calendar,
            "deals_page": self._deals,
            "insights": self._insights,
        }
        return whole.get(page)

    def _thread(self, thread_id: int) -> Callable[[], _Made] | None:
        if not thread_id:
            return None

        def read() -> _Made:
            inbox = self._desk.inbox
            head, messages = inbox.get_conversation(thread_id), inbox.list_messages(thread_id)
            return lambda: papers.conversation(head, messages)

        return read

    def _contact(self, contact_id: int) -> Callable[[], _Made] | None:
        if not contact_id:
            return None

        def read() -> _Made:
            person = self._desk.contacts.get(contact_id)
            passed = self._desk.inbox.open_timeline(contact_id, MOST_MESSAGES)
            return lambda: papers.contact(person, passed.newest, passed.count)

        return read

    def _company(self, company_id: int) -> Callable[[], _Made] | None:
        if not company_id:
            return None

        def read() -> _Made:
            found = self._desk.companies.open(company_id)
            return lambda: page_papers.company(found)

        return read

    def _home(self) -> _Made:
        agenda = self._desk.home.look()
        return lambda: page_papers.home(agenda)

    def _calendar(self) -> _Made:
        title, (first, last) = self._pages.calendar.title(), self._pages.calendar.span()
        days = self._desk.tasks.list_days(first, last)
        return lambda: page_papers.calendar(title, days)

    def _insights(self) -> _Made:
        """Return what stands on the page: its figures were counted for what was asked there."""
        return lambda: page_papers.insights(*self._pages.insights.printed())

    def _table(self) -> Callable[[], _Made]:
        known = {place.name: place for place in self._screens.people.places}
        view: View = self._screens.people.shown_columns()
        places = tuple(known[column] for column in view.columns)
        title = view_words.about(view.about)

        def read() -> _Made:
            found = self._desk.views.page(view, MOST_ROWS).rows
            return lambda: papers.rows(
                title,
                tuple(view_words.place(place) for place in places),
                tuple(
                    tuple(view_words.cell(*pair) for pair in zip(places, row.cells, strict=True))
                    for row in found
                ),
            )

        return read

    def _tasks(self) -> _Made:
        lists = self._desk.tasks.list_groups(each=MOST_ROWS)
        shown = tuple(found for found in lists if found.group is not TaskGroup.DONE)
        return lambda: papers.tasks(shown)

    def _deals(self) -> _Made:
        lines = self._desk.deals.list_by_stage(MOST_ROWS)
        return lambda: papers.deals(lines, ())

    def _show(self, made: Paper) -> None:
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
