"""The next words: what a question costs as the learned text grows, and learning itself.

The text is made: words by Zipf's law over a vocabulary that grows with the text, half of the runs
taken from a stock of phrases, so that contexts come back as they do in letters.
"""

from __future__ import annotations

import bisect
import itertools
import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from core.services.completion_service import CompletionService
from core.storage.database import Database
from core.storage.kept import phrases
from tests.benchmarks.storage_bench import KEY

BOUND_MS = 5.0
_VOCABULARY, _PHRASES, _LETTER = 60_000, 20_000, 120
_QUESTIONS = 400
_SYLLABLES = (
    "ba",
    "de",
    "fi",
    "go",
    "hu",
    "ka",
    "le",
    "mi",
    "no",
    "pu",
    "ra",
    "se",
    "ti",
    "vo",
    "wa",
)


def measure(counts: Sequence[int]) -> Iterator[dict[str, Any]]:
    """Learn so many words in one file and ask after each count; times are of the thread."""
    made = _Words(random.Random(7))  # noqa: S311 - made text
    with tempfile.TemporaryDirectory() as folder:
        database = Database.create(Path(folder) / "file.db", KEY)
        service = CompletionService(database)
        learned, spent = 0, 0.0
        try:
            for count in sorted(counts):
                while learned < count:
                    started = time.thread_time()
                    learned += _learn(database, made, min(20_000, count - learned))
                    spent += time.thread_time() - started
                yield {
                    "what": f"offer the next words, {count} words learned",
                    **_ask(service, made),
                    "bound_ms": BOUND_MS,
                    "learned_words_per_s": round(learned / spent),
                    "file_bytes": (Path(folder) / "file.db").stat().st_size,
                }
        finally:
            database.close()


def _learn(database: Database, made: _Words, words: int) -> int:
    letters = [list(made.take(_LETTER)) for _ in range(max(1, words // _LETTER))]
    with database.writing_results() as session:
        phrases.learn(session, [(1, letter) for letter in letters], learned_to=1)
    return sum(map(len, letters))


def _ask(service: CompletionService, made: _Words) -> dict[str, float]:
    times: list[float] = []
    for _ in range(_QUESTIONS):
        letter = list(made.take(12))
        text = " ".join(letter[:-1]) + " " + letter[-1][: made.random.randrange(0, 4)]
        started = time.thread_time()
        service.suggest(text)
        times.append((time.thread_time() - started) * 1000)
    times.sort()
    return {
        "ms_median": round(statistics.median(times), 2),
        "ms_p95": round(times[int(len(times) * 0.95)], 2),
    }


class _Words:
    """Words that come back as words do."""

    def __init__(self, source: random.Random) -> None:
        self.random = source
        self._words = ["".join(source.choices(_SYLLABLES, k=1 + n % 4)) for n in range(_VOCABULARY)]
        weights = itertools.accumulate(1 / (rank + 3) for rank in range(_VOCABULARY))
        self._weights = list(weights)
        self._phrases = [
            [self._word() for _ in range(source.randint(3, 8))] for _ in range(_PHRASES)
        ]

    def take(self, count: int) -> Iterator[str]:
        """Yield so many words: phrases and single ones in turn."""
        left = count
        while left > 0:
            run = self._phrase() if self.random.random() < 0.5 else [self._word()]
            yield from run[:left]
            left -= len(run)

    def _word(self) -> str:
        place = self.random.random() * self._weights[-1]
        return self._words[bisect.bisect(self._weights, place)]

    def _phrase(self) -> list[str]:
        return self._phrases[int(self.random.paretovariate(0.4)) % _PHRASES]
