"""Which files an import reads, in which order."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.errors import UserError

_MAILDIR = frozenset(["cur", "new"])


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read, or text that was pasted.

    name: what the person knows it by, with its folders inside a folder.
    text: what was pasted; path means nothing then.
    """

    path: Path
    name: str
    size_bytes: int
    text: str = ""


def list_sources(paths: Sequence[Path]) -> tuple[Source, ...]:
    """Return the files behind the paths: files as given, folders in the order of their names.

    Hidden files and folders are left out, but for a Maildir's own (".Sent"), and so is unfinished
    mail ("tmp"). Each file comes once.
    Raises UserError("import-file-missing"), UserError("import-file-unreadable") and, when folders
    hold no file at all, UserError("import-folder-empty"); all with path.
    """
    found: dict[str, Source] = {}
    for path in paths:
        if not path.exists():
            raise UserError("import-file-missing", path=str(path))
        if not os.access(path, os.R_OK) or not (path.is_file() or path.is_dir()):
            raise UserError("import-file-unreadable", path=str(path))
        for file, name in _files(path):
            found.setdefault(os.path.realpath(file), Source(file, name, _size(file)))
    if paths and not found:
        raise UserError("import-folder-empty", path=str(paths[0]))
    return tuple(found.values())


def pasted(text: str, name: str) -> tuple[Source, ...]:
    """Return pasted text as a source, none when there is none."""
    size = len(text.encode("utf-8", "replace"))
    return (Source(Path(), name, size, text),) if text.strip() else ()


def _files(path: Path) -> Iterator[tuple[Path, str]]:
    if path.is_file():
        yield path, path.name
        return
    for folder, folders, files in os.walk(path):
        is_maildir = set(folders) >= _MAILDIR
        # os.walk goes into what is left in this list, in its order.
        folders[:] = sorted(
            name
            for name in folders
            if not (is_maildir and name == "tmp")
            and (not name.startswith(".") or _is_maildir(Path(folder) / name))
        )
        for name in sorted(files):
            file = Path(folder) / name
            if not name.startswith(".") and file.is_file():
                yield file, file.relative_to(path).as_posix()


def _is_maildir(folder: Path) -> bool:
    return all((folder / part).is_dir() for part in _MAILDIR)


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0
