"""The handle to the engine's process: starts it when needed, survives its death.

One thread at a time asks (the model lane); `stop`, `status` and `error_key` are for any thread.
No wait is without an end: a process that doesn't answer in time is killed, and the next request
starts a new one.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from core.domain.model import ModelStatus
from core.errors import Cancelled, UserError
from models.engine import (
    GenerationRequest,
    GenerationStats,
    ItemStates,
    Loaded,
    LoadOptions,
    RuntimeName,
    ScoreRequest,
    StateRequest,
    Work,
)
from models.inference.runtime_choice import GPU_MAY_BE_AT_FAULT, OWN_FAULTS, RuntimeChoice
from models.process import batches
from models.process.engine_child import ENDED, WAKE, EngineChild, Frame
from models.process.prompt_keeper import KEEP_TIMEOUT_S, NoShelf, PromptKeeper
from models.process.request_frames import generate_frame, load_frame

_PATIENCE_S = 180.0
_STOP_TIMEOUT_S = 0.5
_PARTS = ("piece", "chosen", "prompt")  # in the frames of an answer that goes on


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
        self._is_retired, self._used_at = False, 0.0
        self._model_id, self._path = model_id, path
        self._options = options or LoadOptions()
        self._choice = RuntimeChoice(path, self._options)
        self._has_crashed = False
        self._child: EngineChild | None = None
        self._loaded = Loaded()
        self._request = self._running = self._cancelled = 0
        self._work = Work()
        self._stats = GenerationStats()
        self._status, self._error_key = ModelStatus.READY, ""

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
        return self._choice.has_lost_gpu

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

    def begin(self) -> Work:
        """Begin a piece of work; see `models.engine.Engine.begin`."""
        self._work = Work()
        return self._work

    def generate(
        self, request: GenerationRequest, work: Work | None = None
    ) -> Generator[str, None, None]:
        """Yield the answer piece by piece; closing the iterator stops the model.

        Raises UserError: "model-died" when the process ended or hung, "model-prompt-too-long",
        "model-out-of-memory", "model-load-failed", "model-failed".
        """
        work = work or self.begin()
        try:
            yield from self._generate(request, work)
        except UserError:
            if not self._keeper.forget_given():
                raise
            # It failed because of a kept state, perhaps: again without, nothing was said yet.
            self._end_child()
            yield from self._generate(request, work)

    def _generate(self, request: GenerationRequest, work: Work) -> Generator[str, None, None]:
        self._stats = GenerationStats(end="stopped")
        frames = self._ask(generate_frame(request), work)
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

    def score(self, request: ScoreRequest, work: Work | None = None) -> Iterator[tuple[float, ...]]:
        """Yield per item the log-probability of each label among the labels, in order.

        Asks slice by slice; between two slices a `generate` may come in. A process that dies is
        started once more for the slice. Raises Cancelled when stopped, UserError as `generate`.
        """
        return batches.score(self._asker(work), request)

    def read_states(self, request: StateRequest, work: Work | None = None) -> Iterator[ItemStates]:
        """Yield per item what the model thinks of it, in order; as `score`."""
        return batches.read_states(self._asker(work), request)

    def count_tokens(self, texts: Sequence[str]) -> tuple[int, ...]:
        """Return how many tokens each text has, read as data."""
        if not texts:
            return ()
        frame = self._asker()({"do": "count", "texts": list(texts)})
        return tuple(int(count) for count in frame["counts"])

    def embed(self, texts: Sequence[str]) -> list[tuple[float, ...]]:
        """Return a vector of length 1 for each text; the model was loaded with a pooling.

        A text longer than the model's context is read up to there.
        """
        return list(batches.embed(self._asker(), texts))

    def stop(self) -> None:
        """Stop the work at hand, between two requests too, from any thread; returns at once."""
        self._work.is_stopped = True
        self._cancel()

    def close(self) -> None:
        """End the process and wait for it; any thread. The client can be used again.

        The work at hand ends as if it was stopped.
        """
        self._work.is_stopped = True
        self._end_child()

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
        self.begin()
        if self._keeper.keep(lambda message: self._exchange(child, message, KEEP_TIMEOUT_S)):
            self._used_at = used_at
        else:
            self._status, self._error_key = ModelStatus.READY, ""
            self._end_child()

    def rest(self, idle_s: float) -> bool:
        """End the process if nothing was asked of it for so long; say whether it did.

        Call from the thread that asks. The next request loads again.
        """
        is_due = self.clock() - self._used_at >= idle_s
        if self._child is None or self._running or not is_due:
            return False
        self.keep_prompts()
        self._end_child()
        return True

    def _cancel(self) -> None:
        """Have the running request end, whatever its work still asks."""
        child, running = self._child, self._running
        if child is not None and running:
            self._cancelled = running
            child.send_soon({"do": "cancel", "id": running})
            child.wake()

    def _end_child(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.end()
        if self._status is not ModelStatus.FAILED:
            self._status = ModelStatus.READY

    def _asker(self, work: Work | None = None) -> batches.Ask:
        """Return what asks for one piece of work, and returns the last frame of each answer."""
        return partial(self._ask_once, work or self.begin())

    def _ask_once(self, work: Work, message: Frame) -> Frame:
        frames = list(self._ask(message, work))
        if frames[-1].get("cancelled"):
            raise Cancelled
        return frames[-1]

    def _ask(self, message: Frame, work: Work) -> Iterator[Frame]:
        """Yield the frames that answer the message; the last one is its end."""
        self._work = work
        child = self._started()
        self._status = ModelStatus.BUSY
        try:
            yield from self._exchange(child, message, self.patience_s)
        except UserError as error:
            is_fault = error.key in GPU_MAY_BE_AT_FAULT and not self._keeper.has_given
            if is_fault and self.runtime == "gpu":
                self._choice.try_next(error.key)
                self._end_child()
            raise
        self._status, self._error_key = ModelStatus.READY, ""

    def _exchange(self, child: EngineChild, message: Frame, timeout_s: float) -> Iterator[Frame]:
        if self._running:
            raise RuntimeError("two requests at once: the engine belongs to one thread")
        self._request += 1
        number = self._running = self._request
        try:
            if self._is_ending(number):
                yield {"id": number, "cancelled": True}
            else:
                child.send({**message, "id": number})
                yield from self._answers(child, number, timeout_s)
        except BrokenPipeError as error:
            if self._is_ending(number):
                raise Cancelled from error
            raise self._died(child) from error
        finally:
            self._running = 0
            self._used_at = self.clock()

    def _answers(self, child: EngineChild, number: int, timeout_s: float) -> Iterator[Frame]:
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

    def _next_frame(self, child: EngineChild, number: int, timeout_s: float) -> Frame:
        deadline = time.monotonic() + timeout_s
        is_stopping = False
        while True:
            if self._is_ending(number) and not is_stopping:
                is_stopping = True
                deadline = time.monotonic() + _STOP_TIMEOUT_S
            frame = child.receive(deadline - time.monotonic())
            if frame is WAKE:
                continue
            if frame is ENDED or frame is None:
                raise_as = self._died(child)
                if self._is_ending(number):
                    # It was closed, or didn't listen and was killed: for who asked, it has stopped.
                    self._status, self._error_key = ModelStatus.READY, ""
                    return {"id": number, "cancelled": True}
                raise raise_as
            if frame.get("id") == number:
                return frame

    def _is_ending(self, number: int) -> bool:
        return self._work.is_stopped or number == self._cancelled

    def _drain(self, frames: Iterator[Frame]) -> None:
        """Let the running request end, for at most the time that a stop may take."""
        self._cancel()
        with suppress(UserError):
            for frame in frames:
                if "stats" in frame:
                    self._stats = GenerationStats(**frame["stats"])

    def _started(self) -> EngineChild:
        """Return the child, started and loaded."""
        if self._child is not None and self._child.is_alive():
            return self._child
        self._prepare_load()
        deadline = time.monotonic() + self.patience_s
        while True:
            try:
                return self._load(self._choice.first(), deadline - time.monotonic())
            except UserError as error:
                self._end_child()
                key = "model-load-failed" if self._has_crashed else error.key
                if time.monotonic() < deadline and self._choice.goes_on_after(key):
                    continue
                self._note_failure(key)
                raise UserError(key, **{"file": self._path.name, **error.details}) from error

    def _load(self, runtime: RuntimeName, timeout_s: float) -> EngineChild:
        """Start a child and load the model with this library."""
        self._status, self._has_crashed = ModelStatus.LOADING, False
        child = self._child = EngineChild(self._path, runtime)
        load = load_frame(self._path, self._options, runtime)
        frame = list(self._exchange(child, load, timeout_s))[-1]
        if frame.get("cancelled"):
            self._end_child()
            raise Cancelled
        self._loaded = Loaded(**frame["loaded"])
        kept = self._keeper.begin(self._loaded)
        if kept:
            list(self._exchange(child, {"do": "recall", "prompts": kept}, timeout_s))
        self._status, self._error_key = ModelStatus.READY, ""
        return child

    def _prepare_load(self) -> None:
        self._end_child()
        if self._is_retired:
            raise Cancelled
        self._keeper.prepare()
        try:
            self._before_load()
        except UserError as error:
            self._note_failure(error.key)
            raise

    def _died(self, child: EngineChild) -> UserError:
        self._has_crashed = child.end() in OWN_FAULTS
        if self._has_crashed and not self._keeper.has_given:
            self._choice.try_next("model-died")
        self._child = None
        self._note_failure("model-died")
        return UserError("model-died")

    def _note_failure(self, key: str) -> None:
        self._status, self._error_key = ModelStatus.FAILED, key
