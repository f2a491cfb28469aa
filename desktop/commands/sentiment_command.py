"""`cardfile sentiment`: how messages sound, one JSON object a line."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from core.domain.model import ModelStatus
from core.domain.sentiment import STUDENTS, Rating, RatingTask
from core.errors import UserError
from core.services.mood_standing import Progress
from desktop.commands import teaching_command
from desktop.commands.console import ProgressBar, opened, plain, print_json, running_model

_SLICE = 16


def add_to(verbs: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401 - argparse's own
    """Add the verb."""
    parser = verbs.add_parser(
        "sentiment",
        parents=[common],
        help="rate what is unrated in the file, or the texts you give; say how messages sound",
        description="Prints one JSON object for each message, once nothing more is to be said of "
        "it: what the model read at once, what was learned from your mail at the end.",
    )
    given = parser.add_mutually_exclusive_group()
    given.add_argument("--text", help="rate this text")
    given.add_argument(
        "--input",
        type=Path,
        metavar="FILE",
        help="rate a .csv or .jsonl file with a text column, and an id column if it has one",
    )
    teaching_command.add_to(parser, given)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Rate and print, or teach."""
    if teaching_command.is_asked(arguments):
        return teaching_command.run(arguments)
    if arguments.text is None and arguments.input is None:
        return _rate_file(arguments)
    rows = [("text", arguments.text)] if arguments.text is not None else _rows(arguments.input)
    numbered = list(enumerate(rows))
    bar = ProgressBar("Reading moods")
    with running_model(arguments) as model:
        for start in range(0, len(numbered), _SLICE):
            part = numbered[start : start + _SLICE]
            tasks = [RatingTask(number, text) for number, (_, text) in part]
            for rating in model.scorer.score(tasks):
                _print(rating, rows[rating.id][0])
            bar.show(start + len(part), len(numbered), f"{start + len(part)} of {len(numbered)}")
    bar.close()
    return 0


def _rate_file(arguments: argparse.Namespace) -> int:
    bar = ProgressBar("Reading moods")
    open_words = set[int]()

    def show(at: Progress) -> None:
        again = "unsure ones: " if at.is_again else ""
        bar.show(at.done, at.total, f"{again}{at.done} of {at.total}")

    with opened(arguments) as program, running_model(arguments) as model:
        state = model.host.state()
        has_model = state.status is not ModelStatus.MISSING
        if has_model and program.sentiments.count_unscored():
            program.teaching.teach(model.scorer, state.model_id)
        may_read = program.settings_file.load().finds_by_meaning
        embedder = model.embedder if may_read else None
        is_any = False
        try:
            for rating in program.cascade.rate_all(model.scorer, show, embedder):
                is_any = True
                if rating.sentiment.source in STUDENTS:
                    open_words.add(rating.id)  # the model or a later student may say otherwise
                else:
                    open_words.discard(rating.id)
                    _print(rating, rating.id)
        finally:  # also of what was stopped: it is on disk
            for rating in program.sentiments.list_ratings(sorted(open_words)):
                _print(rating, rating.id)
    bar.close()
    if not is_any:
        print("Every message that could be rated is.", file=sys.stderr)
    return 0


def _print(rating: Rating, shown_id: object) -> None:
    print_json({"id": shown_id} | plain(rating.sentiment))


def _rows(path: Path) -> list[tuple[object, str]]:
    """Return id and text of each row; the row's number where it has no id."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            found = _json_rows(stream) if path.suffix == ".jsonl" else csv.DictReader(stream)
            rows: list[tuple[object, str]] = [
                (row.get("id", number), str(row["text"])) for number, row in enumerate(found, 1)
            ]
    except (KeyError, AttributeError, TypeError) as error:
        raise UserError("input-without-text", path=str(path)) from error
    except (OSError, ValueError, csv.Error) as error:
        raise UserError("input-unreadable", path=str(path)) from error
    if not rows:
        raise UserError("input-empty", path=str(path))
    return rows


def _json_rows(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in lines if line.strip())
