"""The flag that ends a request says the same to C and to Python."""

from __future__ import annotations

import ctypes

from models.inference.stop_flag import StopFlag

Callback = ctypes.CFUNCTYPE(ctypes.c_bool, ctypes.c_void_p)


def test_c_and_python_hear_the_same() -> None:
    flag = StopFlag()
    ask = flag.as_callback(Callback)

    assert (flag(), ask(flag.address)) == (False, False)
    flag.set(is_stopped=True)
    assert (flag(), ask(flag.address)) == (True, True)
    flag.set(is_stopped=False)
    assert (flag(), ask(flag.address)) == (False, False)
