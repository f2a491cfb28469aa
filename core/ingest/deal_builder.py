"""Puts a deal together from the cells of a row: the same for every program that wrote it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date

from core.domain.contact import Channel, ChannelKind, CompanyLink, Contact, Detail
from core.domain.deal import Deal, DealState, SaidDeal, SaidPerson
from core.domain.importing import Place, RawRecord, Rejection
from core.domain.money import Money
from core.ingest.contact_builder import MAX_NOTES_CHARS, MAX_VALUES, clean
from core.text.amounts import currency_named, currency_of, read_money, unit_of
from core.text.days import read_day
from core.text.field_text import join_tags, split_tags

_MOST_TITLE, _MOST_PEOPLE = 300, 50
_WON = frozenset([
    "won", "closed won", "closedwon", "win", "gewonnen", "abgeschlossen gewonnen", "赢单", "已赢单",
    "成交", "已成交", "赢", "成功", "已签约", "gagné", "ganado",
])  # fmt: skip
_LOST = frozenset([
    "lost", "closed lost", "closedlost", "loss", "verloren", "abgeschlossen verloren", "输单",
    "已输单", "丢单", "已丢单", "流失", "失败", "输", "perdu", "perdido",
])  # fmt: skip
_OPEN = frozenset(["open", "offen", "进行中", "跟进中", "false", "no"])
_YES = frozenset(["true", "yes", "1", "ja", "是", "wahr"])
_PERSON = re.compile(r"^(.*?)\s*[(<]\s*([^()<>\s]+@[^()<>\s]+)\s*[)>]$")
_DAYS = ("opened", "expected", "closed")


@dataclass(frozen=True, slots=True)
class DealHabits:
    """How a table writes its sales: the order of its days, numbers as programs write them."""

    is_month_first: bool | None = None
    is_float: bool = False


@dataclass(slots=True)
class DealBuilder:
    """Collects what a row tells of one sale; empty cells are ignored."""

    habits: DealHabits
    cells: dict[str, tuple[str, str]] = field(default_factory=dict)
    details: list[Detail] = field(default_factory=list)
    tags: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def set(self, part: str, column: str, value: str) -> None:
        """Take a cell. part: what it tells, "" for what is only kept."""
        plain = clean(value, keeps_lines=part == "notes")
        if not plain:
            return
        if part == "notes":
            self.notes.append(plain)
        elif part == "tags":
            self.tags = join_tags((*self.tags, *split_tags(plain)))[:MAX_VALUES]
        elif part and part not in self.cells:
            self.cells[part] = (column, plain)
        else:
            self._keep(column, plain)

    def record(
        self, place: Place, company: str, people: Sequence[SaidPerson], warnings: tuple[str, ...]
    ) -> RawRecord | Rejection:
        """Return the deal; a rejection when nothing says what it is or who it is with."""
        stage, state = self._stage_and_state()
        everybody = (*people, *self._people(company))[:_MOST_PEOPLE]
        title, is_named = self._title(company, everybody)
        if not title:
            return Rejection(place, "deal-without-title")
        opened_on, expected_on, closed_on = self._days(state)
        deal = Deal(
            title=title[:_MOST_TITLE],
            state=state,
            amount=self._amount(),
            opened_on=opened_on,
            expected_on=expected_on,
            closed_on=closed_on,
            lost_reason=self._take("reason"),
            external_id=self._take("id")[:300],
        )
        percent = self._percent()
        deal = replace(
            deal,
            notes="\n".join(dict.fromkeys(self.notes))[:MAX_NOTES_CHARS],
            details=tuple(dict.fromkeys(self.details))[:MAX_VALUES],
            tags=self.tags,
        )
        said = SaidDeal(deal, stage, percent, company, everybody, is_named=is_named)
        told = tuple(dict.fromkeys((*warnings, *self.warnings)))
        return RawRecord(place, _fingerprint(said), deal=said, warnings=told)

    def _take(self, part: str) -> str:
        return self.cells.get(part, ("", ""))[1]

    def _keep(self, column: str, value: str) -> None:
        self.details.append(Detail(clean(column)[:100], value))

    def _keep_unread(self, part: str, warning: str) -> None:
        column, value = self.cells[part]
        self._keep(column, value)
        self.warnings.append(warning)

    def _title(self, company: str, people: Sequence[SaidPerson]) -> tuple[str, bool]:
        """Return the title, and whether the row gives it itself."""
        if self._take("title"):
            return self._take("title"), True
        product = next((d.value for d in self.details if _is_product(d.name)), "")
        person = people[0].contact.name if people else ""
        return product or company or person or self._take("id"), False

    def _stage_and_state(self) -> tuple[str, DealState]:
        stage, status = self._take("stage"), self._take("status")
        state = DealState.OPEN
        for word in (status, stage):
            if state is DealState.OPEN:
                state = state_of(word)
        if self._take("won").casefold() in _YES:
            state = DealState.WON
        is_only_state = state_of(stage) is not DealState.OPEN
        if status and state_of(status) is DealState.OPEN and status.casefold() not in _OPEN:
            self._keep_said("status")
        return ("" if is_only_state else stage), state

    def _keep_said(self, part: str) -> None:
        column, value = self.cells[part]
        self._keep(column, value)

    def _amount(self) -> Money | None:
        if "amount" not in self.cells:
            return None
        column, value = self.cells["amount"]
        currency = currency_named(self._take("currency")) or currency_of(column)
        is_float, unit = self.habits.is_float, unit_of(column)
        amount = read_money(value, currency, is_float=is_float, unit=unit)
        if amount is None:
            self._keep_unread("amount", "deal-amount-unclear")
        return amount

    def _percent(self) -> int | None:
        written = self._take("probability").removesuffix("%").strip().replace(",", ".")
        if not re.fullmatch(r"\d{1,3}(?:\.\d+)?", written):
            return None
        number = float(written)
        # A sheet holds 25 % as 0.25, and 100 % as 1.
        is_share = 0 < number < 1 or (number == 1 and self.habits.is_float)
        percent = number * 100 if is_share else number
        self._keep_said("probability")
        return round(percent) if percent <= 100 else None

    def _days(self, state: DealState) -> tuple[date | None, date | None, date | None]:
        """Return when it began, when it is expected, when it was closed."""
        found: list[date | None] = []
        for part in _DAYS:
            order = self.habits.is_month_first
            day = read_day(self._take(part), is_month_first=order)
            if day is None and part in self.cells:
                self._keep_unread(part, "deal-day-unclear")
            found.append(day)
        opened, expected, closed = found
        if state is DealState.OPEN:
            return opened, expected, None
        # Of a closed deal the day that was expected is the one on which it was closed.
        return (opened, None, expected) if closed is None else (opened, expected, closed)

    def _people(self, company: str) -> list[SaidPerson]:
        links = (CompanyLink(company),) if company else ()
        found = []
        for said in re.split(r"[;\n]", self._take("people")):
            words = said.strip()
            match = _PERSON.match(words)
            name, email = (match[1], match[2]) if match else (words, "")
            if "@" in name and not email:
                name, email = "", name
            channels = (Channel(ChannelKind.EMAIL, email),) if email else ()
            if name or email:
                found.append(SaidPerson(Contact(name or email, channels=channels, companies=links)))
        return found


def state_of(word: str) -> DealState:
    """Return whether a stage or a status says that a deal is won or lost."""
    plain = " ".join(re.split(r"[\s_\-/]+", word.casefold().strip()))
    if plain in _WON:
        return DealState.WON
    return DealState.LOST if plain in _LOST else DealState.OPEN


def _is_product(column: str) -> bool:
    return column.casefold() in ("product", "products", "produkt", "产品", "deal - product")


def _fingerprint(said: SaidDeal) -> str:
    told = asdict(said)
    if not said.deal.tags:
        del told["deal"]["tags"]  # as before there were any: what came in then is known again
    text = json.dumps(told, ensure_ascii=True, sort_keys=True, default=str)
    return hashlib.sha256(f"deal {text}".encode("ascii")).hexdigest()
