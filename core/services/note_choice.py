"""Which passages of the owner's knowledge notes bear on a message.

A note is cut into passages: a paragraph, a list item or a table row, each with the heading line it
stands under. They are ranked by the words they share with the message (Okapi BM25, Robertson and
Zaragoza 2009, equation 3.15, k1 = 1.2, b = 0.75). Chinese has no spaces, so pairs of its characters
count as words.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from core.domain.draft import Fact
from core.domain.knowledge import KnowledgeNote
from core.text.language import detect_language, is_function_word

_HAN = "\u3400-\u9fff"
_TOKEN = re.compile(f"[{_HAN}]+|[^\\W_{_HAN}]{{3,}}")
_ENDING = re.compile(r"(ing|ies|es|s|ed)$")
_ITEM = re.compile(r"^\s*(?:[-*•|]|\d+[.)、])")
_RULE = re.compile(r"^[\s|:—-]+$")
_LANGUAGE_BONUS = 1.5
_LEAST_OF_BEST = 0.3  # what scores lower than this share of the best is chance
_K1, _B = 1.2, 0.75
# What language.py's lists for telling languages apart don't hold.
_EMPTY = frozenset(
    re.findall(
        r"\S+",
        "could should again same else than then these those here her she him our out own its need "
        "want like know think tell say give take make come more much many very just now "
        "什么 多少 我们 你们 您们 可以 这个 那个 怎么 还是 一个 不用 您好 你好 谢谢 请问 麻烦 现在 "
        "已经 时候 没有 不是 就是 如果 因为 所以 但是 不能 一下 想要 老师 先生 女士",
    )
)


@dataclass(frozen=True, slots=True)
class _Passage:
    """note, place: which note, and where in it. heading: the line it stands under, or ""."""

    note: int
    place: int
    heading: str
    text: str


def choose_passages(notes: Sequence[KnowledgeNote], message: str, most: int) -> tuple[Fact, ...]:
    """Return at most so many passages that bear on the message, as facts labelled by their note.

    Notes come in the order of their best passage, passages in the order of their note. Of notes
    that say the same in two languages the one in the message's language wins.
    """
    passages = [
        passage for number, note in enumerate(notes) for passage in _passages(number, note.text)
    ]
    language = detect_language(message)
    favoured = {
        number
        for number, note in enumerate(notes)
        if language and detect_language(note.text) == language
    }
    scores = _rank(passages, [note.title for note in notes], message)
    ranked = sorted(
        (
            (score * (_LANGUAGE_BONUS if passage.note in favoured else 1.0), passage)
            for score, passage in zip(scores, passages, strict=True)
        ),
        key=lambda pair: -pair[0],
    )
    least = ranked[0][0] * _LEAST_OF_BEST if ranked else 0.0
    chosen = [passage for score, passage in ranked[:most] if score >= least and score > 0]
    best_first = {passage.note: place for place, passage in reversed(list(enumerate(chosen)))}
    chosen.sort(key=lambda passage: (best_first[passage.note], passage.place))
    return tuple(
        Fact(
            notes[passage.note].title,
            f"{passage.heading} {passage.text}".strip(),
            f"note: {notes[passage.note].title}",
        )
        for passage in chosen
    )


def _passages(number: int, text: str) -> list[_Passage]:
    """Cut a note into passages; a line that ends in a colon heads what follows it."""
    passages: list[_Passage] = []
    heading = ""
    paragraph: list[str] = []

    def close() -> None:
        if paragraph:
            passages.append(_Passage(number, len(passages), heading, " ".join(paragraph)))
            paragraph.clear()

    for line in text.splitlines():
        bare = line.strip().lstrip("#").strip()
        if not bare or _RULE.match(bare) or _ITEM.match(line):
            close()
        if not bare or _RULE.match(bare):
            continue
        if bare.endswith((":", "：")):
            close()
            heading = bare
        else:
            paragraph.append(_as_sentence(bare))
    close()
    return passages


def _as_sentence(line: str) -> str:
    """Return a list item without its mark and a table row as its cells, with commas."""
    if line.startswith("|"):
        return ", ".join(cell.strip() for cell in line.strip("|").split("|") if cell.strip())
    return _ITEM.sub("", line, count=1).strip()


def _rank(passages: Sequence[_Passage], titles: Sequence[str], message: str) -> list[float]:
    asked = set(_words(message))
    held = [
        Counter(_words(f"{titles[passage.note]} {passage.heading} {passage.text}"))
        for passage in passages
    ]
    spread = Counter(word for words in held for word in words)
    usual = sum(words.total() for words in held) / max(1, len(held))
    return [
        sum(
            math.log(1 + (len(held) - spread[word] + 0.5) / (spread[word] + 0.5))
            * words[word]
            / (words[word] + _K1 * (1 - _B + _B * words.total() / usual))
            for word in asked & words.keys()
        )
        for words in held
    ]


def _words(text: str) -> list[str]:
    words: list[str] = []
    for token in _TOKEN.findall(text.casefold()):
        if re.match(f"[{_HAN}]", token):
            words.extend(token[i : i + 2] for i in range(len(token) - 1))
        else:
            # A plural or a past form should still meet its plain word.
            words.append(_ENDING.sub("", token))
    return [word for word in words if word not in _EMPTY and not is_function_word(word)]
