"""The `cardfile` command that set-up writes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from installer.launcher import provide_launcher


@pytest.mark.slow  # starts a program of its own
def test_the_command_runs_our_program_from_a_folder_with_names_like_ours(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "desktop").mkdir(parents=True)
    (elsewhere / "desktop" / "__init__.py").write_text("raise RuntimeError\n")
    python = tmp_path / "bin" / "python"
    python.parent.mkdir()
    python.symlink_to(sys.executable)

    command = provide_launcher(root, python)

    # The link stands for the environment's Python; ours has the packages.
    command.write_text(command.read_text().replace(str(python), sys.executable, 1))
    shown = subprocess.run(  # noqa: S603 - our own command
        [str(command), "--help"], cwd=elsewhere, capture_output=True, text=True, check=True
    )
    assert "cardfile" in shown.stdout
    assert "draft" in shown.stdout
