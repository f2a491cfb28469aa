"""Keyrings as they go wrong, each standing in for a backend of the `keyring` package."""

from __future__ import annotations

import threading

from keyring.errors import InitError, KeyringLocked, PasswordDeleteError, PasswordSetError


class Fine:
    """A keyring that keeps what it is given."""

    __module__ = "keyring.backends.SecretService"

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError


class Null(Fine):
    """Takes everything, keeps nothing."""

    __module__ = "keyring.backends.null"

    def set_password(self, service: str, username: str, password: str) -> None:
        pass


class Absent(Fine):
    """No keyring on this machine."""

    __module__ = "keyring.backends.fail"

    def set_password(self, service: str, username: str, password: str) -> None:
        raise InitError

    def get_password(self, service: str, username: str) -> str | None:
        raise InitError


class Plain(Fine):
    """Keeps it in a file that anybody can read."""

    __module__ = "keyrings.alt.file"


class Locked(Fine):
    """Nobody answered its question."""

    is_locked = True

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.is_locked:
            raise KeyringLocked
        super().set_password(service, username, password)

    def get_password(self, service: str, username: str) -> str | None:
        if self.is_locked:
            raise KeyringLocked
        return super().get_password(service, username)


class Refusing(Fine):
    """Can be read and not be written."""

    def set_password(self, service: str, username: str, password: str) -> None:
        raise PasswordSetError


class Hanging(Fine):
    """Waits for an answer that doesn't come."""

    def __init__(self) -> None:
        super().__init__()
        self.is_hanging = True
        self.freed = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        if self.is_hanging:
            self.freed.wait(30)
        return super().get_password(service, username)
