"""Changing the data key: everybody's way in stays, and no kill leaves a file that doesn't open."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3

from core.domain.access import Person, Role
from core.errors import UserError
from core.paths import ROOT
from core.privacy import profile
from core.privacy.vault import PassphraseCost, Vault
from core.services.access_service import AccessService
from core.services.contact_service import ContactService
from tests.core.test_vault import FIRST_CODE, FIRST_KEY, FIRST_VAULT
from tests.privacy import rekey_killer
from tests.privacy.rekey_killer import LIS, MINE

LIGHT = PassphraseCost(passes=1, memory_kib=8, lanes=1)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(rekey_killer, "NOTE_CHARS", 1000)
    rekey_killer.make(tmp_path / "p")
    return tmp_path / "p"


def key_of(folder: Path, passphrase: str = MINE) -> bytes:
    return Vault.load(folder / profile.VAULT).open_with_passphrase(passphrase).key


def rekey(folder: Path) -> None:
    opened = profile.unlock(folder, lambda: MINE, uses_keyring=False)
    AccessService(folder, opened.database, LIGHT).rekey(MINE)
    assert ContactService(opened.database).count_contacts() == rekey_killer.CONTACTS
    opened.database.close()


def test_the_file_has_another_key_and_everybody_still_gets_in(folder: Path) -> None:
    before = key_of(folder)

    rekey(folder)

    assert key_of(folder) == key_of(folder, LIS) != before
    assert rekey_killer.look(folder, LIS) == "whole"
    with pytest.raises(UserError) as refused:
        profile.Database(folder / profile.DATABASE, before)
    assert refused.value.key == "database-damaged"


def test_a_removed_person_with_an_old_copy_of_the_vault_is_shut_out(folder: Path) -> None:
    old = folder.with_name("old.json")
    old.write_bytes((folder / profile.VAULT).read_bytes())
    opened = profile.unlock(folder, lambda: MINE, uses_keyring=False)
    access = AccessService(folder, opened.database, LIGHT)
    access.remove_person(MINE, "Li")

    access.rekey(MINE)
    opened.database.close()

    known = Vault.load(old).open_with_passphrase(LIS).key
    with pytest.raises(UserError):
        profile.Database(folder / profile.DATABASE, known)


def test_a_file_that_somebody_else_has_open_keeps_its_key(folder: Path) -> None:
    before = key_of(folder)
    other = profile.unlock(folder, lambda: LIS, uses_keyring=False).database
    opened = profile.unlock(folder, lambda: MINE, uses_keyring=False).database

    assert ContactService(other).count_contacts() == rekey_killer.CONTACTS
    with pytest.raises(UserError) as refused:
        AccessService(folder, opened, LIGHT).rekey(MINE)

    assert refused.value.key == "database-busy"
    assert ContactService(opened).count_contacts() == rekey_killer.CONTACTS
    opened.close()
    other.close()
    assert key_of(folder) == before


def test_a_recovery_code_of_the_first_version_is_renewed_before_the_key(tmp_path: Path) -> None:
    (tmp_path / profile.VAULT).write_bytes(FIRST_VAULT.read_bytes())
    profile.Database.create(tmp_path / profile.DATABASE, FIRST_KEY).close()
    opened = profile.unlock(tmp_path, lambda: FIRST_CODE, uses_keyring=False)
    access = AccessService(tmp_path, opened.database, LIGHT)

    with pytest.raises(UserError) as refused:
        access.rekey(MINE)
    code = access.new_recovery_code(MINE)
    access.rekey(MINE)
    opened.database.close()

    again = profile.unlock(tmp_path, lambda: code, uses_keyring=False)
    again.database.close()
    assert refused.value.key == "rekey-old-code"
    assert again.unlocked_by == "recovery"


def kill(tmp_path: Path, kills: int, *options: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.privacy.rekey_killer", str(tmp_path), str(kills)]
    done = subprocess.run(  # noqa: S603 - our own program
        [*command, *options], cwd=ROOT, capture_output=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def test_a_killed_change_of_the_key_leaves_a_whole_file(tmp_path: Path) -> None:
    result = kill(tmp_path, 12)

    assert result["killed"] == 12
    assert result["found"] == {"whole": result["rounds"] * 3}


@pytest.mark.long
def test_a_hundred_killed_changes_of_the_key_leave_a_whole_file(tmp_path: Path) -> None:
    result = kill(tmp_path, 100)

    assert result["killed"] == 100
    assert result["found"] == {"whole": result["rounds"] * 3}


def test_a_careless_change_of_the_key_is_found_out(tmp_path: Path) -> None:
    result = kill(tmp_path, len(rekey_killer.STEPS), "--careless")

    assert result["found"]["database-damaged"] > 0


def test_the_old_key_is_nowhere_in_the_file(folder: Path) -> None:
    before = key_of(folder)
    rekey(folder)

    connection = sqlcipher3.connect(str(folder / profile.DATABASE))
    connection.execute(f"PRAGMA key = \"x'{before.hex()}'\"")
    with pytest.raises(sqlcipher3.DatabaseError):
        connection.execute("SELECT count(*) FROM sqlite_master")
    connection.close()


def test_a_role_survives_the_change(folder: Path) -> None:
    rekey(folder)

    assert Person("Li", Role.STAFF) in profile.people(folder)
