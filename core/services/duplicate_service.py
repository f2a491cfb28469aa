"""Finding contacts that are one person, making them one, and taking them apart again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from core.domain.change import Action, Change, Kind
from core.domain.contact import Contact
from core.domain.duplicate import DEFAULT_THRESHOLD, DuplicateGroup, Merge, MergeWish, ScanProgress
from core.errors import UserError
from core.insight.match_record import of_contact
from core.services import contact_merging
from core.storage import contacts, merges
from core.storage.database import Database, Session
from core.storage.trail import history
from core.text.normalise import name_key

if TYPE_CHECKING:
    from core.insight.match_scan import MatchScan

_TOUCHED = frozenset({Kind.CONTACT, Kind.COMPANY, Kind.INTERACTION})


class DuplicateService:
    """What a person can do about duplicates; safe in any lane."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def scan(
        self,
        progress: Callable[[ScanProgress], object] | None = None,
        should_stop: Callable[[], bool] | None = None,
    ) -> MatchScan:
        """Compare all contacts; what a person called different before stays apart.

        progress: called about every 50 ms. should_stop: asked often; Cancelled is raised then.
        Nothing is changed.
        """
        # numpy and rapidfuzz take a while to load, which the start of the program must not pay.
        from core.insight.match_scan import MatchScan  # noqa: PLC0415 - see above

        with self._database.reading() as session:
            records = [of_contact(contact) for contact in contacts.iterate(session)]
            apart = merges.list_apart(session)
        return MatchScan(records, apart, progress, should_stop)

    def find_twin(self, contact_id: int) -> tuple[Contact, DuplicateGroup] | None:
        """Return who seems to be the same person as this contact, and why; None for nobody.

        Only contacts that share a name or a way to reach them are compared.
        Raises UserError("no-such-record").
        """
        from core.insight.match_scan import MatchScan  # noqa: PLC0415 - as in `scan`

        with self._database.reading() as session:
            contact = contacts.get(session, contact_id)
            others = contact_merging.list_alike(session, contact)
            apart = merges.list_apart(session)
        scan = MatchScan([of_contact(each) for each in (contact, *others)], apart)
        by_id = {each.id: each for each in others}
        for group in scan.groups(DEFAULT_THRESHOLD):
            twin = next((by_id[key] for key in group.contact_ids if key in by_id), None)
            if contact_id in group.contact_ids and twin is not None:
                return twin, group
        return None

    def get_contacts(self, contact_ids: Sequence[int]) -> tuple[Contact, ...]:
        """Return those of the contacts that exist, in the order asked for."""
        with self._database.reading() as session:
            found = contacts.get_many(session, contact_ids)
        return tuple(found[contact_id] for contact_id in contact_ids if contact_id in found)

    def preview(self, wish: MergeWish) -> Contact:
        """Return the contact that a merge would make. Raises as `merge`."""
        with self._database.reading() as session:
            return contact_merging.join(wish, _required(session, wish))

    def merge(self, wish: MergeWish) -> tuple[Merge, Change]:
        """Make the contacts one, as one undo step; everything of the others moves to the survivor.

        Raises UserError("no-such-record"), ("merge-needs-two").
        """
        with self._database.reading() as session:
            survivor = contacts.get(session, wish.survivor_id)
        with self._database.writing(Action.MERGE_CONTACTS, survivor.name) as session:
            everybody = _required(session, wish)
            joined = contact_merging.join(wish, everybody)
            others = [contact for contact in everybody if contact.id != wish.survivor_id]
            merge_id = merges.merge(session, joined, name_key(joined.name), others)
            made, step_id = merges.get(session, merge_id), history.step_of(session)
        touched = (wish.survivor_id, *wish.other_ids)
        return made, Change(_TOUCHED, touched, made_step=step_id)

    def unmerge(self, merge_id: int) -> tuple[Merge, Change]:
        """Take a merge apart, whenever it was; what was changed since is kept. One undo step.

        Raises UserError: "unmerge-no-such-merge", "unmerge-already", "unmerge-joined-again",
        "unmerge-erased".
        """
        with self._database.reading() as session:
            merge = merges.get(session, merge_id)
            found = contacts.get_many(session, [merge.survivor_id]).get(merge.survivor_id)
        subject = found.name if found else ", ".join(merge.names)
        with self._database.writing(Action.UNMERGE_CONTACTS, subject) as session:
            done = merges.unmerge(session, merge_id)
        return done, Change(_TOUCHED, (done.survivor_id, *done.other_ids))

    def list_merges(self, limit: int = 100) -> tuple[Merge, ...]:
        """Return the merges that were done, newest first."""
        with self._database.reading() as session:
            return merges.list_merges(session, limit)

    def keep_apart(self, contact_ids: Sequence[int]) -> Change:
        """Remember that these are different people: they are never asked about again.

        Raises UserError("no-such-record"), ("merge-needs-two").
        """
        if len(set(contact_ids)) < 2:
            raise UserError("merge-needs-two")
        with self._database.reading() as session:
            names = ", ".join(contacts.get(session, each).name for each in contact_ids)
        with self._database.writing(Action.KEEP_APART, names) as session:
            merges.keep_apart(session, combinations(sorted(set(contact_ids)), 2))
        return Change(frozenset({Kind.CONTACT}), tuple(contact_ids))


def _required(session: Session, wish: MergeWish) -> list[Contact]:
    others = set(wish.other_ids) - {wish.survivor_id}
    if not others or len(others) != len(wish.other_ids):
        raise UserError("merge-needs-two")
    return [contacts.get(session, each) for each in (wish.survivor_id, *wish.other_ids)]
