"""The figures measured on this machine: kept in the models folder, and what they make a model.

A figure holds for one file (its SHA-256) on one machine; a folder that was carried to another
computer shows none until somebody measures there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any

from core.domain.model import ModelMeasure, ModelTitle
from models.files.catalogue import KnownModel, read_json, write_json

BEARABLE_S = 5.0
"""A person who waits longer for a short reply begins to write it alone."""
_NOT_MUCH_LATER = 1.5
_FILE = "measured.json"
_VERSION = 1


class FiguresFile:
    """Reads and extends `measured.json`. Every call looks at the file anew."""

    def __init__(self, folder: Path, machine: Callable[[], str]) -> None:
        """machine: tells this machine from others, see `models.hardware.machine_name`."""
        self._path, self._machine = folder / _FILE, machine

    def list_measures(self, installed: Sequence[KnownModel]) -> tuple[ModelMeasure, ...]:
        """Return the figures of these models on this machine, with what each is best for."""
        machine = self._machine()
        rows = {str(row.get("sha256")): row for row in self._rows() if row["machine"] == machine}
        found = [
            measure
            for model in installed
            if model.sha256 in rows
            and (measure := _from_row(model.id, rows[model.sha256])) is not None
        ]
        return with_titles(found)

    def keep(self, model: KnownModel, measure: ModelMeasure) -> None:
        """Put the figures in the place of older ones. Raises OSError."""
        machine = self._machine()
        others = [
            row
            for row in self._rows()
            if (row.get("sha256"), row["machine"]) != (model.sha256, machine)
        ]
        row: dict[str, object] = {"sha256": model.sha256, "machine": machine, **asdict(measure)}
        row.pop("titles")
        write_json(self._path, {"version": _VERSION, "measures": [*others, row]})

    def _rows(self) -> list[dict[str, object]]:
        stored = read_json(self._path)
        rows = stored.get("measures") if stored.get("version") == _VERSION else None
        if not isinstance(rows, list):
            return []
        return [row for row in rows if isinstance(row, dict) and "machine" in row]


def with_titles(measures: Sequence[ModelMeasure]) -> tuple[ModelMeasure, ...]:
    """Name one fast, one balanced and one thorough, by their figures.

    Fast: the shortest short reply. Thorough: the most moods read rightly; among equals the one that
    works longest at each word it reads, for a mood is easier than a letter. Balanced: the most
    thorough of those that answer within BEARABLE_S, or not much later than the fast one.
    """
    if not measures:
        return ()
    fast = min(measures, key=lambda one: one.reply_s)
    bearable_s = max(BEARABLE_S, fast.reply_s * _NOT_MUCH_LATER)
    bearable = [one for one in measures if one.reply_s <= bearable_s]
    chosen = {
        ModelTitle.FAST: fast.id,
        ModelTitle.BALANCED: max(bearable, key=_thoroughness).id,
        ModelTitle.THOROUGH: max(measures, key=_thoroughness).id,
    }
    return tuple(
        replace(one, titles=tuple(title for title, of in chosen.items() if of == one.id))
        for one in measures
    )


def _thoroughness(measure: ModelMeasure) -> tuple[float, float]:
    return measure.moods_right, measure.long_mail_s


def _from_row(model_id: str, row: dict[str, object]) -> ModelMeasure | None:
    """Return the figures, None when a person or a fault has changed the file."""
    names = {field.name for field in fields(ModelMeasure)} - {"id", "titles", "device"}
    values: dict[str, Any] = {name: row.get(name) for name in names}
    device = row.get("device")
    if not isinstance(device, str) or not all(type(one) in (int, float) for one in values.values()):
        return None
    return ModelMeasure(id=model_id, device=device, **values)
