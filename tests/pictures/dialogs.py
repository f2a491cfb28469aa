"""Every dialog of the window, filled as a person meets it.

A dialog class that is in `desktop/dialogs` and not here fails a test, so that none goes unseen.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog

import desktop.dialogs
from core.domain.backup import Backup, BackupReason, RecordCounts, RestorePreview
from core.domain.cleanup import CleanupCard, Decision
from core.domain.contact import Company, Contact
from core.domain.deal import Deal, Stage
from core.domain.duplicate import DuplicateGroup, MatchReason, ScanProgress, ShownGroup
from core.domain.field import Field, FieldKind
from core.domain.importing import ImportReport, Rejection
from core.domain.importing import Place as ImportPlace
from core.domain.interaction import Timeline
from core.domain.money import Money
from core.domain.mood_learning import LikeMessage
from core.domain.rights import ErasureReport
from core.domain.sentiment import Mood
from core.domain.task import Task
from core.domain.view import Condition, Operator, Place, PlaceKind
from core.errors import UserError
from desktop import failures, manual_text
from desktop.dialogs.access_dialog import AccessDialog, AccessQuestion
from desktop.dialogs.behind_dialog import BehindDialog
from desktop.dialogs.bulk_dialog import BulkDialog
from desktop.dialogs.capture_dialog import CaptureDialog
from desktop.dialogs.cleanup_dialog import CleanupDialog
from desktop.dialogs.columns_dialog import ColumnsDialog
from desktop.dialogs.company_dialog import CompanyDialog
from desktop.dialogs.condition_dialog import ConditionDialog
from desktop.dialogs.correct_contact_dialog import CorrectContactDialog
from desktop.dialogs.deal_dialog import DealDialog
from desktop.dialogs.duplicates_dialog import DuplicatesDialog
from desktop.dialogs.erase_person_dialog import ErasePersonDialog
from desktop.dialogs.erasure_dialog import ErasureDialog
from desktop.dialogs.field_dialog import FieldDialog
from desktop.dialogs.fitted_dialog import FittedDialog
from desktop.dialogs.follow_up_dialog import FollowUpDialog
from desktop.dialogs.import_dialog import ImportDialog
from desktop.dialogs.like_messages_dialog import LikeMessagesDialog
from desktop.dialogs.lose_deal_dialog import LoseDealDialog
from desktop.dialogs.manual_dialog import ManualDialog
from desktop.dialogs.name_dialog import NameDialog
from desktop.dialogs.new_contact_dialog import NewContactDialog
from desktop.dialogs.new_profile_dialog import NewProfileDialog
from desktop.dialogs.open_marks_dialog import OpenMarksDialog
from desktop.dialogs.opening_dialog import OpeningDialog
from desktop.dialogs.promise_dialog import PromiseDialog
from desktop.dialogs.recovery_dialog import RecoveryDialog
from desktop.dialogs.report_dialog import ReportDialog
from desktop.dialogs.rescue_dialog import RescueDialog
from desktop.dialogs.restore_dialog import RestoreDialog
from desktop.dialogs.task_dialog import TaskDialog
from desktop.dialogs.unknown_model_dialog import UnknownModelDialog
from desktop.dialogs.unlock_dialog import UnlockDialog
from desktop.window.leaving import why_unkept
from desktop.words import draft_words
from tests.factory import (
    NOON,
    make_claim,
    make_contact,
    make_interaction,
    make_preview,
    make_report,
    make_step,
)

CODE = "K7QX-M2PD-J8KS-9RTV-WB4N-C6HF-3GYL-XZ5A"
_PLACES = (
    Place("name", PlaceKind.TEXT),
    Place("email", PlaceKind.TEXT),
    Place("messages", PlaceKind.NUMBER),
    Place("last_contact", PlaceKind.MOMENT),
)
_STAGES = (Stage("Offer", 1), Stage("Agreed", 2))
_FIELDS = (
    Field("Seats", FieldKind.NUMBER, id=1),
    Field("Plan", FieldKind.CHOICE, choices=("Small", "Large"), id=2),
)


def makers() -> dict[str, Callable[[], QDialog]]:
    """Return what makes each dialog, by the name of its picture."""
    return {
        "access": lambda: AccessDialog(
            AccessQuestion(
                _said("AccessScreen", "Add a person"),
                _said("AccessScreen", "Let the person choose the passphrase. From then on "
                      "everybody signs in by name, and the keyring opens the file no more."),
                _said("AccessScreen", "Add"), asks_person=True, asks_passphrase=True,
            )
        ),
        "behind": _behind,
        "bulk": lambda: BulkDialog(_PLACES, 214),
        "capture": CaptureDialog,
        "cleanup": _cleanup,
        "cleanup-over": _cleanup_over,
        "columns": lambda: ColumnsDialog(_PLACES, ("name", "messages")),
        "company": lambda: CompanyDialog(_firm(), _FIELDS[:1]),
        "condition": lambda: ConditionDialog(
            _PLACES, Condition("messages", Operator.AT_LEAST, "3")
        ),
        "correct-contact": lambda: CorrectContactDialog(make_contact(), _FIELDS),
        "deal": lambda: DealDialog(_deal(), _STAGES, "EUR", _FIELDS),
        "duplicates": _duplicates,
        "duplicates-searched": _duplicates_searched,
        "erase-person": lambda: ErasePersonDialog(make_contact()),
        "erasure": lambda: ErasureDialog(_erasure()),
        "field": lambda: FieldDialog(_FIELDS[1]),
        "follow-up": lambda: FollowUpDialog(make_contact()),
        "import": ImportDialog,
        "like-messages": lambda: LikeMessagesDialog(Mood.NEGATIVE, _like()),
        "import-preview": _import_preview,
        "import-report": _import_report,
        "import-joined": _import_joined,
        "lose-deal": lambda: LoseDealDialog("Twelve chairs for the bakery"),
        "manual": lambda: ManualDialog(manual_text.read),
        "name": lambda: NameDialog(
            _said("RecordsScreen", "Save view"), _said("RecordsScreen", "Name"), "Leith"
        ),
        "new-contact": lambda: NewContactDialog(_FIELDS),
        "new-profile": NewProfileDialog,
        "new-profile-code": _new_profile_code,
        "open-marks": lambda: OpenMarksDialog(
            (
                draft_words.claim_line(make_claim("€48", "It is €48.")),
                _said("ComposerView", "“{blank}” is still blank").format(blank="[date]"),
            )
        ),
        "opening": OpeningDialog,
        "promise": lambda: PromiseDialog(("The right part leaves today.", "I call you on Friday.")),
        "recovery": lambda: RecoveryDialog(CODE),
        "report": lambda: ReportDialog(*failures.sentence(ValueError()), "ValueError\n" * 12),
        "rescue": _rescue,
        "restore": lambda: RestoreDialog(_restore()),
        "task": lambda: TaskDialog(
            Task("Send the offer", 1, NOON.date(), remind_at=NOON, notes="12 chairs")
        ),
        "task-new": lambda: TaskDialog(Task("", due_on=NOON.date())),
        "unknown-model": lambda: UnknownModelDialog("Some model", "9f" * 32),
        "unlock": _unlock,
        "unlock-unkept": _unkept,
    }  # fmt: skip


def classes() -> set[type[QDialog]]:
    """Return every dialog class there is, but the one that others are made of."""
    found: set[type[QDialog]] = set()
    for module in pkgutil.iter_modules(desktop.dialogs.__path__):
        loaded = importlib.import_module(f"desktop.dialogs.{module.name}")
        found |= {
            value
            for _, value in inspect.getmembers(loaded, inspect.isclass)
            if issubclass(value, QDialog) and value.__module__ == loaded.__name__
        }
    return found - {FittedDialog}


def _said(context: str, words: str) -> str:
    """Return words of the window in the language of the picture."""
    return QCoreApplication.translate(context, words)


def _like() -> tuple[LikeMessage, ...]:
    texts = ("It came broken again.", "The second lamp flickers, too.")
    return tuple(LikeMessage(at, text, 0.9, Mood.NEUTRAL) for at, text in enumerate(texts, 1))


def _behind() -> QDialog:
    dialog = BehindDialog("Harbour Bakery")
    dialog.show_deals((_deal(), _deal()))
    return dialog


def _twins() -> tuple[DuplicateGroup, tuple[Contact, Contact]]:
    """Return two records of one person, and why they seem to be one."""
    both = make_contact(), make_contact("Maya A. Okafor", phone="+44 131 496 0100", role="")
    name = MatchReason("name", 6.1, 0.9, (both[0].name, both[1].name))
    email = MatchReason("email", 12.4, 1.0, (both[0].emails[0], both[1].emails[0]))
    return DuplicateGroup((both[0].id, both[1].id), 0.97, (name, email)), both


def _cleanup() -> QDialog:
    likeness, (somebody, twin) = _twins()
    dialog = CleanupDialog()
    dialog.show_counts({Decision.KEEP: 3}, may_go_back=True)
    passed = Timeline((make_interaction(),), 4, NOON)
    dialog.show_card(CleanupCard(somebody, passed, twin, likeness), 3, 24)
    return dialog


def _cleanup_over() -> QDialog:
    dialog = CleanupDialog()
    dialog.show_counts({Decision.KEEP: 19, Decision.MERGE: 3, Decision.TAG: 2}, may_go_back=True)
    dialog.show_card(None, 24, 24)
    return dialog


def _duplicates() -> QDialog:
    group, both = _twins()
    dialog = DuplicatesDialog()
    dialog.show_count(1, 2)
    dialog.show_rows(0, (ShownGroup(group, both),))
    dialog.show_group(ShownGroup(group, both))
    return dialog


def _duplicates_searched() -> QDialog:
    dialog = DuplicatesDialog()
    dialog.show_progress(ScanProgress(12_400, 48_200))
    return dialog


def _firm() -> Company:
    return Company("Harbour Bakery", 1, "harbourbakery.example", tags=("Partner", "Fair 2026"))


def _deal() -> Deal:
    return Deal(
        "Twelve chairs", 1, stage_id=1, amount=Money(480_000, "EUR"), expected_on=NOON.date(),
        company_name="Harbour Bakery", contact_names=("Maya Okafor",),
    )  # fmt: skip


def _erasure() -> ErasureReport:
    places = (("contacts", 1), ("interactions", 12), ("history", 40), ("drafts", 2))
    return ErasureReport(1, places, ("name-shared",), is_compacted=True, seconds=0.4)


def _restore() -> RestorePreview:
    backup = Backup(
        Path("backup"), NOON - timedelta(days=2), BackupReason.TIMED, 3_400_000, RecordCounts(120)
    )
    steps = (make_step(), make_step(subject="people.csv"))
    then, now = RecordCounts(120, 40, 810, 6), RecordCounts(122, 40, 830, 6)
    return RestorePreview(backup, then, now, steps, 2)


def _import_preview() -> QDialog:
    dialog = ImportDialog()
    dialog.show_paths((Path("inbox.mbox"),))
    mails = (make_interaction(), make_interaction("Thank you, it works.", subject="Re: Oven timer"))
    dialog.show_preview(make_preview(*mails), ("lena@example.com",))
    return dialog


def _import_report() -> QDialog:
    dialog = ImportDialog()
    dialog.show_paths((Path("inbox.mbox"),))
    dialog.show_report(make_report(rejected=3))
    return dialog


def _import_joined() -> QDialog:
    """Return what an archive of everything says in a file that holds something already."""
    dialog, archive = ImportDialog(), Path("cardfile.zip")
    dialog.show_paths((archive,))
    said = (Rejection(ImportPlace(archive.name), "archive-joined"),)
    dialog.show_report(ImportReport(read=812, created=790, merged=12, skipped=10, warnings=said))
    return dialog


def _new_profile_code() -> QDialog:
    dialog = NewProfileDialog()
    dialog.show_recovery_code(CODE)
    return dialog


def _rescue() -> QDialog:
    what, _ = failures.sentence(UserError("database-damaged", path="cardfile.db"))
    dialog = RescueDialog(what, can_salvage=True)
    dialog.show_preview(_restore())
    return dialog


def _unlock() -> QDialog:
    dialog = UnlockDialog()
    dialog.show_people(("Lena", "Jonas"))
    dialog.show_wrong(failures.told(UserError("passphrase-wrong")))
    return dialog


def _unkept() -> QDialog:
    dialog = UnlockDialog()
    dialog.show_locked(why_unkept(UserError("disk-full", path="/home/lena/cardfile.db")))
    return dialog
