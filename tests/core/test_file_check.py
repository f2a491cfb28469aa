"""A file is looked through while it is open; what is broken in it is found all the same."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from core.domain.contact import Contact
from core.domain.file_check import FileCheckState
from core.errors import UserError
from core.services.contact_service import ContactService
from core.services.file_check_service import FileCheckService
from core.storage.database import Database
from core.storage.rescue import file_check
from core.storage.rescue.page_seals import PageSeals
from core.storage.sealed_file import PAGE_BYTES, connect
from tests.core.conftest import Grow

KEY = bytes(range(32))
_AT_ONCE = 10 * PAGE_BYTES


def _add_ada(database: Database, _folder: Path) -> None:
    ContactService(database).add(Contact("Ada"))


@pytest.fixture
def path(grow: Grow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A closed file of which only the beginning is looked at when it is opened."""
    monkeypatch.setattr(file_check, "AT_ONCE_BYTES", _AT_ONCE)
    monkeypatch.setattr(file_check, "FIRST_BYTES", _AT_ONCE)
    return Path(shutil.copy(grow(_add_ada), tmp_path / "cardfile.db"))


def test_every_broken_page_is_named(path: Path) -> None:
    seals = PageSeals(path, KEY)
    assert seals.broken(1, seals.count()) == []

    for page in (1, 7, 30):
        _flip_bit(path, page)

    assert seals.broken(1, seals.count()) == [1, 7, 30]


def test_pages_have_other_seals_under_another_key(path: Path) -> None:
    seals = PageSeals(path, bytes(32))

    assert len(seals.broken(1, 5)) == 5


@pytest.mark.parametrize("at_once", [_AT_ONCE, 1 << 30], ids=["large", "small"])
def test_the_rest_of_a_file_is_looked_at_while_it_is_open(
    path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(file_check, "AT_ONCE_BYTES", at_once)
    database = Database(path, KEY, is_checked=True)
    service = FileCheckService(database)
    assert service.is_due

    state = _look(service)

    assert (state.is_damaged, service.is_due) == (False, False)
    assert state.looked_at == state.pages
    database.close()


def test_a_file_of_which_all_is_the_beginning_is_looked_at_once_and_for_all(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_check, "FIRST_BYTES", path.stat().st_size)
    database = Database(path, KEY, is_checked=True)

    assert not FileCheckService(database).is_due
    database.close()


def test_a_small_file_that_was_not_closed_is_read_through_before_it_opens(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_check, "AT_ONCE_BYTES", 1 << 30)
    database = Database(path, KEY)
    ContactService(database).add(Contact("Ben"))
    crashed = _copy(path, tmp_path / "crashed.db")
    broken = _copy(path, tmp_path / "broken.db")
    database.close()
    _flip_bit(broken, _page_of_rows(path))

    opened = Database(crashed, KEY, is_checked=True)
    assert not FileCheckService(opened).is_due
    opened.close()
    with pytest.raises(UserError) as found:
        Database(broken, KEY, is_checked=True)
    assert found.value.key == "database-damaged"


def test_damage_at_the_beginning_is_found_when_the_file_is_opened(path: Path) -> None:
    _flip_bit(path, 5)

    with pytest.raises(UserError) as found:
        Database(path, KEY, is_checked=True)

    assert found.value.key == "database-damaged"


def test_damage_further_on_is_found_while_the_file_is_open_and_stops_the_next_opening(
    path: Path,
) -> None:
    _flip_bit(path, _page_of_rows(path))
    database = Database(path, KEY, is_checked=True)

    assert _look(FileCheckService(database)).is_damaged

    database.close()
    with pytest.raises(UserError) as found:
        Database(path, KEY, is_checked=True)
    assert found.value.key == "database-damaged"


def test_a_file_that_was_put_right_opens_again(path: Path) -> None:
    whole = path.with_name("whole.db")
    shutil.copy(path, whole)
    _flip_bit(path, _page_of_rows(path))
    database = Database(path, KEY, is_checked=True)
    _look(FileCheckService(database))
    database.close()

    shutil.copy(whole, path)
    opened = Database(path, KEY, is_checked=True)

    assert not FileCheckService(opened).is_due
    opened.close()
    again = Database(path, KEY, is_checked=True)
    assert FileCheckService(again).is_due
    again.close()


def test_a_file_that_was_not_closed_is_read_through_at_the_end_even_after_another_start(
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    database = Database(path, KEY)
    ContactService(database).add(Contact("Ben"))
    crashed = _copy(path, path.with_name("crashed.db"))
    database.close()

    first = Database(crashed, KEY, is_checked=True)
    first.close()
    monkeypatch.setattr(file_check, "_STEPS_BETWEEN", 10)
    second = Database(crashed, KEY, is_checked=True)
    service = FileCheckService(second)
    stopped = service.go_on(lambda: False)

    assert not stopped.is_over
    assert not _look(service).is_damaged
    assert not crashed.with_name("crashed.db-check").exists()
    second.close()


def test_a_file_that_is_too_short_does_not_open(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) - 5 * PAGE_BYTES])

    with pytest.raises(UserError) as found:
        Database(path, KEY, is_checked=True)

    assert found.value.key == "database-damaged"


def _look(service: FileCheckService) -> FileCheckState:
    state = service.go_on()
    while not state.is_over:
        state = service.go_on()
    return state


def _copy(path: Path, target: Path) -> Path:
    """Copy an open file as a power cut would leave it."""
    for ending in ("", "-wal"):
        shutil.copy(f"{path}{ending}", f"{target}{ending}")
    return target


def _page_of_rows(path: Path) -> int:
    """Return a page beyond the beginning that isn't needed for opening the file."""
    connection = connect(path, KEY)
    (page,) = connection.execute(
        "SELECT rootpage FROM sqlite_master WHERE name = 'search_spellings'"
    ).fetchone()
    connection.close()
    return int(page)


def _flip_bit(path: Path, page: int) -> None:
    with path.open("r+b") as stream:
        stream.seek((page - 1) * PAGE_BYTES + 100)
        byte = stream.read(1)[0]
        stream.seek(-1, 1)
        stream.write(bytes([byte ^ 1]))
