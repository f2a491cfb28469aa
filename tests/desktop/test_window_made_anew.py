"""A window that is made anew, as after a restored backup, leaves nothing dangling in Qt."""

from __future__ import annotations

import subprocess
import sys

import pytest

from core.paths import child_environment

pytestmark = pytest.mark.slow

# A process of its own: where Qt asks a widget that is gone for its style, it ends.
SCRIPT = """
import shiboken6
from core.settings import Settings
from desktop import failures, theme
from desktop.start.startup import make_model, throwaway_program
from desktop.start.window_startup import dress, laid_desk, make_application, wait_until
from desktop.window.main_window import MainWindow
app = make_application()
translation = dress(app, Settings(language="en"))
with throwaway_program() as program, laid_desk(program, make_model(is_fake=True)) as desk:
    gone = []
    for _ in range(3):
        window = MainWindow(desk, translation, failures.FailureReporter())
        window.show()
        wait_until(window.is_settled, 20_000)
        window.actions_.go_inbox.trigger()
        window.actions_.go_contacts.trigger()
        wait_until(window.is_settled, 20_000)
        window.close()
        wait_until(lambda: not window.isVisible(), 20_000)
        gone.append(window)
    for window in gone:
        shiboken6.delete(window)
    theme.apply(app, "dark")
    theme.apply(app, "light")
    print("stands", flush=True)
"""


def test_the_look_can_change_after_windows_came_and_went() -> None:
    environment = {**child_environment(), "QT_QPA_PLATFORM": "offscreen"}

    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout.strip()) == (0, "stands")
