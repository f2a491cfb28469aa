"""Twenty-eight actions cut off anywhere: nothing confirmed is lost or half there, all files open.

The short forms leave out what starts a reader each time, and most of what is done every day.
`python3 dev.py check --long` runs all: a thousand kills, two thousand power cuts and every failing
call. See `harness.py` for how, and `actions.py`, `batch_actions.py` and `daily_actions.py` for what
is checked.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.paths import ROOT
from tests.durability.daily_actions import DAILY_ACTIONS
from tests.durability.harness import ACTIONS

_LONG_ONLY = {"archive", "watch", "resume"} | {one.name for one in DAILY_ACTIONS} - {"rekey"}
QUICK = [one.name for one in ACTIONS if one.name not in _LONG_ONLY]
COMPILER = shutil.which("cc") or shutil.which("gcc")
MEMORY_DISK = Path("/dev/shm")  # noqa: S108 - none of this needs a real disk
long = [
    pytest.mark.slow,
    pytest.mark.skipif(not os.environ.get("CARDFILE_LONG"), reason="python3 dev.py check --long"),
]
pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or COMPILER is None, reason="needs Linux and a C compiler"
)


@pytest.fixture(scope="module")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("shim") / "shim.so"
    source = Path(__file__).with_name("shim.c")
    command = [str(COMPILER), "-shared", "-fPIC", "-O1", "-o", str(made), str(source)]
    subprocess.run([*command, "-ldl", "-lpthread"], check=True)  # noqa: S603 - our own source
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    if not MEMORY_DISK.is_dir():
        yield tmp_path / "harness"
        return
    with tempfile.TemporaryDirectory(prefix="cardfile-", dir=MEMORY_DISK) as name:
        yield Path(name) / "harness"


def run(shim: Path, folder: Path, way: str, count: int, *options: str) -> dict[str, Any]:
    """Run the harness; return what it counted."""
    command = [sys.executable, "-m", "tests.durability.harness", way, "--count", str(count)]
    command += ["--folder", str(folder), "--seed", os.environ.get("CARDFILE_SEED", "1"), *options]
    if not os.environ.get("CARDFILE_LONG"):
        command += [word for one in QUICK for word in ("--only", one)]
    environment = {**os.environ, "LD_PRELOAD": str(shim), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(  # noqa: S603 - our own program
        command, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    counted: dict[str, Any] = json.loads(done.stdout)
    print(way, {name: value for name, value in counted.items() if name != "examples"})  # noqa: T201 - figures to report
    return counted


def harm(counted: dict[str, Any]) -> list[str]:
    """Return examples of harm; none when nothing was lost, half there or unopenable."""
    total = sum(counted[kind] for kind in ("lost", "half", "unopenable", "odd"))
    return counted["examples"] if total else []


@pytest.mark.parametrize("count", [20, pytest.param(1000, marks=long)])
def test_killed_anywhere_nothing_confirmed_is_lost(shim: Path, folder: Path, count: int) -> None:
    counted = run(shim, folder, "kill", count)

    assert harm(counted) == []
    assert counted["outcomes"]["killed"] == count


@pytest.mark.parametrize("count", [40, pytest.param(2000, marks=long)])
def test_after_a_power_cut_nothing_confirmed_is_lost(shim: Path, folder: Path, count: int) -> None:
    counted = run(shim, folder, "cut", count)

    assert harm(counted) == []
    assert sum(counted["tries"].values()) >= count


@pytest.mark.parametrize("count", [40, pytest.param(400, marks=long)])
def test_without_flushing_a_power_cut_loses_confirmed_work(
    shim: Path, folder: Path, count: int
) -> None:
    counted = run(shim, folder, "cut", count, "--unsafe")

    assert counted["lost"] + counted["unopenable"] > count / 20


@pytest.mark.parametrize("calls", [2, pytest.param(1_000_000, marks=long)])
def test_a_failing_disk_is_said_in_a_sentence_and_harms_nothing(
    shim: Path, folder: Path, calls: int
) -> None:
    counted = run(shim, folder, "fail", calls)

    assert harm(counted) == []
    assert counted["outcomes"]["refused"] > sum(counted["outcomes"].values()) / 2


@pytest.mark.skipif(
    importlib.util.find_spec("_testcapi") is None, reason="needs CPython's own test module"
)
@pytest.mark.parametrize("count", [20, pytest.param(1000, marks=long)])
def test_out_of_memory_anywhere_nothing_confirmed_is_lost(
    shim: Path, folder: Path, count: int
) -> None:
    counted = run(shim, folder, "memory", count)

    assert harm(counted) == []
    assert counted["outcomes"]["refused"] > 0
