"""A desk over a real file, with lanes that run at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.bundles import changed
from core.domain.access import OWNER
from core.domain.contact import Channel, ChannelKind, Contact
from core.domain.importing import ImportOptions
from core.privacy import profile
from core.privacy.vault import PassphraseCost, Vault
from core.services.access_service import AccessService
from core.services.bulk_service import BulkService
from core.services.import_service import ImportService
from core.services.sample_service import SampleService
from core.services.services import serve
from core.services.watched_folder import WatchedFolder
from core.storage.database import Database
from desktop import heard_as, theme
from desktop.actions import Actions
from desktop.background import ImmediateLane
from desktop.changes import ChangeHub
from desktop.desk import Desk
from desktop.failures import FailureReporter
from desktop.translation import Translation
from desktop.window.main_window import MainWindow
from desktop.wiring import Wiring
from models.fake_embedder import FakeEmbedder
from tests.desktop.stand_ins import ScriptedHost, ScriptedScorer, ScriptedWriter

KEY = bytes(32)
PHRASE = "maple river clock"
LIGHT = PassphraseCost(passes=1, memory_kib=8, lanes=1)


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "cardfile.db"
    Database.create(path, KEY).close()
    return path


@pytest.fixture(scope="session")
def sample_file(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the sample firm's year in it."""
    path = tmp_path_factory.mktemp("sample") / "cardfile.db"
    path.write_bytes(empty_file.read_bytes())
    database = Database(path, KEY)
    SampleService(database, ImportService(database)).load()
    database.close()
    return path


@pytest.fixture(scope="session")
def new_profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile of "correct horse" as it is made; to be copied."""
    folder = tmp_path_factory.mktemp("new") / "profile"
    profile.create(folder, "correct horse", uses_keyring=False, cost=LIGHT).database.close()
    return folder


@pytest.fixture
def starting_file(empty_file: Path) -> Path:
    """What every test begins with; a module may override it, as with `sample_file`."""
    return empty_file


@pytest.fixture
def database(starting_file: Path, tmp_path: Path) -> Iterator[Database]:
    path = tmp_path / "cardfile.db"
    path.write_bytes(starting_file.read_bytes())
    database = Database(path, KEY)
    yield database
    database.close()


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["cardfile", "-style", "Fusion"]


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    if theme.tokens() is not theme.LIGHT or not qapp.styleSheet():
        heard_as.begin()
        theme.load_fonts()
        theme.apply(qapp, "light")


@pytest.fixture
def translation(qapp: QApplication) -> Iterator[Translation]:
    translation = Translation(qapp)
    translation.use("en")
    yield translation
    translation.use("en")
    translation.end()


@dataclass(frozen=True)
class Model:
    """The model's side, to be looked at."""

    scorer: ScriptedScorer
    writer: ScriptedWriter
    host: ScriptedHost


@pytest.fixture
def model() -> Model:
    return Model(ScriptedScorer(), ScriptedWriter(), ScriptedHost())


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    vault, _ = Vault.create(tmp_path / "vault.json")
    vault.set_passphrase(KEY, OWNER, PHRASE, LIGHT)
    vault.save(KEY)
    return vault


@pytest.fixture
def desk(database: Database, model: Model, tmp_path: Path, vault: Vault) -> Desk:
    imports = ImportService(database)
    # No backup before each import: that has tests of its own, and here it would only take time.
    services = changed(
        serve(tmp_path, database),
        imports=imports,
        watched=WatchedFolder(database, imports),
        sample=SampleService(database, imports),
        bulk=BulkService(database),
        access=AccessService(tmp_path, database, LIGHT),
    )
    return Desk(
        **services.by_name(),
        scorer=model.scorer,
        writer=model.writer,
        host=model.host,
        embedder=FakeEmbedder(),
        data_lane=ImmediateLane(),
        model_lane=ImmediateLane(),
        meaning_lane=ImmediateLane(),
        import_lane=ImmediateLane(),
        insight_lane=ImmediateLane(),
        notice_lane=ImmediateLane(),
        changes=ChangeHub(),
        window_state=tmp_path / "window.ini",
        open_link=lambda _link: False,
    )


@pytest.fixture
def reporter() -> FailureReporter:
    return FailureReporter()


@pytest.fixture
def frame(qtbot: QtBot) -> QWidget:
    frame = QWidget()
    qtbot.addWidget(frame)
    return frame


@pytest.fixture
def wiring(desk: Desk, frame: QWidget, reporter: FailureReporter) -> Wiring:
    return Wiring(
        desk.data_lane, desk.model_lane, desk.import_lane, desk.changes, Actions(frame), reporter
    )


MAIL = """From: {name} <{email}>
To: lena@hearth.example
Date: {date}
Message-ID: <{id}@mail.example>
Subject: {subject}
Content-Type: text/plain; charset=utf-8

{text}
"""


@pytest.fixture
def receive(desk: Desk, tmp_path: Path) -> Callable[..., int]:
    """Return a function that imports one mail and returns its thread's id."""
    desk.contacts.add(
        Contact("Maya Okafor", channels=(Channel(ChannelKind.EMAIL, "maya@bakery.example"),))
    )
    numbers = iter(range(1, 100))

    def receive(
        text: str = "The connector is the wrong size.",
        *,
        name: str = "Maya Okafor",
        email: str = "maya@bakery.example",
        subject: str = "Oven timer",
        date: str = "Fri, 20 Nov 2026 10:42:00 +0000",
    ) -> int:
        number = next(numbers)
        path = tmp_path / f"{number}.eml"
        mail = MAIL.format(name=name, email=email, date=date, id=number, subject=subject, text=text)
        path.write_text(mail, encoding="utf-8")
        report = desk.imports.run([path], ImportOptions(owner_addresses=("lena@hearth.example",)))
        assert report.created == 1
        return max(row.thread_id for row in desk.inbox.list_conversations())

    return receive


@pytest.fixture
def home_window(
    qtbot: QtBot, desk: Desk, translation: Translation, reporter: FailureReporter
) -> Callable[[], MainWindow]:
    """Return a function that opens the window as a person finds it."""

    def open_window() -> MainWindow:
        window = MainWindow(desk, translation, reporter)
        window.resize(1280, 820)  # more than the screen that tests have
        qtbot.addWidget(window)
        window.show()
        qtbot.waitUntil(window.is_settled)
        return window

    return open_window


@pytest.fixture
def window(qtbot: QtBot, home_window: Callable[[], MainWindow]) -> Callable[[], MainWindow]:
    """Return a function that opens the window and goes to the inbox."""

    def open_window() -> MainWindow:
        window = home_window()
        window.actions_.go_inbox.trigger()
        qtbot.waitUntil(window.is_settled)
        return window

    return open_window
