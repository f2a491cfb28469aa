"""What programs write on cards beside the standard, under the names that a person would use.

"X-EVOLUTION-SPOUSE", "X-MS-SPOUSE" and "X-KADDRESSBOOK-X-SpouseName" are all the spouse; a phone
with Android keeps nicknames, dates and relations in fields of its own.
"""

from __future__ import annotations

import re

from core.ingest.vcard_lines import Property, split_value

# A label of these says what the value is: "Spouse", "Anniversary", "parent".
_NAMED_BY_LABEL = frozenset(["X-ABDATE", "X-ABRELATEDNAMES", "RELATED"])
_OF_PROGRAMS = re.compile(r"^X-(?:EVOLUTION-|KADDRESSBOOK-X-|MS-|MOZILLA-|ABDATE$|GNOME-)?")
_SAME = {
    "spousename": "spouse", "managersname": "manager", "assistantsname": "assistant",
    "abrelatednames": "related", "deathdate": "date of death", "": "date",
}  # fmt: skip
_ANDROID = re.compile(r"^vnd\.android\.cursor\.item/(nickname|contact_event|relation)$")
_ANDROID_DATES = {"1": "anniversary", "3": "birthday"}
_ANDROID_PEOPLE = {
    "1": "assistant", "2": "brother", "3": "child", "4": "partner", "5": "father", "6": "friend",
    "7": "manager", "8": "mother", "9": "parent", "10": "partner", "11": "referred by",
    "12": "relative", "13": "sister", "14": "spouse",
}  # fmt: skip
_DAY = re.compile(r"^(\d{4})-?(\d{2})-?(\d{2})(?:T.*)?$", re.DOTALL)
_DAY_OF_ANY_YEAR = re.compile(r"^--(\d{2})-?(\d{2})$")
# What Apple writes for a birthday whose year nobody knows.
_NO_YEAR = "1604"
_DATES = frozenset(["birthday", "anniversary", "date", "date of death"])


def detail_of(found: Property, label: str, value: str) -> tuple[str, str]:
    """Return the name and the value under which a property without a place of its own is kept.

    label: the person's own, or what the card's types say. value: with its backslashes resolved.
    """
    if found.name == "X-ANDROID-CUSTOM":
        return _of_android(found.value)
    plain = _OF_PROGRAMS.sub("", found.name).lower()
    name = _SAME.get(plain, plain)
    is_date = name in _DATES or found.name == "X-ABDATE"
    if label and (found.name in _NAMED_BY_LABEL or found.group):
        name = label
    if name == "wab-gender":
        return "gender", {"1": "female", "2": "male"}.get(value.strip(), value)
    if name == "gender":
        value = value.strip(";").replace(";", ", ")
    return name, iso_date(value) if is_date else value


def iso_date(value: str) -> str:
    """Return a date as 1815-12-10, or --12-10 without its year; else as it was written."""
    text = value.strip()
    match = _DAY.match(text)
    if match:
        year, month, day = match.groups()
        return f"--{month}-{day}" if year == _NO_YEAR else f"{year}-{month}-{day}"
    match = _DAY_OF_ANY_YEAR.match(text)
    return f"--{match[1]}-{match[2]}" if match else value


def _of_android(written: str) -> tuple[str, str]:
    """Return what one of Android's own fields says: its kind, the value, a number, a label."""
    kind, *rest = split_value(written, ";")
    value, number, label = (*rest, "", "", "")[:3]
    match = _ANDROID.match(kind.strip())
    if match is None:
        return kind.rpartition("/")[2] or "other", ", ".join(part for part in rest if part.strip())
    if match[1] == "nickname":
        return "nickname", value
    if match[1] == "contact_event":
        return _ANDROID_DATES.get(number) or label or "date", iso_date(value)
    return _ANDROID_PEOPLE.get(number) or label or "related", value
