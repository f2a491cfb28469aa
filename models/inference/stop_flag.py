"""Says whether the running request is to end, to Python and to the native library alike."""

from __future__ import annotations

import ctypes
import sys
import time
from typing import Any

_SETTLED_S = 0.01
"""Longer than a thread that runs takes for a few instructions, by a factor of a million."""


class StopFlag:
    """A flag that any thread may set; calling it says whether it is.

    The native library asks hundreds of times for each word. A function of Python's there cost one
    to four per cent of a small model's speed, so it is given one of C's instead: the flag is a text
    of no letters or one, and `strlen` says how many.
    """

    def __init__(self) -> None:
        self._text = ctypes.create_string_buffer(2)
        library = ctypes.cdll.msvcrt if sys.platform == "win32" else ctypes.CDLL(None)
        self._strlen = library.strlen

    def __call__(self) -> bool:
        """Return whether the request is to end."""
        return self._text[0] != b"\0"

    def set(self, *, is_stopped: bool) -> None:
        """Say whether the running request is to end."""
        self._text[0] = b"\1" if is_stopped else b"\0"

    @property
    def address(self) -> int:
        """What the native library hands to the function; valid as long as this flag."""
        return ctypes.addressof(self._text)

    def as_callback(self, kind: Any) -> Any:  # noqa: ANN401 - ctypes has no name for it
        """Return the C function as the library's own type of callback."""
        return ctypes.cast(self._strlen, kind)

    def as_settled_callback(self, kind: Any) -> Any:  # noqa: ANN401 - as above
        """Return a function that says so a moment late; keep it as long as the library has it.

        For a library whose first thread tells the others to leave where all meet: one that was slow
        to leave the place before would hear it there, go, and be waited for without end.
        """
        text = self._text

        def is_to_end(_data: object) -> bool:
            if text[0] == b"\0":
                return False
            time.sleep(_SETTLED_S)
            return True

        return kind(is_to_end)
