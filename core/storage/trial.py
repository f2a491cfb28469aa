"""A try at changing the file, on a copy of it: nothing of it stays, and nobody waits for its end.

The copy lies where a backup is made, under the name of one that isn't ready: what a crash leaves
there is removed with the next backups.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.orm import Session

from core.domain.change import Action
from core.storage.rescue import backup
from core.storage.rescue.checked_copy import write_copy
from core.storage.sealed_file import explained
from core.storage.sessions import SessionMaker


@contextmanager
def trying(path: Path, key: bytes, actor: str, action: Action) -> Iterator[Session]:
    """Give a session over a copy of the file, which is gone when the block ends.

    Raises UserError("disk-full"), ("disk-read-only"), ("disk-error"): there is no room for it.
    """
    home = path.parent / backup.FOLDER
    folder = home / f"{backup.DRAFT}{secrets.token_hex(4)}"
    with explained(path.parent):
        home.mkdir(exist_ok=True, mode=0o700)
        folder.mkdir(mode=0o700)
    try:
        copy = folder / path.name
        write_copy(path, key, copy)
        sessions = SessionMaker(copy, key)
        try:
            with sessions.many_pages(), sessions.trying(actor, action) as session:
                yield session
        finally:
            sessions.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
