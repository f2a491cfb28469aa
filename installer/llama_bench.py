"""llama.cpp's own measuring program, compiled from the source that the engine is made of.

The named peer of `dev.py bench engine`; nothing of it goes into the program.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from installer.native_source import build, unpack
from installer.packages import LOCK
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
        print("Compiling llama-bench, once: four to eight minutes", flush=True)
        with unpack(requirement, "llama.cpp") as source:
            build(source, folder, _FLAGS, "llama-bench")
    return program
