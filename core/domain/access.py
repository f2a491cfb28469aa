"""Who may do what: people with a passphrase of their own, and their roles.

A role is kept by this program, not by the cipher: whoever can open the file can, with other tools,
read and write all of it. What a role is good for is that nobody changes things by mistake.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.domain.change import Action
from core.errors import UserError


class Role(StrEnum):
    """What a person may do.

    OWNER: everything. STAFF: the daily work. READER: look, and nothing else.
    """

    OWNER = "owner"
    STAFF = "staff"
    READER = "read-only"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with access, by the name they sign in with."""

    name: str
    role: Role


OWNER = Person("owner", Role.OWNER)
"""Who a file belongs to as long as nobody gave themselves a name."""

_OWNERS_ONLY = frozenset(
    {
        Action.CHANGE_OWNER,
        Action.SAMPLE_DATA,
        Action.REMOVE_SAMPLE_DATA,
        Action.ERASE_PERSON,
        Action.EXPORT,
        Action.ADD_PERSON,
        Action.CHANGE_ROLE,
        Action.REMOVE_PERSON,
        Action.NEW_RECOVERY_CODE,
        Action.USE_KEYRING,
        Action.LEAVE_KEYRING,
        Action.RENEW_KEY,
        Action.RESTORE,
        Action.SALVAGE,
    }
)
_EVERYBODYS = frozenset({Action.CHANGE_PASSPHRASE, Action.TAKE_OUT})
"""What changes no record: their own passphrase; one thing put on paper, copied or saved."""


def require(person: Person, action: Action | None = None) -> None:
    """Raise UserError("not-allowed") unless this person may change things, or do this action."""
    if action in _EVERYBODYS:
        return
    if person.role is Role.READER or (person.role is Role.STAFF and action in _OWNERS_ONLY):
        raise UserError("not-allowed", person=person.name)


def require_owner(person: Person) -> None:
    """Raise UserError("not-allowed") unless this person is an owner."""
    if person.role is not Role.OWNER:
        raise UserError("not-allowed", person=person.name)
