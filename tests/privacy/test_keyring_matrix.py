"""Whatever happens to the keyring, the file opens by passphrase and by recovery code."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.domain.contact import Contact
from core.errors import UserError
from core.privacy import keyring_store, lock_mark, profile
from core.privacy.vault import PassphraseCost
from core.services.access_service import AccessService
from core.services.contact_service import ContactService
from tests.privacy import keyrings

LIGHT = PassphraseCost(passes=1, memory_kib=8, lanes=1)
PHRASE = "correct horse 电池"
Use = Callable[[keyrings.Fine], keyrings.Fine]


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Iterator[Use]:
    used: list[keyrings.Fine] = []

    def put(backend: keyrings.Fine) -> keyrings.Fine:
        used.append(backend)
        monkeypatch.setattr("keyring.get_keyring", lambda: backend)
        return backend

    monkeypatch.setattr(keyring_store, "TIME_LIMIT_S", 0.2)
    yield put
    for backend in used:
        if isinstance(backend, keyrings.Hanging):
            backend.freed.set()


def make(folder: Path) -> profile.NewProfile:
    made = profile.create(folder, PHRASE, cost=LIGHT)
    ContactService(made.database).add(Contact("Ada"))
    made.database.close()
    return made


def ways_of(folder: Path, code: str) -> tuple[str, str]:
    """Return what opens the file first, with the passphrase at hand, then with the code only."""
    ways = []
    for answer in (PHRASE, code):
        opened = profile.unlock(folder, lambda answer=answer: answer)
        assert ContactService(opened.database).count_contacts() == 1
        opened.database.close()
        ways.append(opened.unlocked_by)
    return ways[0], ways[1]


ASKED = ("passphrase", "recovery")
MATRIX: dict[str, tuple[type[keyrings.Fine], Callable[[keyrings.Fine], object], bool]] = {
    "none": (keyrings.Absent, lambda _: None, False),
    "null": (keyrings.Null, lambda _: None, False),
    "plain file": (keyrings.Plain, lambda _: None, False),
    "locked": (keyrings.Locked, lambda _: None, False),
    "write refused": (keyrings.Refusing, lambda _: None, False),
    "item deleted": (keyrings.Fine, lambda ring: ring.kept.clear(), True),
    "wrong item": (
        keyrings.Fine,
        lambda ring: ring.kept.update(
            {place: base64.b64encode(bytes(32)).decode() for place in ring.kept}
        ),
        True,
    ),
    "hanging": (keyrings.Hanging, lambda _: None, False),
}


@pytest.mark.parametrize("case", MATRIX)
def test_a_keyring_gone_wrong_ends_in_passphrase_or_recovery_code(
    tmp_path: Path, use: Use, case: str
) -> None:
    kind, spoil, is_kept = MATRIX[case]
    ring = use(kind())
    made = make(tmp_path / "p")
    before = (tmp_path / "p" / profile.VAULT).read_bytes()
    spoil(ring)

    assert made.is_in_keyring == is_kept
    assert ways_of(tmp_path / "p", made.recovery_code) == ASKED
    assert (tmp_path / "p" / profile.VAULT).read_bytes() == before


@pytest.mark.parametrize("change", ["locked", "hanging", "gone", "exchanged", "garbled"])
def test_a_keyring_that_turns_bad_later_ends_there_too(
    tmp_path: Path, use: Use, change: str
) -> None:
    ring = use(keyrings.Fine())
    made = make(tmp_path / "p")
    later = {
        "locked": keyrings.Locked,
        "hanging": keyrings.Hanging,
        "gone": keyrings.Absent,
        "exchanged": keyrings.Null,
        "garbled": keyrings.Fine,
    }[change]()
    if change == "garbled":
        later.kept = dict.fromkeys(ring.kept, "not base64 !")
    use(later)

    assert made.is_in_keyring
    assert ways_of(tmp_path / "p", made.recovery_code) == ASKED


def test_a_keyring_in_order_opens_the_file_without_a_question(tmp_path: Path, use: Use) -> None:
    use(keyrings.Fine())
    made = make(tmp_path / "p")

    opened = profile.unlock(tmp_path / "p", lambda: pytest.fail("asked"))
    opened.database.close()

    assert made.is_in_keyring
    assert opened.unlocked_by == "keyring"


@pytest.mark.parametrize("kind", [keyrings.Null, keyrings.Absent, keyrings.Plain])
def test_a_keyring_that_can_not_be_trusted_is_given_nothing(
    use: Use, kind: type[keyrings.Fine]
) -> None:
    ring = use(kind())

    assert not keyring_store.store_secret("vault", b"secret")
    assert ring.kept == {}


def test_a_locked_profile_does_not_ask_the_keyring(tmp_path: Path, use: Use) -> None:
    use(keyrings.Fine())
    make(tmp_path / "p")
    lock_mark.put(tmp_path / "p")

    with pytest.raises(UserError) as refused:
        profile.unlock(tmp_path / "p", lambda: "wrong")
    opened = profile.unlock(tmp_path / "p", lambda: PHRASE)
    opened.database.close()
    again = profile.unlock(tmp_path / "p", lambda: pytest.fail("asked"))
    again.database.close()

    assert refused.value.key == "passphrase-wrong"
    assert (opened.unlocked_by, again.unlocked_by) == ("passphrase", "keyring")


def test_the_keyring_can_be_taken_up_and_let_go(tmp_path: Path, use: Use) -> None:
    ring = use(keyrings.Fine())
    folder = tmp_path / "p"
    profile.create(folder, PHRASE, uses_keyring=False, cost=LIGHT).database.close()
    opened = profile.unlock(folder, lambda: PHRASE)
    access = AccessService(folder, opened.database, LIGHT)

    access.use_keyring(PHRASE)
    was_kept = len(ring.kept)
    access.leave_keyring(PHRASE)
    opened.database.close()

    assert was_kept == 1
    assert ring.kept == {}
    assert not access.has_keyring()
