"""Home as it was left is shown again only where it still stands so."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

import pytest

from core.domain.contact import Contact
from core.domain.next_action import Agenda, DayFigures, FirstPage, NextAction, Reason
from core.domain.task import Task
from core.paths import child_environment
from core.services.contact_service import ContactService
from core.services.home_service import HomeService
from core.services.import_service import ImportService
from core.services.open_work_service import OpenWorkService
from core.services.sample_service import SampleService
from core.services.task_service import TaskService
from core.storage.database import Database
from core.storage.kept import kept_home

GLANCE = """
import sys
from pathlib import Path
from core.services.open_work_service import OpenWorkService
from core.storage.database import Database
database = Database(Path(sys.argv[1]), bytes(range(32)))
assert OpenWorkService(database).first_page().home.actions
print("sqlalchemy" in sys.modules)
"""


@pytest.fixture
def left(database: Database) -> OpenWorkService:
    """A window was closed over something to do."""
    who = ContactService(database).add(Contact("Ada")).id
    TaskService(database).add(Task("Call back", contact_id=who, due_on=date.today()))  # noqa: DTZ011
    work = OpenWorkService(database)
    work.leave({"note": {"text": "half a word"}})
    return work


def test_the_first_page_is_home_as_it_was_left(left: OpenWorkService, database: Database) -> None:
    page = left.first_page()

    assert page == FirstPage(HomeService(database).look())
    assert [action.about for action in page.home.actions] == ["Call back"]


def test_unfinished_work_comes_back_without_it(left: OpenWorkService) -> None:
    assert left.find() == {"note": {"text": "half a word"}}


def test_after_any_change_nobody_says_how_home_stands(
    left: OpenWorkService, database: Database
) -> None:
    ContactService(database).add(Contact("Grace"))

    assert left.first_page() is None


def test_on_another_day_nobody_says_how_home_stands(left: OpenWorkService) -> None:
    assert left.first_page(datetime.now(UTC) + timedelta(days=1)) is None


def test_without_having_been_left_there_is_no_first_page(database: Database) -> None:
    assert OpenWorkService(database).first_page() is None

    OpenWorkService(database).keep({"note": {"text": "half a word"}})
    assert OpenWorkService(database).first_page() is None


def test_work_kept_since_takes_it_away(left: OpenWorkService) -> None:
    left.keep({"note": {"text": "a word"}})

    assert left.first_page() is None


@pytest.mark.parametrize("kept", [{}, {"step": "two"}, {"actions": 3}, "words"])
def test_what_another_version_kept_is_passed_over(
    left: OpenWorkService, database: Database, kept: object
) -> None:
    agenda = HomeService(database).look()
    with database.reading() as session:
        whole = kept_home.packed(FirstPage(agenda), kept_home.last_step(session))
    left.keep({"home": whole | kept if isinstance(kept, dict) and kept else kept})

    assert left.first_page() is None


def test_a_meeting_that_has_passed_is_not_shown_again(database: Database) -> None:
    now = datetime(2026, 11, 27, 12, tzinfo=UTC)
    meeting = NextAction(Reason.MEETING, 1, "Ada", at=now - timedelta(minutes=30), on=now.date())
    page = FirstPage(
        Agenda((meeting,), DayFigures(meetings=1), {Reason.WAITS: 3}, 2), has_sample=True
    )
    OpenWorkService(database).keep({"home": kept_home.packed(page, 0, now)})

    with database.glancing() as connection:
        assert kept_home.find(connection, "owner", now) == page
        assert kept_home.find(connection, "owner", now + timedelta(minutes=31)) is None


@pytest.mark.usefixtures("left")
def test_a_glance_at_the_file_loads_nothing_that_asks_it(database: Database) -> None:
    database.close()

    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", GLANCE, str(database.path)],
        env=child_environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.stdout == "False\n", done.stderr


def test_it_is_known_whether_the_sample_is_in_the_file(database: Database) -> None:
    SampleService(database, ImportService(database)).load()
    OpenWorkService(database).leave({})

    page = OpenWorkService(database).first_page()

    assert page is not None
    assert page.has_sample
