"""The owner's own fields and tags: which there are, and what stands in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.domain.change import Action, Change, Kind
from core.domain.field import TAG_COLOURS, Field, FieldKind, Tag
from core.domain.importing import MAKE_FIELD, ImportPreview
from core.errors import UserError
from core.storage import contacts, fields, tags
from core.storage.database import Database, Session
from core.storage.sales import deals
from core.text import field_text
from core.text.field_text import sort_key

RECORD_KINDS = (Kind.CONTACT, Kind.COMPANY, Kind.DEAL)
_LONGEST_NAME = 80
_HAS_CHOICES = (FieldKind.CHOICE, FieldKind.CHOICES)
_CHANGES = {
    Kind.CONTACT: Action.CHANGE_CONTACT,
    Kind.COMPANY: Action.CHANGE_COMPANY,
    Kind.DEAL: Action.CHANGE_DEAL,
}
_TOUCHED = frozenset({Kind.FIELD, *RECORD_KINDS})
_TAGGED = frozenset({Kind.TAG, *RECORD_KINDS})


class FieldService:
    """What a person can do with fields and tags. Data lane only; each call is one undo step."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list_fields(self, record_kind: Kind | None = None) -> tuple[Field, ...]:
        """Return the fields of a kind of record (None for all), in their order."""
        with self._database.reading() as session:
            return fields.list_fields(session, record_kind)

    def find(self, name: str, record_kind: Kind = Kind.CONTACT) -> Field:
        """Return the field of this name. Raises UserError("field-missing")."""
        with self._database.reading() as session:
            found = fields.find(session, record_kind, name)
        if found is None:
            raise UserError("field-missing")
        return found

    def add(self, field: Field) -> Field:
        """Make a new field.

        Raises UserError: "field-name-empty", "field-name-taken", "field-needs-choices",
        "field-currency-unknown".
        """
        with self._database.writing(Action.ADD_FIELD, field.name.strip()) as session:
            return fields.add(session, _checked(session, field))

    def make_for_import(
        self, preview: ImportPreview, mapping: Sequence[tuple[str, str]]
    ) -> tuple[Field, ...]:
        """Make a field of each column that is to become one, of the kind that fits what is in it.

        It is a field of deals where the rows tell of sales, of companies where they name nobody. A
        field of that name that is there already takes the column. Each is a step of its own.
        """
        made, kind = [], _told_of(preview)
        for column, meaning in mapping:
            if meaning != MAKE_FIELD:
                continue
            with self._database.reading() as session:
                known = fields.find(session, kind, column)
            guessed = field_text.guess(_samples(preview, column))
            if known is None:
                made.append(self.add(replace(guessed, name=column, record_kind=kind)))
        return tuple(made)

    def change(self, field: Field) -> Change:
        """Give a field another name, other choices; its kind stays.

        A choice in the place of another one renames it, wherever it was chosen.
        Raises as `add` does, and UserError("field-missing").
        """
        with self._database.writing(Action.CHANGE_FIELD, field.name.strip()) as session:
            before = fields.get(session, field.id)
            wanted = _checked(session, replace(field, kind=before.kind, currency=before.currency))
            for old, new in _renamed(before.choices, wanted.choices):
                fields.rename_choice(session, field.id, old, new)
            fields.change(session, wanted)
        return Change(_TOUCHED)

    def move(self, field_id: int, places: int) -> Change:
        """Move a field up (less than 0) or down among those of its kind of record."""
        with self._database.reading() as session:
            name = fields.get(session, field_id).name
        with self._database.writing(Action.CHANGE_FIELD, name) as session:
            kind = fields.get(session, field_id).record_kind
            ordered = list(fields.list_fields(session, kind))
            at = next(i for i, field in enumerate(ordered) if field.id == field_id)
            moved = ordered.pop(at)
            ordered.insert(max(0, min(len(ordered), at + places)), moved)
            for position, field in enumerate(ordered, 1):
                if field.position != position:
                    fields.change(session, replace(field, position=position))
        return Change(_TOUCHED)

    def count_values(self, field_id: int) -> int:
        """Return in how many records something stands in the field."""
        with self._database.reading() as session:
            return fields.count_values(session, field_id)

    def remove(self, field_id: int) -> Change:
        """Delete a field with all that stands in it. Raises UserError("field-missing")."""
        with self._database.reading() as session:
            name = fields.get(session, field_id).name
        with self._database.writing(Action.REMOVE_FIELD, name) as session:
            fields.remove(session, field_id)
        return Change(_TOUCHED)

    def set_values(
        self, record_kind: Kind, record_id: int, texts: Sequence[tuple[int, str]]
    ) -> Change:
        """Put what was typed in the fields (by id) of a record, nothing for "".

        Raises UserError as `field_text.read` does, ("field-missing"), ("no-such-record"); nothing
        changes then.
        """
        with self._database.reading() as session:
            subject = _name_of(session, record_kind, record_id)
        with self._database.writing(_CHANGES[record_kind], subject) as session:
            for field_id, text in texts:
                field = fields.get(session, field_id)
                value = field_text.read(field, text)
                fields.set_value(session, record_kind, record_id, field, value)
        return Change(frozenset({record_kind}), (record_id,))

    def list_tags(self, record_kind: Kind | None = None) -> tuple[Tag, ...]:
        """Return every tag with how many records of a kind (None for all) have it, by name."""
        kinds = RECORD_KINDS if record_kind is None else (record_kind,)
        with self._database.reading() as session:
            return tags.list_tags(session, kinds)

    def colour_tag(self, key: str, colour: str) -> Change:
        """Give a tag one of TAG_COLOURS. Raises UserError("tag-missing")."""
        tag = self._tag(key)
        if colour not in TAG_COLOURS:
            raise ValueError(colour)
        with self._database.writing(Action.CHANGE_TAG, tag.name) as session:
            tags.keep(session, tag.name, colour)
        return Change(frozenset({Kind.TAG}))

    def rename_tag(self, key: str, name: str) -> Change:
        """Write a tag another way wherever it stands; the name of another tag makes them one.

        Raises UserError("tag-name-empty"), ("tag-missing").
        """
        tag, name = self._tag(key), " ".join(name.split())
        if not sort_key(name):
            raise UserError("tag-name-empty")
        with self._database.writing(Action.CHANGE_TAG, name) as session:
            if sort_key(name) != key:
                name = tags.written_as(session, name)
            tags.rename(session, key, name)
            if sort_key(name) != key:
                tags.forget(session, key)
            if tags.find_row(session, sort_key(name)) is None or sort_key(name) == key:
                tags.keep(session, name, tag.colour)
        return Change(_TAGGED)

    def remove_tag(self, key: str) -> Change:
        """Take a tag away from everything that has it. Raises UserError("tag-missing")."""
        tag = self._tag(key)
        with self._database.writing(Action.REMOVE_TAG, tag.name) as session:
            tags.rename(session, key, "")
            tags.forget(session, key)
        return Change(_TAGGED)

    def _tag(self, key: str) -> Tag:
        found = next((tag for tag in self.list_tags() if tag.key == sort_key(key)), None)
        if found is None:
            raise UserError("tag-missing")
        return found


def _told_of(preview: ImportPreview) -> Kind:
    if any(record.deal is not None for record in preview.records):
        return Kind.DEAL
    is_of_firms = all(record.company is not None for record in preview.records)
    return Kind.COMPANY if preview.records and is_of_firms else Kind.CONTACT


def _samples(preview: ImportPreview, column: str) -> Iterator[str]:
    for record in preview.records:
        told = record.contact or record.company or (record.deal.deal if record.deal else None)
        details = () if told is None else told.details
        yield from (detail.value for detail in details if detail.name == column)


def _checked(session: Session, field: Field) -> Field:
    """Return the field as it can be stored. Raises UserError as `FieldService.add` does."""
    name = " ".join(field.name.split())[:_LONGEST_NAME]
    if not name:
        raise UserError("field-name-empty")
    known = fields.find(session, field.record_kind, name)
    if known is not None and known.id != field.id:
        raise UserError("field-name-taken", field=known.name)
    choices = {sort_key(c): " ".join(c.split()) for c in field.choices if sort_key(c)}
    if field.kind in _HAS_CHOICES and not choices:
        raise UserError("field-needs-choices")
    currency = field.currency.strip().upper() if field.kind is FieldKind.MONEY else ""
    if field.kind is FieldKind.MONEY and not (len(currency) == 3 and currency.isalpha()):
        raise UserError("field-currency-unknown")
    kept = tuple(choices.values()) if field.kind in _HAS_CHOICES else ()
    return replace(field, name=name, choices=kept, currency=currency)


def _renamed(before: Sequence[str], after: Sequence[str]) -> list[tuple[str, str]]:
    """Return choices that stand under another name where they stood: nothing else moved."""
    if len(before) != len(after):
        return []
    pairs = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    # Swapped places are no new names.
    return [] if {new for _, new in pairs} & set(before) else pairs


def _name_of(session: Session, record_kind: Kind, record_id: int) -> str:
    if record_kind is Kind.COMPANY:
        return contacts.get_company(session, record_id).name
    if record_kind is Kind.DEAL:
        return deals.get(session, record_id).title
    return contacts.get(session, record_id).name
