"""Views draw what they are given and say what the person did."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core.domain.interaction import Attachment, Timeline
from core.domain.knowledge import KnowledgeNote, Owner
from core.domain.search import MOST_LISTED
from core.domain.sentiment import Mood
from desktop.actions import Actions
from desktop.tables.paged_table import PAGE_ROWS, RECORD_ROLE
from desktop.translation import Translation
from desktop.views.history_view import HistoryView
from desktop.views.imports.import_report_view import ImportReportView
from desktop.views.imports.mapping_view import MappingView
from desktop.views.inbox.conversation_list_view import ConversationListView
from desktop.views.inbox.conversation_view import CARDS, ConversationView
from desktop.views.inbox.message_card import SHOWN_CHARS, MessageCard
from desktop.views.parts.empty_view import EmptyView
from desktop.views.parts.label import Label
from desktop.views.records.contact_list_view import ContactListView
from desktop.views.settings.knowledge_view import KnowledgeView
from desktop.views.settings.settings_view import SettingsView
from desktop.views.toast_view import ToastView
from tests.factory import (
    make_conversation,
    make_interaction,
    make_note,
    make_report,
    make_sentiment,
    make_step,
)


def button(view: QWidget, words: str) -> QPushButton:
    return next(b for b in view.findChildren(QPushButton) if b.accessibleName() == words)


def body(card: MessageCard) -> str:
    return card._body.toPlainText()


def test_quoted_text_is_folded_until_asked_for(qtbot: QtBot, translation: Translation) -> None:
    card = MessageCard(make_interaction("New words.", quoted="> Old words."), "Maya")
    qtbot.addWidget(card)
    folded = body(card)

    button(card, "Show quotes and signature").click()

    assert folded == "New words."
    assert "Old words." in body(card)


def test_html_from_outside_is_shown_as_its_letters(qtbot: QtBot) -> None:
    card = MessageCard(make_interaction('<img src="http://x.example/a.png"><b>Hi</b>'), "Maya")
    qtbot.addWidget(card)

    assert body(card) == '<img src="http://x.example/a.png"><b>Hi</b>'


def test_a_name_from_outside_is_no_markup(qtbot: QtBot) -> None:
    label = Label("title", "<b>Maya</b>")
    qtbot.addWidget(label)

    assert label.textFormat() is Qt.TextFormat.PlainText


def test_phrases_that_carried_the_mood_are_marked(qtbot: QtBot) -> None:
    mood = make_sentiment(phrases=("wrong size",))
    card = MessageCard(make_interaction(sentiment=mood), "Maya")
    qtbot.addWidget(card)

    marked = [selection.cursor.selectedText() for selection in card._body.extraSelections()]

    assert marked == ["wrong size"]


def test_the_chip_says_mood_and_certainty(qtbot: QtBot, translation: Translation) -> None:
    card = MessageCard(make_interaction(sentiment=make_sentiment(Mood.POSITIVE)), "Maya")
    qtbot.addWidget(card)

    assert card._chip.text() == "Happy · 92% sure"


def test_a_very_long_text_is_cut_and_says_so(qtbot: QtBot, translation: Translation) -> None:
    card = MessageCard(make_interaction("word " * 5000), "Maya")
    qtbot.addWidget(card)
    shown = len(body(card))

    button(card, "Show the whole text").click()

    assert shown <= SHOWN_CHARS
    assert len(body(card)) > 20_000


def test_a_click_on_an_attachment_asks_for_it(qtbot: QtBot) -> None:
    file = Attachment("drawing.pdf", "application/pdf", 48_000, id=5)
    card = MessageCard(make_interaction(attachments=(file,)), "Maya")
    qtbot.addWidget(card)

    with qtbot.waitSignal(card.attachment_requested) as asked:
        card._files.findChildren(QPushButton)[0].click()

    assert asked.args == [file]


def test_a_long_conversation_shows_the_newest_and_offers_the_rest(
    qtbot: QtBot, frame: QWidget, translation: Translation
) -> None:
    view = ConversationView(Actions(frame))
    qtbot.addWidget(view)
    messages = tuple(make_interaction(f"Message {number}") for number in range(CARDS + 3))
    view.show_conversation(make_conversation(), messages, None, Timeline())
    first = [card.interaction_id for card in view._cards]

    button(view, "Show 3 earlier messages").click()

    assert first == [message.id for message in messages[3:]]
    assert len(view._cards) == CARDS + 3


def test_a_list_asks_only_for_pages_that_are_looked_at(qtbot: QtBot) -> None:
    view = ConversationListView()
    qtbot.addWidget(view)
    pages: list[int] = []
    view.table.page_wanted.connect(pages.append)

    view.show_count(1_000_000)
    view.table.index(0, 0).data(RECORD_ROLE)
    view.table.index(1, 0).data(RECORD_ROLE)
    view.table.index(PAGE_ROWS * 70, 0).data(RECORD_ROLE)

    assert pages == [0, 70]


def test_a_row_says_in_words_what_it_shows(qtbot: QtBot, translation: Translation) -> None:
    view = ConversationListView()
    qtbot.addWidget(view)
    row = make_conversation(company_name="Harbour Bakery", mood=make_sentiment())

    view.show_count(1)
    view.table.show_page(0, (row,))

    spoken = view.table.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Maya Okafor, Harbour Bakery, Oven timer")
    assert spoken.endswith("Upset (Qwen2.5-Coder 1.5B Instruct), needs a reply")


def test_the_mark_stays_on_the_conversation_when_rows_move(qtbot: QtBot) -> None:
    view = ConversationListView()
    qtbot.addWidget(view)
    first, second, third = (make_conversation() for _ in range(3))
    chosen: list[int] = []
    view.show_count(2)
    view.table.show_page(0, (first, second))
    view.rows.choose(second.thread_id)
    view.chosen.connect(chosen.append)

    view.show_count(3)
    view.table.show_page(0, (third, first, second))

    assert view.rows.currentIndex().row() == 2
    assert chosen == []


def test_no_row_is_marked_for_a_record_further_down_than_is_known(qtbot: QtBot) -> None:
    view = ConversationListView()
    qtbot.addWidget(view)
    first, second = make_conversation(), make_conversation()
    view.show_count(2)
    view.table.show_page(0, (first,))
    view.rows.choose(first.thread_id)

    view.rows.choose(second.thread_id)
    marked_before = view.rows.selectionModel().hasSelection()
    view.table.show_page(0, (first, second))

    assert not marked_before
    assert view.rows.currentIndex().row() == 1


def test_the_report_adds_up_and_gives_reasons(qtbot: QtBot, translation: Translation) -> None:
    view = ImportReportView()
    qtbot.addWidget(view)

    view.show_report(make_report(rejected=2))

    assert [figure.text() for figure in view._figures] == ["10", "8", "0", "0", "0", "2"]
    assert view._reasons.toPlainText().splitlines()[0] == (
        "inbox.mbox, record 1: The mail is empty."
    )


def test_a_report_that_has_nothing_to_add_leaves_no_line_free_for_it(
    qtbot: QtBot, translation: Translation
) -> None:
    view = ImportReportView()
    qtbot.addWidget(view)

    view.show_report(make_report(step_id=0))
    is_left_free = not view._more.isHidden()
    view.show_report(make_report(step_id=7))

    assert not is_left_free
    assert not view._more.isHidden()


def test_a_column_can_be_given_another_meaning(qtbot: QtBot, translation: Translation) -> None:
    view = MappingView()
    qtbot.addWidget(view)
    columns = ("Name", "Tel", "Shoe size")
    view.show_mapping(columns, (("Name", "name"), ("Tel", "phone:work"), ("Shoe size", "")))
    shown = view._combos["Tel"].currentText()
    combo = view._combos["Shoe size"]

    with qtbot.waitSignal(view.changed) as changed:
        combo.setCurrentIndex(combo.findData("notes"))
        combo.activated.emit(combo.currentIndex())

    assert shown == "Phone (work)"
    assert changed.args == ["Shoe size", "notes"]


def test_what_columns_mean_is_told_in_the_language_of_the_window(
    qtbot: QtBot, translation: Translation
) -> None:
    translation.use("zh_CN")
    view = MappingView()
    qtbot.addWidget(view)
    pairs = (("微信", "chat:wechat"), ("手机", "phone:mobile"), ("城市", "address:home:city"))

    view.show_mapping(tuple(column for column, _ in pairs), pairs)

    shown = [combo.currentText() for combo in view._combos.values()]
    assert shown == ["聊天（微信）", "电话（手机）", "地址（家庭, 城市）"]


def test_each_step_can_be_undone_by_itself(
    qtbot: QtBot, frame: QWidget, translation: Translation
) -> None:
    view = HistoryView(Actions(frame))
    qtbot.addWidget(view)
    step = make_step(subject="inbox.mbox")
    view.show_steps((make_step(is_undone=True), step))

    with qtbot.waitSignal(view.undo_requested) as asked:
        button(view, "Undo: Import inbox.mbox").click()

    assert asked.args == [step.id]


def test_a_note_is_saved_under_its_own_number(qtbot: QtBot, translation: Translation) -> None:
    view = KnowledgeView()
    qtbot.addWidget(view)
    note = make_note()
    view.show_notes((note,))
    view.text.setPlainText("Never on Mondays.")

    with qtbot.waitSignal(view.saved) as saved:
        button(view, "Save note").click()

    assert saved.args[0].id == note.id
    assert saved.args[0].text == "Never on Mondays."


def test_a_note_that_is_being_written_survives_a_refresh(qtbot: QtBot) -> None:
    view = KnowledgeView()
    qtbot.addWidget(view)
    view.show_notes(())
    view.title.setText("Half a")

    view.show_notes((make_note(),))

    assert view.title.text() == "Half a"


def test_addresses_are_read_with_commas_and_semicolons(
    qtbot: QtBot, translation: Translation
) -> None:
    view = SettingsView()
    qtbot.addWidget(view)
    view.show_owner(Owner())
    view.addresses.setText("a@x.example; b@x.example ,")

    with qtbot.waitSignal(view.owner_changed) as changed:
        button(view, "Save").click()

    assert changed.args[0].addresses == ("a@x.example", "b@x.example")


def test_a_hint_of_two_lines_is_not_cut_where_there_is_nothing_yet(qtbot: QtBot) -> None:
    view = EmptyView("eye")
    qtbot.addWidget(view)
    view.say("Nothing here", "These are so many words that they need more than a line of it. " * 2)
    view.resize(900, 500)
    view.show()

    hint = next(label for label in view.findChildren(QLabel) if label.wordWrap())
    assert hint.height() >= hint.heightForWidth(hint.width())


def test_a_search_with_more_hits_than_are_listed_says_so(
    qtbot: QtBot, frame: QWidget, translation: Translation
) -> None:
    view = ContactListView(Actions(frame))
    qtbot.addWidget(view)

    view.show_count(MOST_LISTED)
    everybody = view._total.text()
    view.search.setText("ma")
    view.show_count(MOST_LISTED)

    assert everybody == "2,000 contacts"
    assert view._total.text() == "2,000+ contacts"


def test_what_is_typed_in_a_note_stays_while_another_one_is_looked_at(qtbot: QtBot) -> None:
    view = KnowledgeView()
    qtbot.addWidget(view)
    prices, hours = KnowledgeNote("Prices", "10", 1), KnowledgeNote("Hours", "8 to 5", 2)
    view.show_notes((prices, hours))
    view.text.setPlainText("half a price")
    view.rows.chosen.emit(2)
    view._on_new()
    view.title.setText("half a title")

    view.rows.chosen.emit(1)

    assert view.text.toPlainText() == "half a price"
    assert [note.title for note in view.written()] == ["half a title", "Prices"]


def test_a_note_saved_while_another_one_is_chosen_leaves_that_one_alone(qtbot: QtBot) -> None:
    view = KnowledgeView()
    qtbot.addWidget(view)
    prices, hours = KnowledgeNote("Prices", "10", 1), KnowledgeNote("Hours", "8 to 5", 2)
    view.show_notes((prices, hours))
    view.text.setPlainText("12")
    view.rows.chosen.emit(2)
    view.show_notes((KnowledgeNote("Prices", "12", 1), hours))
    view.show_saved("Prices")
    view.text.setPlainText("9 to 5")

    assert view.written() == (KnowledgeNote("Hours", "9 to 5", 2),)


def test_an_error_of_two_sentences_is_told_whole(qtbot: QtBot) -> None:
    frame = QWidget()
    frame.resize(900, 500)
    qtbot.addWidget(frame)
    toast = ToastView(frame)
    frame.show()
    told = "The disk reported an error at /home/lena/backups. What was confirmed is safe. " * 2

    toast.tell(told)

    words = toast._words
    assert words.height() >= words.heightForWidth(words.width())
    assert frame.rect().contains(toast.geometry())
    toast.tell("Moved")
    assert words.width() < 100
