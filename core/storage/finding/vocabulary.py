"""Every word of four letters or more that the search index holds, for completing and correcting.

FTS5 can complete only beginnings that it keeps lists of, and knows nothing of slips. Words of names
and titles are also kept with each letter left out in turn: two words that are one slip apart share
such a form, so that correcting takes a handful of look-ups however many words there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy.engine import Connection

from core.text.words import distance, is_correctable, letters_of, shortened, slips_allowed

SCHEMA = (
    "CREATE TABLE search_words (word VARCHAR NOT NULL PRIMARY KEY, is_name BOOLEAN NOT NULL) "
    "WITHOUT ROWID",
    "CREATE TABLE search_spellings (form VARCHAR NOT NULL, word VARCHAR NOT NULL, "
    "PRIMARY KEY (form, word)) WITHOUT ROWID",
)
_CHUNK = 500
_NAMES, _TEXTS = (
    ("(?, TRUE)", "DO UPDATE SET is_name = TRUE WHERE NOT is_name RETURNING word"),
    ("(?, FALSE)", "DO NOTHING RETURNING word"),
)
"""How a word is put in, and what is done where it is there already."""
_AFTER_ALL_LETTERS = "\U0010ffff"


def add(connection: Connection, *, names: Iterable[str], texts: Iterable[str]) -> None:
    """Add the words of names and titles, which can be corrected, and of texts."""
    named = letters_of(" ".join(names))
    new_names = _put(connection, _NAMES, named)
    _put(connection, _TEXTS, letters_of(" ".join(texts)) - named)
    forms = ((form, word) for word in new_names if is_correctable(word) for form in shortened(word))
    if ordered := sorted(forms):
        connection.exec_driver_sql("INSERT OR IGNORE INTO search_spellings VALUES (?, ?)", ordered)


def known_of(connection: Connection, text: str) -> list[str]:
    """Return those words of the text that are in the vocabulary."""
    return _known(connection, letters_of(text))


def remove(connection: Connection, word: str) -> None:
    """Take a word out."""
    connection.exec_driver_sql("DELETE FROM search_words WHERE word = ?", (word,))
    connection.exec_driver_sql(
        "DELETE FROM search_spellings WHERE form = ? AND word = ?",
        [(form, word) for form in shortened(word)],
    )


def completions(connection: Connection, beginning: str, limit: int) -> list[str]:
    """Return words that begin so, in the order of letters."""
    rows = connection.exec_driver_sql(
        "SELECT word FROM search_words WHERE word >= ? AND word < ? ORDER BY word LIMIT ?",
        (beginning, beginning + _AFTER_ALL_LETTERS, limit),
    )
    return [word for (word,) in rows]


def close_words(connection: Connection, word: str) -> list[str]:
    """Return words of names and titles that a slip or two part from this one, the closest first."""
    if not is_correctable(word):
        return []
    forms = tuple(shortened(word))
    rows = connection.exec_driver_sql(
        f"SELECT DISTINCT word FROM search_spellings WHERE form IN ({_marks(forms)})",  # noqa: S608 - question marks
        forms,
    )
    most = slips_allowed(word)
    measured = sorted((distance(word, found, most), found) for (found,) in rows)
    return [found for slips, found in measured if 0 < slips <= most]


def _put(connection: Connection, how: tuple[str, str], words: Iterable[str]) -> list[str]:
    """Put words in, in their order: each page of theirs is needed once. Return the new ones."""
    row, otherwise = how
    return [
        word
        for part in _parts(words)
        for (word,) in connection.exec_driver_sql(
            f"INSERT INTO search_words VALUES {', '.join([row] * len(part))} "  # noqa: S608 - question marks
            f"ON CONFLICT (word) {otherwise}",
            tuple(part),
        )
    ]


def _known(connection: Connection, words: Iterable[str]) -> list[str]:
    return [
        word
        for part in _parts(words)
        for (word,) in connection.exec_driver_sql(
            f"SELECT word FROM search_words WHERE word IN ({_marks(part)})",  # noqa: S608 - question marks
            tuple(part),
        )
    ]


def _parts(words: Iterable[str]) -> Iterator[list[str]]:
    ordered = sorted(words)
    return (ordered[start : start + _CHUNK] for start in range(0, len(ordered), _CHUNK))


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))
