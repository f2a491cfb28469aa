"""Amounts of money as people and programs write them, and the currency that they name.

"1.234,56 €", "$1,200", "EUR 1'200.50", "12万元", "1,5 Mio". What could be read in two ways that are
far apart is not read at all; of one mark with three digits behind it ("1,200", "1.200") it parts
thousands: nobody writes money with three digits behind the point.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from core.domain.money import Money, digits_of, from_amount

_MOST_CHARS = 60
_SIGNS = {
    "US$": "USD", "HK$": "HKD", "NT$": "TWD", "A$": "AUD", "C$": "CAD", "S$": "SGD", "R$": "BRL",
    "NZ$": "NZD", "人民币": "CNY", "RMB": "CNY", "美元": "USD", "欧元": "EUR", "英镑": "GBP",
    "日元": "JPY", "港币": "HKD", "港元": "HKD", "元": "CNY", "円": "JPY", "€": "EUR", "£": "GBP",
    "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY", "฿": "THB", "₫": "VND", "₪": "ILS",
    "zł": "PLN", "Kč": "CZK", "Fr.": "CHF", "SFr.": "CHF", "Rs.": "INR",
}  # fmt: skip
# What several countries write; a currency that is told elsewhere goes before.
_SHARED_SIGNS = {"$": "USD", "¥": "CNY", "kr": "", "块": "CNY", "Rs": ""}
# "US$" is no "$".
_BY_LENGTH = sorted({**_SIGNS, **_SHARED_SIGNS}, key=len, reverse=True)
_CODES = frozenset(
    "AED ARS AUD BGN BHD BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR IQD ISK "  # noqa: SIM905 - shorter
    "JOD JPY KES KRW KWD KZT MAD MXN MYR NGN NOK NZD OMR PEN PHP PKR PLN PYG QAR RON RSD RUB SAR "
    "SEK SGD THB TND TRY TWD UAH UGX USD UYU VND XAF XOF ZAR".split()
)
_CODE = re.compile(r"(?<![A-Za-z])([A-Za-z]{3})(?![A-Za-z])")
_UNITS = {
    "百万": 10**6, "千万": 10**7, "亿": 10**8, "億": 10**8, "万": 10**4, "萬": 10**4, "千": 10**3,
    "k": 10**3, "tsd": 10**3, "thousand": 10**3, "m": 10**6, "mn": 10**6, "mio": 10**6,
    "million": 10**6, "millions": 10**6, "mrd": 10**9, "bn": 10**9, "billion": 10**9,
}  # fmt: skip
_WHOLE = re.compile(r"([-+]?)([\d.,]+)\s*([^\d\s.,]*)\.?")
_HEADING_UNIT = re.compile(
    r"(百万|千万|[万萬亿億千])[元円]?\s*\)?$|(?<![^\W\d])(k|tsd|mio|mn)\b\.?\s*(?:€|\$|£|[a-z]{3})?\s*\)?$|"
    r"(?<![^\W\d])(?:€|\$|£|[a-z]{3})?\s*(k|tsd|mio|mn)\.?\s*\)?$",
    re.IGNORECASE,
)
_GROUPS = re.compile(r"(?<=\d)['’`_\s](?=\d{3}(?!\d))")
_EMPTY = "-–—"
# "3'000.–", "50,-": no cents.
_NO_CENTS = re.compile(r"(?<=\d)[.,](?:[-–—]{1,2}|=)(?!\d)")


def currency_of(text: str) -> str:
    """Return the currency that a heading names: "Amount (EUR)", "金额（元）"; "" for none."""
    found, _, is_sure = _taken(unicodedata.normalize("NFKC", text))
    return found if is_sure else ""


def currency_named(text: str) -> str:
    """Return the currency of a cell that holds nothing else: "EUR", "€", "US Dollar" gives ""."""
    found, rest, _ = _taken(unicodedata.normalize("NFKC", text).strip())
    return found if not rest.strip(" ()") else ""


def unit_of(heading: str) -> int:
    """Return how many one in a column of amounts is: 10,000 of "金额（万元）", 1 of "Amount"."""
    found = _HEADING_UNIT.search(unicodedata.normalize("NFKC", heading))
    return _UNITS[found[found.lastindex or 0].casefold()] if found else 1


def read_money(
    text: str, currency: str = "", *, is_float: bool = False, unit: int = 1
) -> Money | None:
    """Return the amount, None when it can't be read with certainty.

    currency: of amounts that don't say theirs. is_float: a bare number is as programs write it,
    with a point before its decimals, whatever their count. unit: what one is in a bare number.
    """
    plain = _NO_CENTS.sub("", unicodedata.normalize("NFKC", text).replace("\u2212", "-").strip())
    if not plain or len(plain) > _MOST_CHARS or plain in _EMPTY:
        return None
    is_bare = re.fullmatch(r"-?\d+(?:\.\d+)?", plain) is not None
    found, rest, is_sure = _taken(plain)
    told = found if is_sure or not currency else currency
    rest = rest.strip()
    is_negative = rest.startswith("(") and rest.endswith(")")
    match = _WHOLE.fullmatch(_GROUPS.sub("", rest.strip("() ")))
    if match is None:
        return None
    sign, digits, word = match.groups()
    if word or found:
        unit = _UNITS.get(word.casefold(), 0) if word else 1
    is_point = (is_float and is_bare) or unit > 1
    amount = _number(digits, digits_of(told), is_point=is_point)
    if amount is None or not unit:
        return None
    amount *= unit
    return from_amount(-amount if is_negative or sign == "-" else amount, told)


def _taken(text: str) -> tuple[str, str, bool]:
    """Return the currency, the text without it, and whether no other one can be meant."""
    for code in _CODE.finditer(text):
        word = code[1].upper()
        if word in _CODES or word == "RMB":
            rest = f"{text[: code.start()]} {text[code.end() :]}"
            for sign in _BY_LENGTH:
                rest = rest.replace(sign, " ", 1)
            return ("CNY" if word == "RMB" else word), rest, True
    for sign in _BY_LENGTH:
        if sign in text:
            is_sure = sign in _SIGNS
            told = _SIGNS[sign] if is_sure else _SHARED_SIGNS[sign]
            return told, text.replace(sign, " ", 1), is_sure
    return "", text, False


def _number(digits: str, decimals: int, *, is_point: bool) -> Decimal | None:
    """Return what the digits and marks mean. is_point: a single point is the decimal point."""
    marks = [c for c in digits if c in ".,"]
    if not any(c.isdecimal() for c in digits) or digits[-1] in ".,":
        return None
    if not marks:
        return Decimal(digits)
    last = marks[-1]
    whole, _, part = digits.rpartition(last)
    others = set(marks[:-1])
    if others == {last} or (len(others) > 1):
        # The same mark again and again parts thousands; a mixture is none of ours.
        return Decimal(digits.replace(last, "")) if _are_groups(digits, last) else None
    if others:
        other = others.pop()
        return Decimal(f"{whole.replace(other, '')}.{part}") if _are_groups(whole, other) else None
    is_group = len(part) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0")
    if is_group and decimals != 3 and not (is_point and last == "."):
        return Decimal(whole + part)
    return Decimal(f"{whole or '0'}.{part}")


def _are_groups(digits: str, mark: str) -> bool:
    """Say whether a mark parts thousands, or lakhs as in India."""
    first, *groups = digits.split(mark)
    if len(groups[-1]) != 3 or not 1 <= len(first) <= 3:
        return False
    return all(len(group) == 3 for group in groups) or all(len(group) == 2 for group in groups[:-1])
