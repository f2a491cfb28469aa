"""Numbers that lie in a native library's memory, as numpy arrays."""

from __future__ import annotations

import ctypes

import numpy as np
from numpy.typing import NDArray

from models.inference.runtime import Pointer


def floats_at(pointer: Pointer, count: int) -> NDArray[np.float32]:
    """Return the numbers that a pointer of ctypes leads to, without a copy.

    Asked for behind every word, when nothing is in the processor's caches but the model's weights:
    `numpy.ctypeslib.as_array` would take several times as long.
    """
    there = (ctypes.c_float * count).from_address(ctypes.addressof(pointer.contents))
    numbers: NDArray[np.float32] = np.frombuffer(there, np.float32)  # type: ignore[call-overload]
    return numbers
