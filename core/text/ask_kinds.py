"""Of which kind a question is: what sort of answer it wants, told by rules."""

from __future__ import annotations

import re

from core.text.asks import Ask

_UP_FRONT = re.compile(r"(?i)\bup ?front\b|\bin advance\b")
_PAID_FIRST = re.compile("(?<!首)先[付交](?!费)|预[付交](?!费)款?|定金")
_PAID_BACK = re.compile("(?:全额|可以|[能不钱费])退(?![房货票税换休烧])[款钱]?")
_LEFT_CAR = re.compile(r"(?i)\b(?:leave|put|park) (?:the|my|our|a) (?:car|van)\b")
_BROUGHT = re.compile("送过?来|送上?门|送到家")
_WHETHER = re.compile("要不要|会不会|能不能|是不是|有没有|可不可以")
"""How Chinese asks yes or no: 不要 in 要不要 denies nothing."""
_STATUS = re.compile(
    r"(?i)^(?:did|have|has|had) (?:you|it|they|my|our|the|any|some|everything)\b(?! any\b)"
    r"|\bwhere (?:is|are|'s)\b(?! you\b| your (?:shop|workshop|office|store)\b)"
    r"|what(?: is|'s) going on|what happened|\b(?:any|some) (?:news|update)"
    r"|\bstill (?:a|any|some|free|available|got|have|there)\b"
    r"|^(?:is|are) (?:it|they|the \w+|my \w+|our \w+) (?:ready|done|finished|there)"
    r"|\bconfirm(?:ation|ed)\b|\bbeing (?:returned|refunded|sent)\b"
    r"|^(?:is|are|do you have) .*\b(?:in stock|available)\b|有(?:现|存)?货"
    r"|收到了?[吗没]|(?:到|发货|寄|发|做|修|弄|处理)(?:出|到哪|好)?了(?:吗|没)|怎么回事|在哪|到哪"
    r"|还有[^，。？]{0,8}(?:货|位|名额|票)|开了没有"
)
_PRICE_ASKED = re.compile(
    r"\b(?:cost|costs|price|prices|how much|total|quote|quotation|charge|all in|altogether)\b"
    r"|\b(?:i|we) (?:have to |need to |must )?pay(?=[?.]|$)"
    r"|\bwhat\b.{1,30}\bcome to\b|\bon top\b|\bwhat (?:would|will) (?:it|that|this) be\b"
    r"|\bwhat is it (?:a|per) \w+|多少钱|价格|报价|总价|一共|总共|价钱|怎么算|什么价"
)
_TIME_ASKED = re.compile(
    r"(?i)\bwhen\b|\bhow (?:long|soon)\b|\bwhat time\b|\b(?:earliest|latest) date\b|\bready\b"
    r"|\bfinished\b|\bbefore (?:christmas|\w+day)\b|什么时候|多久|几天|几点|何时|来得及|交期|哪天"
    r"|\b(?:have|get|receive) (?:it|them)\b.* (?:in|by|before|on) |\bbe here\b"
    r"|\bwithin (?:the )?time\b|期限内"
    r"|能不?能?[送收]?到[^，]{0,6}吗?"
)
_HOURS_ASKED = re.compile(
    r"(?i)\b(?:are|is|will) (?:you|your \w+|the (?:shop|office|store|showroom|workshop))\b"
    r".{0,12}\bopen\b|\bopening (?:hours|times?)\b|\b(?:do|are) you (?:open|closed?|shut)\b"
    r"|\bwhat are your hours\b|\bwhen (?:is |are )?(?:some|any)(?:body|one) (?:is )?(?:there|in)\b"
    r"|营业|[开关]门|几点[上下]班|上班吗"
)
_PAYER_ASKED = re.compile(
    r"(?i)\bwho (?:pays|bears|covers)\b|\bat whose (?:cost|expense)\b|谁(?:来)?(?:出|付|承担|负担)"
)
_TOTAL_ASKED = re.compile(
    r"(?i)\b(?:cost|price|prices|total|quote|quotation|all in|altogether)\b"
    r"|\bhow much (?:is|are|would|will|do|does|for)\b|\bwhat\b.{1,30}\bcome to\b"
    r"|多少钱|总价|一共|总共|什么价|价格|报价|多少$"
)
_DELIVERY_ASKED = re.compile(
    r"(?i)\bdelivery (?:to|included|costs?)\b|\b(?:cost|price|charge|much) (?:of|for)"
    r" (?:delivery|postage)\b"
    r"|\bis (?:delivery|postage|shipping)\b|运费(?!谁|由谁)|包邮|邮费"
)
_PART_ASKED = re.compile(
    r"(?i)\bdeposit|\bup ?front\b|\b(?:extra|more|discount)\b|\brepair"
    r"|加多少|[要另]加|定金|订金|先[付交]|预[付交]|优惠|打折|折扣|便宜"
)
_DISCOUNT_ASKED = re.compile(
    r"(?i)\bdiscount|\bcheaper\b|\bmoney off\b|\b(?:special|better) (?:price|rate)\b"
    "|优惠|打折|折扣|便宜"
)
_PROMISE_ASKED = re.compile(
    r"(?i)\b(?:(?:can|could|will|would) you |please )promise(?: me)?\b|(?:能|可以)?保证(?![期金书])"
)
"""Who asks for a promise asks for what is promised."""
_DEMAND = re.compile(
    r"(?i)\b(?:i|we) (?:want|demand|insist|require|expect)\b.*"
    r"\b(?:money|refund|penny|pounds|euros|dollars|compensat\w+)\b"
    r"|\b(?:i|we) (?:demand|insist)\b|要求|必须|[全]额退"
)
_WISH = re.compile(
    r"(?i)^(?:i|we)(?:'d| would)? (?:like|love|need|want|are looking for)\b"
    r"(?! (?:to (?:know|ask|hear)|my money|a refund|you to|[^.?!]{1,40}\bback\b))"
    r"|^(?:我们?|今年|还|再)*想(?:要|订|换|买|做)(?!问)|尽快回"
    r"|^I need (?:the|an) (?:figures|answer)"
)


def in_plain_words(text: str) -> str:
    """Return a text with the word of a price list for what is asked: "up front" is a deposit."""
    text = _PAID_BACK.sub("退款", _PAID_FIRST.sub("订金", text))
    text = _BROUGHT.sub("送货", _WHETHER.sub(" ", _PROMISE_ASKED.sub(" ", text)))
    return _LEFT_CAR.sub("parking", _UP_FRONT.sub("deposit", text))


def wants_price(ask: Ask) -> bool:
    """Say whether an amount of money is asked for."""
    return _PRICE_ASKED.search(ask.text.casefold()) is not None


def wants_time(ask: Ask) -> bool:
    """Say whether a day or a length of time is asked for."""
    return _TIME_ASKED.search(ask.text) is not None


def wants_total(ask: Ask) -> bool:
    """Say whether it is asked what the things named cost, not a part of it or what is added."""
    return bool(_TOTAL_ASKED.search(ask.text)) and not _PART_ASKED.search(ask.text)


def wants_hours(ask: Ask) -> bool:
    """Say whether it is asked when the firm is open."""
    return _HOURS_ASKED.search(ask.text) is not None


def wants_payer(ask: Ask) -> bool:
    """Say whether it is asked who pays."""
    return _PAYER_ASKED.search(ask.text) is not None


def wants_delivery(ask: Ask) -> bool:
    """Say whether it is asked what bringing it costs, or whether that is included."""
    found = _DELIVERY_ASKED.search(ask.text)
    return found is not None and (not found.group().isascii() or not _TIME_ASKED.search(ask.text))


def wants_discount(ask: Ask) -> bool:
    """Say whether it is asked what is taken off."""
    return _DISCOUNT_ASKED.search(ask.text) is not None


def wants_share(ask: Ask) -> bool:
    """Say whether a share may be the answer: a deposit, a discount, what is added."""
    return _PART_ASKED.search(ask.text) is not None


def is_of_their_case(ask: Ask) -> bool:
    """Say whether only records can answer it: how something of theirs stands."""
    return _STATUS.search(ask.text) is not None


def is_demand(ask: Ask) -> bool:
    """Say whether something is insisted on, as money back."""
    return _DEMAND.search(ask.text) is not None


def is_mere_wish(ask: Ask) -> bool:
    """Say whether it only says what somebody would like to have: the background of a question."""
    return _WISH.search(ask.text) is not None and not ask.text.endswith(("?", "？"))
