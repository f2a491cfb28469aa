"""The engine's libraries for every processor of this kind, and for graphics processors.

What pip compiles for a developer uses all that this computer's processor can do, and dies on an
older one. For a package, and for a graphics processor, the same source is compiled once more, with
one library per generation of processors and one for the graphics processor; which of them fit is
found at run time (`models/inference/llama_runtime.py`), so a computer without that driver just
computes.
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
GPU_SWITCHES = {
    "vulkan": "-DGGML_VULKAN=ON",
    "cuda": "-DGGML_CUDA=ON",
    "metal": "-DGGML_METAL=ON -DGGML_METAL_EMBED_LIBRARY=ON",
}
"""What compiling for each kind of graphics processor asks of cmake."""
_PACKAGE = "llama-cpp-python"
# The binding opens libllama.so by this name; the libraries ask for each other by the numbered one.
_WHOM = {"vulkan": "graphics cards (Vulkan)", "cuda": "NVIDIA's cards (CUDA)", "metal": "Apple's"}
_WAYS_OUT = {
    "vulkan": " It needs glslc, spirv-headers and Vulkan's headers from 1.3.272 on (Debian 13, "
    "Ubuntu 24.04: glslc, spirv-headers, libvulkan-dev); newer headers that lie elsewhere can be "
    "named by CMAKE_ARGS=-DVulkan_INCLUDE_DIR=FOLDER.",
    "cuda": " It needs NVIDIA's CUDA toolkit, with nvcc on the PATH.",
    "metal": " It needs macOS with Xcode's command line tools.",
}
# The one for server processors with AMX dies of an illegal instruction on some of them (decision
# 028); they run the next older one.
_PROCESSOR = re.compile(r"libggml-cpu-(?!sapphirerapids)[a-z0-9_.]+\.so")
_NEEDED = ("libllama.so", "libggml.so.0", "libggml-base.so.0")


def provide_portable_engine(gpu: str = "") -> Path:
    """Return the folder with exactly the libraries that a package holds, compiled if need be.

    gpu: also for this kind of graphics processor, one of GPU_SWITCHES.
    Switches for cmake of your own (where the headers lie, say) are taken from CMAKE_ARGS.
    Raises SetUpError.
    """
    if gpu and gpu not in GPU_SWITCHES:
        raise SetUpError(f"The engine is compiled for {', '.join(GPU_SWITCHES)}; not for {gpu}.")
    wheels = engine_folder(gpu)
    if not list(wheels.glob("*.whl")):
        _compile(wheels, gpu)
    libraries = wheels / "libraries"
    shutil.rmtree(libraries, ignore_errors=True)
    libraries.mkdir()
    with zipfile.ZipFile(next(wheels.glob("*.whl"))) as wheel:
        for member in wanted_libraries(wheel.namelist(), gpu):
            (libraries / PurePosixPath(member).name).write_bytes(wheel.read(member))
    return libraries


def engine_folder(gpu: str = "") -> Path:
    """Return where the engine of this lock is compiled to; it may not be there yet."""
    requirement = locked_requirement(LOCK.read_text(encoding="utf-8"), _PACKAGE)
    switches = f"{CMAKE_ARGS} {GPU_SWITCHES[gpu]}" if gpu else CMAKE_ARGS
    digest = hashlib.sha256(f"{requirement}{switches}".encode()).hexdigest()[:12]
    return BUILD / (f"engine-{gpu}-{digest}" if gpu else f"engine-{digest}")


def locked_requirement(lock: str, package: str) -> str:
    """Return the lines of a lock that pin this package, hashes included. Raises SetUpError."""
    found = re.search(rf"^{re.escape(package)}==(?:.*\\\n)*.*$", lock, re.MULTILINE)
    if found is None:
        raise SetUpError(f"{LOCK.name} does not name {package}; run: python3 dev.py lock")
    return found.group() + "\n"


def wanted_libraries(members: Iterable[str], gpu: str = "") -> list[str]:
    """Return what to take from the wheel: each library once, under the name it is looked for.

    A wheel can't hold links, so it carries every library three times, and a second set of all for
    programs in other languages. Raises SetUpError when one is missing.
    """
    found = {PurePosixPath(member).name: member for member in sorted(members)}
    kinds = [name for name in found if _PROCESSOR.fullmatch(name)]
    needed = [*_NEEDED, f"libggml-{gpu}.so"] if gpu else _NEEDED
    if len(kinds) < 2 or any(name not in found for name in needed):
        raise SetUpError(
            f"The engine in {BUILD.name}/ was not compiled as a package needs it: delete that "
            "folder and run the same command again."
        )
    return [found[name] for name in (*needed, *kinds)]


def _compile(wheels: Path, gpu: str) -> None:
    """Let pip compile the locked source. Its cache is left out: it holds this computer's own."""
    requirement = locked_requirement(LOCK.read_text(encoding="utf-8"), _PACKAGE)
    wheels.mkdir(parents=True, exist_ok=True)
    log_path = wheels / "build.log"
    print(
        f"Compiling the language engine for {_WHOM.get(gpu, 'every processor of this kind')}, "
        f"once: 10 to 30 minutes on two cores (log: {log_path.relative_to(ROOT)})",
        flush=True,
    )
    path = os.pathsep.join([str(PYTHON.parent), os.environ.get("PATH", "")])
    switches = (CMAKE_ARGS, GPU_SWITCHES.get(gpu, ""), os.environ.get("CMAKE_ARGS", ""))
    environment = {**os.environ, "PATH": path, "CMAKE_ARGS": " ".join(filter(None, switches))}
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
        raise SetUpError(
            f"The language engine could not be compiled; the whole log is {log_path}."
            f"{_WAYS_OUT.get(gpu, '')}"
        )
