"""Writing a file that a person asked for: never over another, and never half."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from core.errors import UserError
from core.storage.checked_copy import flush


@contextmanager
def new_file(path: Path) -> Iterator[IO[str]]:
    """Give a text stream; when the block ends well its content stands on disk under the name.

    Only the owner of the account can read it. Raises UserError("file-exists"), ("file-not-saved").
    """
    if path.exists():
        raise UserError("file-exists", path=str(path))
    draft = path.with_name(f".{path.name}.part")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as stream:
            yield stream
        flush(draft)
        draft.rename(path)
        flush(path.parent)
    except OSError as error:
        raise UserError("file-not-saved", file=path.name) from error
    finally:
        draft.unlink(missing_ok=True)
