"""Puts messages together that say several things, to train on what their clauses say together.

Texts whose mood is known are short; customers' mails aren't. A mail is put together from a few such
texts of one source, and its mood follows from theirs: plain texts change nothing, a word of praise
beside a longer complaint is politeness, complaint and praise of about the same length are mixed.
Nothing is read anew: a message's state is the mean of its texts' states, as the mean of words is.
The heads that judge the texts haven't seen them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.insight.logistic import fit_near, softmax
from models.moods.clauses import evidence
from models.moods.sentiment_head import LABELS, Head, Numbers
from tests.evaluation.mood_fit import Source, cut, fit

NEGATIVE, NEUTRAL, POSITIVE, MIXED = range(len(LABELS) + 1)
_MESSAGES = 4_000
_FOLDS = 5
_CLEAR, _LONGEST = 0.8, 250
"""A text is taken when it is this likely of its mood, and at most so many bytes long."""
_FEWEST = 20
_MOST_PLAIN, _MOST_FELT, _MOST_OF_A_SIDE = 8, 4, 3
_POLITE, _POLITE_SHARE = 0.5, 0.3
"""How often a message of one mood has a word of the other in it, and how long that is at most."""
_BALANCE = 2.5
_BYTES_OF_A_TOKEN = 4.5
_DOUBT = 0.0075
_PULL = 0.01

Chance = np.random.Generator


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """Texts of one source as heads judge them that haven't seen them.

    whole: what the head for whole messages makes of each, before it becomes chances. part: the
    chances by the head for clauses. lengths: in tokens, about.
    """

    whole: Numbers
    part: Numbers
    labels: NDArray[np.int64]
    lengths: Numbers

    def of(self, label: int) -> NDArray[np.int64]:
        """Return which have this mood."""
        return np.flatnonzero(self.labels == label)


def fit_several(sources: Sequence[Source], pull: float) -> Head:
    """Return the head for messages of several clauses; its labels are LABELS and mixed.

    pull: how firmly the weights of the heads that judge the texts are held to zero.
    """
    judged = [_clear_ones(source, texts) for source, texts in _judge_unseen(sources, pull)]
    usable = [texts for texts in judged if min(len(texts.of(n)) for n in range(3)) >= _FEWEST]
    rows, labels = compose(usable, np.random.default_rng(5))
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-3
    wanted = np.eye(len(LABELS) + 1, dtype=np.float32)[labels] * (1 - 4 * _DOUBT) + _DOUBT
    start = np.zeros((wanted.shape[1], rows.shape[1] + 1), np.float32)
    pulls = np.array([_PULL] * rows.shape[1] + [0.0], np.float32)
    weights = np.full(len(rows), 1 / len(rows), np.float32)
    found = fit_near(start, (rows - middle) / spread, wanted, weights, pulls)
    told = found[:, :-1] / spread
    return Head(told, found[:, -1] - told @ middle, spread)


def compose(sources: Sequence[Texts], chance: Chance) -> tuple[Numbers, NDArray[np.int64]]:
    """Return what is told of each message by its clauses, and how it sounds."""
    rows, labels = [], []
    while len(rows) < _MESSAGES:
        texts = sources[int(chance.integers(len(sources)))]
        label = int(chance.integers(len(LABELS) + 1))
        chosen = _choose(texts, label, chance)
        if chosen is not None:
            lengths = texts.lengths[chosen]
            whole = (lengths @ texts.whole[chosen] / lengths.sum())[None, :]
            told = evidence(softmax(whole)[0], texts.part[chosen], lengths.tolist())
            rows.append(told)
            labels.append(label)
    return np.stack(rows), np.array(labels)


def _choose(texts: Texts, label: int, chance: Chance) -> NDArray[np.int64] | None:
    """Return the texts of a message that sounds so, None where this drawing makes none."""

    def some(mood: int, count: int) -> NDArray[np.int64]:
        return chance.choice(texts.of(mood), count)

    plain = some(NEUTRAL, int(chance.integers(_MOST_PLAIN + 1)))
    if label == NEUTRAL:
        return plain if len(plain) > 1 else None
    if label == MIXED:
        sides = [some(mood, int(chance.integers(1, _MOST_OF_A_SIDE + 1)))
                 for mood in (NEGATIVE, POSITIVE)]  # fmt: skip
        balance = texts.lengths[sides[0]].sum() / texts.lengths[sides[1]].sum()
        is_even = 1 / _BALANCE < balance < _BALANCE
        return np.concatenate([plain, *sides]) if is_even else None
    felt = some(label, int(chance.integers(1, _MOST_FELT + 1)))
    polite = some(POSITIVE if label == NEGATIVE else NEGATIVE, 1)
    is_short = texts.lengths[polite].sum() < _POLITE_SHARE * texts.lengths[felt].sum()
    said = [plain, felt, polite] if is_short and chance.random() < _POLITE else [plain, felt]
    found = np.concatenate(said)
    return found if len(found) > 1 else None


def _judge_unseen(sources: Sequence[Source], pull: float) -> list[tuple[Source, Texts]]:
    """Return each source and its texts, judged in turn by heads that were fitted to the others."""
    half = sources[0].vectors.shape[1] // 2
    judged = [
        (np.zeros((len(one.vectors), 3), np.float32), np.zeros((len(one.vectors), 3), np.float32))
        for one in sources
    ]
    for fold in range(_FOLDS):
        seen = [_pick(one, np.arange(len(one.vectors)) % _FOLDS != fold) for one in sources]
        whole, part = fit(seen, pull), fit([cut(one, half) for one in seen], pull)
        for source, (raw, chances) in zip(sources, judged, strict=True):
            here = np.arange(len(source.vectors)) % _FOLDS == fold
            raw[here] = source.vectors[here] @ whole.weights.T + whole.bias
            chances[here] = part.chances(source.vectors[here][:, half:])
    return [
        (one, Texts(raw, chances, one.wanted.argmax(axis=1), one.lengths / _BYTES_OF_A_TOKEN))
        for one, (raw, chances) in zip(sources, judged, strict=True)
    ]


def _clear_ones(source: Source, texts: Texts) -> Texts:
    taken = (source.wanted.max(axis=1) > _CLEAR) & (source.lengths <= _LONGEST)
    return Texts(texts.whole[taken], texts.part[taken], texts.labels[taken], texts.lengths[taken])


def _pick(source: Source, rows: NDArray[np.bool_]) -> Source:
    return replace(
        source,
        vectors=source.vectors[rows],
        wanted=source.wanted[rows],
        means=source.means[rows],
        weights=source.weights[rows],
        lengths=source.lengths[rows],
    )
