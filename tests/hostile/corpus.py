"""All hostile files, each under a name of its own."""

from __future__ import annotations

from functools import cache

from tests.hostile.hostile_file import Hostile
from tests.hostile.hostile_lists import address_books, card_files, other_files, table_files
from tests.hostile.hostile_mails import mail_files


@cache
def hostile_files() -> tuple[Hostile, ...]:
    """Return every file of the corpus, in the order in which they were thought of."""
    return (*mail_files(), *table_files(), *card_files(), *address_books(), *other_files())
