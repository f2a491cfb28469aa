"""Finds the terms of trade that a letter names: how to pay and when, what is in, what returns.

There are few ways of each, so all can be named. The owner's own words must hold the same way: that
a customer would like to pay in cash supports no "in cash".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from models.claims.patterns import Found


class _Term(NamedTuple):
    """said: in a letter. told: in the owner's words."""

    said: re.Pattern[str]
    told: re.Pattern[str]


def _term(said: str, told: str = "") -> _Term:
    return _Term(re.compile(said, re.IGNORECASE), re.compile(told or said, re.IGNORECASE))


_TERMS = (
    _term(r"\b(?:in|with|by) cash\b|\bcash only\b|现金", r"\bcash\b|现金"),
    _term(r"\bby (?:credit |debit )?card\b|刷卡|信用卡", r"\bcards?\b|刷卡|信用卡"),
    _term(r"\bby cheque\b|支票", r"\bcheques?\b|支票"),
    _term(r"\b(?:by|via|a|bank) (?:bank )?transfer\b|转账|汇款", r"\btransfer|转账|汇款|对公"),
    _term(r"\bpaypal\b"),
    _term("微信(?:付|支付|转|或|和|、)|用微信", "微信"),
    _term("支付宝"),
    _term("扫码"),
    _term(
        r"\b(?:pa(?:y|id|yable|yment)|due|rest|balance)\b[^.,;]{0,20}? (?:on|at|after|upon) "
        r"(?:completion|the end)\b|完[工成]后付|做完(?:后|再)付",
        r"\b(?:complet|finish|after the (?:job|work)|when (?:done|ready|it is))|完[工成]|做完",
    ),
    _term(
        r"\b(?:pa(?:y|id|yable|yment)|due|rest|balance)\b[^.,;]{0,20}? (?:on|at|upon) "
        r"(?:delivery|arrival|collection)\b|货到付款|到货(?:后|再)付|收货后付",
        r"\b(?:deliver|arriv|collect)|货到|到货|收货",
    ),
    _term(
        r"\b(?:in advance|up ?front|beforehand)\b|(?:提前|预先)付|预付",
        r"\badvance|up ?front|before|deposit|prepa|提前|预|先付|定金|订金",
    ),
    _term(r"\bin instal?ments\b|分期", r"instal?ment|分期|parts"),
    _term(r"\bin writing\b|书面", r"writ|e-?mail|书面|邮件|信"),
    _term(r"\bby phone\b|口头|电话(?:通知|取消|预约)", r"phone|call|ring|口头|电话"),
    _term(
        r"\b(?:not|non|never)[- ](?:be )?(?:refund|return)\w*|\bno refunds?\b",
        r"\b(?:not|non|never|no)[- ](?:\w+ )?(?:refund|return|paid back)",
    ),
    _term(
        "(?:不管[^，。]*都|[^，。0-9]|^|，|元)不(?:予|能)?退(?!换)(?:款|还|费)?", "不(?:予|能)?退"
    ),
    _term(
        r"\b(?:every|each|once a) year\b|\bannually\b|每年[收付交]|每年一次",
        r"\byear|\bannual|每年|一年|年费",
    ),
    _term(r"\b(?:whole|full) (?:fee|price|amount)\b|全[款价]", r"\b(?:whole|full)\b|全"),
    _term(
        r"\bhalf(?:[- ]price| (?:of )?(?:the|your|its) (?:fee|price|cost|amount|deposit|rent))\b"
        r"|\b(?:pay|pays|costs?|charge[sd]?) (?:only )?half\b(?! an?\b)|半价|减半|[收退付抵交]一半",
        r"\bhalf|\b50 ?(?:%|per ?cent)|半|50[%％]|五[折成]",
    ),
    _term(
        r"\b(?:pay|pays|costs?|charge[sd]?|deposit of|with) (?:a|one) third\b",
        r"\bthird|\b33",
    ),
    _term(
        r"\b(?:pays?|costs?|charge[sd]?|deposit of) (?:a|one) quarter\b(?! of an hour| past| to)",
        r"\bquarter|\b25 ?(?:%|per ?cent)",
    ),
    *(
        _term(f"[收退付抵交加减按]{digit}成", rf"{digit}成|{number}0\s?[%％]")
        for number, digit in enumerate("一二三四五六七八九", start=1)
    ),
    _term("每学期[收付交一]", "学期"),
    _term("每个?月[收付交]", "月"),
    _term(
        r"\b(?:is|are|comes?|charged|costs?|engineer|driver|meals?|parts|labour|vat) extra\b|"
        "另算|另计|另收|另付",
        r"\bextra\b|\bplus\b|\bon top\b|\bwithout\b|\bnot included\b|\badd|另[算计收付加]|"
        "加收|自理|不含|除外",
    ),
    _term("我们(?:来)?(?:出|承担|负担)", "我们(?:来)?(?:出|承担|负担|付)|包邮|免运费|免费"),
    _term("自理", "自理|另[算计收付]|不含|客户付"),
    _term("常温", "常温|室温"),
    _term("冷藏", "冷藏|冰箱"),
    _term("冷冻", "冷冻"),
    _term(r"\bunfurnished\b", r"unfurnished"),
    _term("我们送(?:您|你)?[一二两三几\\d]", "送[您你一二两三几\\d]|赠"),
)
_WITHOUT = re.compile(
    r"\b(?:without|not including|excluding|no) (?:(?:any|a|an|the) )?(?P<thing>[a-z]{4,})"
    r"|(?<![要是能能])不(?P<han>[含附带包][\u4e00-\u9fff]{1,3})",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"\b(?:with all|including|inclusive of)(?: the| all| your)? (?P<thing>[a-z]{4,})"
    r"|\b(?P<is>[a-z]{4,}) (?:is|are) (?:included|in the price|part of the price)\b"
    r"|(?<!不)(?:包含|包括|含|包)(?:了|全部|所有)?(?P<han>[\u4e00-\u9fff]{2})",
    re.IGNORECASE,
)
"""What a price is said to hold."""
_EXTRA = r"(?:\bextra\b|\bplus\b|\bnot included|\bon top\b|\bwithout\b|\bexcluding\b)"
_HAN_EXTRA = "(?:另[算计收付加购]|自理|除外)"
_NOTHING = frozenset((
    "doubt", "problem", "trouble", "charge", "longer", "extra", "more", "need", "obligation",
    "delay", "worries", "further", "hurry", "rush", "cost", "risk", "question", "idea", "notice",
))  # fmt: skip
_DENIES = re.compile(
    r"\b(?:not|n't|no|never|cannot|rather not|unfortunately|afraid)\b[^.,;]*$|"
    "不[能可收接用支]?[^，。]{0,4}$|没有?[^，。]{0,4}$|无法"
)
_ASKS = re.compile(r"\?\s*$|[？吗呢]\s*$")
_SENTENCE = re.compile(r"[^.!?。！？;；\n]+[.!?。！？;；]?")


def find_terms(text: str) -> Iterator[Found]:
    """Yield the terms that a text names, refusals and questions left out."""
    for sentence in _SENTENCE.finditer(text):
        if not _ASKS.search(sentence.group()):
            yield from _terms_of(sentence.group(), sentence.start())


def _terms_of(said: str, at: int) -> Iterator[Found]:
    kinds = [(term.said, f"term {number}") for number, term in enumerate(_TERMS)]
    for pattern, kind in (*kinds, (_WITHIN, "within")):
        for found in pattern.finditer(said):
            if not _DENIES.search(said[: found.start()]):
                yield _found(found, at, kind)
    for found in _WITHOUT.finditer(said):
        # "Without the gutters it would be £53" supposes something.
        is_supposed = bool(found["thing"]) and not said[: found.start()].strip()
        if not is_supposed and (found["thing"] or "").casefold() not in _NOTHING:
            yield _found(found, at, "without")


def _found(found: re.Match[str], at: int, kind: str) -> Found:
    return Found(found.group(), at + found.start(), at + found.end(), "promise", kind)


def is_term(kind: str) -> bool:
    """Say whether a kind of claim is a term of trade."""
    return kind in ("without", "within") or kind.startswith("term ")


def is_agreed(found: Found, own: Sequence[str]) -> bool:
    """Return whether the owner's own sentences, folded, hold the same term."""
    if found.kind == "without":
        return not _is_included(found, own)
    if found.kind == "within":
        return not _is_extra(found, own)
    told = _TERMS[int(found.kind.removeprefix("term "))].told
    return any(told.search(sentence) for sentence in own)


def _is_included(found: Found, own: Sequence[str]) -> bool:
    """Say whether the owner's words hold what the letter says is left out."""
    match = _WITHOUT.search(found.text)
    if match is None:
        return False
    if match["han"]:
        thing = match["han"]
        told = [sentence for sentence in own if thing[:2] in sentence]
        return bool(told) and not any(f"不{thing[0]}" in sentence for sentence in own)
    stem = match["thing"].casefold()[:5]
    told = [sentence for sentence in own if re.search(rf"\b{re.escape(stem)}", sentence)]
    stem = re.escape(stem)
    denied = re.compile(
        rf"\b(?:no|not|without|excluding)\b[^.,;|]*\b{stem}|\b{stem}\w*: (?:none|not|no)\b"
    )
    return bool(told) and not any(denied.search(sentence) for sentence in told)


def _is_extra(found: Found, own: Sequence[str]) -> bool:
    """Say whether the owner's words want paid beside a price what the letter has within it.

    Wherever they say nowhere that it is in.
    """
    match = _WITHIN.search(found.text)
    if match is None:
        return False
    if match["han"]:
        thing = match["han"]
        extra = re.compile(f"{thing}.{{0,4}}{_HAN_EXTRA}|不[含包]{thing}")
        held = re.compile(f"(?<!不)[含包]括?{thing}|{thing}.{{0,3}}(?<!不)(?:包含|在内|免费)")
    else:
        stem = re.escape((match["thing"] or match["is"]).casefold()[:5])
        extra = re.compile(rf"\b{stem}\w* (?:\w+ )?{_EXTRA}|{_EXTRA} (?:\w+ )?{stem}")
        held = re.compile(
            rf"\b(?:with|includ\w+|incl\.?) (?:\w+ )?{stem}|\b{stem}\w* (?:is |are )?(?:incl|free)"
        )
    return any(map(extra.search, own)) and not any(map(held.search, own))
