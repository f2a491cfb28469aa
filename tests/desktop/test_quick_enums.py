"""Qt's enumerations are what Python's own `enum` makes of the same names."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Iterator
from enum import KEEP, Enum, EnumType, Flag, IntEnum, IntFlag
from itertools import combinations
from typing import Any

import pytest
from PySide6 import QtCore, QtGui, QtWidgets

from core.paths import child_environment
from desktop.start.quick_enums import as_python_does

KINDS: tuple[Any, ...] = (Enum, IntEnum, Flag, IntFlag)
AS_QT = {"boundary": KEEP, "module": __name__}


STARTED = """
import sys
import desktop.start.window_startup
print(*sys.modules)
"""


def of_qt() -> Iterator[tuple[Any, list[tuple[str, int]]]]:
    """Give the kind and the names of every enumeration of every class of Qt that is used."""
    for module in (QtCore, QtGui, QtWidgets):
        for scope in (module, *(getattr(module, name) for name in dir(module))):
            for made in list(vars(scope).values()) if hasattr(scope, "__dict__") else ():
                if isinstance(made, EnumType) and made.__mro__[1] in KINDS:
                    members: dict[str, Any] = dict(made.__members__)
                    yield made.__mro__[1], [(name, one.value) for name, one in members.items()]


def told(made: Any) -> object:
    """Return all that can be seen of an enumeration."""
    members = made.__members__
    inner = {
        name: repr(it)
        for name, it in vars(made).items()
        if name not in members and name not in {"_member_map_", "_value2member_map_", "__doc__"}
    }
    return (
        [(name, one.name, one.value, one._sort_order_, repr(one)) for name, one in members.items()],
        [one.name for one in made],
        sorted(made._value2member_map_),
        dir(made),
        inner,
    )


def test_the_window_has_its_enumerations_made_quickly() -> None:
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", STARTED],
        env=child_environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = done.stdout.split()

    assert loaded.index("desktop.start.quick_enums") < loaded.index("PySide6.QtCore")


def test_every_enumeration_of_qt_is_the_same() -> None:
    looked_at = 0
    for kind, names in of_qt():
        quick = kind("Words", list(names), **AS_QT)
        plain = as_python_does(kind, "Words", list(names), **AS_QT)

        assert told(quick) == told(plain), names
        looked_at += 1
    assert looked_at > 400


def test_flags_are_put_together_and_taken_apart_alike() -> None:
    names = [("None_", 0), ("Far", 8), ("Near", 1), ("Both", 9), ("Next", 1), ("Odd", 6)]
    quick = Flag("Words", list(names), **AS_QT)  # type: ignore[call-overload]
    plain = as_python_does(Flag, "Words", list(names), **AS_QT)

    for first, second in combinations([name for name, _ in names], 2):
        ours, theirs = quick[first] | quick[second], plain[first] | plain[second]
        assert (repr(ours), repr(~ours)) == (repr(theirs), repr(~theirs))
        assert (ours & quick.Near).value == (theirs & plain.Near).value
    assert [one.name for one in quick(9)] == [one.name for one in plain(9)] == ["Far", "Near"]


@pytest.mark.parametrize(
    "names",
    ["A B", ["A", "B"], [("real", 1)], [("_A", 1), ("B", 2)], [("A", -1), ("B", 2)], [("A", "x")]],
)
def test_what_is_not_like_qts_is_left_to_python(names: object) -> None:
    for kind in (Enum, Flag) if "x" not in str(names) else (Enum,):
        made = kind("Words", names, module=__name__)  # type: ignore[call-overload]
        assert told(made) == told(as_python_does(kind, "Words", names, module=__name__))


def test_a_name_of_qt_survives_being_written_down() -> None:
    kept = pickle.dumps(QtCore.Qt.AlignmentFlag.AlignLeft)

    assert pickle.loads(kept) is QtCore.Qt.AlignmentFlag.AlignLeft  # noqa: S301 - written above
