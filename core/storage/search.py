"""The search index: SQLite's FTS5 over words and, for Chinese, pairs of characters.

A run of han characters is stored as its overlapping pairs plus its last character, because a
tokenizer for three characters finds no Chinese name of two. The index keeps no text of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.orm import Session

from core.domain.change import Kind

_CODES = {Kind.CONTACT: 0, Kind.COMPANY: 1, Kind.INTERACTION: 2, Kind.NOTE: 3}
_KINDS = {code: kind for kind, code in _CODES.items()}
_WIDTH = 8  # kinds an id can be packed with in one row number
_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HAN_RUN = re.compile(f"[{_HAN}]+")
_WORD = re.compile(f"[{_HAN}]+|[^\\W_{_HAN}]+")


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """What is to be found of one record."""

    kind: Kind
    id: int
    title: str
    body: str


def replace(session: Session, entries: Sequence[IndexEntry]) -> None:
    """Put these records into the index, in place of what it knew of them."""
    remove(session, [(entry.kind, entry.id) for entry in entries])
    if entries:
        session.execute(
            text("INSERT INTO search_index(rowid, title, body) VALUES (:row, :title, :body)"),
            [
                {
                    "row": _row_number(entry.kind, entry.id),
                    "title": _with_pairs(entry.title),
                    "body": _with_pairs(entry.body),
                }
                for entry in entries
            ],
        )


def remove(session: Session, records: Sequence[tuple[Kind, int]]) -> None:
    """Take these records out of the index."""
    if records:
        session.execute(
            text("DELETE FROM search_index WHERE rowid = :row"),
            [{"row": _row_number(kind, record_id)} for kind, record_id in records],
        )


def optimise(session: Session) -> None:
    """Write the index anew, so that nothing is left in it of what was removed."""
    session.execute(text("INSERT INTO search_index(search_index) VALUES ('optimize')"))


def find(session: Session, query: str, limit: int) -> list[tuple[Kind, int]]:
    """Return kind and id of the best hits: every word must occur, the last may be only begun.

    Titles weigh ten times as much as bodies.
    """
    expression = _expression(query)
    if not expression:
        return []
    rows = session.execute(
        text(
            "SELECT rowid FROM search_index WHERE search_index MATCH :words "
            "ORDER BY bm25(search_index, 10.0, 1.0) LIMIT :limit"
        ),
        {"words": expression, "limit": limit},
    )
    return [(_KINDS[row % _WIDTH], row // _WIDTH) for (row,) in rows]


def find_ids(session: Session, query: str, kind: Kind, limit: int) -> list[int]:
    """Return the ids of the best hits of one kind."""
    expression = _expression(query)
    if not expression:
        return []
    rows = session.execute(
        text(
            "SELECT rowid / :width FROM search_index WHERE search_index MATCH :words "
            "AND rowid % :width = :code LIMIT :limit"
        ),
        {"words": expression, "width": _WIDTH, "code": _CODES[kind], "limit": limit},
    )
    return [int(record_id) for (record_id,) in rows]


def words_of(query: str) -> tuple[str, ...]:
    """Return the words that a hit must hold, for showing where they stand."""
    return tuple(_WORD.findall(query.casefold()))


def _row_number(kind: Kind, record_id: int) -> int:
    return record_id * _WIDTH + _CODES[kind]


def _with_pairs(value: str) -> str:
    return _HAN_RUN.sub(lambda run: f" {' '.join(_pairs(run.group()))} ", value)


def _pairs(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run))]


def _expression(query: str) -> str:
    words = words_of(query)
    terms = [_term(word, is_last=index == len(words) - 1) for index, word in enumerate(words)]
    return " AND ".join(terms)


def _term(word: str, *, is_last: bool) -> str:
    # Words hold letters and digits only, so quoting them leaves no room for FTS5's own syntax.
    if not _HAN_RUN.match(word):
        return f'"{word}"*' if is_last else f'"{word}"'
    if len(word) == 1:
        return f'"{word}"*'
    return '"' + " ".join(_pairs(word)[:-1]) + '"'
