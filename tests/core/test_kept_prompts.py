"""Prompts kept in the file: only where allowed, and gone as soon as a customer's words go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from core.domain.access import Person, Role
from core.domain.contact import Contact
from core.domain.importing import ImportOptions
from core.domain.kept_prompt import KeptPrompt
from core.domain.knowledge import KnowledgeNote
from core.privacy import profile
from core.privacy.vault import PassphraseCost
from core.services.backup_service import BackupService
from core.services.contact_service import ContactService
from core.services.history_service import HistoryService
from core.services.import_service import ImportService
from core.services.owner_service import OwnerService
from core.services.prompt_service import PromptService
from core.services.rights_service import RightsService
from core.services.sample_service import SampleService
from core.settings import Settings, SettingsFile
from core.storage.database import Database
from tests.core.conftest import KEY
from tests.core.raw_pages import decrypted

MODEL = "model, library and settings"
PROMPT = KeptPrompt("first", (5, 6, 7), 40_000)
STATE = b"What the model knows of Zenobia. " * 1_250
MAIL = (
    b"From: Zenobia <z@pomelo.example>\nTo: me@shop.example\nSubject: Lamp\n"
    b"Date: Mon, 1 Jun 2026 10:00:00 +0000\nMessage-ID: <1@pomelo>\n\nWhere is it?\n"
)


@pytest.fixture
def settings(tmp_path: Path) -> SettingsFile:
    file = SettingsFile(tmp_path / "settings.json")
    file.save(replace(Settings(), keeps_prompts=True))
    return file


@pytest.fixture
def shelf(database: Database, settings: SettingsFile) -> PromptService:
    return PromptService(database, settings)


def keep(shelf: PromptService, *prompts: KeptPrompt) -> bool:
    mark = shelf.mark()
    wanted = prompts or (PROMPT,)
    return shelf.arrange(mark, [prompt.name for prompt in wanted]) and all(
        shelf.add(mark, MODEL, prompt, STATE[: prompt.size_bytes], place)
        for place, prompt in enumerate(wanted)
    )


def test_what_was_kept_is_there_for_the_same_model(shelf: PromptService) -> None:
    assert keep(shelf)

    assert shelf.list_prompts(MODEL) == (PROMPT,)
    assert shelf.find_state("first") == STATE[:40_000]
    assert shelf.list_prompts("another library") == ()
    assert shelf.find_state("never kept") == b""


def test_nothing_is_kept_unless_the_owner_says_so(database: Database, tmp_path: Path) -> None:
    assert not Settings().keeps_prompts
    shelf = PromptService(database, SettingsFile(tmp_path / "none.json"))

    assert not keep(shelf)
    assert shelf.list_prompts(MODEL) == ()


def test_a_state_that_is_not_as_it_was_kept_is_not_there(
    database: Database, shelf: PromptService
) -> None:
    keep(shelf)
    with database.writing_results() as session:
        session.connection().exec_driver_sql(
            "UPDATE kept_prompts SET state = zeroblob(length(state))"
        )

    assert shelf.find_state("first") == b""


def test_prompts_that_are_not_named_any_more_are_forgotten(shelf: PromptService) -> None:
    other = replace(PROMPT, name="other", tokens=(5, 9))
    keep(shelf, PROMPT, other)

    assert shelf.arrange(shelf.mark(), ["other", "never kept"])

    assert shelf.list_prompts(MODEL) == (other,)


def erase(database: Database) -> None:
    contact = ContactService(database).list_contacts("Zenobia")[0]
    RightsService(database).erase(contact.id)


def undo_import(database: Database) -> None:
    HistoryService(database).undo()


def erase_note(database: Database) -> None:
    owner = OwnerService(database)
    owner.erase_note(owner.list_notes()[0].id)


def remove_sample(database: Database) -> None:
    SampleService(database, ImportService(database)).remove()


@pytest.mark.parametrize("delete", [erase, undo_import, erase_note, remove_sample])
def test_deleting_what_a_customer_wrote_forgets_every_kept_prompt(
    database: Database, shelf: PromptService, tmp_path: Path, delete: Callable[[Database], None]
) -> None:
    if delete is remove_sample:
        SampleService(database, ImportService(database)).load()
    OwnerService(database).save_note(KnowledgeNote("Warranty", "Two years."))
    mail = tmp_path / "mail.eml"
    mail.write_bytes(MAIL)
    told = ImportOptions(owner_addresses=("me@shop.example",), adds_senders=True)
    ImportService(database).run([mail], told)
    before = shelf.mark()
    keep(shelf)

    delete(database)

    assert shelf.list_prompts(MODEL) == ()
    # What the engine read before may hold their words, too.
    assert not shelf.arrange(before, ["first"])
    assert not shelf.add(before, MODEL, PROMPT, STATE[:40_000], 0)
    assert keep(shelf)


def test_nothing_of_an_erased_person_stands_in_a_kept_state(
    database: Database, shelf: PromptService
) -> None:
    contact = ContactService(database).add(Contact("Zenobia"))
    keep(shelf)
    assert b"Zenobia" in decrypted(database.path, KEY)

    RightsService(database).erase(contact.id)

    assert b"Zenobia" not in decrypted(database.path, KEY)


def test_clearing_gives_the_room_in_the_file_back(database: Database, shelf: PromptService) -> None:
    database.compact()
    before = database.path.stat().st_size
    keep(shelf)

    shelf.clear()

    assert shelf.list_prompts(MODEL) == ()
    assert database.path.stat().st_size <= before
    assert b"Zenobia" not in decrypted(database.path, KEY)


def test_adding_and_changing_forgets_nothing(database: Database, shelf: PromptService) -> None:
    people = ContactService(database)
    contact = people.add(Contact("Ada"))
    keep(shelf)

    people.rename(contact.id, "Ada King")
    people.add(Contact("Grace"))

    assert shelf.list_prompts(MODEL) == (PROMPT,)


def test_keeping_is_no_step_to_undo(database: Database, shelf: PromptService) -> None:
    keep(shelf)

    assert HistoryService(database).list_steps() == ()


def test_no_backup_has_kept_prompts_nor_is_made_because_of_them(
    tmp_path: Path, settings: SettingsFile
) -> None:
    cost = PassphraseCost(passes=1, memory_kib=8, lanes=1)
    made = profile.create(tmp_path / "profile", "word", uses_keyring=False, cost=cost)
    backups, shelf = BackupService(made.database), PromptService(made.database, settings)
    without = backups.make()
    before = shelf.mark()
    keep(shelf)

    assert backups.make_if_changed() is None
    backup = backups.make()

    file, key = backup.folder / "cardfile.db", made.database.key
    assert backup.size_bytes == without.size_bytes
    assert b"What the model knows" not in decrypted(file, key)
    assert len(shelf.list_prompts(MODEL)) == 1
    made.database.close()
    restored = Database(file, key)
    # What was read before the restore may be about people that the backup doesn't know.
    assert not PromptService(restored, settings).add(before, MODEL, PROMPT, STATE, 0)
    restored.close()


def test_who_may_only_read_keeps_nothing(database: Database, settings: SettingsFile) -> None:
    database.person = Person("Rita", Role.READER)

    assert not keep(PromptService(database, settings))
