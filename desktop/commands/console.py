"""What the verbs share: opening the program, asking for the passphrase, printing, progress."""

from __future__ import annotations

import argparse
import getpass
import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, is_dataclass
from datetime import date
from pathlib import Path
from types import FrameType
from typing import Any

from core.domain.ports import PromptShelf
from core.errors import UserError
from core.privacy.recovery_code import is_same_code
from desktop.sentences import messages
from desktop.start.startup import Model, Program, make_model, open_program, require_profile

PASSPHRASE_FILE = "CARDFILE_PASSPHRASE_FILE"  # noqa: S105 - the name of a variable
NEW_PASSPHRASE_FILE = "CARDFILE_NEW_PASSPHRASE_FILE"  # noqa: S105 - the name of a variable
_BAR_CHARS = 30


@contextmanager
def opened(arguments: argparse.Namespace) -> Iterator[Program]:
    """Give the program over the named profile; it is closed afterwards."""
    require_profile(arguments.profile)
    program = open_program(arguments.profile, ask_passphrase, name=arguments.person)
    try:
        yield program
    finally:
        program.close()


def add_deed(
    deeds: Any,  # noqa: ANN401 - argparse's own
    common: argparse.ArgumentParser,
    name: str,
    work: Callable[[Program, argparse.Namespace], int],
    words: str,
) -> argparse.ArgumentParser:
    """Add what a verb does, such as "add" of `cardfile deal`; work: done over the open program."""

    def run(arguments: argparse.Namespace) -> int:
        with opened(arguments) as program:
            return work(program, arguments)

    parser: argparse.ArgumentParser = deeds.add_parser(name, parents=[common], help=words)
    parser.set_defaults(run=run)
    return parser


@contextmanager
def running_model(
    arguments: argparse.Namespace, shelf: PromptShelf | None = None
) -> Iterator[Model]:
    """Give the embedded model; its process is ended afterwards.

    shelf: where it keeps what it has read for the next start, if the owner allows it.
    """
    model = make_model(is_fake=arguments.fake_model, shelf=shelf)
    try:
        yield model
        model.host.keep_prompts()
    finally:
        model.close()


def ask_passphrase() -> str:
    """Return the passphrase: from the file that CARDFILE_PASSPHRASE_FILE names, or by asking.

    Raises UserError("passphrase-file-unreadable"), or ("passphrase-needed") without a terminal.
    """
    in_file = _passphrase_in_file(PASSPHRASE_FILE)
    return in_file if in_file is not None else getpass.getpass("Passphrase (or recovery code): ")


def ask_new_passphrase() -> str:
    """Return a passphrase for a new profile, typed twice. Raises as `ask_passphrase` does."""
    if os.environ.get(PASSPHRASE_FILE) or not sys.stdin.isatty():
        return ask_passphrase()
    return _typed_twice("Choose a passphrase: ")


def ask_other_passphrase(prompt: str) -> str:
    """Return a further passphrase: from the file that CARDFILE_NEW_PASSPHRASE_FILE names, or typed.

    Raises as `ask_passphrase` does.
    """
    in_file = _passphrase_in_file(NEW_PASSPHRASE_FILE)
    return in_file if in_file is not None else _typed_twice(prompt)


def _passphrase_in_file(variable: str) -> str | None:
    named = os.environ.get(variable)
    if named:
        try:
            return Path(named).read_text(encoding="utf-8").rstrip("\r\n")
        except OSError as error:
            raise UserError("passphrase-file-unreadable", path=named) from error
    if not sys.stdin.isatty():
        raise UserError("passphrase-needed", variable=variable)
    return None


def _typed_twice(prompt: str) -> str:
    while True:
        first = getpass.getpass(prompt)
        if first and first == getpass.getpass("Once more: "):
            return first
        sys.stderr.write("They differ or are empty; try again.\n")


def check_free(target: Path | None) -> None:
    """Raise UserError("file-exists") when there is a file where a recovery code is to go."""
    # Where nobody may look, whoever writes will say so.
    if target is not None and os.path.exists(target):  # noqa: PTH110 - it raises nothing
        raise UserError("file-exists", path=str(target))


def show_code(code: str, target: Path | None) -> None:
    """Say where the recovery code was written, or show it once and have it typed back."""
    if target is not None:
        print(f"The recovery code is in {target}: print it, then delete the file.")
        return
    print(f"\nRecovery code: {code}")
    print("Write it down and keep it apart from this computer: with it the file opens even")
    print("when the passphrase is forgotten. It is not shown again.\n")
    if not sys.stdin.isatty():
        return
    while typed := input("Type it back from your sheet (or nothing, to leave it unchecked): "):
        if is_same_code(typed, code):
            print("It is the same.")
            return
        print("It is not the same; compare group by group.")


def plain(value: object) -> Any:  # noqa: ANN401 - JSON is whatever it is
    """Return the record as JSON can hold it: days and moments as ISO 8601 text, no bytes."""
    if is_dataclass(value) and not isinstance(value, type):
        return plain(asdict(value))
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items() if not isinstance(item, bytes)}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return value


def print_json(value: object) -> None:
    """Print one JSON document on a line."""
    print(json.dumps(plain(value), ensure_ascii=False))


def print_safely(text: str) -> None:
    """Print text from outside without letting it steer the terminal."""
    shown = "".join(
        c if c in "\n\t" or c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text
    )
    print(shown)


def say(error: UserError) -> str:
    """Return the error's sentence and its way out."""
    return " ".join(filter(None, messages.sentence(error)))


class ProgressBar:
    """A bar on standard error when that is a terminal; silent otherwise."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._is_shown = sys.stderr.isatty()

    def show(self, done: int, total: int, note: str = "") -> None:
        """Draw it. total 0 means that nobody knows."""
        if not self._is_shown:
            return
        filled = _BAR_CHARS * done // total if total else 0
        bar = "█" * min(filled, _BAR_CHARS) + "░" * (_BAR_CHARS - min(filled, _BAR_CHARS))
        sys.stderr.write(f"\r{self._what} {bar} {note}\x1b[K")
        sys.stderr.flush()

    def close(self) -> None:
        """Clear the line."""
        if self._is_shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


class StopOnInterrupt:
    """While it is open, Ctrl+C asks the work to stop instead of tearing it apart.

    A second Ctrl+C interrupts at once. Main thread only.
    """

    def __init__(self) -> None:
        self._asked = threading.Event()
        self._before: Any = None

    def __enter__(self) -> StopOnInterrupt:
        self._before = signal.signal(signal.SIGINT, self._on_interrupt)
        return self

    def __exit__(self, *unused: object) -> None:
        signal.signal(signal.SIGINT, self._before)

    def is_asked(self) -> bool:
        """Say whether Ctrl+C was pressed."""
        return self._asked.is_set()

    def wait(self, seconds: float) -> None:
        """Let time go by, less where Ctrl+C is pressed."""
        self._asked.wait(seconds)

    def _on_interrupt(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        if self.is_asked():
            raise KeyboardInterrupt
        self._asked.set()
