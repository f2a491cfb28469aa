"""Keeps PySide from loading its own Python support before anybody needs it.

Importing this is enough, before Qt. Each start of PySide compiles and runs 3,000 lines that tell
which argument was wrong, what the signature of a method is and which `__feature__` switches a
module wants; from then on it looks at each import and into the source of each module. That takes
nearly as long as half a bare window, and a right program asks for none of it.

PySide fills its module `signature_bootstrap` and calls `bootstrap` of it for the loader of the
rest. Here that module is there before, and its `bootstrap` gives a stand-in for the loader.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cached_property
from types import ModuleType
from typing import Any

_FIRST, _MAPPING = "signature_bootstrap", "shibokensupport.signature.mapping"
_ASK_NAMES = "update_mapping"


class _FirstModule(ModuleType):
    """PySide's first module, once PySide has filled it."""

    @property
    def bootstrap(self) -> Callable[[], _StandIn]:
        """What PySide calls instead of its own function of this name."""
        return lambda: _StandIn(self)

    @cached_property
    def loader(self) -> Any:  # noqa: ANN401 - a module of PySide's, which has no types
        """The loader; whoever asks first has it loaded, by PySide's own function."""
        return vars(self)["bootstrap"]()


class _StandIn:
    """Has the loader's functions; each has it loaded when it is called."""

    def __init__(self, first: _FirstModule) -> None:
        self._first = first

    def finish_import(self, module: ModuleType) -> None:
        """Mend nothing: this version of PySide has nothing to mend in any part of Qt."""

    def post_init(self) -> None:
        """Leave `__import__` as it is."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        return lambda *given, **named: getattr(self._first.loader, name)(*given, **named)


class _Mapping(ModuleType):
    """Where PySide looks for the type whose method was called wrongly.

    It takes it for loaded at the first error, and asks the same one ever after.
    """

    def __init__(self, first: _FirstModule) -> None:
        super().__init__(_MAPPING)
        self._first = first
        setattr(self, _ASK_NAMES, self._fill)

    def _fill(self) -> None:
        """Have every name that the loaded one knows by now."""
        _ = self._first.loader
        known = vars(sys.modules[_MAPPING])
        known[_ASK_NAMES]()
        vars(self).update((name, it) for name, it in known.items() if name != _ASK_NAMES)


if _FIRST not in sys.modules:  # else Qt is there already, and all of it is loaded
    _first = _FirstModule(_FIRST)
    _mapping = _Mapping(_first)
    sys.modules[_FIRST], sys.modules[_MAPPING] = _first, _mapping
