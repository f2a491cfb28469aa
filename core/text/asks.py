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

_MOST_ASKS = 5
_LONGEST_ASK = 300
_WORDS_PER_COMPLAINT = 60
_STARTS = (
    "is|are|was|do|does|did|can|could|will|would|may|shall|should|have|has|what|when|where|which|"
    "who|why|how"
)
_SPLIT = re.compile(
    rf",?\s+(?:and|or)\s+(?:also\s+|if so,?\s+)?(?=(?:{_STARTS})\b)|[;:]\s+(?=(?:{_STARTS})\b)"
    rf"|(?<=[?])\s+",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?i)^(?:(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|and|so|but|also|well|ok|okay|"
    r"now|then|if so|(?:my|one|another|first|second|two|three)(?: \w+)? (?:question|thing)s?"
    r"(?: is)?|two things)\b[ ,:!—-]*)+"
)
_QUESTION = re.compile(
    rf"(?i)^(?:{_STARTS})(?:n't)?\s+(?:i|we|you|he|she|it|they|there|this|that|the|my|our|your|any|"
    r"one|much|many|long|far|often|soon|about|time|day|kind|sort|would|is|are|do|does|can|could|"
    r"will|was|has|have|exactly|else|happened)\b"
)
_REQUEST = re.compile(
    r"(?i)\b(?:please\s+(?!find|see (?:below|attached)|note)\w+"
    r"|let (?:me|us) know|(?:i|we)(?:'d| would) (?:like|love|prefer|appreciate)"
    r"|(?:i|we) (?:want|need|wish|require|expect|demand)\b|(?:can|could|would|will) you\b"
    r"|(?:i|we) (?:was|were|am|are) (?:wondering|hoping)|(?:i'm|we're) (?:looking for|wondering)"
    r"|(?:am|are) looking for|send me|tell me)"
)
_ZH_QUESTION = re.compile(
    "吗|呢$|多少|怎么|怎样|如何|什么|哪[里儿个些天家款]?|几[点时天个]|能不能|能否|可不可以|可否|是否|是不是|"
    "有没有|要不要|会不会|多久|多大|多远|为什么|为何"
)
_ZH_REQUEST = re.compile(
    "^(?:麻烦|烦请|请(?!问$)|帮我|希望|要求)|(?:我|我们)?想(?:要|订|退|换|改|问|买|约|预[约订]|请|知道|了解|咨询|参加)"
    "|帮我|(?:给我|请)[^，。]{0,3}推荐|告诉我|推荐一[个家下款]"
    "|(?:我|我们)(?:需要|要求|要[订退换改买])|请(?:你|您|尽快|帮|给|告|查|把|回)|麻烦|给我(?:退|换|个|发|寄)"
)
_ZH_LEAD = re.compile(
    "^(?:您好|你好|老板|亲(?=[，,])|另外|还有(?=[，,：:])|那么?(?=[，,])|请问一?下?|想?问一?下|(?:一|两|二|三|几)个问题)[，,。:：！!、\\s]*"
)
_HAN = re.compile("[\u3400-\u9fff]")
_COURTESY = re.compile(
    r"(?i)^(?:how are you\b|how do you do|hope you|thank(?:s| you)|i (?:would like|want|wish) to "
    r"(?:say )?thank|please (?:accept|do not hesitate|feel free)|what a (?:great|lovely)|"
    r"just want(?:ed)? to (?:say|thank))|^(?:谢谢|感谢|就?想说?声?谢)"
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
    "还没(?:有)?(?:收到|到|来|发|回|送)|没收到|坏了|漏水|破了|裂|损坏|质量(?:问题|差)|发错|寄错|写错|弄错|多收|"
    "白(?:跑|请|等)|忍|骗|垃圾|态度"
)
_THANKS = re.compile(
    r"(?i)\bthank|\bthanks\b|grateful|appreciate|wonderful|loved? (?:it|them)|谢谢|感谢|多谢|"
    "辛苦了|太好了|很?喜欢|好吃|满意"
)
_SHOUTED = re.compile(r"\b[A-Z]{3,}\b")
_LEAST_SHOUTED = 4
_SWAPS = (
    (r"i am|i'm", "the customer is"),
    (r"i was", "the customer was"),
    (r"i have|i've", "the customer has"),
    (r"i'd|i would", "the customer would"),
    (r"i'll|i will", "the customer will"),
    (r"we're|we are", "they are"),
    (r"we've|we have", "they have"),
    (r"we'd|we would", "they would"),
    (r"you are|you're", "we are"),
    (r"you were", "we were"),
    (r"you have|you've", "we have"),
    (
        r"(?P<before>from|to|with|of|by|for|at|see|meet|tell|send|give|ask|visit|bring|pay) you",
        "us",
    ),
    (r"yourselves|yourself", "ourselves"),
    (r"yours", "ours"),
    (r"your", "our"),
    (r"you", "we"),
    (r"myself", "themselves"),
    (r"mine", "the customer's"),
    (r"my", "the customer's"),
    (r"me", "the customer"),
    (r"i", "the customer"),
    (r"ours", "theirs"),
    (r"our", "their"),
    (r"us", "them"),
    (r"we", "they"),
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
    return tuple(asks[:_MOST_ASKS])


def situation(message: str) -> Situation:
    """Return whether the writer is upset, only says thanks, or neither."""
    angry = len(_UPSET.findall(message)) + len(_ZH_UPSET.findall(message))
    # One "broken" in a long report is no complaint.
    if angry * _WORDS_PER_COMPLAINT >= len(message.split()) and angry:
        return "upset"
    has_thanks = _THANKS.search(message) is not None
    is_loud = len(_SHOUTED.findall(message)) >= _LEAST_SHOUTED or "!!" in message
    if is_loud and not has_thanks:
        return "upset"
    is_thanks = has_thanks and not any(_asks_of(message))
    return "thanks" if is_thanks else "plain"


def as_reported(text: str, language: str) -> str:
    """Return a customer's words as one of the firm would report them: "your" becomes "our"."""
    if language == "zh":
        return _ZH_SWAP.sub(lambda found: "客户" if found.group()[0] in "我咱" else "我们", text)
    said = _SWAP.sub(_swapped, text)
    return said[:1].upper() + said[1:]


def _asks_of(message: str) -> Iterator[Ask]:
    before = ""
    for sentence in split_sentences(message):
        for part in _parts(sentence):
            if _is_ask(part):
                asked, rest = _asked_clauses(part)
                yield Ask(asked[:_LONGEST_ASK], f"{before} {rest}".strip())
        before = sentence


def _swapped(found: re.Match[str]) -> str:
    number = next(n for n in range(len(_SWAPS)) if found.group(f"s{n}"))
    before = found.group("before") if found.group("before") else ""
    return f"{before} {_SWAPS[number][1]}".strip()


def _parts(sentence: str) -> Iterator[str]:
    if _HAN.search(sentence):
        bare = sentence
        while (shorter := _ZH_LEAD.sub("", bare)) != bare:
            bare = shorter
        yield bare.strip()
        return
    bare = sentence.strip()
    for part in _SPLIT.split(bare):
        yield _LEAD.sub("", part.strip()).strip()


def _asked_clauses(part: str) -> tuple[str, str]:
    """Return what of a Chinese sentence asks, and the clauses that only tell."""
    clauses = re.split("[，,]", part)
    asking = [clause for clause in clauses if _is_ask(clause)]
    if not _HAN.search(part) or not asking:
        return part, ""
    return "，".join(asking), "，".join(clause for clause in clauses if clause not in asking)


def _is_ask(part: str) -> bool:
    if _COURTESY.search(part):
        return False
    if _HAN.search(part):
        is_question = part.endswith(("？", "?")) or bool(_ZH_QUESTION.search(part))
        return len(part) > 3 and (is_question or bool(_ZH_REQUEST.search(part)))
    if sum(char.isalpha() for char in part) < 6:
        return False
    asks = part.endswith("?") or bool(_QUESTION.search(part))
    return asks or bool(_REQUEST.search(part))
