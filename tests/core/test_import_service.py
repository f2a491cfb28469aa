"""Importing into a real encrypted file: the account, undo, trial runs, what was left out."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from core.domain.importing import ImportOptions, ImportReport
from core.domain.task import Task
from core.errors import UserError
from core.services import import_pace, import_service
from core.services.contact_service import ContactService
from core.services.history_service import HistoryService
from core.services.import_service import ImportService
from core.services.record_filing import Filing
from core.services.task_service import TaskService
from core.storage.database import Database, Session
from core.storage.sealed_file import CACHE_KIB, LARGE_CACHE_KIB
from tests.core.import_files import ME, cards, counts, mailbox, run

__all__ = ["cards", "mailbox", "run"]


def test_undo_brings_every_count_back(
    run: Callable[..., ImportReport], mailbox: Path, cards: Path, database: Database
) -> None:
    run(mailbox)
    before = counts(database)
    report = run(cards)
    assert counts(database) != before

    HistoryService(database).undo(report.step_id)

    assert counts(database) == before


def test_an_undone_import_can_be_imported_again(
    run: Callable[..., ImportReport], cards: Path, database: Database
) -> None:
    first = run(cards)
    HistoryService(database).undo()

    again = run(cards)

    assert (again.created, again.merged) == (first.created, first.merged)


def test_a_dry_run_tells_the_same_and_writes_nothing(
    run: Callable[..., ImportReport], mailbox: Path, cards: Path, database: Database
) -> None:
    before = counts(database)
    tried = run(mailbox, cards, options=ImportOptions(ME.owner_addresses, is_dry_run=True))
    assert counts(database) == before
    assert HistoryService(database).list_steps() == ()

    done = run(mailbox, cards)

    assert (tried.created, tried.merged) == (done.created, done.merged)


def test_a_missing_file_is_one_sentence_and_no_step(database: Database, tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        ImportService(database).run([tmp_path / "none.mbox"], ME)

    assert refused.value.key == "import-file-missing"
    assert HistoryService(database).list_steps() == ()


def test_what_was_left_out_is_mended_in_a_sheet_and_imported(
    run: Callable[..., ImportReport], database: Database, cards: Path, tmp_path: Path
) -> None:
    path, sheet = tmp_path / "more.csv", tmp_path / "left out.csv"
    path.write_text('Name,E-mail,Size\nBo,bo@x.example,1,too wide\n,,2\n"Cy,cy@x.example,3\n')
    report = run(path)
    service = ImportService(database)

    written = service.save_rejected(report.rejections, sheet, lambda r: f"={r.reason}")

    assert written == report.rejected == 3
    text = sheet.read_text(encoding="utf-8-sig")
    assert text.splitlines()[0] == (
        "Left out because,Left out from,Name,E-mail,Size,Beyond the last column"
    )
    assert '"\'=row-too-wide","more.csv, 2",Bo,bo@x.example,1,too wide'.replace('"', "") in (
        text.replace('"', "")
    )
    assert '""Cy,cy@x.example,3' in text
    sheet.write_text(text.replace(",,2,", ",two@x.example,2,"), encoding="utf-8-sig")
    again = run(sheet)
    assert (again.created, again.rejected) == (2, 1)


def test_a_report_in_the_file_holds_no_row_that_stayed_out(
    run: Callable[..., ImportReport], database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "more.csv"
    path.write_text("Name,E-mail\nAda,ada@x.example\nBo,bo@x.example,x\n")

    report = run(path)

    assert report.rejections[0].row
    [kept] = ImportService(database).list_batches()
    assert [(r.reason, r.row) for r in kept.report.rejections] == [("row-too-wide", ())]


def test_a_slow_machine_files_fewer_records_at_once_and_it_is_one_import(
    run: Callable[..., ImportReport],
    tmp_path: Path,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    filed, file = list[int](), import_service._file_batch

    def noted(session: Session, filing: Filing, batch: list[Any], *rest: Any, **told: Any) -> None:
        filed.append(len(batch))
        file(session, filing, batch, *rest, **told)

    monkeypatch.setattr(import_service, "_file_batch", noted)
    monkeypatch.setattr(import_pace, "_BATCH_RECORDS", 8)
    monkeypatch.setattr(import_pace, "_FEWEST_RECORDS", 1)
    monkeypatch.setattr(import_pace, "_QUICK_S", 0.0)
    monkeypatch.setattr(import_pace, "_SLOW_S", 0.0)
    path = tmp_path / "people.csv"
    path.write_text("Name,E-mail\n" + "".join(f"P{n},{n}@x.example\n" for n in range(9)))

    report = run(path)

    assert filed == [4, 2, 1, 1, 1]
    assert (report.created, [s.rows for s in HistoryService(database).list_steps()]) == (9, [18])
    HistoryService(database).undo()
    assert counts(database) == (0, 0, 0, 0)


def test_an_import_makes_way_for_who_writes_meanwhile(
    run: Callable[..., ImportReport],
    tmp_path: Path,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    filed, file = list[int](), import_service._file_batch
    waiting, others = threading.Event(), list[threading.Thread]()

    def write_meanwhile() -> None:
        waiting.set()
        TaskService(database).add(Task(title="Ring Maria"))

    def noted(session: Session, filing: Filing, batch: list[Any], *rest: Any, **told: Any) -> None:
        filed.append(len(batch))
        file(session, filing, batch, *rest, **told)
        if len(filed) == 2:
            others.append(threading.Thread(target=write_meanwhile))
            others[0].start()
            while len(database._sessions._turns._queue) < 2:
                waiting.wait(0.01)

    monkeypatch.setattr(import_service, "_file_batch", noted)
    monkeypatch.setattr(import_pace, "_BATCH_RECORDS", 8)
    monkeypatch.setattr(import_pace, "_FEWEST_RECORDS", 1)
    path = tmp_path / "people.csv"
    path.write_text("Name,E-mail\n" + "".join(f"P{n},{n}@x.example\n" for n in range(15)))

    report = run(path)
    others[0].join()

    assert filed == [4, 8, 1, 1, 1]
    assert report.created == 15
    assert [task.title for task in TaskService(database).list_tasks()] == ["Ring Maria"]


def test_who_writes_while_records_are_filed_does_not_wait_for_all_of_them(
    run: Callable[..., ImportReport],
    tmp_path: Path,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    filed, file_all, file_one = list[int](), import_service._file_batch, Filing.file
    others, waiting = list[threading.Thread](), threading.Event()

    def noted(session: Session, filing: Filing, batch: list[Any], *rest: Any, **told: Any) -> None:
        before = len(batch)
        file_all(session, filing, batch, *rest, **told)
        filed.append(before - len(batch))

    def file(filing: Filing, session: Session, record: Any) -> Any:
        if sum(filed) == 4 and not others:
            add = partial(TaskService(database).add, Task(title="Ring Maria"))
            others.append(threading.Thread(target=add))
            others[0].start()
            while len(database._sessions._turns._queue) < 2:
                waiting.wait(0.01)
        return file_one(filing, session, record)

    monkeypatch.setattr(import_service, "_file_batch", noted)
    monkeypatch.setattr(Filing, "file", file)
    monkeypatch.setattr(import_pace, "_BATCH_RECORDS", 8)
    monkeypatch.setattr(import_pace, "_FEWEST_RECORDS", 1)
    path = tmp_path / "people.csv"
    path.write_text("Name,E-mail\n" + "".join(f"P{n},{n}@x.example\n" for n in range(13)))

    report = run(path)
    others[0].join()

    assert filed[:2] == [4, 1]
    assert (sum(filed), report.created, report.read) == (13, 13, 13)
    assert [person.name for person in ContactService(database).list_contacts("")] == [
        f"P{n}" for n in range(13)
    ]


def test_an_import_gives_back_the_memory_it_kept_pages_in(
    run: Callable[..., ImportReport],
    cards: Path,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sizes, file = list[int](), import_service._file_batch

    def noted(session: Session, *arguments: Any, **told: Any) -> None:
        sizes.append(session.scalar(text("PRAGMA cache_size")) or 0)
        file(session, *arguments, **told)

    monkeypatch.setattr(import_service, "_file_batch", noted)
    run(cards)
    with database.writing_results() as session:
        sizes.append(session.scalar(text("PRAGMA cache_size")) or 0)

    assert sizes == [-LARGE_CACHE_KIB, -CACHE_KIB]
