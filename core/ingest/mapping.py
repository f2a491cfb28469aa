"""Which column of a table holds what.

A field is one of FIELDS, with a label behind a colon where there may be several ("phone:work",
"address:home:city"). A column of unknown name has the field "": its values are kept as details.
Columns of a second person in the same row begin with their number: "2/name", "2/phone:work". What
tells of a sale has the field "deal", with a part behind it where it is known ("deal:amount").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.ingest import deal_columns
from core.ingest.column_words import ADDRESS_PARTS, CUSTOMERS, HALF_NAMES, NAMES, PLACES
from core.text.normalise import fold

FIELDS = (
    "name", "given", "middle", "family", "prefix", "suffix", "nickname", "email", "phone",
    "company", "role", "department", "address", "web", "chat", "birthday", "notes", "tags",
    "language", "external_id", "deal", "-", "",
)  # fmt: skip
IGNORED = "-"

_PERSON = re.compile(
    r"^(?:(?:contact|person|contact person|kontakt|ansprechpartner) ?(?=[1-9] )|联系人 ?)"
    r"([1-9]) ?(.+)$"
)
# Where an address or a number is, said before or behind it: "Home City", "Ort (privat)", 会社電話.
_PLACES = {word: place for place, words in PLACES.items() for word in words.split("|")}
_PLACE_WORDS = sorted(_PLACES, key=len, reverse=True)
_EASTERN_PLACES = [word for word in _PLACE_WORDS if word > "\u3000"]
# What a first column of people may be called for short, and who a firm may be as well.
_HALF_NAMES, _CUSTOMERS = frozenset(HALF_NAMES.split("|")), frozenset(CUSTOMERS.split("|"))
_WORDS = {
    **dict.fromkeys([*_HALF_NAMES, *_CUSTOMERS], "name"),
    **{word: field for field, words in NAMES.items() for word in words.split("|")},
}
_KNOWN = {fold(word): field for word, field in _WORDS.items()} | _WORDS
# Where nobody is named, a row is a company's; beside a person these are none of theirs.
_FIRM_TAGS = frozenset([
    "company tags", "company tag", "company labels", "account tags", "organization labels",
    "organization label", "organization tags", "organisation tags", "公司标签",
    "客户标签", "企业标签",
])  # fmt: skip
# Behind it stands what the tags of this column are about.
_TAG_GROUP = "标签组"
# Of these a row may hold more than one; a second name is no name.
_SEVERAL = frozenset(["email", "phone", "web", "chat", "address", "tags", "notes"])
_OF_NAMES = frozenset(["name", "given", "family"])
_PART_WORDS = {word: part for part, words in ADDRESS_PARTS.items() for word in words.split("|")}
_PARTS = {fold(word): part for word, part in _PART_WORDS.items()} | _PART_WORDS
_NUMBERED = re.compile(
    r"^(e mail|email|phone|website|address|organization|im|relation|event|custom field) "
    r"(\d{1,2}) (type|label|value|name|title|department|formatted|street|city|po box|region|"
    r"postal code|country|extended address|service)$"
)
_JOINING = re.compile(r" (?:del|de|della|du|da|do)$")
_NUMBER_BEHIND = re.compile(r" ?[1-9]$")
_SIGNS = re.compile(r"[\s_\-./()'’:：*\[\]#（）【】、，,|+&]+")
_EAST = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_BETWEEN_EAST = re.compile(rf"(?<={_EAST}) (?={_EAST})")
_ADDRESS_BEFORE = re.compile(r"^(?:地址|address )")
_NAMED_PLACE = re.compile(
    r"^(?!.*\b(?:first|last|middle|given|family|user|file|owner|product|event|domain)\b)"
    r".*\w name$|..名称?$"
)
# Whose it is, and what must be filled in: neither says what stands in a column.
_NOISE = re.compile(
    r"^(?:contact|person|customer|client|lead|billing|default address|default|kunden?|客户|联系人) "
    r"(?=.)|^(?:联系人|客户|买家|收货人|收件人|会员)(?=.)|"
    r" ?(?:required|optional|mandatory|pflichtfeld|必填项?|选填)$|"
    r"(?<=[^\W\d]) ?[1-9]$|(?<=\w\w\w)s$"
)


def column_key(name: str) -> str:
    """Return a column's name for comparing: small letters, signs as single spaces."""
    return _BETWEEN_EAST.sub("", _SIGNS.sub(" ", name.casefold()).strip())


def guess_mapping(columns: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return (column, field) for each column, in order; "" for what has no known name."""
    keys = [column_key(column) for column in columns]
    known = frozenset(keys)
    fields = _with_one_role(keys, [_of_person(key, known) for key in keys])
    fields = deal_columns.with_deals(keys, _with_customers(keys, _with_halves(keys, fields)))
    if not any(field in _OF_NAMES or field.startswith("deal") for field in fields):
        fields = _with_named_place(keys, fields)
        fields = [
            "tags" if key in _FIRM_TAGS else field for key, field in zip(keys, fields, strict=True)
        ]
    return tuple(zip(columns, fields, strict=True))


def split_person(field: str) -> tuple[str, str]:
    """Return whose a field is and what: "2/name" -> ("2", "name"); the row's first person is ""."""
    number, slash, rest = field.partition("/")
    return (number, rest) if slash and number.isdigit() else ("", field)


def names_contact(mapping: Sequence[tuple[str, str]]) -> bool:
    """Whether the columns hold anything by which a person or firm can be told."""
    fields = {split_person(field)[1].partition(":")[0] for _, field in mapping}
    if fields & {"name", "given", "family", "email", "phone", "company"}:
        return True
    return {("deal", "title"), ("deal", "id")} & {
        tuple(field.split(":", 1)) for _, field in mapping if ":" in field
    } != set()


def _of_person(key: str, keys: frozenset[str]) -> str:
    """Name the field of "Contact 2 Email"; who is not numbered, or number 1, is the first."""
    numbered = _PERSON.match(key)
    if numbered is None:
        return _field(key, keys)
    field = _field(numbered[2], keys)
    return f"{numbered[1]}/{field}" if field and field != IGNORED else ""


def count_known(columns: Sequence[str]) -> int:
    """Return how many columns have a known name (to find a table's heading row)."""
    return sum(1 for _, field in guess_mapping(columns) if field)


def _field(key: str, keys: frozenset[str]) -> str:
    if key in ("title", "titel"):
        # Beside a column for the job, "Title" is what stands before the name.
        is_prefix = bool(keys & {"job title", "role", "position"}) or key == "titel"
        return "prefix" if is_prefix else "role"
    if key.startswith(_TAG_GROUP):
        return "tags"
    numbered = _NUMBERED.match(key)
    if numbered and (key not in _KNOWN or f"{numbered[1]} {numbered[2]} value" in keys):
        return _numbered(*numbered.groups())
    return _plainly(key) or _placed(key) or _loosely(key)


def _plainly(key: str) -> str:
    return _KNOWN.get(key) or _KNOWN.get(fold(key)) or _address(key)


def _loosely(key: str) -> str:
    """Name the field of "E-Mails", "Telefon1", "Person - Phone - Work", "姓名（必填）"."""
    plain = key
    while (shorter := _NOISE.sub("", plain)) != plain:
        plain = shorter
        if found := _plainly(plain) or _plainly(" ".join(reversed(plain.split()))):
            is_further = key[-1] in "23456789" and found.partition(":")[0] not in _SEVERAL
            return "" if is_further else found
    eastern = "".join(re.findall(_EAST, plain))
    western = " ".join(re.sub(_EAST, " ", plain).split())
    return (_plainly(eastern) or _plainly(western)) if eastern and western else ""


def _with_halves(keys: Sequence[str], fields: Sequence[str]) -> list[str]:
    """Return the fields with "Name" beside "First name" as the last one, and vice versa."""
    has_given, has_family = "given" in fields, "family" in fields
    if has_given == has_family:
        return list(fields)
    other = "family" if has_given else "given"
    halves = [index for index, key in enumerate(keys) if key in _HALF_NAMES]
    return [other if index in halves[:1] else field for index, field in enumerate(fields)]


def _with_named_place(keys: Sequence[str], fields: Sequence[str]) -> list[str]:
    """Return the fields with "Site name" or "Restaurant name" as the firm where none is."""
    if "company" in fields or not {"phone", "email", "address"} & {
        f.partition(":")[0] for f in fields
    }:
        return list(fields)
    told = [
        index
        for index, (key, field) in enumerate(zip(keys, fields, strict=True))
        if not field and _NAMED_PLACE.search(key)
    ]
    return ["company" if index in told[:1] else field for index, field in enumerate(fields)]


def _with_customers(keys: Sequence[str], fields: Sequence[str]) -> list[str]:
    """Return the fields with a customer as a firm where another column names somebody."""
    is_customer = [f == "name" and key in _CUSTOMERS for key, f in zip(keys, fields, strict=True)]
    others = [f for f, is_one in zip(fields, is_customer, strict=True) if not is_one]
    if not _OF_NAMES & set(others):
        return list(fields)
    instead = "" if "company" in others else "company"
    return [instead if is_one else f for f, is_one in zip(fields, is_customer, strict=True)]


def _with_one_role(keys: Sequence[str], fields: Sequence[str]) -> list[str]:
    """Return the fields with a trade as a detail where another column tells the role."""
    if fields.count("role") < 2:
        return list(fields)
    pairs = zip(keys, fields, strict=True)
    return ["" if key in ("occupation", "beruf") else field for key, field in pairs]


def _numbered(what: str, number: str, part: str) -> str:
    """Name the field of Google's "Phone 2 - Value"; "@2" ties it to its label's column."""
    if what == "address":
        places = {"po box": "pobox", "postal code": "postcode", "extended address": "extended"}
        return (
            f"address:@{number}:{'label' if part in ('type', 'label') else places.get(part, part)}"
        )
    if what == "organization":
        return {"name": "company", "title": "role", "department": "department"}.get(part, "")
    kinds = {"e mail": "email", "email": "email", "phone": "phone", "website": "web", "im": "chat"}
    kind = kinds.get(what, "detail")
    whose = f"{what} {number}" if kind == "detail" else number
    return f"{kind}:@{whose}:{'value' if part == 'value' else 'label'}"


def _address(key: str) -> str:
    return f"address::{_PARTS[key]}" if key in _PARTS else ""


def _placed(key: str) -> str:
    """Name the field of "Business Street 2", "Tel. priv.", "Rue (bureau)", "番地 (会社)"."""
    key = _NUMBER_BEHIND.sub("", key)
    words = key.split()
    for place in (words[0], words[-1]) if len(words) > 1 else ():
        if place in _PLACES:
            rest = list(words)
            rest.remove(place)
            if found := _in_place(_JOINING.sub("", " ".join(rest)), _PLACES[place]):
                return found
    for place in _EASTERN_PLACES:
        if place in key and (found := _in_place(key.replace(place, "", 1), _PLACES[place])):
            return found
    return ""


def _in_place(key: str, place: str) -> str:
    """Return a field that tells how to reach somebody as that of a place, "" for any other."""
    plain = _NUMBER_BEHIND.sub("", key).strip()
    kind, _, label = (_plainly(plain) or _plainly(_ADDRESS_BEFORE.sub("", plain))).partition(":")
    if kind == "address":
        return f"address:{place}:{label.rpartition(':')[2]}"
    if kind not in ("phone", "email", "web") or label not in ("", "fax", "mobile"):
        return ""
    if label == "mobile" or place not in ("home", "work"):
        place = ""  # a mobile is one anywhere, a number for bills is still the person's
    told = " ".join(filter(None, (place, label)))
    return f"{kind}:{told}" if told else kind
