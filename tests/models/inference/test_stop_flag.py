"""The flag that ends a request says the same to C and to Python."""

from __future__ import annotations

import ctypes

import pytest

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


def test_a_library_whose_threads_may_miss_each_other_hears_a_stop_after_a_moment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waited: list[float] = []
    monkeypatch.setattr("models.inference.stop_flag.time.sleep", waited.append)
    flag = StopFlag()
    ask = flag.as_settled_callback(Callback)

    assert not ask(None)
    assert waited == []
    flag.set(is_stopped=True)
    assert ask(None)
    assert len(waited) == 1
