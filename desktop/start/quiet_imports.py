"""Keeps PySide from reading the source of whatever is imported after it.

Importing this is enough; whoever imports Qt first imports it before the rest. PySide looks into the
text of every module for its `__feature__` switches, which nothing here uses, and Python keeps the
texts: 900 files, 24 MB. There is no switch for it, so its own question is answered for it; where a
version asks otherwise, nothing is changed.
"""

from __future__ import annotations

import linecache
import sys
from types import ModuleType

import PySide6.QtCore  # noqa: F401 - loads what is looked for below

_NAMES = ("PySide6.support.feature", "shibokensupport.feature")
_QUESTION = "_mod_uses_pyside"


def _answer(feature: ModuleType) -> None:
    if hasattr(feature, _QUESTION):
        setattr(feature, _QUESTION, lambda _module: False)


for _name in _NAMES:
    if _name in sys.modules:
        _answer(sys.modules[_name])
linecache.clearcache()
