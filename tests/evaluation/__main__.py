"""Judges what the models say on labelled files: `python -m tests.evaluation --help`.

With `import` as the first word it accounts for files instead: see `tests.evaluation.imports`. With
`claims` it judges the claim check on drafts that hold known claims: see `tests.evaluation.claims`.
With `planted FILE` it plants faults in the program's drafts for it: see `tests.evaluation.planted`.
With `drafts` it judges drafts beside a bare prompt's: see `tests.evaluation.drafts`.
With `reading` it answers a firm's letters for a person to read: see `tests.evaluation.reading`.
With `injection` it judges what becomes of orders in a letter: see `tests.evaluation.injection`;
with `injection-sets` of the published ones in a real file: see `tests.evaluation.injection_sets`.
With `train-concern` it trains what tells which notes concern a letter: see `concern_trainer.py`.
With `completion FILE SENDER ...` it types later mail with the next words offered.
With `meaning` it judges the search by meaning: see `tests.evaluation.meaning`.
With `sentiment FOLDER` it judges moods on many sets: see `mood_evaluation.py`; `train-moods` trains
what tells them: see `mood_trainer.py`; `train-letters` and `train-meaning` what a student knows
before it learns.
With `mails` it judges moods on whole business mails: see `mood_mails.py`.
With `mood-learning FOLDER` it tells what corrections of moods bring: see `mood_learning.py`.

Prints one JSON document. Results of a model are fuzzy, so they are judged here by shares over many
rows, never by equality in a test.

    --sentiment FILE.csv ...   columns text and label (negative, neutral, positive)
    duplicates FILE ...        sets of duplicates, CSV or JSON lines: see `duplicates.py`
    --model ID                 an installed model; default: the one in use
    --limit N                  rows per file, an even sample
    --dump FILE                raw label log-probabilities, for `tests.evaluation.calibrate`
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from core.domain.duplicate import DEFAULT_THRESHOLD
from core.domain.sentiment import Mood, RatingTask, Sentiment
from core.errors import UserError
from core.paths import models_folder
from core.text.sentences import split_parts
from models.engine import MAX_ITEM_BYTES, Message, ScoreRequest
from models.host import LlamaHost
from models.moods.sentiment_head import LABELS
from models.prompts import as_data, load_prompt
from tests.evaluation import (
    claims,
    completion,
    concern_trainer,
    drafts,
    duplicates,
    imports,
    injection,
    injection_sets,
    letters_trainer,
    meaning,
    meaning_trainer,
    mood_evaluation,
    mood_learning,
    mood_mails,
    mood_trainer,
    planted,
    reading,
)

Row = dict[str, str]


def _print(figures: dict[str, Any]) -> int:
    sys.stdout.write(json.dumps(figures, ensure_ascii=False, indent=1) + "\n")
    return 0


_OTHERS: dict[str, Callable[[Sequence[str]], int]] = {
    "import": imports.main,
    "meaning": meaning.main,
    "train-concern": concern_trainer.main,
    "mails": mood_mails.main,
    "mood-learning": mood_learning.main,
    "drafts": drafts.main,
    "reading": reading.main,
    "sentiment": mood_evaluation.main,
    "train-moods": mood_trainer.main,
    "train-letters": letters_trainer.main,
    "train-meaning": meaning_trainer.main,
    "injection": injection.main,
    "injection-sets": injection_sets.main,
    "claims": lambda files: _print(claims.judge([Path(name) for name in files])),
    "planted": planted.main,
    "completion": lambda words: _print(completion.judge(Path(words[0]), words[1:])),
}


def main(arguments: Sequence[str]) -> int:
    """Judge what the arguments name and print the result."""
    if arguments and arguments[0] in _OTHERS:
        return _OTHERS[arguments[0]](arguments[1:])
    parser = argparse.ArgumentParser(prog="evaluate", description="Judge ratings.")
    parser.add_argument("--threshold", type=float, default=DEFAULT_THRESHOLD)
    parser.add_argument("duplicates", nargs="*", type=Path, metavar="duplicates FILE")
    parser.add_argument("--sentiment", nargs="*", type=Path, default=[])
    parser.add_argument("--model", default="")
    parser.add_argument("--limit", type=int, default=200)
    parser.add_argument("--dump", type=Path)
    options = parser.parse_args(arguments)
    if options.duplicates:
        if str(options.duplicates[0]) != "duplicates" or len(options.duplicates) < 2:
            parser.error("say `duplicates FILE ...`")
        return _judge_duplicates(options.duplicates, options.threshold)
    host = LlamaHost(models_folder(), model_id=options.model)
    try:
        report: dict[str, Any] = {"model": host.engine().model_id}
        rows = {str(path): _read_rows(path, options.limit) for path in options.sentiment}
        if options.dump:
            _dump(host, rows, options.dump)
        else:
            report["sentiment"] = {
                name: _judge_sentiment(host, some) for name, some in rows.items()
            }
    except UserError as error:
        print(f"{error.key} {error.details}", file=sys.stderr)  # noqa: T201 - a terminal program
        return 2
    finally:
        host.close()
    print(json.dumps(report, ensure_ascii=False, indent=2))  # noqa: T201 - a terminal program
    return 0


def _judge_duplicates(words: Sequence[Path], threshold: float) -> int:
    """Print precision, recall and F1 of each set; the first word is the task's name."""
    for path in words[1:]:
        result = {"set": str(path), "threshold": threshold} | duplicates.judge(path, threshold)
        print(json.dumps(result, ensure_ascii=False))  # noqa: T201 - a terminal program
    return 0


def _read_rows(path: Path, limit: int) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["label"] in LABELS]
    step = max(1, len(rows) // limit)
    return rows[::step][:limit]


def _judge_sentiment(host: LlamaHost, rows: list[Row]) -> dict[str, Any]:
    tasks = [RatingTask(number, row["text"]) for number, row in enumerate(rows)]
    started = time.perf_counter()
    sentiments = [rating.sentiment for rating in host.scorer.score(tasks)]
    seconds = time.perf_counter() - started
    truth = [row["label"] for row in rows]
    has_neutral = "neutral" in truth
    guesses = [_plain_label(sentiment, has_neutral=has_neutral) for sentiment in sentiments]
    return {
        "rows": len(rows),
        "accuracy": _accuracy(truth, guesses),
        "macro_f1": _macro_f1(truth, guesses),
        "mixed": sum(1 for sentiment in sentiments if sentiment.label is Mood.MIXED),
        "by_certainty": _by_certainty(truth, guesses, sentiments),
        "messages_per_s": round(len(rows) / seconds, 2),
    }


def _plain_label(sentiment: Sentiment, *, has_neutral: bool) -> str:
    """Return one of the labels of the set: mixed, and neutral where the set has none, by score."""
    is_plain = sentiment.label is not Mood.MIXED and (
        has_neutral or sentiment.label is not Mood.NEUTRAL
    )
    if is_plain:
        return sentiment.label.value
    return "positive" if sentiment.score > 0 else "negative"


def _accuracy(truth: Sequence[str], guesses: Sequence[str]) -> float:
    hits = sum(one == other for one, other in zip(truth, guesses, strict=True))
    return round(hits / max(1, len(truth)), 3)


def _macro_f1(truth: Sequence[str], guesses: Sequence[str]) -> float:
    scores = []
    for label in sorted(set(truth)):
        both = sum(t == g == label for t, g in zip(truth, guesses, strict=True))
        either = truth.count(label) + guesses.count(label)
        scores.append(2 * both / either if either else 0.0)
    return round(sum(scores) / max(1, len(scores)), 3)


def _by_certainty(
    truth: Sequence[str], guesses: Sequence[str], sentiments: Sequence[Sentiment]
) -> dict[str, list[float]]:
    """Return per band of certainty how many ratings, and how many of them are right."""
    bands: dict[str, list[bool]] = {}
    for label, guess, sentiment in zip(truth, guesses, sentiments, strict=True):
        low = min(int(sentiment.certainty * 5), 4) / 5
        bands.setdefault(f"{low:.1f}-{low + 0.2:.1f}", []).append(label == guess)
    return {
        band: [len(hits), round(sum(hits) / len(hits), 3)] for band, hits in sorted(bands.items())
    }


def _dump(host: LlamaHost, rows: dict[str, list[Row]], target: Path) -> None:
    prompt = load_prompt("sentiment")
    messages = (Message("system", prompt.raw("system")), Message("user", prompt.raw("user")))
    dumped = []
    for some in rows.values():
        texts = [(split_parts(as_data(row["text"]), MAX_ITEM_BYTES) or ["."])[0] for row in some]
        scores = host.engine().score(ScoreRequest(messages, tuple(texts), LABELS))
        dumped += [[row["label"], list(score)] for row, score in zip(some, scores, strict=True)]
    target.write_text(json.dumps({"prompt": prompt.version, "rows": dumped}), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
