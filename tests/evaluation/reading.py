"""Writes the drafts for a firm's letters, to be read by a person as the owner would.

`python -m tests.evaluation reading FOLDER ...`: in each folder `notes/*.txt`, `contacts.csv`,
`deals.csv` where there are any, `appointments.ics` and `letters/*.eml`, as an owner has them. They
come into a throw-away file as they would in the window, moods and all; each letter that waits is
answered.

    --fake              without a model: every note as it stands
    --words             notes are found by words only, not by what they mean
    --only WORD         letters whose file's name holds it
    --steer LINE        what stands in the line above the draft
    --three             also the short answer and the one for later

Printed for each: the letter, the draft, the notes it was made of, and what the check marks.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from email import message_from_bytes
from email.policy import default
from email.utils import parseaddr
from pathlib import Path

from core.domain.draft import DraftRequest, DraftResult, DraftWish
from core.domain.importing import ImportOptions
from core.domain.interaction import Direction, Interaction
from core.domain.knowledge import Owner
from core.domain.ports import DraftWriter as Writes
from core.paths import models_folder
from core.services.prepared_service import alternatives
from desktop.start.startup import Program, throwaway_program
from models.drafts.draft_writer import DraftWriter
from models.embedder import Embedder
from models.fake_engine import FakeEngine
from models.host import LlamaHost


def main(arguments: Sequence[str]) -> int:
    """Answer the letters of each folder and print what was written."""
    parser = argparse.ArgumentParser(prog="evaluate reading")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--fake", action="store_true")
    parser.add_argument("--words", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--steer", default="")
    parser.add_argument("--three", action="store_true")
    options = parser.parse_args(arguments)
    embedder = None if options.words else Embedder(models_folder())
    host = None if options.fake else LlamaHost(models_folder(), embedder=embedder)
    fake = FakeEngine()
    try:
        for folder in options.folders:
            with throwaway_program() as program:
                fill(program, folder)
                program.meanings.begin("" if embedder is None else embedder.model_id)
                if host is not None:
                    list(program.sentiments.rate_all(host.scorer, lambda _done, _of: None))
                writer = host.writer if host is not None else DraftWriter(lambda: fake, embedder)
                for letter in letters_of(program, folder, options.only):
                    request = program.drafts.prepare(letter.id, DraftWish(options.steer))
                    _write(writer, letter, request, is_three=options.three)
    finally:
        if host is not None:
            host.close()
        if embedder is not None:
            embedder.close()
    return 0


def fill(program: Program, folder: Path) -> None:
    """Bring a firm's notes, contacts, appointments and letters in."""
    mails = sorted((folder / "letters").glob("*.eml"))
    owner, address = parseaddr(str(message_from_bytes(mails[0].read_bytes(), policy=default)["To"]))
    program.owner.set_owner(Owner(name=owner, addresses=(address,)))
    program.owner.add_note_files(sorted((folder / "notes").glob("*.txt")))
    for name in ("contacts.csv", "deals.csv", "appointments.ics", "letters"):
        if (folder / name).exists():
            program.imports.run((folder / name,), ImportOptions())


def letters_of(program: Program, folder: Path, only: str = "") -> Iterator[Interaction]:
    """Yield the customers' letters in the order of their files."""
    arrived = {
        one.headers.message_id: one
        for one in program.inbox.list_interactions(limit=1000)
        if one.headers is not None and one.direction is Direction.INCOMING
    }
    for path in sorted((folder / "letters").glob("*.eml")):
        number = str(message_from_bytes(path.read_bytes(), policy=default)["Message-ID"])
        found = arrived.get(number) or arrived.get(number.strip("<>"))
        if found is not None and only in path.name:
            yield program.inbox.get_interaction(found.id)


def _write(writer: Writes, letter: Interaction, request: DraftRequest, *, is_three: bool) -> None:
    mood = letter.sentiment.label.value if letter.sentiment else ""
    sys.stdout.write(f"\n{'=' * 70}\n{letter.subject} ({mood})\n{letter.to_answer}\n")
    for one in alternatives(request) if is_three else (request,):
        *_, last = writer.stream(one)
        assert last.result is not None
        sys.stdout.write(f"{'-' * 30} {one.kind.value}, {last.result.seconds:.1f} s\n")
        sys.stdout.write(f"{last.result.text}\n")
        for line in _said_of(last.result):
            sys.stdout.write(f"  {line}\n")
    sys.stdout.flush()


def _said_of(result: DraftResult) -> Iterator[str]:
    yield f"from: {'; '.join(result.sources)}"
    for claim in result.unsupported:
        yield f"MARKED ({claim.reason}): {claim.text}"
    for left_out in result.left_out:
        yield f"not answered: {left_out}"
    for removal in result.removals:
        yield f"taken out ({removal.reason}): {removal.text} -> {removal.instead}"
