"""Takes what a model computes half-way, and spares it the rest.

The native library asks of every step of a computation whether somebody wants to see its result. The
tap wants one: the output of a layer, for all words of the batch. When it has that, it tells the
library to compute no further. What a text is about stands there already; the layers behind it only
work out which word to write next (decision 039).
"""

from __future__ import annotations

import ctypes
from typing import Any

import numpy as np
from numpy.typing import NDArray

_Step = ctypes.CFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, ctypes.c_bool, ctypes.c_void_p)


class LayerTap:
    """Belongs to one context, and lives as long as it. One thread.

    Attributes:
        callback: for the library; kept here, because the library keeps no reference.
    """

    def __init__(self, ggml: ctypes.CDLL, layer: int, width: int) -> None:
        """ggml: the library that holds the tensors. layer: counted from 0. width: of a state."""
        self._ggml, self._width = ggml, width
        self._name = f"l_out-{layer}".encode()
        self._pieces: list[NDArray[np.float32]] = []
        self.callback = _Step(self._step)
        ggml.ggml_get_name.restype = ctypes.c_char_p
        ggml.ggml_get_name.argtypes = [ctypes.c_void_p]
        ggml.ggml_nbytes.restype = ctypes.c_size_t
        ggml.ggml_nbytes.argtypes = [ctypes.c_void_p]
        ggml.ggml_backend_tensor_get.restype = None
        ggml.ggml_backend_tensor_get.argtypes = [
            *[ctypes.c_void_p] * 2,
            *[ctypes.c_size_t] * 2,
        ]

    def as_callback(self, kind: Any) -> Any:  # noqa: ANN401 - ctypes has no name for it
        """Return the callback as the library's own type."""
        return ctypes.cast(self.callback, kind)

    def begin(self) -> None:
        """Forget the batch before."""
        self._pieces = []

    def rows(self) -> NDArray[np.float32]:
        """Return the states of the last batch: a row for each of its words, in their order."""
        return np.concatenate(self._pieces)

    def _step(self, tensor: int, is_question: bool, _data: object) -> bool:  # noqa: FBT001 - C
        is_wanted: bool = self._ggml.ggml_get_name(tensor) == self._name
        if is_question or not is_wanted:
            return is_wanted or not is_question
        size = self._ggml.ggml_nbytes(tensor)
        piece = np.empty(size // 4, np.float32)
        self._ggml.ggml_backend_tensor_get(tensor, piece.ctypes.data, 0, size)
        self._pieces.append(piece.reshape(-1, self._width))
        return False
