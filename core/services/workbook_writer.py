"""The workbook of everything: a sheet for each kind of record, in the person's own words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from core.domain.contact import ChannelKind, Contact
from core.errors import UserError
from core.export.workbook import Cell, Workbook, count_rows
from core.services.export_course import Course
from core.storage.database import Session
from core.storage.export import exporting
from core.storage.export.exporting import FiledInteraction

Say = Callable[[str], str]
# These stand in the sheets of contacts, companies and entries, or tell a person nothing.
_WITHIN = frozenset({
    "contacts", "companies", "channels", "contact_companies", "interactions", "attachments",
    "threads", "thread_references", "merges", "distinct_contacts", "action_choices",
})  # fmt: skip
_UNTOLD = frozenset({"revision", "name_key", "key"})
_MOST_DETAILS = 60
_CONTACT = (
    "id", "name", "given_name", "family_name", "company", "role", "email", "phone", "web", "chat",
    "tags", "notes", "language", "is_archived", "created_at",
)  # fmt: skip
_COMPANY = ("id", "name", "domain", "tags", "notes", "details", "created_at")
_ENTRY = (
    "id", "kind", "direction", "occurred_at", "contact", "contact_id", "counterpart", "subject",
    "text", "files", "mood", "score", "language", "is_automatic",
)  # fmt: skip


def write(session: Session, path: Path, say: Say, course: Course) -> None:
    """Write the workbook and read its rows back.

    say: returns the words for "sheet:contacts", "column:name", "kind:email" and the like.
    Raises OSError, Cancelled, UserError("export-not-verified").
    """
    book = Workbook(path)
    try:
        _contacts(session, book, say, course)
        _sheet(book, say, "companies", _COMPANY, _companies(session, course))
        _sheet(book, say, "interactions", _ENTRY, _entries(session, say, course))
        for table, columns in exporting.list_tracked().items():
            if table not in _WITHIN:
                told = [name for name in columns if name not in _UNTOLD]
                _sheet(book, say, table, told, _others(session, table, told, course))
    finally:
        book.close()
    if _read_back(path) != book.rows:
        raise UserError("export-not-verified", file=path.name)


def count_work(session: Session) -> int:
    """Return how many rows there are to write, about."""
    return exporting.count_contacts(session) + exporting.count_interactions(session)


def _read_back(path: Path) -> list[int]:
    try:
        return count_rows(path)
    except ValueError as error:
        raise UserError("export-not-verified", file=path.name) from error


def _sheet(
    book: Workbook, say: Say, name: str, columns: Sequence[str], rows: Iterator[list[Cell]]
) -> None:
    book.begin(say(f"sheet:{name}"), [say(f"column:{column}") for column in columns])
    for row in rows:
        book.write(row)


def _contacts(session: Session, book: Workbook, say: Say, course: Course) -> None:
    """Write everybody, the commonest details in columns of their own and the others in one."""
    common = exporting.count_details(session).most_common(_MOST_DETAILS)
    names = [name for name, _ in common]
    headings = [say(f"column:{column}") for column in _CONTACT]
    book.begin(say("sheet:contacts"), [*headings, *names, say("column:details")])
    for contact in exporting.iterate_contacts(session):
        book.write([*_contact(contact), *_details(contact, names)])
        course.go_on()


def _contact(contact: Contact) -> list[Cell]:
    reach = {
        kind: "; ".join(c.value for c in contact.channels if c.kind is kind) for kind in ChannelKind
    }
    return [
        contact.id,
        contact.name,
        contact.given_name,
        contact.family_name,
        "; ".join(link.company_name for link in contact.companies),
        "; ".join(link.role for link in contact.companies if link.role),
        reach[ChannelKind.EMAIL],
        reach[ChannelKind.PHONE],
        reach[ChannelKind.WEB],
        reach[ChannelKind.CHAT],
        "; ".join(contact.tags),
        contact.notes,
        contact.language,
        contact.is_archived,
        contact.created_at,
    ]


def _details(contact: Contact, names: Sequence[str]) -> list[Cell]:
    found: dict[str, list[str]] = {}
    for detail in contact.details:
        found.setdefault(detail.name, []).append(detail.value)
    cells: list[Cell] = ["; ".join(found.pop(name, ())) for name in names]
    rest = "\n".join(f"{name}: {value}" for name, values in found.items() for value in values)
    return [*cells, rest]


def _companies(session: Session, course: Course) -> Iterator[list[Cell]]:
    for company in exporting.iterate_companies(session):
        told = "\n".join(f"{detail.name}: {detail.value}" for detail in company.details)
        tags = "; ".join(company.tags)
        words = (company.name, company.domain, tags, company.notes, told)
        yield [company.id, *words, company.created_at]
        course.go_on(0)


def _entries(session: Session, say: Say, course: Course) -> Iterator[list[Cell]]:
    for filed in exporting.iterate_interactions(session):
        yield _entry(filed, say)
        course.go_on()


def _entry(filed: FiledInteraction, say: Say) -> list[Cell]:
    one, mood = filed.interaction, filed.interaction.sentiment
    other = (filed.counterpart_name, filed.counterpart_key)
    return [
        one.id,
        say(f"kind:{one.kind.value}"),
        say(f"direction:{one.direction.value}"),
        one.occurred_at,
        "" if filed.contact is None else filed.contact.name,
        one.contact_id,
        " ".join(filter(None, other)),
        one.subject,
        one.text,
        "; ".join(file.name for file in one.attachments),
        "" if mood is None else say(f"mood:{mood.label.value}"),
        None if mood is None else mood.score,
        one.language,
        one.is_automatic,
    ]


def _others(
    session: Session, table: str, columns: Sequence[str], course: Course
) -> Iterator[list[Cell]]:
    for row in exporting.iterate_table(session, table):
        yield _plain(row, columns)
        course.go_on(0)


def _plain(row: Mapping[str, Any], columns: Sequence[str]) -> list[Cell]:
    return [_cell(row[name]) for name in columns]


def _cell(value: Any) -> Cell:  # noqa: ANN401 - whatever a table holds
    if value is None or isinstance(value, (str, bool, int, float, date)):
        return value
    if isinstance(value, list):
        parts = (": ".join(map(str, part)) if isinstance(part, list) else part for part in value)
        return "; ".join(map(str, parts))
    if isinstance(value, dict):
        return "; ".join(f"{name}: {part}" for name, part in value.items())
    return ""
