"""Who may import whom: the contracts in pyproject.toml hold, and break when they should."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.source import PROGRAM, ROOT, write

FAULTS = {
    "core knows no window and no model": ("core/text/planted.py", "import PySide6.QtCore\n"),
    "models knows customers by their records only": (
        "models/planted.py",
        "import core.storage\n",
    ),
    "views, tables and dialogs only draw": ("desktop/views/planted.py", "import core.services\n"),
    "only storage speaks SQL": ("core/services/planted.py", "import sqlalchemy\n"),
}


def check_imports(root: Path) -> subprocess.CompletedProcess[str]:
    """Run the contracts of root/pyproject.toml over root's packages."""
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
        "--no-cache",
    ]
    return subprocess.run(  # noqa: S603 - our own tool
        command,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow  # the quick loop has asked the linter itself by then
def test_import_contracts_hold() -> None:
    done = check_imports(ROOT)

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow  # the linter looks through the whole program each time
@pytest.mark.parametrize("contract", FAULTS)
def test_a_planted_import_breaks_its_contract(contract: str, tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for package in PROGRAM:
        ignore = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / package, tmp_path / package, ignore=ignore)
    place, text = FAULTS[contract]
    write(tmp_path, place, text)

    done = check_imports(tmp_path)

    assert done.returncode != 0
    assert f"{contract} BROKEN" in done.stdout, done.stdout + done.stderr
    assert ".planted -> " in done.stdout


ALONE = {
    "llama_cpp": {"models/inference/llama_runtime.py"},
    "ik_llama_cpp": {"models/inference/ik_runtime.py"},
    "keyring": {"core/privacy/keyring_store.py"},
}


def importers_of(root: Path, module: str) -> set[str]:
    """Return the program's files that import the module, wherever in them."""
    wanted = re.compile(rf"^\s*(?:import|from) {module}\b", re.MULTILINE)
    return {
        path.relative_to(root).as_posix()
        for package in PROGRAM
        for path in (root / package).rglob("*.py")
        if wanted.search(path.read_text(encoding="utf-8"))
    }


@pytest.mark.parametrize("module", ALONE)
def test_its_own_files_alone_speak_to_it(module: str) -> None:
    assert importers_of(ROOT, module) == ALONE[module]


def test_a_planted_second_importer_is_found(tmp_path: Path) -> None:
    write(tmp_path, "models/planted.py", "def f():\n    from llama_cpp import Llama\n")

    assert importers_of(tmp_path, "llama_cpp") == {"models/planted.py"}
