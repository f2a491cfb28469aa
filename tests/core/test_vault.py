"""The vault: three ways to one key, and no way to lose it by accident."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.domain.contact import Contact
from core.errors import UserError
from core.privacy import keyring_store, profile
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
    first.wrap_with_passphrase(key, PHRASE, LIGHT)
    first.save()
    second, _ = Vault.create(tmp_path / "b.json")
    second.save()
    stolen = json.loads((tmp_path / "a.json").read_text())["wraps"]
    content = json.loads((tmp_path / "b.json").read_text()) | {"wraps": stolen}
    (tmp_path / "b.json").write_text(json.dumps(content))

    with pytest.raises(UserError) as refused:
        Vault.load(tmp_path / "b.json").unwrap_with_passphrase(PHRASE)

    assert refused.value.key == "passphrase-wrong"


def test_the_vault_file_holds_neither_key_nor_passphrase(tmp_path: Path) -> None:
    vault, key = Vault.create(tmp_path / "vault.json")
    vault.wrap_with_passphrase(key, PHRASE, LIGHT)
    code = vault.wrap_with_recovery_code(key)
    vault.save()

    text = (tmp_path / "vault.json").read_text()

    assert key.hex() not in text
    assert PHRASE not in text
    assert code not in text


def test_profile_files_are_for_their_owner_only(folder: Path) -> None:
    make(folder)

    assert folder.stat().st_mode & 0o077 == 0
    assert all(path.stat().st_mode & 0o077 == 0 for path in folder.iterdir())


class Keyring:
    """Stands in for the system's keyring, which lies outside the program."""

    def __init__(self, module: str, *, forgets: bool = False) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.forgets = forgets
        type(self).__module__ = module

    def set_password(self, service: str, username: str, password: str) -> None:
        if not self.forgets:
            self.kept[service, username] = password

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))


def use_keyring(monkeypatch: pytest.MonkeyPatch, backend: Keyring) -> None:
    monkeypatch.setattr("keyring.get_keyring", lambda: backend)


def test_a_real_keyring_opens_the_profile_without_asking(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_keyring(monkeypatch, Keyring("keyring.backends.SecretService"))
    made = profile.create(folder, PHRASE, cost=LIGHT)
    made.database.close()

    opened = profile.unlock(folder, lambda: pytest.fail("asked"))
    opened.database.close()

    assert made.is_in_keyring
    assert opened.unlocked_by == "keyring"


@pytest.mark.parametrize(
    "module", ["keyring.backends.null", "keyring.backends.fail", "keyrings.alt.file"]
)
def test_a_keyring_that_can_not_be_trusted_is_given_nothing(
    monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    backend = Keyring(module)
    use_keyring(monkeypatch, backend)

    assert not keyring_store.store_secret("vault", b"secret")
    assert backend.kept == {}


def test_a_keyring_that_forgets_is_not_relied_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_keyring(monkeypatch, Keyring("keyring.backends.kwallet", forgets=True))
    made = profile.create(folder, PHRASE, cost=LIGHT)
    made.database.close()

    assert not made.is_in_keyring
    opened = profile.unlock(folder, lambda: PHRASE)
    opened.database.close()
    assert opened.unlocked_by == "passphrase"


def test_an_emptied_keyring_asks_for_the_passphrase(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backend = Keyring("keyring.backends.SecretService")
    use_keyring(monkeypatch, backend)
    profile.create(folder, PHRASE, cost=LIGHT).database.close()
    backend.kept.clear()

    opened = profile.unlock(folder, lambda: PHRASE)
    opened.database.close()

    assert opened.unlocked_by == "passphrase"
