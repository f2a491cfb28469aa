"""Text that a person pasted: a chat, or a mail with the older mails below it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from core.domain.importing import Place, RawRecord, Rejection
from core.domain.interaction import (
    Address,
    Direction,
    Interaction,
    InteractionKind,
    MailHeaders,
)
from core.ingest.automatic import is_automatic
from core.ingest.chat_reader import is_chat, read_chat
from core.ingest.header_text import parse_addresses
from core.ingest.moments import MOMENT, MomentReader
from core.ingest.reading import Pending, Reading
from core.text.clean import split_message
from core.text.invisible import strip_invisible
from core.text.language import detect_language
from core.text.normalise import name_key, normalise_email
from core.text.quotes import LABELLED, heading_length

MAX_PASTE_CHARS = 20_000_000
MAX_MESSAGES = 1_000
PASTED = "paste:"
"""How the one reference of a pasted mail begins, which has no identifiers of its own."""

_MARKS = re.compile(r"^\s{0,3}(?:>\s?)+")
_EMAIL = re.compile(
    r"<?(?:mailto:)?([^\s<>\"',;()\[\]]+@[^\s<>\"',;()\[\]]+\.[^\s<>\"',;()\[\]]+)>?"
)
_WROTE = re.compile(
    r"\b(?:wrote|writes|schrieb|schreef|a\s+écrit|escribió|ha\s+scritto)\b|写道|寫道", re.IGNORECASE
)
# In these languages a weekday is a name as well, unless a date follows.
_DAYS = "lun|mar|mer|mié|mie|jeu|jue|gio|ven|vie|sam|sáb|sab|dim|dom|zo|ma|di|wo|do|vr|za"
_FULL_DAYS = (
    "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|"
    "sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica"
)
_NOT_NAME = re.compile(
    rf"\b(?:{_DAYS}|{_FULL_DAYS})\b\.?,?\s+(?={MOMENT})|{MOMENT}|\b(?:giorno|alle ore)\b|"
    r"\b(?:on|at|am|um|le|el|il|op|uhr|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|"
    r"sun)(?:day)?|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|mo|di|mi|do|fr|sa|so)"
    r"\b\.?|[在于於]",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Part:
    """One mail of a thread: the lines of its heading and of its text."""

    line: int
    heading: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


def read_paste(
    text: str, name: str, owners: Sequence[str], *, number: int = 0
) -> Iterator[Pending]:
    """Yield the messages in pasted text, without the first `number`, as the text has them.

    name: for the records' places. owners: the owner's addresses and names.
    """
    plain = strip_invisible(text[:MAX_PASTE_CHARS]).replace("\r\n", "\n").replace("\r", "\n")
    if is_chat(plain, 1):
        yield from read_chat(plain, name, owners, number=number)
        return
    thread = _Thread(_parts(plain.split("\n")), owners)
    for index, part in enumerate(thread.parts, start=1):
        if index > number:
            result = thread.record(part, Place(name, part.line))
            yield Pending(index, 0, 0, lambda r=result: Reading(r))  # type: ignore[misc]


def _parts(marked: list[str]) -> list[_Part]:
    """Cut a thread at the headings of its mails, newest first as mail programs put them."""
    lines = [_MARKS.sub("", line) for line in marked]
    is_inline = _answers_inline(marked)
    parts = [_Part(1)]
    index = 0
    while index < len(lines):
        length = 0 if is_inline and parts[-1].lines else heading_length(lines, index)[0]
        if length and len(parts) < MAX_MESSAGES:
            parts.append(_Part(index + 1, lines[index : index + length]))
            index += length
        else:
            parts[-1].lines.append(marked[index] if is_inline else lines[index])
            index += 1
    return [part for part in parts if part.heading or any(line.strip() for line in part.lines)]


def _answers_inline(lines: Sequence[str]) -> bool:
    """Whether answers stand between quoted lines: then the mails can't be taken apart."""
    written = [bool(_MARKS.match(line)) for line in lines if line.strip()]
    first = written.index(True) if True in written else len(written)
    return not all(written[first:])


class _Thread:
    """What holds for all mails of one pasted thread."""

    def __init__(self, parts: list[_Part], owners: Sequence[str]) -> None:
        self.parts = parts
        self._emails = {normalise_email(owner) for owner in owners if "@" in owner}
        self._names = {name_key(owner) for owner in owners if "@" not in owner} - {""}
        self._moments = MomentReader(" ".join(part.heading) for part in reversed(parts))
        subjects = (_labelled(part).get("subject", "") for part in parts)
        self._subject = next(filter(None, subjects), "")
        senders = (_sender(part) for part in reversed(parts))
        self._people = [s for s in senders if s is not None]
        last = " ".join(parts[-1].heading) if parts else ""
        oldest = f"{self._people[:1]} {self._moments.read(last)}"
        self._id = f"{PASTED}{hashlib.sha256(oldest.encode()).hexdigest()[:32]}"

    def record(self, part: _Part, place: Place) -> RawRecord | Rejection:
        """Return the record of one mail."""
        text = "\n".join(part.lines).strip()
        row = (("text", text[:100_000]),)
        sender, at = _sender(part), self._moments.read(" ".join(part.heading))
        if sender is None or at is None:
            return Rejection(place, "paste-unknown-who-or-when", row=row)
        if not text:
            return Rejection(place, "mail-empty")
        is_own = self._is_own(sender)
        said = _labelled(part)
        to = (
            parse_addresses(said.get("to", ""))
            or tuple(
                person
                for person in self._people
                if person != sender and self._is_own(person) != is_own
            )[:1]
        )
        added = split_message(text).new_text
        mark = json.dumps(
            [sender.email or name_key(sender.name), at.strftime("%Y-%m-%d %H:%M"), text]
        )
        return RawRecord(
            place,
            hashlib.sha256(f"pasted mail {mark}".encode()).hexdigest(),
            interaction=Interaction(
                InteractionKind.EMAIL,
                Direction.OUTGOING if is_own else Direction.INCOMING,
                at,
                subject=said.get("subject", "") or self._subject,
                text=text,
                new_text=added,
                language=detect_language(added),
                is_automatic=not is_own and _is_automatic(sender, said),
                headers=MailHeaders(
                    references=(self._id,),
                    sender=sender,
                    to=to,
                    cc=parse_addresses(said.get("cc", "")),
                ),
            ),
        )

    def _is_own(self, person: Address) -> bool:
        return normalise_email(person.email) in self._emails or name_key(person.name) in self._names


def _is_automatic(sender: Address, said: dict[str, str]) -> bool:
    """Say whether a machine sent this, as far as its heading tells."""
    return is_automatic(
        lambda name: said.get(name, ""), said, sender.email.lower(), is_report=False
    )


def _labelled(part: _Part) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in part.heading:
        for kind, label in LABELLED:
            match = label.match(line)
            if match:
                found.setdefault(kind, line[match.end() :].strip(" *|\t"))
                break
    return found


def _sender(part: _Part) -> Address | None:
    """Return who wrote, from "From: ..." or from what stands around "wrote:"."""
    said = _labelled(part).get("from", "")
    if said:
        return next(iter(parse_addresses(re.sub(r"\[mailto:([^\]]+)\]", r"<\1>", said))), None)
    line = " ".join(part.heading)
    if not _WROTE.search(line):
        return None
    email = _EMAIL.search(line)
    name = _WROTE.sub(" ", _EMAIL.sub(" ", line))
    name = " ".join(_NOT_NAME.sub(" ", name).split()).strip(" ,，:：<>\"“”'()[]-")
    if not email and not name:
        return None
    return Address(email.group(1) if email else "", name[:120])
