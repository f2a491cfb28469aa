"""Reading all records of a file once: each must be one that the program knows.

A row may fit its columns and still be none: a word that no version ever wrote, a list where pairs
belong. Whoever takes rows from outside looks here before they count.
"""

from __future__ import annotations

from collections import deque
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.change import Action, Deed, Origin
from core.storage import drafts, imports, knowledge
from core.storage.export import exporting
from core.storage.rows.privacy_tables import AuditLinkRow
from core.storage.rows.tables import TRACKED, DraftRow, HistoryEntryRow, HistoryStepRow

_WORDS: tuple[tuple[Any, type[StrEnum]], ...] = (
    (HistoryStepRow.action, Action),
    (HistoryStepRow.origin, Origin),
    (AuditLinkRow.deed, Deed),
)
_ALL = 2**31
_CHANGES = ("insert", "update", "delete")


def read_through(session: Session) -> None:
    """Read every record; raise what reading it raises: ValueError, KeyError, TypeError, ..."""
    for records in (
        exporting.iterate_contacts(session),
        exporting.iterate_companies(session),
        exporting.iterate_interactions(session),
    ):
        deque[object](records, maxlen=0)
    _check_history(session)
    for interaction_id in session.scalars(select(DraftRow.interaction_id).distinct()).all():
        drafts.find_latest(session, interaction_id)
    knowledge.get_owner(session)
    imports.list_batches(session, _ALL)


def _check_history(session: Session) -> None:
    for column, words in _WORDS:
        for word in session.scalars(select(column).distinct()):
            words(word)
    for name, deed in session.execute(
        select(HistoryEntryRow.table_name, HistoryEntryRow.deed).distinct()
    ):
        if name not in TRACKED or deed not in _CHANGES:
            raise ValueError("a change of nothing known")
