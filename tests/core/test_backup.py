"""Backups: checked before they count, thinned with care, restored whole or not at all."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from core.domain.backup import Backup
from core.domain.contact import Contact
from core.errors import UserError
from core.paths import child_environment
from core.privacy import profile
from core.privacy.vault import PassphraseCost, Vault
from core.services.backup_service import BackupService
from core.services.contact_service import ContactService
from core.services.rescue_service import RescueService
from core.storage.database import Database
from core.storage.rescue import backup, checked_copy, replacement
from core.storage.rescue.checked_copy import check_copy
from core.storage.sealed_file import connect, require_alone

pytestmark = pytest.mark.slow

LIGHT = PassphraseCost(passes=1, memory_kib=8, lanes=1)
WORD = "correct horse"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "profile"
    made = profile.create(folder, WORD, uses_keyring=False, cost=LIGHT)
    ContactService(made.database).add(Contact("Ada"))
    made.database.close()
    return folder


@pytest.fixture
def database(folder: Path) -> Iterator[Database]:
    opened = _open(folder)
    yield opened
    opened.close()


@pytest.fixture
def rescue(folder: Path) -> RescueService:
    return RescueService(folder, lambda: WORD, uses_keyring=False)


def test_a_backup_is_a_profile_that_opens_by_itself(database: Database, tmp_path: Path) -> None:
    made = BackupService(database).make(target=tmp_path / "stick")

    again = _open(made.folder)
    assert _names(again) == ["Ada"]
    again.close()


def test_a_backup_can_be_read_by_its_owner_only(database: Database) -> None:
    made = BackupService(database).make()

    modes = {oct(path.stat().st_mode & 0o777) for path in made.folder.iterdir()}
    assert (modes, made.folder.stat().st_mode & 0o777) == ({"0o600"}, 0o700)


def test_a_backup_is_made_only_when_something_changed(database: Database) -> None:
    service = BackupService(database)
    assert service.make_if_changed() is not None
    assert service.make_if_changed() is None

    ContactService(database).add(Contact("Grace"))

    assert service.make_if_changed() is not None
    assert [b.counts and b.counts.contacts for b in service.list_backups()] == [2, 1]


def test_a_file_with_nothing_in_it_is_not_backed_up(empty_file: Path, tmp_path: Path) -> None:
    shutil.copy(empty_file, tmp_path / "cardfile.db")
    empty = Database(tmp_path / "cardfile.db", bytes(range(32)))

    assert BackupService(empty).make_if_changed() is None
    empty.close()


def test_a_backup_that_fails_leaves_nothing_that_looks_like_one(
    database: Database, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup, "flush", no_room)

    with pytest.raises(UserError) as refused:
        BackupService(database).make()

    assert refused.value.key == "disk-full"
    assert BackupService(database).list_backups() == ()
    assert list((folder / "backups").iterdir()) == []


def test_a_backup_made_while_others_write_is_one_state_of_the_file(database: Database) -> None:
    people, stop = ContactService(database), threading.Event()

    def write() -> int:
        count = 0
        while not stop.is_set():
            people.add(Contact(f"Person {count}"))
            count += 1
        return count

    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(write)
        try:
            made = [BackupService(database).make() for _ in range(3)]
        finally:
            stop.set()
        total = writing.result()

    counts = [item.counts.contacts for item in made if item.counts]
    assert counts == sorted(counts)
    assert 1 <= counts[-1] <= total + 1
    assert all(check_copy(item.folder / "cardfile.db", database.key) for item in made)


def test_others_may_write_again_as_soon_as_a_copy_has_its_state(
    database: Database, tmp_path: Path
) -> None:
    target = tmp_path / "copy.db"
    connection = connect(database.path, database.key)
    connection.execute(
        "WITH numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers LIMIT 40000) "
        "INSERT INTO blobs SELECT n, randomblob(200) FROM numbers"
    )
    connection.execute("PRAGMA cache_size = 10")
    sizes: list[int] = []

    checked_copy._copy_once(connection, target, lambda: sizes.append(target.stat().st_size))

    connection.close()
    assert len(sizes) == 1
    assert 0 < sizes[0] < target.stat().st_size / 2


def test_a_preview_says_what_would_be_lost(database: Database) -> None:
    service = BackupService(database)
    made = service.make()
    ContactService(database).add(Contact("Grace"))

    preview = service.preview(made)

    assert (preview.then.contacts, preview.now and preview.now.contacts) == (1, 2)
    assert ([step.subject for step in preview.lost], preview.lost_count) == (["Grace"], 1)


def test_a_restore_decided_in_the_open_file_happens_at_the_next_opening(
    database: Database, folder: Path
) -> None:
    service = BackupService(database)
    made = service.make()
    ContactService(database).add(Contact("Grace"))
    service.decide_restore(made)
    assert _names(database) == ["Ada", "Grace"]
    database.close()

    again = _open(folder)

    assert _names(again) == ["Ada"]
    again.close()


def test_the_file_that_a_restore_replaces_can_be_restored_in_turn(
    folder: Path, rescue: RescueService
) -> None:
    opened = _open(folder)
    made = BackupService(opened).make()
    ContactService(opened).add(Contact("Grace"))
    opened.close()

    kept = rescue.restore(made)
    assert kept is not None
    rescue.restore(rescue.find_backup(kept.name))

    again = _open(folder)
    assert _names(again) == ["Ada", "Grace"]
    again.close()


def test_a_log_that_a_crash_left_is_kept_with_the_file_it_belongs_to(
    folder: Path, rescue: RescueService, tmp_path: Path
) -> None:
    opened = _open(folder)
    made = BackupService(opened).make()
    ContactService(opened).add(Contact("Grace"))
    crashed = tmp_path / "crashed"
    shutil.copytree(folder, crashed)
    opened.close()
    assert (crashed / "cardfile.db-wal").stat().st_size
    rescue = RescueService(crashed, lambda: WORD, uses_keyring=False)

    kept = rescue.restore(backup.read(crashed / "backups" / made.name) or made)
    assert kept is not None
    assert _names_and_close(crashed) == ["Ada"]
    rescue.restore(rescue.find_backup(kept.name))

    assert _names_and_close(crashed) == ["Ada", "Grace"]


@pytest.mark.parametrize("done", ["nothing", "put aside", "log gone", "file in place"])
def test_a_replacement_that_was_cut_off_is_finished(folder: Path, done: str) -> None:
    opened = _open(folder)
    service = BackupService(opened)
    made = service.make()
    ContactService(opened).add(Contact("Grace"))
    service.decide_restore(made)
    opened.close()
    if done != "nothing":
        replacement._put_aside(folder)
    if done == "log gone":
        (folder / "cardfile.db-wal").unlink(missing_ok=True)
    if done == "file in place":
        (folder / ".replacing" / "cardfile.db").replace(folder / "cardfile.db")

    assert _names_and_close(folder) == ["Ada"]
    assert not replacement.is_prepared(folder)


def test_a_damaged_backup_is_refused_and_the_file_stays(
    folder: Path, rescue: RescueService
) -> None:
    opened = _open(folder)
    made = BackupService(opened).make()
    opened.close()
    _flip_bit(made.folder / "cardfile.db", 9 * 4096 + 77)
    before = (folder / "cardfile.db").read_bytes()

    with pytest.raises(UserError) as refused:
        rescue.restore(made)

    assert refused.value.key == "database-damaged"
    assert (folder / "cardfile.db").read_bytes() == before
    assert rescue.find_newest_good() is None


@pytest.fixture
def somebody(folder: Path) -> Iterator[None]:
    """Another process that has the profile's file open."""
    script = (
        "import sys; from pathlib import Path; from core.privacy import profile; "
        "opened = profile.unlock(Path(sys.argv[1]), lambda: sys.argv[2], uses_keyring=False); "
        "print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", script, str(folder), WORD],
        env=child_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        running.stdout.readline()
        yield
        assert running.stdin is not None
        running.stdin.close()


def test_nothing_is_restored_while_somebody_has_the_file_open(
    made: Backup, somebody: None, rescue: RescueService
) -> None:
    with pytest.raises(UserError) as refused:
        rescue.restore(made)

    assert refused.value.key == "database-busy"


def test_a_decided_restore_waits_until_nobody_has_the_file_open(
    folder: Path, made: Backup, somebody: None
) -> None:
    key, _ = profile.unlock_key(folder, lambda: WORD, uses_keyring=False)
    replacement.prepare(folder, made.folder / "cardfile.db", key)

    with pytest.raises(UserError) as refused:
        _open(folder)

    assert refused.value.key == "database-busy"
    assert replacement.is_prepared(folder)


@pytest.fixture
def made(folder: Path) -> Backup:
    opened = _open(folder)
    made = BackupService(opened).make()
    opened.close()
    return made


def test_a_file_that_nobody_has_open_is_free(folder: Path) -> None:
    require_alone(folder / "cardfile.db")


def test_a_backup_of_an_earlier_key_brings_its_own_vault(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    made = profile.create(other, "other words", uses_keyring=False, cost=LIGHT)
    ContactService(made.database).add(Contact("Old"))
    taken = BackupService(made.database).make(target=folder / "backups" / "earlier")
    made.database.close()
    asked = iter([WORD, "other words"])
    rescue = RescueService(folder, lambda: next(asked), uses_keyring=False)

    rescue.restore(taken)

    opened = profile.unlock(folder, lambda: "other words", uses_keyring=False)
    assert _names(opened.database) == ["Old"]
    opened.database.close()


@pytest.mark.parametrize("damage", ["missing", "damaged"])
def test_a_lost_vault_comes_back_with_a_backup(folder: Path, damage: str) -> None:
    opened = _open(folder)
    made = BackupService(opened).make()
    opened.close()
    if damage == "missing":
        (folder / "vault.json").unlink()
    else:
        (folder / "vault.json").write_text("{")

    RescueService(folder, lambda: WORD, uses_keyring=False).restore(made)

    assert _names_and_close(folder) == ["Ada"]


def test_a_damaged_file_and_a_wrong_passphrase_say_different_things(folder: Path) -> None:
    with pytest.raises(UserError) as wrong:
        profile.unlock(folder, lambda: "nonsense", uses_keyring=False, is_checked=True)
    _flip_bit(folder / "cardfile.db", 20 * 4096 + 5)
    with pytest.raises(UserError) as damaged:
        profile.unlock(folder, lambda: WORD, uses_keyring=False, is_checked=True)

    assert (wrong.value.key, damaged.value.key) == ("passphrase-wrong", "database-damaged")


@pytest.mark.parametrize("page", [0, 1, 7, 20])
def test_opening_a_damaged_file_changes_and_makes_nothing(folder: Path, page: int) -> None:
    _flip_bit(folder / "cardfile.db", page * 4096 + 100)
    before = (folder / "cardfile.db").read_bytes()

    with pytest.raises(UserError):
        profile.unlock(folder, lambda: WORD, uses_keyring=False, is_checked=True)

    assert (folder / "cardfile.db").read_bytes() == before


def test_thinning_removes_whole_folders_and_stale_drafts(database: Database, folder: Path) -> None:
    service = BackupService(database)
    for number in range(14):
        ContactService(database).add(Contact(f"Number {number}"))
        service.make()
    stale = folder / "backups" / ".making-dead"
    stale.mkdir()
    os.utime(stale, (0, 0))

    service.make()

    names = [path.name for path in (folder / "backups").iterdir()]
    assert len(names) == 12
    assert not any(name.startswith(".") for name in names)


def _open(folder: Path) -> Database:
    return profile.unlock(folder, lambda: WORD, uses_keyring=False).database


def _names(database: Database) -> list[str]:
    return [person.name for person in ContactService(database).list_contacts("")]


def _names_and_close(folder: Path) -> list[str]:
    database = _open(folder)
    names = _names(database)
    database.close()
    return names


def _flip_bit(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


def test_the_vault_in_a_backup_is_the_one_of_that_moment(database: Database) -> None:
    made = BackupService(database).make()

    vault = Vault.load(made.folder / "vault.json")

    assert vault.open_with_passphrase(WORD).key == database.key
