"""`cardfile insight`: the figures of the page in words and in JSON, the report as files."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from core.errors import UserError
from core.services.audit_service import AuditService
from core.storage.database import Database
from desktop.commands import console, insight_command
from desktop.desk import Desk
from desktop.start.startup import Program, build
from tests.desktop.rated_messages import DROP, add_maya, writer


@pytest.fixture
def write(desk: Desk, database: Database) -> Callable[..., None]:
    return writer(desk, database, add_maya(desk))


@pytest.fixture
def run_verb(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., int]:
    """Return a function that runs `cardfile insight` over the test's file."""
    program = build(tmp_path, database, "passphrase")

    @contextmanager
    def opened(_arguments: argparse.Namespace) -> Iterator[Program]:
        yield program

    monkeypatch.setattr(console, "opened", opened)
    parser = argparse.ArgumentParser()
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--json", action="store_true")
    insight_command.add_to(parser.add_subparsers(), common)

    def run(*words: str) -> int:
        arguments = parser.parse_args(["insight", *words])
        return int(arguments.run(arguments))

    return run


@pytest.mark.parametrize(
    ("words", "held"),
    [
        (["satisfaction"], "Satisfied: 75% (9 of 12)"),
        (["moods", "--by", "company"], "Harbour Bakery: 75% (9 of 12)"),
        (["moods", "--drops"], "Maya Okafor: -0.80, before +0.80"),
        (["moods", "--contact", "1", "--from", "2020-01-01"], "9 happy"),
        (["waiting"], "8 to 30 days: 5"),
        (["deals"], "Lead: 0 open"),
        (["activity", "--channel", "email"], "email"),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, list) else "",
)
def test_the_verb_says_the_same_in_words_and_in_json(
    run_verb: Callable[..., int],
    write: Callable[..., None],
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    held: str,
) -> None:
    write(*DROP)

    assert run_verb(*words) == 0
    told = capsys.readouterr().out
    assert run_verb(*words, "--json") == 0

    assert held in told
    assert json.loads(capsys.readouterr().out) is not None


def test_the_verb_writes_the_report_and_never_over_a_file(
    run_verb: Callable[..., int], write: Callable[..., None], tmp_path: Path
) -> None:
    write(*DROP)
    pdf, table = tmp_path / "r.pdf", tmp_path / "r.csv"

    assert run_verb("satisfaction", "--pdf", str(pdf), "--table", str(table)) == 0
    written = pdf.read_bytes()
    with pytest.raises(UserError, match="file-exists"):
        run_verb("satisfaction", "--pdf", str(pdf))

    assert written.startswith(b"%PDF")
    assert pdf.read_bytes() == written
    assert "Satisfied" in table.read_text(encoding="utf-8")


@pytest.mark.parametrize("place", ["no such folder/r.pdf", "a file/r.pdf", f"{'r' * 300}.pdf"])
def test_a_report_that_cannot_be_written_is_said_so_and_not_noted_as_taken(
    place: str, run_verb: Callable[..., int], database: Database, tmp_path: Path
) -> None:
    (tmp_path / "a file").touch()
    before = AuditService(database).search()

    with pytest.raises(UserError, match="file-not-saved"):
        run_verb("satisfaction", "--pdf", str(tmp_path / place), "--table", str(tmp_path / "t.csv"))

    assert AuditService(database).search() == before
    assert not (tmp_path / "t.csv").exists()


def test_a_period_that_ends_before_it_begins_is_refused(run_verb: Callable[..., int]) -> None:
    with pytest.raises(UserError, match="period-backwards"):
        run_verb("moods", "--from", "2026-03-02", "--to", "2026-03-01")
    with pytest.raises(UserError, match="no-such-record"):
        run_verb("moods", "--contact", "77")
