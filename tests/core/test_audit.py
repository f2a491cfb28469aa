"""The audit tells who did what when, and its chain breaks where somebody tampers with it."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.domain.access import Person, Role
from core.domain.change import Deed, Origin
from core.domain.contact import Channel, ChannelKind, Contact
from core.domain.importing import ImportOptions
from core.errors import UserError
from core.services.audit_service import AuditService
from core.services.contact_service import ContactService
from core.services.draft_service import DraftService
from core.services.history_service import HistoryService
from core.services.import_service import ImportService
from core.services.inbox_service import InboxService
from core.storage.database import Database
from tests.core.conftest import KEY
from tests.factory import make_draft_result

MAIL = (
    "From: Ada <ada@x.example>\nTo: me@shop.example\nSubject: Table\n"
    "Date: Mon, 1 Jun 2026 10:00:00 +0000\nMessage-ID: <1@x.example>\n\nWhen?\n"
)


@pytest.fixture
def audit(database: Database) -> AuditService:
    return AuditService(database)


@pytest.fixture
def people(database: Database) -> ContactService:
    return ContactService(database)


@pytest.fixture(scope="module")
def busy_file(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with an import, changes, an undo and a redo: steps 1 to 4."""
    folder = tmp_path_factory.mktemp("busy")
    path = folder / "busy.db"
    shutil.copy(empty_file, path)
    database = Database(path, KEY)
    table = folder / "people.csv"
    rows = "".join(f"Person {n},p{n}@x.example\n" for n in range(450))
    table.write_text(f"Name,E-mail\n{rows}", encoding="utf-8")
    ImportService(database).run([table], ImportOptions())
    people = ContactService(database)
    ada = people.add(Contact("Ada", channels=(Channel(ChannelKind.EMAIL, "ada@x.example"),)))
    people.rename(ada.id, "Ada King")
    people.rename(ada.id, "Ada Lovelace")
    history = HistoryService(database)
    history.undo()
    history.redo()
    database.close()
    return path


@pytest.fixture
def busy(busy_file: Path, tmp_path: Path) -> Iterator[Database]:
    path = tmp_path / "busy.db"
    shutil.copy(busy_file, path)
    database = Database(path, KEY)
    yield database
    database.close()


@pytest.fixture
def busy_audit(busy: Database) -> AuditService:
    return AuditService(busy)


def tamper(database: Database, statement: str) -> None:
    """Change the file behind the program's back."""
    with database.writing_results() as session:
        session.connection().exec_driver_sql(statement)


def test_the_chain_of_honest_work_holds(busy: Database, busy_audit: AuditService) -> None:
    check = busy_audit.verify()

    assert check.holds, check
    assert check.links >= 7
    assert check.sealed > 900


@pytest.mark.parametrize(
    ("statement", "step"),
    [
        ("UPDATE contacts SET notes = 'forged' WHERE name = 'Person 7'", 1),
        ("UPDATE contacts SET name = 'forged' WHERE name = 'Ada Lovelace'", 4),
        ("DELETE FROM channels WHERE value = 'p7@x.example'", 1),
        ("UPDATE history_entries SET before = json_set(before, '$.name', 'x') WHERE step_id=4", 3),
        ("DELETE FROM history_entries WHERE step_id = 3", 2),
        ("UPDATE history_steps SET actor = 'nobody' WHERE id = 2", 2),
        ("UPDATE history_steps SET subject = 'forged' WHERE id = 3", 3),
        ("UPDATE history_steps SET undone_at = at WHERE id = 3", 3),
        ("UPDATE audit_links SET actor = 'nobody' WHERE step_id = 2", 2),
        ("UPDATE audit_seals SET salt = NULL, erased_by = 1 WHERE link_id = 3", 2),
        ("UPDATE audit_seals SET salt = NULL, erased_by = 99 WHERE link_id = 3", 0),
        ("DELETE FROM audit_links WHERE step_id = 3", 4),
        (
            "INSERT INTO history_entries(step_id, table_name, row_id, deed) "
            "VALUES (4, 'contacts', 1, 'update')",
            4,
        ),
    ],
)  # fmt: skip
def test_the_chain_breaks_at_the_step_that_was_tampered_with(
    busy: Database, busy_audit: AuditService, statement: str, step: int
) -> None:
    tamper(busy, statement)

    check = busy_audit.verify()

    assert not check.holds
    assert check.broken_step == step, check


def test_undo_and_redo_are_links_of_their_own(busy: Database, busy_audit: AuditService) -> None:
    newest = busy_audit.search(limit=3)

    assert [line.deed for line in newest] == [Deed.REDONE, Deed.UNDONE, Deed.DONE]
    assert {line.step_id for line in newest} == {4}


def test_a_line_shows_the_record_before_and_after(busy: Database, busy_audit: AuditService) -> None:
    line = busy_audit.search("Ada King", most_changes=5)[-1]

    names = [((c.before or {}).get("name"), (c.after or {}).get("name")) for c in line.changes]
    assert names == [("Ada", "Ada King")]


def test_words_are_found_before_and_after_and_in_what_was_added(
    people: ContactService, audit: AuditService
) -> None:
    contact = people.add(Contact("王建国", notes="爱喝茶"))
    people.rename(contact.id, "王建军")

    assert [line.step_id for line in audit.search("王建国")] == [2, 1]
    assert [line.step_id for line in audit.search("王建军")] == [2]
    assert audit.search("nowhere") == ()


def test_who_did_it_and_how_is_told(
    database: Database, people: ContactService, audit: AuditService, tmp_path: Path
) -> None:
    database.person = Person("Lena", Role.OWNER)
    mail = tmp_path / "1.eml"
    mail.write_text(MAIL)
    ImportService(database).run([mail], ImportOptions(owner_addresses=("me@shop.example",)))
    interaction = InboxService(database).list_interactions()[0]
    drafts = DraftService(database)
    draft = drafts.save(interaction.id, make_draft_result("Soon."))
    drafts.accept(draft.id, "Soon.")
    database.person = Person("Tom", Role.STAFF)
    drafts.log_reply(interaction.id, "Tomorrow.")

    told = [(line.actor, line.origin) for line in audit.search()]

    assert told == [("Tom", Origin.PERSON), ("Lena", Origin.MODEL), ("Lena", Origin.IMPORT)]
    assert HistoryService(database).list_steps(1)[0].actor == "Tom"


def test_the_whole_audit_goes_into_json_lines(
    busy: Database, busy_audit: AuditService, tmp_path: Path
) -> None:
    path = tmp_path / "audit.jsonl"

    count = busy_audit.export(path)

    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(lines) == count
    assert lines[-1]["hash"] == busy_audit.verify().head
    assert sum(len(line["changes"]) for line in lines) == busy_audit.verify().sealed - count_steps(
        lines
    )


def count_steps(lines: list[dict[str, object]]) -> int:
    return sum(line["deed"] == "done" for line in lines)


def test_the_audit_as_a_table_runs_no_formula(
    people: ContactService, audit: AuditService, tmp_path: Path
) -> None:
    people.add(Contact('=HYPERLINK("http://evil.example")'))
    path = tmp_path / "audit.csv"

    audit.export(path)

    with path.open(encoding="utf-8", newline="") as stream:
        cells = [cell for row in csv.reader(stream) for cell in row]
    assert not [cell for cell in cells if cell.startswith("=")]
    assert any("HYPERLINK" in cell for cell in cells)


def test_an_export_overwrites_nothing(audit: AuditService, tmp_path: Path) -> None:
    path = tmp_path / "audit.csv"
    path.write_text("mine")

    with pytest.raises(UserError, match="file-exists"):
        audit.export(path)

    assert path.read_text() == "mine"


@pytest.mark.parametrize("undo_first", [False, True])
def test_an_import_in_many_parts_holds_undone_and_redone(
    busy: Database, busy_audit: AuditService, undo_first: bool
) -> None:
    history: Callable[..., object] = HistoryService(busy).undo
    history(1)
    assert busy_audit.verify().holds
    if not undo_first:
        HistoryService(busy).redo()
        assert busy_audit.verify().holds
