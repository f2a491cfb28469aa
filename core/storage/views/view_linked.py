"""Places of records that are linked to what a view is about: its people, deals and tasks.

owner: the column that holds the id of the record that the view is about.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import and_, exists, or_
from sqlalchemy.orm import Session, aliased

from core.domain.change import Kind
from core.domain.contact import ChannelKind
from core.domain.deal import DealState
from core.domain.view import Place, PlaceKind
from core.storage import tags
from core.storage.rows.sales_tables import DealRow, DealStageRow, TaskRow
from core.storage.rows.tables import ChannelRow, ContactRow
from core.storage.rows.view_tables import ContactFactsRow, ContactTagRow, DealTagRow
from core.storage.sales import deals
from core.storage.views.view_source import Source, made_once

MOODS = ("negative", "neutral", "positive", "mixed")
ANYWHERE = "anywhere"
"""All that the search box looks at."""


def anywhere(row_id: Any) -> Source:  # noqa: ANN401 - a SQL column
    """Return the place that stands for everything the search box looks at."""
    return Source(Place(ANYWHERE, PlaceKind.WORDS, is_column=False), row_id)


def stages(session: Session) -> tuple[str, ...]:
    """Return the names of the deals' stages, in their order."""
    return tuple(stage.name for stage in deals.list_stages(session))


def tags_of(
    name: str,
    kind: Kind,
    owner: Any,  # noqa: ANN401 - a SQL column
    *joins: tuple[Any, Any],
) -> Source:
    """Return the place of the tags of a linked record of this kind, or of the record itself."""
    place = Place(name, PlaceKind.TAG, is_editable=name == "tags")
    row = tags.TAGGED[kind].index
    return Source(place, row.key, owner, joins, written=row.name, form="key")


def own_tags(kind: Kind) -> Source:
    """Return the place of the tags of what the view is about."""
    return tags_of("tags", kind, tags.TAGGED[kind].owner)


@made_once
def of_people(links: Any, owner: Any) -> Iterator[Source]:  # noqa: ANN401 - rows and a column
    """Yield what can be asked about the people of a record. links: the rows that name them."""

    def of(place: Place, column: Any, table: Any, **more: Any) -> Source:  # noqa: ANN401 - SQL
        person = table.id if table is ContactRow else table.contact_id
        return Source(place, column, owner, ((table, person == links.contact_id),), **more)

    facts = ContactFactsRow
    is_email = ChannelRow.kind == ChannelKind.EMAIL.value
    yield of(
        Place("person", PlaceKind.TEXT), ContactRow.name_key, ContactRow,
        written=ContactRow.name, form="name",
    )  # fmt: skip
    yield of(
        Place("person.email", PlaceKind.TEXT), ChannelRow.key, ChannelRow,
        conditions=(is_email,), written=ChannelRow.value,
    )  # fmt: skip
    their_tags = (ContactTagRow, ContactTagRow.contact_id == links.contact_id)
    yield tags_of("person.tags", Kind.CONTACT, owner, their_tags)
    yield of(
        Place("last_contact", PlaceKind.MOMENT, is_sortable=True), facts.last_at, facts,
        conditions=(~_heard_of_later(links, owner.key),),
    )  # fmt: skip
    yield of(Place("waits_since", PlaceKind.MOMENT), facts.waits_since, facts, picks=min)
    yield of(
        Place("mood", PlaceKind.CHOICE, choices=MOODS), facts.mood, facts,
        conditions=(facts.mood != "",),
    )  # fmt: skip


def _heard_of_later(links: Any, owner: str) -> Any:  # noqa: ANN401 - rows, a condition
    """Say of a person's row that another one of the same record was heard of later."""
    facts, other, theirs = ContactFactsRow, aliased(links), aliased(ContactFactsRow)
    is_same = getattr(other, owner) == getattr(links, owner)
    is_later = or_(
        theirs.last_at > facts.last_at,
        and_(theirs.last_at == facts.last_at, other.id > links.id),
    )
    return exists().where(is_same, theirs.contact_id == other.contact_id, is_later)


def of_deals(
    session: Session,
    owner: Any,  # noqa: ANN401 - a SQL column
    joins: tuple[tuple[Any, Any], ...] = (),
) -> Iterator[Source]:
    """Yield what can be asked about the deals of a record; a stage is where open ones stand."""
    text, choice = PlaceKind.TEXT, PlaceKind.CHOICE
    states = tuple(state.value for state in DealState)
    stage = (DealStageRow, DealStageRow.id == DealRow.stage_id)
    yield Source(
        Place("deal", text), DealRow.title_key, owner, joins, written=DealRow.title, form="name"
    )
    yield Source(Place("deal.state", choice, choices=states), DealRow.state, owner, joins)
    yield Source(
        Place("deal.stage", choice, choices=stages(session)),
        DealStageRow.name_key,
        owner,
        (*joins, stage),
        conditions=(DealRow.state == DealState.OPEN.value,),
        written=DealStageRow.name,
        form="name",
    )
    its_tags = (DealTagRow, DealTagRow.deal_id == DealRow.id)
    yield tags_of("deal.tags", Kind.DEAL, owner, *joins, its_tags)


@made_once
def of_tasks(owner: Any) -> Iterator[Source]:  # noqa: ANN401 - a SQL column
    """Yield what can be asked about what is still to be done."""
    is_open = (TaskRow.done_at.is_(None),)
    yield Source(Place("task", PlaceKind.TEXT), TaskRow.title, owner, conditions=is_open)
    yield Source(
        Place("task_due", PlaceKind.DATE), TaskRow.due_on, owner, conditions=is_open, picks=min
    )
