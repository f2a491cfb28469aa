"""Two languages, switched while the window is open."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop import translation as texts
from desktop.actions import Actions
from desktop.translation import Translation
from desktop.views.inbox.conversation_list_view import ConversationListView
from desktop.words import dates
from desktop.words.counted_words import COUNTED
from tests.factory import NOON


def words(view: ConversationListView) -> list[str]:
    labels = [label.text() for label in view.findChildren(QLabel)]
    return labels + [button.text() for button in view.findChildren(QPushButton)]


def as_xml(path: Path) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return what a reader of XML finds in a file of texts."""
    texts = {}
    for context in ElementTree.parse(path).getroot().iter("context"):  # noqa: S314 - our own file
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None and translation.get("type") != "unfinished":
                plural = tuple(form.text or "" for form in translation.iter("numerusform"))
                source = context.findtext("name") or "", message.findtext("source") or ""
                texts[source] = plural or (translation.text or "",)
    return texts


def test_the_files_of_texts_are_read_as_xml_is() -> None:
    for path in texts.TRANSLATIONS.glob("*.ts"):
        assert texts.read_texts(path) == as_xml(path)


def test_marks_of_xml_and_unfinished_texts_are_read_as_xml_is(tmp_path: Path) -> None:
    path = tmp_path / "marks.ts"
    path.write_text(
        """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS><context><name>A&amp;B</name>
        <message><location line="3"/><source>&lt;b&gt; &amp;amp; &quot;it&apos;s&quot;</source>
        <translation>5 &lt; 6</translation></message>
        <message><source>late</source><translation type="unfinished">x</translation></message>
        <message numerus="yes"><source>%n</source><translation><numerusform>one</numerusform>
        <numerusform>many</numerusform></translation></message></context></TS>"""
    )

    assert texts.read_texts(path) == as_xml(path)
    assert texts.read_texts(path)["A&B", '<b> &amp; "it\'s"'] == ("5 < 6",)


def test_a_view_speaks_chinese_and_english_again(
    qtbot: QtBot, qapp: QApplication, translation: Translation
) -> None:
    view = ConversationListView()
    qtbot.addWidget(view)
    view.show_count(2)
    english = words(view)

    translation.use("zh_CN")
    qapp.processEvents()
    chinese = words(view)
    translation.use("en")
    qapp.processEvents()

    assert "收件箱" in chinese
    assert "2 个对话" in chinese
    assert words(view) == english


def test_english_counts_one_and_many(qtbot: QtBot, translation: Translation) -> None:
    view = ConversationListView()
    qtbot.addWidget(view)

    view.show_count(1)
    one = words(view)
    view.show_count(1200)

    assert "1 conversation" in one
    assert "1,200 conversations" in words(view)


def test_qt_speaks_the_language_too(translation: Translation) -> None:
    translation.use("zh_CN")

    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"


def test_dates_follow_the_language(translation: Translation) -> None:
    today = date(2027, 3, 1)

    english = dates.short(NOON, today)
    translation.use("zh_CN")

    assert english == "Nov 2026"
    assert dates.short(NOON, today) == "2026年11月"
    assert QLocale().language() is QLocale.Language.Chinese


def test_dates_are_told_as_people_tell_them(translation: Translation) -> None:
    assert dates.short(NOON, date(2026, 11, 20)) == dates.clock(NOON)
    assert dates.short(NOON, date(2026, 11, 21)) == "Yesterday"
    assert dates.short(NOON, date(2026, 11, 23)) == "Fri"
    assert dates.short(NOON, date(2026, 12, 30)) == "20 Nov"


def test_commands_change_their_words(qtbot: QtBot, translation: Translation) -> None:
    view = ConversationListView()
    qtbot.addWidget(view)
    actions = Actions(view)
    translation.use("zh_CN")

    actions.retranslate()

    assert actions.draft.text() == "起草回复"


def test_the_files_hold_no_empty_text() -> None:
    for language in ("en", "zh_CN"):
        path = texts.TRANSLATIONS / f"cardfile_{language}.ts"

        assert all(all(forms) for forms in texts.read_texts(path).values())


COLLECTING = """
import gc, sys
from PySide6.QtCore import QCoreApplication, QTranslator
from desktop.words.counted_words import COUNTED
from desktop.translation import Translation

class Collecting(QTranslator):
    def translate(self, *_words):
        gc.collect()
        return None

    def isEmpty(self):
        return False

app = QCoreApplication(sys.argv)
gc.disable()
dropped = [Translation(app)]
dropped[0].use("zh_CN")
dropped[0].itself = dropped
del dropped
collecting = Collecting(app)
app.installTranslator(collecting)
QCoreApplication.translate("Actions", "Undo")
"""


def test_what_the_collector_ends_while_a_text_is_asked_for_stops_nothing() -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}

    subprocess.run([sys.executable, "-c", COLLECTING], check=True, timeout=30, env=environment)  # noqa: S603 - our own lines


def test_a_count_is_written_as_the_language_writes_numbers(
    qapp: QApplication, translation: Translation
) -> None:
    translation.use("en")

    assert COUNTED.messages(37_740) == "37,740 messages"
    assert COUNTED.messages(1) == "1 message"
