"""The audit tells a person what was done, in words, and nothing of how it is stored."""

from __future__ import annotations

import pytest

from core.domain.audit import AuditChange
from core.domain.contact import Channel, ChannelKind, Contact
from core.domain.duplicate import MergeWish
from core.domain.field import Field, FieldKind
from core.domain.view import Condition, Group, Operator, View
from core.services.audit_service import AuditService
from core.services.contact_service import ContactService
from core.services.duplicate_service import DuplicateService
from core.services.field_service import FieldService
from core.services.view_service import ViewService
from core.storage.database import Database
from core.storage.rows.tables import TRACKED
from desktop.sentences import audit_sentences
from desktop.words import dates


@pytest.fixture
def told(database: Database) -> list[str]:
    people = ContactService(database)
    maria = people.add(Contact("Maria", channels=(Channel(ChannelKind.PHONE, "+44 20 7946 0018"),)))
    people.rename(maria.id, "Maria Lopez")
    lines = AuditService(database).search(most_changes=9)
    return [
        words
        for line in reversed(lines)
        for change in line.changes
        for words in (
            audit_sentences.change_sentence(change),
            *audit_sentences.field_lines(change),
        )
    ]


def test_who_and_what_stand_in_a_sentence_with_before_and_after(told: list[str]) -> None:
    assert told == [
        "Contact Maria added",
        "Telephone +44 20 7946 0018 added to Maria Lopez",
        "Contact Maria Lopez changed",
        "Name: Maria → Maria Lopez",
    ]


def test_a_merge_is_told_of_who_stays_and_a_mark_names_both(database: Database) -> None:
    people, duplicates = ContactService(database), DuplicateService(database)
    maria, ana, tom = (people.add(Contact(name)).id for name in ("Maria", "Ana", "Tom"))
    duplicates.keep_apart((maria, tom))
    duplicates.merge(MergeWish(maria, (ana,)))

    lines = AuditService(database).search(most_changes=9)

    told = [audit_sentences.change_sentence(one) for line in lines for one in line.changes]
    assert "Mark “Maria and Tom are two people” added" in told
    assert "Merge with Ana added to Maria" in told


def test_a_view_that_was_changed_is_told_with_what_it_asked_before_and_after(
    database: Database,
) -> None:
    field = FieldService(database).add(Field("Seats", FieldKind.NUMBER))
    views = ViewService(database)
    asks = Condition(f"field:{field.id}", Operator.AT_LEAST, "12")
    views.save("Large", View(columns=("name", "email")))
    views.save("Large", View(Group((asks,)), ("name", f"field:{field.id}"), is_descending=True))

    (change,) = AuditService(database).search(limit=1, most_changes=9)[0].changes

    assert audit_sentences.field_lines(change) == [
        "What it shows: Name, Email · Name → Seats at least 12 · Name, Seats · Name ↓"
    ]


def test_every_table_and_field_that_is_recorded_has_words() -> None:
    fields = {column.name for row in TRACKED.values() for column in row.__table__.columns}

    assert set(TRACKED) <= set(audit_sentences.THINGS)
    assert fields <= set(audit_sentences.FIELDS) | audit_sentences.UNTOLD


def test_a_deleted_record_is_told_by_what_it_was_and_an_erased_one_by_nothing() -> None:
    gone = AuditChange("knowledge_notes", 3, "delete", {"title": "Oven", "text": "Cold"}, None)
    erased = AuditChange("contacts", 4, "update", None, None)

    assert audit_sentences.change_sentence(gone) == "Note “Oven” deleted"
    assert audit_sentences.field_lines(gone) == ["Text: Cold"]
    assert audit_sentences.change_sentence(erased) == "Erased since"
    assert audit_sentences.field_lines(erased) == []


def test_emptied_fields_switches_lists_and_moments_are_readable() -> None:
    change = AuditChange(
        "contacts",
        1,
        "update",
        {"name": "Li", "notes": "", "is_archived": False, "details": [["Birthday", "1 May"]]},
        {"name": "Li", "notes": "Tea", "is_archived": True, "details": []},
    )

    assert audit_sentences.field_lines(change) == [
        "Notes: nothing → Tea",
        "Archived: no → yes",
        "Details: Birthday: 1 May → nothing",
    ]


def test_a_day_is_told_as_the_reader_writes_days() -> None:
    change = AuditChange("tasks", 1, "update", {"due_on": "2026-12-08"}, {"due_on": None})

    assert audit_sentences.field_lines(change, when=dates.moment_or_day) == [
        "Due on: 8 Dec 2026 → nothing"
    ]
    assert audit_sentences.field_lines(change) == ["Due on: 2026-12-08 → nothing"]


def test_what_the_program_put_into_a_field_is_told_in_words_of_the_reader() -> None:
    made = {
        "name": "Li",
        "language": "zh",
        "details": [["birthday", "1980-05-04"], ["language", "de"], ["address.work", "Mill"]],
    }
    ruled = {"mood": "negative", "said_mood": "mixed"}

    def shouted(words: str) -> str:
        return words if "{" in words else words.upper()

    added = AuditChange("contacts", 1, "insert", None, made)
    moods = AuditChange("mood_rulings", 1, "insert", None, ruled)
    assert audit_sentences.field_lines(added, shouted)[-2:] == [
        "LANGUAGE: CHINESE",
        "DETAILS: BIRTHDAY: 1980-05-04, LANGUAGE: GERMAN, ADDRESS.work: Mill",
    ]
    assert audit_sentences.field_lines(moods, shouted) == [
        "MOOD: UPSET",
        "THE PROGRAM HAD SAID: MIXED",
    ]
