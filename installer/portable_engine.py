"""The engine's libraries for every processor of this kind, compiled once for packages.

What pip compiles for a developer uses all that this computer's processor can do, and dies on an
older one. For a package the same source is compiled once more, with one library per generation of
processors; which of them fits is found at run time (`installer/frozen_hook.py`).
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from installer import SetUpError
from installer.packages import LOCK, PYTHON, ROOT

BUILD = ROOT / "build"
CMAKE_ARGS = "-DGGML_NATIVE=OFF -DGGML_BACKEND_DL=ON -DGGML_CPU_ALL_VARIANTS=ON"
_PACKAGE = "llama-cpp-python"
# The binding opens libllama.so by this name; the libraries ask for each other by the numbered one.
_NEEDED = ("libllama.so", "libggml.so.0", "libggml-base.so.0")


def provide_portable_engine() -> Path:
    """Return the folder with exactly the libraries that a package holds, compiled if need be.

    Raises SetUpError.
    """
    requirement = locked_requirement(LOCK.read_text(encoding="utf-8"), _PACKAGE)
    digest = hashlib.sha256(f"{requirement}{CMAKE_ARGS}".encode()).hexdigest()[:12]
    wheels = BUILD / f"engine-{digest}"
    if not list(wheels.glob("*.whl")):
        _compile(requirement, wheels)
    libraries = wheels / "libraries"
    shutil.rmtree(libraries, ignore_errors=True)
    libraries.mkdir()
    with zipfile.ZipFile(next(wheels.glob("*.whl"))) as wheel:
        for member in wanted_libraries(wheel.namelist()):
            (libraries / PurePosixPath(member).name).write_bytes(wheel.read(member))
    return libraries


def locked_requirement(lock: str, package: str) -> str:
    """Return the lines of a lock that pin this package, hashes included. Raises SetUpError."""
    found = re.search(rf"^{re.escape(package)}==(?:.*\\\n)*.*$", lock, re.MULTILINE)
    if found is None:
        raise SetUpError(f"{LOCK.name} does not name {package}; run: python3 dev.py lock")
    return found.group() + "\n"


def wanted_libraries(members: Iterable[str]) -> list[str]:
    """Return what to take from the wheel: each library once, under the name it is looked for.

    A wheel can't hold links, so it carries every library three times, and a second set of all for
    programs in other languages. Raises SetUpError when one is missing.
    """
    found = {PurePosixPath(member).name: member for member in sorted(members)}
    kinds = [name for name in found if re.fullmatch(r"libggml-cpu-[a-z0-9_.]+\.so", name)]
    if len(kinds) < 2 or any(name not in found for name in _NEEDED):
        raise SetUpError(
            f"The engine in {BUILD.name}/ was not compiled as a package needs it: delete that "
            "folder and run the same command again."
        )
    return [found[name] for name in (*_NEEDED, *kinds)]


def _compile(requirement: str, wheels: Path) -> None:
    """Let pip compile the locked source. Its cache is left out: it holds this computer's own."""
    wheels.mkdir(parents=True, exist_ok=True)
    log_path = wheels / "build.log"
    print(
        "Compiling the language engine for every processor of this kind, once: 10 to 30 minutes "
        f"on two cores (log: {log_path.relative_to(ROOT)})",
        flush=True,
    )
    path = os.pathsep.join([str(PYTHON.parent), os.environ.get("PATH", "")])
    environment = {**os.environ, "PATH": path, "CMAKE_ARGS": CMAKE_ARGS}
    with tempfile.TemporaryDirectory() as folder, log_path.open("wb") as log:
        wanted = Path(folder) / "engine.txt"
        wanted.write_text(requirement, encoding="utf-8")
        command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "wheel", "-v"]
        command += ["--no-cache-dir", "--no-deps", "--no-build-isolation", "--require-hashes"]
        command += ["-r", str(wanted), "-w", str(wheels)]
        done = subprocess.run(
            command, env=environment, stdout=log, stderr=subprocess.STDOUT, check=False
        )
    if done.returncode:
        lines = log_path.read_text(encoding="utf-8", errors="replace").splitlines()
        print("\n".join(lines[-25:]), file=sys.stderr)
        raise SetUpError(f"The language engine could not be compiled; the whole log is {log_path}.")
