"""Where what the owner taught goes: with a person erased, to the model, out and back again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

from core.domain.change import Action
from core.domain.contact import Channel, ChannelKind, Contact
from core.domain.exporting import ExportFormat
from core.domain.importing import ImportOptions
from core.domain.interaction import Direction, Interaction, InteractionKind
from core.domain.mood_learning import Ruling, WordRule
from core.domain.sentiment import YOU, Mood, MoodExample, Rating, RatingTask, Sentiment
from core.services.contact_service import ContactService
from core.services.export_service import ExportService
from core.services.import_service import ImportService
from core.services.mood_cascade import MoodCascade
from core.services.rights_service import RightsService
from core.services.sentiment_service import SentimentService
from core.services.teaching_service import TeachingService
from core.storage import interactions
from core.storage.database import Database
from core.storage.rows.tables import InteractionRow
from tests.core.taught import NOON, mood_of, rate, write_in


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
