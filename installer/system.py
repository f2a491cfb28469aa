"""What Cardfile needs of the operating system and pip cannot bring. Stdlib only."""

from __future__ import annotations

import ctypes.util
import importlib.util
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass

from installer import SetUpError

# Debian package: the library that shows it is there.
QT_LIBRARIES = {
    "libegl1": "EGL",
    "libgl1": "GL",
    "libglib2.0-0": "glib-2.0",
    "libfontconfig1": "fontconfig",
    "libfreetype6": "freetype",
    "libdbus-1-3": "dbus-1",
    "libxkbcommon0": "xkbcommon",
    "libx11-6": "X11",
}
# Qt draws a real X11 window only with these as well.
X11_LIBRARIES = {
    "libxkbcommon-x11-0": "xkbcommon-x11",
    "libxcb-cursor0": "xcb-cursor",
    "libxcb-icccm4": "xcb-icccm",
    "libxcb-image0": "xcb-image",
    "libxcb-keysyms1": "xcb-keysyms",
    "libxcb-randr0": "xcb-randr",
    "libxcb-render-util0": "xcb-render-util",
    "libxcb-shape0": "xcb-shape",
    "libxcb-xkb1": "xcb-xkb",
    "libx11-xcb1": "X11-xcb",
}


@dataclass(frozen=True, slots=True)
class Missing:
    """What the system lacks.

    packages: Debian names, in the order of installation.
    names: the same for a person on another system.
    is_needed: False when the program works without it, only less well.
    """

    packages: tuple[str, ...]
    names: tuple[str, ...]
    is_needed: bool


def find_missing() -> Missing:
    """Look for what neither pip nor this repository can bring."""
    packages: list[str] = []
    names: list[str] = []
    if importlib.util.find_spec("ensurepip") is None:
        packages.append("python3-venv")
        names.append("Python's ensurepip")
    if not shutil.which("g++") and not shutil.which("clang++") and os.name != "nt":
        packages.append("g++")
        names.append("a C++ compiler")
    if sys.platform == "linux":
        wanted = dict(QT_LIBRARIES)
        if os.environ.get("DISPLAY"):
            wanted.update(X11_LIBRARIES)
        for package, library in wanted.items():
            if ctypes.util.find_library(library) is None:
                packages.append(package)
                names.append(f"lib{library}")
    needed = bool(packages)
    if sys.platform == "linux":
        fonts = _missing_fonts()
        packages += fonts
        names += fonts
    return Missing(tuple(packages), tuple(names), needed)


def _missing_fonts() -> list[str]:
    if not shutil.which("fc-list"):
        return ["fontconfig", "fonts-dejavu-core", "fonts-noto-cjk"]
    packages = []
    for language, package in (("en", "fonts-dejavu-core"), ("zh-cn", "fonts-noto-cjk")):
        if not _output("fc-list", f":lang={language}"):
            packages.append(package)
    return packages


def provide_system() -> None:
    """Install what the system lacks (as root on Debian or Ubuntu), or say what to install.

    Raises SetUpError when something is missing that Cardfile cannot start without.
    """
    missing = find_missing()
    if not missing.packages:
        return
    install = f"apt-get install --no-install-recommends {' '.join(missing.packages)}"
    if not shutil.which("apt-get"):
        # Elsewhere libraries may lie where ctypes doesn't look: a warning, not a wall.
        print(_system_sentence(missing), file=sys.stderr)
        if missing.names[0] in ("Python's ensurepip", "a C++ compiler"):
            raise SetUpError("Install that first and run the same command again.")
    elif hasattr(os, "geteuid") and os.geteuid() == 0:
        _install_packages(missing.packages)
    elif missing.is_needed:
        raise SetUpError(f"The system lacks {', '.join(missing.names)}; run: sudo {install}")
    else:
        print(f"Chinese text needs a font that isn't here; to get it, run: sudo {install}")


def _system_sentence(missing: Missing) -> str:
    if sys.platform == "darwin":
        return f"The system lacks {', '.join(missing.names)}; run: xcode-select --install"
    return f"The system seems to lack {', '.join(missing.names)}; your package manager has them."


def _install_packages(packages: tuple[str, ...]) -> None:
    print(f"Installing from Debian: {' '.join(packages)}", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        command = ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0", *arguments]
        done = subprocess.run(
            command,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode:
            print(done.stdout[-2000:], file=sys.stderr)
            raise SetUpError(f"`{' '.join(command)}` failed; mend that and run this again.")


def _output(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout if done.returncode == 0 else ""
