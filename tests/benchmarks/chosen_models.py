"""Which models are measured."""

from __future__ import annotations

from models.files.catalogue import Catalogue, KnownModel


def chosen(catalogue: Catalogue, model_id: str) -> tuple[KnownModel, ...]:
    """Return the installed model of this id, all that write when it is ""."""
    installed = catalogue.list_installed()
    return tuple(model for model in installed if model_id in ("", model.id))
