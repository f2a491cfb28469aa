"""Finds what a letter claims: quantities, dates, addresses, links, codes, names and promises.

Only finding, in English and Chinese; whether something stored supports a claim is decided in
`models.claim_check`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from core.paths import RESOURCES
from models.promises import Promise, find_promises
from models.quantities import CLOCK, COUNT, MONEY, Quantity, read_quantities, without

PLACEHOLDER = re.compile(r"\[[^\]\n]{1,60}\]|【[^】\n]{1,60}】|［[^］\n]{1,60}］")

# Begins only where a word does: else a long text of dots is walked through from each of them.
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_LINK = re.compile(r"(?:https?://|www\.)[\w\-./?=&%#:~+@]*[\w/]", re.IGNORECASE | re.ASCII)
_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_NTH = r"(?:st|nd|rd|th)?"
_TO_NTH = rf"(?:\s?(?:-|–|to|and)\s?\d{{1,2}}{_NTH})?"
DATE = re.compile(
    r"(?<!\d)\d{4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}日?|\d{4}年\d{1,2}月"
    r"|\d{1,2}\s?月\s?\d{1,2}\s?[日号]?(?:\s?(?:-|–|至|到)\s?\d{1,2}\s?[日号])?"
    r"|\d{1,2}月(?=底|初|中旬|上旬|下旬)|(?<![\d月路街巷弄楼])\d{1,2}[日号](?!内)"
    rf"|\b(?:the )?\d{{1,2}}{_NTH}{_TO_NTH}\s+(?:of\s+)?{_MONTHS}\b(?:\.?,?\s+\d{{4}})?"
    rf"|\b{_MONTHS}\.?\s+\d{{1,2}}{_NTH}\b{_TO_NTH}(?:,?\s+\d{{4}})?"
    rf"|\b{_MONTHS}\s+\d{{4}}\b|\bend of {_MONTHS}\b|\bthe \d{{1,2}}(?:st|nd|rd|th)\b"
    r"|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b",
    re.IGNORECASE,
)
WEEKDAY = re.compile(
    r"\b(?:next |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\bweek-?ends?\b"
    r"|\btomorrow\b|\btonight\b|\b(?:next|this) (?:week|month)\b"
    r"|(?:下?下?|这|本|每)?(?:周|星期|礼拜)[一二三四五六日天末]|明天|后天|明日|今晚|(?:下|本)(?:周|个?月)(?![一二三四五六日天末])",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w.])(?:\+\d{1,3}[\s-]?)?(?:\(\d{1,5}\)[\s-]?)?\d{2,5}(?:[\s-]\d{2,4}){2,4}(?!\w)"
    r"|(?<![\w.-])\+?\d{10,13}(?![\w-])|(?<!\d)0\d{2,3}-\d{7,8}(?!\d)"
    r"|(?<![\w.])0\d{3,4} \d{6}(?!\w)"
)
_CODE = re.compile(
    r"#\s?\d[\w-]*|\b(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\b|\b\d+(?:-\d+)+\b",
    re.ASCII,
)
_NO_CODE = re.compile(
    rf"(?i)^\d+(?:{_NTH}|h|hrs?|min|kg|g|km|m|cm|mm|l|k|am|pm)$|^\d+-(?:day|week|month|year|hour|minute)s?$"
    r"|^\d{1,3}-\d{1,3}$"
)
_ZH_QUOTED = re.compile(
    "(?<=[“「])[\u4e00-\u9fff]{2,8}(?=[”」](?:餐馆|餐厅|饭店|酒店|店|宾馆|公司|景点|公园|系列|品牌|牌|款))"
)
_LIST_MARK = re.compile(r"(?m)^\s*\d{1,2}[.)、]\s")

_SURNAMES = (
    "王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜"
    "崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"
)
TITLES = (
    "先生|女士|小姐|太太|经理|总监|老师|主任|医生|大夫|护士|师傅|律师|教授|校长|主管|店长|院长|部长|处长|科长|老板|教练|顾问|"
    "工程师|会计|阿姨|总(?![共计是体额价])|[姐哥](?![妹弟])"
)
_ZH_FULL_NAME = re.compile(
    rf"(?:^|(?<=[\s，,、：:|(（]))[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}(?=[\s，,、|)）]|$)",
    re.MULTILINE,
)
_ZH_TITLED = re.compile(
    rf"(?:欧阳|司马|上官|诸葛|[{_SURNAMES}])[\u4e00-\u9fff]{{0,2}}?(?:{TITLES})"
)
_ZH_CALLED = re.compile(
    rf"(?<![大从])(?:[小老](?![时车包路米方苗成])[{_SURNAMES}]|阿(?![姨里胶伯婆公拉根联])[\u4e00-\u9fff])"
    r"(?=[会将是在和与也就有正带来去说要负跟打，。、])"
)
_ZH_HOUSE = re.compile(
    r"(?![贵我本该这那各此每你您他她们的在到由]|.[贵我本该这那各此每你您他她们的在到由])[\u4e00-\u9fff]{2}(?:快递|速运|物流|快运|银行|公司|公园|医院|大学|酒店|广场|大厦|超市|保险)"
)
_ZH_MAKE = re.compile(r"(?<=您的)[\u4e00-\u9fff]{2,4}(?=[A-Z]+\d)")
_ZH_TOWN = re.compile(
    r"(?<=[到往在去自从至])(?:北京|上海|天津|重庆|广州|深圳|成都|杭州|武汉|西安|苏州|南京|长沙|郑州|青岛|沈阳|宁波|昆明|合肥|"
    r"大连|无锡|厦门|福州|济南|哈尔滨|长春|石家庄|太原|南宁|贵阳|南昌|海口|兰州|银川|西宁|拉萨|乌鲁木齐|呼和浩特|佛山|东莞|"
    r"温州|泉州|常州|珠海|中山|惠州|嘉兴|绍兴|台州|金华|烟台|潍坊|洛阳|徐州|扬州|南通|桂林|三亚|香港|澳门|台北)"
)
_TITLED = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|Miss|Prof|Professor|Sir|Madam)\.? [A-Z][\w'-]+")
_CAPITALISED = re.compile(r"(?<=[a-z,;:] )(?:[A-Z][a-z]{2,}(?:[ -][A-Z][a-z]{2,})*)")
_FIRST_WORD = re.compile(
    r"(?:^|(?<=[.!?\s]\s)|(?<=\n))[A-Z][a-z]+(?: [A-Z][a-z]+)?(?=[ ,]|[’'](?!t\b))"
)
_DAY_OR_MONTH = re.compile(rf"(?i)(?:{_MONTHS}|\w+day)s?")


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
    quantity: Quantity | None = None
    promise: Promise | None = None


_FINDERS = (
    (_EMAIL, "email", "email"),
    (_LINK, "link", "link"),
    (_PHONE, "number", "phone"),
    (DATE, "date", "date"),
    (WEEKDAY, "date", "weekday"),
    (_CODE, "number", "code"),
    (_TITLED, "name", "name"),
    (_ZH_TITLED, "name", "titled"),
    (_ZH_CALLED, "name", "titled"),
    (_ZH_HOUSE, "name", "house"),
    (_ZH_MAKE, "name", "text"),
    (_ZH_TOWN, "name", "text"),
    (_ZH_QUOTED, "name", "text"),
    (_CAPITALISED, "name", "name"),
)
_NO_QUANTITY = ("email", "link", "phone", "date", "weekday", "code")


def find_claims(text: str) -> list[Found]:
    """Return what a text claims, in order; placeholders and list numbers claim nothing."""
    silent = [found.span() for found in PLACEHOLDER.finditer(text)]
    silent += [found.span() for found in _LIST_MARK.finditer(text)]
    text = without(text, silent)
    claims = _find_words(text)
    taken = [(one.start, one.end) for one in claims if one.kind in _NO_QUANTITY]
    claims += [_of_quantity(text, one) for one in quantities_beside(text, taken) if _claims(one)]
    claims += [
        Found(text[one.start : one.end], one.start, one.end, "promise", "promise", promise=one)
        for one in find_promises(text)
    ]
    return sorted(claims, key=lambda claim: claim.start)


def known_quantities(text: str) -> list[Quantity]:
    """Return the quantities of a source: neither dates nor codes nor numbers to call."""
    taken = [(one.start, one.end) for one in _find_words(text) if one.kind in _NO_QUANTITY]
    return quantities_beside(text, taken)


def quantities_beside(text: str, taken: list[tuple[int, int]]) -> list[Quantity]:
    """Return the quantities of a text that stand outside of the spans."""
    return read_quantities(without(text, taken))


def _claims(quantity: Quantity) -> bool:
    # "Four chairs" only says again what was asked; "four weeks" and "four hundred euros" bind.
    return not (quantity.is_word and quantity.unit == COUNT)


def _of_quantity(text: str, one: Quantity) -> Found:
    reason = "price" if one.unit == MONEY else "number"
    kind = "clock" if one.unit == CLOCK else "quantity"
    return Found(text[one.start : one.end], one.start, one.end, reason, kind, quantity=one)


def _find_words(text: str) -> list[Found]:
    taken: list[tuple[int, int]] = []
    claims: list[Found] = []
    for pattern, reason, kind in _FINDERS:
        for start, end in list(_free_spans(pattern, text, taken)):
            if kind == "code" and _NO_CODE.match(text[start:end]):
                continue
            insort(taken, (start, end))
            claims.append(Found(text[start:end], start, end, reason, kind))
    for start, end in _free_spans(_FIRST_WORD, text, taken):
        first = text[start:end].split(" ", maxsplit=1)[0]
        if first.casefold() in given_names() and not _DAY_OR_MONTH.fullmatch(first):
            claims.append(Found(text[start:end], start, end, "name", "name"))
    return claims


def _free_spans(
    pattern: re.Pattern[str], text: str, taken: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield where the pattern is found outside of what is taken: in order, none in another."""
    for found in pattern.finditer(text):
        start, end = found.span()
        place = bisect_left(taken, (start, end))
        is_behind = place == 0 or taken[place - 1][1] <= start
        if is_behind and (place == len(taken) or taken[place][0] >= end):
            yield start, end


def find_near_names(text: str, known: str) -> list[Found]:
    """Return Chinese names that are nearly one of the known ones: 吴建国 where 吴建华 is known."""
    return [
        Found(match.group(), match.start(), match.end(), "name", "misspelt")
        for name in set(_ZH_FULL_NAME.findall(known))
        for match in re.finditer(_like(name), text)
        if match.group() != name
    ]


def _like(name: str) -> str:
    """Return a pattern for names that differ in the last character."""
    has_pair = len(name) > 2
    follows = "" if has_pair else "(?=您好|先生|女士)"
    return rf"{re.escape(name[:-1])}[\u4e00-\u9fff]{follows}"


@cache
def given_names() -> frozenset[str]:
    """Return given names in small letters: what begins a sentence with one is a person."""
    lines = (RESOURCES / "words" / "given_names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
