"""The sample data: a small firm's year, to look around in; one click brings it, one removes it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from core.domain.backup import BackupReason
from core.domain.change import Action, Change, Kind
from core.domain.importing import ImportOptions, ImportProgress, ImportReport
from core.domain.interaction import Address, Direction, Interaction, InteractionKind
from core.domain.knowledge import KnowledgeNote, Owner
from core.errors import UserError
from core.paths import RESOURCES
from core.storage import contacts, interactions, knowledge
from core.storage.database import Database, Session
from core.storage.trail import removal

if TYPE_CHECKING:
    from core.services.import_service import ImportService

FOLDER = RESOURCES / "demo"
_FILES = ("contacts.vcf", "companies.csv", "inbox.mbox")


class SampleService:
    """Loads and removes the sample data. Data lane only."""

    def __init__(
        self,
        database: Database,
        imports: ImportService,
        keep: Callable[[BackupReason], object] | None = None,
        folder: Path = FOLDER,
    ) -> None:
        self._database, self._keep = database, keep
        self._imports = imports
        self._folder = folder

    def is_loaded(self) -> bool:
        """Say whether sample data is in the file."""
        with self._database.reading() as session:
            return removal.find_step(session, Action.SAMPLE_DATA) is not None

    def load(self, progress: Callable[[ImportProgress], None] | None = None) -> ImportReport:
        """Bring the sample data in, as one undo step. The owner's own record is never replaced.

        Raises UserError("sample-already-loaded").
        """
        if self.is_loaded():
            raise UserError("sample-already-loaded")
        from core.services import sample_sales  # noqa: PLC0415 - each start asks whether it is in

        owner = _read_owner(self._folder / "owner.json")
        report = self._imports.run(
            [self._folder / name for name in _FILES],
            ImportOptions(owner_addresses=owner.addresses, label="Cardfile"),
            progress,
            action=Action.SAMPLE_DATA,
        )
        with self._database.writing(Action.SAMPLE_DATA, step_id=report.step_id) as session:
            if knowledge.get_owner(session) == Owner():
                knowledge.set_owner(session, owner)
            added = _add_talks(session, self._folder / "interactions.jsonl")
            added += sample_sales.add(session, self._folder)
            _add_notes(session, self._folder / "notes")
        return replace(report, read=report.read + added, created=report.created + added)

    def remove(self) -> Change:
        """Take the sample data out again, with what was written to it; one undo step.

        Raises UserError("sample-not-loaded").
        """
        if self._keep is not None and self.is_loaded():
            self._keep(BackupReason.BULK_CHANGE)
        with self._database.writing(Action.REMOVE_SAMPLE_DATA) as session:
            step_id = removal.find_step(session, Action.SAMPLE_DATA)
            if step_id is None:
                raise UserError("sample-not-loaded")
            removal.remove_created(session, step_id)
        return Change(frozenset(Kind))


def _read_owner(path: Path) -> Owner:
    stored = json.loads(path.read_text(encoding="utf-8"))
    return Owner(stored["name"], stored["business"], tuple(stored["addresses"]))


def _add_talks(session: Session, path: Path) -> int:
    from core.text.language import detect_language  # noqa: PLC0415 - as above
    from core.text.normalise import normalise_email  # noqa: PLC0415

    lines = path.read_text(encoding="utf-8").splitlines()
    for line in lines:
        talk = json.loads(line)
        key = normalise_email(talk["contact"])
        contact = contacts.find_by_email(session, key)
        interactions.add(
            session,
            Interaction(
                kind=InteractionKind(talk["kind"]),
                direction=Direction(talk["direction"]),
                occurred_at=datetime.fromisoformat(talk["occurred_at"]),
                subject=talk["subject"],
                text=talk["text"],
                new_text=talk["text"],
                language=detect_language(talk["text"]),
                contact_id=None if contact is None else contact.id,
            ),
            counterpart=Address(key, "" if contact is None else contact.name),
            counterpart_key=key,
        )
    return len(lines)


def _add_notes(session: Session, folder: Path) -> None:
    for path in sorted(folder.glob("*.md")):
        title, _, text = path.read_text(encoding="utf-8").partition("\n")
        note = KnowledgeNote(title.lstrip("# ").strip(), text.strip())
        if knowledge.find_note_id(session, note.title) is None:
            knowledge.save_note(session, note)
