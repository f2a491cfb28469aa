"""Whether one part of the notes is about what is asked, and of the kind that is asked."""

from __future__ import annotations

import re
from collections.abc import Callable

from core.domain.draft import Fact
from core.text.ask_kinds import (
    in_plain_words,
    is_demand,
    wants_discount,
    wants_hours,
    wants_payer,
    wants_price,
    wants_share,
    wants_time,
)
from core.text.asks import Ask
from core.text.language import has_han
from core.text.places import without_places
from core.text.price_words import tells_discount, tells_of_all_prices
from core.text.ranking import stem, telling_words
from models.claims.patterns import DATE, WEEKDAY, known_quantities
from models.claims.quantities import CLOCK, DAY, HOUR, MONEY, SHARE
from models.drafts.note_parts import is_conditional, is_titled, question_of

FITS = 2.0
"""How much more a part of the kind that is asked counts."""
_SAYS_LITTLE, _FEW_WORDS, _FEW_PAIRS, _SURE_WORDS = 2, 3, 8, 2
_EVERYWHERE = frozenset((
    "time", "day", "week", "month", "year", "order", "first", "last", "today", "thing", "way",
    "case", "part", "person", "people", "one", "two", "three", "may", "how", "put", "bring",
    "send", "price", "total", "need", "know", "any", "anything", "much", "within", "collect",
    "piece", "back", "write", "tell", "let", "get", "still", "br", "anyth", "befor", "until",
    "before", "long", "address", "also", "when", "after", "them", "soon", "best", "don", "then",
    "again", "take", "come", "date", "would", "about", "yes", "pleas", "please", "out", "off",
    "wait", "both", "either", "neither",
    "以上", "以下", "之前", "以前", "之后", "以内", "能不", "是可", "几张", "承担", "费用",
    "工作", "作日", "要几", "几天", "需要", "时候", "价格",
))  # fmt: skip
"""Words that two texts may share without being about the same."""
_HOW_LONG = re.compile(r"(?i)\bhow long\b|多久|几天|交期")
_READY_ASKED = re.compile(
    r"(?i)\bhow soon\b(?! (?:can|could|will|would) you come)"
    r"|\bwhen\b[^,.;?]{0,30}\b(?:ready|done|finished)\b"
    r"|\bwhen (?:can|could|may|will|would|do|shall) (?:i|we)\b[^,.;?]{0,20}"
    r"\b(?:collect|pick|fetch|have|get)\b"
    r"|\b(?:it|they|them|that|these|those|both|all) be (?:ready|done|finished|back)\b"
    r"|多久能?[修做洗弄]?好|(?:什么时候|何时|哪天)(?:能|可以|会)?(?:[修做洗弄]?好|取|拿|完工|完成)"
    r"|来得及|赶得[上及]"
)
"""When something that is made or mended can be had."""
_WHERE = re.compile(r"(?i)\bwhere (?:are you|do i|should i|to)\b|\baddress\b|地址|你们在哪")
_ADDRESS = re.compile(
    r"(?i)\b\d+ (?:\w+ ){1,2}(?:street|road|lane|row|rise)\b|\bunit \d|[路街弄巷]\s?\d+\s?号"
)
_OPEN = re.compile(
    r"(?i)\bopen|\bclosed?\b|\bhours\b|\bshop\b|showroom|\bstore\b|营业|休息|开门|门店|店面"
)
_FROM_TO = re.compile(
    r"\d{1,2}(?:[:：.]\d\d|[点时])?\s?(?:[ap]m)?\s?(?:[-–~到至]|to|till|until)\s?\d{1,2}"
)
_PAID_BY_US = re.compile(r"(?i)\bat our cost\b|free of charge|\bwe pay\b|免费|我们(?:承担|出)")
_SUPPOSED = re.compile(r"(?i)^if [^,?]{4,80}, | if (?:i|we) [^,?]{4,80}")
_ONLY_DENIES = re.compile(
    r"(?i)^(?:sorry, )?(?:we )?(?:do not|don't|cannot|can't|no|never|not)\b"
    r"(?P<what>[^,;.!?]{2,40})[.!]?$"
    r"|^(?:我们)?(?:暂?不|没有|谢绝|不能|不可以?)(?P<han>[^，,；;。]{1,8})[。！]?$"
)
_YES_OR_NO = re.compile(r"(?i)(?:yes|no)\b|是的|(?:不?可以|不?能|不?会|有|没有?|不)[，,。]")
_TELL_US = re.compile(r"(?i)\b(?:tell us|let us know)\b|告诉我们|请(?:说明|告知)")
_WHAT_TO_DO = re.compile(
    r"(?i)\bhow (?:do|can|should|to)\b|\bwhat (?:do|should|if)\b"
    r"|\b(?:need|must|have to|tell|know|if|cancel\w*|leav\w*|chang\w*)\b"
    "|告诉|需要|怎么|要[准带提]|[取改退]"
)
"""What a customer is asked to tell is no answer to who asks whether they may come on Sunday."""
_HAN_ACT = re.compile("^[收做接修卖送租办洗磨带供提]+")
_POINTS_BACK = re.compile(
    r"(?i)\b(?:it|that|this|them|those|these|one|ones|so)\b|它|这[个种样张件台]|那[个种样张件台]"
)
"""A question of what the sentence before has named."""
_BACK = re.compile(r"(?i)\b(?:they|them|it|that|this|those|these)\b|它|[这那](?:个|种|些)?[多要是]")
_ALL_OF_IT = re.compile(r"(?i)\baltogether\b|\btotal\b|\ball in\b|\bthe lot\b|一共|总共|全部")
_CLAUSES = re.compile(r"[,.;!?，。；！？]\s*")
_TOLD_FIRST = re.compile(
    r"(?i)^(?:i|we|my|our|he|she|they|it|there)\b[^?]{8,}[,;–—-]\s+(?:so |and |but )?"
    r"(?=(?:do|does|did|can|could|will|would|is|are|should|may|has|have)"
    r" (?:i|we|you|it|he|she|they|there|that|this)\b \w+ \w+|(?:what|how|when|where|who|which)\b)"
)
"""What an English sentence tells first: "I've paid till the 20th, do I get any back?"."""
_SAYS_HOW_LONG = re.compile(
    r"(?i)\bhow long\b|\blead times?\b|\bturnaround\b|工期|交期|时效|多久|几天"
)
_LEAD_TIME = re.compile(
    r"(?i)^(?:our )?(?:lead times?|turnaround(?: times?)?|times?|how long(?: it takes)?)$"
    r"|^(?:工期|交期|时间|周期|制作周期|时效)$"
)
"""What a note is called that tells it of all the work."""
_IN_BRACKETS = re.compile(r"[(（][^)）]*[)）]")


def is_about(
    ask: Ask, part: Fact, context: str, rare: set[str], titles: set[str], *, is_fit: bool
) -> bool:
    """Say whether a part is surely about what is asked.

    context: what was said around it. rare: words that few parts hold. titles: words of the title of
    the part's note that tell of this part.
    """
    asked, around = words_of(_asking(ask)), words_of(f"{context} {ask.text}")
    if wants_price(ask):
        asked -= PAYING
    label = set() if is_titled(part) else words_of(part.label)
    by_form = _by_form(ask, part, asked, label & around)
    if by_form is not None:
        return by_form
    held = label | words_of(part.value)
    if not question_of(part):
        held |= words_of(part.heading)
    if is_fit:
        held |= titles
    of_kind = _of_kind(ask, part, held, around, rare, is_fit=is_fit)
    if of_kind is not None:
        return of_kind
    # What is told first may be what it hangs on: "that's 55 miles, who carries it up?"
    is_long = len(words_of(ask.text)) > (_FEW_PAIRS if has_han(ask.text) else _FEW_WORDS)
    return _shares_enough(asked, around, held, label, set() if is_long else rare, is_fit=is_fit)


def _by_form(ask: Ask, part: Fact, asked: set[str], named: set[str]) -> bool | None:
    """Say whether a part answers by how it is made; None where that tells nothing.

    named: words of the part's label that are asked or said around it.
    """
    if not names_what_it_denies(part, ask) or tells_of_all_prices(part.value):
        return False
    if is_beside(ask, part):
        return False
    if _denied(part):
        return True  # and the question names all of it
    question = words_of(question_of(part))
    if question and 2 * len(question & asked) >= len(question):
        return True
    # "Yes, day and night" is the answer to one question only.
    is_anothers = question and _YES_OR_NO.match(part.value)
    return False if is_anothers or (is_conditional(part) and not named) else None


def _asking(ask: Ask) -> str:
    """Return what of an ask asks: not what it supposes, nor what it tells first."""
    return _TOLD_FIRST.sub("", _SUPPOSED.sub("", _IN_BRACKETS.sub(" ", ask.text)))


def _of_kind(
    ask: Ask, part: Fact, held: set[str], around: set[str], rare: set[str], *, is_fit: bool
) -> bool | None:
    """Say whether a part answers an ask by its kind; None where only words can tell."""
    near = around & held
    if wants_hours(ask):
        return is_fit
    if wants_discount(ask):
        return is_fit and bool(around & (held | words_of(part.label)))
    if wants_payer(ask) or (is_fit and _WHERE.search(ask.text)):
        return is_fit and bool(near)
    if is_demand(ask):
        # What somebody insists on no note grants by a word.
        return len(words_of(_asking(ask)) & held) >= _SURE_WORDS
    return (is_fit and _is_what_is_meant(ask, part, held, rare)) or None


def _is_what_is_meant(ask: Ask, part: Fact, held: set[str], rare: set[str]) -> bool:
    """Say whether a question that names nothing surely means a part of its kind."""
    if _is_bare_how_long(ask) and _SAYS_HOW_LONG.search(_titles(part)):
        return True
    if _READY_ASKED.search(ask.text) and _LEAD_TIME.match(part.label.strip()):
        return True
    # "I'd like the photos, how much were they?"
    said = words_of(named_before(ask)) if wants_price(ask) else set()
    return bool(said & rare & (held | words_of(part.label)))


def named_before(ask: Ask) -> str:
    """Return the clause of which a question asks back: of the film, in "how much was it?"."""
    if _ALL_OF_IT.search(ask.text):
        return ""
    clauses = _CLAUSES.split(ask.context.strip(" ,.;!，。；！"))
    return clauses[-1] if _BACK.search(ask.text) else ""


def _is_bare_how_long(ask: Ask) -> bool:
    return bool(_HOW_LONG.search(ask.text)) and len(words_of(ask.text)) <= _SAYS_LITTLE


def _titles(part: Fact) -> str:
    return f"{part.source} {part.heading} {part.label}"


def _shares_enough(
    asked: set[str],
    around: set[str],
    held: set[str],
    label: set[str],
    rare: set[str],
    *,
    is_fit: bool,
) -> bool:
    """Say whether a part holds enough of the words that are asked, or said around."""
    shared, near = asked & held, around & held
    # Chinese is counted in pairs of characters.
    is_han = any(map(has_han, asked or around))
    few, little = (_FEW_PAIRS, _FEW_PAIRS) if is_han else (_FEW_WORDS, _SAYS_LITTLE)
    is_near = _count(near) >= _SURE_WORDS and (is_fit or (bool(shared) and len(asked) <= little))
    is_sure = len(shared) >= _SURE_WORDS - is_fit or (shared & rare and len(asked) <= few)
    # One pair of a long Chinese label may belong to another word.
    is_named = len(label & asked) >= (min(_SURE_WORDS, len(label) or 1) if is_han else 1)
    return is_named or bool(is_sure) or is_near


def _count(words: set[str]) -> int:
    """Count words; pairs of one longer Chinese word count once, so no street's name is two."""
    ends = {word[1:] for word in words if has_han(word)}
    return sum(not has_han(word) or word[:1] not in ends for word in words)


def is_beside(ask: Ask, part: Fact) -> bool:
    """Say whether a part only says what a customer shall tell, and nobody asks what to do."""
    return bool(_TELL_US.search(part.value)) and not _WHAT_TO_DO.search(ask.text)


def names_what_it_denies(part: Fact, ask: Ask) -> bool:
    """Say whether a question names all that a part denies, where it does nothing else.

    "No water beds" is no answer to who asks how two can sleep in one bed, nor to who once had one.
    """
    denied = _denied(part)
    if denied is None:
        return True
    asked = words_of(ask.text)
    if _POINTS_BACK.search(ask.text) and not denied & asked:
        asked |= words_of(ask.context)
    return denied <= asked


def _denied(part: Fact) -> set[str] | None:
    """Return the words of what a part does nothing but deny; None where it does more."""
    found = _ONLY_DENIES.match(part.value.strip())
    return found and words_of(found["what"] or _HAN_ACT.sub("", found["han"]))


def words_of(text: str) -> set[str]:
    """Return the stems of the words that say what a text is about."""
    text = in_plain_words(text)
    return {
        stem(word)
        for word in telling_words(DATE.sub(" ", WEEKDAY.sub(" ", without_places(text))))
        if not {word, f"{word}e"} & _EVERYWHERE and not word.isdigit()
    }


def fit(ask: Ask, part: Fact) -> float:
    """Return how well a part is of the kind that is asked: above 1 it is, below it isn't."""
    for wants, tells in _ANSWERS:
        if wants is wants_time and _WHERE.search(ask.text):
            return FITS if _ADDRESS.search(part.value) else 1.0
        if wants(ask):
            return FITS if tells(ask, part) else 1 / FITS
    return 1.0


def _tells_price(ask: Ask, part: Fact) -> bool:
    units = _units(part)
    return MONEY in units or (SHARE in units and wants_share(ask))


def _tells_time(ask: Ask, part: Fact) -> bool:
    units = _units(part)
    if _HOW_LONG.search(ask.text):
        return bool(units & {DAY, HOUR})
    has_day = bool(DATE.search(part.value) or WEEKDAY.search(part.value))
    return has_day or bool(units & {DAY, HOUR, CLOCK})


def _units(part: Fact) -> set[str]:
    return {one.unit for one in known_quantities(part.value)}


def _tells_hours(_ask: Ask, part: Fact) -> bool:
    """Say whether a part tells the days and times at which the firm is open."""
    is_open = _OPEN.search(f"{part.source} {part.label} {part.value}")
    return bool(is_open and WEEKDAY.search(part.value) and _FROM_TO.search(part.value))


PAYING = frozenset(words_of("pay paid paying payment prices"))
"""What is said of every price."""
_ANSWERS: tuple[tuple[Callable[[Ask], bool], Callable[[Ask, Fact], bool]], ...] = (
    (wants_payer, lambda _ask, part: bool(_PAID_BY_US.search(part.value))),
    (wants_price, _tells_price),
    (wants_discount, lambda _ask, part: tells_discount(part.value)),
    (wants_hours, _tells_hours),
    (wants_time, _tells_time),
)
"""What kind is asked, and what is told by a part of it."""
