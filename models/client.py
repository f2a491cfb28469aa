"""The handle to the engine's process: starts it when needed, survives its death.

One thread at a time asks (the model lane); `stop`, `status` and `error_key` are for any thread.
No wait is without an end: a process that doesn't answer in time is killed, and the next request
starts a new one.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from core.domain.model import ModelStatus
from core.errors import Cancelled, UserError
from models import batches
from models.engine import (
    GenerationRequest,
    GenerationStats,
    ItemStates,
    Loaded,
    LoadOptions,
    RuntimeName,
    ScoreRequest,
    StateRequest,
)
from models.engine_child import ENDED, WAKE, EngineChild, Frame
from models.prompt_keeper import KEEP_TIMEOUT_S, NoShelf, PromptKeeper
from models.request_frames import generate_frame, load_frame
from models.runtime import choose_runtimes

_PATIENCE_S = 180.0
_STOP_TIMEOUT_S = 0.5
_PARTS = ("piece", "chosen", "prompt")  # in the frames of an answer that goes on
_NO_GPU = "model-no-gpu"
_MAYBE_THE_LIBRARY = ("model-load-failed", "model-died", "model-failed", "adapter-failed", _NO_GPU)
_GPU_MAY_BE_AT_FAULT = ("model-failed", "model-out-of-memory")
_OWN_FAULTS = (-signal.SIGABRT, -signal.SIGSEGV, -signal.SIGILL, -signal.SIGFPE)
"""Ends of a process that its library brought about: the next start takes the other library."""


class EngineClient:
    """Satisfies `models.engine.Engine` with a process of its own."""

    def __init__(
        self,
        model_id: str,
        path: Path,
        options: LoadOptions | None = None,
        *,
        before_load: Callable[[], None] = lambda: None,
        keeper: PromptKeeper | None = None,
    ) -> None:
        """options: how to load the model; the defaults when None.

        before_load: called before each load; may refuse it with a UserError.
        keeper: takes what was read over a restart.
        Attributes: patience_s: a process silent for longer, loading or answering, is killed.
        clock: seconds that only rise, for `rest`.
        """
        self.patience_s = _PATIENCE_S
        self.clock = time.monotonic
        self._before_load = before_load
        self._keeper = keeper or PromptKeeper(NoShelf(), "")
        self._is_retired = False
        self._used_at = 0.0
        self._model_id, self._path = model_id, path
        self._options = options or LoadOptions()
        self._runtimes: tuple[RuntimeName, ...] = ()
        self._has_lost_gpu = self._has_crashed = False
        self._child: EngineChild | None = None
        self._loaded = Loaded()
        self._request = 0
        self._running = 0
        self._stop_up_to = 0
        self._stats = GenerationStats()
        self._status = ModelStatus.READY
        self._error_key = ""

    @property
    def model_id(self) -> str:
        """The catalogue id of the model."""
        return self._model_id

    @property
    def context_tokens(self) -> int:
        """How many tokens prompt and answer may have together. Loads the model."""
        self._started()
        return self._loaded.context_tokens

    @property
    def device(self) -> str:
        """What runs the model: a GPU's name, "" for the CPU; any thread."""
        return self._loaded.device

    @property
    def has_lost_gpu(self) -> bool:
        """Whether a graphics processor was there and failed, so that another way is used now."""
        return self._has_lost_gpu

    @property
    def runtime(self) -> str:
        """The native library that runs the loaded model; any thread."""
        return self._loaded.runtime

    @property
    def kv_bytes(self) -> int:
        """What the caches of the loaded model take when they are full; any thread."""
        return self._loaded.kv_bytes

    @property
    def stats(self) -> GenerationStats:
        """What the last `generate` took, once its iterator has ended."""
        return self._stats

    @property
    def status(self) -> ModelStatus:
        """READY, LOADING, BUSY or FAILED; any thread."""
        return self._status

    @property
    def error_key(self) -> str:
        """Why the status is FAILED, else ""; any thread."""
        return self._error_key

    @property
    def is_loaded(self) -> bool:
        """Whether the model is in memory; any thread."""
        return self.pid != 0 and self._status is not ModelStatus.LOADING

    @property
    def pid(self) -> int:
        """The process's id, 0 while there is none."""
        child = self._child
        return child.pid if child is not None else 0

    def generate(self, request: GenerationRequest) -> Generator[str, None, None]:
        """Yield the answer piece by piece; closing the iterator stops the model.

        Raises UserError: "model-died" when the process ended or hung, "model-prompt-too-long",
        "model-out-of-memory", "model-load-failed", "model-failed".
        """
        try:
            yield from self._generate(request)
        except UserError:
            if not self._keeper.forget_given():
                raise
            # It failed because of a kept state, perhaps: again without, nothing was said yet.
            self.close()
            yield from self._generate(request)

    def _generate(self, request: GenerationRequest) -> Generator[str, None, None]:
        self._stats = GenerationStats(end="stopped")
        frames = self._ask(generate_frame(request))
        try:
            for frame in frames:
                self._keeper.note_answer()
                if "piece" in frame:
                    yield str(frame["piece"])
                elif "stats" in frame:
                    self._stats = GenerationStats(**frame["stats"])
        except Cancelled:
            return
        except GeneratorExit:
            self._drain(frames)
            raise

    def score(self, request: ScoreRequest) -> Iterator[tuple[float, ...]]:
        """Yield per item the log-probability of each label among the labels, in order.

        Asks slice by slice; between two slices a `generate` may come in. A process that dies is
        started once more for the slice. Raises Cancelled when stopped, UserError as `generate`.
        """
        return batches.score(self._ask_once, request)

    def read_states(self, request: StateRequest) -> Iterator[ItemStates]:
        """Yield per item what the model thinks of it, in order; as `score`."""
        return batches.read_states(self._ask_once, request)

    def count_tokens(self, texts: Sequence[str]) -> tuple[int, ...]:
        """Return how many tokens each text has, read as data."""
        if not texts:
            return ()
        frame = self._ask_once({"do": "count", "texts": list(texts)})
        return tuple(int(count) for count in frame["counts"])

    def embed(self, texts: Sequence[str]) -> list[tuple[float, ...]]:
        """Return a vector of length 1 for each text; the model was loaded with a pooling.

        A text longer than the model's context is read up to there.
        """
        if not texts:
            return []
        frame = self._ask_once({"do": "embed", "texts": list(texts)})
        return [tuple(float(value) for value in row) for row in frame["vectors"]]

    def stop(self) -> None:
        """Stop what is running, between two slices too, from any thread; returns at once."""
        child, running = self._child, self._running
        self._stop_up_to = max(self._stop_up_to, running or self._request)
        if child is not None and running:
            child.send_soon({"do": "cancel", "id": running})
            child.wake()

    def close(self) -> None:
        """End the process and wait for it; any thread. The client can be used again.

        A request that runs ends as if it was stopped.
        """
        self._stop_up_to = max(self._stop_up_to, self._running)
        child, self._child = self._child, None
        if child is not None:
            child.end()
        if self._status is not ModelStatus.FAILED:
            self._status = ModelStatus.READY

    def retire(self) -> None:
        """End the process for good: whoever still asks hears Cancelled."""
        self._is_retired = True
        self.close()

    def keep_prompts(self, idle_s: float = 0.0) -> None:
        """Keep what was read for the next start, if that is allowed and nothing runs.

        Call from the thread that asks. Ends the process instead when it may hold something that was
        deleted since, or takes too long. idle_s: only if nothing was asked of it for so long.
        """
        child, used_at = self._child, self._used_at
        if child is None or self._running or self.clock() - used_at < idle_s:
            return
        if self._keeper.keep(lambda message: self._exchange(child, message, KEEP_TIMEOUT_S)):
            self._used_at = used_at
        else:
            self._status, self._error_key = ModelStatus.READY, ""
            self.close()

    def rest(self, idle_s: float) -> bool:
        """End the process if nothing was asked of it for so long; say whether it did.

        Call from the thread that asks. The next request loads again.
        """
        is_due = self.clock() - self._used_at >= idle_s
        if self._child is None or self._running or not is_due:
            return False
        self.keep_prompts()
        self.close()
        return True

    def _ask_once(self, message: Frame, after: int = 0) -> Frame:
        """Return the last frame of the answer; a stop of request `after` holds for this one."""
        if after and after == self._stop_up_to:
            raise Cancelled
        frames = list(self._ask(message))
        if frames[-1].get("cancelled"):
            raise Cancelled
        return frames[-1]

    def _ask(self, message: Frame) -> Iterator[Frame]:
        """Yield the frames that answer the message; the last one is its end."""
        child = self._started()
        self._status = ModelStatus.BUSY
        try:
            yield from self._exchange(child, message, self.patience_s)
        except UserError as error:
            is_fault = error.key in _GPU_MAY_BE_AT_FAULT and not self._keeper.has_given
            if is_fault and self.runtime == "gpu":
                self._try_next_runtime(error.key)
                self.close()
            raise
        self._status, self._error_key = ModelStatus.READY, ""

    def _exchange(self, child: EngineChild, message: Frame, timeout_s: float) -> Iterator[Frame]:
        if self._running:
            raise RuntimeError("two requests at once: the engine belongs to one thread")
        self._request += 1
        number = self._running = self._request
        try:
            child.send({**message, "id": number})
            while True:
                frame = self._next_frame(child, number, timeout_s)
                if "error" in frame:
                    key = str(frame["error"])
                    self._note_failure(key)
                    raise UserError(key, **frame.get("details", {}))
                if "wants" in frame:
                    child.send(*self._keeper.answer(frame))
                    continue
                yield frame
                if not any(part in frame for part in _PARTS):
                    return
        except BrokenPipeError as error:
            if number <= self._stop_up_to:
                raise Cancelled from error
            raise self._died(child) from error
        finally:
            self._running = 0
            self._used_at = self.clock()

    def _next_frame(self, child: EngineChild, number: int, timeout_s: float) -> Frame:
        deadline = time.monotonic() + timeout_s
        is_stopping = False
        while True:
            if number <= self._stop_up_to and not is_stopping:
                is_stopping = True
                deadline = time.monotonic() + _STOP_TIMEOUT_S
            frame = child.receive(deadline - time.monotonic())
            if frame is WAKE:
                continue
            if frame is ENDED or frame is None:
                raise_as = self._died(child)
                if number <= self._stop_up_to:
                    # It was closed, or didn't listen and was killed: for who asked, it has stopped.
                    self._status, self._error_key = ModelStatus.READY, ""
                    return {"id": number, "cancelled": True}
                raise raise_as
            if frame.get("id") == number:
                return frame

    def _drain(self, frames: Iterator[Frame]) -> None:
        """Let the running request end, for at most the time that a stop may take."""
        self.stop()
        with suppress(UserError):
            for frame in frames:
                if "stats" in frame:
                    self._stats = GenerationStats(**frame["stats"])

    def _started(self) -> EngineChild:
        """Return the child, started and loaded."""
        if self._child is not None and self._child.is_alive():
            return self._child
        self._prepare_load()
        self._runtimes = self._runtimes or choose_runtimes(self._path, self._options)
        deadline = time.monotonic() + self.patience_s
        while True:
            try:
                return self._load(self._runtimes[0], deadline - time.monotonic())
            except UserError as error:
                self.close()
                key = "model-load-failed" if self._has_crashed else error.key
                has_time = time.monotonic() < deadline
                if key in _MAYBE_THE_LIBRARY and has_time and self._try_next_runtime(key):
                    continue
                self._note_failure(key)
                raise UserError(key, **{"file": self._path.name, **error.details}) from error

    def _load(self, runtime: RuntimeName, timeout_s: float) -> EngineChild:
        """Start a child and load the model with this library."""
        self._status, self._has_crashed = ModelStatus.LOADING, False
        child = self._child = EngineChild()
        if self._is_retired:
            self.close()
            raise Cancelled
        load = load_frame(self._path, self._options, runtime)
        frame = list(self._exchange(child, load, timeout_s))[-1]
        if frame.get("cancelled"):
            self.close()
            raise Cancelled
        self._loaded = Loaded(**frame["loaded"])
        kept = self._keeper.begin(self._loaded)
        if kept:
            list(self._exchange(child, {"do": "recall", "prompts": kept}, timeout_s))
        self._status, self._error_key = ModelStatus.READY, ""
        return child

    def _prepare_load(self) -> None:
        self.close()
        if self._is_retired:
            raise Cancelled
        self._keeper.prepare()
        try:
            self._before_load()
        except UserError as error:
            self._note_failure(error.key)
            raise

    def _died(self, child: EngineChild) -> UserError:
        self._has_crashed = child.end() in _OWN_FAULTS
        if self._has_crashed and not self._keeper.has_given:
            self._try_next_runtime("model-died")
        self._child = None
        self._note_failure("model-died")
        return UserError("model-died")

    def _try_next_runtime(self, key: str) -> bool:
        """Run the model another way from the next load on; say whether there is one.

        key: what went wrong.
        """
        if len(self._runtimes) < 2:
            return False
        self._has_lost_gpu |= self._runtimes[0] == "gpu" and key != _NO_GPU
        self._runtimes = self._runtimes[1:]
        return True

    def _note_failure(self, key: str) -> None:
        self._status, self._error_key = ModelStatus.FAILED, key
