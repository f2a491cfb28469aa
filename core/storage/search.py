"""The search index: SQLite's FTS5, one table for each kind of record, numbered as the records are.

A run of han characters is stored as its overlapping pairs plus its last character, because a
tokenizer for three characters finds no Chinese name of two. Conditions are words too: a message
carries its day, month and year, its contact and its form as words in `marks`, so that "last month"
is answered by the same walk through the index. The newest records come first and a walk ends with
enough hits, so that a question takes as long in a large file as in a small one. The index keeps no
text of its own.

A new kind of record needs its table, a line in _TABLES and a maker of entries in `derived.py`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from core.domain.change import Kind
from core.storage import vocabulary
from core.text.pinyin import spellings
from core.text.search_question import Question, read
from core.text.words import HAN_RUN, digit_grams, pairs, with_pairs

_TABLES = {
    Kind.CONTACT: "search_contacts",
    Kind.COMPANY: "search_companies",
    Kind.INTERACTION: "search_interactions",
    Kind.NOTE: "search_notes",
    Kind.DEAL: "search_deals",
    Kind.TASK: "search_tasks",
}
_NAMED = {Kind.CONTACT: "contacts", Kind.COMPANY: "companies"}
_SPOKEN = (Kind.CONTACT, Kind.COMPANY)  # kinds whose titles are names: pinyin finds them
_OF_PEOPLE = (Kind.INTERACTION, Kind.DEAL, Kind.TASK)  # whose they are stands in the marks
_COLUMNS = "title, sound, people, files, marks, body"
_TITLE = "{title sound people}"
_MOST_COMPLETIONS = 24
_MOST_PEOPLE = 20
_MOST_NUMBERS = 2000
_FEW = 500
_LONGEST_PREFIX = 3  # of which the index keeps a list of its own
_TAIL_DIGITS = 8

_INDEX = (
    f"CREATE VIRTUAL TABLE {{}} USING fts5({_COLUMNS}, content='', contentless_delete=1, "
    "tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')"
)
SEARCH_SCHEMA = (
    *(
        _INDEX.format(name)
        for name in ("search_contacts", "search_companies", "search_interactions", "search_notes")
    ),
    "CREATE VIRTUAL TABLE search_numbers USING fts5(digits, content='', contentless_delete=1)",
    *vocabulary.SCHEMA,
)
SALES_SEARCH_SCHEMA = (_INDEX.format("search_deals"), _INDEX.format("search_tasks"))


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """What is to be found of one record.

    people: names and addresses of who took part. files: names of files and what is written in them.
    marks: words that stand for conditions. numbers: digits of telephone numbers.
    """

    kind: Kind
    id: int
    title: str
    body: str
    people: str = ""
    files: str = ""
    marks: str = ""
    numbers: tuple[str, ...] = ()


def question_of(text: str) -> Question:
    """Return what the text asks for today."""
    return read(text, date.today())  # noqa: DTZ011 - a person's day


def replace(session: Session, entries: Sequence[IndexEntry]) -> None:
    """Put these records into the index, in place of what it knew of them."""
    remove(session, [(entry.kind, entry.id) for entry in entries])
    add(session, entries)


def add(session: Session, entries: Sequence[IndexEntry]) -> None:
    """Put records into the index that it knows nothing of."""
    connection = session.connection()
    for kind, table in _TABLES.items():
        rows = [_row(entry) for entry in entries if entry.kind is kind]
        if rows:
            connection.exec_driver_sql(
                f"INSERT INTO {table}(rowid, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - names of our own
                rows,
            )
    numbers = [(entry.id, _grams(entry.numbers)) for entry in entries if entry.numbers]
    if numbers:
        connection.exec_driver_sql(
            "INSERT INTO search_numbers(rowid, digits) VALUES (?, ?)", numbers
        )
    vocabulary.add(
        connection,
        names=(f"{entry.title} {entry.people}" for entry in entries),
        texts=(f"{_sound(entry)} {entry.files} {entry.body}" for entry in entries),
    )


def remove(session: Session, records: Sequence[tuple[Kind, int]]) -> None:
    """Take these records out of the index."""
    connection = session.connection()
    for kind, table in _TABLES.items():
        rows = [(record_id,) for its_kind, record_id in records if its_kind is kind]
        for name in (table, "search_numbers") if kind is Kind.CONTACT else (table,):
            if rows:
                connection.exec_driver_sql(f"DELETE FROM {name} WHERE rowid = ?", rows)  # noqa: S608 - as above


def forget_words(session: Session, text: str) -> None:
    """Take those words of a text that is gone out of the vocabulary which nothing else holds."""
    connection = session.connection()
    for word in vocabulary.known_of(connection, text):
        if not any(_first(session, table, f'"{word}"', 1) for table in _TABLES.values()):
            vocabulary.remove(connection, word)


def optimise(session: Session) -> None:
    """Write the index anew, so that nothing is left in it of what was removed."""
    for table in (*_TABLES.values(), "search_numbers"):
        session.connection().exec_driver_sql(f"INSERT INTO {table}({table}) VALUES ('optimize')")  # noqa: S608 - as above


def find(session: Session, question: Question, kind: Kind, limit: int) -> list[int]:
    """Return the best hits of one kind: names and titles first, each time the newest first.

    Every word must occur, the last may be only begun. An attachment's hits are its interactions.
    """
    if not _can_answer(question, kind):
        return []
    found: dict[int, None] = {}
    for is_title in (True, False):
        if len(found) >= limit:
            break
        expression, numbers = _expression(session, question, kind, is_title=is_title)
        for row in _matches(session, _table(kind), expression, numbers, limit):
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

    Few hits are sorted. For many the names are walked in their order and looked up among the hits,
    which ends with the page.
    """
    ids = find_ids(session, question, kind, _FEW + 1)
    table, limit = _NAMED[kind], page.stop - page.start
    if len(ids) <= _FEW:
        rows = session.connection().exec_driver_sql(
            f"SELECT id FROM {table} WHERE id IN ({', '.join(map(str, ids))}) "  # noqa: S608 - numbers
            "ORDER BY name_key, id LIMIT ? OFFSET ?",
            (limit, page.start),
        )
        return [row for (row,) in rows]
    expression, numbers = _expression(session, question, kind, is_title=False)
    hits = _TABLES[kind] if expression else "search_numbers"
    rows = session.connection().exec_driver_sql(
        f"SELECT id FROM {table} INDEXED BY ix_{table}_name_key WHERE +id IN "  # noqa: S608 - as above
        f"(SELECT rowid FROM {hits} WHERE {hits} MATCH ? ORDER BY rowid DESC LIMIT ?) "
        "ORDER BY name_key, id LIMIT ? OFFSET ?",
        (expression or numbers, most, limit, page.start),
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


def _table(kind: Kind) -> str:
    return _TABLES[Kind.INTERACTION if kind is Kind.ATTACHMENT else kind]


def _can_answer(question: Question, kind: Kind) -> bool:
    is_message = kind in (Kind.INTERACTION, Kind.ATTACHMENT)
    if question.is_empty or (question.is_about_messages and not is_message):
        return False
    return not question.kinds or kind in question.kinds


def _matches(session: Session, table: str, expression: str, numbers: str, limit: int) -> list[int]:
    if numbers and not expression:
        return _first(session, "search_numbers", numbers, limit)
    if not expression:
        return []
    if not numbers:
        return _first(session, table, expression, limit)
    rows = session.connection().exec_driver_sql(
        f"SELECT rowid FROM {table} WHERE {table} MATCH ? AND rowid IN "  # noqa: S608 - as above
        "(SELECT rowid FROM search_numbers WHERE search_numbers MATCH ? LIMIT ?) "
        "ORDER BY rowid DESC LIMIT ?",
        (expression, numbers, _MOST_NUMBERS, limit),
    )
    return [row for (row,) in rows]


def _first(session: Session, table: str, expression: str, limit: int) -> list[int]:
    rows = session.connection().exec_driver_sql(
        f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rowid DESC LIMIT ?",  # noqa: S608 - as above
        (expression, limit),
    )
    return [row for (row,) in rows]


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
        parts = [f"files : ({' AND '.join(terms)})"] if terms else ['marks : "hasfile"']
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
    found = _first(session, "search_numbers", numbers, _MOST_PEOPLE)
    if not found:
        return joined
    people = " OR ".join(f'"c{contact_id}"' for contact_id in found)
    return [f"(({' AND '.join(joined)}) OR marks : ({people}))"]


def _people(session: Session, words: Sequence[str]) -> list[str]:
    terms = [_term(session, word, is_last=True) for word in words]
    expression = f"{_TITLE} : ({' AND '.join(terms)})"
    return [
        f'"c{contact_id}"'
        for contact_id in _first(session, "search_contacts", expression, _MOST_PEOPLE)
    ]


def _conditions(session: Session, question: Question) -> list[str]:
    found = []
    for words, way in (
        (question.sender, "incoming"), (question.receiver, "outgoing"), (question.partner, ""),
    ):  # fmt: skip
        if words:
            terms = " AND ".join(_term(session, word, is_last=True) for word in words)
            found.append(_or_by(session, f"people : ({terms})", words))
            found += [f'marks : "{way}"'] if way else []
    if question.has_file:
        found.append('marks : "hasfile"')
    if question.since or question.until:
        since, until = question.since or date(1990, 1, 1), question.until or date.today()  # noqa: DTZ011 - a person's day
        marks = " OR ".join(f'"{mark}"' for mark in span_marks(since, max(since, until)))
        found.append(f"marks : ({marks})")
    return found


def day_marks(day: date) -> str:
    """Return the words that a message of this day carries."""
    return f"d{day:%Y%m%d} m{day:%Y%m} y{day:%Y}"


def span_marks(since: date, until: date) -> list[str]:
    """Return the fewest words of days, months and years that cover the span, both ends included."""
    marks: list[str] = []
    day = since
    while day <= until:
        year_end = date(day.year, 12, 31)
        month_end = (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        if day == date(day.year, 1, 1) and year_end <= until:
            marks.append(f"y{day:%Y}")
            day = year_end
        elif day.day == 1 and month_end <= until:
            marks.append(f"m{day:%Y%m}")
            day = month_end
        else:
            marks.append(f"d{day:%Y%m%d}")
        day += timedelta(days=1)
    return marks


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


def _row(entry: IndexEntry) -> tuple[int, str, str, str, str, str, str]:
    return (
        entry.id,
        with_pairs(entry.title),
        _sound(entry),
        with_pairs(entry.people),
        with_pairs(entry.files),
        entry.marks,
        with_pairs(entry.body),
    )


def _sound(entry: IndexEntry) -> str:
    return " ".join(spellings(entry.title)) if entry.kind in _SPOKEN else ""


def _grams(numbers: Sequence[str]) -> str:
    # A word between two numbers, so that no fragment reaches from one into the other.
    return " x ".join(" ".join(digit_grams(digits)) for digits in numbers)


def _tail_grams(digits: str) -> list[str]:
    """Return the groups of the last digits: these tell numbers apart, country codes don't."""
    return digit_grams(digits[-_TAIL_DIGITS:])
