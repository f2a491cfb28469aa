"""The catalogue and the engine's life: which model is in use, and the one process that runs it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from core.domain.model import ModelAdapter, ModelEntry, ModelMeasure, ModelState, ModelStatus
from core.errors import UserError
from models import hardware
from models.adapters import AdapterShelf
from models.catalogue import Catalogue, KnownModel, entry_for, read_json, write_json
from models.client import EngineClient
from models.draft_writer import DraftWriter
from models.engine import Engine, LoadOptions
from models.install import install_file
from models.measure import measure_model
from models.sentiment_scorer import SentimentScorer


class LlamaHost:
    """Satisfies `core.domain.ports.ModelHost`.

    Nothing is loaded until somebody asks for a rating or a draft. `state` and `stop` may be called
    from any thread, everything else from the model lane.

    Attributes:
        scorer: rates texts with the model in use.
        writer: drafts answers with the model in use.
    """

    def __init__(
        self, models_folder: Path, *, shipped_catalogue: Path | None = None, model_id: str = ""
    ) -> None:
        """model_id: use this one if it is here, whatever was chosen; not remembered."""
        self._folder = models_folder
        self._catalogue = Catalogue(models_folder, shipped_catalogue)
        self._lock = threading.Lock()
        self._client: EngineClient | None = None
        self._wanted = model_id
        self._chosen = self._first_choice()
        self._adapters = AdapterShelf(models_folder)
        self.scorer = SentimentScorer(self.engine)
        self.writer = DraftWriter(self.engine)

    def engine(self) -> Engine:
        """Return the engine of the model in use. Raises UserError("model-missing")."""
        with self._lock:
            if self._client is not None:
                return self._client
            model = self._chosen or self._first_choice()
            if model is None:
                raise UserError("model-missing", folder=str(self._folder))
            self._chosen = model
            self._client = EngineClient(
                model.id, self._catalogue.path_of(model), self._options(model)
            )
            return self._client

    def state(self) -> ModelState:
        """Return what the model is doing now; any thread, without touching the disk."""
        with self._lock:
            client, chosen = self._client, self._chosen
        if chosen is None:
            return ModelState(ModelStatus.MISSING)
        if client is None:
            return ModelState(ModelStatus.READY, chosen.id, chosen.title)
        return ModelState(client.status, chosen.id, chosen.title, client.error_key)

    def list_models(self, *, everything: bool = False) -> tuple[ModelEntry, ...]:
        """Return the models, installed ones first; with everything also those one could bring."""
        with self._lock:
            self._chosen = self._chosen or self._first_choice()
            in_use = self._chosen.id if self._chosen else ""
        return self._catalogue.list_entries(in_use, everything=everything)

    def use(self, model_id: str) -> None:
        """Make this model the one for ratings and drafts, and remember it.

        Raises UserError: "model-not-installed"; "model-makes-vectors" for one that writes nothing;
        "models-folder-not-writable" when the choice can't be kept; "model-too-large" when it needs
        more memory than there is.
        """
        installed = {model.id: model for model in self._catalogue.list_installed()}
        model = installed.get(model_id)
        if model is None:
            known = self._catalogue.find(model_id)
            key = "model-makes-vectors" if known and known.kind != "chat" else "model-not-installed"
            raise UserError(key, model=model_id)
        _refuse_too_large(model)
        try:
            write_json(self._choice_file, {**read_json(self._choice_file), "model": model_id})
        except OSError as error:
            raise UserError("models-folder-not-writable", folder=str(self._folder)) from error
        with self._lock:
            client, self._client, self._chosen = self._client, None, model
        if client is not None:
            client.close()

    def install(self, path: Path, *, accepts_unknown: bool = False) -> ModelEntry:
        """Check a GGUF file and copy it into the models folder.

        accepts_unknown: the owner agreed to a file that the catalogue doesn't know.
        Raises UserError: see `models.install.install_file`.
        """
        model = install_file(path, self._folder, self._catalogue, accepts_unknown=accepts_unknown)
        with self._lock:
            if model.kind == "chat":
                self._chosen = self._chosen or model
            is_in_use = self._chosen is not None and self._chosen.id == model.id
        return entry_for(model, is_in_use=is_in_use)

    def adapter(self) -> ModelAdapter | None:
        """Return the LoRA adapter that the model in use wears."""
        with self._lock:
            model = self._chosen or self._first_choice()
        worn = self._adapters.find(model.id) if model is not None else None
        return ModelAdapter(worn.title, worn.scale) if worn is not None else None

    def attach_adapter(self, path: Path, scale: float = 1.0) -> ModelAdapter:
        """Check a LoRA adapter, copy it, and put it on the model in use from its next load on.

        Raises UserError: "model-missing", and see `models.adapters.AdapterShelf.attach`.
        """
        with self._lock:
            model = self._chosen or self._first_choice()
        if model is None:
            raise UserError("model-missing", folder=str(self._folder))
        adapter = self._adapters.attach(model, self._catalogue.path_of(model), path, scale)
        self.close()
        return ModelAdapter(adapter.title, adapter.scale)

    def remove_adapter(self) -> bool:
        """Take the adapter off the model in use; return whether it wore one."""
        with self._lock:
            model = self._chosen or self._first_choice()
        removed = model is not None and self._adapters.remove(model.id)
        self.close()
        return removed

    def measure(self, progress: Callable[[str], None]) -> tuple[ModelMeasure, ...]:
        """Measure every installed model that fits; about a minute each.

        progress: called with the id of the model that is being measured.
        """
        self.close()
        measures: list[ModelMeasure] = []
        for model in reversed(self._catalogue.list_installed()):
            if model.memory_bytes > hardware.available_bytes():
                continue
            progress(model.id)
            client = EngineClient(model.id, self._catalogue.path_of(model))
            try:
                measures.append(measure_model(client))
            finally:
                client.close()
        return tuple(measures)

    def stop(self) -> None:
        """Stop what is being generated; any thread. Returns at once."""
        with self._lock:
            client = self._client
        if client is not None:
            client.stop()

    def close(self) -> None:
        """End the engine's process and wait for it."""
        with self._lock:
            client, self._client = self._client, None
        if client is not None:
            client.close()

    def _options(self, model: KnownModel) -> LoadOptions:
        adapter = self._adapters.find(model.id)
        if adapter is None:
            return LoadOptions()
        return LoadOptions(adapter=str(adapter.path), adapter_scale=adapter.scale)

    @property
    def _choice_file(self) -> Path:
        return self._folder / "choice.json"

    def _first_choice(self) -> KnownModel | None:
        """Return what the owner chose, else the largest that fits, else the smallest."""
        installed = self._catalogue.list_installed()
        wanted = self._wanted or read_json(self._choice_file).get("model")
        for model in installed:
            if model.id == wanted:
                return model
        room = hardware.available_bytes()
        fitting = [model for model in installed if model.memory_bytes <= room]
        return next(iter(fitting or installed[-1:]), None)


def _refuse_too_large(model: KnownModel) -> None:
    room = hardware.available_bytes()
    if model.memory_bytes > room:
        raise UserError(
            "model-too-large",
            needed_gb=round(model.memory_bytes / 1e9, 1),
            free_gb=round(room / 1e9, 1),
        )
