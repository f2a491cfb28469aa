"""`cardfile demo`: the main job on the sample data, start to end, and a picture of the window.

It works on a profile of its own that is gone afterwards; the owner's file is never touched.
"""

from __future__ import annotations

import argparse
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import Any

from core.domain.importing import ImportProgress, ImportReport
from core.domain.interaction import Conversation, Direction, Interaction
from core.errors import UserError
from desktop.commands.console import ProgressBar, print_safely, running_model, say
from desktop.commands.draft_command import write
from desktop.start.startup import Model, Program, throwaway_program

_MARKS = {"negative": "☹", "neutral": "·", "positive": "☺", "mixed": "±"}
_SHOWN = 12
_SHORT_MOODS = 16


def add_to(verbs: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401 - argparse's own
    """Add the verb."""
    parser = verbs.add_parser(
        "demo",
        parents=[common],
        help="the main job on the sample data, and a picture of the window",
        description="Imports a small firm's year into a throw-away file, reads its moods, drafts "
        "two answers, and saves a picture of the window. Nothing of yours is touched.",
    )
    parser.add_argument(
        "--picture",
        type=Path,
        default=Path("cardfile-demo.png"),
        metavar="FILE",
        help="where the picture of the window goes (default: %(default)s)",
    )
    parser.add_argument(
        "--short", action="store_true", help="read only the first moods and draft one answer"
    )
    parser.add_argument("--language", choices=("en", "zh_CN"), default="en")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Do the main job where everybody can see it."""
    with throwaway_program() as program, running_model(arguments) as model:
        print("1. Import: the year of a small workshop, mail, contacts, calls and notes")
        report = _import(program)
        print(
            f"   read {report.read} = {report.created} created + {report.updated} updated + "
            f"{report.merged} merged + {report.skipped} skipped + {report.rejected} rejected"
        )
        try:
            _read_moods(program, model, _SHORT_MOODS if arguments.short else None)
            _draft(program, model, "en")
            if not arguments.short:
                _draft(program, model, "zh")
        except UserError as error:
            print(f"   {say(error)}")
        print("4. The window")
        from desktop.start.window_startup import save_picture  # noqa: PLC0415 - the only need for Qt

        save_picture(
            program,
            model,
            arguments.picture,
            language=arguments.language,
            theme_name=arguments.theme,
        )
        print(f"   picture: {arguments.picture.resolve()}")
        print("5. Undo: one step takes the sample data back")
        program.sample.remove()
        print(
            f"   left: {program.contacts.count_contacts()} contacts, "
            f"{program.inbox.count_interactions()} interactions"
        )
    return 0


def _import(program: Program) -> ImportReport:
    bar = ProgressBar("Importing")

    def show(progress: ImportProgress) -> None:
        bar.show(progress.bytes_done, progress.bytes_total, str(progress.read))

    report = program.sample.load(show)
    bar.close()
    return report


def _read_moods(program: Program, model: Model, limit: int | None) -> None:
    total = program.sentiments.count_unscored()
    print(f"2. Moods: {total} messages from customers")
    bar = ProgressBar("Reading moods")
    counts: Counter[str] = Counter()
    ratings = program.sentiments.rate_all(
        model.scorer, lambda done, of: bar.show(done, of, f"{done} of {of}")
    )
    for rating in islice(ratings, limit):
        counts[rating.sentiment.label.value] += 1
    bar.close()
    print("   " + ", ".join(f"{count} {label}" for label, count in counts.most_common()))
    for conversation in program.inbox.list_conversations("upset", "", _SHOWN):
        _print_mood(conversation)


def _print_mood(conversation: Conversation) -> None:
    if conversation.mood is None:
        return
    phrase = conversation.mood.phrases[0] if conversation.mood.phrases else conversation.snippet
    mark = _MARKS[conversation.mood.label.value]
    print_safely(
        f"   {mark} {conversation.mood.score:+.2f}  {conversation.with_name}: "
        f"{' '.join(phrase.split())[:90]}"
    )


def _draft(program: Program, model: Model, language: str) -> None:
    message = _waiting(program, language)
    if message is None:
        return
    print(f"3. An answer, drafted on this computer ({language})")
    who = message.headers.sender.name if message.headers and message.headers.sender else ""
    print_safely(f"   {who}: {' '.join(message.new_text.split())[:300]}")
    print("   " + "—" * 40)
    request = program.drafts.prepare(message.id)
    result = write(model, request, is_shown=True)
    program.drafts.save(message.id, result)
    print(
        f"   ({result.model}, {result.tokens} tokens in {result.seconds:.1f} s; "
        f"used: {', '.join(result.sources) or 'the message only'}; "
        f"{len(result.unsupported)} unsupported claims)"
    )


def _waiting(program: Program, language: str) -> Interaction | None:
    """Return a message that waits for an answer and asks something."""
    for conversation in program.inbox.list_conversations("needs-reply", "", 100):
        last = program.inbox.list_messages(conversation.thread_id)[-1]
        asks = "?" in last.new_text or "？" in last.new_text
        if last.language == language and asks and last.direction is Direction.INCOMING:
            return last
    return None
