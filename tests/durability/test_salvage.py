"""What is saved of a damaged file, and that the damaged one stays as it is."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from core.domain.contact import Contact
from core.errors import UserError
from core.privacy import profile
from core.privacy.vault import PassphraseCost
from core.services.contact_service import ContactService
from core.services.rescue_service import RescueService
from core.services.search_service import SearchService
from core.storage import page_seals, salvage
from core.storage.checked_copy import check_copy
from tests.durability.full_file import KEY, count_rows, make_full_file, salvage_after_flip

PAGE = 4096
LIGHT = PassphraseCost(passes=1, memory_kib=8, lanes=1)
WORD = "correct horse"


def test_one_flipped_bit_costs_a_row_or_two(tmp_path: Path) -> None:
    path = tmp_path / "full.db"
    make_full_file(path, 3000)
    chance = random.Random(7)  # noqa: S311 - for places, not for secrets
    # The rows come after the list of tables, without which nothing can be saved.
    half = path.stat().st_size // 2

    shares = [
        salvage_after_flip(path, tmp_path, chance.randrange(half, 2 * half)) for _ in range(3)
    ]

    assert min(shares) >= 1 - 4 / 3000


@pytest.mark.long
def test_one_flipped_bit_in_100_000_rows_costs_less_than_one_in_a_thousand(tmp_path: Path) -> None:
    path = tmp_path / "full.db"
    make_full_file(path, 100_000)
    chance = random.Random(int(os.environ.get("CARDFILE_SEED", "1")))  # noqa: S311 - as above

    shares = [
        salvage_after_flip(path, tmp_path, chance.randrange(PAGE, path.stat().st_size))
        for _ in range(int(os.environ.get("CARDFILE_FLIPS", "3")))
    ]

    assert min(shares) >= 0.999


def test_without_sealing_pages_anew_a_page_of_rows_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "full.db"
    make_full_file(path, 3000)
    with_seals = salvage_after_flip(path, tmp_path, _page_of_rows(path, tmp_path))
    monkeypatch.setattr(page_seals, "mend", lambda *_: 0)

    without = salvage_after_flip(path, tmp_path, _page_of_rows(path, tmp_path))

    assert without < 1 - 10 / 3000 < with_seals


def test_a_torn_page_costs_what_stood_on_it_and_no_more(tmp_path: Path) -> None:
    path, damaged, saved = (tmp_path / name for name in ("full.db", "damaged.db", "saved.db"))
    make_full_file(path, 3000)
    content = bytearray(path.read_bytes())
    at = _page_of_rows(path, tmp_path) // PAGE * PAGE
    content[at : at + PAGE] = os.urandom(PAGE)
    damaged.write_bytes(content)

    report = salvage.salvage(damaged, KEY, saved)

    assert 0.95 < count_rows(saved) / 3000 < 1
    assert report.unreadable + report.dropped > 0
    check_copy(saved, KEY)


def test_good_pages_keep_their_seals(tmp_path: Path) -> None:
    path = tmp_path / "full.db"
    make_full_file(path, 500)
    before = path.read_bytes()

    assert page_seals.mend(path, KEY) == 0
    assert path.read_bytes() == before


def test_a_salvaged_profile_opens_and_the_damaged_file_is_put_aside(tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    _make_damaged_profile(folder)
    damaged = (folder / "cardfile.db").read_bytes()

    report = RescueService(folder, lambda: WORD, uses_keyring=False).salvage()

    database = profile.unlock(folder, lambda: WORD, uses_keyring=False).database
    assert len(ContactService(database).list_contacts("", limit=1000)) >= 298
    assert SearchService(database).search("Person 7")
    database.close()
    assert report.kept is not None
    assert (report.kept / "cardfile.db").read_bytes() == damaged
    assert [path.name for path in folder.glob(".*")] == []


def test_a_whole_file_is_not_salvaged(tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    profile.create(folder, WORD, uses_keyring=False, cost=LIGHT).database.close()

    with pytest.raises(UserError) as refused:
        RescueService(folder, lambda: WORD, uses_keyring=False).salvage()

    assert refused.value.key == "salvage-not-needed"


def test_of_a_file_of_noise_nothing_is_saved_and_nothing_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    profile.create(folder, WORD, uses_keyring=False, cost=LIGHT).database.close()
    (folder / "cardfile.db").write_bytes(os.urandom(20 * PAGE))

    with pytest.raises(UserError) as refused:
        RescueService(folder, lambda: WORD, uses_keyring=False).salvage()

    assert refused.value.key == "salvage-nothing"
    assert len((folder / "cardfile.db").read_bytes()) == 20 * PAGE


def _make_damaged_profile(folder: Path) -> None:
    made = profile.create(folder, WORD, uses_keyring=False, cost=LIGHT)
    people = ContactService(made.database)
    for number in range(300):
        people.add(Contact(f"Person {number}"))
    made.database.close()
    content = bytearray((folder / "cardfile.db").read_bytes())
    content[len(content) // 2] ^= 4
    (folder / "cardfile.db").write_bytes(content)


def _page_of_rows(path: Path, folder: Path) -> int:
    """Return a place in a page that holds rows: one whose loss is felt."""
    for page in range(60, path.stat().st_size // PAGE, 7):
        content = bytearray(path.read_bytes())
        content[page * PAGE + 2000] ^= 1
        copy = folder / "probe.db"
        copy.write_bytes(content)
        source = salvage._Source.__new__(salvage._Source)
        source._path, source._key = copy, KEY
        source._connection = source._connect()
        felt = source.ask("SELECT sum(length(text)) FROM interactions") is None
        source.close()
        if felt:
            return page * PAGE + 2000
    raise AssertionError("no page holds rows")
