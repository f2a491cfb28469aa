"""What `cardfile sentiment` does besides rating: the owner says how messages and words sound."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from core.domain.mood_learning import Ruling, UnsureMessage, WordRule
from core.domain.sentiment import Mood
from core.errors import UserError
from desktop.commands.console import opened, plain, print_json
from desktop.commands.numbers import whole_number
from desktop.start.startup import Program

_MOODS = tuple(mood.value for mood in Mood)
_SHOWN = 3


def add_to(parser: argparse.ArgumentParser, given: Any) -> None:  # noqa: ANN401 - argparse's own
    """Add the options. given: the group of which only one may be given."""
    given.add_argument(
        "--correct",
        nargs=2,
        metavar=("ID", "LABEL"),
        help=f"say how a message sounds: {', '.join(_MOODS)}, or program to let it decide again; "
        "tells which like messages would change, too",
    )
    given.add_argument(
        "--unsure", action="store_true", help="messages whose mood is hard to tell, one a line"
    )
    given.add_argument("--words", action="store_true", help="words that mean something else here")
    given.add_argument(
        "--word",
        nargs=2,
        metavar=("WORD", "MEANING"),
        help="say what a word means here: positive, negative, neutral, or default to forget it",
    )
    given.add_argument("--learning", action="store_true", help="how the program learns, as JSON")
    parser.add_argument(
        "--alike", action="store_true", help="with --correct: change the like messages, too"
    )
    parser.add_argument(
        "--limit", type=whole_number, default=40, help="with --unsure: at most so many"
    )


def is_asked(arguments: argparse.Namespace) -> bool:
    """Say whether any of these options was given."""
    flags = (arguments.unsure, arguments.words, arguments.learning)
    return any(flags) or arguments.correct is not None or arguments.word is not None


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked and print JSON, an object a line."""
    with opened(arguments) as program:
        if arguments.correct is not None:
            _correct(program, *arguments.correct, with_alike=arguments.alike)
        elif arguments.unsure:
            for message in program.teaching.list_unsure(arguments.limit, with_unrated=True):
                print_json(_unsure(message))
        elif arguments.word is not None:
            _say_word(program, *arguments.word)
        elif arguments.words:
            for rule in program.teaching.list_words():
                print_json({"word": rule.phrase, "meaning": rule.mood.value})
        else:
            print_json(plain(program.teaching.report()))
    return 0


def _correct(program: Program, number: str, label: str, *, with_alike: bool) -> None:
    if not number.isdecimal() or label not in {*_MOODS, "program"}:
        raise UserError("mood-unknown", label=label, labels=", ".join(_MOODS))
    message_id = int(number)
    if label == "program":
        program.teaching.take_back(message_id)
        print_json({"id": message_id, "label": "", "source": "program"})
        return
    mood = Mood(label)
    others = program.teaching.preview(message_id, mood)
    ids = tuple(one.interaction_id for one in others)
    program.teaching.rule(Ruling(message_id, mood, ids if with_alike else ()))
    print_json({"id": message_id, "label": label, "source": "you", "alike": ids,
                "changed": len(ids) if with_alike else 0})  # fmt: skip
    if others and not with_alike:
        print(  # a person reads it, the JSON is on stdout
            f"{len(others)} like messages would change, too; --alike changes them. Such as:",
            file=sys.stderr,
        )
        for other in others[:_SHOWN]:
            print(f"  {other.interaction_id}: {other.excerpt}", file=sys.stderr)


def _say_word(program: Program, word: str, meaning: str) -> None:
    if meaning == "default":
        rule = next((one for one in program.teaching.list_words() if one.phrase == word), None)
        if rule is None:
            raise UserError("word-rule-missing")
        change = program.teaching.remove_word(rule.id)
    elif meaning in _MOODS:
        change = program.teaching.add_word(WordRule(word, Mood(meaning)))
    else:
        raise UserError("mood-unknown", label=meaning, labels=", ".join(_MOODS[:3]))
    print_json({"word": word, "meaning": meaning, "read_again": len(change.ids)})


def _unsure(message: UnsureMessage) -> dict[str, object]:
    record, guess = message.record, message.guess
    return {
        "id": record.id,
        "from": message.who,
        "subject": record.subject,
        "text": record.new_text,
        "label": guess.label.value if guess else "",
        "certainty": guess.certainty if guess else 0.0,
        "source": guess.source if guess else "",
        "alike": message.alike,
    }
