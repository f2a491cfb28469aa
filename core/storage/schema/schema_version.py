"""How far a file's schema is; known without loading what brings an older one up to date."""

from __future__ import annotations

from core.errors import UserError

NEWEST = 23
"""How many migrations there are: one more with each."""


def is_current(version: int) -> bool:
    """Say whether a file of this version needs no migration.

    Raises UserError("database-newer") when a newer Cardfile made it.
    """
    if version > NEWEST:
        raise UserError("database-newer", found=version, known=NEWEST)
    return version == NEWEST
