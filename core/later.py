"""Objects that are made when they are first used, with all that must be loaded for them."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any, TypeVar, cast

T = TypeVar("T")


class _Later:
    """Stands for what it makes. Any thread; made once.

    values: the attributes that aren't methods; None: nobody knows. Where they are known, a method
    can be named before there is anything, and the object is made when that is called: in a lane,
    not where the work for it is put together.
    """

    def __init__(self, make: Callable[[], object], values: frozenset[str] | None = None) -> None:
        self._make, self._values, self._lock = make, values, threading.RLock()
        self._made: object = None

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever it is
        if self._made is None and self._values is not None and name not in self._values:
            return partial(self._call, name)
        return getattr(self._object(), name)

    def _object(self) -> object:
        with self._lock:
            if self._made is None:
                self._made = self._make()
        return self._made

    def _call(self, name: str, *given: object, **named: object) -> object:
        return getattr(self._object(), name)(*given, **named)


def later(make: Callable[[], T]) -> T:
    """Return what can be used like the object that `make` returns, and calls it when it is."""
    return cast("T", _Later(make))


def later_from(module: str, name: str, *given: object, **named: object) -> Any:  # noqa: ANN401 - as declared where it is kept
    """Return what can be used like the object of this class, whose module is loaded then."""
    return _Later(_maker(module, name, given, named))


def service_from(
    module: str, name: str, values: frozenset[str], *given: object, **named: object
) -> Any:  # noqa: ANN401 - as above
    """Return what `later_from` does; its methods can be named before it is made.

    values: its attributes that aren't methods.
    """
    return _Later(_maker(module, name, given, named), values)


def _maker(
    module: str, name: str, given: tuple[object, ...], named: dict[str, object]
) -> Callable[[], object]:
    return lambda: getattr(import_module(module), name)(*given, **named)


class _LaterModule(ModuleType):
    """Stands for a module and becomes it when it is asked for something. Any thread."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever it is
        with _loading:
            if type(self) is _LaterModule and self.__name__ not in _begun:
                _begun.add(self.__name__)  # what it does meanwhile may ask it for something
                cast("Any", self.__spec__).loader.exec_module(self)
                self.__class__ = ModuleType  # type: ignore[assignment]  # it is one now
        return self.__getattribute__(name)


_loading = threading.RLock()
_begun = set[str]()


def load_later(name: str) -> None:
    """Have `import name` load the module only when something of it is asked for.

    Not importlib's LazyLoader: in 3.11 an `import` of the name loads it, and two threads that ask
    at once may find it half made.
    """
    spec = find_spec(name)
    if name not in sys.modules and spec is not None:
        sys.modules[name] = stands = _LaterModule(name)
        stands.__spec__ = spec
