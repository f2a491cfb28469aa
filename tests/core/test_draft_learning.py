"""What became of drafts, and the owner's answers as examples for training."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from core.domain.access import Person, Role
from core.domain.change import Action
from core.domain.contact import Channel, ChannelKind, Contact
from core.domain.draft_learning import ExamplesWish
from core.domain.knowledge import Owner
from core.errors import Cancelled, UserError
from core.services.audit_service import AuditService
from core.services.contact_service import ContactService
from core.services.copy_service import CopyService
from core.services.draft_learning_service import SYSTEM, DraftLearningService
from core.services.draft_service import DraftService
from core.services.history_service import HistoryService
from core.services.owner_service import OwnerService
from core.services.prepared_service import PreparedService
from core.services.rights_service import RightsService
from core.storage.database import Database
from core.storage.rows.tables import DraftRow
from tests.core.test_draft_service import RESULT, store_mail

DRAFT = RESULT.text


def answer(database: Database, text: str = DRAFT, *, question: str = "Price?") -> int:
    """Let a draft be proposed and sent as this text; return its number."""
    drafts = DraftService(database)
    draft = drafts.save(store_mail(database, question), RESULT)
    drafts.accept(draft.id, text)
    return draft.id


def put_aside(database: Database) -> None:
    drafts = DraftService(database)
    drafts.reject(drafts.save(store_mail(database, "Price?"), RESULT).id)


def made_at(database: Database, draft_id: int, at: datetime) -> None:
    with database.writing_results() as session:
        session.execute(update(DraftRow).where(DraftRow.id == draft_id).values(created_at=at))


def read(path: Path) -> list[dict[str, str]]:
    """Return what each line of a file of examples says, by role."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [{turn["role"]: turn["content"] for turn in line["messages"]} for line in lines]


REAL = ExamplesWish(has_real_names=True)


def test_drafts_are_counted_by_what_became_of_them(database: Database) -> None:
    for _ in range(6):
        answer(database)
    for _ in range(3):
        answer(database, f"{DRAFT}!")
    put_aside(database)
    DraftService(database).save(store_mail(database, "And when?"), RESULT)

    (month,) = DraftLearningService(database).list_months()

    assert (month.made, month.sent) == (11, 9)
    assert (month.unchanged.count, month.unchanged.total, month.unchanged.share) == (6, 10, 0.6)
    assert (month.put_aside.count, month.put_aside.share) == (1, 0.1)
    assert month.changed == pytest.approx(3 * (1 / (len(DRAFT) + 1)) / 9)


def test_an_answer_made_ready_before_anybody_asked_counts_once_it_is_taken(
    database: Database,
) -> None:
    prepared, drafts = PreparedService(database, DraftService(database)), DraftService(database)
    first, *_ = prepared.save(store_mail(database, "Price?"), [RESULT, RESULT, RESULT])
    learning = DraftLearningService(database)
    assert learning.list_months() == ()

    drafts.accept(prepared.take(first.id).id, DRAFT)

    (month,) = learning.list_months()
    assert (month.made, month.unchanged.count, month.sent) == (1, 1, 1)


def test_few_drafts_are_too_few_to_tell(database: Database) -> None:
    answer(database)
    put_aside(database)

    (month,) = DraftLearningService(database).list_months()

    assert (month.unchanged.count, month.unchanged.total, month.unchanged.share) == (1, 2, None)
    assert (month.sent, month.changed) == (1, None)


def test_a_reply_taken_back_is_no_longer_counted_and_done_again_it_is(database: Database) -> None:
    answer(database)
    learning, history = DraftLearningService(database), HistoryService(database)

    history.undo()
    assert [(month.made, month.sent) for month in learning.list_months()] == [(1, 0)]

    history.redo()
    assert [(month.made, month.sent) for month in learning.list_months()] == [(1, 1)]


def test_a_draft_counts_in_the_month_that_the_owners_calendar_shows(database: Database) -> None:
    made_at(database, answer(database), datetime(2026, 3, 31, 23, 0, tzinfo=UTC))
    made_at(database, answer(database), datetime(2026, 6, 1, 12, 0, tzinfo=UTC))
    learning = DraftLearningService(
        database, ZoneInfo("Europe/Berlin"), lambda: datetime(2026, 6, 30, 12, tzinfo=UTC)
    )

    months = learning.list_months()

    assert [(month.first, month.made) for month in months] == [
        (date(2026, 4, 1), 1), (date(2026, 5, 1), 0), (date(2026, 6, 1), 1),
    ]  # fmt: skip
    assert [month.first for month in learning.list_months(2)] == [date(2026, 6, 1)]


def test_nothing_is_left_of_the_drafts_for_somebody_erased(database: Database) -> None:
    answer(database)
    who = ContactService(database).add(
        Contact("Ada King", channels=(Channel(ChannelKind.EMAIL, "ada@x.example"),))
    )

    RightsService(database).erase(who.id)

    learning = DraftLearningService(database)
    assert learning.list_months() == ()
    with pytest.raises(UserError, match="export-nothing"):
        learning.write_examples(Path("none.jsonl"), REAL)


def test_examples_are_what_customers_wrote_and_the_owner_sent_newest_first(
    database: Database, tmp_path: Path
) -> None:
    quoting = "Do you deliver?\n\nOn Mon, 1 Jun 2026 at 10:00, Me <me@shop.example> wrote:\n> Hello"
    answer(database, "Dear Ada,\nit is 250.\n\nBest regards\nIris Ola\nOla Ovens, +44 20 7946 0000")
    answer(database, "Dear Ada,\nyes, to Bath.", question=quoting)
    to = tmp_path / "examples.jsonl"

    report = DraftLearningService(database).write_examples(to, REAL)

    assert (report.path, report.examples, report.has_real_names) == (to, 2, True)
    assert read(to) == [
        {"system": SYSTEM, "user": "Do you deliver?", "assistant": "Dear Ada,\nyes, to Bath."},
        {"system": SYSTEM, "user": "Price?", "assistant": "Dear Ada,\nit is 250."},
    ]
    assert to.stat().st_mode & 0o077 == 0


def test_the_owners_other_answers_are_taken_only_when_wished_for(
    database: Database, tmp_path: Path
) -> None:
    answer(database, "It is 250.")
    message_id = store_mail(database, "And the table?", person="bob")
    DraftService(database).log_reply(message_id, "That is 900.")
    DraftService(database).log_reply(message_id, "Are you still there?")
    learning = DraftLearningService(database)

    learning.write_examples(tmp_path / "drafts.jsonl", REAL)
    wish = ExamplesWish(has_real_names=True, only_drafts=False)
    learning.write_examples(tmp_path / "all.jsonl", wish)

    assert [one["assistant"] for one in read(tmp_path / "drafts.jsonl")] == ["It is 250."]
    assert [(one["user"], one["assistant"]) for one in read(tmp_path / "all.jsonl")] == [
        ("And the table?", "That is 900."),
        ("Price?", "It is 250."),
    ]


def test_examples_have_stand_ins_for_everybody_unless_real_names_are_wished_for(
    database: Database, tmp_path: Path
) -> None:
    ContactService(database).add(
        Contact("Ada Quästler", channels=(Channel(ChannelKind.EMAIL, "ada@x.example"),))
    )
    OwnerService(database).set_owner(Owner("Iris Vorzel", "Vorzel Ovens", ("me@shop.example",)))
    asked = "Ring me on +44 20 7946 0123 or write to ada@x.example. Ada Quästler wants a chair."
    answer(database, "Dear Ada, Iris Vorzel will ring +44 20 7946 0123.", question=asked)
    learning = DraftLearningService(database)

    learning.write_examples(tmp_path / "others.jsonl", ExamplesWish())
    learning.write_examples(tmp_path / "real.jsonl", REAL)

    others = (tmp_path / "others.jsonl").read_text(encoding="utf-8")
    for word in ("Ada", "Quästler", "Iris", "Vorzel", "7946 0123", "x.example"):
        assert word not in others
    assert "wants a chair" in others
    assert "Quästler" in (tmp_path / "real.jsonl").read_text(encoding="utf-8")
    (example,) = read(tmp_path / "others.jsonl")
    fake = example["assistant"].removeprefix("Dear ").split(",")[0]
    assert CopyService(database).reveal(fake) == ("ada",)


def test_no_more_examples_are_written_than_wished_for(database: Database, tmp_path: Path) -> None:
    for number in range(3):
        answer(database, f"It is {number}.")

    wish = ExamplesWish(most=2, has_real_names=True)
    DraftLearningService(database).write_examples(tmp_path / "some.jsonl", wish)

    assert [one["assistant"] for one in read(tmp_path / "some.jsonl")] == ["It is 2.", "It is 1."]


def test_what_is_too_long_to_be_learned_whole_is_left_out(
    database: Database, tmp_path: Path
) -> None:
    answer(database, "Long. " * 2_000)
    answer(database, "Short.")

    DraftLearningService(database).write_examples(tmp_path / "some.jsonl", REAL)

    assert [one["assistant"] for one in read(tmp_path / "some.jsonl")] == ["Short."]


def test_only_an_owner_takes_examples_out(database: Database, tmp_path: Path) -> None:
    answer(database)
    database.person = Person("Sam", Role.STAFF)

    with pytest.raises(UserError, match="not-allowed"):
        DraftLearningService(database).write_examples(tmp_path / "examples.jsonl", REAL)


def test_the_audit_tells_that_examples_were_taken_out(database: Database, tmp_path: Path) -> None:
    answer(database)

    DraftLearningService(database).write_examples(tmp_path / "examples.jsonl", REAL)

    (line, *_) = AuditService(database).search()
    assert (line.action, line.subject) == (Action.EXPORT, "examples.jsonl")


def test_stopping_leaves_no_file_of_examples_behind(database: Database, tmp_path: Path) -> None:
    answer(database)

    with pytest.raises(Cancelled):
        DraftLearningService(database).write_examples(
            tmp_path / "examples.jsonl", ExamplesWish(), should_stop=lambda: True
        )

    assert [one.name for one in tmp_path.iterdir() if "examples" in one.name] == []


def test_a_file_that_is_there_is_never_written_over_by_examples(
    database: Database, tmp_path: Path
) -> None:
    answer(database)
    to = tmp_path / "examples.jsonl"
    to.write_text("mine")

    with pytest.raises(UserError, match="file-exists"):
        DraftLearningService(database).write_examples(to, REAL)

    assert to.read_text() == "mine"
