"""An import that is killed in the middle: what was confirmed stays, and it goes on or goes away."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.domain.importing import ImportOptions
from core.paths import child_environment
from core.services.history_service import HistoryService
from core.services.import_service import ImportService
from core.services.inbox_service import InboxService
from core.storage.database import Database

pytestmark = pytest.mark.slow

MESSAGES = 900
# Says a line for each confirmed batch, so that the test knows when to strike.
IMPORT = """
import sys
from pathlib import Path
from core.domain.importing import ImportOptions
from core.services import import_pace, import_service
from core.storage.database import Database

inner = import_service._file_batch
def say_and_file(session, filing, batch, tally, **told):
    print(tally.outcomes.total(), flush=True)
    inner(session, filing, batch, tally, **told)
import_service._file_batch, import_pace._BATCH_RECORDS = say_and_file, 200
database = Database(Path(sys.argv[1]), bytes(range(32)))
import_service.ImportService(database).run([Path(sys.argv[2])], ImportOptions())
"""


@pytest.fixture
def mailbox(tmp_path: Path) -> Path:
    path = tmp_path / "many.mbox"
    with path.open("w") as stream:
        for number in range(MESSAGES):
            stream.write(
                "From a@x.example Mon Jun  1 10:00:00 2026\n"
                f"From: a{number % 50}@x.example\nSubject: S{number}\n"
                f"Date: Mon, 1 Jun 2026 10:00:00 +0000\nMessage-ID: <{number}@x.example>\n\n"
                f"Text {number}\n\n"
            )
    return path


@pytest.fixture
def killed(empty_file: Path, tmp_path: Path, mailbox: Path) -> Iterator[Callable[[int], Database]]:
    """Return a function that kills an import once so much is confirmed, and opens what is left."""
    opened: list[Database] = []

    def kill(confirmed: int) -> Database:
        path = tmp_path / "cardfile.db"
        path.write_bytes(empty_file.read_bytes())
        with subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-c", IMPORT, str(path), str(mailbox)],
            env=child_environment(),
            stdout=subprocess.PIPE,
            text=True,
        ) as running:
            assert running.stdout is not None
            for line in running.stdout:
                if int(line) >= confirmed:
                    running.kill()
                    break
        opened.append(Database(path, bytes(range(32))))
        return opened[-1]

    yield kill
    for database in opened:
        database.close()


@pytest.mark.parametrize("confirmed", [200, 600])
def test_a_killed_import_loses_nothing_confirmed_and_can_be_finished(
    killed: Callable[[int], Database], mailbox: Path, confirmed: int
) -> None:
    database = killed(confirmed)
    inbox, history = InboxService(database), HistoryService(database)
    kept = inbox.count_interactions()
    assert confirmed <= kept < MESSAGES

    report = ImportService(database).run([mailbox], ImportOptions())
    assert (report.skipped, report.created) == (kept, MESSAGES - kept)
    assert inbox.count_conversations() == MESSAGES

    history.undo()
    assert inbox.count_interactions() == kept
    history.undo()
    assert inbox.count_interactions() == 0


def test_a_killed_import_goes_on_where_it_was_and_is_one_step(
    killed: Callable[[int], Database],
) -> None:
    database = killed(400)
    imports, inbox = ImportService(database), InboxService(database)
    kept = inbox.count_interactions()
    found = imports.find_open()
    assert found is not None

    report = imports.go_on(found)

    assert found.report.read == kept
    assert (report.read, report.created, report.skipped) == (MESSAGES, MESSAGES, 0)
    assert inbox.count_interactions() == MESSAGES
    HistoryService(database).undo(report.step_id)
    assert inbox.count_interactions() == 0
