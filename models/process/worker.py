"""The engine's own process: `python -m models.process.worker`, one per loaded model.

Speaks frames (`core.pipe`) over stdin and stdout. Requests carry a rising "id"; every answer
repeats it. The first request is {"do": "load"}; then "generate", "score", "states" and "count",
"recall" and "keep" (`models.process.prompt_keeper`). While it generates it may say that it "wants"
a kept state, and is sent {"do": "state"}.
{"do": "cancel"} is seen by the reader thread at once and ends the request with that
id and all before it. When stdin ends, the process ends, whatever it is doing.

It never sees the customers' file or its key. Before the model is read it loses the right to write
files, start programs and talk to anybody; afterwards it can't open files either. Native logs are
dropped because they quote prompts.
"""

from __future__ import annotations

import ctypes
import os
import queue
import signal
import sys
import threading
import time
from dataclasses import asdict, fields
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from core.confine import Opening, confine_worker
from core.errors import Cancelled, UserError
from core.offline_guard import set_tripwire
from core.pipe import read_frame, write_frame
from models.engine import GenerationRequest, LoadOptions, Message, ScoreRequest, StateRequest
from models.inference.runtime import open_runtime
from models.inference.stop_flag import StopFlag
from models.process.request_frames import pack_states

if TYPE_CHECKING:
    from models.inference.llama_engine import LlamaEngine

_PR_SET_DUMPABLE, _PR_SET_THP_DISABLE = 4, 41
_SEND_EVERY_S = 0.05
_STATE_PATIENCE_S = 10.0


def main() -> int:
    """Serve until stdin ends."""
    # Ctrl+C reaches the whole group; the program itself decides what it ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests, answers = _take_over_pipes()
    _refuse_dumps()
    set_tripwire()
    _Worker(requests, answers).serve()
    return 0


class _Worker:
    """Reads requests on one thread, works on the main one."""

    def __init__(self, requests: IO[bytes], answers: IO[bytes]) -> None:
        self._requests, self._answers = requests, answers
        self._waiting: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        self._states: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        self._current = 0
        self._cancelled_up_to = 0
        self._stop, self._stop_lock = StopFlag(), threading.Lock()
        self._engine: LlamaEngine | None = None

    def serve(self) -> None:
        """Work through the requests, in order, for ever."""
        threading.Thread(target=self._read, daemon=True).start()
        while True:
            request = self._waiting.get()
            self._current = int(request["id"])
            self._set_stop()
            try:
                answer = self._do(request)
                self._send(answer, bytes(answer.pop("attached", b"")))
            except UserError as error:
                self._answer(error=error.key, details=error.details)
            except Cancelled:
                self._answer(cancelled=True)
            except BrokenPipeError:
                os._exit(0)
            except Exception as error:
                self._answer(error="model-failed", details={"kind": type(error).__name__})

    def _read(self) -> None:
        try:
            while (message := read_frame(self._requests)) is not None:
                if message["do"] == "cancel":
                    self._cancelled_up_to = max(self._cancelled_up_to, int(message["id"]))
                    self._set_stop()
                elif message["do"] == "state":
                    self._states.put(message)
                else:
                    self._waiting.put(message)
        finally:
            os._exit(0)

    def _set_stop(self) -> None:
        """Bring the flag up to date; both threads change what it follows from."""
        with self._stop_lock:
            self._stop.set(is_stopped=self._current <= self._cancelled_up_to)

    def _answer(self, **values: object) -> None:
        self._send(values)

    def _send(self, values: dict[str, object], attached: bytes = b"") -> None:
        write_frame(self._answers, {"id": self._current, **values}, attached)

    def _do(self, request: dict[str, Any]) -> dict[str, Any]:
        """Return the answer; "attached" in it goes as bytes."""
        if request["do"] == "load":
            return self._load(request)
        engine = self._engine
        if engine is None:
            raise UserError("model-failed")
        deeds = {
            "generate": self._generate,
            "score": _score,
            "states": _states,
            "embed": _embed,
            "count": _count,
            "recall": _recall,
            "keep": self._keep,
        }
        return deeds[request["do"]](engine, request)

    def _load(self, request: dict[str, Any]) -> dict[str, object]:
        # Imported here, once descriptor 1 is safe: the native library may write to it.
        from models.inference.llama_engine import LlamaEngine  # noqa: PLC0415

        runtime = open_runtime(request["runtime"])
        # A model file is a stranger's: nothing of it is read before this process has lost its
        # rights. A graphics driver opens its devices whenever it likes.
        devices = runtime.can_offload()
        confine_worker(Opening.DEVICES if devices else Opening.READING)
        self._engine = LlamaEngine(
            runtime,
            Path(request["path"]),
            LoadOptions(**{field.name: request[field.name] for field in fields(LoadOptions)}),
            stop=self._stop,
            find_state=self._find_state,
        )
        _end_large_pages()
        confine_worker(Opening.DEVICES if devices else Opening.NOTHING)
        return {"loaded": asdict(self._engine.loaded)}

    def _generate(self, engine: LlamaEngine, request: dict[str, Any]) -> dict[str, object]:
        asked = GenerationRequest(
            messages=_messages(request),
            prompt=request["prompt"],
            answer_start=request["answer_start"],
            max_tokens=request["max_tokens"],
            temperature=request["temperature"],
            stop=tuple(request["stop"]),
            seed=request["seed"],
            guesses=request["guesses"],
        )
        waiting, sent = "", 0.0
        for piece in engine.generate(asked):
            waiting += piece
            # Nobody reads faster than this, and each frame takes a core away from the model.
            if time.monotonic() - sent >= _SEND_EVERY_S:
                self._answer(piece=waiting)
                waiting, sent = "", time.monotonic()
        if waiting:
            self._answer(piece=waiting)
        return {"stats": asdict(engine.stats)}

    def _keep(self, engine: LlamaEngine, request: dict[str, Any]) -> dict[str, object]:
        chosen = engine.keep(request["room_bytes"], request["written"])
        self._answer(chosen=[prefix.name for prefix in chosen])
        for place, prefix in enumerate(chosen):
            if prefix.name not in request["written"]:
                told = {"prompt": prefix.name, "tokens": prefix.tokens, "place": place}
                self._send(told, prefix.state)
        return {"kept": len(chosen)}

    def _find_state(self, name: str) -> bytes:
        """Return a recalled prompt's state, which the program has."""
        self._answer(wants=name)
        try:
            while (message := self._states.get(timeout=_STATE_PATIENCE_S))["name"] != name:
                pass
        except queue.Empty:
            return b""
        state: bytes = message.get("attached", b"")
        return state


def _score(engine: LlamaEngine, request: dict[str, Any]) -> dict[str, object]:
    asked = ScoreRequest(_messages(request), tuple(request["items"]), tuple(request["labels"]))
    return {"scores": engine.score(asked)}


def _states(engine: LlamaEngine, request: dict[str, Any]) -> dict[str, object]:
    items = tuple(tuple(parts) for parts in request["items"])
    found = engine.read_states(StateRequest(request["prompt"], items, request["layer"]))
    lengths = [states.lengths for states in found]
    return {"lengths": lengths, "attached": pack_states(found)}


def _embed(engine: LlamaEngine, request: dict[str, Any]) -> dict[str, object]:
    return {"vectors": engine.embed(request["texts"])}


def _count(engine: LlamaEngine, request: dict[str, Any]) -> dict[str, object]:
    return {"counts": engine.count_tokens(request["texts"])}


def _recall(engine: LlamaEngine, request: dict[str, Any]) -> dict[str, object]:
    engine.recall(request["prompts"])
    return {"recalled": True}


def _messages(request: dict[str, Any]) -> tuple[Message, ...]:
    return tuple(Message(role, text) for role, text in request["messages"])


def _take_over_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Keep descriptors 0 and 1 for the protocol; what libraries print goes nowhere."""
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    return requests, answers


def _refuse_dumps() -> None:
    """Keep customer text out of core files and away from other processes' debuggers."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on Windows

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def _end_large_pages() -> None:
    """Leave large pages to the weights: of the room to compute in, most is never touched."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_THP_DISABLE, 1, 0, 0, 0)


if __name__ == "__main__":
    sys.exit(main())
