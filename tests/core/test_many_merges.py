"""A thousand merges by chance, each taken apart again."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.domain.contact import Channel, ChannelKind, CompanyLink, Contact
from core.domain.duplicate import MergeWish
from core.services.contact_service import ContactService
from core.services.duplicate_service import DuplicateService
from core.storage.database import Database
from tests.core.conftest import Grow
from tests.core.merged import add_mail, dump
from tests.people import make_contacts

_PEOPLE, _PARTS = 90, 4
"""Of a thousand merges; each part begins anew, so that what went wrong is found among fewer."""


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(_PARTS))
def test_a_thousand_merges_are_taken_apart_to_the_last_field(
    grow: Grow, open_copy: Callable[[Path], Database], seed: int
) -> None:
    database = open_copy(grow(_gather))
    duplicates = DuplicateService(database)
    dice = random.Random(seed)  # noqa: S311 - which contacts, not which secret
    ids = range(1, _PEOPLE + 1)
    before = dump(database)

    for _ in range(1000 // _PARTS):
        chosen = dice.sample(ids, dice.choice((2, 2, 2, 3, 5)))
        picks = tuple(
            (field, dice.choice(chosen))
            for field in ("name", "language", "external_id")
            if dice.random() < 0.3
        )
        merge, _ = duplicates.merge(MergeWish(chosen[0], tuple(chosen[1:]), picks))
        duplicates.unmerge(merge.id)

    assert dump(database) == before


def _gather(database: Database, _folder: Path) -> None:
    """Add people with some of what merging has to bring together, and mail with nearly half."""
    dice = random.Random(11)  # noqa: S311 - likewise
    people = ContactService(database)
    ids = [people.add(_dressed(dice, contact)).id for contact in make_contacts(_PEOPLE, seed=5)]
    assert ids == list(range(1, _PEOPLE + 1))
    for contact_id in dice.sample(ids, 40):
        add_mail(database, contact_id, f"u{contact_id}@x.example")


def _dressed(dice: random.Random, contact: Contact) -> Contact:
    """Give a contact some of what merging has to bring together."""
    extra: Iterator[str] = iter("abcdefgh")
    return replace(
        contact,
        tags=tuple(t for t in extra if dice.random() < 0.3),
        notes=dice.choice(("", "Rings twice.", "Pays late.\nAsk first.")),
        language=dice.choice(("", "en", "zh", "de")),
        external_id=dice.choice(("", f"x{dice.randrange(50)}")),
        is_archived=dice.random() < 0.2,
        channels=(*contact.channels, Channel(ChannelKind.PHONE, "+44 20 7946 0001", "main")),
        companies=(*contact.companies, CompanyLink(dice.choice(("Acme", "Bolt")), "Buyer")),
    )
