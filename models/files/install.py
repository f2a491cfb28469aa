"""Takes a GGUF file from a disk or a stick into the models folder."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

from core.errors import UserError
from core.text.invisible import strip_invisible
from models.engine import LoadOptions
from models.files.catalogue import Catalogue, KnownModel, estimated_memory
from models.files.gguf_header import EMBEDDING_ARCHITECTURES, GgufHeader, HeaderError, read_header
from models.files.self_check import self_check

_CHUNK_BYTES = 4 * 1024 * 1024
_SPARE_BYTES = 200_000_000


def install_file(
    path: Path,
    folder: Path,
    catalogue: Catalogue,
    *,
    accepts_unknown: bool = False,
    check: Callable[[Path, LoadOptions], None] = self_check,
) -> KnownModel:
    """Check a file and copy it; return the model it is.

    First the header, then the SHA-256 or the owner's word, then a trial in a process of its own.

    accepts_unknown: the owner agreed to a file whose SHA-256 is not in the catalogue.
    check: the trial.

    Raises UserError: "model-file-missing", "model-file-damaged" (the header can't be right),
    "model-unknown" (sound, but not in the catalogue, and nobody agreed), "model-unverified-name"
    (the same, with the name of one that is), "models-folder-full", "models-folder-not-writable",
    and what `models.files.self_check` raises. A file that fails leaves nothing behind.
    """
    header = _header(path)
    size = path.stat().st_size
    digest = sha256_of(path)
    known = catalogue.find_by_hash(digest)
    if known is None and not accepts_unknown:
        key = "model-unverified-name" if catalogue.has_file_name(path.name) else "model-unknown"
        raise UserError(key, file=shown_name(path), sha256=digest)
    model = known or _brought(path, header, size, digest)
    check(path, LoadOptions(pooling=model.pooling))
    target = catalogue.path_of(model)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        check_room(folder, size)
        copy_checked(path, target, digest)
        if known is None:
            catalogue.add_brought(model)
    except OSError as error:
        raise UserError("models-folder-not-writable", folder=str(folder)) from error
    return model


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, hex."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK_BYTES):
            digest.update(chunk)
    return digest.hexdigest()


def shown_name(path: Path) -> str:
    """Return the file's name so that it can stand in a sentence."""
    return " ".join(strip_invisible(path.name).split())[:120]


def _header(path: Path) -> GgufHeader:
    try:
        return read_header(path)
    except HeaderError as error:
        raise UserError("model-file-damaged", file=shown_name(path)) from error
    except OSError as error:
        raise UserError("model-file-missing", file=shown_name(path)) from error


def _brought(path: Path, header: GgufHeader, size: int, digest: str) -> KnownModel:
    stem = re.sub(r"[^A-Za-z0-9._-]+", "-", path.stem).strip("-.") or "model"
    return KnownModel(
        id=f"{stem.casefold()}-{digest[:8]}",
        title=header.name or shown_name(path).removesuffix(".gguf"),
        file=f"{stem}-{digest[:8]}.gguf",
        bytes=size,
        sha256=digest,
        licence=header.licence,
        languages=(),
        architecture=header.architecture,
        context_tokens=header.context_tokens,
        memory_bytes=estimated_memory(size),
        kind="embedding" if header.architecture in EMBEDDING_ARCHITECTURES else "chat",
        pooling="mean" if header.architecture in EMBEDDING_ARCHITECTURES else "",
        is_verified=False,
    )


def check_room(folder: Path, size: int) -> None:
    """Raise UserError("models-folder-full") when a file of this size has no room."""
    free = shutil.disk_usage(folder).free
    if free < size + _SPARE_BYTES:
        raise UserError(
            "models-folder-full",
            folder=str(folder),
            needed_gb=round((size + _SPARE_BYTES) / 1e9, 1),
            free_gb=round(free / 1e9, 1),
        )


def copy_checked(source: Path, target: Path, digest: str) -> None:
    """Copy under another name, check what was written, then rename. Raises OSError."""
    if target.exists() and target.samefile(source):
        return
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with source.open("rb") as reader, temporary.open("wb") as writer:
            shutil.copyfileobj(reader, writer, _CHUNK_BYTES)
            writer.flush()
            os.fsync(writer.fileno())
        if sha256_of(temporary) != digest:
            raise OSError("the copy differs from the file")
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
