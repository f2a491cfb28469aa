"""The launcher opens mail links and nothing else, also after the program has lost the network."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.domain.offline import ProcessRole
from core.paths import ROOT
from core.privacy import own_processes
from desktop.outgoing import mail_handover
from desktop.outgoing.mail_handover import Reply
from desktop.outgoing.mail_launcher import MailLauncher
from desktop.outgoing.mail_launcher_child import is_mail_link
from desktop.outgoing.mail_launcher_wait import waiting_command

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux needs a launcher")

OPENER = """#!{python}
import os, socket, sys
try:
    socket.socket().close()
    network = "network"
except OSError:
    network = "none"
with open({notes!r} + ".part", "w") as notes:
    notes.write(network + " " + sys.argv[1])
os.rename({notes!r} + ".part", {notes!r})
"""


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put an opener on the path that notes what it is given and whether it has the network."""
    path = tmp_path / "notes"
    opener = tmp_path / "xdg-open"
    opener.write_text(OPENER.format(python=sys.executable, notes=str(path)))
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    return path


@pytest.fixture
def launcher(notes: Path) -> Iterator[MailLauncher]:
    launcher = MailLauncher.start()
    assert launcher is not None
    yield launcher
    launcher.close()


def test_a_mail_link_reaches_the_opener(launcher: MailLauncher, notes: Path, qtbot: QtBot) -> None:
    link, _ = mail_handover.mail_link(Reply("maya@bakery.example", "Über 烤箱", "Hi & bye\n'x'"))

    assert launcher.open(link)

    qtbot.waitUntil(notes.exists)
    assert notes.read_text() == f"network {link}"


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org/",
        "file:///etc/passwd",
        "--help",
        "mailto:a@b.example\n--attach=/etc/passwd",
        "mailto:a@b.example /etc/passwd",
        'mailto:a@b.example?body="quoted"',
        "mailto:" + "a" * 5_000,
        " mailto:a@b.example",
        "",
    ],
)
def test_nothing_but_a_plain_mail_link_is_opened(
    launcher: MailLauncher, notes: Path, link: str
) -> None:
    assert not is_mail_link(link)
    assert not launcher.open(link)
    assert not notes.exists()


def test_a_second_link_is_opened_as_well(launcher: MailLauncher, notes: Path, qtbot: QtBot) -> None:
    assert launcher.open("mailto:first@b.example")
    qtbot.waitUntil(notes.exists)
    notes.unlink()

    assert launcher.open("mailto:second@b.example")

    qtbot.waitUntil(notes.exists)
    assert notes.read_text() == "network mailto:second@b.example"


def test_while_it_waits_it_is_known_for_the_launcher(launcher: MailLauncher) -> None:
    roles = [facts.role for facts in own_processes.look()]

    assert roles.count(ProcessRole.LAUNCHER) == 1


def test_who_waits_has_loaded_nothing_of_ours_and_ends_with_its_input() -> None:
    waiting = [*waiting_command()[:3], "-X", "importtime", *waiting_command()[3:]]

    done = subprocess.run(  # noqa: S603 - our own program
        waiting, input="", capture_output=True, text=True, timeout=60, check=False
    )

    assert done.returncode == 0
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "select" in loaded
    assert not loaded & {"core", "re", "enum", "subprocess", "site"}


def test_without_any_opener_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    launcher = MailLauncher.start()
    assert launcher is not None

    assert not launcher.open("mailto:a@b.example")
    launcher.close()
    assert not launcher.open("mailto:a@b.example")


STORY = """
import os, socket, sys
from core import offline_guard
from desktop.outgoing.mail_launcher import MailLauncher
is_fresh = "CARDFILE_LAUNCHER" not in os.environ
launcher = MailLauncher.start()
offline_guard.begin()
if is_fresh:
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])
assert launcher.open("mailto:a@b.example")
launcher.close()
"""


def test_the_mail_program_has_the_network_after_the_program_has_replaced_itself(
    notes: Path, qtbot: QtBot
) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}

    subprocess.run([sys.executable, "-c", STORY], check=True, timeout=60, env=environment)  # noqa: S603 - our own script

    qtbot.waitUntil(notes.exists)
    assert notes.read_text() == "network mailto:a@b.example"


def test_without_a_launcher_the_mail_program_would_have_no_network(notes: Path) -> None:
    code = "from core import offline_guard; offline_guard.begin(); import subprocess; "
    code += "subprocess.run(['xdg-open', 'mailto:a@b.example'], check=True)"

    subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-c", code],
        check=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )

    assert notes.read_text() == "none mailto:a@b.example"
