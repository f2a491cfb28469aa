"""Ten things of every day, as in `actions.py`: follow-ups, moods, clean-up, views, files, keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from core.domain.change import Action as Deed
from core.domain.change import Kind
from core.domain.field import Field, FieldKind
from core.domain.follow_up import FollowUps, FollowUpStep
from core.domain.interaction import Direction
from core.domain.mood_learning import Ruling
from core.domain.sentiment import Mood
from core.domain.view import BulkChange, BulkDeed, Selection, View
from core.errors import UserError
from core.privacy import profile
from core.services import completion_service, report_files
from core.services.access_service import AccessService
from core.services.audit_service import AuditService
from core.services.bulk_service import BulkService
from core.services.capture_service import CaptureService
from core.services.completion_service import CompletionService
from core.services.contact_service import ContactService
from core.services.field_service import FieldService
from core.services.follow_up_service import FollowUpService
from core.services.history_service import HistoryService
from core.services.inbox_service import InboxService
from core.services.insight_service import InsightService
from core.services.open_work_service import OpenWorkService
from core.services.task_service import TaskService
from core.services.teaching_service import TeachingService
from core.services.view_service import ViewService
from core.storage.database import Database
from tests.durability.action_parts import (
    LIGHT,
    STEPS,
    WORD,
    Ack,
    Action,
    add_people,
    counted,
    mails,
    names_of,
    opened,
    prepared,
    read_in,
)
from tests.factory import NOON

_TAG, _OTHER_WORD, _FIRST_KEY = "Kin", "another horse", "first-key"
_REPORT, _TABLE = "report.pdf", "people.csv"
_PAGES = b"%PDF-1.4\n" + b"figures " * 4000
_LINE = "called Person 0 yesterday, wants 12 chairs by Friday"


def _run_follow_ups(folder: Path, ack: Ack) -> None:
    with opened(folder) as database:
        planner, today = FollowUpService(database), NOON.date()
        contact = ContactService(database).list_contacts("")[0]
        steps = (FollowUpStep(3, "Call"), FollowUpStep(10, "Write"))
        for number in range(STEPS):
            planner.plan(FollowUps(contact.id, today, steps))
            ack(str(number))
        planner.drop(tuple(task.id for task in TaskService(database).list_tasks()))
        ack("dropped")


def _check_follow_ups(folder: Path, acks: Sequence[str]) -> list[str]:
    with opened(folder) as database:
        tasks = len(TaskService(database).list_tasks())
    if "dropped" in acks or (len(acks) == STEPS and not tasks):
        return [f"the dropping is lost: confirmed, {tasks} there"] if tasks else []
    assert tasks % 2 == 0, "half a plan"
    return counted("plans", tasks // 2, len(acks))


def _prepare_mails(folder: Path) -> None:
    prepared(0)(folder)
    with opened(folder) as database, read_in(mails()) as bring_in:
        bring_in(database)


def _run_rulings(folder: Path, ack: Ack) -> None:
    with opened(folder) as database:
        found = InboxService(database).list_interactions(limit=2 * STEPS)
        for number, (one, other) in enumerate(zip(found[::2], found[1::2], strict=True)):
            TeachingService(database).rule(Ruling(one.id, Mood.NEGATIVE, (other.id,)))
            ack(str(number))


def _check_rulings(folder: Path, acks: Sequence[str]) -> list[str]:
    with opened(folder) as database:
        ruled = dict(TeachingService(database).report().sources).get("you", 0)
        assert ruled % 2 == 0, "half a ruling"
        for _ in range(ruled // 2):
            HistoryService(database).undo()
        left = TeachingService(database).report().rulings
    wrong = [f"{left} rulings after undoing all"] if left else []
    return wrong + counted("rulings", ruled // 2, len(acks))


def _prepare_phrases(folder: Path) -> None:
    prepared(0)(folder)
    sent = (
        replace(one, interaction=replace(one.interaction, direction=Direction.OUTGOING))
        for one in mails()
    )
    with opened(folder) as database, read_in(sent) as bring_in:
        bring_in(database)


def _run_phrases(folder: Path, ack: Ack) -> None:
    slice_texts, completion_service._SLICE_TEXTS = completion_service._SLICE_TEXTS, 10
    try:
        with opened(folder) as database:
            while CompletionService(database).learn():
                ack(str(CompletionService(database).count_words()))
    finally:
        completion_service._SLICE_TEXTS = slice_texts


def _check_phrases(folder: Path, acks: Sequence[str]) -> list[str]:
    """What was learned bit by bit must be what is learned at once."""
    with opened(folder) as database:
        service = CompletionService(database)
        before = service.count_words()
        while service.learn():
            pass
        whole = service.count_words()
        service.forget()
        while service.learn():
            pass
        again = service.count_words()
    confirmed = int(acks[-1]) if acks else 0
    wrong = [f"{confirmed} words confirmed, {before} there"] if before < confirmed else []
    return wrong if whole == again else [*wrong, f"{whole} words, {again} when learned anew"]


def _run_cleanup(folder: Path, ack: Ack) -> None:
    with opened(folder) as database:
        people, bulk = ContactService(database), BulkService(database)
        one, two, three, four, *_ = (each.id for each in people.list_contacts(""))
        bulk.run(Selection((one,)), BulkChange(BulkDeed.ARCHIVE))
        ack("archived")
        bulk.run(Selection((two,)), BulkChange(BulkDeed.ADD_TAG, value=_TAG))
        ack("tagged")
        people.make_company(three)
        ack("company")
        people.remove(four)
        ack("removed")


def _check_cleanup(folder: Path, acks: Sequence[str]) -> list[str]:
    with opened(folder) as database:
        people = ContactService(database).list_contacts("")
        companies = ContactService(database).count_companies()
        done = (
            any(one.is_archived for one in people)
            + any(_TAG in one.tags for one in people)
            + companies
            + (len(people) + companies < STEPS)
        )
        for _ in range(done):
            HistoryService(database).undo()
        wrong = [] if len(names_of(database)) == STEPS else ["a decision can't be taken back"]
    return wrong + counted("decisions", done, len(acks))


def _run_table(folder: Path, ack: Ack) -> None:
    with opened(folder) as database:
        views = ViewService(database)
        field = FieldService(database).add(Field("Seats", FieldKind.NUMBER))
        ack("field")
        for number, one in enumerate(ContactService(database).list_contacts("")):
            views.set_cell(Kind.CONTACT, one.id, f"field:{field.id}", str(number))
            ack(str(number))
        for number in range(2):
            views.save("Mine", View(sort="name", is_descending=bool(number)))
            ack(f"view-{number}")


def _check_table(folder: Path, acks: Sequence[str]) -> list[str]:
    with opened(folder) as database:
        fields = FieldService(database).list_fields()
        values = sum(FieldService(database).count_values(field.id) for field in fields)
        saved = [one.view for one in ViewService(database).list_views() if one.id]
        names_of(database)
    assert len(saved) < 2, "a view is there twice"
    done = len(fields) + values + sum(1 + view.is_descending for view in saved)
    return counted("fields, cells and views", done, len(acks))


def _run_capture(folder: Path, ack: Ack) -> None:
    with opened(folder) as database:
        captures = CaptureService(database)
        for number in range(STEPS):
            captures.write(captures.read(_LINE))
            ack(str(number))


def _check_capture(folder: Path, acks: Sequence[str]) -> list[str]:
    with opened(folder) as database:
        entries = InboxService(database).count_interactions()
        assert entries == len(TaskService(database).list_tasks()), "half of a line"
    return counted("lines", entries, len(acks))


def _run_open_work(folder: Path, ack: Ack) -> None:
    with opened(folder) as database:
        for number in range(1, STEPS + 1):
            OpenWorkService(database).keep({"number": number, "text": "half a word " * 400})
            ack(str(number))


def _check_open_work(folder: Path, acks: Sequence[str]) -> list[str]:
    with opened(folder) as database:
        return counted("open work", OpenWorkService(database).find().get("number", 0), len(acks))


def _run_report(folder: Path, ack: Ack) -> None:
    with opened(folder) as database:
        InsightService(database).note_taken(_REPORT)
        report_files.save_report(_PAGES, folder / _REPORT)
        ack("report")
        ViewService(database).export(View(), folder / _TABLE, View().columns)
        ack("table")


def _check_report(folder: Path, acks: Sequence[str]) -> list[str]:
    with opened(folder) as database:
        lines = AuditService(database).search(limit=20)
        told = {line.action for line in lines if line.action in (Deed.TAKE_OUT, Deed.EXPORT)}
        assert AuditService(database).verify().holds, "half of the audit"
    there = [name for name in (_REPORT, _TABLE) if (folder / name).exists()]
    assert len(told) >= len(there), "taken out without a word in the audit"
    if _REPORT in there:
        assert (folder / _REPORT).read_bytes() == _PAGES, "half a report"
    if _TABLE in there:
        assert (folder / _TABLE).read_text("utf-8-sig").count("\n") == STEPS + 1, "half a table"
    return counted("files", len(there), len(acks))


def _run_passphrase(folder: Path, ack: Ack) -> None:
    with opened(folder) as database:
        access = AccessService(folder, database, LIGHT)
        access.change_passphrase(WORD, _OTHER_WORD)
        ack("changed")
        access.change_passphrase(_OTHER_WORD, WORD)
        ack("changed-back")


def _check_passphrase(folder: Path, acks: Sequence[str]) -> list[str]:
    try:
        with opened(folder) as database:
            names_of(database)
            told = [line.action for line in AuditService(database).search(limit=20)]
    except UserError as error:
        if error.key != "passphrase-wrong":
            raise
        with _opened_by(folder, _OTHER_WORD) as database:
            AccessService(folder, database, LIGHT).change_passphrase(_OTHER_WORD, WORD)
        return ["the second change is lost"] if len(acks) == 2 else []
    changes = told.count(Deed.CHANGE_PASSPHRASE)
    return [f"{len(acks)} confirmed, {changes} told of"] if changes < len(acks) else []


@contextmanager
def _opened_by(folder: Path, word: str) -> Iterator[Database]:
    database = profile.unlock(folder, lambda: word, uses_keyring=False).database
    try:
        yield database
    finally:
        database.close()


def _prepare_rekey(folder: Path) -> None:
    made = profile.create(folder, WORD, uses_keyring=False, cost=LIGHT)
    add_people(made.database, STEPS)
    (folder / _FIRST_KEY).write_bytes(made.database.key)
    made.database.close()


def _run_rekey(folder: Path, ack: Ack) -> None:
    with opened(folder) as database:
        AccessService(folder, database, LIGHT).rekey(WORD)
        ack("rekeyed")


def _check_rekey(folder: Path, acks: Sequence[str]) -> list[str]:
    with opened(folder) as database:
        there, is_new = len(names_of(database)), database.key != (folder / _FIRST_KEY).read_bytes()
    wrong = [] if there == STEPS else [f"{there} people after a new key"]
    return [*wrong, "the new key is lost"] if acks and not is_new else wrong


DAILY_ACTIONS = [
    Action("follow-ups", prepared(1), _run_follow_ups, _check_follow_ups),
    Action("rulings", _prepare_mails, _run_rulings, _check_rulings),
    Action("phrases", _prepare_phrases, _run_phrases, _check_phrases),
    Action("cleanup", prepared(STEPS), _run_cleanup, _check_cleanup),
    Action("table", prepared(STEPS), _run_table, _check_table),
    Action("capture", prepared(1), _run_capture, _check_capture),
    Action("open-work", prepared(0), _run_open_work, _check_open_work),
    Action("report", prepared(STEPS), _run_report, _check_report),
    Action("passphrase", prepared(1), _run_passphrase, _check_passphrase),
    Action("rekey", _prepare_rekey, _run_rekey, _check_rekey),
]
