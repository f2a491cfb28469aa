"""What is closed behind the window: the models stop, and nothing begins behind that."""

from __future__ import annotations

import threading
from pathlib import Path
from types import SimpleNamespace

from PySide6.QtCore import QObject

from core.storage.database import Database
from desktop.start.startup import Model, build
from desktop.start.window_startup import laid_desk
from tests.desktop.conftest import Model as Scripted


def test_what_waits_for_a_model_is_not_begun_behind_the_stop(
    database: Database, tmp_path: Path, model: Scripted
) -> None:
    stopped, begun = threading.Event(), threading.Event()
    owner, ran = QObject(), []
    host = SimpleNamespace(stop=stopped.set)
    # Time for what waits to begin, if it did.
    embedder = SimpleNamespace(stop=lambda: begun.wait(0.3))
    scripted = Model(host, model.scorer, model.writer, embedder)  # type: ignore[arg-type]

    with laid_desk(build(tmp_path, database, "trial"), scripted) as desk:
        for number in range(2):

            def work(number: int = number) -> None:
                ran.append(number)
                assert stopped.wait(10.0)
                if number:
                    begun.set()

            desk.model_lane.run(owner, work, lambda _none: None, lambda _error: None)
        while not ran:
            pass

    assert ran == [0]
