"""Records whose rare methods are written late are what Python makes of the same fields."""

from __future__ import annotations

import dataclasses
import pickle
import subprocess
import sys
from dataclasses import FrozenInstanceError, dataclass, field, replace
from typing import Any

import pytest

from core import quick_records
from core.paths import child_environment

STARTED = """
import sys
import desktop.start.startup
print(sys.modules["dataclasses"]._create_fn.__module__, type(sys.modules["inspect"]).__name__)
"""


@dataclass(frozen=True, slots=True)
class Card:
    """A record as there are many."""

    name: str
    count: int = 0
    kept: tuple[int, ...] = field(default=(), repr=False, compare=False)


@dataclass(order=True)
class Open:
    """One that may be changed and stands in an order."""

    name: str
    inner: list[Any] = field(default_factory=list)


def test_a_start_has_them_written_late_and_asks_nothing_of_python_for_it() -> None:
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", STARTED],
        env=child_environment(),
        capture_output=True,
        text=True,
        check=True,
    )

    if hasattr(dataclasses, "_create_fn"):
        assert done.stdout.split() == ["core.quick_records", "_LaterModule"]


def test_they_are_printed_compared_and_counted_as_ever() -> None:
    one, same, other = Card("Ada", 2, (1,)), Card("Ada", 2), Card("Ada", 3)

    assert repr(one) == "Card(name='Ada', count=2)"
    assert one == same != other
    other_kind: object = ("Ada", 2)
    assert one != other_kind
    assert hash(one) == hash(same)
    assert {one, same, other} == {same, other}
    assert replace(one, count=3) == other
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301 - written above
    assert Open("a") < Open("b") <= Open("b", [])
    with pytest.raises(TypeError):
        hash(Open("a"))


def test_one_that_holds_itself_is_printed() -> None:
    one = Open("a")
    one.inner.append(one)

    assert repr(one) == "Open(name='a', inner=[...])"


def test_a_frozen_one_stays_as_it_is() -> None:
    one = Card("Ada")

    for _ in range(2):
        with pytest.raises(FrozenInstanceError, match="cannot assign to field 'name'"):
            one.name = "Bea"  # type: ignore[misc]
        with pytest.raises(FrozenInstanceError, match="cannot delete field 'name'"):
            del one.name
    assert one.name == "Ada"


def test_what_makes_one_says_what_it_takes() -> None:
    with pytest.raises(TypeError, match="required positional argument: 'name'"):
        Card()  # type: ignore[call-arg]
    assert quick_records.__doc__
