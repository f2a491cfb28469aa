"""Which columns of a table tell of a sale, as HubSpot, Pipedrive, Salesforce and people name them.

A table has deals when a column says so by name. Where most of its columns tell of them, what is
unknown, notes and identifiers are the deal's; else they are the person's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

PARTS = (
    "title", "id", "stage", "status", "won", "amount", "currency", "probability", "expected",
    "closed", "opened", "reason", "people", "notes", "tags",
)  # fmt: skip

_NAMED = re.compile(r"\b(?:deal|deals|opportunity|opportunities|verkaufschance|verkaufschancen)\b")
_NAMED_HAN = re.compile(r"商机|交易名称|销售机会")
# What a trade calls its sales; only beside both a sum and how far it is.
_WORK = frozenset(
    ["job", "job name", "project", "project name", "quote", "项目", "项目名称", "订单名称"]
)
# "Amount (EUR)", "金额（万元）": in what it is counted.
_UNIT = re.compile(
    r" (?:in )?(?:(?:k|tsd|mio|mn) ?)?(?:[a-z]{3}|[€$£¥])$| (?:k|tsd|mio|mn)$|"
    r"[百千]?[万萬亿億千]?[元円]$"
)
# What some programs put before each column of a kind.
_BEFORE = re.compile(r"^(?:deal|opportunity) (?=.)")

_NAMES = {
    "deal:title": "job|job name|project|project name|quote|项目|项目名称|订单名称|"
    "deal|deal name|deal title|opportunity|opportunity name|name of deal|title|name|"
    "verkaufschance|name der verkaufschance|商机|商机名称|交易名称|销售机会|销售机会名称",
    "deal:id": "deal id|opportunity id|opportunity number|deal number|id|record id|商机编号|"
    "交易编号|销售机会编号",
    "deal:stage": "deal stage|stage|sales stage|pipeline stage|stage name|phase|vertriebsphase|"
    "verkaufsphase|销售阶段|阶段|商机阶段|阶段名称",
    "deal:status": "deal status|status|state|商机状态|状态",
    "deal:won": "won|is won|is closed won|closed won",
    "deal:amount": "amount|value|close value|deal value|deal amount|betrag|wert|auftragswert|"
    "金额|预计金额|商机金额|成交金额|预计成交金额|销售金额|total value",
    "deal:currency": "currency|currency of value|amount currency|currency code|währung|币种|货币|"
    "deal currency code|opportunity currency",
    "deal:probability": "probability|probability %|win probability|wahrscheinlichkeit|"
    "wahrscheinlichkeit %|赢率|成交概率|可能性|赢单率",
    "deal:expected": "expected|expected date|预计日期|预计时间|"
    "close date|expected close date|expected close|est close date|expected closing|"
    "estimated close date|expected closing date|abschlussdatum|"
    "voraussichtliches abschlussdatum|预计成交日期|预计结束日期|预计签单日期|结束日期",
    "deal:closed": "won time|lost time|won date|lost date|closed date|closed on|won on|lost on|"
    "actual close date|成交日期|实际成交日期",
    "deal:opened": "create date|created date|created|created on|created at|creation date|"
    "engage date|opened|date opened|add time|deal created|erstellt am|erstelldatum|创建日期|"
    "创建时间|登记日期",
    "deal:reason": "lost reason|loss reason|closed lost reason|reason lost|reason for loss|"
    "verlustgrund|输单原因|丢单原因|失败原因",
    "deal:people": "associated contact|associated contacts|contacts",
    "deal:tags": "deal tags|deal tag|deal labels|deal label|opportunity tags|商机标签|商机标记",
    "deal:notes": "description|next step|beschreibung",
    "deal": "pipeline|product|products|sales agent|owner|deal owner|owner name|lost|closed|"
    "is closed|forecast category|lead source|deal type|type|produkt|产品|负责人|商机来源",
    "company": "organization|organisation|organization name|account|account name|company|"
    "company name|associated company|primary company|公司|公司名称|firma",
    "customer": "customer|customer name|kunde|客户|客户名称",
    "name": "contact person|contact name|primary contact|person|person name|person full name|"
    "ansprechpartner|联系人|联系人姓名|主要联系人",
    "email": "person email|contact email|primary contact email|联系人邮箱",
    "phone": "person phone|contact phone|primary contact phone|联系人电话",
}  # fmt: skip
_CUSTOMER = "customer"
_KNOWN = {word: field for field, words in _NAMES.items() for word in words.split("|")}
# In a column without "deal" before it these may be the person's as well.
_OWN_WORDS = frozenset(["title", "name", "id", "status", "state", "type", "description"])
_DEAL_NUMBERS = frozenset(["id", "uid", "record id", "编号"])
_OF_PERSON = frozenset([
    "name", "given", "middle", "family", "email", "phone", "role", "department", "address", "web",
    "chat", "birthday",
])  # fmt: skip


def with_deals(keys: Sequence[str], fields: Sequence[str]) -> list[str]:
    """Return the fields with those of sales among them, if the table tells of any.

    keys: names of the columns as they are compared. fields: what they are in a table of people.
    """
    is_named = any(map(_names_sale, keys))
    if not is_named and not _tells_of_work(keys):
        return list(fields)
    found = [_field(key, field) for key, field in zip(keys, fields, strict=True)]
    if any(
        told == "deal:title" and _names_sale(key) for key, told in zip(keys, found, strict=True)
    ):
        # Beside "Deal name" a "Project" is something else.
        known = zip(keys, fields, found, strict=True)
        found = [field if key in _WORK else told for key, field, told in known]
    # A customer is a firm where somebody else is the contact.
    is_firm = "name" in found or "given" in found
    found = [("company" if is_firm else "name") if f == _CUSTOMER else f for f in found]
    sales = sum(field.startswith("deal") for field in found)
    people = sum(field.partition(":")[0] in _OF_PERSON for field in found)
    if sales < people:
        return found if is_named else list(fields)
    return [_of_deal(key, field) for key, field in zip(keys, found, strict=True)]


def _names_sale(key: str) -> bool:
    return bool(_NAMED.search(key) or _NAMED_HAN.search(key))


def _tells_of_work(keys: Sequence[str]) -> bool:
    told = {_field(key, "") for key in keys}
    is_moving = "deal:stage" in told or "deal:status" in told
    return not _WORK.isdisjoint(keys) and "deal:amount" in told and is_moving


def _field(key: str, field: str) -> str:
    plain = _BEFORE.sub("", key)
    told = _KNOWN.get(key) or (_KNOWN.get(plain) if plain != key else None)
    if told is None and _KNOWN.get(_BEFORE.sub("", _UNIT.sub("", key))) == "deal:amount":
        return "deal:amount"
    if told is None:
        return "deal" if _names_sale(key) else field
    if key in _OWN_WORDS and field:
        return field
    return told


def _of_deal(key: str, field: str) -> str:
    """Return whose an open field is in a table that is mostly of sales.

    A customer's number stands beside each of their deals: it tells none of them.
    """
    if field == "external_id" and key not in _DEAL_NUMBERS:
        return "deal"
    return {"": "deal", "notes": "deal:notes", "external_id": "deal:id", "tags": "deal:tags"}.get(
        field, field
    )
