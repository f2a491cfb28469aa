"""What upset messages have in common: their topics where these are known, else shared words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from core.domain.insight import Reason
from core.text.language import STOP_WORDS
from core.text.words import HAN_RUN, pairs, words_of

_MOST_REASONS, _MOST_PHRASES, _LEAST_MESSAGES = 8, 4, 2
_LEAST_LETTERS = 3
_COMMON = (
    "very still again too also even just only really quite never ever much many more than then "
    "when where why how did does had were being been because after before not now get got its am "
    "don didn doesn isn wasn won aren couldn ll ve re them these those some such same other into "
    "out off over under between both each few most own nor his her she him one two make made makes "
    "want wanted need needed know think see say said told tell asked"
)
_EMPTY = frozenset(word for words in (*STOP_WORDS.values(), _COMMON) for word in words.split())
# Characters that join words or judge; a pair with one of them names no thing.
_JOINING = frozenset(
    "的了是我不在有就都很太也吗呢吧没你他她们这那和与及或又还要会能可以个上下来去到对被把给让从为于之其"
    "已再只更最比着过得地么啊哦呀请您说想真好差坏慢快多少一二三两几大小"
)


@dataclass(frozen=True, slots=True)
class UpsetMessage:
    """A message that sounds upset or mixed: its phrases, and its topics that went wrong."""

    id: int
    phrases: tuple[str, ...]
    topics: tuple[tuple[str, str], ...] = ()
    """Pairs of a topic and the phrase that speaks of it."""


def find_reasons(messages: Sequence[UpsetMessage]) -> tuple[Reason, ...]:
    """Return the commonest reasons: topics where a message names some, shared words of the rest."""
    topics = by_topic([message for message in messages if message.topics])
    words = by_word([message for message in messages if not message.topics])
    return tuple(sorted((*topics, *words), key=lambda one: -one.count)[:_MOST_REASONS])


def by_topic(messages: Sequence[UpsetMessage]) -> tuple[Reason, ...]:
    """Return the topics, the commonest first; a message counts for each of its topics."""
    found: defaultdict[str, dict[int, str]] = defaultdict(dict)
    for message in messages:
        for topic, phrase in message.topics:
            found[topic].setdefault(message.id, phrase)
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(
        Reason(topic, len(told), _some(told.values()), tuple(told), is_topic=True)
        for topic, told in ordered[:_MOST_REASONS]
    )


def by_word(messages: Sequence[UpsetMessage]) -> tuple[Reason, ...]:
    """Return the words that phrases share, the commonest first; each message counts once.

    Plain counting: the word of most messages is the first reason, then the word of most of those
    that are left, and so on. A word of one message alone is no reason.
    """
    words = {message.id: dict(_words(message.phrases)) for message in messages}
    left = {message.id: message for message in messages}
    shown: Counter[tuple[str, str]] = Counter(
        (key, form) for told in words.values() for key, form in told.items()
    )
    found: list[Reason] = []
    while left and len(found) < _MOST_REASONS:
        counts = Counter(key for message_id in left for key in words[message_id])
        best = min(
            counts.items(), key=lambda item: (-item[1], -len(item[0]), item[0]), default=None
        )
        if best is None or best[1] < _LEAST_MESSAGES:
            break
        key = best[0]
        ids = tuple(message_id for message_id in left if key in words[message_id])
        phrases = (p for i in ids for p in left[i].phrases if key in dict(_words((p,))))
        forms = ((count, form) for (known, form), count in shown.items() if known == key)
        found.append(Reason(max(forms)[1], len(ids), _some(phrases), ids))
        for message_id in ids:
            del left[message_id]
    return tuple(found)


def _some(phrases: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(phrase for phrase in phrases if phrase))[:_MOST_PHRASES]


def _words(phrases: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the words that can name a thing, in the form that is compared and as written."""
    for phrase in phrases:
        for word in words_of(phrase):
            if HAN_RUN.match(word):
                for pair in pairs(word):
                    if len(pair) == 2 and not _JOINING & set(pair):
                        yield pair, pair
            elif len(word) >= _LEAST_LETTERS and word not in _EMPTY and not word.isdigit():
                yield _stem(word), word


def _stem(word: str) -> str:
    """Return the word without the plural's s: "chairs" and "chair" are one reason."""
    is_plural = len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word[:-1] if is_plural else word
