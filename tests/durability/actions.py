"""Eleven things a person does, each with what must hold if it is cut off anywhere.

`run` tells each confirmed result through `ack`, after the call that made it came back. `check` gets
what was told and returns what is wrong with the profile: confirmed work lost, or half of something.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy
from sqlalchemy.engine import Connection

from core.domain.backup import BackupReason
from core.domain.duplicate import MergeWish
from core.domain.knowledge import KnowledgeNote
from core.errors import UserError
from core.services import import_service
from core.services.backup_service import BackupService
from core.services.contact_service import ContactService
from core.services.duplicate_service import DuplicateService
from core.services.history_service import HistoryService
from core.services.inbox_service import InboxService
from core.services.owner_service import OwnerService
from core.services.rescue_service import RescueService
from core.storage.rescue import checked_copy
from core.storage.schema import migrations, schema_version
from tests.durability.action_parts import (
    BATCH,
    STEPS,
    WORD,
    Ack,
    Action,
    add_people,
    counted,
    mails,
    names_of,
    opened,
    person,
    prepared,
    read_in,
)


def _run_add(folder: Path, ack: Ack) -> None:
    with opened(folder) as database:
        for number in range(STEPS):
            ContactService(database).add(person(f"Person {number}"))
            ack(str(number))


def _check_add(folder: Path, acks: Sequence[str]) -> list[str]:
    with opened(folder) as database:
        return counted("people", len(names_of(database)), len(acks))


def _run_edit(folder: Path, ack: Ack) -> None:
    with opened(folder) as database:
        people = ContactService(database)
        contact = people.list_contacts("")[0]
        for number in range(1, STEPS + 1):
            people.rename(contact.id, f"Person {number}")
            ack(str(number))


def _check_edit(folder: Path, acks: Sequence[str]) -> list[str]:
    with opened(folder) as database:
        return counted("the name", int(names_of(database)[0].split()[1]), len(acks))


def _run_undo(folder: Path, ack: Ack) -> None:
    with opened(folder) as database:
        for number in range(STEPS):
            HistoryService(database).undo()
            ack(str(number))


def _check_undo(folder: Path, acks: Sequence[str]) -> list[str]:
    with opened(folder) as database:
        return counted("undone", STEPS - len(names_of(database)), len(acks))


def _prepare_redo(folder: Path) -> None:
    prepared(STEPS)(folder)
    _run_undo(folder, lambda _: None)


def _run_redo(folder: Path, ack: Ack) -> None:
    with opened(folder) as database:
        for number in range(STEPS):
            HistoryService(database).redo()
            ack(str(number))


def _run_note(folder: Path, ack: Ack) -> None:
    with opened(folder) as database:
        for number in range(STEPS):
            OwnerService(database).save_note(KnowledgeNote(f"Note {number}", "Text " * 400))
            ack(str(number))


def _check_note(folder: Path, acks: Sequence[str]) -> list[str]:
    with opened(folder) as database:
        return counted("notes", len(OwnerService(database).list_notes()), len(acks))


def _run_import(folder: Path, ack: Ack) -> None:
    confirmed = 0

    def file_and_tell(*arguments: object, **told: object) -> None:
        nonlocal confirmed
        if confirmed:
            ack(str(confirmed))
        inner(*arguments, **told)  # type: ignore[arg-type]  # what it was called with
        confirmed += BATCH

    inner, import_service._file_batch = import_service._file_batch, file_and_tell
    try:
        with opened(folder) as database, read_in(mails()) as bring_in:
            bring_in(database)
            ack(str(confirmed))
    finally:
        import_service._file_batch = inner


def _check_import(folder: Path, acks: Sequence[str]) -> list[str]:
    with opened(folder) as database:
        inbox = InboxService(database)
        kept, confirmed = inbox.count_interactions(), int(acks[-1]) if acks else 0
        wrong = [] if kept >= confirmed else [f"{confirmed} confirmed, {kept} there"]
        if kept % BATCH or inbox.count_conversations() != kept:
            wrong.append(f"half a batch: {kept} messages")
        if kept:
            HistoryService(database).undo()
            if inbox.count_interactions():
                wrong.append("the import can't be undone")
        return wrong


def _run_merge(folder: Path, ack: Ack) -> None:
    with opened(folder) as database:
        duplicates = DuplicateService(database)
        ids = [one.id for one in ContactService(database).list_contacts("")]
        for number, (one, two) in enumerate(zip(ids[::2], ids[1::2], strict=True)):
            merge, _ = duplicates.merge(MergeWish(one, (two,)))
            ack(str(number * 2 + 1))
            duplicates.unmerge(merge.id)
            ack(str(number * 2 + 2))


def _check_merge(folder: Path, acks: Sequence[str]) -> list[str]:
    with opened(folder) as database:
        merges = DuplicateService(database).list_merges()
        done = len(merges) + sum(1 for merge in merges if merge.unmerged_at)
        people = ContactService(database).list_contacts("")
        for merge in merges:
            if merge.unmerged_at is None:
                joined = next(one for one in people if one.id == merge.survivor_id)
                assert len(joined.channels) == 4, "half a merge"
                DuplicateService(database).unmerge(merge.id)
        there = names_of(database)
    wrong = [] if len(there) == STEPS else [f"{len(there)} people after merging and parting"]
    return wrong + counted("merges and partings", done, len(acks))


def _new_table(connection: Connection) -> None:
    """Build a table anew with one more column, as a real migration might."""
    connection.exec_driver_sql("CREATE TABLE new_notes AS SELECT * FROM knowledge_notes")
    connection.exec_driver_sql("ALTER TABLE contacts ADD COLUMN nickname VARCHAR DEFAULT ''")
    connection.exec_driver_sql("UPDATE contacts SET nickname = name || ' the great'")


@contextmanager
def _newer_program() -> Iterator[None]:
    before = migrations.MIGRATIONS
    migrations.MIGRATIONS = (*before, _new_table)
    schema_version.NEWEST += 1
    try:
        yield
    finally:
        migrations.MIGRATIONS = before
        schema_version.NEWEST -= 1


def _run_migration(folder: Path, ack: Ack) -> None:
    with _newer_program(), opened(folder):
        ack("migrated")


def _check_migration(folder: Path, acks: Sequence[str]) -> list[str]:
    try:
        with opened(folder) as database:
            was_migrated = False
            names = names_of(database)
    except UserError as error:
        if error.key != "database-newer":
            raise
        was_migrated = True
    with _newer_program(), opened(folder) as database:
        names = names_of(database)
        with database.reading() as session:
            greats = session.scalar(
                sqlalchemy.text("SELECT count(*) FROM contacts WHERE nickname LIKE '% great'")
            )
        kept = [b for b in BackupService(database).list_backups() if b.reason is _MIGRATION]
    wrong = ["the migration is lost"] if acks and not was_migrated else []
    if len(names) != STEPS or greats != STEPS:
        wrong.append(f"{len(names)} people, {greats} migrated")
    if not kept:
        wrong.append("migrated without a backup")
    return wrong


_MIGRATION = BackupReason.MIGRATION


def _run_backup(folder: Path, ack: Ack) -> None:
    with opened(folder) as database:
        for number in range(2):
            BackupService(database).make()
            ack(str(number))


def _check_backup(folder: Path, acks: Sequence[str]) -> list[str]:
    with opened(folder) as database:
        service = BackupService(database)
        made = service.list_backups()
        for backup in made:
            preview = service.preview(backup)
            assert preview.then.contacts == STEPS, "a backup lacks somebody"
        assert len(names_of(database)) == STEPS, "the file lacks somebody"
    return counted("backups", len(made), len(acks))


def _prepare_restore(folder: Path) -> None:
    prepared(STEPS)(folder)
    with opened(folder) as database:
        BackupService(database).make()
        add_people(database, 3, first=STEPS)


def _run_restore(folder: Path, ack: Ack) -> None:
    rescue = RescueService(folder, lambda: WORD, uses_keyring=False)
    rescue.restore(rescue.find_backup(""))
    ack("restored")


def _check_restore(folder: Path, acks: Sequence[str]) -> list[str]:
    with opened(folder) as database:
        count = len(names_of(database))
        kept = [b for b in BackupService(database).list_backups() if b.counts is None]
        if count == STEPS + 3:
            return ["the restore is lost"] if acks else []
        facts = [checked_copy.check_copy(b.folder / "cardfile.db", database.key) for b in kept]
    wrong = [] if count == STEPS else [f"{count} people after a restore"]
    if not any(fact.counts["contacts"] == STEPS + 3 for fact in facts):
        wrong.append("the replaced file is gone")
    return wrong


def _prepare_salvage(folder: Path) -> None:
    prepared(STEPS)(folder)
    path = folder / "cardfile.db"
    content = bytearray(path.read_bytes())
    content[30 * 4096 + 4050] ^= 1  # in the seal of a page, so that no row is lost
    path.write_bytes(content)


def _run_salvage(folder: Path, ack: Ack) -> None:
    RescueService(folder, lambda: WORD, uses_keyring=False).salvage()
    ack("salvaged")


def _check_salvage(folder: Path, acks: Sequence[str]) -> list[str]:
    rescue = RescueService(folder, lambda: WORD, uses_keyring=False)
    try:
        rescue.salvage()
    except UserError as error:
        if error.key != "salvage-not-needed":
            raise
    else:
        if acks:
            return ["the salvage is lost"]
    with opened(folder) as database:
        return [] if len(names_of(database)) == STEPS else ["a row is lost"]


ACTIONS = [
    Action("add", prepared(0), _run_add, _check_add),
    Action("edit", prepared(1), _run_edit, _check_edit),
    Action("undo", prepared(STEPS), _run_undo, _check_undo),
    Action("redo", _prepare_redo, _run_redo, _check_add),
    Action("note", prepared(0), _run_note, _check_note),
    Action("import", prepared(1), _run_import, _check_import),
    Action("merge", prepared(STEPS), _run_merge, _check_merge),
    Action("migration", prepared(STEPS), _run_migration, _check_migration),
    Action("backup", prepared(STEPS), _run_backup, _check_backup),
    Action("restore", _prepare_restore, _run_restore, _check_restore),
    Action("salvage", _prepare_salvage, _run_salvage, _check_salvage),
]
