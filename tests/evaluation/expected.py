"""A table beside the cards that another program made of it, compared field by field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

from core.domain.contact import Contact
from core.domain.importing import ImportOptions, RawRecord
from core.ingest.reader import read_files


def differences(folders: Sequence[Path]) -> Iterator[str]:
    """Yield a line for each table in these folders that has cards beside it."""
    for folder in folders:
        for card in sorted(folder.rglob("*.expected.vcf")):
            table = card.with_name(card.name.removesuffix(".expected.vcf") + ".csv")
            if table.exists():
                yield f"{table.name} beside {card.name}: " + (_compared(table, card) or "the same")


def _compared(table: Path, card: Path) -> str:
    found = []
    for ours, theirs in zip_longest(_contacts(table), _contacts(card)):
        one, other = _fields(ours), _fields(theirs)
        only_table, only_card = sorted(one - other), sorted(other - one)
        found += [f"only in the table {each}" for each in only_table]
        found += [f"only on the card {each}" for each in only_card]
    return "; ".join(found)


def _contacts(path: Path) -> list[Contact]:
    read = read_files([path], ImportOptions())
    return [item.contact for item in read if isinstance(item, RawRecord) and item.contact]


def _fields(contact: Contact | None) -> set[str]:
    if contact is None:
        return set()
    return {
        *(f"{name}: {getattr(contact, name)}" for name in ("name", "given_name", "family_name")),
        *(f"{c.kind} {c.label}: {c.value}" for c in contact.channels),
        *(f"firm: {link.company_name}, {link.role}" for link in contact.companies),
        *(f"{detail.name}: {detail.value}" for detail in contact.details),
        *(f"tag: {tag}" for tag in contact.tags),
        f"notes: {contact.notes}",
        f"identifier: {contact.external_id}",
    }
