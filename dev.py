#!/usr/bin/env python3
"""Everything a developer does: `python3 dev.py VERB [ARGS]`.

    run [ARGS]            set up what is missing, then open the window (without a screen: the demo)
    test [ARGS]           linters, types, import contracts and all tests
    check [--quick|--long]  the same; --quick takes under 90 seconds and leaves out what is slow,
                          --long cuts the program off a thousand times more often
    bench [ARGS]          speed, against named peers
    pictures [ARGS]       every screen and dialog, both looks, both languages, into docs/pictures
    evaluate [ARGS]       quality, on labelled data
    translate             bring the texts of desktop/ into the files of both languages
    tune                  compile the engine for a processor with AVX-512: a quarter faster there
    gpu KIND              compile the engine for graphics cards, too (vulkan, cuda or metal), and
                          use it from now on; "off" goes back
    package [--gpu KIND]  the .deb for Debian and Ubuntu in dist/, tried out at the end
    lock                  make requirements*.lock anew from pyproject.toml

Needs Python 3.11 to 3.13 and nothing else: it makes `.venv`, installs the hash-locked packages,
compiles the language engine once (pip keeps the wheel), and fetches the model files. A second start
finds its stamp in `.venv` and goes straight on.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from installer import SetUpError
from installer.fast_engine import provide_fast_engine
from installer.launcher import provide_launcher
from installer.packages import PYTHON, VENV, make_locks, provide_packages
from installer.portable_engine import provide_portable_engine
from models import hardware

ROOT = Path(__file__).resolve().parent
GPU_ENGINE, WIDE_ENGINE = VENV / "cardfile-gpu-engine", VENV / "cardfile-wide-engine"
"""Each names the folder of an engine that the verbs gpu and tune compiled, while it is in use."""
# Files stay together, for what a file's tests share is made once in each process. They come in the
# tests' own order: a file of few tests may take long, and should not be the last.
SPREAD = ["-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder"]
NO_TESTS = 5
"""What pytest ends with where nothing was to be run."""
SHARED_MEMORY, QUICK_BYTES = Path("/dev/shm"), 1 << 30  # noqa: S108 - pytest makes folders of its own


def set_up(weights: str) -> None:
    """Bring packages and model files; weights is "--default" or "--always". Raises SetUpError."""
    provide_packages()
    provide_launcher(ROOT, PYTHON)
    if _call([str(PYTHON), "-m", "installer.weights", weights], _environment()):
        raise SetUpError("The model files are not complete.")
    # Compiled when it is first needed, a part of the program would make the window wait for it.
    _call(
        [str(PYTHON), "-m", "compileall", "-q", "core", "models", "desktop"], _environment(), ROOT
    )


def run(arguments: list[str]) -> int:
    """Open the window; without a screen run the demo, unless another verb is asked for."""
    set_up("--default")
    environment = _environment()
    has_screen = sys.platform != "linux" or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
    if not has_screen:
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        if not arguments or arguments[0].startswith("-"):
            arguments = ["demo", *arguments]
    return _call([str(PYTHON), "-m", "desktop", *arguments], environment)


def test(arguments: list[str], **variables: str) -> int:
    """Run linters, types, contracts and tests; pytest's summary is last if all were content.

    What loads models or measures comes first, in one process that has the machine to itself; then
    all others, in as many as there are cores.
    """
    set_up("--always")
    refused = _run_linters()
    alone = _run_pytest(arguments, {**variables, "CARDFILE_PART": "alone"})
    others = _run_pytest([*SPREAD, *arguments], {**variables, "CARDFILE_PART": "spread"})
    if alone not in (0, NO_TESTS):
        refused.append("pytest, of what has the machine to itself,")
    ran = {alone, others} - {NO_TESTS}
    return _tell(refused) or max(ran, default=NO_TESTS)


def check(arguments: list[str]) -> int:
    """Run what test runs; --quick: what takes seconds, up to the first bad test; --long: more."""
    rest = [argument for argument in arguments if argument not in ("--quick", "--long")]
    if "--long" in arguments:
        return test([*rest, "-o", "faulthandler_timeout=0"], CARDFILE_LONG="1")
    if "--quick" not in arguments:
        return test(rest)
    set_up("--always")
    refused = _run_linters()
    quick = ["-q", "-x", "-m", "not slow and not real_model"]
    quick += ["-o", "tmp_path_retention_policy=failed"]
    failed = _run_pytest([*quick, *SPREAD, *rest], {"CARDFILE_QUICK": "1", **_in_memory()})
    return _tell(refused) or failed


def _in_memory() -> dict[str, str]:
    """Have temporary files in memory where there is room: each change of a file waits for the disk.

    The whole run's are on the disk, as the program's.
    """
    if not SHARED_MEMORY.is_dir() or shutil.disk_usage(SHARED_MEMORY).free < QUICK_BYTES:
        return {}
    return {"TMPDIR": str(SHARED_MEMORY)}


def _tell(refused: list[str]) -> int:
    """Name the linters that weren't content once more, far below what they said; 1 if any."""
    for tool in refused:
        print(f"{tool} is not content: see above.", file=sys.stderr, flush=True)
    return int(bool(refused))


def _run_linters() -> list[str]:
    """Run every linter, also after one failed; return those that weren't content."""
    refused = []
    tools: tuple[tuple[str, ...], ...] = (
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "."),
        ("mypy",),
        ("mypy", "dev.py", "installer"),
        ("lint-imports",),
    )
    for tool, *rest in tools:
        command = " ".join((tool, *rest))
        print(f"$ {command}", flush=True)
        if _call([str(PYTHON.parent / tool), *rest], _environment(), cwd=ROOT):
            refused.append(command)
    return refused


def _run_pytest(arguments: list[str], variables: dict[str, str] | None = None) -> int:
    environment = {**_environment(), "QT_QPA_PLATFORM": "offscreen", **(variables or {})}
    return _call([str(PYTHON), "-m", "pytest", *arguments], environment, cwd=ROOT)


def bench(arguments: list[str]) -> int:
    """Measure speed on this machine, both sides compiled for it."""
    set_up("--default")
    tune([])
    return _call([str(PYTHON), "-m", "tests.benchmarks", *arguments], _environment())


def evaluate(arguments: list[str]) -> int:
    """Measure quality on labelled data."""
    set_up("--default")
    return _call([str(PYTHON), "-m", "tests.evaluation", *arguments], _environment())


def pictures(arguments: list[str]) -> int:
    """Take pictures of everything the window shows."""
    set_up("--default")
    return _call([str(PYTHON), "-m", "tests.pictures", *arguments], _environment(), cwd=ROOT)


def translate(arguments: list[str]) -> int:
    """Bring new texts into resources/translations/*.ts, ready to be translated; drop old ones."""
    provide_packages()
    sources = [str(path) for path in sorted((ROOT / "desktop").rglob("*.py"))]
    folder = ROOT / "resources" / "translations"
    command = [str(PYTHON.parent / "pyside6-lupdate"), *sources, *arguments]
    command += ["-source-language", "en", "-no-obsolete", "-locations", "none"]
    chinese = ["-target-language", "zh_CN", "-ts", str(folder / "cardfile_zh_CN.ts")]
    # English needs a file too, for "1 message" and "2 messages".
    english = ["-pluralonly", "-target-language", "en", "-ts", str(folder / "cardfile_en.ts")]
    return max(_call([*command, *options], _environment()) for options in (chinese, english))


def package(arguments: list[str]) -> int:
    """Make what people install, without model files, and try it out."""
    set_up("--always")
    return _call([str(PYTHON), "-m", "installer.build", *arguments], _environment(), cwd=ROOT)


def tune(arguments: list[str]) -> int:
    """Compile the fast library for what this processor can do, where that helps."""
    del arguments
    provide_packages()
    if hardware.has_wide_arithmetic():
        WIDE_ENGINE.write_text(str(provide_fast_engine()), encoding="utf-8")
    return 0


def gpu(arguments: list[str]) -> int:
    """Make llama.cpp's binding take the libraries compiled for this kind of graphics card."""
    kind = arguments[0] if arguments else "vulkan"
    if kind == "off":
        GPU_ENGINE.unlink(missing_ok=True)
        return 0
    provide_packages()
    GPU_ENGINE.write_text(str(provide_portable_engine(kind)), encoding="utf-8")
    return 0


def _environment() -> dict[str, str]:
    """Return our environment with the repository on the module path, whatever the folder."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONHOME", None)
    # A process of ours starts for each file that is read: compiled anew it takes a quarter longer.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if GPU_ENGINE.exists():
        environment.setdefault("LLAMA_CPP_LIB_PATH", GPU_ENGINE.read_text(encoding="utf-8"))
    if WIDE_ENGINE.exists():
        environment.setdefault("CARDFILE_WIDE_ENGINE", WIDE_ENGINE.read_text(encoding="utf-8"))
    return environment


def _call(command: list[str], environment: dict[str, str], cwd: Path | None = None) -> int:
    return subprocess.run(command, env=environment, cwd=cwd, check=False).returncode


VERBS = {
    "run": run,
    "test": test,
    "check": check,
    "bench": bench,
    "evaluate": evaluate,
    "pictures": pictures,
    "translate": translate,
    "tune": tune,
    "gpu": gpu,
    "package": package,
}


def main() -> int:
    """Do what the command line says; returns the exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("verb", choices=[*VERBS, "lock"])
    parser.add_argument("arguments", nargs=argparse.REMAINDER)
    chosen = parser.parse_args()
    try:
        if chosen.verb == "lock":
            make_locks()
            return 0
        return VERBS[chosen.verb](chosen.arguments)
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
