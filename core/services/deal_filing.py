"""Filing deals that an import reads: which one it is, whom it is with, and at what stage."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from core.domain.change import Kind
from core.domain.contact import Detail
from core.domain.deal import Deal, DealState, SaidDeal, SaidPerson, Stage
from core.domain.importing import ImportMode, ImportOptions, RawRecord
from core.services import contact_writing
from core.services.erased_people import ErasedPeople
from core.services.filed_numbers import FiledNumbers
from core.services.filing_outcome import LeftOut, Outcome
from core.services.stage_names import default_stage
from core.storage import fields, imports
from core.storage.database import Session
from core.storage.sales import deals
from core.storage.trail import history
from core.text.field_text import join_tags
from core.text.normalise import name_key

Match = Callable[[Session, RawRecord], int | None]
"""Finds the contact that a record of a person is of."""

_UNKNOWN_CHANCE = 50
_TELLING_CHARS = 8


class DealFiling:
    """Files the deals of one import, in their order.

    A deal is told by its identifier, else by its title together with its company or contact. What
    the file says goes before what is here; what it leaves blank stays. A deal of an archive, which
    tells of an earlier day, changes none that is here.
    """

    def __init__(
        self,
        options: ImportOptions,
        erased: ErasedPeople,
        match: Match,
        made: FiledNumbers,
        found: Mapping[str, int] | None = None,
    ) -> None:
        """Take how to file, whom to leave out, who finds people, what is made or found already."""
        self._options, self._erased, self._match = options, erased, match
        self._made = made
        # Two deals that say the same are two: the second never is the first.
        self._filed = dict(found or {})
        self._taken = set(self._filed.values())
        self.left_out = 0
        """Of how many people whom the last deal names it stands without."""

    def file(self, session: Session, record: RawRecord, said: SaidDeal) -> tuple[Outcome, str]:
        """Write the deal; return the outcome and which key told it.

        Raises LeftOut("person-erased"), ("nobody-to-update").
        """
        self.left_out = 0
        same = imports.find_record_id(session, record.fingerprint, Kind.DEAL)
        if same is not None:
            self._find_again(session, record, same)
            return Outcome.SKIPPED, "same record"
        people = self._allowed(said)
        self.left_out = len(said.people) - len(people)
        company_id = self._company(session, said)
        people_ids = self._known(session, record, people)
        deal_id, key = self._find(session, said, company_id, people_ids)
        if deal_id is None:
            if self._options.mode is ImportMode.UPDATE:
                raise LeftOut("nobody-to-update")
            return self._add(session, record, said, people), ""
        self._find_again(session, record, deal_id)
        is_ours = deal_id in self._made
        if said.deal.id or (self._options.mode is ImportMode.CREATE and not is_ours):
            return Outcome.SKIPPED, key
        known = deals.get(session, deal_id)
        told = self._with_links(session, record, said, people)
        told, values = contact_writing.in_fields(session, Kind.DEAL, told)
        joined = _joined(known, told)
        is_changed = deals.change(session, joined, name_key(joined.title))
        for field, value in values:
            is_changed |= fields.set_value(session, Kind.DEAL, deal_id, field, value)
        if is_changed:
            _remember(session, record, deal_id)
        if is_ours:
            return Outcome.MERGED, key
        return Outcome.UPDATED if is_changed else Outcome.SKIPPED, key

    def _allowed(self, said: SaidDeal) -> tuple[SaidPerson, ...]:
        """Return its people without those who were erased."""
        if self._options.brings_back_erased:
            return said.people
        region = self._options.default_region
        left = tuple(p for p in said.people if not self._erased.find_reach(p.contact, region))
        if said.people and not left and not said.company:
            raise LeftOut("person-erased")
        return left

    def _add(
        self, session: Session, record: RawRecord, said: SaidDeal, people: tuple[SaidPerson, ...]
    ) -> Outcome:
        deal = self._with_links(session, record, said, people)
        if not deal.stage_id and deal.state is DealState.OPEN:
            deal = replace(deal, stage_id=next(iter(_stages(session).values())))
        deal, values = contact_writing.in_fields(session, Kind.DEAL, deal)
        deal_id = deals.add(session, deal, name_key(deal.title))
        fields.put(session, Kind.DEAL, deal_id, values)
        self._made.add(deal_id)
        self._take(record, deal_id)
        _remember(session, record, deal_id)
        return Outcome.CREATED

    def find(self, session: Session, fingerprint: str) -> int | None:
        """Return what became of the record with this fingerprint; "" of none."""
        if not fingerprint or fingerprint in self._filed:
            return self._filed.get(fingerprint)
        return imports.find_record_id(session, fingerprint, Kind.DEAL)

    def _find_again(self, session: Session, record: RawRecord, deal_id: int) -> None:
        """Remember that the record's deal is this one, for an archive beyond a stop, too."""
        self._take(record, deal_id)
        if record.deal is not None and record.deal.deal.id:
            step_id = history.step_of(session)
            imports.remember_found(session, step_id, record.fingerprint, Kind.DEAL, deal_id)

    def _take(self, record: RawRecord, deal_id: int) -> None:
        self._taken.add(deal_id)
        if record.deal is not None and record.deal.deal.id:
            self._filed[record.fingerprint] = deal_id

    def _with_links(
        self, session: Session, record: RawRecord, said: SaidDeal, people: tuple[SaidPerson, ...]
    ) -> Deal:
        """Return the deal with company, contacts and stage found or made."""
        ids = []
        for person in people:
            found = self._match(session, _record_of(record, person))
            if found is None and self._options.mode is not ImportMode.UPDATE:
                region = self._options.default_region
                found = contact_writing.add(session, person.contact, region=region)
            if found is not None:
                ids.append(found)
            else:
                self.left_out += 1
        return replace(
            said.deal,
            company_id=self._company(session, said, makes=True),
            contact_ids=tuple(dict.fromkeys(ids)),
            stage_id=self._stage(session, said),
        )

    def _company(self, session: Session, said: SaidDeal, *, makes: bool = False) -> int | None:
        if makes and self._options.mode is not ImportMode.UPDATE:
            return contact_writing.find_or_add_company(session, said.company)
        return contact_writing.find_company(session, said.company)

    def _known(
        self, session: Session, record: RawRecord, people: tuple[SaidPerson, ...]
    ) -> set[int]:
        found = (self._match(session, _record_of(record, person)) for person in people)
        return {contact_id for contact_id in found if contact_id is not None}

    def _find(
        self, session: Session, said: SaidDeal, company_id: int | None, people: set[int]
    ) -> tuple[int | None, str]:
        """Return which deal this is and what told it."""
        if said.deal.external_id:
            found = deals.find_by_external_id(session, said.deal.external_id)
            by_id = deals.get_many(session, found)
            same = [one for one in found if _may_be(by_id.get(one), said, company_id)]
            return (same[-1], "identifier") if same else (None, "")
        if not said.is_named:
            return None, ""
        alike = deals.find_by_title_key(session, name_key(said.deal.title))
        free = [one for one in alike if one not in self._taken and one not in self._made]
        for known in deals.get_many(session, free).values():
            if _is_with(known, company_id, people):
                return known.id, "title and company"
        return None, ""

    def _stage(self, session: Session, said: SaidDeal) -> int:
        """Return the stage of this name, or one that means the same; made when there is none."""
        key = name_key(said.stage)
        if not key:
            return 0
        stages = _stages(session)
        known = stages.get(key) or stages.get(name_key(default_stage(said.stage)))
        if known is None:
            chance = _UNKNOWN_CHANCE if said.win_percent is None else said.win_percent
            made = Stage(said.stage[:100], win_percent=chance)
            known = stages[key] = deals.add_stage(session, made, key)
        return known


def _stages(session: Session) -> dict[str, int]:
    """Return the stages by the keys of their names, in their order; asked once for each batch."""
    known: dict[str, int] | None = session.info.get("deal stages")
    if known is None:
        known = {name_key(stage.name): stage.id for stage in deals.list_stages(session)}
        session.info["deal stages"] = known
    return known


def _is_with(known: Deal, company_id: int | None, people: set[int]) -> bool:
    """Say whether a deal of the same title is with the same firm, or person, or with nobody."""
    if company_id and known.company_id:
        return company_id == known.company_id
    is_with_somebody = company_id or known.company_id or people or known.contact_ids
    return bool(people & set(known.contact_ids)) or not is_with_somebody


def _may_be(known: Deal | None, said: SaidDeal, company_id: int | None) -> bool:
    """Say whether an identifier tells: a short one is given by every program anew."""
    if known is None:
        return False
    is_same_firm = company_id is not None and known.company_id == company_id
    is_same_title = name_key(known.title) == name_key(said.deal.title)
    return len(said.deal.external_id) >= _TELLING_CHARS or is_same_firm or is_same_title


def _record_of(record: RawRecord, person: SaidPerson) -> RawRecord:
    """Return the person as a record of their own."""
    return RawRecord(record.place, person.fingerprint, contact=person.contact, is_mention=True)


def _joined(known: Deal, said: Deal) -> Deal:
    """Return the known deal with what the file says: blank never wipes."""
    is_told = said.stage_id or said.state is not DealState.OPEN
    state = said.state if is_told else known.state
    details = {detail.name: detail for detail in known.details}
    details |= {detail.name: detail for detail in said.details}
    notes = known.notes
    if said.notes and said.notes not in notes:
        notes = f"{notes}\n{said.notes}" if notes else said.notes
    return replace(
        known,
        company_id=said.company_id or known.company_id,
        contact_ids=tuple(dict.fromkeys((*known.contact_ids, *said.contact_ids))),
        stage_id=said.stage_id or known.stage_id,
        state=state,
        amount=said.amount or known.amount,
        opened_on=said.opened_on or known.opened_on,
        expected_on=said.expected_on or known.expected_on,
        closed_on=None if state is DealState.OPEN else said.closed_on or known.closed_on,
        lost_reason=said.lost_reason or known.lost_reason,
        notes=notes,
        details=_in_order(known.details, details),
        tags=join_tags((*known.tags, *said.tags)),
        external_id=known.external_id or said.external_id,
    )


def _in_order(known: tuple[Detail, ...], merged: dict[str, Detail]) -> tuple[Detail, ...]:
    """Return the details by their names, the known ones in their order."""
    order = dict.fromkeys((*(detail.name for detail in known), *merged))
    return tuple(merged[name] for name in order)


def _remember(session: Session, record: RawRecord, deal_id: int) -> None:
    step_id = history.step_of(session)
    imports.remember_record(session, step_id, record.fingerprint, Kind.DEAL, deal_id)
