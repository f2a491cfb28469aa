"""Has what is rarely asked of a record written when it is first asked.

Importing this is enough, before the records. For each of them `dataclasses` writes up to six
methods as text and has Python compile them. Most are never called in a start: how a record is
printed and compared, and that a frozen one can't be changed. Here a stand-in takes their place; its
first call has the method written. What makes a record is written at once, as ever: it is called
often, and its signature is read.

Python 3.13 writes all methods of a record together, and is left alone.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

_module: Any = dataclasses
_NAME = "_create_fn"
_AT_ONCE = "__init__"

as_python_does: Callable[..., Any] = getattr(_module, _NAME, lambda: None)
"""What writes one method, where Python has something of this name."""


def _write_later(name: str, *given: Any, **named: Any) -> Any:  # noqa: ANN401 - Python's own words
    """Return the method, or a stand-in that has it written when it is called."""
    if name == _AT_ONCE:
        return as_python_does(name, *given, **named)
    written: list[Any] = []

    def stand_in(record: object, *arguments: object) -> object:
        if not written:
            written.append(as_python_does(name, *given, **named))
        return written[0](record, *arguments)

    stand_in.__name__ = name
    return stand_in


if hasattr(_module, _NAME):
    setattr(_module, _NAME, _write_later)
