"""Deals: what may be sold, how far it is, and what it adds up to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime

from core.domain.change import Action, Change, Kind
from core.domain.deal import Deal, DealMove, DealState, Forecast, Stage, StageLine, Sum
from core.domain.money import Money
from core.errors import UserError
from core.services import contact_writing
from core.services.stage_names import default_stage
from core.storage import contacts, tags
from core.storage.database import Database, Session
from core.storage.sales import deals, tasks
from core.storage.trail import history
from core.text.normalise import name_key


class DealService:
    """What a person can do with deals; every change is one undo step. Data lane only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, deal_id: int) -> Deal:
        """Return the deal. Raises UserError("no-such-record")."""
        with self._database.reading() as session:
            return deals.get(session, deal_id)

    def list_deals(self, limit: int = 200, offset: int = 0) -> tuple[Deal, ...]:
        """Return deals, the newest first."""
        with self._database.reading() as session:
            return deals.list_deals(session, limit, offset)

    def list_of_contact(self, contact_id: int, limit: int = 50) -> tuple[Deal, ...]:
        """Return a contact's deals: open ones first, then the newest."""
        with self._database.reading() as session:
            return deals.list_of_contact(session, contact_id, limit)

    def list_of_company(self, company_id: int, limit: int = 50) -> tuple[Deal, ...]:
        """Return a company's deals: open ones first, then the newest."""
        with self._database.reading() as session:
            return deals.list_of_company(session, company_id, limit)

    def list_closed(self, state: DealState, limit: int = 200) -> tuple[Deal, ...]:
        """Return won or lost deals, those closed last first."""
        with self._database.reading() as session:
            return deals.list_closed(session, state, limit)

    def list_by_stage(self, each: int = 200) -> tuple[StageLine, ...]:
        """Return every stage in order with its open deals, at most `each`, and all their sums."""
        with self._database.reading() as session:
            sums = deals.sums_of_open(session)
            return tuple(
                StageLine(
                    stage,
                    deals.list_open_in(session, stage.id, each),
                    *sums.get(stage.id, (0, ())),
                )
                for stage in deals.list_stages(session)
            )

    def forecast(self) -> Forecast:
        """Return what the open deals add up to, by currency, and counts of all."""
        with self._database.reading() as session:
            counts = deals.count_by_state(session)
            by_stage = deals.sums_of_open(session)
            won = deals.sums_of_won(session)
        totals: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
        for _, sums in by_stage.values():
            for one in sums:
                total = totals[one.total.currency]
                total[0] += one.total.minor
                total[1] += one.weighted.minor
                total[2] += one.count
        return Forecast(
            tuple(
                Sum(Money(total, currency), Money(weighted, currency), count)
                for currency, (total, weighted, count) in sorted(totals.items())
            ),
            open_count=counts.get(DealState.OPEN, 0),
            won_count=counts.get(DealState.WON, 0),
            lost_count=counts.get(DealState.LOST, 0),
            won=won,
        )

    def list_moves(self, deal_id: int) -> tuple[DealMove, ...]:
        """Return the way of a deal, the newest line first."""
        with self._database.reading() as session:
            return deals.list_moves(session, deal_id)

    def list_stages(self) -> tuple[Stage, ...]:
        """Return the stages in their order."""
        with self._database.reading() as session:
            return deals.list_stages(session)

    def last_currency(self) -> str:
        """Return the currency of the deal added last, "" when none has one."""
        with self._database.reading() as session:
            return deals.last_currency(session)

    def find_stage(self, name: str) -> Stage:
        """Return the stage with this name, however it is written, or one that means the same.

        Raises UserError("no-such-stage").
        """
        stages = {name_key(stage.name): stage for stage in self.list_stages()}
        found = stages.get(name_key(name)) or stages.get(name_key(default_stage(name)))
        if found is not None:
            return found
        raise UserError("no-such-stage", stage=name)

    def add(self, deal: Deal) -> tuple[Deal, Change]:
        """Store a new deal; a company that it only names is found or made.

        Without a stage it stands in the first one, without a first day it began today.
        Raises UserError("deal-title-empty"), ("no-such-record"), ("no-such-stage").
        """
        _require_title(deal)
        with self._database.writing(Action.ADD_DEAL, deal.title.strip()) as session:
            linked = _linked(session, deal)
            named = tags.read(session, deal.tags)
            begun = replace(linked, opened_on=linked.opened_on or _today(), tags=named)
            deal_id = deals.add(session, _standing(session, begun), name_key(deal.title))
            contact_writing.set_fields(session, Kind.DEAL, replace(deal, id=deal_id))
            stored, step = deals.get(session, deal_id), history.step_of(session)
        return stored, _change(deal_id, step, Kind.COMPANY)

    def change(self, deal: Deal) -> Change:
        """Make the stored deal what this one says. Raises as `add` does."""
        _require_title(deal)
        with self._database.writing(Action.CHANGE_DEAL, deal.title.strip()) as session:
            standing = deals.get(session, deal.id).tags
            named = replace(deal, tags=tags.read(session, deal.tags, standing))
            changed = _standing(session, _linked(session, named))
            deals.change(session, changed, name_key(deal.title))
            contact_writing.set_fields(session, Kind.DEAL, deal)
            return _change(deal.id, history.step_of(session), Kind.COMPANY)

    def move(self, deal_id: int, stage_id: int) -> Change:
        """Bring an open deal to another stage; a closed one is open again there.

        Raises UserError("no-such-record"), ("no-such-stage").
        """
        with self._database.writing(Action.MOVE_DEAL, self.get(deal_id).title) as session:
            known = deals.get(session, deal_id)
            _require_stage(session, stage_id)
            moved = replace(
                known, stage_id=stage_id, state=DealState.OPEN, closed_on=None, lost_reason=""
            )
            return self._write(session, moved)

    def win(self, deal_id: int, on: date | None = None) -> Change:
        """Note that the deal was won, today or on a day. Raises UserError("no-such-record")."""
        with self._database.writing(Action.WIN_DEAL, self.get(deal_id).title) as session:
            won = replace(
                deals.get(session, deal_id),
                state=DealState.WON,
                closed_on=on or _today(),
                lost_reason="",
            )
            return self._write(session, won)

    def lose(self, deal_id: int, reason: str, on: date | None = None) -> Change:
        """Note that the deal was lost and why.

        Raises UserError("deal-reason-empty"), ("no-such-record").
        """
        if not reason.strip():
            raise UserError("deal-reason-empty")
        with self._database.writing(Action.LOSE_DEAL, self.get(deal_id).title) as session:
            lost = replace(
                deals.get(session, deal_id),
                state=DealState.LOST,
                closed_on=on or _today(),
                lost_reason=reason.strip(),
            )
            return self._write(session, lost)

    def reopen(self, deal_id: int) -> Change:
        """Take back that a deal was won or lost; it stands where it stood last.

        Raises UserError("no-such-record").
        """
        with self._database.writing(Action.REOPEN_DEAL, self.get(deal_id).title) as session:
            known = deals.get(session, deal_id)
            opened = replace(known, state=DealState.OPEN, closed_on=None, lost_reason="")
            return self._write(session, _standing(session, opened))

    def remove(self, deal_id: int) -> Change:
        """Delete a deal; tasks about it stay. Raises UserError("no-such-record")."""
        with self._database.writing(Action.REMOVE_DEAL, self.get(deal_id).title) as session:
            tasks.unlink_deal(session, deal_id)
            deals.remove(session, deal_id)
            return _change(deal_id, history.step_of(session), Kind.TASK)

    def add_stage(self, stage: Stage) -> Stage:
        """Store a new stage. Raises UserError("stage-name-empty"), ("percent-unreadable")."""
        with self._database.writing(Action.CHANGE_STAGES, stage.name.strip()) as session:
            _require_free_name(session, stage)
            named = replace(stage, name=stage.name.strip())
            stage_id = deals.add_stage(session, named, name_key(named.name))
            return next(s for s in deals.list_stages(session) if s.id == stage_id)

    def change_stage(self, stage: Stage) -> Change:
        """Give a stage another name, place or chance.

        Raises UserError("no-such-stage"), ("stage-name-empty"), ("percent-unreadable").
        """
        with self._database.writing(Action.CHANGE_STAGES, stage.name.strip()) as session:
            _require_free_name(session, stage)
            named = replace(stage, name=stage.name.strip())
            deals.change_stage(session, named, name_key(named.name))
            return Change(frozenset({Kind.DEAL}), made_step=history.step_of(session))

    def _write(self, session: Session, deal: Deal) -> Change:
        deals.change(session, deal, name_key(deal.title))
        return _change(deal.id, history.step_of(session))


def _change(deal_id: int, step: int, *more: Kind) -> Change:
    return Change(frozenset({Kind.DEAL, *more}), (deal_id,), made_step=step)


def _today() -> date:
    return datetime.now(UTC).astimezone().date()


def _require_title(deal: Deal) -> None:
    if not deal.title.strip():
        raise UserError("deal-title-empty")


def _require_stage(session: Session, stage_id: int) -> None:
    if all(stage.id != stage_id for stage in deals.list_stages(session)):
        raise UserError("no-such-stage", stage=str(stage_id))


def _require_free_name(session: Session, stage: Stage) -> None:
    key = name_key(stage.name)
    taken = {name_key(s.name) for s in deals.list_stages(session) if s.id != stage.id}
    if not key or key in taken:
        raise UserError("stage-name-empty")
    if not 0 <= stage.win_percent <= 100:
        raise UserError("percent-unreadable")


def _standing(session: Session, deal: Deal) -> Deal:
    """Return the deal at a stage that there is: an open one always stands somewhere."""
    if deal.stage_id:
        _require_stage(session, deal.stage_id)
    elif deal.state is DealState.OPEN:
        return replace(deal, stage_id=deals.list_stages(session)[0].id)
    return deal


def _linked(session: Session, deal: Deal) -> Deal:
    """Return the deal with its company found or made, where it only names one."""
    for contact_id in deal.contact_ids:
        contacts.get(session, contact_id)
    deal = replace(deal, title=deal.title.strip())
    if deal.company_id is not None:
        contacts.get_company(session, deal.company_id)
        return deal
    company_id = contact_writing.find_or_add_company(session, deal.company_name)
    return replace(deal, company_id=company_id) if company_id else deal
