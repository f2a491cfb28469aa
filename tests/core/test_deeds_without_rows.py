"""The audit tells who takes something out and who changes who has access; only owners may."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from core.domain.access import OWNER, Person, Role
from core.domain.change import Action
from core.domain.contact import Contact
from core.domain.view import View
from core.errors import UserError
from core.privacy import profile
from core.privacy.vault import PassphraseCost
from core.services.access_service import AccessService
from core.services.audit_service import AuditService
from core.services.backup_service import BackupService, telling
from core.services.contact_service import ContactService
from core.services.copy_service import CopyService
from core.services.export_service import ExportService
from core.services.history_service import HistoryService
from core.services.insight_service import InsightService
from core.services.rights_service import RightsService
from core.services.view_service import ViewService
from core.storage.database import Database, create_file
from core.storage.rescue import replacement

LIGHT = PassphraseCost(passes=1, memory_kib=8, lanes=1)
PHRASE = "maple river clock"
Deed = Callable[[Database, Path], object]
TAKING_OUT: dict[str, Deed] = {
    "table.csv": lambda database, to: ViewService(database).export(View(), to, ("Name",)),
    "audit.csv": lambda database, to: AuditService(database).export(to),
    "copy": lambda database, to: CopyService(database).write(to, PHRASE, cost=LIGHT),
    "Ada": lambda database, to: RightsService(database).gather(1),
}
OTHERS = (Role.STAFF, Role.READER)


@pytest.fixture
def filled(database: Database) -> Database:
    ContactService(database).add(Contact("Ada"))
    return database


def told(database: Database) -> list[tuple[Action | None, str, str]]:
    lines = AuditService(database).search(limit=20)
    return [(line.action, line.subject, line.actor) for line in reversed(lines)]


@pytest.mark.parametrize("name", TAKING_OUT)
def test_whoever_takes_something_out_stands_in_the_audit(
    filled: Database, tmp_path: Path, name: str
) -> None:
    TAKING_OUT[name](filled, tmp_path / name)

    assert told(filled)[-1] == (Action.EXPORT, name, OWNER.name)
    assert AuditService(filled).verify().holds


@pytest.mark.parametrize("role", OTHERS)
@pytest.mark.parametrize("name", TAKING_OUT)
def test_only_owners_take_something_out(
    filled: Database, tmp_path: Path, name: str, role: Role
) -> None:
    other = Database(filled.path, filled.key, Person("Li", role))

    with pytest.raises(UserError, match="not-allowed"):
        TAKING_OUT[name](other, tmp_path / name)

    other.close()
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("role", Role)
def test_whoever_prints_copies_or_saves_one_thing_stands_in_the_audit(
    filled: Database, role: Role
) -> None:
    other = Database(filled.path, filled.key, Person("Li", role))
    ExportService(other).note_taken("Ada.vcf")
    InsightService(other).note_taken("report.pdf")
    other.close()

    assert told(filled)[-2:] == [
        (Action.TAKE_OUT, "Ada.vcf", "Li"),
        (Action.TAKE_OUT, "report.pdf", "Li"),
    ]
    assert AuditService(filled).verify().holds


def test_a_restored_file_tells_who_restored_which_backup(tmp_path: Path) -> None:
    made = profile.create(tmp_path / "p", PHRASE, uses_keyring=False, cost=LIGHT)
    ContactService(made.database).add(Contact("Ada"))
    backups = BackupService(made.database)
    backup = backups.make()
    ContactService(made.database).add(Contact("Grace"))
    backups.decide_restore(backup)
    made.database.close()

    opened = profile.unlock(tmp_path / "p", lambda: PHRASE, uses_keyring=False)
    deed, holds = told(opened.database)[-1], AuditService(opened.database).verify().holds
    names = [one.name for one in ContactService(opened.database).list_contacts()]
    opened.database.close()

    assert deed == (Action.RESTORE, backup.name, OWNER.name)
    assert (names, holds) == (["Ada"], True)


def test_a_restored_older_file_tells_it_too(tmp_path: Path) -> None:
    made = profile.create(tmp_path / "p", PHRASE, uses_keyring=False, cost=LIGHT)
    old = tmp_path / "old.db"
    create_file(old, made.database.key, upto=3)
    tell = telling(made.database.key, OWNER, Action.RESTORE, "old")
    replacement.prepare(tmp_path / "p", old, made.database.key, tell=tell)
    made.database.close()

    opened = profile.unlock(tmp_path / "p", lambda: PHRASE, uses_keyring=False)
    deed = told(opened.database)[-1]
    opened.database.close()

    assert deed == (Action.RESTORE, "old", OWNER.name)


def test_every_change_of_the_access_stands_in_the_audit_with_who_made_it(tmp_path: Path) -> None:
    made = profile.create(tmp_path / "p", PHRASE, uses_keyring=False, cost=LIGHT)
    access = AccessService(tmp_path / "p", made.database, LIGHT)
    access.new_recovery_code(PHRASE)
    access.add_person(PHRASE, Person("Li", Role.READER), "paper boat seven")
    access.set_role(PHRASE, Person("Li", Role.STAFF))
    access.change_passphrase(PHRASE, PHRASE)
    access.remove_person(PHRASE, "Li")
    access.rekey(PHRASE)

    found = told(made.database)
    holds = AuditService(made.database).verify().holds
    made.database.close()
    assert found == [
        (Action.NEW_RECOVERY_CODE, "", OWNER.name),
        (Action.ADD_PERSON, "Li (read-only)", OWNER.name),
        (Action.CHANGE_ROLE, "Li (staff)", OWNER.name),
        (Action.CHANGE_PASSPHRASE, OWNER.name, OWNER.name),
        (Action.REMOVE_PERSON, "Li", OWNER.name),
        (Action.RENEW_KEY, "", OWNER.name),
    ]
    assert holds


def test_somebody_who_only_reads_may_change_their_own_passphrase(tmp_path: Path) -> None:
    made = profile.create(tmp_path / "p", PHRASE, uses_keyring=False, cost=LIGHT)
    owner = AccessService(tmp_path / "p", made.database, LIGHT)
    owner.add_person(PHRASE, Person("Li", Role.READER), "paper boat seven")
    made.database.close()

    opened = profile.unlock(tmp_path / "p", lambda: "paper boat seven", name="Li")
    AccessService(tmp_path / "p", opened.database, LIGHT).change_passphrase(
        "paper boat seven", "another boat"
    )

    assert told(opened.database)[-1] == (Action.CHANGE_PASSPHRASE, "Li", "Li")
    opened.database.close()


def test_what_changes_no_row_stands_in_the_way_of_no_redo(filled: Database, tmp_path: Path) -> None:
    HistoryService(filled).undo()
    AuditService(filled).export(tmp_path / "audit.csv")

    HistoryService(filled).redo()

    assert ContactService(filled).count_contacts() == 1
