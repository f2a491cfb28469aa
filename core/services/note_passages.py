"""Cuts an owner's note into passages that each speak of one thing.

A passage is a paragraph, a list item, a table row or the answer to a question, each with the
heading line or the question it stands under.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from core.text.language import has_han
from core.text.sentences import split_sentences

_ITEM = re.compile(r"^\s*(?:[-*•|]|\d+[.)、])")
_LABELLED = re.compile("[^:：.。!?;；,，£$€¥]{2,40}(?<!\\d)[:：]\\s*\\S")
"""A line of a list without marks: "Delivery: £15 in the town"."""
_SHORT_LINE, _SHORT_HAN_LINE = 60, 30
"""Letters; whoever ends a line before that, ends what it says."""
_WRAPPED_LINE = 90
"""Letters; whoever writes longer lines ends none of them in the middle of what it says."""
_LATIN = re.compile("[A-Za-z]{3}")
_FIGURE_ENDS = re.compile(r"\d\s?[元块天]?$")
_ENDS = re.compile(r"[.!?。！？][)）\"'”’]*$")
_ASKED, _ANSWERED = (
    re.compile(r"(?i)^(?:q(?:uestion)?\s?\d*\s?[:：.)]|问题?\s?\d*\s?[:：])\s*"),
    re.compile(r"(?i)^(?:a(?:nswer)?\s?\d*\s?[:：.)]|答案?\s?\d*\s?[:：])\s*"),
)
"""What stands before a question and its answer in a list of them."""
_QUESTION_MARKS = ("?", "？")
_GOES_ON = re.compile("[,，、—–(（-]$|\\b(?:and|or|the|of|to|for)$")
_CONTINUES = re.compile(
    "[a-z(（)）]|(?:It|Its|They|This|That|These|Otherwise|Also)\\b|否则|之后|其余|也|还|则|这|那|它"
)
_RULE = re.compile(r"^[\s|:—-]+$")


@dataclass(frozen=True, slots=True)
class Passage:
    """note, place: which note, and where in it. heading: the line it stands under, or ""."""

    note: int
    place: int
    heading: str
    text: str


@dataclass(slots=True)
class _Cutting:
    """The passages of a note so far, and the lines of the one that is being read."""

    note: int
    passages: list[Passage] = field(default_factory=list)
    heading: str = ""
    lines: list[str] = field(default_factory=list)

    def close(self) -> None:
        """End the passage that is being read; a question has had its answer."""
        if not self.lines:
            return
        text = " ".join(self.lines)
        self.passages.append(Passage(self.note, len(self.passages), self.heading, text))
        self.lines.clear()
        if self.heading.endswith(_QUESTION_MARKS):
            self.heading = ""

    def begin(self, heading: str) -> None:
        """Begin what stands under a heading."""
        self.close()
        self.heading = heading

    def add(self, line: str) -> None:
        """Read a line with words."""
        if self.lines and (_is_list_of(self.lines[-1], line) or _begins_anew(self.lines, line)):
            self.close()
        if line.endswith((":", "：")):
            self.begin(line)
            return
        for question, answer in _answers(_as_sentence(line)):
            if question:
                self.begin(question)
            if answer:
                self.lines.append(answer)


def cut_into_passages(text: str, note: int = 0) -> list[Passage]:
    """Cut a note into passages; a line that ends in a colon, or asks, heads what follows it."""
    cutting = _Cutting(note)
    for line in text.splitlines():
        bare = line.strip().lstrip("#").strip()
        if not bare or _RULE.match(bare) or _ITEM.match(line):
            cutting.close()
        if bare and not _RULE.match(bare):
            cutting.add(bare)
    cutting.close()
    return cutting.passages


def _answers(line: str) -> Iterator[tuple[str, str]]:
    """Yield the questions that a line asks, each with its answer; a line that asks nothing whole.

    Only a line that begins with a question goes on with its answer.
    """
    sentences = split_sentences(line)
    if not sentences or not sentences[0].endswith(_QUESTION_MARKS):
        yield "", _ANSWERED.sub("", line)
        return
    question, answer = "", ""
    for sentence in sentences:
        if sentence.endswith(_QUESTION_MARKS):
            if question:
                yield question, answer
            question, answer = _ASKED.sub("", sentence), ""
        else:
            answer = f"{answer} {_ANSWERED.sub('', sentence)}".strip()
    yield question, answer


def _begins_anew(paragraph: Sequence[str], line: str) -> bool:
    """Say whether both lines are labelled: each names its thing."""
    return bool(_LABELLED.match(line) and _LABELLED.match(paragraph[0]))


def _is_list_of(before: str, line: str) -> bool:
    """Say whether a line is no continuation of the one before, but the next of a list.

    What goes on in another script says the same to other people.
    """
    if _CONTINUES.match(line):
        return False
    is_han = has_han(before)
    if is_han != has_han(line) and _LATIN.search(line if is_han else before):
        return True
    if _ENDS.search(before) and (is_han or len(before) > _WRAPPED_LINE):
        return True
    most = _SHORT_HAN_LINE if is_han else _SHORT_LINE
    is_short = len(before) < most or (is_han and _FIGURE_ENDS.search(before) is not None)
    return is_short and not _GOES_ON.search(before)


def _as_sentence(line: str) -> str:
    """Return a list item without its mark and a table row as its cells, with commas."""
    if line.startswith("|"):
        return ", ".join(cell.strip() for cell in line.strip("|").split("|") if cell.strip())
    return _ITEM.sub("", line, count=1).strip()
