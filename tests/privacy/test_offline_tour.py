"""The whole tour under a trace, with the real small model; nothing reaches out.

Import, search, moods, a draft, the day's verbs, an export, undo, backup, restore; then the window:
unlocked, every page opened, moods read behind it, a draft, locked, unlocked, quit. Every call of a
traced process is stopped at, so the model is very slow in it. `CARDFILE_TOUR_DATA=DIR`
imports every folder in it as well, whole, each by a verb of its own that must come to its end;
files that can't be read must be refused in a sentence.
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
from core.settings import Settings, SettingsFile
from tests.hostile.corpus import hostile_files
from tests.small_model import SMALL_MODEL, small_model_path

pytestmark = [
    pytest.mark.long,
    pytest.mark.real_model,
    pytest.mark.skipif(not call_trace.has_tracer(), reason="needs strace"),
]

# Each step is a process of its own, as a person starts them; sys.argv: folder, sources.
TOUR = """
import json, os, subprocess, sys
folder, *sources = sys.argv[1:]
def cardfile(*words):
    done = subprocess.run(
        [sys.executable, "-P", "-m", "desktop", *words, "--profile", folder],
        stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", errors="replace",
    )
    # 2, 3: something in the files was refused, or all of it, and it said so.
    assert done.returncode in (0, 2, 3), (words, done.returncode, done.stderr)
    said = done.stdout or done.stderr
    assert said, words
    return said
def bring_in(source):
    report = json.loads(cardfile("import", source, "--json"))
    assert report["is_complete"], source
    counts = {name: value for name, value in report.items() if type(value) in (int, float)}
    print(source, len(report["rejections"]), "reasons", counts, flush=True)
for source in sources:
    bring_in(source)
cardfile("search", "price")
cardfile("list", "contacts", "--limit", "3")
listed = map(json.loads, cardfile("list", "interactions", "--limit", "200").splitlines())
first = next(mail["id"] for mail in listed if mail["direction"] == "incoming")
cardfile("show", "interaction", str(first))
cardfile("sentiment", "--text", "I am very unhappy with the chair.")
# What is steered is the model's to word.
drafted = cardfile("draft", str(first), "--steer", "offer Friday morning")
assert ", 0 tokens," not in drafted, drafted
print(drafted[:300], flush=True)
for words in (
    ("home",), ("capture", "called Maria yesterday, wants 12 chairs by Friday", "--yes"),
    ("insight", "satisfaction"), ("duplicates",), ("task", "due"), ("deal", "forecast"),
    ("audit", "--verify"), ("export", "contacts", "--format", "vcard4", "--to", folder + ".vcf"),
):
    cardfile(*words)
print(cardfile("history")[:200], cardfile("undo"), cardfile("redo"), flush=True)
print(cardfile("backup"), cardfile("restore", "--yes"), cardfile("doctor"), flush=True)
window = subprocess.Popen(
    [sys.executable, "-P", "-m", "tests.privacy.window_driver", folder],
    stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8",
)
for order, answer in (
    ("", "asks"), ("unlock", "open"), ("look", "looked"), ("draft", "drafted"),
    ("write Half a reply", "written"), ("lock", "asks"), ("unlock", "open"), ("read", "read"),
):
    if order:
        print(order, file=window.stdin, flush=True)
    for line in window.stdout:
        if line.startswith(answer):
            assert line != "drafted 0\\n", line
            print("window:", line.strip()[:200], flush=True)
            break
    else:
        raise AssertionError(f"it ended without saying {answer}")
print("quit", file=window.stdin, flush=True)
assert window.wait(120) == 0
"""
TIMEOUT_S = float(os.environ.get("CARDFILE_TOUR_TIMEOUT", "7200"))


def trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tour: str) -> TraceCount:
    light = PassphraseCost(passes=1, memory_kib=8, lanes=1)
    profile.create(tmp_path / "profile", "phrase", uses_keyring=False, cost=light).database.close()
    # Nobody touches the window, and on a slow machine a draft takes longer than it would wait.
    SettingsFile(tmp_path / "profile" / profile.SETTINGS).save(Settings(lock_after_minutes=0))
    models = tmp_path / "models"
    models.mkdir()
    (models / SMALL_MODEL).symlink_to(small_model_path())
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
    }.items():
        monkeypatch.setenv(name, str(value))
    monkeypatch.setattr(
        call_trace, "child_environment", lambda: os.environ | {"PYTHONPATH": str(ROOT)}
    )
    command = [sys.executable, "-P", "-c", tour, str(tmp_path / "profile"), *map(str, sources)]
    count, status = call_trace.trace(command, timeout_s=TIMEOUT_S, show=None)
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
