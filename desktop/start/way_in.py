"""The way into the file where the keyring doesn't open it: a passphrase, a new file, a rescue."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog

from core.errors import UserError
from desktop import failures
from desktop.background import Lane
from desktop.dialogs.new_profile_dialog import NewProfileDialog
from desktop.dialogs.opening_dialog import OpeningDialog
from desktop.dialogs.unlock_dialog import UnlockDialog
from desktop.start.rescue_startup import NEEDS_RESCUE, NEEDS_VAULT, rescue
from desktop.start.startup import (
    EarlyOpening,
    Program,
    create_program,
    list_people,
    open_program,
    trial_program,
)
from desktop.window.leaving import HIDDEN

_TICK_MS = 100


def wait(early: EarlyOpening) -> bool:
    """Say that opening takes long, until it is over; False when the person closes Cardfile."""
    dialog = OpeningDialog()
    ticks = QTimer(dialog)
    ticks.timeout.connect(lambda: dialog.accept() if early.is_over() else None)
    ticks.start(_TICK_MS)
    is_over = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return is_over


def mend(
    folder: Path, lane: Lane, error: UserError, ask_passphrase: Callable[[], str]
) -> Program | None:
    """Open a profile that is broken, by what can be done about it; else the error is raised."""
    if error.key in NEEDS_RESCUE:
        return rescue(folder, lane, error, ask_passphrase)
    if error.key not in NEEDS_VAULT:
        raise error
    return ask(folder, lane)


def ask(folder: Path, lane: Lane) -> Program | None:
    """Open the profile with what the person types; a file that is broken is rescued with it."""
    dialog = UnlockDialog()
    dialog.show_people(_names(folder))
    opened: list[Program] = []
    broken: list[tuple[UserError, str]] = []

    def on_opened(program: Program) -> None:
        opened.append(program)
        dialog.accept()

    def on_error(error: Exception, answer: str) -> None:
        if isinstance(error, UserError) and error.key in (*NEEDS_RESCUE, *NEEDS_VAULT):
            broken.append((error, answer))
            dialog.reject()
        else:
            dialog.show_wrong(failures.told(error))

    def on_answer(answer: str) -> None:
        name = dialog.chosen_name()
        lane.run(
            dialog,
            lambda: open_program(folder, lambda: answer, name=name, is_checked=True),
            on_opened,
            lambda error: on_error(error, answer),
        )

    dialog.passphrase_entered.connect(on_answer)
    dialog.recovery_code_entered.connect(on_answer)
    if os.environ.pop(HIDDEN, ""):
        dialog.setWindowState(Qt.WindowState.WindowMinimized)
    dialog.exec()
    if broken:
        reason, secret = broken[0]
        return rescue(folder, lane, reason, lambda: secret)
    return opened[0] if opened else None


def _names(folder: Path) -> tuple[str, ...]:
    """Return who may sign in; nobody is known where the vault is to be rescued first."""
    try:
        return tuple(person.name for person in list_people(folder))
    except UserError:
        return ()


def make(folder: Path, lane: Lane, trial: ExitStack) -> Program | None:
    """Make a profile with a passphrase of the person's choice, and show the recovery code.

    Who would rather look around first gets a file that is gone with the window.
    """
    dialog = NewProfileDialog()
    made: list[Program] = []
    wishes: list[bool] = []

    def on_look_around() -> None:
        wishes.append(True)
        dialog.reject()

    def on_made(result: tuple[Program, str, bool]) -> None:
        program, code, _ = result
        made.append(program)
        dialog.accepted.connect(lambda: program.access.check_recovery_code(code))
        dialog.show_recovery_code(code)

    def on_error(error: Exception) -> None:
        dialog.show_problem(failures.told(error))

    def on_chosen(passphrase: str) -> None:
        lane.run(dialog, lambda: create_program(folder, passphrase), on_made, on_error)

    dialog.passphrase_chosen.connect(on_chosen)
    dialog.look_around_requested.connect(on_look_around)
    dialog.exec()
    dialog.deleteLater()
    if wishes:
        return trial.enter_context(trial_program())
    return made[0] if made else None
