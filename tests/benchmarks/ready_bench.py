"""Answers that are ready: how many are made while nobody works, how soon one is seen, how soon a
draft begins where none is ready.

The real window, the real model and the real queue, on the letters of `tests/evaluation/letters`
with their facts as notes.
"""

from __future__ import annotations

import json
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from mailbox import mbox
from pathlib import Path
from typing import Any

from PySide6.QtCore import QElapsedTimer

from core.domain.importing import ImportOptions
from core.domain.knowledge import KnowledgeNote, Owner
from core.paths import models_folder
from core.settings import Settings
from desktop.failures import FailureReporter
from desktop.start.startup import Program, make_model, throwaway_program
from desktop.start.window_startup import dress, laid_desk, make_application, wait_until
from desktop.window.main_window import MainWindow
from models.engine import GenerationRequest, Message
from models.files.catalogue import Catalogue
from models.process.client import EngineClient
from tests.benchmarks.restart_bench import keeper

BOUND_SHOWN_MS, BOUND_FIRST_S, BOUND_DRAFTS = 100.0, 3.0, 30
_IDLE_S = 600
_OWNER = "shop@lanehall.example"
_LETTERS = Path(__file__).parents[1] / "evaluation" / "letters"
_SETTLE_MS, _LONGEST_MS, _LOOK_MS = 20_000, 5_000, 2_000
_PROMPT_TOKENS = 600
_NOTE = (
    "Delivery within the town costs 12 pounds, further away 20; larger pieces come on Thursdays."
)


def measure(seconds: int, rounds: int) -> Iterator[dict[str, Any]]:
    """Let the queue run for so long, then open what is ready, then begin drafts cold."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = make_application()
    settings = Settings(language="en", theme="light", rates_at_once=False, prepares_answers=True)
    translation = dress(app, settings)
    model = make_model()
    with throwaway_program() as program, laid_desk(program, model) as desk:
        program.settings_file.save(settings)
        _fill(program)
        window = MainWindow(desk, translation, FailureReporter())
        window.resize(1280, 820)
        window.show()
        window.actions_.go_inbox.trigger()
        wait_until(window.is_settled, _SETTLE_MS)
        yield _queue(window, program, seconds)
        yield _shown(window, program)
        window.close()
    model.close()
    yield _first_word(rounds)


def _fill(program: Program) -> None:
    """Bring in letters that wait for an answer, and what answers them."""
    program.owner.set_owner(Owner(name="Ken Ward", addresses=(_OWNER,)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "in.mbox"
        box = mbox(path)
        for language in ("english", "chinese"):
            lines = (_LETTERS / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()
            for number, row in enumerate(map(json.loads, lines)):
                for label, value in row["facts"].items():
                    program.owner.save_note(KnowledgeNote(title=label, text=str(value)))
                box.add(_mail(f"{language}{number}", row))
        box.flush()
        program.imports.run((path,), ImportOptions())


def _mail(name: str, row: dict[str, Any]) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"] = f"{row['name'] or name} <{name}@letters.example>", _OWNER
    mail["Subject"], mail["Message-ID"] = f"Letter {name}", f"<{name}@letters.example>"
    mail["Date"] = format_datetime(datetime.now(UTC) - timedelta(days=1))
    mail.set_content(row["message"])
    return mail


def _queue(window: MainWindow, program: Program, seconds: int) -> dict[str, Any]:
    waiting = len(program.inbox.list_conversations("needs-reply"))
    clock, seldom = QElapsedTimer(), QElapsedTimer()
    clock.start()
    seldom.start()
    made: list[tuple[int, int]] = []

    def is_over() -> bool:
        if clock.hasExpired(1000 * seconds):
            return True
        if not seldom.hasExpired(_LOOK_MS):
            return False
        seldom.restart()
        queue = program.prepared.list_queue()
        count = sum(len(program.prepared.list_for(one)) for one, _ in queue)
        if not made or made[-1][0] != count:
            made.append((count, clock.elapsed()))
        # That none is next says little: what waits is known only little by little at first.
        return len(queue) >= waiting

    window.screens.prepared.look()
    wait_until(is_over, 1000 * seconds + _SETTLE_MS)
    count, spent = made[-1]
    return {
        "what": "answers made while nobody works",
        "waiting": waiting,
        "drafts": count,
        "seconds": round(spent / 1000, 1),
        "in_ten_minutes": round(count * _IDLE_S / max(1.0, spent / 1000)),
        "least_in_ten_minutes": BOUND_DRAFTS,
    }


def _shown(window: MainWindow, program: Program) -> dict[str, Any]:
    """Open each conversation that has answers ready, by the key that leads to the next."""
    bar = window.pages.conversation.composer.alternatives
    times: list[float] = []
    spent: list[float] = []
    for _ in program.prepared.list_queue():
        bar.show_drafts(())
        started, processor = time.perf_counter(), time.process_time()
        window.actions_.next_ready.trigger()
        wait_until(lambda: bool(bar.drafts()) and bar.isVisible(), _LONGEST_MS)
        if not bar.drafts():
            break
        bar.repaint()
        times.append(1000 * (time.perf_counter() - started))
        spent.append(1000 * (time.process_time() - processor))
        wait_until(window.is_settled, _LONGEST_MS)
    times.sort()
    return {
        "what": "key pressed to the first answer painted, in the window",
        "opened": len(times),
        "ms_median": round(statistics.median(times), 1),
        "ms_p95": round(times[int(len(times) * 0.95)], 1),
        "ms_worst": round(times[-1], 1),
        "processor_ms_median": round(statistics.median(spent), 1),
        "bound_ms": BOUND_SHOWN_MS,
    }


def _first_word(rounds: int) -> dict[str, Any]:
    """Time the first word of a long prompt in a new process: cold, and with its beginning kept."""
    catalogue = Catalogue(models_folder())
    known = catalogue.list_installed()[0]
    cold, kept, loads, tokens = [], [], [], 0
    with throwaway_program() as program:
        program.settings_file.save(replace(program.settings_file.load(), keeps_prompts=True))
        client = EngineClient(known.id, catalogue.path_of(known), keeper=keeper(program, known.id))
        try:
            rules = _NOTE
            while client.count_tokens((rules,))[0] < _PROMPT_TOKENS - 60:
                rules += "\n" + _NOTE
            for number in range(rounds):
                client.close()
                program.prompts.forget()
                first, load, _ = _begin(
                    client, f"{rules}\nNumber {number}.", "How much is a chair?"
                )
                cold.append(first)
                client.keep_prompts()
                client.close()
                first, load, tokens = _begin(
                    client, f"{rules}\nNumber {number}.", "When do you open on Saturdays?"
                )
                kept.append(first)
                loads.append(load)
        finally:
            client.close()
    return {
        "what": f"first word of a prompt of {tokens} tokens, new process, loading told apart",
        "model": known.id,
        "cold_s": round(statistics.median(cold), 2),
        "kept_s": round(statistics.median(kept), 2),
        "load_s": round(statistics.median(loads), 2),
        "bound_s": BOUND_FIRST_S,
    }


def _begin(client: EngineClient, rules: str, question: str) -> tuple[float, float, int]:
    """Return the seconds to the first word without loading, those of loading, and the tokens."""
    started = time.perf_counter()
    count = client.count_tokens((rules, question))
    loaded = time.perf_counter()
    messages = (Message("system", rules), Message("user", question))
    words = client.generate(GenerationRequest(messages=messages, max_tokens=8))
    next(iter(words))
    first = time.perf_counter() - loaded
    for _ in words:
        pass
    return first, loaded - started, sum(count)
