"""The package for Debian and Ubuntu: frozen, slimmed, wrapped and tried out.

`python3 dev.py package` runs this in `.venv`; what it makes is dist/cardfile/ (the program, to be
started from any folder) and dist/cardfile_VERSION_ARCH.deb. docs/decisions/010 says what is proved.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

from installer import SetUpError
from installer.fast_engine import provide_fast_engine
from installer.packages import PACKAGE_LOCK, PYTHON, ROOT
from installer.portable_engine import BUILD, GPU_SWITCHES, provide_portable_engine
from installer.smoke_test import try_out

DIST = ROOT / "dist"
LINUX = ROOT / "installer" / "linux"
MIN_LIBC = (2, 34)  # PySide6's own floor
EXCLUDED_MODULES = [
    "tkinter",
    "test",
    "setuptools",
    "pytest",
    # Asks for the GPL from whoever ships it, and nothing here reads lines.
    "readline",
    "PySide6.QtDesigner",
    "PySide6.QtHelp",
    "PySide6.QtOpenGL",
    "PySide6.QtOpenGLWidgets",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtSql",
    "PySide6.QtTest",
    "llama_cpp.server",
    # 45 MB of places, carriers and time zones behind telephone numbers.
    "phonenumbers.carrierdata",
    "phonenumbers.geodata",
    "phonenumbers.tzdata",
]

Entry = tuple[str, str, str]

MANUALS = ("docs/manual.md", "docs/manual-zh.md")
_QT_LANGUAGES = ("qtbase_en.qm", "qtbase_zh_CN.qm")
_UNWANTED = re.compile(
    r"""
    .*/plugins/(egldeviceintegrations|generic|networkinformation|qmltooling|sqldrivers|tls
        |virtualkeyboard|wayland-graphics-integration-(client|server)|xcbglintegrations)/
    | .*/plugins/platforms/libq(direct2d|eglfs|linuxfb|minimal|minimalegl|vkkhrdisplay|vnc)\.so
    | .*/plugins/platforminputcontexts/libqtvirtualkeyboardplugin\.so
    | .*/plugins/platformthemes/libqgtk3\.so
    | .*/plugins/imageformats/libq(icns|pdf|tga|tiff|wbmp)\.so
    | (.*/)?libQt6(EglF[Ss]|OpenGL|Pdf|Qml|Quick|Sql|Test|VirtualKeyboard)\w*\.so
    | resources/.*/__pycache__/
    """,
    re.VERBOSE,
)
_WIDE_ENGINE = "ik_llama_cpp/lib-avx512"
_FAST_ENGINE = ("ik_llama_cpp/lib", "ik_llama_cpp_python.libs", _WIDE_ENGINE)
_ENGINE = re.compile(r"lib(ggml|llama|mtmd)[\w.-]*\.so")
_GLIBC = re.compile(rb"\bGLIBC_(\d+)\.(\d+)\b")


def fast_engine_libraries() -> list[tuple[str, str]]:
    """Return the libraries of ik_llama.cpp (decision 024) and their places in the program."""
    found = importlib.util.find_spec("ik_llama_cpp")
    if found is None or found.origin is None:
        return []
    packages = Path(found.origin).parent.parent
    libraries = [
        (str(path), place) for place in _FAST_ENGINE for path in (packages / place).glob("*.so*")
    ]
    if platform.machine() == "x86_64":
        libraries += [(str(path), _WIDE_ENGINE) for path in provide_fast_engine().iterdir()]
    return libraries


def is_wanted(destination: str, source: str) -> bool:
    """Return whether a file that PyInstaller found goes into the program.

    destination: its place there, relative to the program's folder.
    source: where it was found; the engine's libraries count only out of the portable build.
    """
    place = PurePosixPath(destination)
    if str(place.parent) in _FAST_ENGINE:
        return True
    if _ENGINE.match(place.name):
        return BUILD in Path(source).parents and str(place.parent) == "llama_cpp/lib"
    if place.suffix == ".qm":
        return place.name in _QT_LANGUAGES
    return _UNWANTED.match(destination) is None


def without_orphans(
    entries: Iterable[Entry], needs_of: Callable[[str], Iterable[str]]
) -> list[Entry]:
    """Return the entries without the libraries that only a left-out file had asked for.

    entries: (place in the program, source, kind) as PyInstaller has them.
    needs_of: gives the names of all libraries that this source loads, theirs included.
    """
    entries = list(entries)
    needed = {
        name
        for place, source, kind in entries
        if kind != "SYMLINK" and not _is_borrowed(place)
        for name in needs_of(source)
    }
    kept = [
        (place, source, kind)
        for place, source, kind in entries
        if kind == "SYMLINK" or not _is_borrowed(place) or PurePosixPath(place).name in needed
    ]
    places = {place for place, _, _ in kept}
    # A link's source is where it points to, from the program's folder.
    return [entry for entry in kept if entry[2] != "SYMLINK" or entry[1] in places]


def _is_borrowed(place: str) -> bool:
    """Return whether this is a library of the building system, found by another one's need."""
    return "/" not in place and place.startswith("lib") and not place.startswith("libpython")


def engine_libraries() -> list[Path]:
    """Return the engine's libraries for every processor of this kind, and the graphics asked for.

    The spec asks from a process of its own, so what was asked for comes by CARDFILE_GPU.
    """
    return sorted(provide_portable_engine(os.environ.get("CARDFILE_GPU", "")).iterdir())


def version() -> str:
    """Return the version that pyproject.toml names."""
    return str(_project()["version"])


def runtime_packages() -> list[str]:
    """Return the packages that the program asks for; theirs are found through them."""
    return [str(requirement).partition("==")[0] for requirement in _project()["dependencies"]]


def _project() -> dict[str, list[str]]:
    with (ROOT / "pyproject.toml").open("rb") as stream:
        project: dict[str, list[str]] = tomllib.load(stream)["project"]
    return project


def write_metadata() -> Path:
    """Write what tells the packaged program its own version; return the folder."""
    folder = BUILD / f"cardfile-{version()}.dist-info"
    folder.mkdir(parents=True, exist_ok=True)
    text = f"Metadata-Version: 2.1\nName: cardfile\nVersion: {version()}\n"
    (folder / "METADATA").write_text(text, encoding="utf-8")
    return folder


def control_text(template: str, *, architecture: str, installed_kib: int, libc: str) -> str:
    """Return the package's control file.

    architecture: as dpkg names it, such as "amd64".
    installed_kib: room on the disk, in KiB.
    libc: oldest C library that the program runs with, such as "2.36".
    """
    return template.format(
        version=version(), architecture=architecture, installed_kib=installed_kib, libc=libc
    )


def oldest_libc(files: Iterable[Path]) -> str:
    """Return the newest version of the C library that any of these binaries asks for."""
    newest = MIN_LIBC
    for path in files:
        content = path.read_bytes()
        if content.startswith(b"\x7fELF"):
            asked = [(int(major), int(minor)) for major, minor in _GLIBC.findall(content)]
            newest = max([newest, *asked])
    return f"{newest[0]}.{newest[1]}"


def freeze() -> Path:
    """Let PyInstaller make dist/cardfile; return that folder. Raises SetUpError."""
    shutil.rmtree(DIST / "cardfile", ignore_errors=True)
    command = [str(PYTHON), "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    command += ["--distpath", str(DIST), "--workpath", str(BUILD / "pyinstaller")]
    command += [str(ROOT / "installer" / "cardfile.spec")]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        raise SetUpError(
            "PyInstaller stopped; what went wrong stands above. If it names the Python library, "
            f"run: sudo apt-get install libpython{sys.version_info.major}.{sys.version_info.minor}"
        )
    return DIST / "cardfile"


def make_deb(program: Path) -> Path:
    """Wrap the program for dpkg; return dist/cardfile_VERSION_ARCH.deb. Raises SetUpError."""
    architecture = _output("dpkg", "--print-architecture")
    with tempfile.TemporaryDirectory(dir=BUILD) as folder:
        root = Path(folder)
        lay_out(program, root)
        files = [path for path in root.rglob("*") if path.is_file() and not path.is_symlink()]
        control = control_text(
            (LINUX / "control").read_text(encoding="utf-8"),
            architecture=architecture,
            installed_kib=sum(path.stat().st_size for path in files) // 1024,
            libc=oldest_libc(files),
        )
        (root / "DEBIAN").mkdir()
        (root / "DEBIAN" / "control").write_text(control, encoding="utf-8")
        set_modes(root)
        package = DIST / f"cardfile_{version()}_{architecture}.deb"
        command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(package)]
        if subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode:
            raise SetUpError("dpkg-deb stopped; what went wrong stands above.")
    return package


def lay_out(program: Path, root: Path) -> None:
    """Put everything under root as it will lie under / of the owner's computer."""
    shutil.copytree(program, root / "opt" / "cardfile", symlinks=True)
    binaries, share = root / "usr" / "bin", root / "usr" / "share"
    binaries.mkdir(parents=True)
    (binaries / "cardfile").symlink_to("/opt/cardfile/cardfile")
    documents = share / "doc" / "cardfile"
    for source, place in (
        (LINUX / "cardfile.desktop", share / "applications"),
        (ROOT / "resources/icons/cardfile.svg", share / "icons/hicolor/scalable/apps"),
        (LINUX / "copyright", documents),
    ):
        place.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, place / source.name)


def set_modes(root: Path) -> None:
    """Make everything readable for all and writable for its owner, whatever the umask was."""
    root.chmod(0o755)
    for path in root.rglob("*"):
        if not path.is_symlink():
            is_open = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(0o755 if is_open else 0o644)


def _output(*command: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise SetUpError(
            "A package needs dpkg and dpkg-deb: make it on Debian or Ubuntu."
        ) from error
    return done.stdout.strip()


def provide_tools() -> None:
    """Install the locked PyInstaller into `.venv`. Raises SetUpError."""
    command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    command += ["--require-hashes", "-r", str(PACKAGE_LOCK)]
    if subprocess.run(command, check=False).returncode:
        raise SetUpError("Installing PyInstaller failed; what went wrong stands above.")


def make_package(gpu: str = "") -> int:
    """Make the package and try out what is in it; return the exit status. Raises SetUpError.

    gpu: the kind of graphics processor that it supports besides, "" for none.
    """
    if sys.platform != "linux":
        raise SetUpError(
            "Only the package for Debian and Ubuntu is made here; docs/decisions/010 says what "
            "Windows and macOS need."
        )
    provide_tools()
    os.environ["CARDFILE_GPU"] = gpu
    engine_libraries()
    print("Freezing the program, which takes a minute", flush=True)
    program = freeze()
    print("Packing it, which takes two", flush=True)
    package = make_deb(program)
    print(f"{package.relative_to(ROOT)}: {package.stat().st_size / 1e6:.1f} MB", flush=True)
    with tempfile.TemporaryDirectory(dir=BUILD) as folder:
        _output("dpkg-deb", "--extract", str(package), folder)
        return try_out(Path(folder) / "opt" / "cardfile" / "cardfile")


def main() -> int:
    """Make the package; return the exit status."""
    parser = argparse.ArgumentParser(prog="dev.py package")
    parser.add_argument("--gpu", default="", choices=["", *GPU_SWITCHES], metavar="KIND")
    gpu = parser.parse_args().gpu
    started_s = time.monotonic()
    try:
        status = make_package(gpu)
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Took {time.monotonic() - started_s:.0f} s.")
    return status


if __name__ == "__main__":
    sys.exit(main())
