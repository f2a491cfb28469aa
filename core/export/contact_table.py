"""Contacts as a table (CSV) with the headings that Google, Outlook and our own reader know.

Every cell is safe to open in a spreadsheet; a detail that has no heading of its own in these
programs has a column under its own name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.domain.contact import ChannelKind, Contact
from core.ingest.mapping import column_key, guess_mapping
from core.text.cells import safe_cell

_MOST_DETAILS = 100
# A spreadsheet's reader takes a cell of very many lines for a quote that nobody closed.
_MOST_LINES = 80
_FURTHER = "Further details"
_FIRST = ("Name", "First Name", "Last Name", "Organization Name", "Organization Title")
_LAST = ("Labels", "Notes", "Language", "ID", _FURTHER)
_HEADINGS = {
    ChannelKind.EMAIL: ("E-mail {n} - Label", "E-mail {n} - Value"),
    ChannelKind.PHONE: ("Phone {n} - Label", "Phone {n} - Value"),
    ChannelKind.WEB: ("Website {n} - Label", "Website {n} - Value"),
    ChannelKind.CHAT: ("IM {n} - Service", "IM {n} - Value"),
}
# Details that such a heading leads to again.
_OWN_FIELDS = ("", "birthday", "nickname", "department")


@dataclass(frozen=True, slots=True)
class TableShape:
    """Which columns a table of contacts has.

    channels: how many of each kind. addresses: how many. details: names of details that have a
    column of their own.
    """

    channels: Mapping[str, int]
    addresses: int
    details: tuple[str, ...]

    def headings(self) -> list[str]:
        """Return the names of the columns."""
        found = [*_FIRST]
        for kind, words in _HEADINGS.items():
            for number in range(1, self.channels.get(kind.value, 0) + 1):
                found += [word.format(n=number) for word in words]
        for number in range(1, self.addresses + 1):
            found += [f"Address {number} - Label", f"Address {number} - Formatted"]
        return [safe_cell(name) for name in (*found, *self.details, *_LAST)]

    def row(self, contact: Contact) -> list[str]:
        """Return the contact's cells."""
        first = next(iter(contact.companies), None)
        cells = [contact.name, contact.given_name, contact.family_name]
        cells += ["", ""] if first is None else [first.company_name, first.role]
        for kind in _HEADINGS:
            reach = [c for c in contact.channels if c.kind is kind]
            pairs = [(channel.label, channel.value) for channel in reach]
            cells += _padded(pairs, self.channels.get(kind.value, 0))
        addresses, named, further = self._parted(contact)
        cells += _padded(addresses, self.addresses)
        cells += [" ::: ".join(named.get(name, ())) for name in self.details]
        others = contact.companies[1:]
        further += [f"company: {link.company_name}, {link.role}" for link in others]
        tags = " ::: ".join(contact.tags)
        cells += [tags, contact.notes, contact.language, contact.external_id, "\n".join(further)]
        return [safe_cell(_few_lines(cell)) for cell in cells]

    def _parted(
        self, contact: Contact
    ) -> tuple[list[tuple[str, str]], dict[str, list[str]], list[str]]:
        addresses: list[tuple[str, str]] = []
        named: dict[str, list[str]] = {}
        further: list[str] = []
        own = contact.own_details
        of_fields = {detail.name for detail in own}
        for number, detail in enumerate((*own, *contact.details)):
            is_own = number < len(own)
            place, _, label = detail.name.partition(".")
            if place == "address" and not is_own and len(addresses) < self.addresses:
                addresses.append((label, detail.value))
            elif detail.name in self.details and (is_own or detail.name not in of_fields):
                named.setdefault(detail.name, []).append(detail.value)
            else:
                further.append(f"{detail.name}: {detail.value}")
        return addresses, named, further


def shape(channels: Mapping[str, int], addresses: int, names: Sequence[str]) -> TableShape:
    """Return the columns for contacts. names: of details, the commonest first."""
    taken = {column_key(name) for name in (*_FIRST, *_LAST)}
    kept: list[str] = []
    for name in names:
        key = column_key(name)
        ((_, field),) = guess_mapping([name])
        is_address = name.partition(".")[0] == "address"
        is_own = not is_address and (field in _OWN_FIELDS or field == f"detail:{name}")
        if is_own and key and key not in taken and len(kept) < _MOST_DETAILS:
            kept.append(name)
            taken.add(key)
    together = dict(guess_mapping((*_FIRST, *kept, *_LAST)))
    # "Job", "Value" and "Status" mean nothing each by itself, and a sale together.
    plain = (name for name in kept if together[name] != "deal:title")
    return TableShape(channels, addresses, tuple(plain))


def _padded(pairs: Sequence[tuple[str, str]], count: int) -> list[str]:
    cells = [cell for pair in pairs[:count] for cell in pair]
    return cells + [""] * (2 * count - len(cells))


def _few_lines(text: str) -> str:
    lines = text.splitlines()
    if len(lines) <= _MOST_LINES:
        return text
    return "\n".join((*lines[: _MOST_LINES - 1], " ".join(lines[_MOST_LINES - 1 :])))
