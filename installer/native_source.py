"""The C++ source inside a locked Python package: unpacked, and compiled with cmake."""

from __future__ import annotations

import os
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from installer import SetUpError
from installer.packages import PYTHON


@contextmanager
def unpack(requirement: str, vendor: str) -> Iterator[Path]:
    """Get a locked source archive; give the folder of the vendor's source in it, for a while.

    requirement: its lines of a lock, hashes included. Raises SetUpError.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wanted = folder / "wanted.txt"
        wanted.write_text(requirement, encoding="utf-8")
        command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "download", "--quiet"]
        command += ["--no-deps", "--no-binary=:all:", "--no-build-isolation", "--require-hashes"]
        command += ["-r", str(wanted), "-d", str(folder)]
        if subprocess.run(command, check=False).returncode:
            raise SetUpError("The engine's source could not be had; run the same command again.")
        with tarfile.open(next(folder.glob("*.tar.gz"))) as archive:
            archive.extractall(folder, filter="data")
        yield next(folder.glob(f"*/vendor/{vendor}"))


def build(source: Path, folder: Path, flags: Sequence[str], target: str) -> None:
    """Compile one target of a source into a folder. Raises SetUpError, which names the log."""
    folder.mkdir(parents=True, exist_ok=True)
    log_path = folder / "build.log"
    tools = PYTHON.parent
    environment = {**os.environ, "PATH": os.pathsep.join([str(tools), os.environ.get("PATH", "")])}
    configure = ["-S", str(source), "-B", str(folder), "-G", "Ninja", *flags]
    with log_path.open("wb") as log:
        for step in (configure, ["--build", str(folder), "--target", target]):
            done = subprocess.run(
                [str(tools / "cmake"), *step],
                env=environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                check=False,
            )
            if done.returncode:
                raise SetUpError(f"{target} could not be compiled; the whole log is {log_path}.")
