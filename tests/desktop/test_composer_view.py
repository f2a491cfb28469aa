"""The composer shows a reply, what is marked in it, and what a person does about that."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.domain.draft import Fact
from desktop.actions import Actions
from desktop.translation import Translation
from desktop.views.writing.composer_view import ComposerView
from tests.factory import make_claim, make_draft_result


def test_unsupported_claims_are_underlined_and_named(
    qtbot: QtBot, frame: QWidget, translation: Translation
) -> None:
    view = ComposerView(Actions(frame))
    qtbot.addWidget(view)
    text = "烤箱 😀 costs €48 today."
    result = make_draft_result(text, unsupported=(make_claim("€48", text),))

    view.show_text(text, result)

    marked = [selection.cursor.selectedText() for selection in view.editor.extraSelections()]
    assert marked == ["€48"]
    assert "“€48”: this price is nowhere in your file" in view.notes.strip.words.text()


def test_a_claim_that_was_mended_is_not_named_any_more(
    qtbot: QtBot, frame: QWidget, translation: Translation
) -> None:
    view = ComposerView(Actions(frame))
    qtbot.addWidget(view)
    text = "It costs €48."
    view.show_text(text, make_draft_result(text, unsupported=(make_claim("€48", text),)))

    cursor = view.editor.textCursor()
    cursor.setPosition(text.index("8") + 1)
    view.editor.setTextCursor(cursor)
    qtbot.keyClick(view.editor, Qt.Key.Key_Backspace)

    assert not view.editor.standing_claims()
    assert view.notes.strip.isHidden()


def test_a_mark_is_dealt_with_by_one_key_and_brings_the_next(
    qtbot: QtBot, frame: QWidget, translation: Translation
) -> None:
    view = ComposerView(Actions(frame))
    qtbot.addWidget(view)
    text = "Dear Ana, it costs €48, the set €90, and the tour €15."
    claims = tuple(make_claim(one, text) for one in ("€48", "€90", "€15"))
    view.show_text(text, make_draft_result(text, unsupported=claims))
    strip = view.notes.strip
    strip.offer((Fact("Prices", "€52", "note: Prices"),))

    strip.menu.actions()[0].trigger()
    assert "“€90”" in strip.words.text()
    assert "and 1 more" in strip.words.text()
    assert strip.other.isHidden()
    qtbot.keyClick(strip.blank, Qt.Key.Key_Space)
    qtbot.keyClick(strip.right, Qt.Key.Key_Space)

    assert view.text() == "Dear Ana, it costs €52, the set [price], and the tour €15."
    assert strip.isHidden()
    assert not view.editor.extraSelections()
    assert view.open_marks() == ("“[price]” is still blank",)


def test_what_is_typed_while_the_assistant_writes_is_kept(qtbot: QtBot, frame: QWidget) -> None:
    view = ComposerView(Actions(frame))
    qtbot.addWidget(view)
    view.show_text("", None)
    view.append_text("Dear Maya, ")

    cursor = view.editor.textCursor()
    cursor.setPosition(0)
    view.editor.setTextCursor(cursor)
    qtbot.keyClicks(view.editor, "Re: ")
    view.append_text("thank you.")

    assert view.text() == "Re: Dear Maya, thank you."


def test_tab_leaves_the_reply(qtbot: QtBot, frame: QWidget) -> None:
    view = ComposerView(Actions(frame))
    qtbot.addWidget(view)

    assert view.editor.tabChangesFocus()
