"""Finds what a letter says of the owner's business that none of the owner's words speak of.

A closed world: what may be done, what there is, how it is made; where the owner has told next to
nothing there is no such world. A customer's wish supports nothing, so their words don't count. What
every answer says (thanks, regret, good wishes, what somebody will look into) states nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from core.paths import RESOURCES
from core.text.language import is_function_word
from core.text.ranking import telling_words
from models.claim_patterns import Found
from models.promise_words import HARMLESS

_LEAST_TOLD = 0.3
_LEAST_HAN = 0.4
_HEARD_HAN = 0.2
_LEAST_PARTS = 2
_WORLD_WORDS, _WORLD_PARTS = 12, 16
"""How much the owner must have told in a language, before what isn't among it is worth a mark."""
_SENTENCE = re.compile(r"[^.!?;\n]+(?:[.](?=\w)[^.!?;\n]*)*[.!?;]?")
_CLAUSE = re.compile(r"[^，。！？；,;!?\n]+[。！？?]?")
_ASSERTS = re.compile(
    r"\bthere(?: is| are|'s) (?!any\b|no rush)"
    r"|\byou (?:can|may|could|will|won't|'ll|get|(?:do )?need to|have to)\b"
    r"|\b(?:pay|need)s? no \w+|\bplaces? left\b"
    r"|\byou(?:'re| are) (?:very )?welcome to\b"
    r"|\byou'll (?:get|have|need)\b"
    r"|\b(?:is|are|'s) (?:fully|always|all|certainly|surely|no problem|not a problem|fine|possible|"
    r"allowed|permitted|included|available|covered|common|guaranteed|made|from|suitable|"
    r"enough|\w+ed)\b"
    r"|\b(?:does|do|can|could|will|would|won't|has|have) (?:well|be|already|never|all|stay)\b"
    r"|\b(?:we|i)(?:'d| always| never| only| also| all)* (?P<verb>[a-z]+)\b",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"\bthere(?: is| are|'s) (?:(?:an?|the|some|no|two|three) )?(\w+)", re.IGNORECASE
)
_SAYS_NOTHING = re.compile(
    r"\?\s*$|\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"\b(?:nine|ten|six|seven) (?:to|and|until)\b|"
    r"\b(?:thank|thanks|sorry|apolog\w+|glad|pleased|happy to hear|congratulations|"
    r"welcome(?! to\b)|"
    r"wish\w*|hope|look(?:ing)? forward|here to help|steps you can take|could (?:also )?(?:try|"
    r"consider)|let (?:me|you|us)|check|find out|come back to you|ask|"
    r"see if|whether|if|please|would you|shall|wonder|think|know|understand|"
    r"you (?:wrote|say|said|asked|mention\w*)|lovely|sounds?|must be|should|perhaps|may be|"
    r"might)\b",
    re.IGNORECASE,
)
_ALWAYS = re.compile(r"\b(?:always|never|only)\b", re.IGNORECASE)
_BINDS_NOT = HARMLESS | frozenset((
    "are", "am", "can", "had", "will", "would", "could", "should", "may", "do", "don",
    "won", "ve", "re", "ll", "were", "was", "did", "want", "hope", "wish", "regret", "value",
    "noted", "note", "agree", "assume", "feel", "believe", "recommend", "suggest", "advise", "got",
    "saw", "heard", "checked", "looked", "asked", "read", "received", "said", "wrote", "thought",
    "found", "cannot",
))  # fmt: skip
_PIECE = re.compile(r"[^,.;:!?\n]+(?:[.,](?=\d)[^,.;:!?\n]+)*[,.;:!?]?")
_ASKS_OR_CHEERS = re.compile(r"[?!]\s*$")
_BIDS = re.compile(
    r"^\s*(?:and |so |just |then |but |do )?(?:bring|wear|see|pop|send|take|give|tell|call|try|keep|"
    r"don't|do|come|write|drop|choose|pick|ring|have a|enjoy|poor|dear|of course|how|what|as i|"
    r"which)\b",
    re.IGNORECASE,
)
_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty "
    "seventy eighty ninety hundred first second third fourth fifth tenth".split()
)
_ENDINGS = re.compile(r"(?:'s|s|es|ed|ing|ly|d|er|est)$")
_STEM, _LONG = 5, 5
_HAN_ASSERTS = re.compile(
    "可以|没问题|不用|不需要|不收|都|有(?!点|些|空吗)|是(?!否|不是)|[能会包够保管住](?!不)|随时|全部|已经|当天|马上"
)
_HAN_SAYS_NOTHING = re.compile(
    "\\d|[周月]末|的话|请|只管|老是|弄错|不用担心|^(?:请|谢|感谢|多谢|欢迎|祝|恭喜|[很非]?常?抱歉|对不起|不好意思|听|知道|理解|希望|如果|"
    r"要是|若|麻烦|别|先|我也|"
    "我想|我会|我先|我来|我们?(?:也|非常|很|都)*(?:期待|相信|希望)|相信|以?确保|比如|例如|您说|您(?!可以|能|会|随时|不用)|那就|收到|放心|当然|好的|没关系|真|这就|看来)"
    "|[吗呢吧]|[？?]$|是否|能不能|有没有|要不要|会不会|好不好|可不可以|我?[们再先]?(?:问|查|看|核实|核对|确认)(?:一下|过|了|好|$)|核实|"
    "回复|告诉|联系|商量|记下|记着|高兴|难过|遗憾|心疼|觉得|应该|可能|也许|大概|估计|看情况|需要您|方便|"
    "期待|考虑|尝试|试试|帮助您|为您提供(?:更|进一步|帮助|服务|支持)|建议|好的选择|最好|麻烦|尽快|好消息|对不起|适合|可惜|来得及|确实|受欢迎|正常|常见|名字"
)
_HAN_MAY = re.compile("(?<!不)(?:可以|能)(?!不)")
_HAN_DENIED = re.compile("(?:不能|不可以?|无法|不)([\u4e00-\u9fff]{2,6})")
_HAN_SMALL = re.compile(
    "可以|没问题|不用|不需要|一起|一直|随时|全部|已经|我们|您们?|咱们|他们|这里|那里|这儿|那边|这边|直接|马上|当天|每天|以前|之前|以后|"
    "[的了着过地得吗呢吧啊哦也都就还再很会能有是在把给这那到来去要和与跟或被让从为对我你他她它不没个一两几些上下里中]"
)


def find_statements(text: str) -> Iterator[Found]:
    """Yield what a text says of the business, by its grammar."""
    for sentence in _SENTENCE.finditer(text):
        said = sentence.group()
        asserts = _ASSERTS.search(said)
        if asserts is None or _SAYS_NOTHING.search(said):
            continue
        is_usual = asserts["verb"] and asserts["verb"].casefold() in _BINDS_NOT
        if is_usual and not _ALWAYS.search(asserts.group()):
            continue
        yield _found(said, sentence.start())
    for clause in _CLAUSE.finditer(text):
        said = clause.group()
        if _HAN_ASSERTS.search(said) and not _HAN_SAYS_NOTHING.search(said):
            yield _found(said, clause.start())


def find_unheard(text: str, own: Sequence[str], known: str) -> Iterator[Found]:
    """Yield the clauses that tell of a thing which no source names, in small letters.

    own: the owner's sentences; where they are too few, nothing is found. known: all that is known.
    """
    told = " ".join(own)
    if len(_words(told)) >= _WORLD_WORDS:
        heard = _stems(known)
        for sentence in _SENTENCE.finditer(text):
            if _ASKS_OR_CHEERS.search(sentence.group()):
                continue
            for piece in _PIECE.finditer(sentence.group()):
                said = piece.group()
                is_silent = _SAYS_NOTHING.search(said) or _BIDS.search(said)
                if not is_silent and _stems(said.casefold()) - heard - _common():
                    yield _found(said, sentence.start() + piece.start(), "unheard")
    if len(_han_parts(told)) >= _WORLD_PARTS:
        for clause in _CLAUSE.finditer(text):
            said = clause.group()
            parts = _han_parts(said)
            is_told = sum(part in known for part in parts) > _HEARD_HAN * len(parts)
            if len(parts) >= _LEAST_PARTS and not is_told and not _HAN_SAYS_NOTHING.search(said):
                yield _found(said, clause.start(), "unheard")


def _stems(text: str) -> set[str]:
    words = re.findall(r"[a-z]{3,}", text)
    return {_stem(word) for word in words if word not in _NUMBERS and not is_function_word(word)}


def _stem(word: str) -> str:
    short = _ENDINGS.sub("", word) if len(word) > _LONG else word.removesuffix("s")
    return short[:_STEM].rstrip("eyi")


@cache
def _common() -> frozenset[str]:
    """Return the beginnings of words that state nothing of a trade."""
    lines = (RESOURCES / "words" / "common_english.txt").read_text(encoding="utf-8").splitlines()
    words = (word for line in lines if not line.startswith("#") for word in line.split())
    return frozenset(_stem(word) for word in words)


def _found(said: str, start: int, kind: str = "said") -> Found:
    start += len(said) - len(said.lstrip())
    said = said.strip()
    return Found(said, start, start + len(said), "promise", kind)


def is_told(said: str, own: Sequence[str]) -> bool:
    """Return whether the owner's own words, folded, speak of it, or are too few in its language."""
    text = " ".join(own)
    wanted, known = _words(said.casefold()), _words(text)
    if wanted:
        if len(known) < _WORLD_WORDS:
            return True
        thing = _THERE.search(said)
        if thing and not _words(thing[1].casefold()) & known:
            return False
        return len(wanted & known) >= _LEAST_TOLD * len(wanted)
    if len(_han_parts(text)) < _WORLD_PARTS:
        return True
    if _HAN_MAY.search(said) and any(
        part in clause for clause in _HAN_DENIED.findall(text) for part in _han_parts(said)
    ):
        return False
    parts = _han_parts(said)
    return len(parts) < _LEAST_PARTS or sum(part in text for part in parts) >= _LEAST_HAN * len(
        parts
    )


def _words(text: str) -> set[str]:
    return {word[:5] for word in telling_words(text) if word.isascii() and word.isalpha()}


def _han_parts(text: str) -> set[str]:
    """Return pairs of the characters that tell something."""
    runs = re.findall("[\u4e00-\u9fff]+", _HAN_SMALL.sub(" ", text))
    return {run[at : at + 2] for run in runs for at in range(max(1, len(run) - 1))}
