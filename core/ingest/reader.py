"""Reading people's files, seen from the program: a child process does it and may be killed.

    read_files(paths, options)   every record, rejection and progress, in order
    preview(paths, options)      the first records and how they were understood

When the child dies or hangs, a new one goes on behind what was told; for a while it tells of each
record before it reads it. If it dies again, that record becomes a rejection. Nothing here touches
the database; call from any one thread.
"""

from __future__ import annotations

import queue
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from core.domain.importing import (
    ImportOptions,
    ImportPreview,
    ImportProgress,
    Place,
    RawRecord,
    Rejection,
)
from core.domain.interaction import InteractionKind
from core.errors import Cancelled, UserError
from core.ingest.frames import PACK_RECORDS, Answer, decode_pack, encode_options
from core.ingest.reader_process import STOP_CHECK_S, ReaderProcess
from core.ingest.sources import Source, list_sources, pasted
from core.text.normalise import normalise_email

PREVIEW_RECORDS = 50
RECORD_TIMEOUT_S = 20.0
START_TIMEOUT_S = 60.0
MAX_FAILED_STARTS = 2
MAX_GUESSED_OWNERS = 3

Result = RawRecord | Rejection
ShouldStop = Callable[[], bool]


def read_files(
    paths: Sequence[Path],
    options: ImportOptions,
    *,
    limit: int | None = None,
    skip: int = 0,
    should_stop: ShouldStop | None = None,
) -> Iterator[RawRecord | Rejection | ImportProgress]:
    """Yield what the files hold, in order: each record read is one RawRecord or one Rejection.

    paths: files and folders; folders are read in the order of their names.
    limit: stop after so many records and rejections. skip: pass over the first so many, which are
    found and not read: an import that was stopped goes on behind them.
    should_stop: asked about every 50 ms from the
    thread that iterates. Closing the iterator ends the child.
    Raises UserError("import-file-missing"), UserError("import-file-unreadable") and
    UserError("import-folder-empty"), each with path, at once; while iterating Cancelled when
    should_stop() says so, and UserError("import-reader-broken") when no child can be started.
    """
    sources = (*list_sources(paths), *pasted(options.pasted, options.label))
    reading = _Reading(sources, options, limit, should_stop, skip=skip)
    return _only_results(reading.events())


def preview(paths: Sequence[Path], options: ImportOptions) -> ImportPreview:
    """Return the first 50 records of what an import would read. Raises as read_files does."""
    found = _Found()
    sources = (*list_sources(paths), *pasted(options.pasted, options.label))
    for event in _Reading(sources, options, PREVIEW_RECORDS, None).events():
        found.take(event)
    return found.preview()


def _only_results(events: Iterator[_Event]) -> Iterator[Result | ImportProgress]:
    for event in events:
        if isinstance(event, _Read):
            yield event.result
        elif isinstance(event, ImportProgress):
            yield event


@dataclass(frozen=True, slots=True)
class _Read:
    result: Result
    delivered_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _File:
    kind: str
    encoding: str
    mapping: tuple[tuple[str, str], ...]


_Event = _Read | _File | ImportProgress


@dataclass(slots=True)
class _Position:
    """Behind which record reading goes on: file by index, record by number, byte by offset."""

    file: int = 0
    number: int = 0
    offset: int = 0


class _Reading:
    """One reading of some files, by as many children as it takes."""

    def __init__(
        self,
        sources: Sequence[Source],
        options: ImportOptions,
        limit: int | None,
        should_stop: ShouldStop | None,
        *,
        skip: int = 0,
    ) -> None:
        self._sources = sources
        self._options = options
        self._limit = limit
        self._skip = skip
        self._should_stop = should_stop or (lambda: False)
        self._position = _Position()
        self._begun: _Position | None = None
        self._read = 0
        self._is_done = not sources or limit == 0
        self._is_ready = False
        # How many records the child shall still tell of one by one.
        self._careful = 0
        self._failed_starts = 0

    def events(self) -> Iterator[_Event]:
        while not self._is_done:
            child = ReaderProcess(self._request())
            try:
                reason = yield from self._listen(child)
            finally:
                child.close()
            if reason:
                yield from self._after_death(reason)

    def _request(self) -> dict[str, Any]:
        return {
            "files": [[str(s.path), s.name, s.size_bytes, s.text] for s in self._sources],
            "options": encode_options(self._options),
            "limit": None if self._limit is None else self._limit - self._read,
            "skip": self._skip,
            "careful": self._careful,
            "resume": {
                "file": self._position.file,
                "number": self._position.number,
                "offset": self._position.offset,
            },
        }

    def _listen(self, child: ReaderProcess) -> Generator[_Event, None, str]:
        """Yield what the child says; return "" when it is done, else why it is no more."""
        self._begun = None
        self._is_ready = False
        timeout_s = START_TIMEOUT_S
        while True:
            try:
                frame = self._wait(child, timeout_s)
            except TimeoutError:
                return "import-reader-timeout"
            if frame is None:
                return "import-reader-died"
            timeout_s = RECORD_TIMEOUT_S
            try:
                events = self._take(frame, is_caught_up=child.is_waited_for)
            except (KeyError, ValueError, TypeError, IndexError):
                return "import-reader-died"
            yield from events
            if self._is_done:
                return ""

    def _wait(self, child: ReaderProcess, timeout_s: float) -> dict[str, Any] | None:
        """Return the child's next frame. Raises Cancelled, and TimeoutError when it hangs."""
        until = time.monotonic() + timeout_s
        while time.monotonic() < until:
            if self._should_stop():
                raise Cancelled
            try:
                return child.next_frame(STOP_CHECK_S)
            except queue.Empty:
                continue
        raise TimeoutError

    def _take(self, frame: dict[str, Any], *, is_caught_up: bool) -> Iterable[_Event]:
        kind = frame["type"]
        if kind in ("ready", "open", "begin", "skipped", "done"):
            self._note(kind, frame)
        elif kind == "file":
            pairs = tuple((str(column), str(name)) for column, name in frame["mapping"])
            return [_File(str(frame["kind"]), str(frame["encoding"]), pairs)]
        elif kind == "pack":
            return self._unpacked(int(frame["file"]), decode_pack(frame["attached"]))
        elif kind == "progress":
            done, total = int(frame["bytes_done"]), int(frame["bytes_total"])
            return [ImportProgress(self._read, done, total, str(frame["name"]), is_caught_up)]
        return ()

    def _note(self, kind: str, frame: dict[str, Any]) -> None:
        """Take note of where the child is."""
        if kind == "ready":
            self._is_ready = True
        elif kind == "open":
            self._enter(int(frame["file"]))
        elif kind == "begin":
            self._begun = self._told(frame)
        elif kind == "skipped":
            self._pass_over(int(frame["count"]))
            self._position = self._told(frame)
        else:
            self._is_done = True

    def _told(self, frame: dict[str, Any]) -> _Position:
        return _Position(int(frame["file"]), int(frame["number"]), int(frame["offset"]))

    def _enter(self, file: int) -> None:
        if file > self._position.file:
            self._position = _Position(file)

    def _pass_over(self, count: int) -> None:
        self._skip -= count
        self._read += count

    def _unpacked(self, file: int, answers: Sequence[Answer]) -> Iterator[_Read]:
        for answer in answers:
            self._begun = _Position(file, answer.number, answer.offset)
            result = answer.record or answer.rejection
            assert result is not None  # noqa: S101 - a pack holds nothing else
            yield self._finished(_Read(result, answer.delivered_to))

    def _finished(self, read: _Read) -> _Read:
        if self._begun is not None:
            self._position, self._begun = self._begun, None
        self._read += 1
        self._careful = max(0, self._careful - 1)
        self._is_done = self._limit is not None and self._read >= self._limit
        return read

    def _after_death(self, reason: str) -> Iterator[_Read]:
        """Reject what the child died on, and put the position behind it."""
        if not self._is_ready:
            self._failed_starts += 1
            if self._failed_starts >= MAX_FAILED_STARTS:
                raise UserError("import-reader-broken")
            return
        if not self._careful:
            self._careful = PACK_RECORDS
            return
        self._careful = 0
        lost = self._begun or _Position(self._position.file, 0)
        name = self._sources[lost.file].name
        if self._skip:
            self._pass_over(1)  # the same rejection stands in what was done before
        else:
            yield self._finished(_Read(Rejection(Place(name, lost.number), reason)))
        if lost.number == 0:
            self._position = _Position(lost.file + 1)
        if self._position.file >= len(self._sources):
            self._is_done = True


@dataclass(slots=True)
class _Found:
    """What a preview gathers."""

    files: list[_File] = field(default_factory=list)
    reads: list[_Read] = field(default_factory=list)

    def take(self, event: _Event) -> None:
        if isinstance(event, _File):
            self.files.append(event)
        elif isinstance(event, _Read):
            self.reads.append(event)

    def preview(self) -> ImportPreview:
        kinds = {file.kind for file in self.files if file.kind}
        # The columns of every table; where two have one of a name, as the first understands it.
        mapping: dict[str, str] = {}
        for column, meaning in (pair for file in self.files for pair in file.mapping):
            mapping.setdefault(column, meaning)
        results = [read.result for read in self.reads]
        return ImportPreview(
            format=kinds.pop() if len(kinds) == 1 else "mixed" if kinds else "",
            encoding=next((file.encoding for file in self.files if file.encoding), ""),
            records=tuple(result for result in results if isinstance(result, RawRecord)),
            rejections=tuple(result for result in results if isinstance(result, Rejection)),
            columns=tuple(mapping),
            mapping=tuple(mapping.items()),
            owner_guess=self._owners(),
        )

    def _owners(self) -> tuple[str, ...]:
        """Return the addresses that most mails were delivered to, else those in most mails."""
        delivered: Counter[str] = Counter()
        named: Counter[str] = Counter()
        mails = deliveries = 0
        for read in self.reads:
            if isinstance(read.result, RawRecord) and _is_mail(read.result):
                mails += 1
                deliveries += bool(read.delivered_to)
                delivered.update(set(read.delivered_to))
                named.update(_addresses(read.result))
        likely = [address for address, count in delivered.items() if count * 2 > deliveries]
        if not likely and mails > 1:
            likely = [address for address, count in named.items() if count * 2 > mails]
        likely.sort(key=lambda address: -max(delivered[address], named[address]))
        return tuple(likely[:MAX_GUESSED_OWNERS])


def _is_mail(record: RawRecord) -> bool:
    said = record.interaction
    return said is not None and said.kind is InteractionKind.EMAIL


def _addresses(record: RawRecord) -> set[str]:
    """Return everybody's address in a mail's From, To and Cc."""
    headers = record.interaction.headers if record.interaction else None
    if headers is None:
        return set()
    everybody = [headers.sender, *headers.to, *headers.cc]
    found = {normalise_email(address.email) for address in everybody if address is not None}
    return found - {""}
