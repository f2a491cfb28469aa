"""The words of a text as the search index keeps them, and how close two words are."""

from __future__ import annotations

import re
import sys
import unicodedata
from array import array
from collections.abc import Iterator, Sequence

from core.text.normalise import fold

HAN = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
HAN_RUN = re.compile(f"[{HAN}]+")
_HAN_PARTS = re.compile(f"([{HAN}]+)")
WORD = re.compile(f"[{HAN}]+|[^\\W_{HAN}]+")
_FEWEST_LETTERS, _MOST_LETTERS = 4, 24
_LETTERS = re.compile(f"[^\\W\\d_{HAN}]{{{_FEWEST_LETTERS},{_MOST_LETTERS}}}")
# Of each byte the letter it is, small; what is part of a letter beyond ASCII; else a space.
_PARTED = bytes(
    byte if byte > 127 else ord(chr(byte).lower()) if chr(byte).isalpha() else ord(" ")
    for byte in range(256)
)
_GAP = re.compile(r"\s|\Z")
_PIECE_CHARS = 100_000
_SHORTEST_CORRECTED = 4
_TWO_SLIPS_FROM = 8
_FEW_RUNS = 3
# Letters that Unicode does not take apart; the index folds the accents of all others itself.
_FOLDED = str.maketrans({
    "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ð": "d", "ł": "l", "Ł": "l", "ħ": "h", "ı": "i",
    "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "þ": "th", "ß": "ss",
})  # fmt: skip
# Commonest by far of what isn't in its usual form; the library is quick where all is.
_WIDE = tuple(zip("，：！？；（）", ",:!?;()", strict=True))
_UTF_32 = f"utf-32-{sys.byteorder[0]}e"
_FOLDING = re.compile(f"[{''.join(map(chr, _FOLDED))}]")


def plain(text: str) -> str:
    """Return the text with the forms of letters made one: full-width, ligatures, ø, ß."""
    if text.isascii():
        return text
    for wide, narrow in _WIDE:
        text = text.replace(wide, narrow)
    text = unicodedata.normalize("NFKC", text)
    return text.translate(_FOLDED) if _FOLDING.search(text) else text


def with_pairs(text: str) -> str:
    """Return the text with runs of Chinese parted into overlapping pairs and the last character."""
    if text.isascii():
        return text
    parts = _HAN_PARTS.split(plain(text))
    runs = parts[1::2]
    is_long = len(runs) > _FEW_RUNS
    parts[1::2] = _spread(runs) if is_long else [f" {' '.join(pairs(run))} " for run in runs]
    return "".join(parts)


def _spread(runs: Sequence[str]) -> list[str]:
    """Return each run as its `pairs` between spaces, all at once: a text for each pair is slow."""
    letters = array("I", "".join(["\n\n", "\n".join(runs), "\n"]).encode(_UTF_32))
    # Of each letter three: itself, the one behind it, a space.
    spread = array("I", [ord(" ")]) * (3 * len(letters))
    spread[0::3] = letters
    spread[1::3] = letters[1:] + letters[:1]
    # Between two runs stand the last letter's line feed and what the line feed begins.
    found = spread.tobytes().decode(_UTF_32).split("\n \n")
    return [f"{run[1:]} " for run in found[1:-1]]


def pairs(run: str) -> list[str]:
    """Return the overlapping pairs of a run, and its last character alone."""
    return [run[i : i + 2] for i in range(len(run))]


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a question, folded."""
    return tuple(WORD.findall(fold(plain(text))))


def letters_of(text: str) -> set[str]:
    """Return the folded words of four letters or more, which can be completed and corrected."""
    # Each piece once: texts of many records repeat them, and no word reaches over what parts them.
    parted = text.encode(errors="surrogatepass").translate(_PARTED)
    pieces = set(parted.split())
    plain_ones = [piece for piece in pieces if piece.isascii()]
    found = {
        word.decode()
        for piece in plain_ones
        if len(piece) >= _FEWEST_LETTERS
        for word in ((piece,) if len(piece) <= _MOST_LETTERS else _cut(piece))
    }
    others = pieces.difference(plain_ones)
    return found | _folded_words(b" ".join(others).decode(errors="surrogatepass"))


def _cut(piece: bytes) -> Iterator[bytes]:
    """Yield what is kept of more letters than a word has."""
    for start in range(0, len(piece), _MOST_LETTERS):
        word = piece[start : start + _MOST_LETTERS]
        if len(word) >= _FEWEST_LETTERS:
            yield word


def _folded_words(text: str) -> set[str]:
    """Return the words of four letters or more of any alphabet but Chinese, folded."""
    found: set[str] = set()
    for piece in _pieces(text):
        found.update(_LETTERS.findall(plain(piece).lower()))
    return {word if word.isascii() else fold(word) for word in found}


def _pieces(text: str) -> Iterator[str]:
    """Yield the text in pieces, cut between words; searching one keeps other threads waiting."""
    start = 0
    while start < len(text):
        end = start + _PIECE_CHARS
        gap = _GAP.search(text, end, end + _PIECE_CHARS)
        end = gap.start() if gap else len(text)
        yield text[start:end]
        start = end


def digit_grams(digits: str) -> list[str]:
    """Return the overlapping groups of three digits, by which a number's parts are found."""
    return [digits[i : i + 3] for i in range(len(digits) - 2)]


def shortened(word: str) -> Iterator[str]:
    """Yield the word, and the word with one letter left out: slips of the pen meet in one of these.

    One wrong, missing, doubled or swapped letter in either word leaves a form that both share.
    """
    yield word
    yield from {word[:i] + word[i + 1 :] for i in range(len(word))}


def is_correctable(word: str) -> bool:
    """Say whether the word is long enough to tell a slip from another word."""
    return len(word) >= _SHORTEST_CORRECTED and word.isalpha() and not HAN_RUN.match(word)


def slips_allowed(word: str) -> int:
    """Return how many slips may part a word from what was meant."""
    return 2 if len(word) >= _TWO_SLIPS_FROM else 1


def distance(first: str, second: str, most: int) -> int:
    """Return how many letters are wrong, missing, too many or swapped; `most` + 1 for more."""
    if abs(len(first) - len(second)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(second) + 1))
    for row, letter in enumerate(first, 1):
        line = [row]
        for column, other in enumerate(second, 1):
            cost = min(last[column] + 1, line[-1] + 1, last[column - 1] + (letter != other))
            is_swap = row > 1 and column > 1
            if is_swap and letter == second[column - 2] and first[row - 2] == other:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        before, last = last, line
    return min(last[-1], most + 1)
