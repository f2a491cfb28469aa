"""The owner's word on how messages sound: it stands, it can be undone, it reaches like messages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest

from core.domain.change import Action
from core.domain.contact import Channel, ChannelKind, Contact
from core.domain.exporting import ExportFormat
from core.domain.importing import ImportOptions
from core.domain.interaction import Address, Direction, Interaction, InteractionKind, MailHeaders
from core.domain.mood_learning import Ruling, WordRule
from core.domain.sentiment import YOU, Mood, MoodExample, Rating, RatingTask, Sentiment
from core.errors import UserError
from core.services.contact_service import ContactService
from core.services.export_service import ExportService
from core.services.history_service import HistoryService
from core.services.import_service import ImportService
from core.services.inbox_service import InboxService
from core.services.mood_cascade import MoodCascade
from core.services.rights_service import RightsService
from core.services.sentiment_service import SentimentService
from core.services.teaching_service import TeachingService
from core.storage import interactions
from core.storage.database import Database
from core.storage.tables import InteractionRow

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def teaching(database: Database) -> TeachingService:
    return TeachingService(database)


def write_in(
    database: Database, *texts: str, is_automatic: bool = False, contact_id: int | None = None
) -> list[int]:
    """File these as mails from customers; return their numbers."""
    ids = []
    with database.writing(Action.ADD_INTERACTION) as session:
        thread = interactions.add_thread(session, "Order", "order")
        for number, text in enumerate(texts):
            mail = Interaction(
                InteractionKind.EMAIL,
                Direction.INCOMING,
                NOON + timedelta(minutes=number),
                subject="Order",
                text=text,
                new_text=text,
                language="en",
                is_automatic=is_automatic,
                contact_id=contact_id,
                headers=MailHeaders(
                    f"{number}-{text[:9]}@a.example", sender=Address("a@a.example")
                ),
            )
            ids.append(interactions.add(session, replace(mail, thread_id=thread)))
    return ids


def rate(
    database: Database,
    message_id: int,
    label: Mood,
    certainty: float = 0.9,
    phrases: tuple[str, ...] = (),
) -> None:
    score = {Mood.NEGATIVE: -certainty, Mood.POSITIVE: certainty}.get(label, 0.0)
    sentiment = Sentiment(label, score, certainty, "qwen", phrases)
    SentimentService(database).save_ratings([Rating(message_id, sentiment)])


def mood_of(database: Database, message_id: int) -> Sentiment | None:
    return InboxService(database).get_interaction(message_id).sentiment


def test_a_ruling_stands_above_what_a_machine_says_then_and_later(
    database: Database, teaching: TeachingService
) -> None:
    (mail,) = write_in(database, "That is sick!")
    rate(database, mail, Mood.NEGATIVE)

    teaching.rule(Ruling(mail, Mood.POSITIVE))
    rate(database, mail, Mood.NEUTRAL)

    found = mood_of(database, mail)
    assert found is not None
    assert (found.label, found.source, found.certainty) == (Mood.POSITIVE, YOU, 1.0)


def test_undoing_a_ruling_brings_the_machines_rating_back_with_its_phrases(
    database: Database, teaching: TeachingService
) -> None:
    (mail,) = write_in(database, "Late again. Really.")
    rate(database, mail, Mood.NEGATIVE, phrases=("Late again.",))
    before = mood_of(database, mail)
    teaching.rule(Ruling(mail, Mood.NEUTRAL))

    HistoryService(database).undo()

    assert mood_of(database, mail) == before


def test_redoing_a_ruling_puts_the_owners_word_in_front_again(
    database: Database, teaching: TeachingService
) -> None:
    (mail,) = write_in(database, "Late again.")
    rate(database, mail, Mood.NEGATIVE)
    teaching.rule(Ruling(mail, Mood.NEUTRAL))
    history = HistoryService(database)
    history.undo()

    history.redo()

    found = mood_of(database, mail)
    assert found is not None
    assert (found.label, found.source) == (Mood.NEUTRAL, YOU)


def test_a_message_ruled_before_anything_rated_it_waits_again_when_that_is_undone(
    database: Database, teaching: TeachingService
) -> None:
    (mail,) = write_in(database, "Hm.")
    ratings = SentimentService(database)
    teaching.rule(Ruling(mail, Mood.NEUTRAL))
    waiting_meanwhile = ratings.count_unscored()

    HistoryService(database).undo()

    assert (waiting_meanwhile, ratings.count_unscored()) == (0, 1)
    assert mood_of(database, mail) is None


def test_a_second_ruling_on_the_same_message_changes_the_first(
    database: Database, teaching: TeachingService
) -> None:
    (mail,) = write_in(database, "Hm.")
    rate(database, mail, Mood.NEGATIVE)
    teaching.rule(Ruling(mail, Mood.NEUTRAL))

    teaching.rule(Ruling(mail, Mood.POSITIVE))

    report = teaching.report()
    assert report.rulings == 1
    assert [(one.answers, one.agreed) for one in report.stretches] == [(1, 0)]


def test_taking_a_ruling_back_lets_the_machine_speak_again(
    database: Database, teaching: TeachingService
) -> None:
    (mail,) = write_in(database, "Hm.")
    rate(database, mail, Mood.NEGATIVE)
    teaching.rule(Ruling(mail, Mood.NEUTRAL))

    teaching.take_back(mail)

    found = mood_of(database, mail)
    assert found is not None
    assert found.source == "qwen"


def test_a_ruling_shows_the_like_messages_that_would_change_and_only_those(
    database: Database, teaching: TeachingService
) -> None:
    like = "The parcel number {} has arrived at the depot, please collect it."
    first, second, sure, other = write_in(
        database,
        like.format(1),
        like.format(22),
        like.format(333),
        "I am furious about the broken kettle and want my money back!",
    )
    for mail in (first, second, other):
        rate(database, mail, Mood.NEGATIVE, 0.55)
    rate(database, sure, Mood.NEUTRAL, 0.9)

    shown = teaching.preview(first, Mood.NEUTRAL)

    assert [one.interaction_id for one in shown] == [second]
    assert shown[0].was is Mood.NEGATIVE
    assert mood_of(database, second) == Sentiment(Mood.NEGATIVE, -0.55, 0.55, "qwen")


def test_like_messages_change_with_the_first_in_one_step_once_the_owner_agrees(
    database: Database, teaching: TeachingService
) -> None:
    first, second = write_in(database, "The parcel 1 is here.", "The parcel 2 is here.")
    for mail in (first, second):
        rate(database, mail, Mood.NEGATIVE, 0.55)
    teaching.rule(Ruling(first, Mood.NEUTRAL, (second,)))
    changed = [mood_of(database, mail) for mail in (first, second)]

    HistoryService(database).undo()

    assert [one.label for one in changed if one] == [Mood.NEUTRAL, Mood.NEUTRAL]
    assert [one.source for mail in (first, second) if (one := mood_of(database, mail))] == [
        "qwen",
        "qwen",
    ]


def test_only_what_the_owner_read_counts_in_the_learning_curve(
    database: Database, teaching: TeachingService
) -> None:
    mails = write_in(database, "One parcel.", "Two parcels.", "Three kettles.")
    for mail in mails:
        rate(database, mail, Mood.NEGATIVE, 0.55)
    teaching.rule(Ruling(mails[0], Mood.NEUTRAL, (mails[1],)))
    teaching.rule(Ruling(mails[2], Mood.NEGATIVE))

    report = teaching.report()

    assert [(one.answers, one.agreed) for one in report.stretches] == [(2, 1)]
    assert (report.rulings, dict(report.sources)) == (3, {"you": 3, "student": 0, "model": 0})


def test_the_queue_holds_what_is_unsure_and_puts_what_many_are_like_first(
    database: Database, teaching: TeachingService
) -> None:
    alone, *many, sure = write_in(
        database,
        "Do you also sell kettles?",
        "My parcel 1 is not here yet, when will it come?",
        "My parcel 2 is not here yet, when will it come?",
        "My parcel 3 is not here yet, when will it come?",
        "Thanks!",
    )
    for mail in (alone, *many):
        rate(database, mail, Mood.NEUTRAL, 0.45)
    rate(database, sure, Mood.POSITIVE, 0.95)

    queue = teaching.list_unsure()

    assert queue[0].record.id in many
    assert queue[0].alike == 2
    assert queue[1].record.id == alone, "one of many answers for the others for now"
    assert {one.record.id for one in queue} == {alone, *many}
    assert teaching.count_unsure() == 4


def test_the_queue_leaves_out_what_was_ruled_and_what_was_skipped(
    database: Database, teaching: TeachingService
) -> None:
    first, second, third = write_in(database, "A kettle.", "A parcel.", "A spoon.")
    for mail in (first, second, third):
        rate(database, mail, Mood.NEUTRAL, 0.4)
    teaching.rule(Ruling(first, Mood.NEUTRAL))

    assert [one.record.id for one in teaching.list_unsure(without=(second,))] == [third]


def test_the_queue_works_without_a_model(database: Database, teaching: TeachingService) -> None:
    (mail,) = write_in(database, "When will my parcel come?")

    queue = teaching.list_unsure(with_unrated=True)

    assert [(one.record.id, one.guess) for one in queue] == [(mail, None)]
    assert (teaching.count_unsure(with_unrated=True), teaching.count_unsure()) == (1, 0)


def test_mail_that_a_machine_sent_is_never_rated(database: Database) -> None:
    write_in(database, "Your weekly newsletter: terrible deals!", is_automatic=True)

    ratings = SentimentService(database)

    assert (ratings.list_unscored(), ratings.count_unscored()) == ((), 0)


def test_a_word_that_pleases_here_is_read_as_one_and_quoted_as_it_stands(
    database: Database, teaching: TeachingService
) -> None:
    teaching.add_word(WordRule("sick", Mood.POSITIVE))
    (mail,) = write_in(database, "That ride was Sick! More of it.")
    ratings = SentimentService(database)

    (task,) = ratings.list_unscored()
    said = Sentiment(Mood.POSITIVE, 0.9, 0.9, "qwen", ("That ride was great!",))
    ratings.save_ratings([Rating(mail, said)])

    assert task.text == "That ride was great! More of it."
    found = mood_of(database, mail)
    assert found is not None
    assert found.phrases == ("That ride was Sick!",)
    assert found.words == ("Sick",)


def test_a_new_word_has_the_messages_that_hold_it_rated_again_and_shows_how_many(
    database: Database, teaching: TeachingService
) -> None:
    holds, within, ruled = write_in(
        database, "Please cancel it.", "A cancellation.", "I cancel this."
    )
    for mail in (holds, within, ruled):
        rate(database, mail, Mood.NEGATIVE)
    teaching.rule(Ruling(ruled, Mood.NEUTRAL))
    shown = teaching.preview_word("cancel")

    teaching.add_word(WordRule("cancel", Mood.NEUTRAL))

    assert shown == (holds,)
    assert [task.id for task in SentimentService(database).list_unscored()] == [holds]
    found = mood_of(database, holds)
    assert found is not None, "what it was rated as stands until then"
    rate(database, holds, Mood.NEUTRAL)
    assert SentimentService(database).count_unscored() == 0


def test_a_word_can_be_taken_back_by_undo(database: Database, teaching: TeachingService) -> None:
    teaching.add_word(WordRule("sick", Mood.POSITIVE))

    HistoryService(database).undo()

    assert teaching.list_words() == ()


@pytest.mark.parametrize(
    ("rule", "key"),
    [
        (WordRule("  ", Mood.POSITIVE), "word-rule-empty"),
        (WordRule("?!", Mood.POSITIVE), "word-rule-empty"),
        (WordRule("x" * 61, Mood.POSITIVE), "word-rule-long"),
        (WordRule("sick", Mood.MIXED), "word-rule-mixed"),
    ],
)
def test_a_word_that_is_none_is_refused(
    teaching: TeachingService, rule: WordRule, key: str
) -> None:
    with pytest.raises(UserError) as caught:
        teaching.add_word(rule)

    assert caught.value.key == key


def test_erasing_a_person_takes_the_rulings_on_their_mail_along(
    database: Database, teaching: TeachingService
) -> None:
    email = Channel(ChannelKind.EMAIL, "a@a.example")
    person = ContactService(database).add(Contact("Ada King", channels=(email,)))
    (mail,) = write_in(database, "I am Ada King.", contact_id=person.id)
    rate(database, mail, Mood.NEGATIVE, phrases=("I am Ada King.",))
    teaching.rule(Ruling(mail, Mood.NEUTRAL))

    RightsService(database).erase(person.id)

    assert teaching.report().rulings == 0


def test_what_a_model_makes_of_a_message_goes_with_it_and_with_its_text(
    database: Database, teaching: TeachingService
) -> None:
    first, second = write_in(database, "A kettle.", "A spoon.")
    for mail in (first, second):
        teaching.rule(Ruling(mail, Mood.NEUTRAL))
    teaching.save_states("qwen", {first: b"one", second: b"two", 99: b"gone"})
    kept = {one.id: one.state for one in teaching.list_examples("qwen")}
    other_model = {one.state for one in teaching.list_examples("llama")}

    with database.writing(Action.CHANGE_MANY) as session:
        session.get_one(InteractionRow, first).new_text = "Another text."

    assert kept == {first: b"one", second: b"two"}
    assert other_model == {b""}
    assert {one.id: one.state for one in teaching.list_examples("qwen")} == {
        first: b"",
        second: b"two",
    }


def test_a_model_is_taught_by_every_ruling_and_reads_each_text_once(
    database: Database, teaching: TeachingService
) -> None:
    class Pupil:
        def __init__(self) -> None:
            self.read: list[str] = []
            self.lessons: list[tuple[MoodExample, ...]] = []

        def score(self, tasks: Sequence[RatingTask]) -> Iterator[Rating]:
            return iter(())

        def states(self, texts: Sequence[str]) -> tuple[bytes, ...]:
            self.read += texts
            return tuple(text.encode() for text in texts)

        def learn(self, examples: Sequence[MoodExample]) -> bool:
            self.lessons.append(tuple(examples))
            return True

    first, second = write_in(database, "A kettle.", "A spoon.")
    teaching.rule(Ruling(first, Mood.NEGATIVE))
    pupil = Pupil()
    teaching.teach(pupil, "qwen")
    teaching.rule(Ruling(second, Mood.POSITIVE, (first,)))

    teaching.teach(pupil, "qwen")

    assert pupil.read == ["A kettle.", "A spoon."]
    assert [(one.text, one.mood, one.state) for one in pupil.lessons[-1]] == [
        ("A kettle.", Mood.POSITIVE, b"A kettle."),
        ("A spoon.", Mood.POSITIVE, b"A spoon."),
    ]


def test_nothing_that_was_learned_leaves_the_encrypted_file(
    database: Database, teaching: TeachingService, tmp_path: Path
) -> None:
    ids = write_in(database, *(f"Remarkable word number {n}." for n in range(150)))
    told = Sentiment(Mood.NEGATIVE, -0.9, 0.9, "qwen")
    SentimentService(database).save_ratings([Rating(one, told) for one in ids])
    teaching.rule(Ruling(ids[0], Mood.POSITIVE))
    teaching.save_states("qwen", {ids[0]: b"Remarkable state"})
    teaching.add_word(WordRule("remarkable", Mood.NEUTRAL))
    before = {path.name for path in database.path.parent.iterdir()}

    made = MoodCascade(database, SentimentService(database)).train()
    ExportService(database).export(
        ExportFormat.ALL, tmp_path / "all.zip", lambda key: key.partition(":")[2]
    )

    assert made is not None
    assert {path.name for path in database.path.parent.iterdir()} == before | {"all.zip"}
    for path in database.path.parent.glob("cardfile.db*"):
        assert b"emarkable" not in path.read_bytes()
    with ZipFile(tmp_path / "all.zip") as archive:
        names = archive.namelist()
        assert not [name for name in names if "mood_states" in name or "mood_students" in name]
        assert [name for name in names if "mood_rulings" in name]
        assert [name for name in names if "mood_words" in name]


def test_rulings_and_words_come_back_with_everything_that_was_taken_out(
    database: Database, teaching: TeachingService, tmp_path: Path
) -> None:
    (mail,) = write_in(database, "That is sick!")
    rate(database, mail, Mood.NEGATIVE, phrases=("That is sick!",))
    teaching.rule(Ruling(mail, Mood.POSITIVE))
    teaching.add_word(WordRule("sick", Mood.POSITIVE))
    ExportService(database).export(
        ExportFormat.ALL, tmp_path / "all.zip", lambda key: key.partition(":")[2]
    )
    other = Database.create(tmp_path / "other.db", bytes(range(32)))

    ImportService(other).run([tmp_path / "all.zip"], ImportOptions())

    found = mood_of(other, mail)
    assert found is not None
    assert (found.label, found.source) == (Mood.POSITIVE, YOU)
    there = TeachingService(other)
    assert [rule.phrase for rule in there.list_words()] == ["sick"]
    there.take_back(mail)
    assert mood_of(other, mail) == Sentiment(Mood.NEGATIVE, -0.9, 0.9, "qwen", ("That is sick!",))
    other.close()


def test_what_only_passes_on_others_words_has_no_mood_of_its_own(database: Database) -> None:
    with database.writing(Action.ADD_INTERACTION) as session:
        for number, (subject, text, new_text) in enumerate(
            (
                ("Fwd: Terrible deals this week", "---- Forwarded ----\nTerrible deals!", ""),
                ("I want my money back!", "", ""),
                ("Re: lamp", "Broken!\n> fine", "Broken!"),
            )
        ):
            mail = Interaction(
                InteractionKind.EMAIL,
                Direction.INCOMING,
                NOON + timedelta(minutes=number),
                subject=subject,
                text=text,
                new_text=new_text,
                thread_id=interactions.add_thread(session, subject, subject),
            )
            interactions.add(session, mail)

    tasks = SentimentService(database).list_unscored()

    assert [task.text for task in tasks] == ["Broken!", "I want my money back!"]
