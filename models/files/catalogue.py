"""The models Cardfile knows, and the ones the owner brought.

`resources/catalogue/models.json` ships with the program; `installed.json` in the models folder
names files that came from elsewhere. A model is known by the SHA-256 of its file, not by its name.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from core.domain.model import ModelEntry
from core.paths import RESOURCES

_FALLBACK_OVERHEAD_BYTES = 450_000_000


@dataclass(frozen=True, slots=True)
class KnownModel:
    """A model file that may be on this machine.

    bytes, memory_bytes: of the file, and needed to run at the default context length.
    kind: "chat" for one that writes, "embedding" for one that only makes vectors; pooling,
        dimensions and the prefixes are of such a one. alike_from: how alike (a cosine) two of its
        vectors are at least when they mean alike; 0 when nobody has measured it;
        words_alike_from: the same where one is of a few words only. middle: the file
        beside the catalogue that says where its vectors lie (`models.middle`).
    advice: a key for a sentence about its licence or languages, else "".
    is_verified: the file's SHA-256 stands in the catalogue that came with the program.
    is_set_up: set-up can fetch it. is_offered: named among those that the owner could bring.
    """

    id: str
    title: str
    file: str
    bytes: int
    sha256: str
    licence: str
    languages: tuple[str, ...]
    architecture: str
    context_tokens: int
    memory_bytes: int
    kind: str = "chat"
    pooling: str = ""
    dimensions: int = 0
    query_prefix: str = ""
    text_prefix: str = ""
    alike_from: float = 0.0
    words_alike_from: float = 0.0
    middle: str = ""
    advice: str = ""
    is_verified: bool = True
    is_set_up: bool = False
    is_offered: bool = True


class Catalogue:
    """Reads and extends the list of models. Every call looks at the files anew."""

    def __init__(self, folder: Path, shipped: Path | None = None) -> None:
        """folder: where model files are. shipped: the program's own list."""
        self._folder = folder
        self._shipped = shipped or RESOURCES / "catalogue" / "models.json"

    def list_known(self) -> tuple[KnownModel, ...]:
        """Return every model, the program's own first, each id once."""
        known: dict[str, KnownModel] = {}
        for model in (*_read(self._shipped, is_verified=True), *self._brought()):
            known.setdefault(model.id, model)
        return tuple(known.values())

    def list_installed(self, kind: str = "chat") -> tuple[KnownModel, ...]:
        """Return the models whose file is here in full, the most capable (largest) first."""
        known = self.list_known()
        here = [model for model in known if model.kind == kind and self._is_here(model)]
        return tuple(sorted(here, key=lambda model: -model.bytes))

    def find_smaller(
        self, model: KnownModel, room_bytes: int
    ) -> tuple[KnownModel | None, KnownModel | None]:
        """Return the largest smaller models that fit the memory: one here, one to be brought."""

        def is_smaller(one: KnownModel) -> bool:
            return one.bytes < model.bytes and one.memory_bytes <= room_bytes

        here = self.list_installed()
        elsewhere = [
            one
            for one in self.list_known()
            if one.kind == "chat" and one.is_offered and one not in here
        ]
        # Set-up's own come first: they are tried out with this program.
        elsewhere.sort(key=lambda one: (not one.is_set_up, -one.bytes))
        return next(filter(is_smaller, here), None), next(filter(is_smaller, elsewhere), None)

    def find(self, model_id: str) -> KnownModel | None:
        """Return the model with this id, or None."""
        return next((model for model in self.list_known() if model.id == model_id), None)

    def find_by_hash(self, sha256: str) -> KnownModel | None:
        """Return the model whose file has this SHA-256 (hex), or None."""
        return next((model for model in self.list_known() if model.sha256 == sha256), None)

    def has_file_name(self, name: str) -> bool:
        """Return whether a file of the program's own list is called so."""
        shipped = _read(self._shipped, is_verified=True)
        return name.casefold() in {model.file.casefold() for model in shipped}

    def path_of(self, model: KnownModel) -> Path:
        """Return where the model's file is or would be."""
        return self._folder / model.file

    def add_brought(self, model: KnownModel) -> None:
        """Remember a file that the owner brought. Raises OSError."""
        models = [entry for entry in self._brought() if entry.sha256 != model.sha256]
        rows = [_as_row(entry) for entry in (*models, model)]
        write_json(self._folder / "installed.json", {"version": 1, "models": rows})

    def list_entries(self, in_use: str, *, everything: bool = False) -> tuple[ModelEntry, ...]:
        """Return the catalogue as the rest of the program sees it, installed ones first.

        everything: also the models that the owner could bring; else those that set-up knows.
        """
        known = self.list_known()
        installed = {model.id for model in known if self._is_here(model)}
        entries = [
            _entry(model, installed, in_use)
            for model in known
            if model.id in installed or model.is_set_up or (everything and model.is_offered)
        ]
        return tuple(sorted(entries, key=lambda entry: (not entry.is_installed, -entry.bytes)))

    def _brought(self) -> Sequence[KnownModel]:
        return _read(self._folder / "installed.json", is_verified=False)

    def _is_here(self, model: KnownModel) -> bool:
        try:
            return self.path_of(model).stat().st_size == model.bytes
        except OSError:
            return False


def entry_for(model: KnownModel, *, is_in_use: bool) -> ModelEntry:
    """Return an installed model as the rest of the program sees it."""
    return _entry(model, {model.id}, model.id if is_in_use else "")


def estimated_memory(file_bytes: int) -> int:
    """Return the memory that a file of this size will need: its weights, cache and buffers."""
    return int(file_bytes * 1.1) + _FALLBACK_OVERHEAD_BYTES


def write_json(path: Path, value: dict[str, object]) -> None:
    """Write a small file so that it is either the old or the new one. Raises OSError."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    temporary.write_text(json.dumps(value, ensure_ascii=False, indent=2), encoding="utf-8")
    temporary.replace(path)


def read_json(path: Path) -> dict[str, object]:
    """Return the file's object, {} when it is missing or is not one."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return value if isinstance(value, dict) else {}


def _entry(model: KnownModel, installed: set[str], in_use: str) -> ModelEntry:
    return ModelEntry(
        id=model.id,
        title=model.title,
        licence=model.licence,
        languages=model.languages,
        bytes=model.bytes,
        memory_bytes=model.memory_bytes,
        is_installed=model.id in installed,
        is_in_use=model.id == in_use,
        note=model.advice if model.is_verified else "model-unverified",
        is_writer=model.kind == "chat",
    )


def _read(path: Path, *, is_verified: bool) -> list[KnownModel]:
    rows = read_json(path).get("models")
    models = (_from_row(row, is_verified=is_verified) for row in _list_of_objects(rows))
    return [model for model in models if model is not None]


def _list_of_objects(rows: object) -> list[dict[str, object]]:
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _from_row(row: dict[str, object], *, is_verified: bool) -> KnownModel | None:
    file, size = row.get("file"), row.get("bytes")
    if not isinstance(file, str) or not isinstance(size, int) or Path(file).name != file:
        return None
    languages = row.get("languages")
    return KnownModel(
        id=_text(row, "id", file),
        title=_text(row, "title", file),
        file=file,
        bytes=size,
        sha256=_text(row, "sha256"),
        licence=_text(row, "licence"),
        languages=tuple(str(code) for code in languages) if isinstance(languages, list) else (),
        architecture=_text(row, "architecture"),
        context_tokens=_number(row, "context_tokens", 4096),
        memory_bytes=_number(row, "memory_bytes", estimated_memory(size)),
        kind="embedding" if row.get("kind") == "embedding" else "chat",
        pooling=_text(row, "pooling"),
        dimensions=_number(row, "dimensions", 0),
        query_prefix=_text(row, "query_prefix"),
        text_prefix=_text(row, "text_prefix"),
        alike_from=_share(row, "alike_from"),
        words_alike_from=_share(row, "words_alike_from"),
        middle=_text(row, "middle"),
        advice=_text(row, "advice"),
        is_verified=is_verified,
        is_set_up="set_up" in row,
        is_offered=row.get("offer") != "never",
    )


def _text(row: dict[str, object], name: str, otherwise: str = "") -> str:
    value = row.get(name)
    return value if isinstance(value, str) else otherwise


def _number(row: dict[str, object], name: str, otherwise: int) -> int:
    value = row.get(name)
    return value if isinstance(value, int) else otherwise


def _share(row: dict[str, object], name: str) -> float:
    value = row.get(name)
    return value if isinstance(value, float) and 0.0 < value < 1.0 else 0.0


def _as_row(model: KnownModel) -> dict[str, object]:
    row: dict[str, object] = asdict(model)
    for name in ("is_verified", "is_set_up", "is_offered"):
        row.pop(name)
    return row
