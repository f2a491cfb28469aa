"""`cardfile search TEXT`."""

from __future__ import annotations

import argparse
from typing import Any

from core.domain.search import SearchHit
from core.services import meaning_service
from desktop.commands.console import ProgressBar, opened, print_json, running_model
from desktop.commands.numbers import whole_number
from desktop.start.startup import Program


def add_to(verbs: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401 - argparse's own
    """Add the verb."""
    parser = verbs.add_parser(
        "search", parents=[common], help="people, companies, deals, tasks, mail and notes"
    )
    parser.add_argument("text", nargs="+")
    parser.add_argument("--limit", type=whole_number, default=20, metavar="N")
    parser.add_argument(
        "--meaning", action="store_true", help="messages and notes that mean alike, in any words"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the hits, best first."""
    words = " ".join(arguments.text)
    with opened(arguments) as program:
        if arguments.meaning:
            hits = _alike(arguments, program, words)
        else:
            hits = program.search.search(words, arguments.limit)
        for hit in hits:
            print_json(hit)
    return 0


def _alike(arguments: argparse.Namespace, program: Program, words: str) -> tuple[SearchHit, ...]:
    """Return what means alike, once everything that is new has been read."""
    with running_model(arguments) as model:
        embedder, bar = model.embedder, ProgressBar("Reading for meaning")
        for _meaning in program.meanings.read_all(
            embedder, lambda share: bar.show(int(share * 100), 100, f"{share:.0%}")
        ):
            pass
        bar.close()
        question, alike_from = embedder.embed_question(words), embedder.alike_from(words)
        hits = program.meanings.find(question, alike_from, most=arguments.limit)
        return meaning_service.to_the_point(embedder, question, hits)
