"""What single cells of a table mean, whatever their column: guards, sums, empty words, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from core.text.cells import plain_cell
from core.text.normalise import fold, has_legal_form

# How many names must stand as "Byron, Ada" before a table is taken to mean it.
LEAST_NAMES = 2

# A code of the post: 'N1 2AB, 'D-10115.
_CODE = re.compile(r"^'[A-Z]{1,2}-?\d[\dA-Z -]{1,10}$")
_FORMULA = re.compile(r'^="((?:[^"]|"")*)"$')
_EMPTY = frozenset(
    ["n/a", "N/A", "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "NULL", "null", "(null)",
     "<null>", r"\N", "nan", "NaN", "无", "暂无", "無"]
)  # fmt: skip
_DASHES = re.compile(r"^[-–—/\\._\s]+$")
_NO_DAY = re.compile(r"^0+([./-])0+(?:\1)0+$")
_TOTAL = re.compile(
    r"^(?:grand |sub ?|running )?totals?\b|^(?:zwischen|gesamt)?summe\b|^gesamt\b|^sum\b|"
    r"^somme\b|^suma\b|^totale\b|^totaal\b|^soma\b|^итого\b|^всего\b|^(?:合计|总计|小计|共计|总和|合計|總計|小計|합계|총계)"
)
# What programs and people write below a list, alone in its row.
_FOOTER = re.compile(
    r"^(?:copyright \(c\)|copyright ©|© ?\d{4}|confidential information\b|"
    r"(?:report )?generated (?:by|on)\b)|all rights reserved\.?$|"
    r"^(?:gesamt|insgesamt|summe|total|anzahl|合计|总计|共计?|stand|as of|printed|gedruckt|"
    r"erstellt|导出时间|打印时间)(?:\b|(?<=[\u3400-\u9fff]))[^@]*\d|^(?:seite|page|página|pagina|第)\s*\d+"
)
# More cells that are not empty are surely no such line; blanks count, which are rare.
_MOST_OF_FOOTER = 3
_ROUNDED = re.compile(r"^\+?(\d(?:[.,]\d+)?)[Ee]\+?(\d{1,2})$")
_FLOAT = re.compile(r"^(\d{6,})[.,]0+$")
_FIGURES = re.compile(
    r"^[^\w]*[\d.,'’\s]+\s*(?:%|[^\w]|[a-z]{2,3}|[万亿千百元个件位户人条名家])*$", re.IGNORECASE
)
_LAST_FIRST = re.compile(r"^([^\W\d][\w'’. -]{0,60}),\s*([^\W\d][\w'’. -]{0,60})$")
_NOT_GIVEN = frozenset(
    ["jr", "sr", "ii", "iii", "iv", "md", "phd", "esq", "cpa", "rn", "dds", "dr", "prof", "mba"]
)


def plain_value(cell: str) -> str:
    """Return a cell without what keeps a spreadsheet from reading it: an apostrophe, ="..."."""
    if cell.startswith('="') and (formula := _FORMULA.match(cell.strip())):
        return formula[1].replace('""', '"')
    if not cell.startswith("'"):
        return cell
    if cell[1:].isdecimal() or _CODE.match(cell):
        return cell[1:]
    return cell[1:] if cell[1:2] in ("=", "+", "-", "@") else plain_cell(cell)


def is_empty_word(cell: str) -> bool:
    """Say whether a cell only says that there is nothing: "N/A", "NULL", "-", 无."""
    text = cell.strip()
    if text[:1] == "0" and _NO_DAY.match(text):
        return True  # Outlook's word for a day that nobody knows
    return text in _EMPTY or (len(text) <= 5 and bool(_DASHES.match(text)))


def is_total(cells: Sequence[str]) -> bool:
    """Say whether a row adds up the others: it says so, and holds nothing but figures besides."""
    told = [cell.strip() for cell in cells if cell.strip()]
    if len(told) < 2 or not any(_TOTAL.match(fold(cell)) for cell in told[:3]):
        return False
    words = [cell for cell in told if not _FIGURES.match(cell)]
    return len(words) == 1 and len(words[0]) <= 40


def is_footer(cells: Sequence[str]) -> bool:
    """Say whether a row only tells of the list: how long, from when, whose, which page."""
    if sum(map(bool, cells)) > _MOST_OF_FOOTER:
        return False
    told = [cell for cell in cells if cell.strip()]
    return len(told) == 1 and bool(_FOOTER.search(told[0].strip().casefold()))


def whole_number(cell: str) -> str | None:
    """Return a phone number as it was before a spreadsheet took it for a figure.

    None where digits are lost: 4.93512E+12 may be any of a million numbers.
    """
    text = cell.strip()
    if (plain := _FLOAT.match(text)) is not None:
        return plain[1]
    rounded = _ROUNDED.match(text)
    if rounded is None:
        return cell
    digits = rounded[1].replace(",", ".")
    if len(digits.replace(".", "")) <= int(rounded[2]):
        return None
    return str(int(Decimal(f"{digits}e{rounded[2]}")))


def writes_family_first(names: Iterable[str]) -> bool:
    """Say whether a table's people are mostly written as "Byron, Ada"."""
    written = [name for name in names if name.strip()]
    found = sum(name_halves(name) is not None for name in written)
    return found >= LEAST_NAMES and found * 10 >= len(written) * 6


def name_halves(name: str) -> tuple[str, str] | None:
    """Return the given and the family name of "Byron, Ada", None for anything else."""
    match = _LAST_FIRST.match(name.strip())
    if match is None or has_legal_form(name) or match[2].strip(" .").casefold() in _NOT_GIVEN:
        return None
    return match[2].strip(), match[1].strip()
