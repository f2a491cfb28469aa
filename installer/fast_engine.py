"""ik_llama.cpp for processors with AVX-512, compiled from the locked source.

Its wheel is made for AVX2, which every laptop of the last ten years has. Half of them can do more:
the same source, told so, reads prompts a quarter faster (decision 024).
`models/inference/ik_runtime.py` takes it where it lies and the processor has what it needs.
"""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from installer.native_source import build, unpack
from installer.packages import LOCK
from installer.portable_engine import BUILD, locked_requirement

_PACKAGE = "ik-llama-cpp-python"
_FLAGS = (
    "-DCMAKE_BUILD_TYPE=Release",
    "-DBUILD_SHARED_LIBS=ON",
    "-DLLAMA_BUILD_TESTS=OFF",
    "-DLLAMA_BUILD_EXAMPLES=OFF",
    "-DLLAMA_BUILD_SERVER=OFF",
    "-DLLAMA_CURL=OFF",
    "-DGGML_NATIVE=OFF",
    "-DGGML_AVX512=ON",
    "-DGGML_AVX512_VBMI=ON",
    "-DGGML_AVX512_VNNI=ON",
    # Its own switches leave two out that its source takes for granted.
    "-DCMAKE_C_FLAGS=-mavx512dq -mavx512vl",
    "-DCMAKE_CXX_FLAGS=-mavx512dq -mavx512vl",
    # The two libraries find each other wherever they are put.
    "-DCMAKE_BUILD_WITH_INSTALL_RPATH=ON",
    "-DCMAKE_INSTALL_RPATH=$ORIGIN",
)
_LIBRARIES = ("src/libllama.so", "ggml/src/libggml.so")


def provide_fast_engine() -> Path:
    """Return the folder with the two libraries, compiled if need be: five to fifteen minutes, once.

    For Linux on x86_64. Raises SetUpError.
    """
    requirement = locked_requirement(LOCK.read_text(encoding="utf-8"), _PACKAGE)
    digest = hashlib.sha256(f"{requirement}{_FLAGS}".encode()).hexdigest()[:12]
    folder = BUILD / f"fast-engine-{digest}"
    libraries = folder / "libraries"
    if not libraries.exists():
        print("Compiling the engine for AVX-512, once: five to fifteen minutes", flush=True)
        with unpack(requirement, "ik_llama.cpp") as source:
            build(source, folder, _FLAGS, "llama")
        libraries.mkdir()
        for name in _LIBRARIES:
            shutil.copy2(folder / name, libraries)
    return libraries
