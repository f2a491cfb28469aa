"""Measures a model on this machine: what a person will wait for, and how well it reads moods.

There is a time for each model, and no step may eat it up: what would take longer is cut short and
reckoned up to the whole, so that a slow machine has its figures after the same minute.
"""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import islice

from core.domain.model import MeasureDeed, ModelMeasure
from core.domain.sentiment import Mood, RatingTask
from core.paths import RESOURCES
from models import hardware
from models.engine import GenerationRequest, GenerationStats, Message
from models.process.client import EngineClient

REPLY_TOKENS = 80
LONG_MAIL_TOKENS = 1500
MINUTE_S = 60.0
_LETTER = (
    "Good morning, last Tuesday I ordered three oak shelves and a set of brackets from you. The "
    "brackets came the next day, but the shelves are still missing. Could you tell me when they "
    "will leave your workshop, and whether the price on the invoice already includes delivery? "
)
_LEAST_TOKENS = 8
_REPLY_SHARE, _READ_SHARE = 0.3, 0.4
"""Of the time that is left when the step begins; the last step has the rest."""
_GROUP = 4
_SMALLEST_SHARE_BYTES = 300_000_000
_RATING_S = 5.0
"""A rate taken over less is noise."""

Tell = Callable[[MeasureDeed, float], None]


class Measuring:
    """One model's measurement: load, write, read, rate. The model is left loaded."""

    def __init__(
        self,
        client: EngineClient,
        budget_s: float,
        tell: Tell,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        """budget_s: for everything. tell: is told each step and how much of the time is gone.

        It may raise Cancelled to end the measurement.
        """
        self._client, self._tell, self._clock = client, tell, clock
        self._work = client.begin()
        self._began, self._budget_s = clock(), budget_s

    def run(self) -> ModelMeasure:
        """Return the figures. Raises UserError as `EngineClient.generate`, and what tell raises."""
        self._step(MeasureDeed.LOADING)
        (letter_tokens,) = self._client.count_tokens((_LETTER,))
        load_s = self._clock() - self._began
        self._step(MeasureDeed.WRITING)
        cold_s = load_s + self._ask(_LETTER, 1).first_s
        reply = self._write()
        self._step(MeasureDeed.READING)
        read = self._read(letter_tokens, reply)
        self._step(MeasureDeed.RATING)
        right, asked, per_min = self._rate()
        self._step(MeasureDeed.RATING)
        write_rate = _rate(reply.tokens - 1, reply.seconds - reply.first_s)
        read_rate = _rate(read.read_tokens, read.first_s)
        return ModelMeasure(
            id=self._client.model_id,
            load_s=round(load_s, 2),
            first_word_s=round(cold_s, 2),
            reply_s=round(reply.first_s + _seconds(REPLY_TOKENS - 1, write_rate), 2),
            long_mail_s=round(_seconds(LONG_MAIL_TOKENS, read_rate), 2),
            read_tokens_per_s=round(read_rate, 1),
            write_tokens_per_s=round(write_rate, 1),
            ratings_per_min=round(per_min, 1),
            moods_right=round(right / asked, 3) if asked else 0.0,
            moods_asked=asked,
            memory_bytes=hardware.resident_bytes(self._client.pid),
            cache_bytes=self._client.kv_bytes,
            device=self._client.device,
        )

    def _step(self, deed: MeasureDeed) -> None:
        self._tell(deed, min(1.0, (self._clock() - self._began) / self._budget_s))

    def _left_s(self) -> float:
        return max(0.0, self._budget_s - (self._clock() - self._began))

    def _has_time(self, rating_s: float, *, is_whole: bool) -> bool:
        return self._left_s() > 0 and (rating_s < _RATING_S or not is_whole)

    def _write(self) -> GenerationStats:
        until = self._clock() + self._left_s() * _REPLY_SHARE
        answer = self._client.generate(_request(f"Hello. {_LETTER}", REPLY_TOKENS), self._work)
        for number, _piece in enumerate(answer, 1):
            if number >= _LEAST_TOKENS and self._clock() > until:
                answer.close()
        return self._client.stats

    def _read(self, letter_tokens: int, reply: GenerationStats) -> GenerationStats:
        """Read a long mail, or as much of it as the time allows."""
        rate = _rate(reply.read_tokens, reply.first_s)
        affordable = self._left_s() * _READ_SHARE * rate
        room = self._client.context_tokens - REPLY_TOKENS
        tokens = min(LONG_MAIL_TOKENS, affordable, room)
        copies = max(1, math.ceil(tokens / letter_tokens))
        return self._ask(f"Please read. {_LETTER * copies}", 1)

    def _ask(self, text: str, max_tokens: int) -> GenerationStats:
        for _piece in self._client.generate(_request(text, max_tokens), self._work):
            pass
        return self._client.stats

    def _rate(self) -> tuple[int, int, float]:
        """Return how many moods were right, how many were asked, and how many a minute it reads.

        Goes on for a while, so that a quick model is measured over many.
        """
        from models.moods.sentiment_scorer import SentimentScorer  # noqa: PLC0415 - brings numpy

        scorer = SentimentScorer(lambda: self._client)
        trial = load_trial()
        # The first rating also reads the instructions and finds the model's lean.
        list(scorer.score([RatingTask(0, trial[0][0])]))
        right, asked, rated = 0, 0, 0
        started = self._clock()
        while rated == 0 or self._has_time(self._clock() - started, is_whole=rated >= len(trial)):
            at = rated % len(trial)
            group = list(islice(trial, at, at + _GROUP))
            tasks = [RatingTask(number, text) for number, (text, _mood) in enumerate(group)]
            found = [rating.sentiment.label for rating in scorer.score(tasks)]
            if rated < len(trial):
                right += sum(mood is label for (_, mood), label in zip(group, found, strict=True))
                asked += len(group)
            rated += len(group)
            self._step(MeasureDeed.RATING)
        return right, asked, _rate(rated * 60, self._clock() - started)


def budgets(sizes: Sequence[int], whole_s: float) -> list[float]:
    """Return how many seconds of the whole each model gets; sizes: of the files, in bytes.

    A model needs time by its size, and some whatever its size.
    """
    weights = [size + _SMALLEST_SHARE_BYTES for size in sizes]
    return [whole_s * weight / sum(weights) for weight in weights]


@lru_cache(maxsize=1)
def load_trial() -> tuple[tuple[str, Mood], ...]:
    """Return the messages of the trial and the mood that everybody hears in each."""
    path = RESOURCES / "catalogue" / "trial.json"
    rows = json.loads(path.read_text(encoding="utf-8"))["messages"]
    return tuple((str(row["text"]), Mood(row["mood"])) for row in rows)


def _request(text: str, max_tokens: int) -> GenerationRequest:
    messages = (Message("system", "You answer customers."), Message("user", text))
    return GenerationRequest(messages=messages, max_tokens=max_tokens)


def _rate(count: float, seconds: float) -> float:
    return max(0.0, count) / seconds if seconds > 0 else 0.0


def _seconds(count: int, rate: float) -> float:
    return count / rate if rate > 0 else 0.0
