"""What a person gets when they ask what is stored of them: a PDF, JSON, and their files."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from core.domain.rights import PersonRecord
from core.errors import UserError

JSON_NAME, PDF_NAME, FILES_FOLDER = "person.json", "person.pdf", "files"


def write(record: PersonRecord, pdf: bytes, to: Path) -> int:
    """Write the package to a new folder, or to a new archive when the name ends in .zip.

    Returns how many files it holds. Raises UserError("file-exists"), ("file-not-saved"); nothing
    is left behind then.
    """
    if to.exists():
        raise UserError("file-exists", path=str(to))
    draft = to.with_name(f".{to.name}.part")
    pieces = list(_pieces(record, pdf))
    try:
        if to.suffix.casefold() == ".zip":
            _write_archive(draft, pieces)
        else:
            _write_folder(draft, pieces)
        draft.rename(to)
    except OSError as error:
        if draft.is_dir():
            shutil.rmtree(draft, ignore_errors=True)
        else:
            draft.unlink(missing_ok=True)
        raise UserError("file-not-saved", file=to.name) from error
    return len(pieces)


def _pieces(record: PersonRecord, pdf: bytes) -> Iterator[tuple[str, bytes]]:
    yield JSON_NAME, as_json(record).encode()
    yield PDF_NAME, pdf
    for attachment in record.attachments:
        if attachment.content:
            name = f"{attachment.id}-{_safe(attachment.name)}"
            yield f"{FILES_FOLDER}/{name}", attachment.content


def as_json(record: PersonRecord) -> str:
    """Return everything but the content of the files as JSON."""
    told = asdict(record)
    for attachment in told["attachments"]:
        attachment["is_kept"] = bool(attachment.pop("content"))
    for message in (*told["interactions"], *told["others"]):
        del message["attachments"]
    return json.dumps(told, ensure_ascii=False, indent=1, default=_as_text)


def _as_text(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _safe(name: str) -> str:
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(char if char.isalnum() or char in ".-_ " else "_" for char in last)
    return kept.strip(". ")[-80:] or "file"


def _write_folder(draft: Path, pieces: list[tuple[str, bytes]]) -> None:
    draft.mkdir(mode=0o700)
    for name, content in pieces:
        path = draft / name
        path.parent.mkdir(mode=0o700, exist_ok=True)
        path.touch(mode=0o600)
        path.write_bytes(content)


def _write_archive(draft: Path, pieces: list[tuple[str, bytes]]) -> None:
    draft.touch(mode=0o600)
    with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in pieces:
            archive.writestr(name, content)
