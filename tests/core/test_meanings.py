"""Finding by meaning: every text gets its vectors, and what is gone is not found."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from core.domain.change import Action, Kind
from core.domain.contact import Contact
from core.domain.interaction import Direction, Interaction, InteractionKind
from core.domain.knowledge import KnowledgeNote
from core.insight.vector_index import VectorIndex, likeness
from core.services.contact_service import ContactService
from core.services.history_service import HistoryService
from core.services.inbox_service import InboxService
from core.services.meaning_service import MeaningService, make, to_the_point
from core.services.owner_service import OwnerService
from core.services.rights_service import RightsService
from core.storage import interactions
from core.storage.database import Database
from core.storage.finding import meanings
from core.storage.rescue.checked_copy import read_facts
from models.fake_embedder import FakeEmbedder
from tests.core.conftest import KEY

SAME = {"parcel": "package", "broken": "damaged", "arrived": "came", "坏": "损"}
MODEL = FakeEmbedder(SAME)


def add_mail(
    database: Database,
    text: str,
    *,
    subject: str = "",
    direction: Direction = Direction.INCOMING,
    thread_id: int | None = None,
    minutes: int = 0,
    is_automatic: bool = False,
    contact_id: int | None = None,
) -> Interaction:
    with database.writing(Action.ADD_INTERACTION) as session:
        thread = thread_id or interactions.add_thread(session, subject, subject.casefold())
        record = Interaction(
            InteractionKind.EMAIL,
            direction,
            datetime(2026, 11, 1, tzinfo=UTC) + timedelta(minutes=minutes),
            subject=subject,
            text=text,
            thread_id=thread,
            is_automatic=is_automatic,
            contact_id=contact_id,
        )
        number = interactions.add(session, record)
    return next(one for one in InboxService(database).list_messages(thread) if one.id == number)


def count_vectors(database: Database) -> int:
    with database.reading() as session:
        return meanings.count(session, MODEL.model_id)


def find(service: MeaningService, words: str, **options: object) -> list[int]:
    hits = service.find(MODEL.embed_question(words), 0.3, **options)  # type: ignore[arg-type]
    return [hit.id for hit in hits]


@pytest.fixture
def service(database: Database) -> MeaningService:
    return MeaningService(database)


def test_what_means_alike_is_found_without_a_word_in_common(
    database: Database, service: MeaningService
) -> None:
    broken = add_mail(database, "broken parcel arrived", subject="Oven").id
    add_mail(database, "invoice seven please", subject="Bill")
    list(service.read_all(MODEL))

    (hit,) = service.find(MODEL.embed_question("damaged package came"), 0.3)

    assert (hit.kind, hit.id, hit.snippet) == (
        Kind.INTERACTION,
        broken,
        "broken parcel arrived",
    )
    assert hit.likeness > 0.3
    assert hit.thread_id


def test_what_is_shown_already_is_left_out(database: Database, service: MeaningService) -> None:
    broken = add_mail(database, "broken parcel").id
    list(service.read_all(MODEL))

    assert find(service, "damaged package") == [broken]
    assert find(service, "damaged package", without={(Kind.INTERACTION, broken)}) == []


def test_a_later_passage_of_a_note_is_found_and_shown(
    database: Database, service: MeaningService
) -> None:
    text = "\n".join(["Opening hours of all shops are long."] * 60 + ["鸭子湖泊很美。"] * 40)
    OwnerService(database).save_note(KnowledgeNote("Hours", text))
    list(service.read_all(MODEL))

    question = MODEL.embed_question("鸭子湖泊")
    (hit,) = to_the_point(MODEL, question, service.find(question, 0.3))

    assert (hit.kind, hit.snippet) == (Kind.NOTE, "鸭子湖泊很美。")


def test_mail_from_machines_gets_no_vectors(database: Database, service: MeaningService) -> None:
    add_mail(database, "weekly newsletter offers", is_automatic=True)

    assert list(service.read_all(MODEL)) == []


def test_a_second_look_reads_only_what_is_new(database: Database, service: MeaningService) -> None:
    add_mail(database, "first question here")
    list(service.read_all(MODEL))
    model = FakeEmbedder()
    add_mail(database, "second question here")
    service.begin(model.model_id)
    while not service.is_done:
        service.save(make(model, service.list_waiting(1)))

    assert model.asked == ["second question here"]


def test_a_walk_that_was_interrupted_goes_on_where_it_was(
    database: Database, service: MeaningService
) -> None:
    for number in range(5):
        add_mail(database, f"question number {number} here")
    service.begin(MODEL.model_id)
    service.list_waiting(2)  # notes
    service.save(make(MODEL, service.list_waiting(2)))
    add_mail(database, "question number five here")
    service.begin(MODEL.model_id)
    while not service.is_done:
        service.save(make(MODEL, service.list_waiting(2)))

    assert count_vectors(database) == 6


def test_another_model_makes_its_own_vectors(database: Database, service: MeaningService) -> None:
    add_mail(database, "broken parcel")
    list(service.read_all(MODEL))
    other = FakeEmbedder(SAME, model_id="other")
    list(service.read_all(other))

    assert other.asked == ["broken parcel"]
    assert count_vectors(database) == 0


def test_a_note_that_changes_is_read_anew(database: Database, service: MeaningService) -> None:
    notes = OwnerService(database)
    notes.save_note(KnowledgeNote("Duck", "broken parcel"))
    list(service.read_all(MODEL))
    (note,) = notes.list_notes()
    notes.save_note(KnowledgeNote("Duck", "opening hours", note.id))

    assert find(service, "damaged package") == []
    list(service.read_all(MODEL))
    assert find(service, "opening hours duck") == [note.id]


def test_what_is_undone_is_not_found_and_what_is_redone_is_found_again(
    database: Database, service: MeaningService
) -> None:
    mail = add_mail(database, "broken parcel").id
    list(service.read_all(MODEL))
    HistoryService(database).undo()

    assert find(service, "damaged package") == []
    assert count_vectors(database) == 0

    HistoryService(database).redo()
    list(service.read_all(MODEL))
    assert find(service, "damaged package") == [mail]


def test_vectors_are_in_no_undo_step_and_no_reason_for_a_backup(
    database: Database, service: MeaningService
) -> None:
    add_mail(database, "broken parcel")
    before, mark = len(HistoryService(database).list_steps()), read_facts(database.path, KEY).mark()
    list(service.read_all(MODEL))

    assert len(HistoryService(database).list_steps()) == before
    assert read_facts(database.path, KEY).mark() == mark


@pytest.mark.slow
def test_of_somebody_erased_no_vector_stays(database: Database, service: MeaningService) -> None:
    people = ContactService(database)
    person = people.add(Contact("Zenobia Quastler")).id
    add_mail(database, "broken parcel", contact_id=person)
    other = add_mail(database, "Zenobia Quastler likes ducks").id
    list(service.read_all(MODEL))
    RightsService(database).erase(person)

    assert count_vectors(database) == 0
    assert find(service, "damaged package") == []
    list(service.read_all(MODEL))
    assert find(service, "likes ducks") == [other]


def test_forgetting_leaves_no_vector(database: Database, service: MeaningService) -> None:
    add_mail(database, "broken parcel")
    list(service.read_all(MODEL))
    service.forget()

    assert count_vectors(database) == 0
    assert find(service, "damaged package") == []


def test_the_owners_answer_to_a_question_alike_is_found(
    database: Database, service: MeaningService
) -> None:
    asked = add_mail(database, "broken parcel arrived", subject="Oven")
    reply = add_mail(
        database,
        "We send another one.",
        direction=Direction.OUTGOING,
        thread_id=asked.thread_id,
        minutes=5,
    )
    add_mail(database, "broken parcel, nobody answered", subject="Mixer")
    list(service.read_all(MODEL))

    (answer,) = service.find_answers(MODEL.embed_question("damaged package came"), 0.3)

    assert (answer.question_id, answer.answer_id) == (asked.id, reply.id)
    assert answer.answer == "We send another one."
    assert (
        service.find_answers(MODEL.embed_question("damaged package came"), 0.3, without=[asked.id])
        == ()
    )


def test_nearest_by_signs_are_the_nearest() -> None:
    chance = np.random.default_rng(3)
    subjects = chance.normal(size=(40, 384))
    rows = subjects[chance.integers(40, size=4000)] + chance.normal(size=(4000, 384)) * 0.7
    vectors = [np.clip(row * 30, -127, 127).astype(np.int8).tobytes() for row in rows]
    index = VectorIndex()
    for start in range(0, len(vectors), 300):
        part = vectors[start : start + 300]
        index.add(range(start + 1, start + 1 + len(part)), part)
    question = vectors[1234]
    exact = np.argsort(likeness(question, vectors))[::-1][:10] + 1

    found = index.candidates(question, 300)

    assert len(index) == 4000
    assert index.last == 4000
    assert len(found) == 300
    assert len({int(number) for number in exact} & set(found)) >= 9


def test_few_vectors_are_all_candidates() -> None:
    index = VectorIndex()
    index.add([4, 9], [b"\x01\x02", b"\x03\x04"])

    assert index.candidates(b"\x01\x01", 5) == [4, 9]
    assert likeness(b"\x01\x00", [b"\x02\x00", b"\x00\x02"]) == pytest.approx([1.0, 0.0])
