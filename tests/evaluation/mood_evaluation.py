"""Judges moods on sets of texts: `python -m tests.evaluation sentiment [FOLDER]`.

FOLDER holds the sets named in `mood_sets.MEASURED_ON`; those that aren't there are passed over. Of
a set that was trained on only what was held back is measured. Without FOLDER the texts are those
written for Cardfile that nothing is trained on, a set for each kind. Prints one JSON line a set:
the model with its head and, where an embedding model is installed, with what texts mean to that;
the same model asked in words one message at a time (`raw prompt`); and, where they are installed,
VADER and SnowNLP (`pip install vaderSentiment snownlp`; both MIT, only for this).

    --model ID       an installed model; default: the one in use
    --limit N        rows a set (200)
    --raw N          rows that the raw prompt is asked about (0: none)
    --only WORD      only sets with this word in their name
    --corrections    also: macro-F1 after 50, 100 and 200 corrections, judged on the other half
    --phrases        also: how often there are phrases, and leaving them out moves the score to 0
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from core.domain.meaning import TextVectors
from core.domain.sentiment import Mood, Sentiment
from core.paths import models_folder
from models.embedder import Embedder
from models.engine import Engine, Message, ScoreRequest
from models.host import LlamaHost
from models.moods import mood_reader
from models.moods.sentiment_head import LABELS, Head, MoodHeads, Numbers, find_heads
from models.prompts import as_data, load_prompt
from tests.evaluation.meaning_trainer import text_vectors
from tests.evaluation.mood_figures import figures
from tests.evaluation.mood_sets import MEASURED_ON, UNSEEN, MoodRow, read_own, read_set

_COUNTS = (50, 100, 200)
_DRAWS = 5
_SURE = 0.75
_NEUTRAL = 1
_HALF = 0.5
_VADER_EDGE = 0.05
_SNOW_EDGES = (0.4, 0.6)


def main(arguments: Sequence[str]) -> int:
    """Judge the sets of a folder."""
    parser = argparse.ArgumentParser(prog="evaluate sentiment", description="Judge moods.")
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--model", default="")
    parser.add_argument("--limit", type=int, default=200)
    parser.add_argument("--raw", type=int, default=0)
    parser.add_argument("--only", default="")
    parser.add_argument("--corrections", action="store_true")
    parser.add_argument("--phrases", action="store_true")
    options = parser.parse_args(arguments)
    host, embedder = LlamaHost(models_folder(), model_id=options.model), Embedder(models_folder())
    try:
        heads = find_heads(host.engine().model_id)
        if heads is None:
            parser.error(f"{host.engine().model_id} has no head")
        for name, rows in _sets(options.folder, options.only, options.limit):
            report = {"set": name} | judge_set(host.engine(), heads, embedder, rows, options)
            sys.stdout.write(json.dumps(report, ensure_ascii=False) + "\n")
            sys.stdout.flush()
    finally:
        host.close()
        embedder.close()
    return 0


def _sets(folder: Path | None, only: str, limit: int) -> Iterator[tuple[str, list[MoodRow]]]:
    """Yield each set that is there and wanted; of our own those rows that have one mood."""
    if folder is not None:
        for name in MEASURED_ON:
            if only in name and (folder / name).exists():
                yield name, read_set(folder, name, limit)
        return
    groups: dict[str, list[MoodRow]] = {}
    for name, row in read_own(UNSEEN):
        if only in name and max(row.wanted) > _HALF:
            groups.setdefault(name, []).append(row)
    yield from ((name, rows[:limit]) for name, rows in groups.items())


def judge_set(
    engine: Engine,
    heads: MoodHeads,
    embedder: Embedder,
    rows: Sequence[MoodRow],
    options: argparse.Namespace,
) -> dict[str, Any]:
    """Return all figures of a set."""
    texts = [row.text for row in rows]
    truth = np.array([row.label for row in rows])
    means = np.array([row.mean for row in rows], np.float32)
    started = time.perf_counter()
    readings = list(mood_reader.read(engine, heads, texts))
    meanings = _meanings(embedder, texts)
    seconds = time.perf_counter() - started
    moods = _judged(engine, heads, readings, meanings)
    told = np.stack(
        [
            mood_reader.chances(one, heads, heads.whole, meaning)
            for one, meaning in zip(readings, meanings, strict=True)
        ]
    )
    report: dict[str, Any] = {
        "head": figures(without_mixed(told), truth, means)
        | _by_word(moods, truth)
        | {"messages_per_s": round(len(rows) / seconds, 2)}
    }
    for name, peer in _peers().items():
        report[name] = figures(np.array([peer(text) for text in texts]), truth, means)
    if options.raw:
        report["raw prompt"] = _ask_in_words(engine, rows[: options.raw])
    if options.corrections:
        vectors = np.stack([reading.vector() for reading in readings])
        report["after corrections"] = _after_corrections(heads.whole, vectors, truth)
    if options.phrases:
        report["phrases"] = judge_phrases(engine, heads, embedder, readings, moods)
    return report


def _meanings(embedder: Embedder, texts: Sequence[str]) -> Sequence[TextVectors | None]:
    """Return what the texts mean to the embedding model, None each where none is installed."""
    return list(text_vectors(embedder, texts)) if embedder.model_id else [None] * len(texts)


def _judged(
    engine: Engine,
    heads: MoodHeads,
    readings: Sequence[mood_reader.Reading],
    meanings: Sequence[TextVectors | None],
) -> list[Sentiment]:
    return [
        mood_reader.judge(one, heads, heads.whole, engine.model_id, "", meaning)
        for one, meaning in zip(readings, meanings, strict=True)
    ]


def judge_phrases(
    engine: Engine,
    heads: MoodHeads,
    embedder: Embedder,
    readings: Sequence[mood_reader.Reading],
    moods: Sequence[Sentiment],
) -> dict[str, float]:
    """Return how many moods have verbatim phrases, and what happens without these."""
    felt = [
        (reading.text, mood)
        for reading, mood in zip(readings, moods, strict=True)
        if mood.label in (Mood.NEGATIVE, Mood.POSITIVE)
    ]
    quoted = [(text, mood) for text, mood in felt if mood.phrases]
    verbatim = sum(all(phrase in text for phrase in mood.phrases) for text, mood in quoted)
    rest = [_without(text, mood.phrases) for text, mood in quoted]
    read_again = list(mood_reader.read(engine, heads, rest))
    left = _judged(engine, heads, read_again, _meanings(embedder, rest))
    nearer = sum(
        abs(one.score) < abs(mood.score) or one.score * mood.score < 0
        for one, (_, mood) in zip(left, quoted, strict=True)
    )
    chars = [len(phrase) for _, mood in quoted for phrase in mood.phrases]
    return {
        "judged": len(felt),
        "with_verbatim_phrase": round(verbatim / max(1, len(felt)), 3),
        "nearer_to_0_without": round(nearer / max(1, len(quoted)), 3),
        "all_of_the_text": round(sum(not one.strip() for one in rest) / max(1, len(rest)), 3),
        "median_chars": float(np.median(chars)) if chars else 0.0,
    }


def without_mixed(told: Numbers) -> Numbers:
    """Return chances of LABELS alone: that of being mixed goes to the side that is likelier."""
    found = told[:, :3].copy()
    sides = np.where(found[:, 0] > found[:, 2], 0, 2)
    found[np.arange(len(found)), sides] += told[:, 3]
    return found


def _without(text: str, phrases: Sequence[str]) -> str:
    for phrase in phrases:
        text = text.replace(phrase, " ", 1)
    return text


def _by_word(moods: Sequence[Sentiment], truth: Any) -> dict[str, float]:
    """Return how good the words and certainties are that a person reads."""
    has_neutral = bool((truth == _NEUTRAL).any())
    guesses = np.array([_label(mood, has_neutral=has_neutral) for mood in moods])
    sure = np.array([mood.certainty >= _SURE for mood in moods])
    right = guesses == truth
    return {
        "mixed": sum(mood.label is Mood.MIXED for mood in moods),
        "label_accuracy": round(float(right.mean()), 3),
        "share_sure": round(float(sure.mean()), 3),
        "right_of_sure": round(float(right[sure].mean()), 3) if sure.any() else 0.0,
    }


def _label(mood: Sentiment, *, has_neutral: bool) -> int:
    """Return a label of the set: mixed, and neutral where the set has none, by score."""
    if mood.label is not Mood.MIXED and (has_neutral or mood.label is not Mood.NEUTRAL):
        return LABELS.index(mood.label.value)
    return 2 if mood.score > 0 else 0


def _after_corrections(head: Head, vectors: Numbers, truth: Any) -> dict[str, list[float]]:
    """Return, for each count, mean and worst change of macro-F1, and its mean, over draws."""
    chance = np.random.default_rng(7)
    found: dict[str, list[float]] = {}
    for count in _COUNTS:
        if count > len(truth) // 2:
            continue
        before, after = [], []
        for _ in range(_DRAWS):
            order = chance.permutation(len(truth))
            told, judged = order[:count], order[len(truth) // 2 :]
            adapted = head.adapted(vectors[told], truth[told])
            for values, one in ((before, head), (after, adapted)):
                chances = one.chances(vectors[judged])
                means = np.full(len(judged), np.nan)
                values.append(figures(chances, truth[judged], means)["macro_f1"])
        change = np.array(after) - np.array(before)
        found[str(count)] = [
            round(float(value), 3) for value in (np.mean(after), change.mean(), change.min())
        ]
    return found


def _ask_in_words(engine: Engine, rows: Sequence[MoodRow]) -> dict[str, float]:
    """Return the figures of the model's own words, uncorrected, one message at a time."""
    prompt = load_prompt("sentiment")
    messages = (Message("system", prompt.raw("system")), Message("user", prompt.raw("user")))
    started = time.perf_counter()
    logs = [
        next(iter(engine.score(ScoreRequest(messages, (_short(row.text),), LABELS))))
        for row in rows
    ]
    seconds = time.perf_counter() - started
    truth = np.array([row.label for row in rows])
    means = np.array([row.mean for row in rows], np.float32)
    found = figures(np.exp(np.array(logs)), truth, means)
    return found | {"messages_per_s": round(len(rows) / seconds, 2)}


def _short(text: str) -> str:
    return as_data(text).encode()[:1000].decode("utf-8", "ignore") or "."


def _peers() -> dict[str, Callable[[str], tuple[float, float, float]]]:
    """Return the word lists that are installed, each as chances of the labels."""
    found: dict[str, Callable[[str], tuple[float, float, float]]] = {}
    try:
        vader = importlib.import_module("vaderSentiment.vaderSentiment")
        analyzer = vader.SentimentIntensityAnalyzer()
        found["VADER"] = lambda text: _chances(
            analyzer.polarity_scores(text)["compound"], -_VADER_EDGE, _VADER_EDGE
        )
    except ImportError:
        pass
    try:
        snow = importlib.import_module("snownlp")
        found["SnowNLP"] = lambda text: _chances(
            2 * snow.SnowNLP(text or ".").sentiments - 1,
            2 * _SNOW_EDGES[0] - 1,
            2 * _SNOW_EDGES[1] - 1,
        )
    except ImportError:
        pass
    return found


def _chances(score: float, low: float, high: float) -> tuple[float, float, float]:
    """Return chances whose likeliest is what the score says; sides keep the score's difference."""
    negative, positive = max(0.0, -score), max(0.0, score)
    if low < score < high:
        return negative, 1.0 - negative - positive, positive
    return 0.5 - score / 2, 0.0, 0.5 + score / 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
