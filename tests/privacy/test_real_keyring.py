"""A real GNOME keyring in a session and a home of its own: every accident ends in a question."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from core.paths import ROOT

pytestmark = pytest.mark.skipif(
    not (shutil.which("gnome-keyring-daemon") and shutil.which("dbus-run-session")),
    reason="needs the Debian packages gnome-keyring and dbus",
)


def test_a_real_keyring_opens_the_file_or_the_passphrase_is_asked_for(tmp_path: Path) -> None:
    for name in ("home", "run", "profiles"):
        (tmp_path / name).mkdir(mode=0o700)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "PYTHON_KEYRING_BACKEND"):
        environment.pop(name, None)
    environment |= {
        "HOME": str(tmp_path / "home"),
        "XDG_RUNTIME_DIR": str(tmp_path / "run"),
        "PYTHONPATH": str(ROOT),
    }

    done = subprocess.run(  # noqa: S603 - our own program
        ["dbus-run-session", "--", sys.executable, "-m", "tests.privacy.real_keyring",  # noqa: S607
         str(tmp_path / "profiles")],
        env=environment, cwd=ROOT, capture_output=True, check=False, encoding="utf-8", timeout=110,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.strip().splitlines()[-1]) == {
        "backend": "keyring.backends.SecretService",
        "fine": "kept, keyring",
        "item deleted": "kept, passphrase",
        "wrong item": "kept, passphrase",
        "locked later": "kept, passphrase",
        "locked from the start": "not kept, passphrase",
        "daemon gone": "kept, passphrase",
        "null backend": "not kept, passphrase",
        "no backend": "not kept, passphrase",
    }
