"""Objects that are made when they are first used, with all that must be loaded for them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from importlib import import_module
from typing import Any, TypeVar, cast

T = TypeVar("T")


class _Later:
    """Stands for what it makes. Any thread; made once."""

    def __init__(self, make: Callable[[], object]) -> None:
        self._make, self._lock = make, threading.RLock()
        self._made: object = None

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever it is
        with self._lock:
            if self._made is None:
                self._made = self._make()
        return getattr(self._made, name)


def later(make: Callable[[], T]) -> T:
    """Return what can be used like the object that `make` returns, and calls it when it is."""
    return cast("T", _Later(make))


def later_from(module: str, name: str, *given: object, **named: object) -> Any:  # noqa: ANN401 - as declared where it is kept
    """Return what can be used like the object of this class, whose module is loaded then."""
    return _Later(lambda: getattr(import_module(module), name)(*given, **named))
