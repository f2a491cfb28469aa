"""A note is cut into passages, and those that bear on a message are chosen."""

from __future__ import annotations

import pytest

from core.domain.draft import Fact
from core.domain.knowledge import KnowledgeNote
from core.services.draft_service import DraftService
from core.services.meaning_service import MeaningService
from core.services.note_choice import all_passages, choose_passages
from core.services.note_passages import cut_into_passages
from core.services.owner_service import OwnerService
from core.storage.database import Database
from tests.core.test_draft_service import store_mail


def cut(text: str) -> list[tuple[str, str]]:
    return [(passage.heading, passage.text) for passage in cut_into_passages(text)]


def test_notes_in_the_language_of_the_message_win() -> None:
    notes = [
        KnowledgeNote("Delivery", "Delivery to the city costs 65 pounds."),
        KnowledgeNote("送货", "市区送货费六百八十元，三天内送到。"),
        KnowledgeNote("保养", "木器要常上油。"),
    ]

    assert choose_passages(notes, "送货费是多少？多久送到？", 2)[0].label == "送货"
    assert choose_passages(notes, "How much is delivery in the city?", 1)[0].label == "Delivery"
    assert choose_passages(notes, "ok", 3) == ()


def test_only_the_lines_of_a_note_that_bear_on_the_message_are_taken() -> None:
    text = "In stock:\n\n- Oak tray: 62.\n| Wren stool | ash | 118 |\n- Bench: 390.\n\nClosed."
    notes = [KnowledgeNote("Prices", text)]

    (found,) = choose_passages(notes, "What do eight Wren stools cost?", 1)

    assert found == Fact(
        "Prices", "In stock: Wren stool, ash, 118", "note: Prices", heading="In stock:"
    )


def test_lines_that_name_their_thing_are_passages_of_their_own() -> None:
    text = "Oak shelf: £42 each.\nDelivery: £15 in the town.\nOpen on\nSaturdays: 9:30 to 12."

    found = choose_passages([KnowledgeNote("Prices", text)], "What does an oak shelf cost?", 1)

    assert [fact.value for fact in found] == ["Oak shelf: £42 each."]


def test_lines_of_a_list_without_marks_are_passages_of_their_own() -> None:
    note = KnowledgeNote(
        "租金", "小盆每盆每月12元\n中盆每盆每月28元\n押金为一个月租金，\n退租后退回"
    )

    found = [fact.value for fact in choose_passages([note], "小盆、中盆和押金，退租", 9)]

    assert found == ["小盆每盆每月12元", "中盆每盆每月28元", "押金为一个月租金， 退租后退回"]


def test_lines_with_a_price_are_no_longer_for_their_currency() -> None:
    text = "Shed 2 x 3, roof of felt, no floor: £310\nShed 3 x 4, roof of felt, floored: £560"

    assert [passage for _, passage in cut(text)] == text.splitlines()


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        (
            "Can I bring a dog? Yes, on a lead. Not in the pool.\nIs there a bus? The 14, hourly.",
            [
                ("Can I bring a dog?", "Yes, on a lead. Not in the pool."),
                ("Is there a bus?", "The 14, hourly."),
            ],
        ),
        (
            "Q: Do you take cards?\nA: All but Amex.\nWe close at six.",
            [("Do you take cards?", "All but Amex."), ("", "We close at six.")],
        ),
        (
            "问：能带狗吗？答：可以，要牵绳。\n问：有停车位吗？\n答：有，门口两个。",
            [("能带狗吗？", "可以，要牵绳。"), ("有停车位吗？", "有，门口两个。")],
        ),
    ],
)
def test_a_question_heads_its_answer_and_nothing_else(
    text: str, answers: list[tuple[str, str]]
) -> None:
    assert cut(text) == answers


def test_a_line_in_another_script_is_a_passage_of_its_own() -> None:
    text = "双人房：480元，含早餐。\nDouble room: ¥480 with breakfast.\n晚到请先打电话。"

    assert [passage for _, passage in cut(text)] == text.splitlines()


def test_a_line_that_ends_its_sentence_ends_what_its_label_is_of() -> None:
    text = (
        "Deposit: £50 for each bicycle, and you get it back on the day you return it "
        "undamaged, all of it.\nHelmets are free."
    )

    assert [passage for _, passage in cut(text)] == text.splitlines()


@pytest.mark.parametrize(
    ("note", "is_own"),
    [
        (KnowledgeNote("For myself", "The blue room leaks."), True),
        (KnowledgeNote("提醒自己", "蓝房漏水。"), True),
        (KnowledgeNote("Rooms", "The blue room leaks (don't tell customers)."), True),
        (KnowledgeNote("房间", "蓝房下月装修，先别说。"), True),
        (KnowledgeNote("Private lessons", "£30 an hour."), False),
        (KnowledgeNote("内部装修", "每天8点到18点施工。"), False),
    ],
)
def test_what_an_owner_notes_for_themselves_is_private(note: KnowledgeNote, is_own: bool) -> None:
    (found,) = all_passages([note], "", 9)

    assert found.is_private is is_own


def test_hours_and_discounts_are_found_whatever_they_are_asked_by(database: Database) -> None:
    notes, drafts = OwnerService(database), DraftService(database)
    notes.save_note(KnowledgeNote("Opening hours", "Monday to Friday 9 to 5."))
    notes.save_note(KnowledgeNote("Members", "10 % off."))
    asked = store_mail(database, "When is somebody there? Could it be cheaper?")

    found = {fact.value for fact in drafts.prepare(asked).facts}

    assert {"Monday to Friday 9 to 5.", "10 % off."} <= found


def test_a_note_for_the_owner_alone_is_shown_and_no_letter_is_made_of_it(
    database: Database,
) -> None:
    notes = OwnerService(database)
    notes.save_note(KnowledgeNote("For myself", "The blue room leaks."))
    meanings = MeaningService(database)
    meanings.begin("m")
    drafts = DraftService(database, meanings)
    asked = store_mail(database, "Is the blue room free?")

    request = drafts.prepare(asked)

    assert [fact for fact in (*request.facts, *request.reserve) if "leaks" in fact.value] == []
    assert [fact.is_private for fact in drafts.list_facts(asked) if "leaks" in fact.value] == [True]
