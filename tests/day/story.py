"""The day: import, find, read, draft, edit, hand over, log, move, plan, undo, lock, unlock.

Every key is one that a person finds: it stands at the command, in the palette or under the list.
What is looked at is what the window shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget

from core.domain.search import SearchHit
from desktop.dialogs.capture_dialog import CaptureDialog
from desktop.dialogs.follow_up_dialog import FollowUpDialog
from desktop.dialogs.import_dialog import ImportDialog
from desktop.dialogs.unlock_dialog import UnlockDialog
from desktop.tables.paged_table import RECORD_ROLE
from desktop.views.palette_view import PaletteView
from desktop.views.search_results_view import SearchResultsView
from desktop.window.main_window import MainWindow
from tests.day.keyboard import Keyboard, Step, say, until

PASSPHRASE = "four words that fit"  # noqa: S105 - of a file that is made for one test
DRAFTING_S = 300
PERSON = "Theo Lindqvist"
MAIL = """From: Theo Lindqvist <theo@quayside.example>
To: iris@wrenfield.example
Date: Wed, 25 Nov 2026 09:30:00 +0000
Message-ID: <quay@quayside.example>
Subject: Benches for the quay

Do you also make benches that can stand outside? We need six by spring.
"""
Shown = TypeVar("Shown", bound=QWidget)


@dataclass(frozen=True)
class Words:
    """What the person writes, in their own language."""

    postscript: str
    call: str
    unfinished: str


WORDS = {
    "en": Words(
        " PS: oak lasts.",
        "called Theo Lindqvist yesterday, wants 6 benches by Friday",
        " One thing more",
    ),
    "zh_CN": Words(
        " 又及：橡木耐用。",
        "昨天给Theo Lindqvist打了电话，周五前要6条长椅",
        " 还有一件事",
    ),
}


def shown(kind: type[Shown]) -> Shown | None:
    """Return the visible top-level widget or sheet of this kind."""
    tops = QApplication.topLevelWidgets()
    return next((each for each in tops if isinstance(each, kind) and each.isVisible()), None)


def focused() -> QWidget | None:
    """Return what has the keyboard."""
    return QApplication.focusWidget()


class Day:
    """One person's day at one window."""

    def __init__(self, keyboard: Keyboard, language: str, mail: Path) -> None:
        self._keys, self._words, self._mail = keyboard, WORDS[language], mail

    @property
    def window(self) -> MainWindow:
        """The window; there is one."""
        found = shown(MainWindow)
        assert found is not None
        return found

    def unlock(self) -> Iterator[Step]:
        """Open the file with the passphrase."""
        say("unlock")
        yield until("the passphrase is asked for", lambda: _has_focus(shown(UnlockDialog)))
        yield from self._keys.write(PASSPHRASE)
        yield self._keys.press("Return")
        yield until("the window stands", lambda: _has_focus(shown(MainWindow)))
        yield until("it is filled", self.window.is_settled)

    def work(self) -> Iterator[Step]:
        """Everything from the first mail to five steps back."""
        yield from self.bring_in_mail()
        yield from self.work_meanwhile()
        yield from self.undo(5)

    def work_meanwhile(self) -> Iterator[Step]:
        """What can be done while something else is being imported."""
        yield from self.find_and_read()
        yield from self.answer()
        yield from self.log_a_call()
        yield from self.move_a_deal()
        yield from self.plan_follow_ups()

    def bring_in_mail(self) -> Iterator[Step]:
        """Import the mail that the day is about."""
        yield from self.bring_in(self._mail)

    def back_to_the_window(self) -> Iterator[Step]:
        """Leave the import to itself, as by Alt+Tab."""
        yield Step("go to the window", do=self.window.activateWindow)
        yield until("the window has the keyboard", lambda: _has_focus(self.window))

    def is_importing(self) -> bool:
        """Say whether an import goes on."""
        return not self.window.desk.import_lane.is_idle

    def bring_in(self, path: Path) -> Iterator[Step]:
        """Import a file."""
        yield from self.begin_import(path)
        yield until("the import is done", lambda: _is_done(shown(ImportDialog)))
        yield _looked_at(shown(ImportDialog))
        yield self._keys.press("Return")
        yield until("the import is put away", lambda: _has_focus(self.window))

    def begin_import(self, path: Path) -> Iterator[Step]:
        """Choose a file, look at its first records and bring it in."""
        say("import")
        yield self._keys.press("Ctrl+I")
        yield until("the import is open", lambda: _has_focus(shown(ImportDialog)))
        dialog = shown(ImportDialog)
        assert dialog is not None
        yield from self._keys.tab_to("Choose files", lambda: dialog._files_button)
        yield self._keys.press("Space")
        yield until("the files are asked for", lambda: _has_focus(shown(QFileDialog)))
        yield from self._keys.write(str(path))
        yield self._keys.press("Return")
        yield until("the first records are shown", dialog.preview.isVisible)
        yield until("Import has the keyboard", lambda: focused() is dialog._go)
        yield _looked_at(dialog)
        yield self._keys.press("Return")

    def find_and_read(self) -> Iterator[Step]:
        """Look for a message, open and read it."""
        say("find and read")
        pages = self.window.pages
        search = pages.conversations.search
        yield self._keys.press("Ctrl+F")
        yield until("the search has the keyboard", search.hasFocus)
        yield from self._keys.write("quayside")
        hits = self.window.screens.search._view
        yield until("there are hits", hits.isVisible)
        yield from self._down_to_the_message(hits)
        yield self._keys.press("Return")
        yield until("the message is open", self._reads_theo)
        for _ in pages.panes():
            if focused() is pages.conversation.pane:
                break
            yield self._keys.press("F6")
        yield until("the messages have the keyboard", pages.conversation.pane.hasFocus)
        yield self._keys.press("PgDown")

    def _down_to_the_message(self, hits: SearchResultsView) -> Iterator[Step]:
        for _ in range(hits.list.model().rowCount()):
            yield self._keys.press("Down")
            hit = hits.list.currentIndex().data(RECORD_ROLE)
            if isinstance(hit, SearchHit) and hit.thread_id:
                return
        raise AssertionError("no message among the hits")

    def _reads_theo(self) -> bool:
        conversation = self.window.pages.conversation._conversation
        return conversation is not None and conversation.with_email == "theo@quayside.example"

    def answer(self) -> Iterator[Step]:
        """Let a draft be written, add to it, and hand it to the mail program."""
        say("draft, edit, hand over")
        composer, actions = self.window.pages.conversation.composer, self.window.actions_
        yield self._keys.press("Ctrl+D")
        yield until("it is written", lambda: bool(composer.text().strip()), DRAFTING_S)
        yield until("it is finished", actions.hand_over.isEnabled, DRAFTING_S)
        yield from self._to_the_reply()
        yield self._keys.press("Ctrl+End")
        yield from self._keys.write(self._words.postscript)
        yield until("it is changed", lambda: composer.text().endswith(self._words.postscript))
        yield self._keys.press("Ctrl+Return")
        yield until("it is handed over", lambda: not composer.text())

    def _to_the_reply(self) -> Iterator[Step]:
        pages = self.window.pages
        for _ in pages.panes():
            if pages.conversation.composer.editor.hasFocus():
                break
            yield self._keys.press("F6")
        yield until("the reply has the keyboard", pages.conversation.composer.editor.hasFocus)

    def log_a_call(self) -> Iterator[Step]:
        """Note a call in one line; what is to be done comes of it."""
        say("log a call")
        yield self._keys.press("Ctrl+J")
        yield until("the line is open", lambda: _has_focus(shown(CaptureDialog)))
        dialog = shown(CaptureDialog)
        assert dialog is not None
        yield from self._keys.write(self._words.call)
        yield until("it is understood", dialog.view.card.isVisible)
        assert dialog.view.card.captured().contact_id, "nobody is understood"
        yield self._keys.press("Return")
        yield until("it is stored", lambda: shown(CaptureDialog) is None)

    def move_a_deal(self) -> Iterator[Step]:
        """Carry a deal on the board to the next stage."""
        say("move a deal")
        board = self.window.pages.board
        yield self._keys.press("Ctrl+Shift+B")
        yield until(
            "the board is open", lambda: any(each.list.hasFocus() for each in board.columns)
        )
        yield self._keys.press("Down")
        column = next(each for each in board.columns if each.list.hasFocus())
        deal = column.list.deal()
        assert deal is not None
        yield self._keys.press("Ctrl+Right")
        yield until("the deal is moved", lambda: column.table.find_row(deal.id) < 0)

    def plan_follow_ups(self) -> Iterator[Step]:
        """Go to a person by name and plan what comes after an offer."""
        say("plan follow-ups")
        sheet = self.window.findChild(PaletteView)
        yield self._keys.press("Ctrl+K")
        yield until("the palette is open", sheet.line.hasFocus)
        yield from self._keys.write(PERSON)
        yield until("the person is found", lambda: _title(sheet) == PERSON)
        yield self._keys.press("Return")
        yield until("their page is there", lambda: self.window.pages.is_made("contacts_page"))
        contact = self.window.pages.contact
        yield until("the person is shown", lambda: _name(contact) == PERSON)
        yield from self._keys.tab_to("Follow-ups", lambda: contact.sales.follow)
        yield self._keys.press("Space")
        yield until("the follow-ups are asked for", lambda: _has_focus(shown(FollowUpDialog)))
        dialog = shown(FollowUpDialog)
        assert dialog is not None
        yield from self._keys.tab_to("Plan", lambda: dialog._save)
        yield self._keys.press("Return")
        yield until("they are planned", lambda: shown(FollowUpDialog) is None)

    def undo(self, count: int) -> Iterator[Step]:
        """Take so many steps back, the last one first."""
        say(f"undo {count}")
        history = self.window.pages.history
        yield self._keys.press("Ctrl+6")
        yield until("the history is open", history.isVisible)
        yield until("it is filled", lambda: _standing(self.window) >= count)
        standing = _standing(self.window)
        for left in range(standing - 1, standing - count - 1, -1):
            yield until("it can be undone", self.window.actions_.undo.isEnabled)
            yield self._keys.press("Ctrl+Z")
            yield until(f"{left} steps stand", lambda left=left: _standing(self.window) == left)

    def begin_to_write(self) -> Iterator[Step]:
        """Leave something unfinished."""
        say("lock")
        inbox = self.window.pages.conversations
        yield self._keys.press("Ctrl+F")
        yield until("the inbox is open", inbox.search.hasFocus)
        yield self._keys.press("Esc")
        yield until("all conversations are there", lambda: inbox.table.rowCount() > 1)
        yield self._keys.press("Down")
        yield self._keys.press("Down")
        yield self._keys.press("Return")
        reply = self.window.pages.conversation.composer
        yield until("a conversation is open", reply.isVisible)
        yield from self._to_the_reply()
        yield self._keys.press("Ctrl+End")
        yield from self._keys.write(self._words.unfinished)
        composer = self.window.pages.conversation.composer
        yield until("it is written", lambda: composer.text().endswith(self._words.unfinished))

    def lock(self) -> Iterator[Step]:
        """Lock: the program ends and begins anew."""
        yield self._keys.press("Ctrl+L")

    def find_it_again(self) -> Iterator[Step]:
        """After unlocking everything is where it was."""
        say("unlocked")
        composer = self.window.pages.conversation.composer
        yield until(
            "what was being written is back",
            lambda: composer.isVisible() and composer.text().endswith(self._words.unfinished),
        )

    def leave(self) -> Iterator[Step]:
        """End the program."""
        yield self._keys.press("Ctrl+Q")


def _has_focus(top: QWidget | None) -> bool:
    now = focused()
    return top is not None and now is not None and now.window() is top.window()


def _looked_at(dialog: ImportDialog | None) -> Step:
    """Wait as long as a person looks at a page that has just come, before a key counts for it."""
    assert dialog is not None
    return until("the page was looked at", lambda: not dialog._arriving.isActive())


def _is_done(dialog: ImportDialog | None) -> bool:
    return dialog is not None and dialog.report.isVisible() and focused() is dialog._go


def _title(sheet: PaletteView) -> str:
    entry = sheet._entry()
    return entry.title if entry else ""


def _name(contact: QWidget) -> str:
    known = contact._contact  # type: ignore[attr-defined]
    return known.name if known else ""


def _standing(window: MainWindow) -> int:
    """Return how many steps of the history page can be taken back."""
    page = window.pages.history._list
    return sum(button.isVisible() for button in page.findChildren(QPushButton))


def copied() -> str:
    """Return what is on the clipboard."""
    return QGuiApplication.clipboard().text()
