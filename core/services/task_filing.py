"""Filing the tasks of an archive: each comes in once, and none that is here is changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from core.domain.change import Kind
from core.domain.importing import ImportMode, ImportOptions, RawRecord
from core.domain.task import Task
from core.services import contact_writing
from core.services.filed_numbers import FiledNumbers
from core.services.filing_outcome import LeftOut, Outcome
from core.storage import imports
from core.storage.database import Session
from core.storage.rows import lookups
from core.storage.sales import tasks
from core.storage.trail import history

Find = Callable[[Session, str], int | None]
"""Finds what became of the record with this fingerprint; "" is of none."""


class TaskFiling:
    """Files such tasks of one import, in their order. Of two that say the same both come in."""

    def __init__(
        self,
        options: ImportOptions,
        find_contact: Find,
        find_deal: Find,
        made: FiledNumbers,
        found: Mapping[str, int] | None = None,
    ) -> None:
        """Take how to file, who finds what a task is about, and what is made or found already."""
        self._mode, self._find_contact, self._find_deal = options.mode, find_contact, find_deal
        self._made = made
        self._taken = set((found or {}).values())

    def file(self, session: Session, record: RawRecord, said: Task) -> Outcome:
        """Write the task unless it is here. Raises LeftOut("nobody-to-update")."""
        said = self._about(session, record, said)
        known = imports.find_record_id(session, record.fingerprint, Kind.TASK)
        if known is None:
            same = tasks.list_same(session, said)
            free = (one for one in same if one not in self._taken and one not in self._made)
            known = next(free, None)
        if known is not None:
            self._taken.add(known)
            step_id = history.step_of(session)
            imports.remember_found(session, step_id, record.fingerprint, Kind.TASK, known)
            return Outcome.SKIPPED
        if self._mode is ImportMode.UPDATE:
            raise LeftOut("nobody-to-update")
        task_id = tasks.add(session, replace(said, id=0))
        self._made.add(task_id)
        step_id = history.step_of(session)
        imports.remember_record(session, step_id, record.fingerprint, Kind.TASK, task_id)
        return Outcome.CREATED

    def _about(self, session: Session, record: RawRecord, said: Task) -> Task:
        """Return the task with what it is about as it is called here."""
        deal, entry = record.about
        entries = lookups.find(session, "interaction", entry) if entry else []
        return replace(
            said,
            contact_id=self._find_contact(session, record.whose),
            company_id=contact_writing.find_company(session, said.company_name),
            deal_id=self._find_deal(session, deal),
            interaction_id=next(iter(entries), None),
        )
