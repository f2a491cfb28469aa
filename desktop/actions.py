"""Every command of the window, defined once: its words, its keys, its icon."""

from __future__ import annotations

import itertools

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


class Actions(QObject):
    """The commands; menus, buttons and keys all lead to these. GUI thread only."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.go_home = self._make("house", "Alt+Home")
        self.go_inbox = self._make("tray", "Ctrl+1")
        self.go_contacts = self._make("users", "Ctrl+2")
        self.go_companies = self._make("buildings", "Ctrl+Shift+F")
        self.go_deals = self._make("handshake", "Ctrl+3")
        self.go_board = self._make("kanban", "Ctrl+Shift+B")
        self.go_tasks = self._make("check-square", "Ctrl+4")
        self.go_calendar = self._make("calendar-blank", "Ctrl+Shift+A")
        self.go_knowledge = self._make("book-open", "Ctrl+5")
        self.go_unsure = self._make("smiley-meh", "Ctrl+U")
        self.go_history = self._make("clock-counter-clockwise", "Ctrl+6")
        self.go_insights = self._make("chart-line-up", "Ctrl+7")
        self.go_privacy = self._make("shield-check", "Ctrl+Shift+P")
        self.go_settings = self._make("gear-six", "Ctrl+,")
        self.palette = self._make("command", "Ctrl+K", "Ctrl+Shift+K")
        self.search = self._make("magnifying-glass", "Ctrl+F")
        self.capture = self._make("note-pencil", "Ctrl+J")
        self.back = self._make("caret-left", "Alt+Left", "Back")
        self.forward = self._make("caret-right", "Alt+Right", "Forward")
        for way in (self.back, self.forward):
            way.setEnabled(False)  # nothing else was open yet
        self.import_files = self._make("download-simple", "Ctrl+I")
        self.export_files = self._make("upload-simple", "Ctrl+Shift+E")
        self.new_contact = self._make("user-plus", "Ctrl+N")
        self.new_deal = self._make("plus", "Ctrl+Shift+O")
        self.new_task = self._make("plus", "Ctrl+T")
        self.follow_ups = self._make("clock-counter-clockwise", "Ctrl+Shift+L")
        self.contacts_table = self._make("table", "Ctrl+Shift+T")
        self.find_duplicates = self._make("users-three", "Ctrl+Shift+M")
        self.add_sender = self._make("user-plus", "Ctrl+Shift+N")
        self.wave_off = self._make("check", "Ctrl+E")
        self._make_for_replies()
        self.undo = self._make("arrow-counter-clockwise", "Ctrl+Z")
        self.redo = self._make("arrow-clockwise", "Ctrl+Shift+Z", "Ctrl+Y")
        self.undo_list = self._make("caret-down", "Ctrl+Alt+Z")
        self.print_page = self._make("printer", "Ctrl+P")
        self.save_pdf = self._make("file-text", "Ctrl+Alt+P")
        self.open_apart = self._make("app-window", "Ctrl+Shift+Return")
        self.clean_up = self._make("users", "Ctrl+Shift+U")
        self.next_pane, self.previous_pane = self._make("", "F6"), self._make("", "Shift+F6")
        self.help = self._make("info", "F1")
        self.lock = self._make("lock-key", "Ctrl+L")
        self.quit = self._make("x", "Ctrl+Q")
        self.retranslate()

    def _make_for_replies(self) -> None:
        self.draft = self._make("sparkle", "Ctrl+D")
        self.stop = self._make("stop-fill", "Esc")
        self.hand_over = self._make("paper-plane-tilt", "Ctrl+Return")
        self.copy_reply = self._make("copy", "Ctrl+Shift+C")
        self.save_reply = self._make("floppy-disk", "Ctrl+Shift+S")
        self.discard = self._make("trash", "Ctrl+Shift+D")
        self.answers = tuple(self._make("", f"Alt+{number}") for number in (1, 2, 3))
        self.next_ready = self._make("caret-right", "Ctrl+Alt+J")

    def _make(self, icon: str, *keys: str) -> QAction:
        action = QAction(self._window)
        action.setData(icon)
        # As they stand in the code: else Qt asks for each word's translation, 500 times in a start.
        plain = QKeySequence.SequenceFormat.PortableText
        action.setShortcuts([QKeySequence(key, plain) for key in keys])
        self._window.addAction(action)
        return action

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        parts = (self._page_texts(), self._texts(), self._hand_texts(), self._reply_texts())
        for action, text, tip in itertools.chain(*parts):
            action.setText(text)
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{tip or text.rstrip('…')}  ({keys})")

    def _page_texts(self) -> tuple[tuple[QAction, str, str], ...]:
        return (
            (self.go_home, self.tr("Home"), self.tr("What to do next, and why")),
            (self.go_inbox, self.tr("Inbox"), ""),
            (self.go_contacts, self.tr("Contacts"), ""),
            (
                self.go_companies,
                self.tr("Companies"),
                self.tr("Firms, their people and all that passed"),
            ),
            (self.go_deals, self.tr("Deals"), self.tr("What may be sold, and how far it is")),
            (
                self.go_board,
                self.tr("Deals as a board"),
                self.tr("A column for each stage, cards to move"),
            ),
            (self.go_tasks, self.tr("Tasks"), self.tr("What is to be done")),
            (
                self.go_calendar,
                self.tr("Calendar"),
                self.tr("Days, weeks and months, and what is on them"),
            ),
            (self.go_knowledge, self.tr("Knowledge"), self.tr("What answers may rely on")),
            (
                self.go_unsure,
                self.tr("Not sure"),
                self.tr("Messages whose mood is hard to tell, and how the program learns"),
            ),
            (self.go_history, self.tr("History"), self.tr("Every step, and a way back")),
            (
                self.go_insights,
                self.tr("Insights"),
                self.tr("Moods, satisfaction, reply times and deals in figures"),
            ),
            (self.go_privacy, self.tr("Privacy"), self.tr("What is promised, and its proof")),
            (self.go_settings, self.tr("Settings"), ""),
        )

    def _texts(self) -> tuple[tuple[QAction, str, str], ...]:
        return (
            (self.palette, self.tr("Everything…"), self.tr("Any command or record, by its name")),
            (self.search, self.tr("Search"), ""),
            (
                self.capture,
                self.tr("Note it…"),
                self.tr("One line becomes an entry and a task"),
            ),
            (self.back, self.tr("Back"), self.tr("Back to what was open before")),
            (self.forward, self.tr("Forward"), ""),
            (self.import_files, self.tr("Import…"), self.tr("Bring in mail, contacts or a table")),
            (
                self.export_files,
                self.tr("Export…"),
                self.tr("Take everything with you, or a part of it"),
            ),
            (self.new_contact, self.tr("New contact…"), ""),
            (self.new_deal, self.tr("New deal…"), ""),
            (self.new_task, self.tr("New task"), ""),
            (
                self.follow_ups,
                self.tr("Follow-ups…"),
                self.tr("Tasks counted from a day, for who is open"),
            ),
            (
                self.contacts_table,
                self.tr("As a table"),
                self.tr("Contacts as a list or as a table with filters and columns"),
            ),
            (
                self.find_duplicates,
                self.tr("Duplicates…"),
                self.tr("Find contacts that are one person"),
            ),
        )

    def _hand_texts(self) -> tuple[tuple[QAction, str, str], ...]:
        return (
            (self.undo, self.tr("Undo"), ""),
            (self.redo, self.tr("Redo"), ""),
            (
                self.undo_list,
                self.tr("Last steps"),
                self.tr("The last steps; take back any one of them"),
            ),
            (self.print_page, self.tr("Print…"), self.tr("Print what is open; you see it first")),
            (self.save_pdf, self.tr("Save as PDF…"), self.tr("Save what is open as a PDF")),
            (
                self.open_apart,
                self.tr("In a window of its own"),
                self.tr("Open this conversation or contact in a window of its own"),
            ),
            (
                self.clean_up,
                self.tr("Clean up…"),
                self.tr("Decide about the contacts of the last import, one after the other"),
            ),
            (
                self.next_pane,
                self.tr("Next pane"),
                self.tr("The keyboard goes on: pages, list, what is open, reply"),
            ),
            (self.previous_pane, self.tr("Pane before"), ""),
            (self.help, self.tr("Help"), self.tr("The manual: an ordinary day with Cardfile")),
            (self.lock, self.tr("Lock"), self.tr("Lock; what you were writing comes back")),
            (self.quit, self.tr("Quit"), ""),
        )

    def _reply_texts(self) -> tuple[tuple[QAction, str, str], ...]:
        return (
            (self.add_sender, self.tr("Add to contacts"), ""),
            (self.wave_off, self.tr("No reply needed"), ""),
            (
                self.draft,
                self.tr("Draft reply"),
                self.tr("Let the assistant write a first version"),
            ),
            (self.stop, self.tr("Stop"), self.tr("Stop writing")),
            (
                self.hand_over,
                self.tr("Open in mail app"),
                self.tr("Accept and open in the mail app"),
            ),
            (self.copy_reply, self.tr("Copy text"), self.tr("Accept and copy the text")),
            (self.save_reply, self.tr("Save as .eml…"), self.tr("Accept and save as a mail file")),
            (self.discard, self.tr("Discard draft"), ""),
            (self.answers[0], self.tr("Take the first answer"), ""),
            (self.answers[1], self.tr("Take the second answer"), ""),
            (self.answers[2], self.tr("Take the third answer"), ""),
            (
                self.next_ready,
                self.tr("Next ready answer"),
                self.tr("Go on to the next message that has an answer ready"),
            ),
        )
