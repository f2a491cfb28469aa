"""The manual as it lies beside the program, in pieces that a window can show.

Only what the manual uses of Markdown: headings, paragraphs, lists, strong and slanted words. The
pictures are left out: whoever reads it here has the window itself before them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from core.paths import ROOT

FOLDER = ROOT / "docs"
FILES = {"en": "manual.md", "zh_CN": "manual-zh.md"}
"""By language."""
_ITEM = "- "
_STRONG = re.compile(r"(\*\*[^*]+\*\*|\*[^*]+\*)")
# To the same pages in the other language; here a button goes there.
_OTHER = re.compile(r"(中文：|English: )\[[^\]]*\]\([^)]*\)")
# A line of Chinese goes on in the next one without a space.
_WITHIN_CHINESE = re.compile(
    r"(?<=[\u3000-\u9fff\uff00-\uffef])\n(?=\**[\u3000-\u9fff\uff00-\uffef])"
)


class Shape(Enum):
    """What a piece is."""

    TITLE = 1
    HEADING = 2
    TEXT = 3
    ITEM = 4


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph. runs: its words, each run with whether it is strong and whether it slants."""

    shape: Shape
    runs: tuple[tuple[str, bool, bool], ...]

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(text for text, _strong, _slanted in self.runs)


def read(language: str) -> tuple[Piece, ...]:
    """Return the manual in "en" or "zh_CN". Raises OSError."""
    return parse((FOLDER / FILES[language]).read_text(encoding="utf-8"))


def parse(text: str) -> tuple[Piece, ...]:
    """Return the pieces of a text in order."""
    parts = [part.strip("\n") for part in re.split(r"\n\s*\n", _OTHER.sub("", text))]
    return tuple(piece for part in parts if not part.startswith("![") for piece in _pieces(part))


def _pieces(part: str) -> list[Piece]:
    if part.startswith(_ITEM):
        items = re.split(rf"\n(?={_ITEM})", part)
        return [_piece(Shape.ITEM, item.removeprefix(_ITEM)) for item in items]
    for mark, shape in (("# ", Shape.TITLE), ("## ", Shape.HEADING)):
        if part.startswith(mark):
            return [_piece(shape, part.removeprefix(mark))]
    return [_piece(Shape.TEXT, part)] if part else []


def _piece(shape: Shape, text: str) -> Piece:
    joined = " ".join(_WITHIN_CHINESE.sub("", text).split())
    return Piece(shape, tuple(_run(part) for part in _STRONG.split(joined) if part))


def _run(part: str) -> tuple[str, bool, bool]:
    is_strong = part.startswith("**")
    is_slanted = part.startswith("*") and not is_strong
    return part.strip("*"), is_strong, is_slanted
