"""The file doesn't open: offer the newest good backup, or saving what can be read."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from core.domain.backup import RestorePreview, SalvageProgress, SalvageStep
from core.errors import Cancelled, UserError
from core.services.rescue_service import RescueService
from desktop import failures
from desktop.background import Job, Lane
from desktop.dialogs.rescue_dialog import RescueDialog
from desktop.start.startup import Program, open_program

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

    on_error = partial(_show_failure, dialog)

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

    dialog.restore_requested.connect(on_restore)
    dialog.salvage_requested.connect(partial(_salvage, dialog, service, lane))
    dialog.open_requested.connect(open_again)
    lane.run(dialog, service.find_newest_good, dialog.show_preview, on_error)
    dialog.exec()
    dialog.deleteLater()
    return opened[0] if opened else None


def _salvage(dialog: RescueDialog, service: RescueService, lane: Lane) -> None:
    dialog.show_salvaging(SalvageProgress(SalvageStep.LOOKING))
    box: list[Job] = []

    def should_stop() -> bool:
        return bool(box) and box[0].is_stopped

    job = lane.report(
        dialog,
        lambda tell: service.salvage(tell, should_stop),
        dialog.show_salvaging,
        dialog.show_salvaged,
        partial(_show_failure, dialog),
    )
    box.append(job)
    dialog.stop_requested.connect(job.stop)


def _show_failure(dialog: RescueDialog, failure: Exception) -> None:
    if isinstance(failure, Cancelled):
        dialog.show_stopped()
    else:
        dialog.show_problem(failures.told(failure))
