"""People with access: who gets in, what a role allows, and whose name a step carries."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.domain.access import OWNER, Person, Role
from core.domain.change import Action
from core.domain.contact import Contact
from core.domain.knowledge import Owner
from core.errors import UserError
from core.privacy import profile
from core.privacy.vault import PassphraseCost
from core.services.access_service import AccessService
from core.services.backup_service import BackupService
from core.services.contact_service import ContactService
from core.services.history_service import HistoryService
from core.services.open_work_service import OpenWorkService
from core.services.owner_service import OwnerService
from core.services.rescue_service import RescueService
from core.storage.database import Database

LIGHT = PassphraseCost(passes=1, memory_kib=8, lanes=1)
MINE, LIS, TOMS = "maple river clock", "竹子 和 河流", "paper boat seven"
LI, TOM = Person("Li", Role.STAFF), Person("Tom", Role.READER)
Open = Callable[[str], Database]


@pytest.fixture(scope="module")
def three_people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile of three people; to be copied."""
    folder = tmp_path_factory.mktemp("three") / "p"
    made = profile.create(folder, MINE, uses_keyring=False, cost=LIGHT)
    ContactService(made.database).add(Contact("Ada"))
    access = AccessService(folder, made.database, LIGHT)
    access.add_person(MINE, LI, LIS)
    access.add_person(MINE, TOM, TOMS)
    made.database.close()
    return folder


@pytest.fixture
def folder(tmp_path: Path, three_people: Path) -> Path:
    return shutil.copytree(three_people, tmp_path / "p")


@pytest.fixture
def sign_in(folder: Path) -> Iterator[Open]:
    opened: list[Database] = []

    def sign_in(passphrase: str) -> Database:
        opened.append(profile.unlock(folder, lambda: passphrase, uses_keyring=False).database)
        return opened[-1]

    yield sign_in
    for database in opened:
        database.close()


def key_of(work: Callable[[], object]) -> str:
    with pytest.raises(UserError) as refused:
        work()
    return refused.value.key


def test_each_person_opens_the_same_file_by_their_own_passphrase(sign_in: Open) -> None:
    people = [sign_in(passphrase).person for passphrase in (MINE, LIS, TOMS)]

    assert people == [OWNER, LI, TOM]
    assert ContactService(sign_in(TOMS)).count_contacts() == 1


def test_a_passphrase_opens_only_under_its_persons_name(folder: Path) -> None:
    assert key_of(lambda: profile.unlock(folder, lambda: LIS, name="Tom")) == "passphrase-wrong"


def test_each_step_carries_the_name_of_who_took_it(sign_in: Open) -> None:
    ContactService(sign_in(LIS)).add(Contact("Bo"))

    steps = HistoryService(sign_in(MINE)).list_steps()

    added = [step.actor for step in steps if step.action is Action.ADD_CONTACT]
    assert added == ["Li", "owner"]


def test_a_reader_changes_nothing(sign_in: Open) -> None:
    database = sign_in(TOMS)

    refusals = (
        key_of(lambda: ContactService(database).add(Contact("Bo"))),
        key_of(HistoryService(database).undo),
        key_of(HistoryService(database).redo),
    )

    assert set(refusals) == {"not-allowed"}
    assert [person.name for person in ContactService(database).list_contacts()] == ["Ada"]


def test_staff_do_the_daily_work_but_the_owners_details_are_the_owners(sign_in: Open) -> None:
    OwnerService(sign_in(MINE)).set_owner(Owner("Lena"))
    staff = sign_in(LIS)

    ContactService(staff).add(Contact("Bo"))
    change = key_of(lambda: OwnerService(staff).set_owner(Owner("Li")))
    HistoryService(staff).undo()
    undo = key_of(HistoryService(staff).undo)

    assert (change, undo) == ("not-allowed", "not-allowed")
    assert OwnerService(staff).get_owner().name == "Lena"


def test_only_an_owner_decides_who_has_access(folder: Path, sign_in: Open) -> None:
    access = AccessService(folder, sign_in(LIS), LIGHT)

    refusals = {
        key_of(lambda: access.add_person(LIS, Person("Eve", Role.OWNER), "x")),
        key_of(lambda: access.set_role(LIS, Person("Li", Role.OWNER))),
        key_of(lambda: access.remove_person(LIS, "Tom")),
        key_of(lambda: access.new_recovery_code(LIS)),
        key_of(lambda: access.rekey(LIS)),
    }

    assert refusals == {"not-allowed"}


def test_a_removed_person_does_not_get_in(folder: Path, sign_in: Open) -> None:
    AccessService(folder, sign_in(MINE), LIGHT).remove_person(MINE, "Li")

    assert key_of(lambda: sign_in(LIS)) == "passphrase-wrong"
    assert sign_in(TOMS).person == TOM


def test_a_new_role_holds_from_the_next_time_on(folder: Path, sign_in: Open) -> None:
    AccessService(folder, sign_in(MINE), LIGHT).set_role(MINE, Person("Tom", Role.STAFF))

    assert sign_in(TOMS).person.role is Role.STAFF


def test_the_last_owner_stays_owner(folder: Path, sign_in: Open) -> None:
    access = AccessService(folder, sign_in(MINE), LIGHT)

    assert key_of(lambda: access.remove_person(MINE, "owner")) == "last-owner"
    assert key_of(lambda: access.set_role(MINE, Person("owner", Role.STAFF))) == "last-owner"


@pytest.mark.parametrize(
    ("name", "passphrase", "refusal"),
    [(" ", "x", "person-name-empty"), ("li", "x", "person-exists"), ("Bo", "", "passphrase-empty")],
)
def test_a_person_needs_a_name_of_their_own_and_a_passphrase(
    folder: Path, sign_in: Open, name: str, passphrase: str, refusal: str
) -> None:
    access = AccessService(folder, sign_in(MINE), LIGHT)

    assert key_of(lambda: access.add_person(MINE, Person(name, Role.STAFF), passphrase)) == refusal


def test_another_passphrase_leaves_the_encrypted_file_as_it_is(folder: Path, sign_in: Open) -> None:
    AccessService(folder, sign_in(LIS), LIGHT).change_passphrase(LIS, "new words")
    first = (folder / profile.DATABASE).read_bytes()[:4096]

    assert key_of(lambda: sign_in(LIS)) == "passphrase-wrong"
    assert sign_in("new words").person == LI
    assert sign_in(MINE).person == OWNER
    assert (folder / profile.DATABASE).read_bytes()[:4096] == first


def test_a_full_disk_is_said_in_a_sentence_and_the_passphrase_stays(
    folder: Path, sign_in: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    access = AccessService(folder, sign_in(MINE), LIGHT)

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", full)
        said = key_of(lambda: access.change_passphrase(MINE, "another horse"))

    assert said == "disk-full"
    assert sign_in(MINE).person == OWNER


def test_a_forgotten_passphrase_is_replaced_by_the_recovery_code(tmp_path: Path) -> None:
    made = profile.create(tmp_path / "q", MINE, uses_keyring=False, cost=LIGHT)
    access = AccessService(tmp_path / "q", made.database, LIGHT)

    access.change_passphrase(made.recovery_code, "remembered")
    made.database.close()

    opened = profile.unlock(tmp_path / "q", lambda: "remembered", uses_keyring=False)
    opened.database.close()
    assert opened.person == OWNER


def test_a_new_recovery_code_makes_the_old_one_useless(folder: Path, sign_in: Open) -> None:
    access = AccessService(folder, sign_in(MINE), LIGHT)
    old = access.new_recovery_code(MINE)

    new = access.new_recovery_code(MINE)

    assert key_of(lambda: sign_in(old)) == "passphrase-wrong"
    assert sign_in(new).person == OWNER


def test_unfinished_work_comes_back_to_its_person_only(sign_in: Open) -> None:
    OpenWorkService(sign_in(TOMS)).keep({"note": {"text": "half a thought"}})

    assert OpenWorkService(sign_in(TOMS)).find() == {"note": {"text": "half a thought"}}
    assert OpenWorkService(sign_in(MINE)).find() == {}


def test_only_an_owner_puts_a_backup_in_the_files_place(sign_in: Open) -> None:
    backups = BackupService(sign_in(LIS))
    made = backups.make()

    assert key_of(lambda: backups.decide_restore(made)) == "not-allowed"


def test_only_an_owner_restores_or_salvages_before_anybody_signed_in(
    folder: Path, sign_in: Open
) -> None:
    made = BackupService(sign_in(MINE)).make()
    sign_in(MINE).close()
    before = (folder / "cardfile.db").read_bytes()

    for passphrase in (LIS, TOMS):
        rescue = RescueService(folder, lambda said=passphrase: said, uses_keyring=False)
        assert key_of(lambda rescue=rescue: rescue.restore(made)) == "not-allowed"
        assert key_of(rescue.salvage) == "not-allowed"

    assert (folder / "cardfile.db").read_bytes() == before


def test_where_the_vault_is_lost_the_one_beside_the_backup_says_who_is_an_owner(
    folder: Path, sign_in: Open
) -> None:
    made = BackupService(sign_in(MINE)).make()
    (folder / "vault.json").unlink()

    rescue = RescueService(folder, lambda: LIS, uses_keyring=False)

    assert key_of(lambda: rescue.restore(made)) == "not-allowed"


def test_a_backup_is_made_before_the_key_is_renewed_or_it_is_not_renewed(
    folder: Path, sign_in: Open
) -> None:
    def fail() -> None:
        raise UserError("disk-full", path="x")

    database = sign_in(MINE)
    before = database.key

    refusal = key_of(lambda: AccessService(folder, database, LIGHT, fail).rekey(MINE))

    assert refusal == "disk-full"
    assert database.key == before


def test_a_code_in_a_file_goes_again_where_it_could_not_come_into_force(
    folder: Path, sign_in: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    access = AccessService(folder, sign_in(MINE), LIGHT)
    old, full = access.new_recovery_code(MINE), OSError(errno.ENOSPC, "no space")
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", lambda *_where: (_ for _ in ()).throw(full))
        refusal = key_of(lambda: access.new_recovery_code(MINE, tmp_path / "code"))

    assert refusal == "disk-full"
    assert not (tmp_path / "code").exists()
    assert sign_in(old).person == OWNER


def test_a_code_in_a_file_stays_where_the_vault_has_it_already(
    folder: Path, sign_in: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    access, damaged = AccessService(folder, sign_in(MINE), LIGHT), OSError(errno.EIO, "broken")
    with monkeypatch.context() as patched:
        patched.setattr(
            "core.privacy.vault.sync_folder", lambda _folder: (_ for _ in ()).throw(damaged)
        )
        refusal = key_of(lambda: access.new_recovery_code(MINE, tmp_path / "code"))

    assert refusal == "disk-error"
    assert sign_in((tmp_path / "code").read_text().strip()).person == OWNER
