"""What the cells of a row tell of one person, put into a `ContactBuilder`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.domain.contact import ChannelKind
from core.ingest.contact_builder import ContactBuilder, clean, clean_label, iso_day
from core.ingest.mapping import IGNORED
from core.ingest.table_cells import is_empty_word, plain_value, whole_number

# "李 强": short names are written as wide as long ones.
_WIDE_HAN = re.compile(r"^\s*([\u3400-\u9fff])\s+([\u3400-\u9fff])\s*$")
# The number of an order, say, and nobody's name.
_NUMBER_ONLY = re.compile(r"^[\s#№.-]*\d[\d\s#./-]*$")
_LABELLED = re.compile(r"^([^\W\d][\w .]{1,20}?):\s*(\+?[\d(][\d\s()+./-]{4,})$")
# Some programs write the address of a firm's page behind its name.
_LINK_BEHIND = re.compile(r"\s*\(https?://[^\s()]+\)\s*$")
_SEVERAL = re.compile(r"\s*:::\s*")
_CHANNELS = {
    "email": ChannelKind.EMAIL,
    "phone": ChannelKind.PHONE,
    "web": ChannelKind.WEB,
    "chat": ChannelKind.CHAT,
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column that tells of a person: its place, its name, and its field in parts."""

    index: int
    name: str
    kind: str
    label: str
    part: str


@dataclass(frozen=True, slots=True)
class Person:
    """The columns of one of a row's people.

    labels: by field, where the label's column is. is_month_first: as of the table.
    """

    columns: tuple[Column, ...]
    labels: tuple[tuple[str, int], ...]
    is_month_first: bool | None = None


def person_of(
    fields: Sequence[tuple[str, str]],
    is_month_first: bool | None = None,  # noqa: FBT001 - the table's own
) -> Person:
    """Return the columns that tell of somebody, given (column, field) of all of the table's."""
    columns, labels = [], []
    for index, (column, field) in enumerate(fields):
        kind, _, rest = field.partition(":")
        label, _, part = rest.rpartition(":") if ":" in rest else (rest, "", "")
        if part == "label":
            labels.append((field.rpartition(":")[0], index))
        elif field != IGNORED:
            columns.append(Column(index, column, kind, label, part))
    return Person(tuple(columns), tuple(labels), is_month_first)


def filled(cells: Sequence[str], person: Person) -> ContactBuilder:
    """Return what the cells tell of one person."""
    builder = ContactBuilder(is_month_first=person.is_month_first)
    labels = {field: cells[index] for field, index in person.labels if index < len(cells)}
    for column in person.columns:
        if column.index >= len(cells):
            break
        value = plain_value(cells[column.index])
        if value and not value.isspace() and (column.kind == "" or not is_empty_word(value)):
            _set(builder, column, value, labels)
    return builder


def _set(builder: ContactBuilder, column: Column, value: str, labels: dict[str, str]) -> None:
    kind, label = column.kind, column.label
    if label.startswith("@"):
        label = labels.get(f"{kind}:{label}", "")
    if kind in _CHANNELS:
        for single in _SEVERAL.split(value) if ":::" in value else (value,):
            _add_channel(builder, column, single, label)
    elif kind == "address":
        builder.set_address(label, column.part or "formatted", value)
    elif kind == "deal":
        return  # a record of its own
    elif kind == "birthday" and label:
        builder.born[label] = value
    elif kind == "detail":
        _add_detail(builder, clean_label(label) or column.name, value)
    else:
        _set_plain(builder, kind, column.name, value)


def _add_channel(builder: ContactBuilder, column: Column, value: str, label: str) -> None:
    if column.kind == "phone" and ":" in value:
        # "mobile: +44 ...; home: ...": the cell itself says where each is.
        written = [_LABELLED.match(part) for part in re.split(r"\s*[;\n]\s*", value.strip())]
        if all(written):
            for said in filter(None, written):
                builder.add_channel(ChannelKind.PHONE, said[2], said[1])
            return
    number = whole_number(value) if column.kind == "phone" else value
    if number is None:
        # Rounded by a spreadsheet: many people's numbers look the same then.
        builder.add_detail(column.name, value)
        builder.warn("phone-digits-lost")
        return
    builder.add_channel(_CHANNELS[column.kind], number, label)


def _set_plain(builder: ContactBuilder, field: str, column: str, value: str) -> None:
    if field in ("name", "given", "middle", "family", "prefix", "suffix", "nickname"):
        _set_name(builder, field, column, value)
    elif field == "company":
        builder.company = builder.company or clean(_LINK_BEHIND.sub("", value))
        _set_once(builder, column, value, builder.company)
    elif field == "role":
        builder.role = builder.role or clean(value)
        _set_once(builder, column, value, builder.role)
    elif field == "notes":
        builder.add_note(value)
    elif field == "tags":
        builder.add_tags(value.replace('"', ""), r"\s*:::\s*|[;,，、]")
    elif field == "external_id":
        builder.external_id = builder.external_id or clean(value)
        _set_once(builder, column, value, builder.external_id)
    elif field == "language" and re.fullmatch(r"[a-z]{2}", value.strip().lower()):
        builder.language = value.strip().lower()
    else:
        _add_detail(builder, field if field in ("birthday", "department") else column, value)


def _set_name(builder: ContactBuilder, part: str, column: str, value: str) -> None:
    if not value[:1].isalpha() and _NUMBER_ONLY.match(value):
        builder.add_detail(column, value)
        return
    value = _WIDE_HAN.sub(r"\1\2", value)
    _set_once(builder, column, value, builder.set_name(part, value))


def _set_once(builder: ContactBuilder, column: str, value: str, known: str) -> None:
    """Keep what another column had said otherwise under its own column's name."""
    if value != known and clean(value) != known:
        builder.add_detail(column, value)


def _add_detail(builder: ContactBuilder, name: str, value: str) -> None:
    if name in ("birthday", "anniversary"):
        value = iso_day(value, is_month_first=builder.is_month_first)
    builder.add_detail(name, value)
