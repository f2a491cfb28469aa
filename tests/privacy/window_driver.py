"""The real program in a process of its own, moved by words on its standard input.

`python -m tests.privacy.window_driver PROFILE [--fake-model]`. It takes one order a line (unlock,
look, write, type, draft, begin, mail, read, typed, lock, quit) and says one line when it is done.
Locking replaces the process by a fresh one of this same file, so the one who asks goes on talking
to it.
"""

from __future__ import annotations

import json
import os
import select
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.arguments import run
from desktop.dialogs.new_contact_dialog import NewContactDialog
from desktop.dialogs.unlock_dialog import UnlockDialog
from desktop.start.window_startup import make_application, wait_until
from desktop.window.main_window import MainWindow


def say(word: str) -> None:
    sys.stdout.write(word + "\n")
    sys.stdout.flush()


class Driver:
    """Looks twenty times a second for a word, and for the window to be ready for it."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._told, self._buffer = folder, "", b""
        self._orders: list[str] = []
        self._is_drafting = self._is_asked = False
        self._timer = QTimer()
        self._timer.timeout.connect(self.look)
        self._timer.start(50)

    def look(self) -> None:
        self._tell_state()
        while select.select([0], [], [], 0)[0] and (part := os.read(0, 4096)):
            self._buffer += part
        *lines, self._buffer = self._buffer.split(b"\n")
        self._orders += [line.decode() for line in lines]
        if self._orders and getattr(self, f"_{self._orders[0].split()[0]}")(self._orders[0]):
            del self._orders[0]

    def _tell_state(self) -> None:
        window, dialog = self._find(MainWindow), self._find(UnlockDialog)
        state = "open" if window and window.is_settled() else "asks" if dialog else ""
        if state and state != self._told:
            self._told = state
            say(state)

    def _find(self, kind: type) -> MainWindow | UnlockDialog | None:
        widgets = QApplication.topLevelWidgets()
        return next((one for one in widgets if isinstance(one, kind) and one.isVisible()), None)

    def _unlock(self, order: str) -> bool:
        dialog = self._find(UnlockDialog)
        if not isinstance(dialog, UnlockDialog):
            return False
        dialog.secret.setText((self._folder.parent / "phrase").read_text(encoding="utf-8"))
        dialog._open.click()
        return True

    def _write(self, order: str) -> bool:
        window = self._find(MainWindow)
        if not isinstance(window, MainWindow) or not window.is_settled():
            return False
        composer = window.pages.conversation.composer
        if not composer.isVisible():
            window.actions_.go_inbox.trigger()  # the window begins at home
            return False
        composer.editor.setPlainText(order.partition(" ")[2])
        say("written")
        return True

    def _type(self, order: str) -> bool:
        """Begin a new contact, whose name is in the order."""
        window = self._find(MainWindow)
        assert isinstance(window, MainWindow)
        dialog = window.findChild(NewContactDialog)
        if dialog is None:
            if not self._is_asked:
                self._is_asked = True
                window.actions_.new_contact.trigger()
            return False
        dialog.name.setText(order.partition(" ")[2])
        say("typed")
        return True

    def _typed(self, order: str) -> bool:
        """Say the name in the new contact that stands open."""
        window = self._find(MainWindow)
        dialog = window.findChild(NewContactDialog) if isinstance(window, MainWindow) else None
        if not isinstance(dialog, NewContactDialog) or not dialog.isVisible():
            return False
        say("typed " + json.dumps(dialog.name.text()))
        return True

    def _look(self, order: str) -> bool:
        """Open every page once and come back to the inbox."""
        window = self._find(MainWindow)
        assert isinstance(window, MainWindow)
        self._timer.stop()  # waiting lets it tick, and the order would be taken twice
        for action, _page in window.pages.places():
            action.trigger()
            wait_until(window.is_settled, 20_000)
            window.grab()
        window.actions_.go_inbox.trigger()
        wait_until(window.is_settled, 20_000)
        self._timer.start(50)
        say("looked")
        return True

    def _draft(self, order: str) -> bool:
        """Have the model draft to the end."""
        window = self._begun()
        # The model goes on with the moods of whatever was brought in; that may take hours.
        if window is None or window.screens.composer._run.interaction_id:
            return False
        self._is_drafting = False
        say(f"drafted {len(window.pages.conversation.composer.text())}")
        return True

    def _begin(self, order: str) -> bool:
        """Have the model draft, until it is at it."""
        window = self._begun()
        if window is None or not window.pages.conversation.composer.text():
            return False
        self._is_drafting = False
        say(f"begun {window.desk.model_lane.is_idle}")
        return True

    def _begun(self) -> MainWindow | None:
        window = self._find(MainWindow)
        if not isinstance(window, MainWindow) or not window.is_settled():
            return None
        if not window.pages.conversation.composer.isVisible():
            window.actions_.go_inbox.trigger()
            return None
        if not self._is_drafting:
            self._is_drafting = True
            window.pages.conversation.composer.editor.clear()
            window.actions_.draft.trigger()
            return None
        return window

    def _mail(self, order: str) -> bool:
        window = self._find(MainWindow)
        assert isinstance(window, MainWindow)
        open_link = window.screens.composer.ways.open_link
        say(f"mailed {open_link('mailto:a@b.example?body=' + order[5:])}")
        return True

    def _read(self, order: str) -> bool:
        window = self._find(MainWindow)
        if not isinstance(window, MainWindow) or not window.is_settled():
            return False
        text = window.pages.conversation.composer.text()
        if not text:
            return False
        say("read " + json.dumps([text, window.screens.inbox.thread_id]))
        return True

    def _lock(self, order: str) -> bool:
        window = self._find(MainWindow)
        assert isinstance(window, MainWindow)
        window.actions_.lock.trigger()
        return True

    def _quit(self, order: str) -> bool:
        QApplication.exit(0)
        return True


def main() -> int:
    folder = Path(sys.argv[1])
    make_application()
    driver = Driver(folder)
    status = run(["open", "--profile", str(folder), *sys.argv[2:]], goes_offline=True)
    del driver
    return status


if __name__ == "__main__":
    sys.exit(main())
