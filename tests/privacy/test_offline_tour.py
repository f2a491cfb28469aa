"""The whole tour under a trace: every verb, the window, the real small model; nothing reaches out.

`CARDFILE_TOUR_DATA=DIR` imports the folders in it as well, each by a verb of its own.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from core.domain.offline import TraceCount
from core.paths import RESOURCES, ROOT
from core.privacy import call_trace, profile
from core.privacy.proof_control import is_refused
from core.privacy.vault import PassphraseCost
from tests.hostile.corpus import hostile_files

pytestmark = [
    pytest.mark.long,
    pytest.mark.real_model,
    pytest.mark.skipif(not call_trace.has_tracer(), reason="needs strace"),
]

MODEL = "SmolLM2-135M-Instruct.Q4_1.gguf"
# Each step is a process of its own, as a person starts them; sys.argv: folder, sources.
TOUR = """
import json, os, subprocess, sys
folder, *sources = sys.argv[1:]
def cardfile(*words):
    done = subprocess.run(
        [sys.executable, "-P", "-m", "desktop", *words, "--profile", folder],
        stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", errors="replace",
    )
    # 2: something in the files was refused, and said so.
    assert done.returncode in (0, 2), (words, done.returncode, done.stderr)
    return done.stdout
for source in sources:
    print(source, cardfile("import", source, "--json")[:200], flush=True)
cardfile("search", "price")
cardfile("list", "contacts", "--limit", "3")
first = json.loads(cardfile("list", "interactions", "--limit", "1").splitlines()[0])["id"]
cardfile("show", "interaction", str(first))
cardfile("sentiment", "--text", "I am very unhappy with the chair.")
print(cardfile("history")[:200], cardfile("undo"), cardfile("redo"), flush=True)
print(cardfile("doctor"), flush=True)
subprocess.run([sys.executable, "-P", "-c", os.environ["TOUR_WINDOW"], folder], check=True)
"""
# The window as it is opened, unlocked, looked through, drafted in and left.
WINDOW = """
import sys
from pathlib import Path
from core import offline_guard
from desktop.mail_launcher import MailLauncher
launcher = MailLauncher.start()
offline_guard.begin()
from core.settings import Settings
from desktop import failures
from desktop.main_window import MainWindow
from desktop.startup import make_model, open_program
from desktop.window_startup import dress, laid_desk, make_application, wait_until
app = make_application()
translation = dress(app, Settings())
program = open_program(Path(sys.argv[1]), lambda: "phrase")
model = make_model()
with laid_desk(program, model, launcher.open) as desk:
    window = MainWindow(desk, translation, failures.FailureReporter())
    window.show()
    for action in ("go_contacts", "go_knowledge", "go_history", "go_settings", "go_privacy"):
        getattr(window.actions_, action).trigger()
        wait_until(window.is_settled, 20_000)
        window.grab()
    window.actions_.go_inbox.trigger()
    wait_until(window.is_settled, 20_000)
    window.actions_.draft.trigger()
    wait_until(lambda: window.is_settled() and desk.model_lane.is_idle, 600_000)
    print(len(window.pages.conversation.composer.text()), "characters drafted", flush=True)
    window.close()
model.host.close()
program.close()
launcher.close()
"""


def trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tour: str) -> TraceCount:
    light = PassphraseCost(passes=1, memory_kib=8, lanes=1)
    profile.create(tmp_path / "profile", "phrase", uses_keyring=False, cost=light).database.close()
    models = tmp_path / "models"
    models.mkdir()
    small = Path(os.environ["CARDFILE_MODELS"]) / MODEL
    (models / MODEL).symlink_to(small)
    (tmp_path / "phrase").write_text("phrase")
    hostile = tmp_path / "hostile"
    hostile.mkdir()
    for file in [file for file in hostile_files() if not file.is_heavy][::10]:
        file.write(hostile)
    demo = RESOURCES / "demo"
    sources = [demo / "inbox.mbox", demo / "contacts.vcf", demo / "companies.csv", hostile]
    more = os.environ.get("CARDFILE_TOUR_DATA", "")
    sources += sorted(path for path in Path(more).iterdir() if path.is_dir()) if more else []
    for name, value in {
        "CARDFILE_MODELS": models,
        "CARDFILE_PASSPHRASE_FILE": tmp_path / "phrase",
        "TOUR_WINDOW": WINDOW,
    }.items():
        monkeypatch.setenv(name, str(value))
    monkeypatch.setattr(
        call_trace, "child_environment", lambda: os.environ | {"PYTHONPATH": str(ROOT)}
    )
    command = [sys.executable, "-P", "-c", tour, str(tmp_path / "profile"), *map(str, sources)]
    count, status = call_trace.trace(command, timeout_s=3_000, show=None)
    assert status == 0
    return count


def test_a_tour_through_the_whole_program_asks_for_no_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = trace(tmp_path, monkeypatch, TOUR)

    assert (count.outside, count.rings) == (0, 0)


def test_a_tour_with_one_internet_socket_in_it_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = f"from core.privacy.proof_control import {is_refused.__name__} as ask; ask()"

    count = trace(tmp_path, monkeypatch, code)

    assert count.outside == 1
