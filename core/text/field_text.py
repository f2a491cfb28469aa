"""Values of the owner's own fields: read from what a person or a file wrote, and written as text.

What is written is read as the same value again; it is the form in which values are stored beside
their typed columns, exported, and shown on the command line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from core.domain.field import Field, FieldKind, Value
from core.errors import UserError
from core.text.normalise import fold

SEPARATOR = "; "
MOST_CHARS = 10_000
_KEY_CHARS = 200
_YES = frozenset("yes y true 1 x ja oui si sí on ✓ 是 有 真".split())  # noqa: SIM905 - shorter
_NO = frozenset("no n false 0 nein non off 否 无 不是 假 -".split())  # noqa: SIM905 - shorter
_ISO = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ].*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")
_SIGNS = re.compile(r"[\s\u00a0\u202f'’]|[A-Z]{3}\b|[€$£¥￥元]")
_NUMBER = re.compile(r"[-+−]?\d+(?:\.\d+)?")
_LINK = re.compile(r"(?:https?://|mailto:|tel:)\S+|[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?", re.IGNORECASE)
_SPLIT = re.compile(r"\s*(?::::|[;；,，、|\n])\s*")
# ISO 4217: those whose smallest unit is not a hundredth.
_DIGITS = {"JPY": 0, "KRW": 0, "VND": 0, "CLP": 0, "ISK": 0, "PYG": 0, "XAF": 0, "XOF": 0,
           "BHD": 3, "JOD": 3, "KWD": 3, "OMR": 3, "TND": 3}  # fmt: skip
_MOST_NUMBER = 10**15


def minor_digits(currency: str) -> int:
    """Return how many digits stand behind the point of an amount: 2 for EUR, 0 for JPY."""
    return _DIGITS.get(currency.upper(), 2)


def read(field: Field, text: str) -> Value | None:
    """Return the value that was written, None for nothing.

    Raises UserError: "field-no-number", "field-no-date", "field-no-yes", "field-no-choice",
    "field-no-link", "field-too-long", with the field's name.
    """
    written = text.strip()
    if not written:
        return None
    if len(written) > MOST_CHARS:
        raise UserError("field-too-long", field=field.name, most=MOST_CHARS)
    if field.kind is FieldKind.TEXT:
        return written
    if field.kind is FieldKind.CHOICES:
        return _choices(field, written)
    if field.kind is FieldKind.CHOICE:
        return _choice(field, written)
    value = _READERS[field.kind](written, field)
    if value is None:
        raise UserError(_PROBLEMS[field.kind], field=field.name)
    return value


def write(kind: FieldKind, value: Value, currency: str = "") -> str:
    """Return the value as text that `read` reads: "12.5", "1250.00", "2026-05-01", "yes"."""
    if isinstance(value, tuple):
        return SEPARATOR.join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if kind is FieldKind.MONEY and isinstance(value, int):
        digits = minor_digits(currency)
        sign, whole = "-" if value < 0 else "", str(abs(value)).rjust(digits + 1, "0")
        return f"{sign}{whole[:-digits]}.{whole[-digits:]}" if digits else f"{sign}{whole}"
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() and abs(value) < _MOST_NUMBER else repr(value)
    return str(value)


def sort_key(text: str) -> str:
    """Return the form in which texts are compared and ordered."""
    return fold(" ".join(text.split()))[:_KEY_CHARS]


def split_tags(text: str) -> tuple[str, ...]:
    """Return the tags that were typed with marks between."""
    return join_tags(_SPLIT.split(text.strip()))


def join_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Return each tag once, as it is written first."""
    found: dict[str, str] = {}
    for tag in tags:
        found.setdefault(sort_key(tag), tag)
    return tuple(tag for key, tag in found.items() if key)


def guess(samples: Iterable[str]) -> Field:
    """Return a field without a name that reads every sample; TEXT when nothing better does."""
    written = [sample.strip() for sample in samples if sample.strip()]
    if not written:
        return Field("")
    for kind in (FieldKind.YES_NO, FieldKind.DATE, FieldKind.NUMBER, FieldKind.LINK):
        if _all_read(Field("", kind), written):
            return Field("", kind)
    different = list(dict.fromkeys(written))
    is_short = all(len(word) <= 40 and not _SPLIT.search(word) for word in different)
    if is_short and len(written) >= 6 and len(different) * 3 <= len(written):
        return Field("", FieldKind.CHOICE, choices=tuple(different))
    return Field("")


def _all_read(field: Field, written: Sequence[str]) -> bool:
    if field.kind is FieldKind.YES_NO and {"0", "1"}.issuperset(written):
        return False  # as likely a count
    try:
        return all(read(field, sample) is not None for sample in written)
    except UserError:
        return False


def _choices(field: Field, written: str) -> tuple[str, ...] | None:
    """Return what was chosen; a choice may hold marks that part others, ":::" parts in any case."""
    if sort_key(written) in map(sort_key, field.choices):
        return (_choice(field, written),)
    parts = written.split(":::") if ":::" in written else _SPLIT.split(written)
    return tuple(dict.fromkeys(_choice(field, part) for part in parts if part.strip())) or None


def _choice(field: Field, written: str) -> str:
    key = sort_key(written)
    found = next((choice for choice in field.choices if sort_key(choice) == key), None)
    if found is None:
        raise UserError("field-no-choice", field=field.name, choices=", ".join(field.choices))
    return found


def _number(written: str, _field: Field) -> float | None:
    plain = _plain_number(written)
    return None if plain is None else float(plain)


def _money(written: str, field: Field) -> int | None:
    plain = _plain_number(written)
    if plain is None:
        return None
    named = re.findall(r"\b[A-Z]{3}\b", written.upper())
    if named and field.currency and field.currency not in named:
        return None  # an amount of another currency is not this one
    digits = minor_digits(field.currency)
    whole, _, rest = plain.partition(".")
    if len(rest.rstrip("0")) > digits:
        return None
    return int(f"{whole}{rest[:digits].ljust(digits, '0')}")


def _plain_number(written: str) -> str | None:
    """Return the number with a point and without marks: "1.250,50 €" -> "1250.50"."""
    bare = _SIGNS.sub("", written).replace("−", "-").replace("，", ",")
    comma, point = bare.rfind(","), bare.rfind(".")
    if comma >= 0 and point >= 0:
        thousands, decimal = (".", ",") if comma > point else (",", ".")
        bare = bare.replace(thousands, "").replace(decimal, ".")
    elif comma >= 0:
        is_thousands = re.fullmatch(r"[-+]?\d{1,3}(?:,\d{3})+", bare)
        bare = bare.replace(",", "") if is_thousands else bare.replace(",", ".")
    elif bare.count(".") > 1 and re.fullmatch(r"[-+]?\d{1,3}(?:\.\d{3})+", bare):
        bare = bare.replace(".", "")
    if not _NUMBER.fullmatch(bare) or abs(float(bare)) >= _MOST_NUMBER:
        return None
    return bare.lstrip("+")


def _date(written: str, _field: Field) -> date | None:
    if found := _ISO.fullmatch(written):
        return _day(*found.groups())
    if found := _DAY_FIRST.fullmatch(written):
        return _day(found[3], found[2], found[1])
    if found := _SLASHED.fullmatch(written):
        first, second = int(found[1]), int(found[2])
        # Which is the month stands in the text only where the other can't be one.
        if first > 12 or first == second:
            return _day(found[3], found[2], found[1])
        if second > 12:
            return _day(found[3], found[1], found[2])
    return None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _yes_no(written: str, _field: Field) -> bool | None:
    word = written.casefold()
    return word in _YES if word in _YES | _NO else None


def _link(written: str, _field: Field) -> str | None:
    return written if _LINK.fullmatch(written) else None


_READERS = {
    FieldKind.NUMBER: _number,
    FieldKind.MONEY: _money,
    FieldKind.DATE: _date,
    FieldKind.YES_NO: _yes_no,
    FieldKind.LINK: _link,
}
_PROBLEMS = {
    FieldKind.NUMBER: "field-no-number",
    FieldKind.MONEY: "field-no-money",
    FieldKind.DATE: "field-no-date",
    FieldKind.YES_NO: "field-no-yes",
    FieldKind.LINK: "field-no-link",
}
