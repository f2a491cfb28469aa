"""Goes through what can happen to a real GNOME keyring; prints JSON.

Runs under `dbus-run-session` with a home of its own, see `test_real_keyring.py`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import keyring
import secretstorage

from core.confine import refuse_network
from core.privacy import keyring_store, profile
from core.privacy.vault import PassphraseCost, Vault

LIGHT = PassphraseCost(passes=1, memory_kib=8, lanes=1)
PHRASE = "correct horse 电池"


def unlock_daemon() -> None:
    subprocess.run(
        ["gnome-keyring-daemon", "--unlock", "--replace", "--components=secrets"],  # noqa: S607
        input=b"test-pass",
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def open_again(folder: Path) -> str:
    """Return what opens the profile, with the passphrase at hand."""
    opened = profile.unlock(folder, lambda: PHRASE)
    opened.database.close()
    return opened.unlocked_by


def make(folder: Path) -> bool:
    made = profile.create(folder, PHRASE, cost=LIGHT)
    made.database.close()
    return made.is_in_keyring


def item_of(folder: Path) -> tuple[str, str]:
    return keyring_store.SERVICE, Vault.load(folder / profile.VAULT).vault_id


def lock_collection() -> None:
    secretstorage.get_default_collection(secretstorage.dbus_init()).lock()


def main() -> None:
    base = Path(sys.argv[1])
    refuse_network()
    keyring_store.TIME_LIMIT_S = 3.0
    results: dict[str, str] = {}

    def case(name: str, spoil: Callable[[Path], object]) -> None:
        folder = base / name.replace(" ", "-")
        is_kept = make(folder)
        spoil(folder)
        results[name] = f"{'kept' if is_kept else 'not kept'}, {open_again(folder)}"

    unlock_daemon()
    results["backend"] = type(keyring.get_keyring()).__module__
    case("fine", lambda folder: None)
    case("item deleted", lambda folder: keyring.delete_password(*item_of(folder)))
    case("wrong item", lambda folder: keyring.set_password(*item_of(folder), "AAAA"))
    case("locked later", lambda folder: lock_collection())
    case("locked from the start", lambda folder: None)
    unlock_daemon()
    case("daemon gone", lambda folder: stop_daemon())
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
    keyring.core.init_backend()
    case("null backend", lambda folder: None)
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    keyring.core.init_backend()
    case("no backend", lambda folder: None)
    sys.stdout.write(json.dumps(results) + "\n")
    sys.stdout.flush()
    # A call that still waits for an answer must not hold us.
    os._exit(0)


def stop_daemon() -> None:
    """End the keyring daemon of this session, and no other."""
    bus = secretstorage.dbus_init()
    from jeepney import DBusAddress, new_method_call  # noqa: PLC0415 - only here

    names = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
    asked = new_method_call(names, "GetConnectionUnixProcessID", "s", ("org.freedesktop.secrets",))
    (pid,) = bus.send_and_get_reply(asked).body
    os.kill(pid, 9)


if __name__ == "__main__":
    main()
