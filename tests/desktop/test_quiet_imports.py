"""What importing Qt for the window leaves out, and that it comes when it is asked for."""

from __future__ import annotations

import inspect
import subprocess
import sys

import pytest

from core.paths import child_environment

pytestmark = pytest.mark.slow  # each starts a program of its own

LOADED = """
import desktop.start.window_startup, sys
print(*sys.modules, sep=chr(10))
"""
# A process of its own each time: what one error loads, the next one finds.
WRONG = """
import desktop.start.quiet_imports
from PySide6.QtCore import QMargins, QTimer
for wrong in (lambda: QMargins("wide"), lambda: QMargins().setLeft("wide"), lambda: QTimer(pace=3)):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
"""
ASKED = """
import desktop.start.quiet_imports
from PySide6.QtCore import QMargins
print(QMargins.setLeft.__doc__)
from shibokensupport.signature import get_signature
print(get_signature(QMargins.setLeft))
try:
    QMargins().setLeft("wide")
except TypeError as error:
    print(error)
"""
KEPT = """
import gc
from desktop.__main__ import main
try:
    main(["doctor", "--help"])
except SystemExit:
    print(gc.isenabled(), gc.get_freeze_count() > 5_000)
"""
STOCK = "import desktop.start.quiet_imports\n"


def _told(words: str) -> str:
    environment = {**child_environment(), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", words], env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_what_the_program_loads_is_kept_from_pythons_collector() -> None:
    assert _told(KEPT).splitlines()[-1] == "True True"


def test_opening_the_window_loads_nothing_of_pysides_own_support() -> None:
    loaded = set(_told(LOADED).split())

    assert "PySide6.QtWidgets" in loaded
    assert not [name for name in loaded if name.startswith("PySide6.support")]
    # The one is ours.
    assert [name for name in loaded if name.startswith("shibokensupport")] == [
        "shibokensupport.signature.mapping"
    ]


def test_a_wrong_argument_is_explained_as_pyside_does() -> None:
    told = _told(WRONG)

    assert "setLeft(left: int, /)" in told
    assert told == _told(WRONG.replace(STOCK, "", 1))


def test_words_and_signatures_of_methods_are_there_when_asked_for_and_errors_after_them() -> None:
    told = _told(ASKED)

    assert told.count("left: int") == 3
    assert told == _told(ASKED.replace(STOCK, "", 1))


def test_pyside_mends_no_part_of_qt_after_its_import() -> None:
    from PySide6.support import deprecated  # noqa: PLC0415 - loads what the window does without

    assert "fix_for_" not in inspect.getsource(deprecated).replace("fix_for_<module>", "")


def test_where_qt_is_there_already_nothing_is_changed() -> None:
    late = WRONG.replace(STOCK, "import PySide6.QtCore, desktop.start.quiet_imports\n", 1)

    assert _told(late) == _told(WRONG)
