"""What a message asks of the one who reads it, told by rules; and in which situation it is written.

English and Chinese; in other languages only what ends in a question mark is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from core.text.sentences import split_sentences

Situation = Literal["upset", "thanks", "plain"]

_MOST_ASKS = 12
_LONGEST_ASK = 300
_WORDS_PER_COMPLAINT = 60
_STARTS = (
    "is|are|was|do|does|did|can|could|will|would|may|shall|should|have|has|what|when|where|which|"
    "who|why|how"
)
_SPLIT = re.compile(
    rf",?\s+(?:and|or)\s+(?:also\s+|if so,?\s+)?(?=(?:{_STARTS}|whether|if we|if you"
    rf"|i (?:want|need|would like) to know)\b)"
    rf"|[;:]\s+(?=(?:{_STARTS})\b)|(?<=[?])\s+|,\s+(?=how (?:much|long|many|soon)\b)",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?i)^(?:(?:(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))(?: [\w.'-]+){1,3}"
    r"(?=[,!:])|"
    r"hi|hello|hey|dear|good (?:morning|afternoon|evening)|and|so|but|also|well|ok|okay|"
    r"now|then|if so|(?:my|one|another|first|second|two|three)(?: \w+)? (?:question|thing)s?"
    r"(?: is)?|two things)\b[ ,:!—-]*)+"
)
_QUESTION = re.compile(
    rf"(?i)^(?:{_STARTS})(?:n't)?\s+(?:i|we|you|he|she|it|they|there|this|that|the|my|our|your|any|"
    r"one|much|many|long|far|often|soon|about|time|day|kind|sort|would|is|are|do|does|can|could|"
    r"will|was|has|have|exactly|else|happened|happens)\b"
)
_ASKS_INSIDE = re.compile(
    r"(?i),\s+(?:do|does|did|can|could|will|would|is|are|should|may) "
    r"(?:i|we|you|he|she|it|they|there|this|that|these|those)\b"
)
"""A question behind what is told first, where another follows it."""
_REQUEST = re.compile(
    r"(?i)\b(?:please\s+(?!find|see (?:below|attached)|note)\w+"
    r"|let (?:me|us) know|(?:i|we)(?:'d| would) (?:like|love|prefer|appreciate)"
    r"|(?:i|we) (?:want|need|wish|require|expect|demand)\b(?! (?:to )?(?:decide|go|think|say))"
    r"|(?:can|could|would|will) you\b"
    r"|(?:i|we) (?:was|were|am|are) (?:wondering|hoping)|(?:i'm|we're) (?:looking for|wondering)"
    r"|(?:i|we)(?: also| just)* wonder(?:ed)?\b|^whether\b"
    r"|(?:am|are) looking for|send me|tell me|^just checking\b"
    r"|^(?:an? |your |the |best )*(?:quote|quotation|price|prices|estimate) (?:for|on|of)\b)"
)
_ZH_QUESTION = re.compile(
    "吗|呢$|多少钱|怎么(?:算|收|办|卖|走|处理|回事|个|弄|订|开始|联系)|能不能|能否|可不可以|可否|是否|是不是|"
    "(?:可以|能)[帮为给替]|有没有|要不要|会不会|来不来得及|(?:请问|想问|不知道|想知道|告诉我).{0,20}(?:多少|什么|哪|几|多久|怎)"
)
"""What asks without a question mark, too; "many" and "what" alone also stand in what is told."""
_ZH_ASKED = re.compile("多少|什么|哪|几|怎|多[久大远长]|谁|为何")
_ZH_ANSWER_ME = re.compile("答复|回答|告知|请问|请教|想问|想知道|不知道")
"""Before what is asked without a question mark."""
_ZH_OR = re.compile("^(?:还是|或者)")
_ZH_REQUEST = re.compile(
    "^(?:麻烦|烦请|求?报[个一]?[下份]?价|请(?!问$)|帮我|希望|要求)|(?:我|我们)?想(?:要|找|订|退|换|改|问|买|约|保留|取消|停|预[约订]|请|知道|了解|咨询|参加)"
    "|帮我|(?:给我|请)[^，。]{0,3}推荐|告诉我|推荐一[个家下款]"
    "|(?:我|我们)(?:需要|要求|要[订退换改买])|请(?:你|您|尽快|帮|给|告|查|把|回)|麻烦|给我(?:退|换|个|发|寄)"
)
_ZH_LEAD = re.compile(
    r"^(?:您好|你好|老板|亲(?=[，,])|另外|还有(?=[，,：:])|那么?(?=[，,])|请问(?:一?下(?![周个次半月星礼一]))?|想?问一?下(?![周个次半月星礼一])|(?:一|两|二|三|几)个问题)[，,。:：！!、\s]*"
)
_HAN = re.compile("[\u3400-\u9fff]")
_BEGINS = re.compile(rf"(?i)(?:{_STARTS})\b")
_LONGEST_GRIEVANCE = 90
_TELLS = re.compile(
    r"(?i)(?:the|my|our|your|its?|they|this|that|these|those|a|an|i|we|nobody|no one|none|one|two|"
    r"three|half|some|both|all|\d+)\b|(?!请|把|你(?!们)|帮)[\u3400-\u9fff]"
)
"""How a sentence begins that tells something; an order begins otherwise."""
_POINTS_BACK = re.compile(r"(?i)(?:that|this|these|those|its?|they)\b")
"""What says nothing without the sentence before."""
_NO_GRIEVANCE = re.compile(
    r"(?i)[?？:：;；\n£$€¥@\d]|www\.|!!|\b(?:promis\w*|said|told|agreed|guarante\w*|refund\w*|charg\w*|paid|if|"
    r"money|lawyer|never again|liar|disgust\w*|ridiculous|furious|angry|fed up|unacceptable|rude|"
    r"disappoint\w*|unhappy|appalling|awful|terrible|horrible|worst|waste|time i|"
    r"for nothing|free)\b"
    r"|\b(?-i:[A-Z]{3,})\b"
    r"|说好|说过|承诺|答应|保证|元|钱|扣|收费|退|骗|垃圾|过分|离谱|气|失望|不能接受|无法接受|接受不了|"
    r"投诉|忍|差|如果|再不|道歉|第三次|怎么|不满"
)
_COURTESY = re.compile(
    r"(?i)^(?:how are you\b|how do you do|hope you|thank(?:s| you)|i (?:would like|want|wish) to "
    r"(?:say )?thank|please (?:accept|do not hesitate|feel free)|what a (?:great|lovely)|"
    r"just want(?:ed)? to (?:say|thank))|^(?:谢谢|感谢|就?想说?声?谢)"
    "|^(?:麻烦|拜托|辛苦)[您你]?了?[。！!]*$"
    # A threat asks nothing that a note could answer.
    r"|\b(?:trading standards|ombudsman|small claims)\b|消协|工商局|12315"
)
_UPSET = re.compile(
    r"(?i)\b(?:disappoint\w*|unacceptable|angry|furious|annoy\w*|terrible|awful|horrible|appalling|"
    r"frustrat\w*|fed up|ridiculous|disgust\w*|worst|rude|ashamed|complain\w*|complaint|unhappy|"
    r"upset|not (?:good enough|happy|satisfied)|third time|again and again|"
    r"(?:nobody|no one) (?:answers|turned|came|called|replied)|"
    r"still (?:have not|haven't|has not|hasn't|not|waiting|no)\b|"
    r"never (?:arrived|came|turned up|called)|broken|damaged|faulty|"
    r"defective|leaks?|leaking|cracked|torn|scratched|wrong (?:item|size|colou?r|one|order|name)|"
    r"overcharged|charged (?:me|us) (?:twice|too much)|waste of)\b"
)
_ZH_UPSET = re.compile(
    "刻错|做错|不能接受|无法接受|接受不了|失望|投诉|生气|气死|太差|糟糕|差劲|不满意?|过分|离谱|没人(?:理|来|接|回|管)|根本没|第三次|三番|催了|"
    "还没(?:有)?(?:收到|到|来|发|回|送)|没收到|坏了|漏水|破了|裂|损坏|质量(?:问题|差)|发错|寄错|写错|弄错|(?<![要会])多收|"
    "白(?:跑|请|等)|忍|骗|垃圾|态度"
)
_THANKS = re.compile(
    r"(?i)\bthank(?:s|ed)?\b(?! to (?!you))|grateful|appreciate|wonderful|loved? (?:it|them)"
    "|谢谢|感谢|多谢|辛苦了|太好了|很?喜欢|好吃|满意"
)
_PRAISE = re.compile(
    r"(?i)\b(?:wonderful|loved?|lovely|great|happy|beautiful|perfect|delicious|excellent|amazing|"
    r"fantastic|brilliant|delighted|pleased|best)\b|喜欢|满意|好吃|漂亮|太好|很好|高兴|棒|精致|夸|细"
)
_LONGEST_THANKS = 200
"""Words."""
_LONGEST_GRAVE, _SURELY_ANGRY = 150, 2
"""Words."""
_SURELY_UPSET = re.compile(
    r"(?i)\b(?:unacceptable|furious|disgust\w*|appalling|beyond a joke|out of patience|fed up|"
    r"(?:second|third|fourth) time (?:i|we)\b|every penny|trading standards|come and gone|"
    r"not good enough|ridiculous|shambles|disgrace|disappointed|"
    r"still (?:have not|haven't|has not|hasn't|not here|no (?:sign|word|reply|answer))|"
    r"never (?:arrived|came|turned up)|no ?(?:body|one) (?:came|called|turned up|answers|replied)|"
    r"wrong (?:item|size|colou?r|one|order|name|spelling)|overcharged|"
    r"charged (?:me |us )?(?:twice|too much|again)|charged\b[^.?!]{0,30}\binstead of)\b"
    "|不能接受|无法接受|接受不了|气死|太过分|投诉|离谱|第三次|催了|没人(?:理|接|回|管|来)|追究|笑话|不是滋味|"
    "太差|差劲|失望|(?:刻|发|寄|弄|做|写|送)错|没(?:有)?收到|还没(?:收)?到|(?<![要会])多[收扣](?:了|钱)|收了两次|态度|垃圾"
)
"""One of these in a short message is no chance."""
_BLAMES = re.compile(
    r"(?i)\b(?:you|your \w+) (?:\w+ )?(?:said|promised|told|had|have|sent|delivered|were|was|did|"
    r"didn't|never|charged|took|forgot|left|made|came|keep)\b|\byou've\b|\bstill\b|\bagain\b|\brefund\b"
    r"|[你您](?:们|司|家)?[^，。？]{0,8}[了过没]|说好|退款|退钱|到底|一直|又"
)
"""What somebody tells who has something against the reader."""
_LOST = re.compile(
    r"(?i)\bwhere (?:do|should) (?:i|we) (?:start|begin)\b|\bwhat do you do\b"
    r"|\b(?:not sure|don't know|no idea) what (?:i|we)\b"
    "|不懂|怎么个?弄|怎么开始|不知道(?:要|该|选|买)什么"
)
_BUT = re.compile(r"(?i)(?:^|[.!?,;]\s)(?:but|however)\b|可是|但是|不过|然而")
_SHOUTED = re.compile(r"\b[A-Z]{3,}\b")
_LEAST_SHOUTED = 4
_ENDS = (".", "!", "?", "。", "！", "？", "；", ";", "…", ",")
_ITEM = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)、])\s*")
_OTHERS = (
    "from|to|with|of|by|for|at|see|meet|tell|send|give|ask|visit|bring|pay|told|sent|gave|paid|"
    "asked|between"
)
_SWAPS = (
    (r"i am|i'm", "you are"),
    (r"i was", "you were"),
    (r"i have|i've|we've", "you have"),
    (r"i'd|we'd", "you would"),
    (r"i'll|we'll", "you will"),
    (r"we're", "you are"),
    (r"you're", "we are"),
    (r"you've", "we have"),
    (rf"(?P<before>{_OTHERS}) you", "us"),
    (r"yourselves|yourself", "ourselves"),
    (r"yours", "ours"),
    (r"your", "our"),
    (r"you", "we"),
    (r"myself|ourselves", "yourself"),
    (r"mine|ours", "yours"),
    (r"my|our", "your"),
    (r"me|i|us|we", "you"),
)
_SWAP = re.compile(
    r"(?<![\w'])(?:"
    + "|".join(f"(?P<s{n}>{was})" for n, (was, _) in enumerate(_SWAPS))
    + r")(?![\w])",
    re.IGNORECASE,
)
_ZH_SWAP = re.compile("我们|我|咱们|您们|你们|您|你")


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that is asked or wished.

    text: as it stands in the message, without what leads to it. context: the sentence before, "".
    """

    text: str
    context: str = ""


def find_asks(message: str) -> tuple[Ask, ...]:
    """Return what the message asks and wishes, in order; at most a handful."""
    asks = list(_asks_of(message))
    if not asks and situation(message) == "upset":
        # Who complains asks for something, if only between the lines.
        *earlier, last = split_sentences(message) or [message]
        asks.append(Ask(last[:_LONGEST_ASK], " ".join(earlier)))
    return tuple(ask for ask in asks if any(map(str.isalnum, ask.text)))[:_MOST_ASKS]


def situation(message: str) -> Situation:
    """Return whether the writer is upset, only says thanks, or neither."""
    angry = _angry_words(message)
    # One "broken" in a long report is no complaint.
    if angry * _WORDS_PER_COMPLAINT >= len(message.split()) and angry:
        return "upset"
    has_thanks = _THANKS.search(message) is not None
    is_loud = len(_SHOUTED.findall(message)) >= _LEAST_SHOUTED or "!!" in message
    if is_loud and not has_thanks:
        return "upset"
    is_short = len(message.split()) <= _LONGEST_THANKS
    return "thanks" if has_thanks and is_short and not any(_asks_of(message)) else "plain"


def _angry_words(message: str) -> int:
    """Count words of a grievance; "thank you for getting it round that awful corner" is none."""
    told = [
        sentence
        for sentence in split_sentences(message)
        if not _THANKS.search(sentence) or not is_praise(message) or _BUT.search(sentence)
    ]
    return sum(len(_UPSET.findall(one)) + len(_ZH_UPSET.findall(one)) for one in told)


def blames(message: str) -> bool:
    """Say whether a message has a word of a grievance, or tells what the reader did."""
    return bool(
        _angry_words(message) or _BLAMES.search(message) or "!" in message or "！" in message
    )


def is_grave(message: str) -> bool:
    """Say whether a short message leaves no doubt that its writer is upset with the reader."""
    angry = _angry_words(message)
    shouts = len(_SHOUTED.findall(message)) >= _LEAST_SHOUTED
    is_short = len(message.split()) <= _LONGEST_GRAVE
    if is_short and _SURELY_UPSET.search(message) and _is_complaint(message):
        return True
    exclaims = ("!!" in message or "！！" in message) and not _THANKS.search(message)
    exclaims = exclaims and (angry > 0 or _BLAMES.search(message) is not None)
    return is_short and (angry >= _SURELY_ANGRY or (shouts and angry > 0) or exclaims)


def _is_complaint(message: str) -> bool:
    """Say whether no praise stands against it, or only before a "but"."""
    return not is_praise(message) or _BUT.search(message) is not None


def is_lost(message: str) -> bool:
    """Say whether the writer doesn't know yet what to ask for."""
    return _LOST.search(message) is not None


def is_praise(message: str) -> bool:
    """Say whether the writer is pleased, not only polite."""
    return _PRAISE.search(message) is not None


def told_back(text: str, language: str) -> str:
    """Return a customer's words as the firm says them to this customer: "my" becomes "your"."""
    if language == "zh":
        return _ZH_SWAP.sub(lambda found: "您" if found.group()[0] in "我咱" else "我们", text)
    return _SWAP.sub(_swapped, text)


def grievance(message: str, language: str) -> str:
    """Return what an upset customer is upset about, told back in short words; "" when unclear.

    Never what they were promised or charged: that would be agreed to by repeating it.
    """
    for sentence in split_sentences(message):
        bare = _LEAD.sub("", sentence.strip(" .!。！"))
        # Shouting is not answered by shouting.
        bare = re.sub(r"\b[A-Z]{4,}\b", lambda found: found.group().casefold(), bare)
        words = _HAN.search(bare) is not None
        is_fit = len(bare) <= (_LONGEST_GRIEVANCE // 3 if words else _LONGEST_GRIEVANCE)
        if (
            is_fit
            and (_UPSET.search(bare) or _ZH_UPSET.search(bare))
            and _TELLS.match(bare)
            and not _POINTS_BACK.match(bare)
            and not _NO_GRIEVANCE.search(bare)
        ):
            told = told_back(bare, language)
            return told[:1].lower() + told[1:] if not told[:2].isupper() else told
    return ""


def _asks_of(message: str) -> Iterator[Ask]:
    before, is_listing = "", False
    for sentence in split_sentences(message):
        if is_listing and _ITEM.match(sentence):
            yield Ask(_ITEM.sub("", sentence).rstrip(",，;；")[:_LONGEST_ASK], before)
            continue
        is_listing = False
        for part in _parts(sentence):
            is_listing = not sentence.endswith(_ENDS) and _is_ask(part)
            if _is_ask(part, whole=sentence) and not is_listing:
                if _HAN.search(part):
                    yield from _zh_asks(part, before)
                else:
                    rest = sentence.replace(part, "").strip()
                    around = f"{before} {rest}" if any(map(str.isalpha, rest)) else before
                    yield Ask(part[:_LONGEST_ASK], around.strip())
        if _ITEM.sub("", sentence):
            before = sentence


def _swapped(found: re.Match[str]) -> str:
    number = next(n for n in range(len(_SWAPS)) if found.group(f"s{n}"))
    before = found.group("before") if found.group("before") else ""
    return f"{before} {_SWAPS[number][1]}".strip()


def _parts(sentence: str) -> Iterator[str]:
    if _HAN.search(sentence):
        bare = _ITEM.sub("", sentence)
        while (shorter := _ZH_LEAD.sub("", bare)) != bare:
            bare = shorter
        yield bare.strip()
        return
    bare = _ITEM.sub("", sentence.strip())
    for part in _SPLIT.split(bare):
        yield _LEAD.sub("", part.strip()).strip()


def _zh_asks(part: str, before: str) -> Iterator[Ask]:
    """Yield each clause of a Chinese sentence that asks, with what the others tell around it."""
    clauses: list[str] = []
    for clause in re.split("[，,]", part):
        if clauses and _ZH_OR.match(clause):
            clauses[-1] += f"，{clause}"
        else:
            clauses.append(clause)
    is_question = part.endswith(("？", "?")) or bool(_ZH_ANSWER_ME.search(part))
    asking = [
        number
        for number, clause in enumerate(clauses)
        if _is_ask(clause) or (is_question and _ZH_ASKED.search(clause))
    ]
    # The question mark at the end belongs to the last clause at least.
    for number in asking or [len(clauses) - 1]:
        rest = "，".join(clause for at, clause in enumerate(clauses) if at != number)
        asked = clauses[number]
        lead, colon, after = asked.rpartition("：")
        if colon and _ZH_ASKED.search(after):
            asked, rest = after, f"{lead}，{rest}"
        yield Ask(asked.strip()[:_LONGEST_ASK], f"{before} {rest}".strip())


def _is_ask(part: str, *, whole: str = "") -> bool:
    """Say whether a part asks. whole: the sentence that it is of, whose mark may end it."""
    if _COURTESY.search(part):
        return False
    if _HAN.search(part):
        is_question = part.endswith(("？", "?")) or bool(_ZH_QUESTION.search(part))
        return len(part) > 3 and (is_question or bool(_ZH_REQUEST.search(part)))
    if sum(char.isalpha() for char in part) < 6:
        return False
    asks = part.endswith("?") or bool(_QUESTION.search(part))
    is_in_question = whole.endswith("?") and bool(_BEGINS.match(part) or _ASKS_INSIDE.search(part))
    asks = asks or is_in_question
    return asks or bool(_REQUEST.search(part))
