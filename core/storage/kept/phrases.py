"""Which words the owner wrote after which, in the encrypted file; made anew whenever it is gone.

Runs of up to four words. Words before are kept as a number (a hash), the word after them as it is.
Whenever a sent text is deleted or changed, triggers (`migrations.m015_phrases`) forget everything,
because nobody can say which runs were another text's too; it is learned again when there is time.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice, zip_longest
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import bindparam, delete, func, insert, select, tuple_, update
from sqlalchemy.engine import Connection, CursorResult
from sqlalchemy.orm import Session

from core.domain.interaction import Direction
from core.storage.rows.phrase_tables import (
    PhraseContextRow,
    PhraseFollowerRow,
    PhraseStateRow,
)
from core.storage.rows.tables import InteractionRow
from core.text.next_word import ORDER, Level, runs

_CHUNK = 300
_SHORT, _MOST_KEPT = 2, 1_000
"""Letters of a beginning that thousands of words share; how many of those are kept."""
_MOST_CANDIDATES = 12
MANY_WORDS = 300_000
"""Beyond so many, a run of three or four words is counted from its second time on."""
_Item = TypeVar("_Item")
_Run = tuple[tuple[str, ...], str]
Begun: TypeAlias = dict[tuple[str, int, int], tuple[int, int, frozenset[str]]]
"""By a beginning, and what was learned until then: how often, how many words, the likeliest."""


def _weight(*, is_longest: bool) -> Any:  # noqa: ANN401 - a column
    return PhraseFollowerRow.count if is_longest else PhraseFollowerRow.lefts


# Built once, with a fixed number of values: a question is asked at each key, and building these
# takes longer than answering them.
_KEYS = [f"key{length}" for length in range(ORDER)]
_ANY_KEY: list[Any] = [bindparam(name) for name in _KEYS]
_SPAN = (
    PhraseFollowerRow.context == bindparam("key"),
    PhraseFollowerRow.word >= bindparam("first"),
    PhraseFollowerRow.word < bindparam("last"),
)
_SUMS = select(
    PhraseContextRow.context,
    PhraseContextRow.total,
    PhraseContextRow.lefts,
    PhraseContextRow.followers,
).where(PhraseContextRow.context.in_(_ANY_KEY))
_BEGUN_SUMS = {
    is_longest: select(func.sum(_weight(is_longest=is_longest)), func.count()).where(*_SPAN)
    for is_longest in (True, False)
}
_BEGUN = {
    is_longest: select(PhraseFollowerRow.word)
    .where(*_SPAN)
    .order_by(_weight(is_longest=is_longest).desc())
    .limit(_MOST_CANDIDATES)
    for is_longest in (True, False)
}
_COUNTS = {
    size: select(
        PhraseFollowerRow.context,
        PhraseFollowerRow.word,
        PhraseFollowerRow.count,
        PhraseFollowerRow.lefts,
    ).where(
        PhraseFollowerRow.context.in_(_ANY_KEY),
        PhraseFollowerRow.word.in_([bindparam(f"word{number}") for number in range(size)]),
    )
    for size in (_MOST_CANDIDATES // 3, _MOST_CANDIDATES, ORDER * _MOST_CANDIDATES)
}


def state(session: Session) -> tuple[int, int]:
    """Return up to which interaction the sent texts are learned, and how many words they had."""
    row = session.get(PhraseStateRow, 1)
    return (row.learned_to, row.words) if row else (0, 0)


def list_sent(session: Session, after: int, limit: int) -> list[tuple[int, str]]:
    """Return id and text of what the owner wrote after an interaction, the oldest first."""
    row = InteractionRow
    found = session.execute(
        select(row.id, row.new_text)
        .where(
            row.id > after, row.direction == Direction.OUTGOING.value, row.is_automatic.is_(False)
        )
        .order_by(row.id)
        .limit(limit)
    )
    return [(row_id, text) for row_id, text in found]


def learn(session: Session, texts: Sequence[tuple[int, Sequence[str]]], learned_to: int) -> None:
    """Count the runs of texts; each is the interaction's id and its pieces.

    learned_to: the last interaction that was looked at.
    """
    _, known_words = state(session)
    counts: Counter[_Run] = Counter()
    last_ids: dict[_Run, int] = {}
    for row_id, words in texts:
        for run in runs(words):
            counts[run] += 1
            last_ids[run] = row_id
    old = _known(session, counts)
    if known_words > MANY_WORDS:
        _drop_rare(counts, old)
    lefts = Counter(
        (before[1:], word) for before, word in counts if before and (before, word) not in old
    )
    _write_followers(session, counts, old, lefts, last_ids)
    _write_contexts(session, counts, old, lefts)
    session.execute(delete(PhraseStateRow))
    words_now = known_words + sum(len(words) for _, words in texts)
    session.add(PhraseStateRow(id=1, learned_to=learned_to, words=words_now))


def forget(session: Session) -> None:
    """Forget everything that was learned."""
    for row in (PhraseFollowerRow, PhraseContextRow, PhraseStateRow):
        session.execute(delete(row))


def read_levels(
    session: Session, before: Sequence[str], prefix: str, begun: Begun | None = None
) -> list[Level]:
    """Return the counts after the last words: after none of them, one, and so on.

    With a prefix, what begins so; without one, only what stands behind two words or more, since
    the words behind one are too many to look through at each key.

    begun: what was found before of all words that begin with a letter or two, which are thousands;
    it is kept there. How often each stands there is read anew in any case.
    """
    begun = {} if begun is None else begun
    keys = [context_key(tuple(before[len(before) - length :])) for length in range(ORDER)]
    levels = [Level() for _ in keys]
    connection = session.connection()
    places = {key: length for length, key in enumerate(keys)}
    asked: dict[str, int | str] = dict(zip(_KEYS, keys, strict=True))
    for key, total, lefts, followers in connection.execute(_SUMS, asked):
        level = levels[places[key]]
        level.total = total if key == keys[-1] else lefts
        level.followers = followers
    candidates: set[str] = set()
    for length, key in enumerate(keys):
        if levels[length].total and (prefix or length > 1):
            is_short = not length and len(prefix) <= _SHORT
            kept = begun if is_short else {}
            candidates |= _begun(connection, key, prefix, levels[length], length, kept)
    candidates.discard(prefix)
    if candidates:
        for key, word, count, lefts in _read_counts(connection, asked, candidates):
            levels[places[key]].counts[word] = count if key == keys[-1] else lefts
    if not prefix:
        for level in levels:
            level.prefix_total, level.prefix_followers = level.total, level.followers
    return levels


def find_source(session: Session, before: Sequence[str], word: str) -> tuple[int, int]:
    """Return how often the word came after the longest known run of these, and where last."""
    for length in range(ORDER - 1, -1, -1):
        row = session.get(
            PhraseFollowerRow, (context_key(tuple(before[len(before) - length :])), word)
        )
        if row is not None:
            return row.count, row.last_id
    return 0, 0


def context_key(before: tuple[str, ...]) -> int:
    """Return the number that stands for the words before."""
    digest = hashlib.blake2b("\x1f".join(before).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _known(session: Session, wanted: Iterable[_Run]) -> set[_Run]:
    """Return which of the runs the file has."""
    row = PhraseFollowerRow
    found: set[_Run] = set()
    for part in _chunks(wanted):
        by_key = {(context_key(before), word): (before, word) for before, word in part}
        pairs = session.execute(
            select(row.context, row.word).where(tuple_(row.context, row.word).in_(list(by_key)))
        )
        found |= {by_key[context, word] for context, word in pairs}
    return found


def _drop_rare(counts: Counter[_Run], old: set[_Run]) -> None:
    """Leave out longer runs whose shorter ones are new: most are never seen again."""
    for before, word in list(counts):
        if len(before) > 1 and (before[1:], word) not in old:
            del counts[before, word]


def _write_followers(
    session: Session,
    counts: Counter[_Run],
    old: set[_Run],
    lefts: Counter[_Run],
    last_ids: dict[_Run, int],
) -> None:
    row = PhraseFollowerRow

    def values(run: _Run) -> dict[str, Any]:
        before, word = run
        added = {"count": counts[run], "lefts": lefts[run], "last_id": last_ids[run]}
        return {"context": context_key(before), "word": word, **added}

    new = [values(run) for run in counts if run not in old]
    seen = [
        {f"its_{name}": value for name, value in values(run).items()}
        for run in counts
        if run in old
    ]
    if new:
        session.execute(insert(row), new)
    if seen:
        more = update(row).where(
            row.context == bindparam("its_context"), row.word == bindparam("its_word")
        )
        session.connection().execute(
            more.values(
                count=row.count + bindparam("its_count"),
                lefts=row.lefts + bindparam("its_lefts"),
                last_id=bindparam("its_last_id"),
            ),
            seen,
        )


def _write_contexts(
    session: Session, counts: Counter[_Run], old: set[_Run], lefts: Counter[_Run]
) -> None:
    totals: dict[tuple[str, ...], list[int]] = defaultdict(lambda: [0, 0, 0])
    for run, count in counts.items():
        added = totals[run[0]]
        added[0] += count
        added[1] += lefts[run]
        added[2] += run not in old
    by_key = {context_key(before): added for before, added in totals.items()}
    row = PhraseContextRow
    known: set[int] = set()
    for part in _chunks(by_key):
        known |= set(session.scalars(select(row.context).where(row.context.in_(part))))
    names = ("total", "lefts", "followers")
    new = [
        {"context": key, **dict(zip(names, added, strict=True))}
        for key, added in by_key.items()
        if key not in known
    ]
    if new:
        session.execute(insert(row), new)
    seen = [
        {
            "its_context": key,
            **{f"its_{name}": value for name, value in zip(names, by_key[key], strict=True)},
        }
        for key in known
    ]
    if seen:
        more = {name: getattr(row, name) + bindparam(f"its_{name}") for name in names}
        session.connection().execute(
            update(row).where(row.context == bindparam("its_context")).values(**more), seen
        )


def _read_counts(
    connection: Connection, asked: dict[str, int | str], words: Collection[str]
) -> CursorResult[int, str, int, int]:
    """Return what is counted of the words after the contexts; the last one fills the rest up."""
    size = next(size for size in _COUNTS if size >= len(words))
    *_, last = words
    padded = dict(zip_longest(range(size), words, fillvalue=last))
    values = asked | {f"word{number}": word for number, word in padded.items()}
    return connection.execute(_COUNTS[size], values)


def _begun(
    connection: Connection, key: int, prefix: str, level: Level, length: int, kept: Begun
) -> frozenset[str]:
    """Return the likeliest words that begin so; of what is kept while nothing was learned."""
    of = (prefix, level.total, level.followers)
    known = kept.get(of)  # once: another thread may clear it
    if known is not None:
        level.prefix_total, level.prefix_followers, found = known
        return found
    found = frozenset(_read_begun(connection, key, prefix, level, length))
    if len(kept) >= _MOST_KEPT:
        kept.clear()
    kept[of] = level.prefix_total, level.prefix_followers, found
    return found


def _read_begun(
    connection: Connection, key: int, prefix: str, level: Level, length: int
) -> set[str]:
    """Read the likeliest words that begin so, and how many there are of them."""
    is_longest = length == ORDER - 1
    span = {"key": key, "first": prefix, "last": f"{prefix}\U0010ffff"}
    if prefix:
        sums = connection.execute(_BEGUN_SUMS[is_longest], span).one()
        level.prefix_total, level.prefix_followers = sums[0] or 0, sums[1]
        if not level.prefix_followers:
            return set()
    return {word for (word,) in connection.execute(_BEGUN[is_longest], span)}


def _chunks(items: Iterable[_Item]) -> Iterator[tuple[_Item, ...]]:
    rest = iter(items)
    while part := tuple(islice(rest, _CHUNK)):
        yield part
