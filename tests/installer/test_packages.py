"""The locks pin everything, and a failed installation says why."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest

from installer import SetUpError, packages


def read_lock(path: Path) -> dict[str, tuple[str, int]]:
    """Return name -> (version, number of hashes) from a lock."""
    text = path.read_text(encoding="utf-8").replace("\\\n", " ")
    pins = re.findall(r"^([a-z0-9-]+)==(\S+)(.*)$", text, re.MULTILINE)
    return {name: (version, rest.count("--hash=sha256:")) for name, version, rest in pins}


@pytest.mark.parametrize("lock", [packages.LOCK, packages.BUILD_LOCK], ids=lambda path: path.name)
def test_a_lock_has_hashes_and_names_no_host(lock: Path) -> None:
    pins = read_lock(lock)

    assert pins
    assert all(hashes for _, hashes in pins.values())
    assert "://" not in lock.read_text(encoding="utf-8")


def test_the_lock_holds_what_the_project_asks_for() -> None:
    project = tomllib.loads((packages.ROOT / "pyproject.toml").read_text(encoding="utf-8"))[
        "project"
    ]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]

    pins = read_lock(packages.LOCK)

    for requirement in asked:
        name, _, version = requirement.partition(";")[0].strip().partition("==")
        assert pins[name.casefold()][0] == version


def test_both_locks_agree() -> None:
    pins, tools = read_lock(packages.LOCK), read_lock(packages.BUILD_LOCK)

    assert {name: pins[name] for name in pins.keys() & tools.keys()} == {
        name: tools[name] for name in pins.keys() & tools.keys()
    }


def test_a_failed_installation_shows_the_end_of_its_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(packages, "ROOT", tmp_path)
    monkeypatch.setattr(packages, "BUILD_LOG", tmp_path / "build.log")
    code = "print('early\\n' * 100 + 'error: no such header'); raise SystemExit(1)"

    with pytest.raises(SetUpError, match="whole log is"):
        packages._install_locked([sys.executable, "-c", code])

    shown = capsys.readouterr().err
    assert shown.rstrip().endswith("error: no such header")
    assert shown.count("early") < 30


def test_progress_is_the_compilers_own_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packages, "BUILD_LOG", tmp_path / "build.log")
    packages.BUILD_LOG.write_text("Collecting numpy\n", encoding="utf-8")
    before = packages._how_far()

    packages.BUILD_LOG.write_text("[1/240] g++ a\n[12/240] g++ b\nwarning: x\n", encoding="utf-8")

    assert before == ""
    assert packages._how_far() == "compiling, step 12 of 240"


def test_a_change_of_the_lock_makes_set_up_run_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packages, "LOCK", tmp_path / "requirements.lock")
    packages.LOCK.write_bytes(b"a==1")
    before = packages._stamp()

    packages.LOCK.write_bytes(b"a==2")

    assert packages._stamp() != before
