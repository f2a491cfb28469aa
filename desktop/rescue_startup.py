"""The file doesn't open: offer the newest good backup, or saving what can be read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from core.domain.backup import RestorePreview
from core.errors import UserError
from core.services.rescue_service import RescueService
from desktop import failures
from desktop.background import Lane
from desktop.dialogs.rescue_dialog import RescueDialog
from desktop.startup import Program, open_program

NEEDS_RESCUE = ("database-damaged", "database-empty", "database-missing")
NEEDS_VAULT = ("vault-missing", "vault-damaged")


def rescue(
    folder: Path, lane: Lane, error: UserError, ask_passphrase: Callable[[], str]
) -> Program | None:
    """Let the person choose until a file is open, or close; never a new, empty file."""
    service = RescueService(folder, ask_passphrase)
    what, _ = failures.sentence(error)
    dialog = RescueDialog(what, can_salvage=error.key == "database-damaged")
    opened: list[Program] = []

    def on_opened(program: Program) -> None:
        opened.append(program)
        dialog.accept()

    def on_error(failure: Exception) -> None:
        dialog.show_problem(" ".join(failures.sentence(failure)))

    def open_again(_result: object = None) -> None:
        lane.run(
            dialog,
            lambda: open_program(folder, ask_passphrase, is_checked=True),
            on_opened,
            on_error,
        )

    def on_restore(preview: RestorePreview) -> None:
        dialog.show_restoring()
        lane.run(dialog, lambda: service.restore(preview.backup), open_again, on_error)

    def on_salvage() -> None:
        dialog.show_salvaging()
        lane.run(dialog, service.salvage, dialog.show_salvaged, on_error)

    dialog.restore_requested.connect(on_restore)
    dialog.salvage_requested.connect(on_salvage)
    dialog.open_requested.connect(open_again)
    lane.run(dialog, service.find_newest_good, dialog.show_preview, on_error)
    dialog.exec()
    dialog.deleteLater()
    return opened[0] if opened else None
