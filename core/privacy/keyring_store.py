"""The system's keyring, as far as it can be trusted with a secret.

Only the real stores of the three systems are used. The `keyring` package would also pick one that
drops what it is given, or one that writes it to a readable file.
"""

from __future__ import annotations

import base64
import binascii
import logging
import threading
from collections.abc import Callable
from contextlib import closing
from typing import TypeVar

SERVICE = "cardfile"
TIME_LIMIT_S = 10.0
_ALLOWED = (
    "keyring.backends.SecretService",
    "keyring.backends.kwallet",
    "keyring.backends.macOS",
    "keyring.backends.Windows",
)
_LOG = logging.getLogger(__name__)
_Result = TypeVar("_Result")


def store_secret(vault_id: str, secret: bytes) -> bool:
    """Keep the secret and read it back; say whether the keyring really has it now."""
    text = base64.b64encode(secret).decode()

    def store() -> bool:
        backend = _allowed_backend()
        if backend is None:
            return False
        backend.set_password(SERVICE, vault_id, text)
        return bool(backend.get_password(SERVICE, vault_id) == text)

    return _within_limit(store) or False


def find_secret(vault_id: str) -> bytes | None:
    """Return the kept secret, or None: no keyring, none in it, locked, or no answer in time."""

    def find() -> bytes | None:
        text = _from_secret_service(vault_id)
        if text is None:
            backend = _allowed_backend()
            text = None if backend is None else backend.get_password(SERVICE, vault_id)
        try:
            return None if text is None else base64.b64decode(text, validate=True)
        except binascii.Error:
            return None

    return _within_limit(find)


def erase_secret(vault_id: str) -> None:
    """Take the secret out of the keyring, as far as it answers."""

    def erase() -> None:
        backend = _allowed_backend()
        if backend is not None:
            backend.delete_password(SERVICE, vault_id)

    _within_limit(erase)


def _from_secret_service(vault_id: str) -> str | None:
    """Return what Linux's own store has where it stands open; None: ask in the usual way.

    It is what `keyring` would find there. Loading that package takes several times as long as the
    answer, and every start of the window waits for it.
    """
    try:
        import secretstorage  # noqa: PLC0415 - not on other systems

        with closing(secretstorage.dbus_init()) as bus:
            store = secretstorage.Collection(bus)
            found = store.search_items({"service": SERVICE, "username": vault_id})
            return next((one.get_secret().decode() for one in found if not one.is_locked()), None)
    except Exception as error:  # as in `_within_limit`: whatever its system gives it
        _LOG.info("not from the secret service: %s", type(error).__name__)
        return None


def _allowed_backend() -> _Backend | None:
    import keyring  # noqa: PLC0415 - costs 65 ms and is needed once, if at all

    backend = keyring.get_keyring()
    for candidate in getattr(backend, "backends", [backend]):
        if type(candidate).__module__.startswith(_ALLOWED):
            return candidate  # type: ignore[no-any-return]  # keyring ships no types for it
    return None


def _within_limit(work: Callable[[], _Result]) -> _Result | None:
    """Return what the work gives; None when it fails or takes longer than TIME_LIMIT_S.

    A keyring may ask a person for a password and block for ever; the thread is left behind then.
    """
    box: list[_Result] = []

    def run() -> None:
        # Backends raise whatever their system gives them; all of it means "not from the keyring".
        try:
            box.append(work())
        except Exception as error:
            _LOG.warning("keyring not usable: %s", type(error).__name__)

    thread = threading.Thread(target=run, name="keyring", daemon=True)
    thread.start()
    thread.join(TIME_LIMIT_S)
    return box[0] if box else None


class _Backend:
    """What a keyring backend offers, for the type checker."""

    def get_password(self, service: str, username: str) -> str | None:
        raise NotImplementedError

    def set_password(self, service: str, username: str, password: str) -> None:
        raise NotImplementedError

    def delete_password(self, service: str, username: str) -> None:
        raise NotImplementedError
