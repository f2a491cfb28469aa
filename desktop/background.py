"""The one door off the GUI thread.

A Lane is one worker thread that owns one resource (the database, the pipe to the engine). Work runs
in the order it was asked for; callbacks run on the GUI thread, in order, and gathered so that a
stream wakes the window at most about 30 times a second.
"""

from __future__ import annotations

import queue
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

T = TypeVar("T")
P = TypeVar("P")

GATHER_MS = 33


class Job:
    """One piece of work in a lane."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()
        self._stopped = threading.Event()
        self._started = threading.Event()
        self.is_finished = False
        """Set on the GUI thread, just before on_done or on_error is called."""

    def cancel(self) -> None:
        """Stop as soon as the work can and call nothing back any more. Any thread."""
        self._stopped.set()
        self._cancelled.set()

    def stop(self) -> None:
        """Stop a stream at its next piece; on_done is still called. Any thread."""
        self._stopped.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether its callbacks are silenced."""
        return self._cancelled.is_set()

    @property
    def is_stopped(self) -> bool:
        """Whether the work was asked to end; work may look at it from its own thread."""
        return self._stopped.is_set()

    @property
    def has_started(self) -> bool:
        """Whether its turn has come."""
        return self._started.is_set()

    def begin(self) -> bool:
        """Note that its turn has come; return False when nobody wants it any more."""
        self._started.set()
        return not self._cancelled.is_set()


class AnyLane(Protocol):
    """What screens know of a lane."""

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        on_done: Callable[[T], object],
        on_error: Callable[[Exception], object],
    ) -> Job:
        """Run work and hand its result to on_done, or its exception to on_error."""
        ...

    def stream(
        self,
        owner: QObject,
        work: Callable[[], Iterator[T]],
        on_chunks: Callable[[tuple[T, ...]], object],
        on_done: Callable[[], object],
        on_error: Callable[[Exception], object],
    ) -> Job:
        """Run work and hand over what it yields, several pieces at a time."""
        ...

    def report(
        self,
        owner: QObject,
        work: Callable[[Callable[[P], None]], T],
        on_progress: Callable[[P], object],
        on_done: Callable[[T], object],
        on_error: Callable[[Exception], object],
    ) -> Job:
        """Run work with a function to tell its progress; only the newest telling is shown."""
        ...

    @property
    def is_idle(self) -> bool:
        """Whether nothing is running, waiting, or on its way back."""
        ...

    def close(self, timeout_s: float = 10.0) -> bool:
        """Cancel everything and wait for the thread; False when it did not end in time."""
        ...


class _Delivery:
    """A call that waits to be made on the GUI thread.

    pieces: None for an outcome, which ends its job.
    """

    __slots__ = ("call", "job", "pieces")

    def __init__(
        self, job: Job, call: Callable[..., object], pieces: list[object] | None = None
    ) -> None:
        self.job, self.call, self.pieces = job, call, pieces

    def make(self) -> None:
        """Make the call, unless its job was cancelled meanwhile."""
        if self.pieces is None:
            self.job.is_finished = True
        if self.job.is_cancelled:
            return
        if self.pieces is None:
            self.call()
        else:
            self.call(tuple(self.pieces))


class Lane(QObject):
    """A lane with a real thread. Make, use and close it on the GUI thread."""

    _woken = Signal()

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._deliveries: deque[_Delivery] = deque()
        self._jobs: dict[int, set[Job]] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(GATHER_MS)
        self._timer.timeout.connect(self._deliver)
        self._woken.connect(self._on_woken, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._loop, name=name, daemon=True)
        self._has_begun = False  # most lanes have nothing to do while the window opens

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        on_done: Callable[[T], object],
        on_error: Callable[[Exception], object],
    ) -> Job:
        """See `AnyLane.run`."""

        def act(_job: Job) -> Callable[[], object]:
            result = work()
            return lambda: on_done(result)

        return self._submit(owner, act, on_error)

    def stream(
        self,
        owner: QObject,
        work: Callable[[], Iterator[T]],
        on_chunks: Callable[[tuple[T, ...]], object],
        on_done: Callable[[], object],
        on_error: Callable[[Exception], object],
    ) -> Job:
        """See `AnyLane.stream`."""

        def act(job: Job) -> Callable[[], object]:
            pieces = work()
            try:
                for piece in pieces:
                    self._tell(job, on_chunks, piece)
                    if job.is_stopped:
                        break
            finally:
                close = getattr(pieces, "close", None)
                if close is not None:
                    close()
            return on_done

        return self._submit(owner, act, on_error)

    def report(
        self,
        owner: QObject,
        work: Callable[[Callable[[P], None]], T],
        on_progress: Callable[[P], object],
        on_done: Callable[[T], object],
        on_error: Callable[[Exception], object],
    ) -> Job:
        """See `AnyLane.report`."""

        def newest(tellings: tuple[P, ...]) -> None:
            on_progress(tellings[-1])

        def act(job: Job) -> Callable[[], object]:
            result = work(lambda telling: self._tell(job, newest, telling))
            return lambda: on_done(result)

        return self._submit(owner, act, on_error)

    @property
    def is_idle(self) -> bool:
        """See `AnyLane.is_idle`."""
        return all(
            job.is_finished or job.is_cancelled for jobs in self._jobs.values() for job in jobs
        )

    def cancel_all(self) -> None:
        """Cancel everything: what waits is never begun."""
        for jobs in self._jobs.values():
            for job in jobs:
                job.cancel()

    def close(self, timeout_s: float = 10.0) -> bool:
        """See `AnyLane.close`."""
        self.cancel_all()
        self._queue.put(None)
        if self._has_begun:
            self._thread.join(timeout_s)
        self._timer.stop()
        return not self._thread.is_alive()

    def _submit(
        self,
        owner: QObject,
        act: Callable[[Job], Callable[[], object]],
        on_error: Callable[[Exception], object],
    ) -> Job:
        job = self._adopt(owner)

        def turn() -> None:
            if not job.begin():
                return
            outcome: Callable[[], object]
            try:
                outcome = act(job)
            except Exception as error:
                outcome = partial(on_error, error)
            self._post(_Delivery(job, outcome))

        self._queue.put(turn)
        if not self._has_begun:
            self._has_begun = True
            self._thread.start()
        return job

    def _adopt(self, owner: QObject) -> Job:
        """Make a job that ends with its owner."""
        job, key = Job(), id(owner)
        if key not in self._jobs:
            self._jobs[key] = set()
            owner.destroyed.connect(partial(self._forget, key))
        jobs = self._jobs[key]
        jobs.difference_update([old for old in jobs if old.is_finished or old.is_cancelled])
        jobs.add(job)
        return job

    def _forget(self, key: int, _owner: object = None) -> None:
        for job in self._jobs.pop(key, ()):
            job.cancel()

    def _loop(self) -> None:
        while (turn := self._queue.get()) is not None:
            turn()

    def _tell(self, job: Job, call: Callable[..., object], piece: object) -> None:
        with self._lock:
            last = self._deliveries[-1] if self._deliveries else None
            if last is not None and last.job is job and last.pieces is not None:
                last.pieces.append(piece)
                return
        self._post(_Delivery(job, call, [piece]))

    def _post(self, delivery: _Delivery) -> None:
        with self._lock:
            self._deliveries.append(delivery)
        self._woken.emit()

    @Slot()
    def _on_woken(self) -> None:
        with self._lock:
            has_outcome = any(delivery.pieces is None for delivery in self._deliveries)
        if has_outcome or not self._timer.isActive():
            self._deliver()

    @Slot()
    def _deliver(self) -> None:
        with self._lock:
            waiting, self._deliveries = self._deliveries, deque()
        if waiting:
            self._timer.start()
        for delivery in waiting:
            try:
                delivery.make()
            except Exception:
                sys.excepthook(*sys.exc_info())


class ImmediateLane:
    """A lane without a thread, for tests: work runs at once and calls back before it returns."""

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        on_done: Callable[[T], object],
        on_error: Callable[[Exception], object],
    ) -> Job:
        """See `AnyLane.run`."""
        del owner
        job = Job()
        job.begin()
        job.is_finished = True
        try:
            result = work()
        except Exception as error:
            on_error(error)
        else:
            on_done(result)
        return job

    def stream(
        self,
        owner: QObject,
        work: Callable[[], Iterator[T]],
        on_chunks: Callable[[tuple[T, ...]], object],
        on_done: Callable[[], object],
        on_error: Callable[[Exception], object],
    ) -> Job:
        """See `AnyLane.stream`."""

        def act() -> None:
            for piece in work():
                on_chunks((piece,))

        return self.run(owner, act, lambda _nothing: on_done(), on_error)

    def report(
        self,
        owner: QObject,
        work: Callable[[Callable[[P], None]], T],
        on_progress: Callable[[P], object],
        on_done: Callable[[T], object],
        on_error: Callable[[Exception], object],
    ) -> Job:
        """See `AnyLane.report`."""

        def tell(telling: P) -> None:
            on_progress(telling)

        return self.run(owner, lambda: work(tell), on_done, on_error)

    @property
    def is_idle(self) -> bool:
        """See `AnyLane.is_idle`."""
        return True

    def close(self, timeout_s: float = 10.0) -> bool:
        """See `AnyLane.close`."""
        del timeout_s
        return True
