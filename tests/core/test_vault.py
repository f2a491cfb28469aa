"""The vault: three ways to one key, and no way to lose it by accident."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.domain.access import OWNER, Person, Role
from core.domain.contact import Contact
from core.errors import UserError
from core.privacy import profile
from core.privacy.sealing import calibrate
from core.privacy.vault import PassphraseCost, Vault
from core.services.contact_service import ContactService

LIGHT = PassphraseCost(passes=1, memory_kib=8, lanes=1)
PHRASE = "correct horse 电池"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "profile"


def make(folder: Path) -> str:
    made = profile.create(folder, PHRASE, uses_keyring=False, cost=LIGHT)
    ContactService(made.database).add(Contact("Ada"))
    made.database.close()
    return made.recovery_code


def open_with(folder: Path, answer: str) -> str:
    opened = profile.unlock(folder, lambda: answer, uses_keyring=False)
    assert ContactService(opened.database).count_contacts() == 1
    opened.database.close()
    return opened.unlocked_by


def test_the_passphrase_opens_the_profile(folder: Path) -> None:
    make(folder)

    assert open_with(folder, PHRASE) == "passphrase"


def test_the_recovery_code_opens_it_however_it_is_typed(folder: Path) -> None:
    code = make(folder)

    assert open_with(folder, code) == "recovery"
    assert open_with(folder, code.lower().replace("-", " ").replace("0", "o")) == "recovery"


def test_a_wrong_passphrase_and_a_damaged_vault_say_different_things(folder: Path) -> None:
    make(folder)
    with pytest.raises(UserError) as wrong:
        open_with(folder, "wrong")
    (folder / profile.VAULT).write_text("{")
    with pytest.raises(UserError) as damaged:
        open_with(folder, PHRASE)

    assert (wrong.value.key, damaged.value.key) == ("passphrase-wrong", "vault-damaged")


def test_a_vanished_database_is_never_made_anew(folder: Path) -> None:
    make(folder)
    (folder / profile.DATABASE).unlink()

    with pytest.raises(UserError) as refused:
        open_with(folder, PHRASE)

    assert refused.value.key == "database-missing"
    assert not (folder / profile.DATABASE).exists()


def test_a_second_profile_in_the_same_folder_is_refused(folder: Path) -> None:
    make(folder)

    with pytest.raises(UserError) as refused:
        profile.create(folder, "other", uses_keyring=False, cost=LIGHT)

    assert refused.value.key == "profile-exists"
    assert open_with(folder, PHRASE) == "passphrase"


def test_a_wrap_of_another_vault_is_refused(tmp_path: Path) -> None:
    first, key = Vault.create(tmp_path / "a.json")
    first.set_passphrase(key, OWNER, PHRASE, LIGHT)
    first.save(key)
    second, other_key = Vault.create(tmp_path / "b.json")
    second.save(other_key)
    stolen = json.loads((tmp_path / "a.json").read_text())["people"]
    content = json.loads((tmp_path / "b.json").read_text()) | {"people": stolen}
    (tmp_path / "b.json").write_text(json.dumps(content))

    with pytest.raises(UserError) as refused:
        Vault.load(tmp_path / "b.json").open_with_passphrase(PHRASE)

    assert refused.value.key == "passphrase-wrong"


def test_the_vault_file_holds_neither_key_nor_passphrase(tmp_path: Path) -> None:
    vault, key = Vault.create(tmp_path / "vault.json")
    vault.set_passphrase(key, OWNER, PHRASE, LIGHT)
    code = vault.set_recovery_code(key)
    vault.save(key)

    text = (tmp_path / "vault.json").read_text()

    assert key.hex() not in text
    assert PHRASE not in text
    assert code not in text


def test_profile_files_are_for_their_owner_only(folder: Path) -> None:
    make(folder)

    assert folder.stat().st_mode & 0o077 == 0
    assert all(path.stat().st_mode & 0o077 == 0 for path in folder.iterdir())


FIRST_VAULT = Path(__file__).parents[1] / "data" / "first_vault.json"
FIRST_CODE = "TY6W-MHP9-TZBH-5QZK-SGP2-XKMG-HXXZ-H0BJ"
FIRST_KEY = bytes(range(32))


def test_a_vault_of_the_first_version_opens_by_each_of_its_ways() -> None:
    vault = Vault.load(FIRST_VAULT)

    ways = (
        vault.open_with_passphrase("maple river clock"),
        vault.open_with_recovery_code(FIRST_CODE),
        vault.open_with_keyring_secret(bytes(32)),
    )

    assert {way.key for way in ways if way} == {FIRST_KEY}
    assert {way.person for way in ways if way} == {OWNER}


def test_a_vault_of_the_first_version_keeps_its_ways_when_it_is_written_anew(
    tmp_path: Path,
) -> None:
    path = tmp_path / "vault.json"
    path.write_bytes(FIRST_VAULT.read_bytes())
    vault = Vault.load(path)
    vault.set_passphrase(FIRST_KEY, Person("Li", Role.STAFF), PHRASE, LIGHT)
    vault.save(FIRST_KEY)

    again = Vault.load(path)

    assert again.open_with_recovery_code(FIRST_CODE).key == FIRST_KEY
    assert again.open_with_passphrase(PHRASE).person == Person("Li", Role.STAFF)
    assert json.loads(path.read_text())["version"] == 2


def test_a_role_changed_by_another_hand_is_noticed(tmp_path: Path) -> None:
    vault, key = Vault.create(tmp_path / "vault.json")
    vault.set_passphrase(key, Person("Li", Role.STAFF), PHRASE, LIGHT)
    vault.save(key)
    text = (tmp_path / "vault.json").read_text()
    (tmp_path / "vault.json").write_text(text.replace('"staff"', '"owner"'))

    with pytest.raises(UserError) as refused:
        Vault.load(tmp_path / "vault.json").open_with_passphrase(PHRASE)

    assert refused.value.key == "vault-altered"


@pytest.mark.parametrize("text", ["[]", "{}", '{"version": 2}', '{"version": "x", "wraps": {}}'])
def test_a_vault_of_another_shape_is_damaged(tmp_path: Path, text: str) -> None:
    (tmp_path / "vault.json").write_text(text)

    with pytest.raises(UserError) as refused:
        Vault.load(tmp_path / "vault.json")

    assert refused.value.key == "vault-damaged"


@pytest.mark.parametrize(
    ("seconds_at_256", "expected"),
    [
        (0.7, PassphraseCost(3, 256 * 1024)),
        (0.2, PassphraseCost(10, 256 * 1024)),
        (0.3, PassphraseCost(8, 256 * 1024)),
        (1.6, PassphraseCost(3, 128 * 1024)),
        (9.0, PassphraseCost(3, 64 * 1024)),
        (float("inf"), PassphraseCost(3, 64 * 1024)),
    ],
)
def test_the_cost_of_a_passphrase_suits_the_machine_and_has_a_floor(
    seconds_at_256: float, expected: PassphraseCost
) -> None:
    def time_it(cost: PassphraseCost) -> float:
        return seconds_at_256 * cost.memory_kib / (256 * 1024) * cost.passes / 3

    assert calibrate(time_it) == expected
