"""What is written for other programs, or to be read back here, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class ExportFormat(StrEnum):
    """The forms in which the data leave.

    ALL: an archive with everything, which Cardfile reads back as it was. The others are for
    other programs: contacts as CSV or vCard, meetings and calls as a calendar, mail as mbox.
    """

    ALL = "zip"
    CSV = "csv"
    VCARD4 = "vcard4"
    VCARD3 = "vcard3"
    CALENDAR = "ics"
    MAIL = "mbox"


SUFFIXES = {
    ExportFormat.ALL: ".zip",
    ExportFormat.CSV: ".csv",
    ExportFormat.VCARD4: ".vcf",
    ExportFormat.VCARD3: ".vcf",
    ExportFormat.CALENDAR: ".ics",
    ExportFormat.MAIL: ".mbox",
}


@dataclass(frozen=True, slots=True)
class ExportProgress:
    """How far an export is. is_checking: what was written is being read back."""

    done: int
    total: int
    is_checking: bool = False


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export wrote and read back.

    records: contacts, meetings or messages, of an archive all of these; as many were read back.
    files: attachments and pictures in it. differing: names of records that another program will
    see a little differently (an address that is none, for example), at most a few; different: all
    of them.
    """

    path: Path
    form: ExportFormat
    records: int
    files: int
    size_bytes: int = 0
    seconds: float = 0.0
    different: int = 0
    differing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ArchiveFacts:
    """What an archive says of itself.

    rows, counters: by table; the highest number that each gave out. erased: people who were
    erased from the file it is of, and whom the archive doesn't know.
    """

    schema_version: int
    made_at: str
    rows: dict[str, int]
    files: int
    counters: dict[str, int]
    erased: int = 0


ProgressCallback = Callable[[ExportProgress], None]
StopQuestion = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class HandedOut:
    """Something for another program, in two forms.

    name: for a file with it; holds no path. media_type, content: as a file. text: to be pasted.
    """

    name: str
    media_type: str
    content: bytes
    text: str
