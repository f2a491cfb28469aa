"""Firms as records of their own: lists, pages, corrections."""

from __future__ import annotations

from dataclasses import replace

from core.domain.change import Action, Change, Kind
from core.domain.company_page import CompanyLine, CompanyPage
from core.domain.contact import Company
from core.domain.interaction import Address, Interaction, Participant, Timeline
from core.errors import UserError
from core.services import contact_writing
from core.storage import company_pages, contacts, tags
from core.storage.database import Database, Session
from core.storage.kept import tallies
from core.storage.sales import deals, tasks
from core.storage.trail import history
from core.text.normalise import company_key

PEOPLE, DEALS, TASKS, TIMELINE = 12, 50, 50, 100
_MOST_LISTED = 2_000


class CompanyService:
    """What a person can look at and do with firms. Data lane only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list_lines(
        self, query: str = "", limit: int = 50, offset: int = 0
    ) -> tuple[CompanyLine, ...]:
        """Return firms that hold the query's words ("" for all) with their figures, by name."""
        with self._database.reading() as session:
            if query.strip():
                found = contacts.list_companies(session, query, limit, offset)
                ids = [company.id for company in found]
            else:
                ids = list(company_pages.list_ids(session, limit, offset))
            return company_pages.lines(session, ids)

    def count(self, query: str = "") -> int:
        """Return how many firms hold the query's words."""
        with self._database.reading() as session:
            if not query.strip():
                return tallies.count(session, tallies.COMPANIES)
            return len(contacts.list_companies(session, query, _MOST_LISTED, 0))

    def open(self, company_id: int) -> CompanyPage:
        """Return everything of a firm. Raises UserError("no-such-record")."""
        with self._database.reading() as session:
            company = contacts.get_company(session, company_id)
            (line,) = company_pages.lines(session, [company_id])
            return CompanyPage(
                company,
                line,
                people=company_pages.list_people(session, company_id, PEOPLE),
                deals=deals.list_of_company(session, company_id, DEALS),
                tasks=tasks.list_open_of(session, "company_id", company_id, TASKS),
                timeline=_timeline(session, company_id),
                waiting=company_pages.count_waiting(session, company_id),
                stages=tuple((stage.id, stage.name) for stage in deals.list_stages(session)),
            )

    def list_timeline(self, company_id: int, limit: int, offset: int) -> tuple[Interaction, ...]:
        """Return what passed with a firm's people, the newest first; each says with whom."""
        with self._database.reading() as session:
            found = company_pages.list_timeline(session, company_id, limit, offset)
            return _with_names(session, found)

    def correct(self, company: Company) -> Change:
        """Make the stored firm what this one says; one undo step.

        Raises UserError("company-name-empty"), ("no-such-record").
        """
        name = company.name.strip()
        if not name:
            raise UserError("company-name-empty")
        with self._database.writing(Action.CHANGE_COMPANY, name) as session:
            known = contacts.get_company(session, company.id)
            changed = replace(
                known,
                name=name,
                domain=company.domain.strip().casefold(),
                tags=tags.read(session, company.tags, known.tags),
                notes=company.notes,
            )
            contacts.change_company(session, changed, company_key(name))
            contact_writing.set_fields(session, Kind.COMPANY, company)
            return Change(
                frozenset({Kind.COMPANY, Kind.CONTACT}),
                (company.id,),
                made_step=history.step_of(session),
            )


def _timeline(session: Session, company_id: int) -> Timeline:
    found = company_pages.list_timeline(session, company_id, TIMELINE, 0)
    return Timeline(_with_names(session, found), *company_pages.sum_up(session, company_id))


def _with_names(session: Session, found: tuple[Interaction, ...]) -> tuple[Interaction, ...]:
    """Return what passed with the person among those who took part: a firm has many."""
    known = contacts.get_many(session, {one.contact_id for one in found if one.contact_id})
    return tuple(
        one
        if one.participants or one.contact_id not in known
        else replace(
            one,
            participants=(
                Participant(Address("", known[one.contact_id].name), contact_id=one.contact_id),
            ),
        )
        for one in found
    )
