"""`cardfile list KIND --view NAME`: the rows of a view, as JSON lines or as a table."""

from __future__ import annotations

import argparse
import re
from dataclasses import replace
from itertools import islice
from pathlib import Path

from core.domain.change import Kind
from core.domain.view import Condition, Group, Operator, Place, PlaceKind, View, everything
from core.errors import UserError
from desktop.commands.console import ProgressBar, opened, print_json, print_safely
from desktop.commands.numbers import counted
from desktop.start.startup import Program

_PAGE = 500
ABOUT = {"contacts": Kind.CONTACT, "companies": Kind.COMPANY, "deals": Kind.DEAL}
_CONDITION = re.compile(r"(.+?)\s*(>=|<=|=|~)\s*(.*)", re.DOTALL)
_OPERATORS = {
    ">=": Operator.AT_LEAST, "<=": Operator.AT_MOST, "=": Operator.IS, "~": Operator.HOLDS,
}  # fmt: skip


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what asks for a view instead of whole records."""
    group = parser.add_argument_group(
        "contacts, companies or deals as a view",
        "With one of these, --where names columns (name, company, tags, last_contact, or a field "
        "of your own) and also takes FIELD>=VALUE and FIELD<=VALUE.",
    )
    group.add_argument("--view", metavar="NAME", help="a view; `cardfile list views` names them")
    group.add_argument("--columns", metavar="A,B", help="which columns, with commas between")
    group.add_argument("--sort", metavar="COLUMN", help="in the order of this column")
    group.add_argument("--descending", action="store_true", help="the last of that order first")
    group.add_argument("--csv", type=Path, metavar="FILE", help="save all rows as a table")


def is_asked(arguments: argparse.Namespace) -> bool:
    """Say whether a view is asked for. Raises UserError("view-of-others")."""
    named = (arguments.view, arguments.columns, arguments.sort, arguments.csv)
    if not any(named):
        return False
    if arguments.kind not in ABOUT:
        raise UserError("view-of-others")
    return True


def run(arguments: argparse.Namespace) -> int:
    """Print the rows, or save them."""
    with opened(arguments) as program:
        places = program.views.list_places(ABOUT[arguments.kind])
        view = _asked(program, arguments, places)
        headings = tuple(_name(place) for place in _columns(view, places))
        if arguments.csv is not None:
            bar = ProgressBar("Saving")
            rows = program.views.export(view, arguments.csv, headings, bar.show)
            bar.close()
            print_safely(f"{counted(rows, 'row')} saved as {arguments.csv}.")
            return 0
        for cells in islice(_rows(program, view), arguments.limit):
            print_json(dict(zip(headings, cells, strict=True)))
    return 0


def _rows(program: Program, view: View) -> list[tuple[str, ...]]:
    row, after, found = 0, None, list[tuple[str, ...]]()
    while True:
        page = program.views.page(view, _PAGE, row, after)
        found += [each.cells for each in page.rows]
        if page.last is None:
            return found
        row, after = page.last.row + 1, page.last


def _asked(program: Program, arguments: argparse.Namespace, places: tuple[Place, ...]) -> View:
    about = ABOUT[arguments.kind]
    view = everything(about)
    if arguments.view:
        view = program.views.find_view(arguments.view, about).view
    parts = [_condition(words, places) for words in arguments.where]
    view = replace(view, filter=Group((view.filter, *parts)) if parts else view.filter)
    if arguments.columns:
        names = (_find(places, name).name for name in arguments.columns.split(","))
        view = replace(view, columns=tuple(names))
    if arguments.sort:
        place = _find(places, arguments.sort)
        if not place.is_sortable:
            raise UserError("view-not-sortable", column=_name(place))
        view = replace(view, sort=place.name, is_descending=arguments.descending)
    known = {place.name for place in places}
    return replace(view, columns=tuple(name for name in view.columns if name in known))


def _condition(words: str, places: tuple[Place, ...]) -> Condition:
    found = _CONDITION.fullmatch(words)
    if found is None:
        raise UserError("where-unreadable", words=words)
    place, operator = _find(places, found[1]), _OPERATORS[found[2]]
    if operator is Operator.HOLDS and place.kind not in (PlaceKind.TEXT, PlaceKind.WORDS):
        operator = Operator.IS
    if found[2] == "=" and not found[3].strip() and place.kind is not PlaceKind.YES_NO:
        return Condition(place.name, Operator.EMPTY)
    return Condition(place.name, operator, found[3])


def _find(places: tuple[Place, ...], name: str) -> Place:
    wanted = name.strip().casefold()
    for place in places:
        if wanted in (place.name.casefold(), _name(place).casefold()):
            return place
    raise UserError("view-no-such-column", column=name.strip())


def _columns(view: View, places: tuple[Place, ...]) -> list[Place]:
    known = {place.name: place for place in places}
    return [known[name] for name in view.columns]


def _name(place: Place) -> str:
    """Return what the command line calls a column: a field of a company is "company.NAME"."""
    if not place.label:
        return place.name
    is_companies = place.name.startswith(f"{Kind.COMPANY.value}.")
    return f"{Kind.COMPANY.value}.{place.label}" if is_companies else place.label
