"""What a model is called, for who knows its id alone: a rating keeps no more of who told it."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from core.paths import RESOURCES, models_folder


def model_name(model_id: str) -> str:
    """Return the title in the catalogue without how it is packed; the id where it has none.

    The file beside the models names those that the owner brought.
    """
    brought = models_folder() / "installed.json"
    title = _titles(RESOURCES / "catalogue" / "models.json").get(model_id) or (
        _titles(brought, _changed_at(brought)).get(model_id, model_id)
    )
    return without_packing(title)


def without_packing(title: str) -> str:
    """Return "Qwen2.5-Coder 1.5B Instruct" of "Qwen2.5-Coder 1.5B Instruct, Q4_K_M"."""
    return title.partition(",")[0]


@lru_cache(maxsize=4)
def _titles(path: Path, _changed_at: int = 0) -> dict[str, str]:
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))["models"]
        return {row["id"]: row["title"] for row in rows if "id" in row and "title" in row}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _changed_at(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
