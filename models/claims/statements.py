"""Finds what a letter says of the owner's business that none of the owner's words speak of.

A closed world: what may be done, what there is, how it is made; where the owner has told next to
nothing there is no such world. A customer's wish supports nothing, so their words don't count. What
every answer says (thanks, regret, good wishes, what somebody will look into) states nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.claims.patterns import Found
from models.claims.promise_words import HARMLESS
from models.claims.word_stems import is_common, stems_of

_LEAST_TOLD = 0.3
_LEAST_HAN = 0.4
_LEAST_PARTS = 2
_WORLD_WORDS, _WORLD_PARTS = 12, 16
"""How much the owner must have told in a language, before what isn't among it is worth a mark."""
SENTENCE = re.compile(r"[^.!?;\n]+(?:[.](?=\w)[^.!?;\n]*)*[.!?;]?")
CLAUSE = re.compile(r"[^，。！？；,;!?\n]+[。！？?]?")
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
SAYS_NOTHING = re.compile(
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
_HAN_ASSERTS = re.compile(
    "可以|没问题|不用|不需要|不收|都|有(?!点|些|空吗)|是(?!否|不是)|[能会包够保管住](?!不)|随时|全部|已经|当天|马上"
)
HAN_SAYS_NOTHING = re.compile(
    "\\d|[周月]末|的话|请|只管|老是|弄错|不用担心|^(?:请|谢|感谢|多谢|欢迎|祝|恭喜|[很非]?常?抱歉|对不起|不好意思|听|知道|理解|希望|如果|"
    r"要是|若|麻烦|别|先|我也|[很非]?常?感谢|"
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
    for sentence in SENTENCE.finditer(text):
        said = sentence.group()
        asserts = _ASSERTS.search(said)
        if asserts is None or SAYS_NOTHING.search(said):
            continue
        is_usual = asserts["verb"] and asserts["verb"].casefold() in _BINDS_NOT
        if is_usual and not _ALWAYS.search(asserts.group()):
            continue
        yield found_at(said, sentence.start())
    for clause in CLAUSE.finditer(text):
        said = clause.group()
        if _HAN_ASSERTS.search(said) and not HAN_SAYS_NOTHING.search(said):
            yield found_at(said, clause.start())


def found_at(said: str, start: int, kind: str = "said") -> Found:
    """Return what is said from a place on, without the blanks around it."""
    start += len(said) - len(said.lstrip())
    said = said.strip()
    return Found(said, start, start + len(said), "promise", kind)


def is_told(said: str, own: Sequence[str]) -> bool:
    """Return whether the owner's own words, folded, speak of it, or are too few in its language."""
    text = " ".join(own)
    wanted, known = stems_of(said.casefold()), stems_of(text)
    if wanted:
        if not is_world(own):
            return True
        wanted = {one for one in wanted if not is_common(one)} or wanted
        thing = _THERE.search(said)
        if thing and not stems_of(thing[1].casefold()) & known:
            return False
        return len(wanted & known) >= _LEAST_TOLD * len(wanted)
    if not is_world_han(own):
        return True
    if _HAN_MAY.search(said) and any(
        part in clause for clause in _HAN_DENIED.findall(text) for part in han_parts(said)
    ):
        return False
    parts = han_parts(said)
    return len(parts) < _LEAST_PARTS or sum(part in text for part in parts) >= _LEAST_HAN * len(
        parts
    )


def is_world(own: Sequence[str]) -> bool:
    """Say whether the owner's sentences tell enough in English that what isn't there is news."""
    return len(stems_of(" ".join(own))) >= _WORLD_WORDS


def is_world_han(own: Sequence[str]) -> bool:
    """Say the same of Chinese."""
    return len(han_parts(" ".join(own))) >= _WORLD_PARTS


def han_parts(text: str) -> set[str]:
    """Return pairs of the characters that tell something."""
    runs = re.findall("[\u4e00-\u9fff]+", _HAN_SMALL.sub(" ", text))
    return {run[at : at + 2] for run in runs for at in range(max(1, len(run) - 1))}
