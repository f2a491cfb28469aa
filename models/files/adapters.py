"""LoRA adapters: small GGUF files that change how one model writes.

The models folder keeps the copies; `choice.json` says which adapter each model wears and how much.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeGuard

from core.errors import UserError
from models.engine import LoadOptions
from models.files.catalogue import KnownModel, read_json, write_json
from models.files.gguf_header import AdapterHeader, HeaderError, read_adapter
from models.files.install import check_room, copy_checked, sha256_of, shown_name
from models.files.self_check import self_check

_MOST_SCALE = 4.0


@dataclass(frozen=True, slots=True)
class Adapter:
    """An adapter that a model wears. scale: 1.0 as its maker meant it."""

    title: str
    path: Path
    scale: float


class AdapterShelf:
    """Puts adapters on models and takes them off. Every call looks at the files anew."""

    def __init__(
        self, folder: Path, check: Callable[[Path, LoadOptions], None] = self_check
    ) -> None:
        """folder: of the models. check: tries model and adapter out together."""
        self._folder, self._check = folder, check

    def find(self, model_id: str) -> Adapter | None:
        """Return what this model wears, None for nothing or when its file is gone."""
        row = self._rows().get(model_id)
        if not isinstance(row, dict):
            return None
        file, scale = row.get("file"), row.get("scale")
        if not isinstance(file, str) or Path(file).name != file or not _is_scale(scale):
            return None
        path = self._folder / file
        title = row.get("title")
        return Adapter(str(title or file), path, float(scale)) if path.is_file() else None

    def attach(self, model: KnownModel, model_path: Path, path: Path, scale: float) -> Adapter:
        """Check an adapter with its model, copy it, and remember it.

        Raises UserError: "adapter-scale", "model-file-missing", "adapter-damaged",
        "adapter-other-model", "adapter-failed", "models-folder-full", "models-folder-not-writable".
        """
        if not _is_scale(scale):
            raise UserError("adapter-scale", most=_MOST_SCALE)
        header = _header(path)
        if header.architecture != model.architecture:
            raise UserError("adapter-other-model", file=shown_name(path), model=model.title)
        self._try_out(model_path, path, scale)
        try:
            digest = sha256_of(path)
            check_room(self._folder, path.stat().st_size)
            adapter = Adapter(
                header.name or shown_name(path).removesuffix(".gguf"),
                self._folder / f"adapter-{digest[:16]}.lora.gguf",
                scale,
            )
            copy_checked(path, adapter.path, digest)
            self._remember(model.id, adapter)
        except OSError as error:
            raise UserError("models-folder-not-writable", folder=str(self._folder)) from error
        return adapter

    def remove(self, model_id: str) -> bool:
        """Take a model's adapter off; return whether it wore one.

        Raises UserError("models-folder-not-writable").
        """
        if model_id not in self._rows():
            return False
        try:
            self._remember(model_id, None)
        except OSError as error:
            raise UserError("models-folder-not-writable", folder=str(self._folder)) from error
        return True

    def _try_out(self, model_path: Path, path: Path, scale: float) -> None:
        try:
            self._check(model_path, LoadOptions(adapter=str(path), adapter_scale=scale))
        except UserError as error:
            if error.key not in ("adapter-failed", "model-check-failed"):
                raise
            raise UserError("adapter-failed", file=shown_name(path)) from error

    def _rows(self) -> dict[str, object]:
        rows = read_json(self._folder / "choice.json").get("adapters")
        return rows if isinstance(rows, dict) else {}

    def _remember(self, model_id: str, adapter: Adapter | None) -> None:
        """Write the choice, and remove the files that no model wears any more. Raises OSError."""
        rows = {name: row for name, row in self._rows().items() if name != model_id}
        if adapter is not None:
            row = {"file": adapter.path.name, "title": adapter.title, "scale": adapter.scale}
            rows[model_id] = row
        choice = self._folder / "choice.json"
        write_json(choice, {**read_json(choice), "adapters": rows})
        worn = {row.get("file") for row in rows.values() if isinstance(row, dict)}
        for copy in self._folder.glob("adapter-*.lora.gguf"):
            if copy.name not in worn:
                copy.unlink()


def _header(path: Path) -> AdapterHeader:
    try:
        return read_adapter(path)
    except HeaderError as error:
        raise UserError("adapter-damaged", file=shown_name(path)) from error
    except OSError as error:
        raise UserError("model-file-missing", file=shown_name(path)) from error


def _is_scale(value: object) -> TypeGuard[float]:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return False
    return math.isfinite(value) and 0.0 < value <= _MOST_SCALE
