"""How long a draft waits for the model while a backlog of moods is read; the smallest model.

From the person's click to the moment the model begins with the draft. The peer is the same draft
with nothing else at work.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Iterator, Sequence
from typing import Any

from core.domain.draft import DraftPiece, DraftRequest
from core.paths import models_folder
from core.settings import Settings
from desktop.failures import FailureReporter
from desktop.start.startup import Model, throwaway_program
from desktop.start.window_startup import dress, laid_desk, make_application, wait_until
from desktop.window.main_window import MainWindow
from models.fake_embedder import FakeEmbedder
from models.host import LlamaHost
from tests.factory import make_draft_result

_LIMIT_MS = 120_000


class _Noting:
    """A writer that notes when its turn comes; what it writes doesn't matter here."""

    def __init__(self) -> None:
        self.began: list[float] = []

    def stream(self, request: DraftRequest) -> Iterator[DraftPiece]:
        del request
        self.began.append(time.monotonic())
        yield DraftPiece("", make_draft_result())


def measure(sizes: Sequence[int], rounds: int) -> Iterator[dict[str, Any]]:
    """Ask for drafts while moods are read, and while nothing is done."""
    del sizes
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    translation = dress(make_application(), Settings(language="en", theme="light"))
    host = LlamaHost(models_folder(), model_id="smollm2-135m")
    writer = _Noting()
    with (
        throwaway_program() as program,
        laid_desk(program, Model(host, host.scorer, writer, FakeEmbedder())) as desk,
    ):
        program.settings_file.save(Settings(rates_at_once=False))
        program.sample.load()
        window = MainWindow(desk, translation, FailureReporter())
        window.show()
        window.actions_.go_inbox.trigger()
        wait_until(window.is_settled, _LIMIT_MS)
        row = desk.inbox.list_conversations("needs-reply", "Wrenfield")[0]
        window.screens.inbox.open_thread(row.thread_id)
        wait_until(window.pages.conversation.composer.isVisible, _LIMIT_MS)
        list(host.scorer.score(program.sentiments.list_unscored(1)))
        alone = [_wait_ms(window, writer) for _ in range(rounds)]
        window.screens.moods.start()
        amid = [_wait_amid(window, writer) for _ in range(rounds)]
        yield {
            "what": "a draft asked for while moods are read",
            "peer": "the same draft with nothing else at work",
            "median_ms": round(statistics.median(amid)),
            "max_ms": round(max(amid)),
            "peer_median_ms": round(statistics.median(alone)),
            "left_unread": program.sentiments.count_unscored(),
        }
        window.close()
    host.close()


def _wait_amid(window: MainWindow, writer: _Noting) -> float:
    """Wait until some more moods are read, so that a slice is at hand, and ask."""
    bar = window.pages.conversations.backlog._bar
    before = bar.value()
    wait_until(lambda: bar.value() > before, _LIMIT_MS)
    return _wait_ms(window, writer)


def _wait_ms(window: MainWindow, writer: _Noting) -> float:
    count, asked = len(writer.began), time.monotonic()
    window.actions_.draft.trigger()
    wait_until(lambda: len(writer.began) > count, _LIMIT_MS)
    waited = (writer.began[-1] - asked) * 1000
    wait_until(lambda: not window.screens.composer._writing_id, _LIMIT_MS)
    return waited
