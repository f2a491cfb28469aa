"""Which pairs of records are worth comparing: those that share something rare.

Every record gives some twenty keys (a number, two words of the name as they sound, a word of the
name with the place ...); records under one key are a block. A block that is too big tells nothing:
others of the record's keys are finer. Pairs that share two keys are compared (meta-blocking:
Papadakis et al., 2014); neighbours in two sorted lists of names share one more, for slips of the
pen that few keys survive (sorted neighbourhood: Hernandez and Stolfo, 1995).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray

from core.insight.match_record import MatchRecord

Pairs = NDArray[np.int64]
BIGGEST_BLOCK = 40
_BIGGEST_OF_REACH = 400
_WINDOW = 3
# One key in common may be chance; those that tell most count twice.
_FEWEST_KEYS = 2
_TELLING = frozenset(("phone", "email", "local", "number", "name", "date"))
_NEIGHBOURS = 8
_VOWELS = re.compile(r"(?<=.)[aeiouyhw]+")
_DOUBLES = re.compile(r"(.)\1+")


def list_pairs(records: Sequence[MatchRecord]) -> Pairs:
    """Return the pairs of places in records to compare, each once, the lower place first."""
    places, keys = _keys(records)
    found = [_within_blocks(places, keys), *_neighbours(records)]
    lows = np.concatenate([np.minimum(a, b) for a, b in found])
    highs = np.concatenate([np.maximum(a, b) for a, b in found])
    codes, shared = np.unique((lows * len(records) + highs)[lows != highs], return_counts=True)
    codes = codes[shared >= _FEWEST_KEYS]
    return np.stack((codes // max(1, len(records)), codes % max(1, len(records))), axis=1)


def _keys(records: Sequence[MatchRecord]) -> tuple[Pairs, Pairs]:
    places: list[int] = []
    keys: list[int] = []
    for place, record in enumerate(records):
        found = set()
        for key in _keys_of(record):
            found.add(hash(key))
            if key[0] in _TELLING:
                found.add(hash((*key, "")))
        keys.extend(found)
        places.extend([place] * len(found))
    return np.array(places, np.int64), np.array(keys, np.int64)


def _keys_of(record: MatchRecord) -> Iterator[tuple[str, ...]]:
    for phone in record.phones:
        yield "phone", phone[-7:]
    for email in record.emails:
        yield "email", email
        local = email.partition("@")[0]
        if len(local) > 4:
            yield "local", local
    for what, number in record.numbers:
        yield "number", what, number
    words = list(dict.fromkeys(word for name in record.names for word in name))[:8]
    sounds = [sound(word) for word in words]
    for date in record.dates:
        yield "date", date
        yield from (("year", date[:4], one) for one in sounds)
        yield from (("date", "".join(sorted(date)), word[0]) for word in words)
    if words:
        yield "name", "".join(sorted(words))
    yield from (("word", word) for word in words)
    yield from (("sound", *sorted(two)) for two in combinations(sounds, 2))
    numbers = [word for word in record.address if word.isdecimal()][:4]
    places = [word for word in record.address if not word.isdecimal()][:8]
    yield from (("at", number, word[:5]) for number in numbers for word in places)
    yield from (("in", *two) for two in pairwise(places))
    yield from (("of", one, place[:5]) for one in sounds for place in (*places, *numbers))
    for company in record.companies[:2]:
        yield from (("firm", company, word[0]) for word in words)
        yield "firm", company


def sound(word: str) -> str:
    """Return about how the word sounds: its first letter and the consonants after it."""
    return _DOUBLES.sub(r"\1", _VOWELS.sub("", word.replace("ph", "f").replace("ck", "k")))[:6]


def _within_blocks(places: Pairs, keys: Pairs) -> tuple[Pairs, Pairs]:
    order = np.argsort(keys, kind="stable")
    places, keys = places[order], keys[order]
    bounds = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1], [True])))
    sizes = np.diff(bounds)
    firsts: list[Pairs] = []
    seconds: list[Pairs] = []
    for size in np.unique(sizes):
        if size < 2:
            continue
        blocks = places[bounds[:-1][sizes == size][:, None] + np.arange(size)]
        # A block that is too big is compared along its order only.
        reach = size if size <= BIGGEST_BLOCK else (_NEIGHBOURS if size <= _BIGGEST_OF_REACH else 1)
        if size <= BIGGEST_BLOCK:
            low, high = np.triu_indices(size, 1)
            firsts.append(blocks[:, low].ravel())
            seconds.append(blocks[:, high].ravel())
            continue
        for step in range(1, reach):
            firsts.append(blocks[:, :-step].ravel())
            seconds.append(blocks[:, step:].ravel())
    nothing = np.empty(0, np.int64)
    return np.concatenate([nothing, *firsts]), np.concatenate([nothing, *seconds])


def _neighbours(records: Sequence[MatchRecord]) -> Iterator[tuple[Pairs, Pairs]]:
    named = [place for place, record in enumerate(records) if record.names]
    for backwards in (False, True):
        order = np.array(
            sorted(named, key=lambda place: _sort_key(records[place], backwards=backwards)),
            np.int64,
        )
        for step in range(1, _WINDOW + 1):
            yield order[:-step], order[step:]


def _sort_key(record: MatchRecord, *, backwards: bool) -> str:
    words = "".join(record.names[0])
    return words[::-1] if backwards else words
