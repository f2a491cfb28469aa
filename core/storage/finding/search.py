"""Questions to the search index (`search_index.py`): which records answer.

The newest records come first and a walk ends with enough hits, so that a question takes as long in
a large file as in a small one.
"""

from __future__ import annotations

import dataclasses
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from core.domain.change import Kind
from core.storage.finding import vocabulary
from core.storage.finding.search_index import FILES, NUMBERS, TABLES, TITLES
from core.storage.finding.search_marks import HAS_FILE, contact_mark, mark, span_marks
from core.text.search_question import Question, read
from core.text.words import HAN_RUN, digit_grams, pairs

_OF_PEOPLE = (Kind.INTERACTION, Kind.DEAL, Kind.TASK)  # whose they are stands in the marks
_RECORDS = {
    Kind.CONTACT: "contacts",
    Kind.COMPANY: "companies",
    Kind.INTERACTION: "interactions",
    Kind.NOTE: "knowledge_notes",
    Kind.DEAL: "deals",
    Kind.TASK: "tasks",
}
_SOURCES = {
    **{table: _RECORDS[kind] for kind, table in (*TABLES.items(), *TITLES.items())},
    FILES: "interactions",
    NUMBERS: "contacts",
}
_PART = 200_000  # numbers that are gone through at once: some 20 ms at worst
_TITLE = "{title sound people}"
_MOST_COMPLETIONS = 24
_MOST_PEOPLE = 20
_MOST_NUMBERS = 2000
_LONGEST_PREFIX = 3  # of which the index keeps a list of its own
_TAIL_DIGITS = 8


@dataclass
class Patience:
    """How long an answer is looked for. was_ended: it ended before all was gone through.

    until: a moment of `time.perf_counter`, None for as long as it takes. is_wanted: says no once
    nobody waits for the answer any more; is asked in the thread that looks.
    """

    until: float | None = None
    is_wanted: Callable[[], bool] = lambda: True
    was_ended: bool = False

    def is_over(self) -> bool:
        """Say whether to stop here."""
        is_late = self.until is not None and time.perf_counter() > self.until
        self.was_ended |= is_late or not self.is_wanted()
        return self.was_ended


def question_of(text: str) -> Question:
    """Return what the text asks for today."""
    return read(text, date.today())  # noqa: DTZ011 - a person's day


def find(session: Session, question: Question, kind: Kind, limit: int) -> list[int]:
    """Return the best hits of one kind: names and titles first, each time the newest first.

    Every word must occur, the last may be only begun. An attachment's hits are its interactions.
    """
    if not _can_answer(question, kind):
        return []
    found: dict[int, None] = {}
    for is_title in (False,) if kind is Kind.ATTACHMENT else (True, False):
        if len(found) >= limit:
            break
        expression, numbers = _expression(session, question, kind, is_title=is_title)
        for row in _matches(session, _table(kind, is_title=is_title), expression, numbers, limit):
            found.setdefault(row)
    if kind is Kind.CONTACT and question.numbers and len(found) < limit:
        for row in find(session, _as_words(question), kind, limit):
            found.setdefault(row)
    return list(found)[:limit]


def _as_words(question: Question) -> Question:
    """Return the question with digits as words: they may stand in the notes."""
    words = (*question.words, *question.digit_words)
    return dataclasses.replace(question, words=words, numbers=(), digit_words=())


def find_ids(session: Session, question: Question, kind: Kind, limit: int) -> list[int]:
    """Return the newest records of one kind that hold the words, in no better order."""
    if not _can_answer(question, kind):
        return []
    expression, numbers = _expression(session, question, kind, is_title=False)
    return _matches(session, _table(kind), expression, numbers, limit)


def count(session: Session, question: Question, kind: Kind, most: int) -> int:
    """Return how many records of one kind answer, counting no further than `most`."""
    return len(find_ids(session, question, kind, most))


def list_in_order(
    session: Session, question: Question, kind: Kind, page: slice, *, most: int
) -> list[int]:
    """Return a page of the answering records in the order of names, of the newest `most`.

    Each hit's name is looked up: `most` bounds the time.
    """
    ids = find_ids(session, question, kind, most)
    rows = session.connection().exec_driver_sql(
        f"SELECT {kind}_id FROM {kind}_names WHERE {kind}_id IN (SELECT value FROM json_each(?)) "  # noqa: S608 - names of our own
        f"ORDER BY key, {kind}_id LIMIT ? OFFSET ?",
        (json.dumps(ids), page.stop - page.start, page.start),
    )
    return [row for (row,) in rows]


def corrected(session: Session, question: Question) -> list[Question]:
    """Return the question with words of names and titles that are like those asked for.

    Only words that no name or title holds are replaced; empty when there is nothing alike.
    """
    choices = [
        vocabulary.close_words(session.connection(), word) or [word] for word in question.words
    ]
    asked = list(question.words)
    found = []
    for place, words in enumerate(choices):
        for word in words[:_MOST_PEOPLE]:
            changed = (*asked[:place], word, *asked[place + 1 :])
            if changed != question.words:
                found.append(dataclasses.replace(question, words=changed))
    return found


def _table(kind: Kind, *, is_title: bool = False) -> str:
    if kind is Kind.ATTACHMENT:
        return FILES
    return TITLES.get(kind, TABLES[kind]) if is_title else TABLES[kind]


def _can_answer(question: Question, kind: Kind) -> bool:
    is_message = kind in (Kind.INTERACTION, Kind.ATTACHMENT)
    if question.is_empty or (question.is_about_messages and not is_message):
        return False
    return not question.kinds or kind in question.kinds


def _matches(session: Session, table: str, expression: str, numbers: str, limit: int) -> list[int]:
    if numbers and not expression:
        return _first(session, NUMBERS, numbers, limit)
    if not expression:
        return []
    if not numbers:
        return _first(session, table, expression, limit)
    rows = session.connection().exec_driver_sql(
        f"SELECT rowid FROM {table} WHERE {table} MATCH ? AND rowid IN "  # noqa: S608 - as above
        f"(SELECT rowid FROM {NUMBERS} WHERE {NUMBERS} MATCH ? LIMIT ?) "
        "ORDER BY rowid DESC LIMIT ?",
        (expression, numbers, _MOST_NUMBERS, limit),
    )
    return [row for (row,) in rows]


def _first(session: Session, table: str, expression: str, limit: int) -> list[int]:
    """Return the newest hits, going back a part of the numbers at a time.

    Words that are common and never meet make a walk long: between two parts it can be stopped.
    """
    newest = top = _last_number(session, table)
    patience: Patience = session.info.get("patience", Patience())
    found: list[int] = []
    while top > 0 and len(found) < limit:
        # Larger parts further back: there may be long gaps where records were removed.
        bottom = max(0, top - max(_PART, (newest - top) // 8))
        found += (
            session.connection()
            .exec_driver_sql(
                f"SELECT rowid FROM {table} WHERE {table} MATCH ? AND rowid <= ? AND rowid > ? "  # noqa: S608 - as above
                "ORDER BY rowid DESC LIMIT ?",
                (expression, top, bottom, limit - len(found)),
            )
            .scalars()
        )
        top = bottom
        if top and len(found) < limit and patience.is_over():
            break
    return found


def _last_number(session: Session, table: str) -> int:
    known: dict[str, int] = session.info.setdefault("last_numbers", {})
    source = _SOURCES[table]
    if source not in known:
        last = session.connection().exec_driver_sql(f"SELECT max(id) FROM {source}")  # noqa: S608 - as above
        known[source] = last.scalar() or 0
    return known[source]


def _expression(
    session: Session, question: Question, kind: Kind, *, is_title: bool
) -> tuple[str, str]:
    """Return the question for the kind's table and for the table of numbers, each may be ""."""
    words = [(word, index == len(question.words) - 1) for index, word in enumerate(question.words)]
    if kind is Kind.CONTACT:
        numbers = " AND ".join(f'"{" ".join(_tail_grams(n))}"' for n in question.numbers)
    else:
        numbers = ""
        words += [(digits, True) for digits in question.digit_words]
    terms = [_term(session, word, is_last=is_last) for word, is_last in words]
    if kind is Kind.ATTACHMENT:
        parts = [f"files : ({' AND '.join(terms)})"] if terms else [f'marks : "{HAS_FILE}"']
        return " AND ".join([*parts, *_conditions(session, question)]), ""
    if is_title:
        joined = [f"{_TITLE} : ({' AND '.join(terms)})"] if terms else []
    elif kind in _OF_PEOPLE and words:
        each = [
            _or_by(session, term, (word,)) for term, (word, _) in zip(terms, words, strict=True)
        ]
        whole = " AND ".join(each)
        joined = [
            whole
            if len(words) == 1
            else f"({_or_by(session, f'({whole})', [word for word, _ in words])})"
        ]
    else:
        joined = terms
    if kind is Kind.INTERACTION:
        joined = _or_by_number(session, question, joined)
        joined += _conditions(session, question)
    return " AND ".join(joined), numbers


def _or_by(session: Session, term: str, words: Sequence[str]) -> str:
    """Return the term, or that the message is of a contact whose name holds the words."""
    people = _people(session, words)
    return f"({term} OR marks : ({' OR '.join(people)}))" if people else term


def _or_by_number(session: Session, question: Question, joined: list[str]) -> list[str]:
    """Return the terms, or that the message is of a contact with the number that was asked for."""
    if not question.numbers or question.words:
        return joined
    numbers = " AND ".join(f'"{" ".join(_tail_grams(n))}"' for n in question.numbers)
    found = _first(session, NUMBERS, numbers, _MOST_PEOPLE)
    if not found:
        return joined
    people = " OR ".join(f'"{contact_mark(contact_id)}"' for contact_id in found)
    return [f"(({' AND '.join(joined)}) OR marks : ({people}))"]


def _people(session: Session, words: Sequence[str]) -> list[str]:
    terms = [_term(session, word, is_last=True) for word in words]
    expression = f"{_TITLE} : ({' AND '.join(terms)})"
    return [
        f'"{contact_mark(contact_id)}"'
        for contact_id in _first(session, TITLES[Kind.CONTACT], expression, _MOST_PEOPLE)
    ]


def _conditions(session: Session, question: Question) -> list[str]:
    found = []
    for words, way in (
        (question.sender, "incoming"), (question.receiver, "outgoing"), (question.partner, ""),
    ):  # fmt: skip
        if words:
            terms = " AND ".join(_term(session, word, is_last=True) for word in words)
            found.append(_or_by(session, f"people : ({terms})", words))
            found += [f'marks : "{mark(way)}"'] if way else []
    if question.has_file:
        found.append(f'marks : "{HAS_FILE}"')
    if question.since or question.until:
        since, until = question.since or date(1990, 1, 1), question.until or date.today()  # noqa: DTZ011 - a person's day
        marks = " OR ".join(f'"{each}"' for each in span_marks(since, max(since, until)))
        found.append(f"marks : ({marks})")
    return found


def _term(session: Session, word: str, *, is_last: bool) -> str:
    # Words hold letters and digits only, so quoting them leaves no room for FTS5's own syntax.
    if HAN_RUN.match(word):
        if len(word) == 1:
            return f'"{word}"*'
        return '"' + " ".join(pairs(word)[:-1]) + '"'
    if not is_last:
        return f'"{word}"'
    if len(word) <= _LONGEST_PREFIX or not word.isalpha():
        return f'"{word}"*'
    # Completed from the vocabulary: a longer beginning would make FTS5 gather every record first.
    completions = vocabulary.completions(session.connection(), word, _MOST_COMPLETIONS)
    whole = [f'"{each}"' for each in dict.fromkeys((word, *completions))]
    return whole[0] if len(whole) == 1 else f"({' OR '.join(whole)})"


def _tail_grams(digits: str) -> list[str]:
    """Return the groups of the last digits: these tell numbers apart, country codes don't."""
    return digit_grams(digits[-_TAIL_DIGITS:])
