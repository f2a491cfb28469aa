"""llama.cpp's own measuring program, compiled from the source that the engine is made of.

The named peer of `dev.py bench engine`; nothing of it goes into the program.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import tarfile
import tempfile
from pathlib import Path

from installer import SetUpError
from installer.packages import LOCK, PYTHON
from installer.portable_engine import BUILD, locked_requirement

_PACKAGE = "llama-cpp-python"
_FLAGS = (
    "-DCMAKE_BUILD_TYPE=Release",
    "-DLLAMA_CURL=OFF",
    "-DLLAMA_BUILD_SERVER=OFF",
    "-DLLAMA_BUILD_TESTS=OFF",
)


def provide_llama_bench() -> Path:
    """Return llama-bench, compiled for this computer if need be: four to eight minutes, once.

    Raises SetUpError.
    """
    requirement = locked_requirement(LOCK.read_text(encoding="utf-8"), _PACKAGE)
    digest = hashlib.sha256(f"{requirement}{_FLAGS}".encode()).hexdigest()[:12]
    folder = BUILD / f"llama-bench-{digest}"
    program = folder / "bin" / ("llama-bench.exe" if os.name == "nt" else "llama-bench")
    if not program.exists():
        _compile(requirement, folder)
    return program


def _compile(requirement: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    log_path = folder / "build.log"
    print(f"Compiling llama-bench, once: four to eight minutes (log: {log_path})", flush=True)
    tools = PYTHON.parent
    environment = {**os.environ, "PATH": os.pathsep.join([str(tools), os.environ.get("PATH", "")])}
    with tempfile.TemporaryDirectory() as name, log_path.open("wb") as log:
        source = _unpack(requirement, Path(name))
        configure = ["-S", str(source), "-B", str(folder), "-G", "Ninja", *_FLAGS]
        for step in (configure, ["--build", str(folder), "--target", "llama-bench"]):
            command = [str(tools / "cmake"), *step]
            done = subprocess.run(
                command, env=environment, stdout=log, stderr=subprocess.STDOUT, check=False
            )
            if done.returncode:
                raise SetUpError(f"llama-bench could not be compiled; the whole log is {log_path}.")


def _unpack(requirement: str, folder: Path) -> Path:
    """Get the locked source archive; return the folder of llama.cpp in it."""
    wanted = folder / "engine.txt"
    wanted.write_text(requirement, encoding="utf-8")
    command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "download", "--quiet"]
    command += ["--no-deps", "--no-binary=:all:", "--no-build-isolation", "--require-hashes"]
    command += ["-r", str(wanted), "-d", str(folder)]
    if subprocess.run(command, check=False).returncode:
        raise SetUpError("The engine's source could not be had; run the same command again.")
    with tarfile.open(next(folder.glob("*.tar.gz"))) as archive:
        archive.extractall(folder, filter="data")
    return next(folder.glob("*/vendor/llama.cpp"))
