"""Copying a file row by row into another, each row changed on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Table, delete, func, insert, select
from sqlalchemy.orm import Session

from core.storage.kept import derived
from core.storage.rows.row import Row

_CHUNK = 400
RowChange = Callable[[dict[str, Any]], dict[str, Any]]
# Left out: history, audit and imports quote former states; summaries and index are made anew.
LEFT_OUT = frozenset({
    "action_choices", "audit_links", "audit_seals", "blobs", "company_names", "company_tags",
    "contact_days", "contact_facts", "contact_names", "contact_tags", "deal_names", "deal_tags",
    "distinct_contacts", "drafts", "erased_fingerprints", "file_secrets", "file_texts",
    "history_entries", "history_steps", "import_batches", "imported_records", "kept_prompts",
    "meanings", "merges", "mood_states", "mood_students", "open_work", "phrase_contexts",
    "phrase_followers", "phrase_states", "prompt_marks", "pseudonyms", "record_counts",
    "taken_files", "thread_summaries", "unrated",
})  # fmt: skip


def copy(
    source: Session,
    target: Session,
    changes: dict[str, RowChange],
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Copy the tables that changes names, in an order that references allow; return the rows."""
    tables = [table for table in Row.metadata.sorted_tables if table.name in changes]
    for table in reversed(tables):
        target.execute(delete(table))  # a new file has stages
    total = sum(source.scalar(select(func.count()).select_from(table)) or 0 for table in tables)
    done = 0
    for table in tables:
        for rows in _rows(source, table):
            changed = [changes[table.name](row) for row in rows]
            target.execute(insert(table), changed)
            for row in changed:
                derived.touch(target, table.name, row)
            done += len(rows)
            if progress is not None:
                progress(done, total)
    return done


def _rows(source: Session, table: Table) -> Iterator[list[dict[str, Any]]]:
    found = source.execute(select(table).order_by(*table.primary_key)).yield_per(_CHUNK)
    for part in found.partitions():
        yield [dict(row._mapping) for row in part]  # noqa: SLF001 - its public name
