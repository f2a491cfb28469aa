"""Which native library runs a model: the fastest first, and the next one where it fails."""

from __future__ import annotations

import signal
from pathlib import Path

from models.engine import LoadOptions, RuntimeName
from models.inference.runtime import choose_runtimes

_NO_GPU = "model-no-gpu"
_MAYBE_THE_LIBRARY = ("model-load-failed", "model-died", "model-failed", "adapter-failed", _NO_GPU)
GPU_MAY_BE_AT_FAULT = ("model-failed", "model-out-of-memory")
OWN_FAULTS = (-signal.SIGABRT, -signal.SIGSEGV, -signal.SIGILL, -signal.SIGFPE)
"""Ends of a process that its library brought about: the next start takes the other library."""


class RuntimeChoice:
    """Of one client. The thread that asks; has_lost_gpu may be read from any.

    Attributes:
        has_lost_gpu: a graphics processor was there and failed, so that another way is used now.
    """

    def __init__(self, path: Path, options: LoadOptions) -> None:
        self.has_lost_gpu = False
        self._path, self._options = path, options
        self._left: tuple[RuntimeName, ...] = ()

    def first(self) -> RuntimeName:
        """Return what runs the model from the next load on."""
        self._left = self._left or choose_runtimes(self._path, self._options)
        return self._left[0]

    def goes_on_after(self, key: str) -> bool:
        """Take another way if a load may have failed because of the library; say whether it did."""
        return key in _MAYBE_THE_LIBRARY and self.try_next(key)

    def try_next(self, key: str) -> bool:
        """Take another way from the next load on; say whether there is one.

        key: what went wrong.
        """
        if len(self._left) < 2:
            return False
        self.has_lost_gpu |= self._left[0] == "gpu" and key != _NO_GPU
        self._left = self._left[1:]
        return True
