"""The real window with the small real model; its engine is killed in the middle of drafts.

    python -m tests.desktop.killed_drafts [--times 50]

prints a line of JSON for each kill and fails when one wasn't told, or lost text, or the next draft
didn't begin. Each draft after a kill is the next one to be killed; the last comes to its end.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from core.domain.importing import ImportOptions
from core.domain.knowledge import KnowledgeNote
from core.errors import UserError
from core.paths import models_folder
from core.settings import Settings
from desktop import failures
from desktop.start.startup import Model, throwaway_program
from desktop.start.window_startup import dress, laid_desk, make_application, wait_until
from desktop.views.writing.composer_view import ComposerView
from desktop.window.main_window import MainWindow
from models.fake_embedder import FakeEmbedder
from models.host import LlamaHost

_LIMIT_MS = 300_000
# More than greeting and first sentence, which the program writes: so the model is at work, and two
# notes are still to be worded.
_SOME_CHARS = 90
_MAIL = """From: Maya Okafor <maya@bakery.example>
To: lena@hearth.example
Date: Fri, 20 Nov 2026 10:42:00 +0000
Message-ID: <1@mail.example>
Subject: Oven timer
Content-Type: text/plain; charset=utf-8

The connector is the wrong size. When can you send the right one? What does delivery cost?
And how long is the warranty on connectors?
"""
# No sentences: those are said as they stand, without the model.
_NOTES = (
    KnowledgeNote("Connectors", "right connector: sent within 3 working days"),
    KnowledgeNote("Delivery", "delivery cost: £4 in Britain, £9 elsewhere"),
    KnowledgeNote("Warranty", "warranty on connectors and timers: 2 years"),
)


@dataclass(frozen=True, slots=True)
class Killing:
    """What a person saw.

    kept_chars: on screen after the kill, with what earlier drafts left. is_told: the window says
    that the assistant stopped. is_kept: everything stands that stood before the kill.
    is_next_begun: the next draft was written below it.
    """

    kept_chars: int
    is_told: bool
    is_kept: bool
    is_next_begun: bool

    @property
    def is_harmless(self) -> bool:
        return self.kept_chars > 0 and self.is_told and self.is_kept and self.is_next_begun


class KilledDrafts:
    """A window on a conversation that waits for a reply; each draft is killed after some words."""

    def __init__(self, window: MainWindow, host: LlamaHost) -> None:
        self._window, self._host = window, host

    @property
    def _composer(self) -> ComposerView:
        return self._window.pages.conversation.composer

    def open_one(self) -> None:
        """Open the conversation and have the first draft begun."""
        row = self._window.desk.inbox.list_conversations()[0]
        self._window.screens.inbox.open_thread(row.thread_id)
        wait_until(self._composer.isVisible, _LIMIT_MS)
        self._begin(above="")

    def kill_one(self) -> Killing:
        """Kill the engine that writes the draft, look, and have the next one begun."""
        composer = self._composer
        while self._is_idle():  # the model had finished before we looked
            self._begin(above=composer.text())
        before = composer.text()
        pid = self._host.engine().pid
        assert pid > 0, "the model was never asked"  # a signal to 0 would end the tests themselves
        os.kill(pid, signal.SIGKILL)
        wait_until(composer.problem.isVisible, _LIMIT_MS)
        said = composer.problem._words.text() if composer.problem.isVisible() else ""
        is_told = said.startswith(failures.sentence(UserError("model-died"))[0])
        kept = composer.text()
        is_next_begun = self._begin(above=kept)
        is_kept = kept.startswith(before) and composer.text().startswith(kept.rstrip())
        return Killing(len(kept), is_told, is_kept, is_next_begun)

    def finish(self) -> bool:
        """Let the last draft come to its end; return whether it did and was stored."""
        wait_until(self._is_idle, _LIMIT_MS)
        desk, composer = self._window.desk, self._composer
        row = desk.inbox.list_conversations()[0]
        message = desk.inbox.list_messages(row.thread_id)[-1]
        draft = desk.drafts.find_latest(message.id)
        is_shown = draft is not None and draft.result.text.strip() in composer.text()
        return is_shown and not composer.problem.isVisible()

    def _begin(self, above: str) -> bool:
        composer = self._composer
        self._window.actions_.draft.trigger()
        wait_until(lambda: len(composer.text()) > len(above) + _SOME_CHARS, _LIMIT_MS)
        return len(composer.text()) > len(above) + _SOME_CHARS

    def _is_idle(self) -> bool:
        desk = self._window.desk
        return desk.model_lane.is_idle and desk.data_lane.is_idle


@contextmanager
def window_to_kill_in() -> Iterator[KilledDrafts]:
    """Give the real window over the sample, with real lanes and the real small model."""
    host = LlamaHost(models_folder(), model_id="smollm2-135m")
    translation = dress(make_application(), Settings(language="en", theme="light"))
    with (
        tempfile.TemporaryDirectory() as folder,
        throwaway_program() as program,
        laid_desk(program, Model(host, host.scorer, host.writer, FakeEmbedder())) as desk,
    ):
        program.settings_file.save(Settings(rates_at_once=False))
        for note in _NOTES:
            program.owner.save_note(note)
        program.imports.run([_write_mail(Path(folder))], ImportOptions())
        window = MainWindow(desk, translation, failures.FailureReporter())
        window.screens.lock.idle.set_minutes(0)  # nobody touches it for longer than that
        window.show()
        window.actions_.go_inbox.trigger()
        try:
            wait_until(window.is_settled, _LIMIT_MS)
            harness = KilledDrafts(window, host)
            harness.open_one()
            yield harness
        finally:
            window.close()
            window.deleteLater()
            host.close()


def _write_mail(folder: Path) -> Path:
    path = folder / "mail.eml"
    path.write_text(_MAIL, encoding="utf-8")
    return path


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=50)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    harmful = 0
    with window_to_kill_in() as harness:
        for _ in range(parser.parse_args().times):
            killing = harness.kill_one()
            harmful += not killing.is_harmless
            sys.stdout.write(json.dumps(asdict(killing)) + "\n")
            sys.stdout.flush()
        is_finished = harness.finish()
        sys.stdout.write(json.dumps({"last_draft_finished": is_finished}) + "\n")
        harmful += not is_finished
    return 1 if harmful else 0


if __name__ == "__main__":
    sys.exit(main())
