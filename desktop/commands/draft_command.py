"""`cardfile draft`: an answer, proposed by the model; nothing is sent."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from core.domain.draft import (
    ALL_TOLD,
    FIXED_WORDS,
    LANGUAGE,
    SHORTEST,
    UNREAD,
    DraftPiece,
    DraftRequest,
    DraftResult,
    DraftWish,
    Length,
    Steering,
    Tone,
)
from core.domain.interaction import Direction
from core.errors import UserError
from core.services.loose_draft import request_from_files
from core.services.prepared_service import alternatives
from core.text.language import LANGUAGE_NAMES
from desktop.commands.console import opened, plain, print_json, print_safely, running_model
from desktop.commands.numbers import whole_number
from desktop.start.startup import Model


def add_to(verbs: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401 - argparse's own
    """Add the verb."""
    parser = verbs.add_parser(
        "draft",
        parents=[common],
        help="propose an answer to an interaction, or to a message you give",
    )
    parser.add_argument(
        "interaction", nargs="?", type=whole_number, help="the number that `cardfile list` gives"
    )
    parser.add_argument("--message", type=Path, metavar="FILE", help="answer this .eml or text")
    parser.add_argument(
        "--facts", type=Path, metavar="FILE", help="what the answer may use: JSON, or label: value"
    )
    parser.add_argument("--sign", default="", metavar="NAME", help="who signs")
    parser.add_argument("--steer", default="", metavar="TEXT", help="one line of what you want")
    parser.add_argument("--tone", choices=[tone.value for tone in Tone], default=Tone.USUAL.value)
    parser.add_argument(
        "--length", choices=[length.value for length in Length], default=Length.USUAL.value
    )
    parser.add_argument(
        "--language",
        choices=tuple(LANGUAGE_NAMES),
        default="",
        metavar="CODE",
        help=f"one of {', '.join(LANGUAGE_NAMES)}",
    )
    parser.add_argument(
        "--alternatives",
        type=whole_number,
        default=1,
        metavar="N",
        help="up to three answers of other kinds",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the draft, streaming when it is for reading."""
    if (arguments.interaction is None) == (arguments.message is None):
        raise UserError("draft-what")
    if arguments.message is not None:
        request = request_from_files(
            arguments.message, arguments.facts, sign=arguments.sign, steer=arguments.steer
        )
        wish = _wish(arguments)
        language = wish.language or request.language
        request = replace(request, tone=wish.tone, length=wish.length, language=language)
        with running_model(arguments) as model:
            _write_all(model, request, arguments)
        return 0
    with opened(arguments) as program, running_model(arguments, program.prompts) as model:
        interaction = program.inbox.get_interaction(arguments.interaction)
        if interaction.direction is Direction.OUTGOING:
            raise UserError("draft-own-message")
        if program.settings_file.load().finds_by_meaning:
            program.meanings.begin(model.embedder.model_id)
        request = program.drafts.prepare(interaction.id, _wish(arguments))
        results = _write_all(model, request, arguments)
        program.drafts.save(interaction.id, results[0])
    return 0


def _wish(arguments: argparse.Namespace) -> DraftWish:
    tone, length = Tone(arguments.tone), Length(arguments.length)
    return DraftWish(arguments.steer, tone, length, language=arguments.language)


def _write_all(
    model: Model, request: DraftRequest, arguments: argparse.Namespace
) -> list[DraftResult]:
    """Write and show as many answers as were asked for, the usual one first."""
    requests = alternatives(request)[: max(1, arguments.alternatives)]
    results = []
    for one in requests:
        if len(requests) > 1 and not arguments.json:
            print(f"== {one.kind.value} ==")
        results.append(write(model, one, is_shown=not arguments.json))
        if not arguments.json:
            _show(results[-1])
    if arguments.json:
        plain_results = [
            plain(result) | {"interaction_id": request.interaction_id or None} for result in results
        ]
        print_json(plain_results[0] if len(requests) == 1 else {"alternatives": plain_results})
    return results


def write(model: Model, request: DraftRequest, *, is_shown: bool) -> DraftResult:
    """Return the finished draft; its words appear as they come when it is shown."""
    for piece in model.writer.stream(request):
        if is_shown:
            _show_piece(piece)
        if piece.result is not None:
            if is_shown:
                print()
            return piece.result
    raise RuntimeError("the writer ended without a result")


def _show_piece(piece: DraftPiece) -> None:
    sys.stdout.write("".join(c for c in piece.text if c == "\n" or c.isprintable()))
    sys.stdout.flush()


def _show(result: DraftResult) -> None:
    print("—" * 40)
    print_safely(f"Used: {', '.join(result.sources) or 'the message only'}")
    if understood := "; ".join(_understood(result.understood)):
        print_safely(f"Understood: {understood}")
    lacking = {
        LANGUAGE: "It may be in another language than was asked.",
        UNREAD: "The conversation is very long: only its newest part was read.",
        SHORTEST: "It can't be shorter: it says only what has to be said.",
        ALL_TOLD: "It can't say more: nothing else is known.",
        FIXED_WORDS: "The wording stays as it is: it is made of set sentences.",
    }
    for left_out in result.left_out:
        print_safely(lacking.get(left_out, f"Not answered: {left_out}"))
    for removal in result.removals:
        instead = f", now {removal.instead}" if removal.instead else ""
        print_safely(f"Taken out ({removal.reason}{instead}): {removal.text}")
    for claim in result.unsupported:
        print_safely(f"Nothing stored supports ({claim.reason}): {claim.text}")
    made_by = result.model or "no model"
    print(f"{result.language}, {made_by}, {result.tokens} tokens, {result.seconds:.1f} s.")
    print("Nothing was sent.")


def _understood(steering: Steering) -> list[str]:
    """Return how the line was taken, part by part."""
    named = {"tone": steering.tone, "length": steering.length, "language": steering.language}
    named |= {"how to write": steering.manner, "to mention": ", ".join(steering.topics)}
    named |= {"not to mention": ", ".join(steering.silent), "to say": steering.say}
    return [f"{name}: {words}" for name, words in named.items() if words]
