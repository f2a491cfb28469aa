"""The catalogue and the engine's life: which model is in use, and the one process that runs it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from core.domain.model import (
    MeasureDeed,
    MeasureStep,
    ModelAdapter,
    ModelEntry,
    ModelMeasure,
    ModelState,
    ModelStatus,
    RestPolicy,
)
from core.domain.ports import PromptShelf, TextEmbedder
from core.errors import Cancelled, UserError
from models import hardware, power
from models.engine import Engine, LoadOptions
from models.files.adapters import AdapterShelf
from models.files.catalogue import Catalogue, KnownModel, entry_for, read_json, write_json
from models.files.figures import FiguresFile
from models.files.install import install_file
from models.files.measure import MINUTE_S, Measuring, Tell, budgets
from models.process.client import EngineClient
from models.process.prompt_keeper import NoShelf, PromptKeeper

if TYPE_CHECKING:
    from models.drafts.draft_writer import DraftWriter
    from models.moods.sentiment_scorer import SentimentScorer

_SAVER_IDLE_S = 30.0
"""On battery saver: soon, but not between two drafts."""
_KEEP_IDLE_S = 60.0
"""What was read is kept after so long, so that neither locking has to wait for it nor a power cut
takes it."""


class LlamaHost:
    """Satisfies `core.domain.ports.ModelHost`.

    Nothing is loaded until somebody asks for a rating or a draft. `state`, `stop`, `close` and
    `list_measures` may be called from any thread, everything else from the model lane.

    Attributes:
        measure_s: how long a measurement of all models may take.
    """

    def __init__(
        self,
        models_folder: Path,
        *,
        shipped_catalogue: Path | None = None,
        model_id: str = "",
        shelf: PromptShelf | None = None,
        embedder: TextEmbedder | None = None,
    ) -> None:
        """model_id: use this one if it is here, whatever was chosen; not remembered.

        shelf: where prompts that were read are kept over a restart; None: nowhere.
        embedder: helps the writer to find notes by what they mean; None: they are found by words.
        """
        self.measure_s = MINUTE_S
        self._shelf = shelf or NoShelf()
        self._embedder = embedder
        self._folder = models_folder
        self._catalogue = Catalogue(models_folder, shipped_catalogue)
        self._lock = threading.Lock()
        self._client: EngineClient | None = None
        self._wanted = model_id
        self._chosen = self._first_choice()
        self._adapters = AdapterShelf(models_folder)
        self._figures = FiguresFile(models_folder, hardware.machine_name)
        self._measured: EngineClient | None = None
        self._is_halted = threading.Event()

    @cached_property
    def scorer(self) -> SentimentScorer:
        """What rates texts with the model in use; any thread."""
        from models.moods.sentiment_scorer import SentimentScorer  # noqa: PLC0415 - brings numpy

        return SentimentScorer(self.engine)

    @cached_property
    def writer(self) -> DraftWriter:
        """What drafts answers with the model in use; any thread."""
        from models.drafts.draft_writer import DraftWriter  # noqa: PLC0415 - nobody drafts at the start

        return DraftWriter(self.engine, self._embedder)

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
                model.id,
                self._catalogue.path_of(model),
                self._options(model),
                before_load=lambda: self._refuse_too_large(model),
                keeper=PromptKeeper(self._shelf, self._describe(model)),
            )
            return self._client

    def state(self) -> ModelState:
        """Return what the model is doing now; any thread, without touching the disk."""
        with self._lock:
            client, measured, chosen = self._client, self._measured, self._chosen
        if chosen is None:
            return ModelState(ModelStatus.MISSING)
        if measured is not None:
            return ModelState(measured.status, chosen.id, chosen.title)
        if client is None:
            return ModelState(ModelStatus.READY, chosen.id, chosen.title)
        is_loaded = client.is_loaded
        device = client.device if is_loaded else ""
        return ModelState(
            client.status,
            chosen.id,
            chosen.title,
            client.error_key,
            is_loaded,
            device,
            "model-gpu-failed" if is_loaded and client.has_lost_gpu else "",
        )

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
        self._refuse_too_large(model)
        try:
            write_json(self._choice_file, {**read_json(self._choice_file), "model": model_id})
        except OSError as error:
            raise UserError("models-folder-not-writable", folder=str(self._folder)) from error
        with self._lock:
            client, self._client, self._chosen = self._client, None, model
        if client is not None:
            client.retire()

    def install(self, path: Path, *, accepts_unknown: bool = False) -> ModelEntry:
        """Check a GGUF file and copy it into the models folder.

        accepts_unknown: the owner agreed to a file that the catalogue doesn't know.
        Raises UserError: see `models.files.install.install_file`.
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

        Raises UserError: "model-missing", and see `models.files.adapters.AdapterShelf.attach`.
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

    def measure(self, progress: Callable[[MeasureStep], None]) -> tuple[ModelMeasure, ...]:
        """Measure every installed model that fits, the smallest first; a minute for all.

        The figures are kept as they come. Raises Cancelled when `stop` or `close` was called;
        UserError("models-folder-not-writable") when they can't be kept.
        """
        self._is_halted.clear()
        self._let_go()
        room = hardware.available_bytes()
        installed = reversed(self._catalogue.list_installed())
        models = [model for model in installed if model.memory_bytes <= room]
        times = budgets([model.bytes for model in models], self.measure_s)
        begun_s = 0.0
        for model, seconds in zip(models, times, strict=True):
            self._measure_one(model, seconds, self._teller(progress, model, (begun_s, seconds)))
            begun_s += seconds
        return self.list_measures()

    def list_measures(self) -> tuple[ModelMeasure, ...]:
        """Return the kept figures of the installed models, taken on this machine; any thread."""
        return self._figures.list_measures(self._catalogue.list_installed())

    def rest_if_due(self, policy: RestPolicy) -> bool:
        """End the engine's process when the policy says so; say whether it was ended.

        Call from the model lane, so that nothing is asked meanwhile.
        """
        with self._lock:
            client = self._client
        if client is None or not client.is_loaded:
            return False
        client.keep_prompts(_KEEP_IDLE_S)
        if policy.on_battery_saver and self.saves_battery():
            return client.rest(min(_SAVER_IDLE_S, policy.idle_s or _SAVER_IDLE_S))
        return policy.idle_s > 0 and client.rest(policy.idle_s)

    def saves_battery(self) -> bool | None:
        """Return whether the computer saves its battery now, None where it doesn't say."""
        return power.saves_battery()

    def keep_prompts(self) -> None:
        """Keep what the model has read for the next start, where the owner allows it.

        Takes a few seconds at most. Call while nothing is asked of the model.
        """
        with self._lock:
            client = self._client
        if client is not None:
            client.keep_prompts()

    def stop(self) -> None:
        """Stop what is being generated or measured; any thread. Returns at once."""
        self._is_halted.set()
        with self._lock:
            client, measured = self._client, self._measured
        for running in (client, measured):
            if running is not None:
                running.stop()

    def close(self) -> None:
        """End the engine's process and wait for it; any thread. The next request loads again.

        What runs ends as if it was stopped.
        """
        self._is_halted.set()
        self._let_go()

    def _let_go(self) -> None:
        with self._lock:
            client, self._client, measured = self._client, None, self._measured
        for running in (client, measured):
            if running is not None:
                running.retire()

    def _measure_one(self, model: KnownModel, seconds: float, tell: Tell) -> None:
        client = EngineClient(model.id, self._catalogue.path_of(model))
        with self._lock:
            self._measured = client
        try:
            measure = Measuring(client, seconds, tell).run()
        finally:
            with self._lock:
                self._measured = None
            client.retire()
        try:
            self._figures.keep(model, measure)
        except OSError as error:
            raise UserError("models-folder-not-writable", folder=str(self._folder)) from error

    def _teller(
        self,
        progress: Callable[[MeasureStep], None],
        model: KnownModel,
        times: tuple[float, float],
    ) -> Tell:
        """Return what tells of one model's part of the whole; it ends what was halted."""
        begun_s, seconds = times

        def tell(deed: MeasureDeed, share: float) -> None:
            if self._is_halted.is_set():
                raise Cancelled
            done = (begun_s + share * seconds) / self.measure_s
            progress(MeasureStep(model.id, model.title, deed, done))

        return tell

    def _options(self, model: KnownModel) -> LoadOptions:
        adapter = self._adapters.find(model.id)
        if adapter is None:
            return LoadOptions()
        return LoadOptions(adapter=str(adapter.path), adapter_scale=adapter.scale)

    def _describe(self, model: KnownModel) -> str:
        """Return a text that is another one for another model, file or adapter."""
        worn = self._adapters.find(model.id)
        files = [self._catalogue.path_of(model), *([worn.path] if worn is not None else [])]
        scale = worn.scale if worn is not None else 0.0
        return repr((model.id, model.sha256, scale, *map(_stamp, files)))

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

    def _refuse_too_large(self, model: KnownModel) -> None:
        """Raise UserError when the free memory doesn't hold the model; names one that it holds."""
        room = hardware.available_bytes()
        needed = self._memory_of(model)
        if needed <= room:
            return
        here, elsewhere = self._catalogue.find_smaller(model, room)
        smaller = here or elsewhere
        key = "model-too-large"
        if smaller is not None:
            key = "model-too-large-use" if smaller is here else "model-too-large-bring"
        raise UserError(
            key,
            model=model.title,
            needed_gb=round(needed / 1e9, 1),
            free_gb=round(room / 1e9, 1),
            smaller=smaller.title if smaller is not None else "",
        )

    def _memory_of(self, model: KnownModel) -> int:
        """Return what the model took when it was measured here, else the catalogue's word."""
        measured = {one.id: one.memory_bytes for one in self.list_measures()}
        return measured.get(model.id, 0) or model.memory_bytes


def _stamp(path: Path) -> tuple[str, int, int]:
    """Return what changes when another file is put in this one's place."""
    try:
        found = path.stat()
    except OSError:
        return path.name, 0, 0
    return path.name, found.st_size, found.st_mtime_ns
