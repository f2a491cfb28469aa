"""What the command palette offers besides records: every command, page and section of settings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from core.domain.search import SearchHit
from core.text.menu_match import fitness
from desktop.actions import Actions

_LEAST = 0.3


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """A row: what it says, what it is found by, and what it does.

    note: at the right: keys, or where it leads. below: a second line of a record's. names: words
    that find it, in both languages. why_not: the reason why it can't be done now, "" where it can.
    """

    title: str
    icon: str
    note: str = ""
    below: str = ""
    names: tuple[str, ...] = ()
    why_not: str = ""
    run: Callable[[], object] | None = None
    hit: SearchHit | None = None

    @property
    def spoken(self) -> str:
        """The row for who listens."""
        return ", ".join(filter(None, (self.title, self.note, self.below, self.why_not)))


def of_actions(actions: Actions, other: Mapping[str, str]) -> list[PaletteEntry]:
    """Return every command. other: the words of the other language by those on screen."""
    return [
        _of_action(name, action, other)
        for name, action in vars(actions).items()
        if isinstance(action, QAction) and action.text() and action is not actions.palette
    ]


def _of_action(name: str, action: QAction, other: Mapping[str, str]) -> PaletteEntry:
    text = action.text().rstrip("…")
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    tip = action.toolTip().partition("  (")[0]
    return PaletteEntry(
        title=text,
        icon=str(action.data() or "caret-right"),
        note=keys,
        below="" if tip == text else tip,
        names=(text, other.get(action.text(), ""), name.replace("_", " "), tip),
        why_not="" if action.isEnabled() else _why_not(name),
        run=action.trigger,
    )


def with_words(entries: list[PaletteEntry], other: Mapping[str, str]) -> list[PaletteEntry]:
    """Return the entries, to be found by the words of the other language too."""
    return [
        replace(entry, names=(*entry.names, other[entry.title])) if entry.title in other else entry
        for entry in entries
    ]


def of_sections(
    sections: list[tuple[QWidget, str]], show: Callable[[QWidget], object], page: QAction
) -> list[PaletteEntry]:
    """Return the sections of a page: each with its title."""
    return [
        PaletteEntry(
            title=title,
            icon=str(page.data() or ""),
            note=page.text(),
            names=(title, f"{page.text()} {title}"),
            run=partial(show, section),
        )
        for section, title in sections
        if title
    ]


def fitting(entries: list[PaletteEntry], question: str, most: int) -> list[PaletteEntry]:
    """Return the entries that the question fits, the best first."""
    scored = [(fitness(question, entry.names), entry) for entry in entries]
    found = [one for one in scored if one[0] >= _LEAST]
    found.sort(key=lambda one: (-one[0], bool(one[1].why_not)))
    best = found[0][0] if found else 0.0
    # Letters strewn over a name are a last resort, and noise beside something that begins so.
    return [entry for score, entry in found[:most] if score >= best * 0.55]


def _why_not(name: str) -> str:
    """Return why a command can't be done now."""
    no_mail = QCoreApplication.translate(
        "palette", "Write to somebody whose mail address is known; a chat's answer is copied."
    )
    words = {
        "undo": QCoreApplication.translate("palette", "There is nothing to take back."),
        "redo": QCoreApplication.translate("palette", "Nothing was taken back."),
        "stop": QCoreApplication.translate("palette", "Nothing is being written."),
        "add_sender": QCoreApplication.translate(
            "palette", "Open a message from somebody who is no contact yet."
        ),
        "wave_off": QCoreApplication.translate(
            "palette", "Open a conversation that waits for a reply."
        ),
        "hand_over": no_mail,
        "save_reply": no_mail,
    }
    return words.get(
        name,
        QCoreApplication.translate("palette", "Open a conversation in the inbox first."),
    )
