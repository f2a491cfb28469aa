"""Cells that a spreadsheet would run as a formula are neutralised; numbers stay what they are."""

from __future__ import annotations

import csv
import io
import itertools
import random
import re

from core.text.cells import plain_cell, safe_cell

STARTS = (
    "=",
    "+",
    "-",
    "@",
    "\t=",
    "\r=",
    "＝",
    "＋",
    "－",
    "＠",
    " =",
    "\ufeff=",
    "|",
    "%",
    "\n=",
)
PAYLOADS = (
    "cmd|' /C calc'!A0", "HYPERLINK(\"http://evil.example\",\"x\")", "1+1", "SUM(A1:A9)", "2+5+cmd",
    "IMPORTXML(\"http://evil.example\")", "DDE(\"cmd\")", "A1", "1-1", "49 1+2", "(1)", "0x10+1",
    "WEBSERVICE(\"http://x\")", "10+cmd|'/C calc'!A0", "1;2", "'x'!A1", "rundll32|'x'!y", "π()",
    "49301234567*2", "1e5", "-1+2", "@SUM(1)", "+1-1", "=1", " 1+1", "1 +2", "1,2)", ".5",
    "\u200b1", "N()", "TRUE", "1/0", "1:2", "#REF!", "{1}",
)  # fmt: skip
ATTACKS = [start + payload for start, payload in itertools.product(STARTS, PAYLOADS)][:500]


def is_live(cell: str) -> bool:
    """Say whether a spreadsheet would take the cell for a formula, told without our own rule."""
    bare = cell.strip(" \t\r\n\ufeff\u200b")
    if re.fullmatch(r"\+[1-9][0-9 ]+|[+-]?[0-9]+([.,][0-9]+)*", cell):
        return False
    return cell[:1] in "\t\r\n" or bare[:1] in tuple("=+-@|%＝＋－＠")


def through_a_table(cells: list[str]) -> list[str]:
    """Return the cells as they come back from a CSV file."""
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows([safe_cell(cell)] for cell in cells)
    stream.seek(0)
    return [row[0] for row in csv.reader(stream)]


def test_five_hundred_formulas_are_live_without_help_and_none_with_it() -> None:
    assert len(ATTACKS) == 500
    assert sum(is_live(cell) for cell in ATTACKS) == 500

    assert [cell for cell in through_a_table(ATTACKS) if is_live(cell)] == []


def test_what_was_neutralised_reads_as_it_was() -> None:
    tricky = [*ATTACKS, "'=1", "''=1", "'quoted'", "plain", "", "'", "it's"]

    assert [plain_cell(safe_cell(cell)) for cell in tricky] == tricky


def test_ten_thousand_phones_and_negative_numbers_stay_as_they_are() -> None:
    chance = random.Random(7)  # noqa: S311 - for variety, not for secrets
    phones = [f"+{chance.randint(1, 99)} {chance.randint(10**5, 10**10)}" for _ in range(2500)] + [
        f"+{chance.randint(10**8, 10**14)}" for _ in range(2500)
    ]
    numbers = [f"-{chance.random() * 10**6:.2f}" for _ in range(2500)]
    numbers += [f"-{chance.randint(1, 999)},{chance.randint(100, 999)}" for _ in range(2500)]
    cells = [*phones, *numbers]

    assert through_a_table(cells) == cells
