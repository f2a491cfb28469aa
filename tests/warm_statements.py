"""Statements that need not be compiled anew for each file that a test opens.

SQLAlchemy keeps what it compiled with the engine. The program opens one file and keeps its engine;
the tests open a thousand, and half of what such a test took was compiling the same again. In the
quick loop all engines of a process share what was compiled; the whole run compiles as the program
does.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine
from sqlalchemy.util import LRUCache

from core.storage import sessions

_MOST_STATEMENTS = 5_000
"""More than all tests together make, so that none is thrown away."""


@contextmanager
def shared() -> Iterator[None]:
    """Let every engine made in here find what others compiled."""
    usual, kept = sessions._make_engine, LRUCache(_MOST_STATEMENTS)
    first: Engine | None = None

    def make_engine(path: Path, key: bytes) -> Engine:
        nonlocal first
        engine = usual(path, key)
        first = first or engine
        # What was compiled is found by the very dialect it was compiled for.
        engine.dialect = engine.pool._dialect = first.dialect
        engine._compiled_cache = kept
        return engine

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sessions, "_make_engine", make_engine)
        yield
