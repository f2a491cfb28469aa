"""The child process that reads people's files: `python -m core.ingest.child`.

It gets one request and answers with frames (`core.pipe`), in order:

    {"type": "ready"}
    {"type": "open", "file"}                        a file is being looked at
    {"type": "file", "file", "kind", "encoding", "mapping"}     a file was understood
    {"type": "skipped", "file", "number", "offset", "count"}  so many more were passed over
    {"type": "begin", "file", "number", "offset"}   a record is about to be read; the byte after it
    {"type": "pack", "file", "attached"}            answers: records read and rejected
    {"type": "progress", "bytes_done", "bytes_total", "name"}
    {"type": "done"}

Because it may hang or die on a hostile file, it can be killed at any point. It says "begin", and
answers one by one, only when it is asked to be careful: whoever listens then knows what it died on
and where to go on.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import IO, Any

import charset_normalizer  # noqa: F401 - loaded before this process loses its rights

from core.confine import Opening, confine_worker
from core.domain.importing import (
    ImportMode,
    ImportOptions,
    Place,
    RawRecord,
    Rejection,
)
from core.ingest import archive_child, document_child
from core.ingest.archive_records import read_archive
from core.ingest.calendar_reader import read_calendar
from core.ingest.detect import Detected, detect
from core.ingest.encoding import decode
from core.ingest.frames import (
    PACK_BYTES,
    PACK_RECORDS,
    Answer,
    decode_options,
    encode_answer,
    encode_pack,
)
from core.ingest.ldif_reader import read_ldif
from core.ingest.mail_reader import MAX_MAIL_BYTES, read_mail
from core.ingest.mbox_reader import read_mbox
from core.ingest.msg_reader import read_message
from core.ingest.paste_reader import read_paste
from core.ingest.reading import Pending, Reading
from core.ingest.sources import Source
from core.ingest.table_reader import Table, read_table
from core.ingest.table_rows import MAX_COLUMNS
from core.ingest.vcard_reader import read_vcards
from core.making_way import step_back
from core.memory import many_objects
from core.offline_guard import set_tripwire
from core.pipe import read_frame, write_frame
from core.text import index_texts
from core.text.contact_keys import keys_of
from core.text.normalise import normalise_email

MEMORY_BYTES = 1024 * 1024 * 1024
PACK_S = 0.05
SKIPS_TOLD = 500
FILES_LOOKED_AT = 20
MAX_CHAT_BYTES = 64 * 1024 * 1024
# More than any spreadsheet has rows, so that a record's number tells its sheet, too.
SHEET_NUMBERS = 2_000_000
_READERS = {"vcard": read_vcards, "ldif": read_ldif, "archive": read_archive}
_FORBIDDEN = (
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
)


def main() -> None:
    """Answer one request on standard input and output."""
    # What a library prints must not get between the frames.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    step_back()
    _confine()
    request = read_frame(sys.stdin.buffer)
    if request is None:
        return
    with contextlib.suppress(BrokenPipeError):
        write_frame(answers, {"type": "ready"})
        if "archive" in request:
            archive_child.answer(request, answers)
        elif "documents" in request:
            document_child.answer(request, answers)
        else:
            with many_objects():
                _Run(request, answers).run()
        write_frame(answers, {"type": "done"})


def _confine() -> None:
    """Bound the memory, leave no core dump, start no process, open no connection, write no file."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    set_tripwire()
    sys.addaudithook(_refuse)
    confine_worker(Opening.READING)


def _refuse(event: str, _arguments: tuple[object, ...]) -> None:
    if event in _FORBIDDEN:
        raise PermissionError(event)


class _Run:
    """One request being answered."""

    def __init__(self, request: dict[str, Any], answers: IO[bytes]) -> None:
        self._files = [
            Source(Path(path), str(name), int(size), str(text))
            for path, name, size, text in request["files"]
        ]
        self._options = decode_options(request["options"])
        self._owners = _owners(self._options)
        self._limit: int | None = request["limit"]
        self._resume: dict[str, int] = request["resume"]
        self._careful: int = request["careful"]
        self._answers = answers
        self._skip = int(request["skip"])
        self._skipped = 0
        self._read = self._number = 0
        self._pack: list[bytes] = []
        self._pack_bytes = 0
        self._packed_at = 0.0
        self._bytes_done = 0
        self._bytes_total = sum(source.size_bytes for source in self._files)

    def run(self) -> None:
        first = self._resume["file"]
        before = sum(source.size_bytes for source in self._files[:first])
        for index in range(first, len(self._files)):
            source = self._files[index]
            name, size = source.name, source.size_bytes
            resume = self._resume if index == first else {"number": 0, "offset": 0}
            read_before = self._read
            for pending in self._pending(index, source, resume):
                self._take(index, pending)
                self._bytes_done = before + min(pending.bytes_done, size)
                if self._limit is not None and self._read >= self._limit:
                    self._tell_columns(index + 1)
                    self._send_pack(index)
                    return
            if self._read == read_before and resume["number"] == 0:
                self._take(index, _nothing(name, size))
            self._tell_skipped(index)
            before += size
            self._bytes_done = before
            self._send_pack(index)

    def _tell_columns(self, first: int) -> None:
        """Tell how the next files are understood, though no record of theirs is wanted."""
        for index in range(first, min(first + FILES_LOOKED_AT, len(self._files))):
            with contextlib.suppress(OSError):
                self._send_file(index, detect(self._files[index].path, self._options.mapping))

    def _pending(self, index: int, source: Source, resume: dict[str, int]) -> Iterator[Pending]:
        path, name = source.path, source.name
        write_frame(self._answers, {"type": "open", "file": index})
        try:
            detected = Detected("paste") if source.text else detect(path, self._options.mapping)
            self._send_file(index, detected)
            yield from self._found(detected, source, resume)
        except OSError:
            rejection = Rejection(Place(name), "import-file-unreadable", {"path": name})
            yield Pending(0, 0, 0, lambda: Reading(rejection))

    def _send_file(self, index: int, detected: Detected) -> None:
        pairs = (list(pair) for table in detected.tables for pair in table.mapping)
        frame = {
            "type": "file",
            "file": index,
            "kind": detected.kind,
            "encoding": detected.encoding,
            "mapping": list(islice(pairs, MAX_COLUMNS)),
        }
        write_frame(self._answers, frame)

    def _found(
        self, detected: Detected, source: Source, resume: dict[str, int]
    ) -> Iterator[Pending]:
        number, path, name = resume["number"], source.path, source.name
        if detected.kind == "mbox":
            yield from read_mbox(path, name, self._owners, offset=resume["offset"], number=number)
        elif detected.kind in _READERS:
            yield from _READERS[detected.kind](path, name, number=number)
        elif detected.kind == "ics":
            yield from read_calendar(path, name, self._owners, number=number)
        elif detected.kind in ("chat", "paste"):
            text = source.text or decode(path.read_bytes()[:MAX_CHAT_BYTES]).text
            owners = self._options.owner_addresses
            yield from read_paste(text, name, owners, number=number)
        elif detected.tables:
            yield from self._rows(detected.tables, name, number)
        elif number == 0:
            yield self._single(detected, path, name)

    def _rows(self, tables: Sequence[Table], name: str, number: int) -> Iterator[Pending]:
        # Only what may stay out for its content is wanted back as it stood.
        keeps_rows = self._options.mode is ImportMode.UPDATE
        for sheet, table in enumerate(tables):
            first = sheet * SHEET_NUMBERS
            yield from read_table(name, table, number=number, first=first, keeps_rows=keeps_rows)

    def _single(self, detected: Detected, path: Path, name: str) -> Pending:
        """Return the one mail that a file is, or the reason why it is nothing."""
        size = path.stat().st_size
        place = Place(name, 1 if detected.kind else 0)

        def read() -> Reading:
            if detected.reason:
                return Reading(Rejection(place, detected.reason))
            if detected.kind == "msg":
                return read_message(path, place, self._owners)
            if size > MAX_MAIL_BYTES:
                return Reading(Rejection(place, "mail-too-large", {"bytes": size}))
            return read_mail(path.read_bytes(), place, self._owners)

        return Pending(1, size, size, read)

    def _take(self, index: int, pending: Pending) -> None:
        """Answer the record, or pass over it where it was taken in before."""
        if not self._skip:
            self._answer(index, pending)
            return
        self._skip -= 1
        self._read += 1
        self._skipped += 1
        if self._skipped == SKIPS_TOLD or not self._skip:
            self._tell_skipped(index, pending.number, pending.next_offset)

    def _tell_skipped(self, index: int, number: int = 0, offset: int = 0) -> None:
        if self._skipped:
            frame = {"type": "skipped", "file": index, "number": number, "offset": offset}
            write_frame(self._answers, {**frame, "count": self._skipped})
            self._skipped = 0

    def _answer(self, index: int, pending: Pending) -> None:
        if self._pack and pending.number != self._number and self._is_pack_due():
            self._send_pack(index)
        self._number = pending.number
        is_careful = self._read < self._careful
        if is_careful:
            begin = {"type": "begin", "file": index, "number": pending.number}
            write_frame(self._answers, {**begin, "offset": pending.next_offset})
        answer = self._encoded(index, pending)
        self._pack.append(answer)
        self._pack_bytes += len(answer)
        self._read += 1
        if is_careful:
            self._send_pack(index)

    def _encoded(self, index: int, pending: Pending) -> bytes:
        name, number, offset = self._files[index].name, pending.number, pending.next_offset
        try:
            reading = pending.read()
            result = reading.result
            if isinstance(result, Rejection):
                return encode_answer(Answer(number, offset, rejection=result))
            result = self._completed(result)
            return encode_answer(Answer(number, offset, result, None, reading.delivered_to))
        except MemoryError:
            rejection = Rejection(Place(name, number), "import-record-too-large")
        except Exception as error:  # the border: one record's oddity must not end the others
            details: dict[str, str | float] = {"error": type(error).__name__}
            rejection = Rejection(Place(name, number), "import-record-unreadable", details)
        return encode_answer(Answer(number, offset, rejection=rejection))

    def _completed(self, record: RawRecord) -> RawRecord:
        """Return the record with what takes long to work out and needs nothing of the file."""
        if record.interaction is not None and record.searched is None:
            searched = index_texts.of_message(record.interaction)
            return record if searched is None else replace(record, searched=searched)
        if record.contact is None:
            return record
        keys = record.keys or keys_of(record.contact, self._options.default_region)
        return replace(record, keys=keys, searched=index_texts.of_contact(record.contact, keys))

    def _is_pack_due(self) -> bool:
        return (
            len(self._pack) >= PACK_RECORDS
            or self._pack_bytes >= PACK_BYTES
            or time.monotonic() - self._packed_at >= PACK_S
        )

    def _send_pack(self, index: int) -> None:
        if self._pack:
            frame = {"type": "pack", "file": index}
            write_frame(self._answers, frame, encode_pack(self._pack))
        self._pack, self._pack_bytes = [], 0
        self._packed_at = time.monotonic()
        frame = {"type": "progress", "name": self._files[index].name}
        sizes = {"bytes_done": self._bytes_done, "bytes_total": self._bytes_total}
        write_frame(self._answers, {**frame, **sizes})


def _nothing(name: str, size: int) -> Pending:
    """Return the rejection of a file that was understood and holds nothing."""
    rejection = Rejection(Place(name), "import-nothing-found")
    return Pending(0, 0, size, lambda: Reading(rejection))


def _owners(options: ImportOptions) -> frozenset[str]:
    return frozenset(filter(None, map(normalise_email, options.owner_addresses)))


if __name__ == "__main__":
    main()
