"""Finds what a letter claims: numbers, prices, dates, addresses, links, names and promises.

Only finding, in English and Chinese; whether something stored supports a claim is decided in
`models.claim_check`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

PLACEHOLDER = re.compile(r"\[[^\]\n]{1,60}\]|【[^】\n]{1,60}】|［[^］\n]{1,60}］")

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_LINK = re.compile(r"(?:https?://|www\.)[^\s，。；）)>\]]+", re.IGNORECASE)
_CURRENCY = r"(?:US\$|[$€£¥￥₹]|(?:USD|EUR|GBP|CNY|RMB|CHF)\b)"
_NUMBER = r"\d{1,3}(?:[,' ]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?"
PRICE = re.compile(
    rf"{_CURRENCY}\s?(?:{_NUMBER})|(?:{_NUMBER})\s?(?:元|块钱?|美元|欧元|人民币|万元|[€£¥$]|"
    r"(?:dollars?|euros?|pounds?|yuan|USD|EUR|GBP|CNY|RMB)\b)",
    re.IGNORECASE,
)
_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = re.compile(
    rf"\b\d{{4}}[-/.年]\s?\d{{1,2}}[-/.月]\s?\d{{1,2}}日?|\d{{1,2}}\s?月\s?\d{{1,2}}\s?[日号]"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTHS}\b(?:,?\s+\d{{4}})?"
    rf"|\b{_MONTHS}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}})?"
    r"|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\btomorrow\b|\btonight\b"
    r"|(?:下?周|下?星期|礼拜)[一二三四五六日天]|明天|后天|明日|今晚",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w.])(?:\+\d{1,3}[\s-]?)?(?:\(\d{1,4}\)[\s-]?)?\d{2,4}(?:[\s-]\d{2,4}){2,4}(?!\w)|(?<![\w.-])\+?\d{10,13}(?![\w-])"
)
_CODE = re.compile(
    r"#\s?\d[\w-]*|\b(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\b|\b\d+(?:-\d+)+\b",
    re.ASCII,
)
_ORDINAL = re.compile(r"(?i)^\d+(?:st|nd|rd|th)$")
_PLAIN_NUMBER = re.compile(
    rf"(?<![\w.])(?:{_NUMBER})\s?%?(?![\w])|(?<=[\u4e00-\u9fff])(?:{_NUMBER})%?(?=[\u4e00-\u9fff])|(?<![\w.])(?:{_NUMBER})(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])(?:{_NUMBER})%?(?!\w)"
)
_WORD_DURATION = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty-four|thirty)\s+"
    r"(?:to\s+\w+\s+)?(?:business\s+|working\s+)?(?:hours?|days?|weeks?|months?|years?)\b"
    r"|[一二两三四五六七八九十]+\s?(?:个)?(?:工作日|小时|天|周|星期|个月|年)(?:内|之内|左右)?",
    re.IGNORECASE,
)
_LIST_MARK = re.compile(r"(?m)^\s*\d{1,2}[.)、]\s")

_PROMISE = re.compile(
    r"\b(?:we|i|our team)(?:\s+will|'ll|\s+are\s+going\s+to|\s+can)\s+(?:\w+\s+){0,2}?"
    r"(?:refund|reimburse|replace|compensate|waive|credit|exchange|redeliver|resend|ship|deliver|cancel"
    r"|(?:send|give|offer|provide)\s+(?:you\s+)?(?:with\s+)?(?:a|an)\s+(?:\w+\s+)?"
    r"(?:refund|replacement|discount|credit|voucher|new|free))\w*"
    r"|\b(?:guarantee[ds]?|promise[ds]?|full refund|free of charge"
    r"|at no (?:extra |additional )?(?:cost|charge)"
    r"|(?:offer|give|grant)\w*\b[^.!?\n\[]{0,40}?(?:% off|per cent off|discount))\b"
    r"|保证|承诺|一定会|一定能|马上退款|立即退款|立刻退款|全额退款|为您退款|给您退款|退款给您"
    r"|免费(?:更换|换货|补发|维修|赠送|寄送)?|为您(?:更换|换货|补发|重新发货|免单)|赔偿|补偿|优惠券|折扣",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    r"\b(?:will|can|should)\b[^.!?\n\[]{0,70}?\b(?:by|before|until|within|on)\s+[^.!?,;\n\[]{2,30}(?<=\w)(?!\w)"
    r"|(?:将|会|可以|可|能)[^。！？\n\[]{0,20}(?:之前|以前|前|内)(?:送达|到货|发货|收到|送到|寄出|完成)"
    r"|[^。！？，\n\[]{0,12}(?:之前|以前|前|内)(?:就?能|可以|就?会)(?:送达|到|发货|收到|寄出|完成)",
    re.IGNORECASE,
)
_ZH_NAME = re.compile(r"[\u4e00-\u9fff]{1,3}(?:先生|女士|小姐|经理|总监|老师)")
_CAPITALISED = re.compile(r"(?<=[a-z,;:] )(?:[A-Z][a-z]{2,}(?:[ -][A-Z][a-z]{2,})*)")


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of text that claims something. reason: as in `core.domain.draft.Claim`.

    kind: a finer word than reason, for choosing how to look for support.
    """

    text: str
    start: int
    end: int
    reason: str
    kind: str


_FINDERS = (
    (_EMAIL, "email", "email"),
    (_LINK, "link", "link"),
    (_DEADLINE, "promise", "deadline"),
    (_DATE, "date", "date"),
    (PRICE, "price", "price"),
    (_PROMISE, "promise", "promise"),
    (_WORD_DURATION, "number", "duration"),
    (_PHONE, "number", "phone"),
    (_WEEKDAY, "date", "weekday"),
    (_CODE, "number", "code"),
    (_PLAIN_NUMBER, "number", "number"),
    (_ZH_NAME, "name", "title"),
    (_CAPITALISED, "name", "name"),
)


def find_claims(text: str) -> list[Found]:
    """Return what a text claims, in order; placeholders and list numbers claim nothing."""
    taken = [found.span() for found in PLACEHOLDER.finditer(text)]
    taken += [found.span() for found in _LIST_MARK.finditer(text)]
    claims: list[Found] = []
    for pattern, reason, kind in _FINDERS:
        for found in _free_matches(pattern, text, taken):
            taken.append(found.span())
            if not _ORDINAL.match(found.group()):
                claims.append(Found(found.group(), found.start(), found.end(), reason, kind))
    return sorted(claims, key=lambda claim: claim.start)


def _free_matches(
    pattern: re.Pattern[str], text: str, taken: list[tuple[int, int]]
) -> Iterator[re.Match[str]]:
    for found in list(pattern.finditer(text)):
        start, end = found.span()
        if all(end <= other_start or start >= other_end for other_start, other_end in taken):
            yield found
