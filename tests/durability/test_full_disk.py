"""A disk that is really full, or can't be written: the sentence, and the way out of it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from core.domain.contact import Contact
from core.errors import UserError
from core.paths import ROOT
from core.privacy import profile
from core.privacy.vault import PassphraseCost
from core.services.contact_service import ContactService
from core.services.history_service import HistoryService
from core.storage import ballast
from core.storage.database import Database
from core.storage.sealed_file import explained

SMALL_MB = 8
SCRIPT = """
import sys
from contextlib import closing
from pathlib import Path
from tests.durability.test_full_disk import fill_and_report
fill_and_report(Path(sys.argv[1]), with_ballast=sys.argv[2] == "1")
"""


def fill_and_report(disk: Path, *, with_ballast: bool) -> None:
    """Fill a small disk by adding contacts, then read, undo and close; print what happened."""
    light = PassphraseCost(passes=1, memory_kib=8, lanes=1)
    folder = disk / "profile"
    database = profile.create(folder, "word", uses_keyring=False, cost=light).database
    if with_ballast:
        (folder / ballast.NAME).write_bytes(bytes(2 << 20))
    people, history, keys = ContactService(database), HistoryService(database), []
    added = 0
    while not keys:
        try:
            people.add(Contact(f"Person {added}", notes="x" * 60_000))
            added += 1
        except UserError as error:
            keys.append(error.key)
    readable = len(people.list_contacts("", limit=1000))
    try:
        history.undo()
        undone = 1
    except UserError as error:
        keys.append(error.key)
        undone = 0
    database.close()
    shutil.copytree(folder, disk.parent / "moved", ignore=shutil.ignore_patterns("ballast"))
    moved = profile.unlock(
        disk.parent / "moved", lambda: "word", uses_keyring=False, is_checked=True
    )
    after = len(ContactService(moved.database).list_contacts("", limit=1000))
    moved.database.close()
    found = {"keys": keys, "added": added, "readable": readable, "undone": undone, "after": after}
    print(json.dumps(found))  # noqa: T201 - read by the test


@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0 or shutil.which("unshare") is None,
    reason="needs a small disk of its own, which only root may mount",
)
@pytest.mark.parametrize("with_ballast", [True, False])
def test_on_a_full_disk_nothing_confirmed_is_lost_and_the_ballast_gives_room(
    tmp_path: Path, with_ballast: bool
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = f'mount -t tmpfs -o size={SMALL_MB}m tmpfs "$1" && exec "$2" -c "$3" "$1" "$4"'
    command = ["unshare", "-m", "sh", "-c", mount, "sh", str(disk), sys.executable, SCRIPT]
    done = subprocess.run(  # noqa: S603 - our own program
        [*command, "1" if with_ballast else "0"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout)

    assert found["keys"][0] == "disk-full"
    assert found["readable"] == found["added"]
    assert found["after"] == found["added"] - found["undone"]
    assert found["undone"] or not with_ballast


def test_the_ballast_is_laid_once_and_dropped_when_the_disk_is_full(
    tmp_path: Path,
) -> None:
    database = Database.create(tmp_path / "cardfile.db", bytes(range(32)))
    folder = database.path.parent
    ballast.lay(folder)
    assert (folder / ballast.NAME).stat().st_size == ballast.SIZE_BYTES
    assert (folder / ballast.NAME).stat().st_mode & 0o777 == 0o600

    with database.writing_results() as session:
        session.connection().exec_driver_sql("PRAGMA max_page_count = 1")  # of this connection
    with pytest.raises(UserError) as refused:
        ContactService(database).add(Contact("Ada", notes="x" * 900_000))

    assert refused.value.key == "disk-full"
    assert not (folder / ballast.NAME).exists()
    database.close()


def test_no_ballast_is_laid_on_a_disk_that_is_nearly_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ballast, "_WORTH_HAVING_BYTES", 1 << 62)

    ballast.lay(tmp_path)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("code", "key"),
    [(28, "disk-full"), (122, "disk-full"), (30, "disk-read-only"), (5, "disk-error")],
)
def test_what_the_system_says_of_the_disk_becomes_a_sentence(
    tmp_path: Path, code: int, key: str
) -> None:
    with pytest.raises(UserError) as refused, explained(tmp_path):
        raise OSError(code, os.strerror(code))

    assert refused.value.key == key


@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0 or shutil.which("chattr") is None,
    reason="needs a file that even its owner can't write",
)
def test_a_file_that_can_not_be_written_says_so_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "cardfile.db"
    Database.create(path, bytes(range(32))).close()
    before = path.read_bytes()
    if subprocess.run(["chattr", "+i", str(path)], check=False).returncode:  # noqa: S603,S607 - a Debian tool
        pytest.skip("this file system knows no unchangeable files")
    try:
        with pytest.raises(UserError) as refused, closing(Database(path, bytes(range(32)))) as file:
            # Where it can be opened and read, the first change is what says so.
            ContactService(file).add(Contact("Ada"))
    finally:
        subprocess.run(["chattr", "-i", str(path)], check=True)  # noqa: S603,S607 - as above

    assert refused.value.key == "disk-read-only"
    assert path.read_bytes() == before
