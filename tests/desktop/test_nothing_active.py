"""What comes from outside is shown as text: nothing in it is loaded, opened or run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import Qt as QtGuiQt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QTextBrowser,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core.domain.importing import ImportOptions
from desktop.desk import Desk
from desktop.views.parts.label import Label
from desktop.window.main_window import MainWindow
from tests.house.source import ROOT, calls_of

MARKUP = "<img src='file:///etc/hostname'><a href='https://evil.example/'>bank</a><b>bold</b>"
ACTIVE_CALLS = {
    "setHtml", "insertHtml", "appendHtml", "setMarkdown", "setOpenExternalLinks", "setOpenLinks",
    "QTextBrowser", "QWebEngineView", "QNetworkAccessManager", "QDesktopServices.openUrl",
}  # fmt: skip
# The owner's own reply, and only as a mailto: link.
MAY_OPEN = {"desktop/outgoing/mail_launcher.py": {"QDesktopServices.openUrl"}}


def active_parts(document: QTextDocument) -> Iterator[str]:
    """Yield what in a text is more than letters."""
    block = document.begin()
    while block.isValid():
        part = block.begin()
        while not part.atEnd():
            form = part.fragment().charFormat()
            if form.isImageFormat() or form.isAnchor():
                yield part.fragment().text()
            part += 1
        block = block.next()


def found_active(window: QWidget) -> list[str]:
    """Return what in a window is shown as anything but text."""
    found = []
    for widget in (window, *window.findChildren(QWidget)):
        tip = widget.toolTip()
        if QtGuiQt.mightBeRichText(tip) and not is_escaped(tip):
            found.append(f"tip of {type(widget).__name__}")
        if isinstance(widget, QLabel):
            is_guessing = widget.textFormat() is not Qt.TextFormat.PlainText
            if widget.openExternalLinks() or (
                is_guessing and QtGuiQt.mightBeRichText(widget.text())
            ):
                found.append(f"label {type(widget).__name__}")
        if isinstance(widget, QTextBrowser):
            found.append("a browser")
        if isinstance(widget, QTextEdit):
            found += [f"text: {part}" for part in active_parts(widget.document())]
        if isinstance(widget, QAbstractItemView):
            found += [f"tip of a row: {tip}" for tip in row_tips(widget)]
    return found


def row_tips(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    if model is None:
        return
    for row in range(min(model.rowCount(QModelIndex()), 50)):
        for column in range(model.columnCount(QModelIndex())):
            tip = model.index(row, column).data(Qt.ItemDataRole.ToolTipRole)
            if isinstance(tip, str) and QtGuiQt.mightBeRichText(tip) and not is_escaped(tip):
                yield tip


def is_escaped(tip: str) -> bool:
    inside = tip.removeprefix("<qt>").removesuffix("</qt>").replace("<br>", "")
    return tip.startswith("<qt>") and "<" not in inside


@pytest.fixture
def full(window: Callable[[], MainWindow], desk: Desk, tmp_path: Path) -> MainWindow:
    table = f'Name,E-mail,Company,Notes\n"{MARKUP}",m@x.example,"{MARKUP}","{MARKUP}"\n'
    (tmp_path / "a.csv").write_text(table)
    for kind in ("plain", "html"):
        (tmp_path / f"{kind}.eml").write_text(
            f'From: "{MARKUP}" <m@x.example>\nSubject: {MARKUP}\nMessage-ID: <{kind}@x.example>\n'
            f"Content-Type: text/{kind}\n\nUnhappy! {MARKUP}\n"
        )
    paths = [tmp_path / name for name in ("a.csv", "plain.eml", "html.eml")]
    assert desk.imports.run(paths, ImportOptions()).created == 3
    for _ in desk.sentiments.rate_all(desk.scorer):
        pass
    return window()


def test_no_page_shows_anything_but_text(full: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    opened: list[str] = []
    full.screens.composer.ways.open_link = lambda link: opened.append(link) is None
    actions = full.actions_
    found: list[str] = []

    for action in (
        actions.go_inbox,
        actions.go_contacts,
        actions.go_knowledge,
        actions.go_history,
        actions.go_privacy,
        actions.go_settings,
    ):
        action.trigger()
        qtbot.waitUntil(full.is_settled)
        full.grab()
        found += found_active(full)
    for row in desk.inbox.list_conversations():
        full.screens.inbox.open_thread(row.thread_id)
        qtbot.waitUntil(full.is_settled)
        found += found_active(full)

    assert found == []
    assert opened == []
    texts = [text.toPlainText() for text in full.findChildren(QTextEdit)]
    assert any("Unhappy!" in text for text in texts)


def test_a_label_a_tip_and_a_text_with_markup_would_be_found(
    qtbot: QtBot, qapp: QApplication
) -> None:
    frame = QWidget()
    qtbot.addWidget(frame)
    QLabel(MARKUP, frame)
    Label("", MARKUP, parent=frame).setToolTip(MARKUP)
    QTextEdit(frame).setHtml(MARKUP)

    kinds = {line.split(" ")[0].rstrip(":") for line in found_active(frame)}

    assert kinds == {"label", "tip", "text"}


def test_a_long_name_with_markup_is_a_tip_of_letters(qtbot: QtBot) -> None:
    label = Label("strong", MARKUP, elides=True)
    qtbot.addWidget(label)

    assert is_escaped(label.toolTip())
    assert label.text() == MARKUP


def test_no_line_of_ours_renders_html_opens_a_link_or_speaks_to_a_network() -> None:
    last_names = {name.rpartition(".")[2] for name in ACTIVE_CALLS}
    found = {
        (path.relative_to(ROOT).as_posix(), name)
        for path, name, _ in calls_of(ROOT, last_names, "desktop")
        if name in ACTIVE_CALLS or name.rpartition(".")[2] in ACTIVE_CALLS
    }
    allowed = {(place, name) for place, names in MAY_OPEN.items() for name in names}

    assert found == allowed
