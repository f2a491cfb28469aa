"""New files of a watched folder come in once, when they are whole, and stay where they are."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from core.domain.importing import FolderLook, ImportOptions
from core.errors import UserError
from core.services.contact_service import ContactService
from core.services.history_service import HistoryService
from core.services.import_service import ImportService
from core.services.watched_folder import STILL_S, WatchedFolder
from core.storage.database import Database

CARD = "BEGIN:VCARD\nFN:{}\nEND:VCARD\n"


class Clock:
    """A clock that stands until it is told to go on."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "watched"
    path.mkdir()
    return path


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def watched(database: Database, clock: Clock) -> WatchedFolder:
    return WatchedFolder(database, ImportService(database), clock)


@pytest.fixture
def look(watched: WatchedFolder, folder: Path, clock: Clock) -> Callable[[], FolderLook]:
    def again() -> FolderLook:
        clock.now += STILL_S
        return watched.look(folder, ImportOptions())

    return again


def taken(look: FolderLook) -> list[tuple[str, str]]:
    return [(file.name, file.reason) for file, _ in look.taken]


def people(database: Database) -> list[str]:
    return sorted(contact.name for contact in ContactService(database).list_contacts())


def test_a_file_comes_in_once_it_stands_still_and_stays_where_it_is(
    database: Database, folder: Path, look: Callable[[], FolderLook]
) -> None:
    file = folder / "ada.vcf"
    file.write_text("BEGIN:VCARD\nFN:A")
    assert taken(look()) == []
    file.write_text(CARD.format("Ada"))

    first, second, third = look(), look(), look()

    assert (taken(first), first.waiting) == ([], 1)
    assert (taken(second), second.waiting) == ([("ada.vcf", "")], 0)
    assert second.taken[0][1].created == 1
    assert taken(third) == []
    assert people(database) == ["Ada"]
    assert file.read_text() == CARD.format("Ada")


def test_the_same_content_comes_in_once_even_after_a_restart_and_an_undo(
    database: Database, folder: Path, look: Callable[[], FolderLook], clock: Clock
) -> None:
    (folder / "ada.vcf").write_text(CARD.format("Ada"))
    look()
    [(file, _)] = look().taken
    (folder / "copy.vcf").write_text(CARD.format("Ada"))
    HistoryService(database).undo(file.step_id)

    later = WatchedFolder(database, ImportService(database), clock)
    for _ in range(3):
        clock.now += STILL_S
        assert later.look(folder, ImportOptions()).taken == ()

    assert people(database) == []


def test_a_file_that_grew_comes_in_with_what_is_new(
    database: Database, folder: Path, look: Callable[[], FolderLook]
) -> None:
    file = folder / "people.vcf"
    file.write_text(CARD.format("Ada"))
    look(), look()
    file.write_text(CARD.format("Ada") + CARD.format("Bo"))

    look()
    [(_, report)] = look().taken

    assert (report.read, report.created, report.skipped) == (2, 1, 1)
    assert people(database) == ["Ada", "Bo"]


def test_what_is_unfinished_hidden_or_a_folder_is_passed_over(
    database: Database, folder: Path, look: Callable[[], FolderLook]
) -> None:
    for name in (".hidden.vcf", "a.vcf.part", "b.crdownload", "~$c.xlsx", "d.vcf~", "e.tmp"):
        (folder / name).write_text(CARD.format(name))
    (folder / "inner").mkdir()
    (folder / "inner" / "f.vcf").write_text(CARD.format("Inner"))
    (folder / "empty.csv").touch()

    look()
    found = look()

    assert (found.taken, found.waiting) == ((), 1)
    assert people(database) == []


def test_links_and_devices_are_refused_and_said_so_once(
    database: Database, folder: Path, tmp_path: Path, look: Callable[[], FolderLook]
) -> None:
    (tmp_path / "secret.vcf").write_text(CARD.format("Secret"))
    (folder / "link.vcf").symlink_to(tmp_path / "secret.vcf")
    os.mkfifo(folder / "pipe.vcf")

    look()
    found = look()

    assert taken(found) == [
        ("link.vcf", "watched-file-is-no-file"), ("pipe.vcf", "watched-file-is-no-file"),
    ]  # fmt: skip
    assert taken(look()) == []
    assert people(database) == []


def test_a_file_that_cannot_be_read_waits(
    watched: WatchedFolder, folder: Path, look: Callable[[], FolderLook], monkeypatch
) -> None:
    (folder / "ada.vcf").write_text(CARD.format("Ada"))
    inner, is_locked = os.open, [True]

    def open_(path, *rest, **more):
        if is_locked[0] and str(path).endswith("ada.vcf"):
            raise PermissionError
        return inner(path, *rest, **more)

    monkeypatch.setattr(os, "open", open_)
    look()
    assert look().waiting == 1

    is_locked[0] = False

    assert taken(look()) == [("ada.vcf", "")]


def test_a_file_of_which_nothing_came_in_is_listed_and_can_be_tried_again(
    database: Database, watched: WatchedFolder, folder: Path, look: Callable[[], FolderLook]
) -> None:
    (folder / "a.zip").write_bytes(b"PK\x03\x04rest")
    (folder / "b.vcf").write_text(CARD.format("Ada"))

    look()
    found = look()

    assert taken(found) == [("a.zip", "import-archive"), ("b.vcf", "")]
    assert [(file.name, file.reason) for file in watched.list_refused()] == [
        ("a.zip", "import-archive")
    ]
    watched.try_again()
    assert watched.list_refused() == ()
    look()
    assert taken(look()) == [("a.zip", "import-archive")]


def test_a_folder_that_is_gone_is_said(watched: WatchedFolder, tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        watched.look(tmp_path / "gone", ImportOptions())

    assert refused.value.key == "watched-folder-missing"


def test_what_was_stopped_is_taken_at_the_next_look(
    database: Database, watched: WatchedFolder, folder: Path, look: Callable[[], FolderLook]
) -> None:
    imports = ImportService(database)
    (folder / "people.vcf").write_text("".join(map(CARD.format, map(str, range(50)))))
    look()
    asked: list[bool] = []

    def should_stop() -> bool:
        asked.append(len(asked) > 2)
        return asked[-1]

    stopped = watched.look(folder, ImportOptions(), should_stop)
    assert stopped.taken == ()
    assert imports.find_open() is None

    assert taken(look()) == [("people.vcf", "")]
    assert len(people(database)) == 50
