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

FIELDS = (
    "name", "given", "middle", "family", "prefix", "suffix", "nickname", "email", "phone",
    "company", "role", "department", "address", "web", "chat", "birthday", "notes", "tags",
    "language", "external_id", "deal", "-", "",
)  # fmt: skip
IGNORED = "-"

_NAMES: dict[str, str] = {
    "name": "name|full name|display name|contact|contact name|person|customer|customer name|"
    "kunde|姓名|名称|联系人|联系人姓名|客户|客户姓名|客户名称|显示名称|anzeigename|"
    "nom complet|nombre completo",
    "given": "first name|firstname|given name|forename|vorname|prénom|prenom|名|名字",
    "middle": "middle name|additional name|zweiter vorname|weitere vornamen|中间名",
    "family": "last name|lastname|family name|surname|nachname|familienname|apellidos|姓|姓氏",
    "prefix": "name prefix|prefix|salutation|anrede|courtesy title|称谓|称呼",
    "suffix": "name suffix|suffix|namenszusatz|后缀",
    "nickname": "nickname|spitzname|screen name|昵称|别名",
    "email": "email|e mail|mail|email address|e mail address|mail address|primary email|email 1|"
    "e mail 1|e mail adresse|email adresse|courriel|correo|correo electrónico|邮箱|电子邮件|"
    "电子邮箱|"
    "邮件|邮件地址|邮箱地址|电子邮件地址|primäre e mail adresse",
    "email:other": "secondary email|email 2|e mail 2|e mail 2 address|email other|e mail 3|email 3|"
    "e mail 3 address|additional email addresses|weitere e mail adresse|e mail 2 adresse|备用邮箱",
    "email:home": "email home|home email|private email|personal email|e mail privat|个人邮箱",
    "email:work": "email work|work email|business email|e mail geschäftlich|工作邮箱|公司邮箱",
    "phone": "phone|phone number|telephone|tel|telefon|telefonnummer|téléphone|teléfono|phone 1|"
    "phone 2|phone 3|other phone|rufnummer|weitere telefonnummer|电话|电话号码|"
    "联系电话|联系方式|其他电话",
    "phone:main": "company main phone|main phone|primary phone|zentrale|总机",
    "phone:work": "business phone|business phone 2|work phone|office phone|telefon geschäftlich|"
    "telefon geschäftlich 2|telefon firma|telefon dienstlich|geschäftlich|办公电话|"
    "单位电话|公司电话|商务电话",
    "phone:home": "home phone|home phone 2|telefon privat|telefon privat 2|private phone|"
    "住宅电话|家庭电话",
    "phone:mobile": "mobile|mobile phone|mobile number|mobile phone number|cell|cell phone|"
    "home mobile|handy|handynummer|mobil|mobiltelefon|mobilnummer|手机|手机号|手机号码|移动电话",
    "phone:fax": "fax|fax number|other fax|faxnummer|传真",
    "phone:work fax": "business fax|work fax|fax geschäftlich|商务传真|办公传真",
    "phone:home fax": "home fax|fax privat|住宅传真",
    "phone:pager": "pager|pager number",
    "phone:car": "car phone|autotelefon",
    "phone:video": "phone video",
    "phone:assistant": "assistant s phone|assistants phone",
    "company": "company|company name|organization|organisation|organization name|firma|firm|"
    "associated company|employer|unternehmen|société|empresa|account|account name|"
    "公司|公司名称|单位|企业|企业名称|单位名称|organization 1 name",
    "role": "job title|role|position|jobtitle|organization title|organization 1 title|funktion|"
    "beruf|berufsbezeichnung|职位|职务|职称|岗位",
    "department": "department|abteilung|organization department|organization 1 department|部门",
    "birthday": "birthday|birth date|date of birth|dob|geburtstag|geburtsdatum|生日|出生日期",
    "notes": "notes|note|comments|comment|description|remarks|notizen|notiz|bemerkung|bemerkungen|"
    "备注|说明|附注",
    "tags": "tags|tag|categories|category|labels|groups|group|group membership|kategorien|"
    "kategorie|gruppe|标签|分组|类别|群组",
    "web": "website|web|web page|webpage|homepage|url|webseite|web page 1|web page 2|website url|"
    "internet|website other|personal web page|网站|网址|主页|公司网站",
    "web:work": "website work|business web page",
    "web:home page": "website home page",
    "web:blog": "website blog",
    "web:profile": "website profile|linkedin|linkedin url",
    "chat:wechat": "wechat|wechat id|微信|微信号",
    "chat:qq": "qq|qq号|qq号码|im qq",
    "chat:whatsapp": "whatsapp",
    "chat:skype": "skype|im skype",
    "chat:aim": "im aim",
    "chat:icq": "im icq",
    "chat:jabber": "im jabber",
    "chat:msn": "im msn",
    "chat:yahoo": "im yahoo",
    "detail:gender": "gender|sex|geschlecht|性别",
    "detail:anniversary": "anniversary|wedding anniversary|jahrestag|纪念日",
    "detail:spouse": "spouse|partner|ehepartner|配偶",
    "detail:manager": "manager|manager s name|managers name|vorgesetzter|上级",
    "detail:assistant": "assistant|assistant s name|assistants name|助理",
    "detail:maidenname": "maiden name|geburtsname",
    "detail:phonetic-first-name": "given name yomi|phonetic first name",
    "detail:phonetic-middle-name": "additional name yomi|phonetic middle name",
    "detail:phonetic-last-name": "family name yomi|phonetic last name",
    "language": "language|sprache|preferred language|语言",
    "external_id": "id|uid|customer id|contact id|record id|kundennummer|customer number|"
    "客户编号|编号",
    # The last two stand in the sheet of what was left out, which comes back mended.
    "-": "left out because|left out from|index|e mail type|e mail 2 type|e mail 3 type|"
    "e mail display name|"
    "e mail 2 display name|e mail 3 display name|sensitivity|priority|initials|photo|序号|行号",
}  # fmt: skip
_ADDRESS_PARTS = {
    "street": "street|street 1|street 2|street 3|address|address 2|street address|straße|strasse|"
    "街道|地址|adresse|anschrift",
    "city": "city|town|ort|stadt|zipcode city|城市|市",
    "region": "state|region|province|county|bundesland|state region|state province|省|省份|省市",
    "postcode": "zip|zip code|zipcode|postal code|postcode|plz|postleitzahl|邮编|邮政编码",
    "country": "country|country region|land|国家|country or region",
    "pobox": "po box|address po box|postfach",
}  # fmt: skip
_PERSON = re.compile(
    r"^(?:contact|person|contact person|kontakt|ansprechpartner|联系人) ?([1-9]) (.+)$"
)
_PLACES = {"home": "home", "private": "home", "business": "work", "work": "work", "other": "",
           "company": "work", "mailing": "", "shipping": "shipping", "billing": "billing",
           "商务": "work", "住宅": "home"}  # fmt: skip
_KNOWN = {word: field for field, words in _NAMES.items() for word in words.split("|")}
# Where nobody is named, a row is a company's; beside a person these are none of theirs.
_FIRM_TAGS = frozenset([
    "company tags", "company tag", "company labels", "account tags", "organization labels",
    "organization label", "organization tags", "organisation tags", "公司标签",
    "客户标签", "企业标签",
])  # fmt: skip
_OF_NAMES = frozenset(["name", "given", "family"])
_PARTS = {word: part for part, words in _ADDRESS_PARTS.items() for word in words.split("|")}
_NUMBERED = re.compile(
    r"^(e mail|email|phone|website|address|organization|im|relation|event|custom field) "
    r"(\d{1,2}) (type|label|value|name|title|department|formatted|street|city|po box|region|"
    r"postal code|country|extended address|service)$"
)
_SIGNS = re.compile(r"[\s_\-./()'’:：*\[\]#]+")


def column_key(name: str) -> str:
    """Return a column's name for comparing: small letters, signs as single spaces."""
    return _SIGNS.sub(" ", name.casefold()).strip()


def guess_mapping(columns: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return (column, field) for each column, in order; "" for what has no known name."""
    keys = [column_key(column) for column in columns]
    known = frozenset(keys)
    fields = [_of_person(key, known) for key in keys]
    fields = deal_columns.with_deals(keys, fields)
    if not any(field in _OF_NAMES or field.startswith("deal") for field in fields):
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
    numbered = _NUMBERED.match(key)
    if numbered and (key not in _KNOWN or f"{numbered[1]} {numbered[2]} value" in keys):
        return _numbered(*numbered.groups())
    return _KNOWN.get(key) or _address(key)


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
    return f"{kind}:@{number}:{'value' if part == 'value' else 'label'}"


def _address(key: str) -> str:
    if key in _PARTS:
        return f"address::{_PARTS[key]}"
    place, _, part = key.partition(" ")
    if place in _PLACES and part in _PARTS:
        return f"address:{_PLACES[place]}:{_PARTS[part]}"
    if key[:2] in _PLACES and key[2:] in _PARTS:
        return f"address:{_PLACES[key[:2]]}:{_PARTS[key[2:]]}"
    return ""
