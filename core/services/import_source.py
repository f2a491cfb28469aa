"""Where an import comes from, kept with it so that it can be taken up again where it stopped."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from core.domain.importing import ImportMode, ImportOptions, ImportReport
from core.errors import UserError
from core.ingest.sources import list_sources

_COUNTS = (
    "read", "created", "updated", "merged", "skipped", "rejected", "unknown_senders",
    "senders_added", "seconds",
)  # fmt: skip


def describe(paths: Sequence[Path], options: ImportOptions) -> dict[str, Any]:
    """Return what is needed to go on with an import, {} where it can't be: pasted text is gone.

    Raises UserError as `list_sources` does.
    """
    if options.pasted:
        return {}
    return {
        "paths": [str(path.absolute()) for path in paths],
        "options": asdict(options),
        "stamp": _stamp(paths),
    }


def read(source: dict[str, Any]) -> tuple[tuple[Path, ...], ImportOptions]:
    """Return the files and the options. Raises UserError("import-files-changed") with label.

    That is so when the files aren't as they were when the import began: nobody could say then
    which records are done.
    """
    paths = tuple(map(Path, source["paths"]))
    said = dict(source["options"])
    options = ImportOptions(**said)
    try:
        is_same = _stamp(paths) == source["stamp"]
    except UserError:
        is_same = False
    if not is_same:
        raise UserError("import-files-changed")
    return paths, replace(
        options,
        owner_addresses=tuple(said["owner_addresses"]),
        mapping=tuple((column, name) for column, name in said["mapping"]),
        mode=ImportMode(said["mode"]),
    )


def joined(earlier: ImportReport, later: ImportReport) -> ImportReport:
    """Return the report of both parts of an import.

    Who wrote in both parts and is no contact is counted twice.
    """
    matched = Counter(dict(earlier.matched_by))
    matched.update(dict(later.matched_by))
    return replace(
        later,
        **{name: getattr(earlier, name) + getattr(later, name) for name in _COUNTS},
        rejections=(*earlier.rejections, *later.rejections),
        warnings=(*earlier.warnings, *later.warnings),
        matched_by=tuple(matched.most_common()),
    )


def _stamp(paths: Sequence[Path]) -> str:
    """Return what changes whenever one of the files does."""
    digest = hashlib.sha256()
    for source in list_sources(paths):
        changed_at = source.path.stat().st_mtime_ns
        digest.update(f"{source.name}\0{source.size_bytes}\0{changed_at}\n".encode())
    return digest.hexdigest()
