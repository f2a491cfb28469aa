"""The texts of contacts and messages as the search index keeps them.

The process that reads files makes them as it reads, so that who writes has less to do.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from core.domain.contact import ChannelKind, Contact
from core.domain.importing import ContactKeys, Searched
from core.domain.interaction import Interaction
from core.text import list_order
from core.text.pinyin import spellings
from core.text.words import digit_grams, with_pairs


def of_contact(contact: Contact, keys: ContactKeys) -> Searched:
    """Return what is kept of a new contact, unless the owner has fields of their own."""
    reach, numbers, seen = list[str](), list[str](), set[tuple[ChannelKind, str]]()
    for channel, key in zip(contact.channels, keys.channels, strict=True):
        if key and (channel.kind, key) not in seen:
            seen.add((channel.kind, key))
            reach += written(channel.value, key)
            numbers += [key] if channel.kind is ChannelKind.PHONE else []
    told = (*contact.tags, *(detail.value for detail in contact.details))
    return Searched(
        with_pairs(contact.name),
        with_pairs(" ".join((*reach, contact.notes, *told))),
        sound(contact.name),
        number_grams(numbers),
        list_order.of_person(contact.name),
        tuple(_of_firm(link.company_name) for link in contact.companies),
    )


def of_message(said: Interaction) -> Searched | None:
    """Return what is kept of a message, None where that is what stands in it."""
    if said.subject.isascii() and said.text.isascii():
        return None
    return Searched(with_pairs(said.subject), with_pairs(said.text))


@lru_cache(maxsize=10_000)
def _of_firm(name: str) -> tuple[str, str, str]:
    return with_pairs(name.strip()), sound(name), list_order.of_company(name)


def written(value: str, key: str) -> tuple[str, ...]:
    """Return a channel as it is written and as it is compared, once where both have one word."""
    return (value,) if value.casefold() == key else (value, key)


def sound(name: str) -> str:
    """Return how a name is typed in Latin letters."""
    return " ".join(spellings(name))


def number_grams(numbers: Iterable[str]) -> str:
    """Return the groups of digits by which any part of these telephone numbers is found."""
    # A word between two numbers, so that no fragment reaches from one into the other.
    return " x ".join(" ".join(digit_grams("".join(filter(str.isdecimal, n)))) for n in numbers)
