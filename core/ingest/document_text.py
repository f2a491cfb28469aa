"""The text of documents that came with messages: what a person would look for, no layout.

Runs in the reader's child (`document_child.py`): the content is a stranger's, and the libraries
that read it may hang or die on it.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from xml.etree import ElementTree

from core.domain.importing import Place, RawRecord
from core.ingest.encoding import decode
from core.text.html import html_to_text
from core.text.invisible import strip_invisible

MOST_CHARS = 100_000
MOST_BYTES = 20 << 20
"""Larger files are not read."""
_MOST_PART_BYTES = 40 << 20  # unpacked, of one part of a document
_MOST_PARTS = 300
_BLANKS = re.compile("[ \u00a0]{2,}")  # with which pages are laid out
_WRITTEN = frozenset({"t"})
_ENDS = frozenset({"p", "h", "row", "table-row", "list-item"})
_SPACED = frozenset({"tab", "br", "tc", "table-cell", "s", "line-break"})

TOO_LARGE, DAMAGED, LOCKED, EMPTY = (
    "file-too-large",
    "file-damaged",
    "file-locked",
    "file-without-text",
)


class _Problem(Exception):  # noqa: N818 - an outcome, not a fault
    """A document can't be read; its word is the reason's key."""


def kind_of(name: str, media_type: str) -> str:
    """Return which reader a file needs, "" for none: a picture, a sound, an unknown kind."""
    ending = name.casefold().rpartition(".")[2] if "." in name else ""
    if ending in _KINDS:
        return _KINDS[ending]
    plain = media_type.casefold().partition(";")[0].strip()
    return _TYPES.get(plain, "text" if plain.startswith("text/") else "")


def read(kind: str, content: bytes) -> tuple[str, str]:
    """Return the text, at most MOST_CHARS, and the key of what stood in the way ("" for nothing).

    kind: as `kind_of` says. Never raises but MemoryError.
    """
    if len(content) > MOST_BYTES:
        return "", TOO_LARGE
    try:
        text = strip_invisible(_joined(_READERS[kind](content)))
    except _Problem as problem:
        return "", str(problem)
    except MemoryError:
        raise
    except Exception:
        return "", DAMAGED
    return (text, "") if text.strip() else ("", EMPTY)


def _joined(pieces: Iterator[str]) -> str:
    kept, room = list[str](), MOST_CHARS
    for piece in pieces:
        kept.append(_BLANKS.sub(" ", piece)[:room])
        room -= len(kept[-1])
        if room <= 0:
            break
    return "".join(kept)


def _plain(content: bytes) -> Iterator[str]:
    yield decode(content[: 4 * MOST_CHARS]).text


def _html(content: bytes) -> Iterator[str]:
    yield html_to_text(decode(content).text)


def _word(content: bytes) -> Iterator[str]:
    yield from _parts(content, "word/", ("document", "footnotes", "endnotes", "comments", "header"))


def _slides(content: bytes) -> Iterator[str]:
    yield from _parts(content, "ppt/", ("slides/slide", "notesSlides/notesSlide"))


def _parts(content: bytes, folder: str, names: tuple[str, ...]) -> Iterator[str]:
    """Yield the text of those parts of an Office document whose names begin so."""
    with _opened(content) as archive:
        wanted = [
            name
            for begin in names
            for name in archive.namelist()
            if name.startswith(folder + begin) and name.endswith(".xml")
        ]
        for name in wanted[:_MOST_PARTS]:
            yield from _words(_unpacked(archive, name), _WRITTEN)
            yield "\n"


def _open_document(content: bytes) -> Iterator[str]:
    with _opened(content) as archive:
        yield from _words(_unpacked(archive, "content.xml"), None)


def _opened(content: bytes) -> zipfile.ZipFile:
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise _Problem(LOCKED)  # what Office makes of a document with a password
    return zipfile.ZipFile(io.BytesIO(content))


def _unpacked(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).flag_bits & 1:
        raise _Problem(LOCKED)
    with archive.open(name) as part:
        content = part.read(_MOST_PART_BYTES + 1)
    if len(content) > _MOST_PART_BYTES:
        raise _Problem(TOO_LARGE)
    if b"<!DOCTYPE" in content[:2000] or b"<!ENTITY" in content:
        raise _Problem(DAMAGED)  # no program writes one into a document
    return content


def _words(xml: bytes, written: frozenset[str] | None) -> Iterator[str]:
    """Yield what is written in a part. written: the elements that hold text, None for all."""
    stack = [(ElementTree.fromstring(xml), False)]  # noqa: S314 - without a DTD, in the child
    while stack:
        element, is_read = stack.pop()
        name = element.tag.rpartition("}")[2]
        if is_read:
            yield "\n" if name in _ENDS else " " if name in _SPACED else ""
            yield element.tail or "" if written is None else ""
            continue
        yield element.text or "" if written is None or name in written else ""
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))


def _sheets(content: bytes) -> Iterator[str]:
    from python_calamine import (  # noqa: PLC0415 - only who reads a sheet pays for it
        CalamineWorkbook,
        PasswordError,
    )

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    except PasswordError as error:
        raise _Problem(LOCKED) from error
    for name in book.sheet_names[:_MOST_PARTS]:
        yield f"{name}\n"
        for row in book.get_sheet_by_name(name).iter_rows():
            cells = (_cell(cell) for cell in row)
            if words := "\t".join(cell for cell in cells if cell):
                yield f"{words}\n"


def _cell(value: object) -> str:
    is_whole = isinstance(value, float) and value.is_integer() and abs(value) < 1e15
    return f"{value:.0f}" if is_whole else str(value)


def _pdf(content: bytes) -> Iterator[str]:
    from pypdf import PdfReader  # noqa: PLC0415 - only who reads one pays for it

    book = PdfReader(io.BytesIO(content))
    # Many are locked against changes only, and open without a password.
    if book.is_encrypted and not book.decrypt(""):
        raise _Problem(LOCKED)
    for page in book.pages:
        yield f"{page.extract_text()}\n"


def _mail(content: bytes) -> Iterator[str]:
    """Yield who wrote a mail that came with another one, to whom, about what, and its text."""
    from core.ingest.mail_reader import read_mail  # noqa: PLC0415 - only who reads one pays for it

    result = read_mail(content, Place(""), frozenset()).result
    if not isinstance(result, RawRecord) or result.interaction is None:
        raise _Problem(DAMAGED)
    mail = result.interaction
    people = (mail.headers.sender, *mail.headers.to) if mail.headers else ()
    yield " ".join(f"{person.name} {person.email}".strip() for person in people if person)
    yield f"\n{mail.subject}\n{mail.text}"


_READERS: dict[str, Callable[[bytes], Iterator[str]]] = {
    "text": _plain,
    "html": _html,
    "word": _word,
    "slides": _slides,
    "sheets": _sheets,
    "open": _open_document,
    "pdf": _pdf,
    "mail": _mail,
}
_KINDS = {
    **dict.fromkeys(("txt", "csv", "tsv", "md", "log", "json", "xml", "vcf", "ics"), "text"),
    **dict.fromkeys(("html", "htm"), "html"),
    **dict.fromkeys(("docx", "docm", "dotx"), "word"),
    **dict.fromkeys(("pptx", "pptm", "ppsx"), "slides"),
    **dict.fromkeys(("xlsx", "xlsm", "xlsb", "xls", "ods"), "sheets"),
    **dict.fromkeys(("odt", "odp", "odg", "ott"), "open"),
    "pdf": "pdf",
    "eml": "mail",
}
_OFFICE = "application/vnd.openxmlformats-officedocument."
_TYPES = {
    "message/rfc822": "mail",
    "text/html": "html",
    "application/json": "text",
    "application/pdf": "pdf",
    "application/xml": "text",
    f"{_OFFICE}wordprocessingml.document": "word",
    f"{_OFFICE}presentationml.presentation": "slides",
    f"{_OFFICE}spreadsheetml.sheet": "sheets",
    "application/vnd.ms-excel": "sheets",
    "application/vnd.oasis.opendocument.spreadsheet": "sheets",
    "application/vnd.oasis.opendocument.text": "open",
    "application/vnd.oasis.opendocument.presentation": "open",
}
