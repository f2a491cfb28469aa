"""What the model read of a person, kept for the next start, goes with them and when told to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.domain.importing import ImportOptions
from core.domain.interaction import Direction
from core.domain.knowledge import KnowledgeNote
from desktop.start.startup import Program, throwaway_program
from models.host import LlamaHost
from tests.core.raw_pages import decrypted
from tests.small_model import SMALL_MODEL, small_model_path

pytestmark = pytest.mark.real_model

MAIL = """From: {name} <{name}@pomelo.example>
To: me@shop.example
Date: Mon, 1 Jun 2026 10:00:00 +0000
Message-ID: <{name}@pomelo.example>
Subject: The lamp

{name} asks: {asks}
"""
ASKS = {"Zenobia": "what does a lamp cost?", "Quentin": "what does delivery cost?"}
# No sentences: those are said as they stand, without the model.
NOTES = (
    KnowledgeNote("Lamps", "lamp: £40 each"),
    KnowledgeNote("Delivery", "delivery cost: £4 in Britain, £9 elsewhere"),
)


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    with throwaway_program() as opened:
        settings = opened.settings_file.load()
        opened.settings_file.save(replace(settings, keeps_prompts=True))
        for note in NOTES:
            opened.owner.save_note(note)
        for name, asks in ASKS.items():
            mail = tmp_path / f"{name}.eml"
            mail.write_text(MAIL.format(name=name, asks=asks), encoding="utf-8")
            opened.imports.run([mail], ImportOptions(("me@shop.example",), adds_senders=True))
        yield opened


@pytest.fixture
def host(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LlamaHost]:
    # One thread: on a busy machine several wait for each other, and nothing is measured here.
    monkeypatch.setattr("models.hardware.physical_cores", lambda: 1)
    (tmp_path / SMALL_MODEL).symlink_to(small_model_path())
    host = LlamaHost(tmp_path, shelf=program.prompts)
    yield host
    host.close()


def answer(program: Program, host: LlamaHost, name: str) -> None:
    """Have an answer begun, and what was read for it kept."""
    message = next(
        mail
        for mail in program.inbox.list_interactions()
        if mail.direction is Direction.INCOMING and name in mail.text
    )
    stream = host.writer.stream(program.drafts.prepare(message.id))
    for number, _ in enumerate(stream):
        if number == 3:
            break
    stream.close()
    host.keep_prompts()


def kept(program: Program) -> list[bytes]:
    """Return the tokens of every kept prompt."""
    with program.database.reading() as session:
        rows = session.connection().exec_driver_sql("SELECT tokens FROM kept_prompts")
        return [tokens for (tokens,) in rows]


def found_in_pages(program: Program, prompts: list[bytes]) -> bool:
    """Say whether a piece of those prompts stands anywhere in the file, free pages too."""
    pages = decrypted(program.database.path, program.database.key)
    # Small pieces, because a row goes on in another page.
    pieces = (tokens[at : at + 64] for tokens in prompts for at in range(0, len(tokens) - 64, 64))
    return any(piece in pages for piece in pieces)


def test_erasing_a_person_erases_what_the_model_read_and_the_engine_keeps_none_of_it(
    program: Program, host: LlamaHost
) -> None:
    answer(program, host, "Zenobia")
    before = kept(program)
    assert len(before) == 1
    assert found_in_pages(program, before)

    program.rights.erase(program.contacts.list_contacts("Zenobia")[0].id)

    assert kept(program) == []
    assert not found_in_pages(program, before)
    # The engine still has the prompt in its memory: nothing of that may come back.
    answer(program, host, "Quentin")
    assert kept(program) == []
    answer(program, host, "Quentin")
    (after,) = kept(program)
    assert after not in before


def test_switching_it_off_erases_what_was_kept_and_keeps_nothing_more(
    program: Program, host: LlamaHost
) -> None:
    answer(program, host, "Zenobia")
    before = kept(program)
    assert len(before) == 1

    program.settings_file.save(replace(program.settings_file.load(), keeps_prompts=False))
    program.prompts.clear()
    answer(program, host, "Quentin")

    assert kept(program) == []
    assert not found_in_pages(program, before)
