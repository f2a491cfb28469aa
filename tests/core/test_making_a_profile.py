"""Making a profile: cut off at any moment it is there whole, or can simply be made again."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.errors import UserError
from core.privacy import code_mark, profile
from core.privacy.vault import PassphraseCost, Vault
from core.services.access_service import AccessService
from core.services.contact_service import ContactService

LIGHT = PassphraseCost(passes=1, memory_kib=8, lanes=1)
PHRASE = "maple river clock"


class CutOffError(Exception):
    """Stands for the end of the process."""


def cut_off(*_arguments: object) -> None:
    raise CutOffError


def make(folder: Path) -> profile.NewProfile:
    return profile.create(folder, PHRASE, uses_keyring=False, cost=LIGHT)


def unlock(folder: Path, answer: str = PHRASE) -> profile.OpenProfile:
    return profile.unlock(folder, lambda: answer, uses_keyring=False)


def test_cut_off_before_the_vault_is_there_it_can_be_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(Vault, "save", cut_off)
        with pytest.raises(CutOffError):
            make(tmp_path / "p")
    was_there = profile.exists(tmp_path / "p")

    made = make(tmp_path / "p")
    made.database.close()

    assert not was_there
    unlock(tmp_path / "p").database.close()


def test_cut_off_once_the_vault_is_there_the_passphrase_opens_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(profile, "_finish_making", cut_off)
        with pytest.raises(CutOffError):
            make(tmp_path / "p")

    opened = unlock(tmp_path / "p")

    assert ContactService(opened.database).count_contacts() == 0
    opened.database.close()


def test_a_file_that_is_gone_is_not_replaced_by_an_empty_one(tmp_path: Path) -> None:
    make(tmp_path / "p").database.close()
    (tmp_path / "p" / profile.DATABASE).unlink()

    with pytest.raises(UserError) as refused:
        unlock(tmp_path / "p")

    assert refused.value.key == "database-missing"


def test_a_recovery_code_counts_as_checked_once_it_was_typed_back(tmp_path: Path) -> None:
    made = make(tmp_path / "p")
    access = AccessService(tmp_path / "p", made.database, LIGHT)
    before = access.is_code_checked()

    with pytest.raises(UserError) as refused:
        access.check_recovery_code("AAAA-BBBB")
    after_wrong = access.is_code_checked()
    access.check_recovery_code(made.recovery_code.lower())

    made.database.close()
    assert refused.value.key == "recovery-code-wrong"
    assert (before, after_wrong, access.is_code_checked()) == (False, False, True)


def test_a_new_recovery_code_is_to_be_checked_anew(tmp_path: Path) -> None:
    made = make(tmp_path / "p")
    access = AccessService(tmp_path / "p", made.database, LIGHT)
    access.check_recovery_code(made.recovery_code)

    access.new_recovery_code(PHRASE)

    made.database.close()
    assert not access.is_code_checked()


def test_opening_with_the_recovery_code_is_a_check_too(tmp_path: Path) -> None:
    made = make(tmp_path / "p")
    made.database.close()

    unlock(tmp_path / "p", made.recovery_code).database.close()

    assert not code_mark.is_unchecked(tmp_path / "p")
