"""How Python looks after memory while something goes through very many objects."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_NEW_OBJECTS = 1_000_000


@contextmanager
def many_objects() -> Iterator[None]:
    """Look for objects that hold each other less often.

    The rows of a batch are many and hold nobody, and going through them again and again took a
    fifth of an import's time, once a batch still a twentieth. They are freed as soon as nobody
    needs them, as ever.
    """
    usual = gc.get_threshold()
    gc.set_threshold(_NEW_OBJECTS, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
