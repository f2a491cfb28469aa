"""The locked Python packages in `.venv`, and the locks themselves. Stdlib only."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path

from installer import SetUpError
from installer.system import provide_system

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCK = ROOT / "requirements.lock"
BUILD_LOCK = ROOT / "requirements-build.lock"
PACKAGE_LOCK = ROOT / "requirements-package.lock"
STAMP = VENV / "cardfile-set-up"
BUILD_LOG = VENV / "llama-build.log"

# What pip needs to compile llama-cpp-python, which comes as source only; pip itself is pinned
# because older ones neither resume a download nor reuse a wheel built from a hashed sdist.
BUILD_TOOLS = ("pip==26.3", "scikit-build-core", "cmake", "ninja")


def provide_packages() -> None:
    """Make `.venv` hold what the locks say; instant when it already does. Raises SetUpError."""
    stamp = _stamp()
    if STAMP.is_file() and STAMP.read_text(encoding="utf-8") == stamp and PYTHON.exists():
        return
    provide_system()
    started_s = time.monotonic()
    if not _venv_is_usable():
        print(f"Making {VENV.relative_to(ROOT)} with Python {sys.version.split()[0]}", flush=True)
        _must([sys.executable, "-m", "venv", "--clear", str(VENV)], "making .venv")
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--require-hashes"]
    _must([*pip, "--quiet", "-r", str(BUILD_LOCK)], "installing the build tools")
    _install_locked([*pip, "-v", "--no-build-isolation", "-r", str(LOCK)])
    STAMP.write_text(stamp, encoding="utf-8")
    print(f"Python packages are ready after {_clock(time.monotonic() - started_s)}.", flush=True)


def _stamp() -> str:
    digest = hashlib.sha256(LOCK.read_bytes() + BUILD_LOCK.read_bytes()).hexdigest()
    return f"{digest} {sys.version_info.major}.{sys.version_info.minor} {VENV}\n"


def _venv_is_usable() -> bool:
    """Return whether .venv has our Python and was made at this place."""
    if not PYTHON.exists():
        return False
    ask = "import pip, sys; print(sys.prefix, *sys.version_info[:2], sep='|')"
    said = _output(str(PYTHON), "-c", ask)
    version = f"{sys.version_info.major}|{sys.version_info.minor}"
    return said.strip() == f"{VENV}|{version}"


def _install_locked(command: list[str]) -> None:
    """Run pip with its output in a log, showing the time and how far the compiler is."""
    print(
        "Installing the locked packages; the first time compiles the language engine, which takes "
        f"about five minutes on two cores (log: {BUILD_LOG.relative_to(ROOT)})",
        flush=True,
    )
    # The compiler's own cmake and ninja lie in .venv.
    path = os.pathsep.join([str(PYTHON.parent), os.environ.get("PATH", "")])
    with BUILD_LOG.open("wb") as log:
        pip = subprocess.Popen(
            command, stdout=log, stderr=subprocess.STDOUT, env={**os.environ, "PATH": path}
        )
        try:
            code = _wait_showing(pip)
        except BaseException:
            pip.terminate()
            pip.wait()
            raise
    if code:
        lines = BUILD_LOG.read_text(encoding="utf-8", errors="replace").splitlines()
        print("\n".join(lines[-25:]), file=sys.stderr)
        raise SetUpError(
            f"Installing the packages failed; the whole log is {BUILD_LOG}. If it names the "
            "network, run the same command again; if it names the compiler, install a C++ compiler."
        )


def _wait_showing(pip: subprocess.Popen[bytes]) -> int:
    """Wait for pip; on a terminal one line is kept up to date, elsewhere a line every 30 s."""
    started_s = time.monotonic()
    shown_s = started_s
    on_terminal = sys.stdout.isatty()
    while True:
        try:
            code = pip.wait(timeout=1 if on_terminal else 5)
        except subprocess.TimeoutExpired:
            now_s = time.monotonic()
            if on_terminal:
                print(f"\r  {_clock(now_s - started_s)} {_how_far():40}", end="", flush=True)
            elif now_s - shown_s >= 30:
                shown_s = now_s
                print(f"  {_clock(now_s - started_s)} {_how_far()}", flush=True)
        else:
            print("\r" + " " * 50 + "\r" if on_terminal else "", end="", flush=True)
            return code


def _how_far() -> str:
    """Return ninja's last "[12/240]" as words, or nothing while none compiles."""
    with BUILD_LOG.open("rb") as log:
        log.seek(max(0, log.seek(0, os.SEEK_END) - 20_000))
        steps = re.findall(rb"\[(\d+)/(\d+)\]", log.read())
    return f"compiling, step {int(steps[-1][0])} of {int(steps[-1][1])}" if steps else ""


def make_locks() -> None:
    """Write the locks: every platform, Python from 3.11, a hash per file, no host named."""
    with (ROOT / "pyproject.toml").open("rb") as stream:
        extras = tomllib.load(stream)["project"]["optional-dependencies"]
    with tempfile.TemporaryDirectory() as folder:
        _must([sys.executable, "-m", "venv", folder], "making a folder for uv")
        scripts = Path(folder) / PYTHON.parent.name
        _must([str(scripts / "pip"), "install", "--quiet", "uv"], "installing uv")
        compile_ = [str(scripts / "uv"), "pip", "compile", "--quiet", "--universal"]
        compile_ += ["--python-version", "3.11", "--generate-hashes", "--no-emit-index-url"]
        compile_ += ["--no-annotate", "--custom-compile-command", "python3 dev.py lock"]
        _must([*compile_, "--extra", "dev", "pyproject.toml", "-o", LOCK.name], "locking")
        for wanted, lock in ((BUILD_TOOLS, BUILD_LOCK), (extras["package"], PACKAGE_LOCK)):
            tools = Path(folder) / "tools.in"
            tools.write_text("\n".join(wanted), encoding="ascii")
            _must([*compile_, str(tools), "-c", LOCK.name, "-o", lock.name], "locking")


def _must(command: list[str], doing: str) -> None:
    done = subprocess.run(command, cwd=ROOT, check=False)
    if done.returncode:
        raise SetUpError(f"Set-up stopped while {doing}; what went wrong stands above.")


def _output(*command: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:  # a .venv that was copied here points to a Python that isn't
        return ""
    return done.stdout if done.returncode == 0 else ""


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"
