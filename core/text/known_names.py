"""Finding people and firms that the file knows by name, also where a text says only half of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from core.text.identifiers import Span
from core.text.language import STOP_WORDS

_HAN = "\u3400-\u9fff"
_WORD = re.compile(rf"(?:(?![{_HAN}])[^\W\d_])+")
_HAN_RUN = re.compile(f"[{_HAN}]+")
_TITLES = "先生|女士|小姐|太太|老师|经理|总监|总|主任|师傅|工|董|姐|哥"
_TWO_SURNAMES = ("欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐")
# Words that are names too, or that stand in the names of desks: in small letters they are words.
_WORDS = (
    "will mark may june april august rose grace hope bill art rich frank young long king baker "
    "cook smith green brown white black hill wood woods stone field fields bell price page day "
    "best love good little short gray grey fox bird fish lake rivers banks church park parks west "
    "north east south summer winter sunday monday friday china paris london berlin support team "
    "service services customer customers sales info office help news newsletter group list mail "
    "email admin account accounts billing order orders shop store company contact hello reply "
    "noreply post press web online user users test testing security update updates digest forum "
    "the and for from with via on at of in to by de von van der la le el al da di du des den dr "
    "mr mrs ms miss prof sir ltd inc co corp gmbh llc cafe bakery home house kitchen table chair "
    "bureau department market marketing member members project public software system systems "
    "center centre club daily data digital east express first free general global great human "
    "international life line local manager master media national network new next open order "
    "owner power print private product products quality real red research school science social "
    "special star state store studio tech time top trade travel united university water work world "
    "dev development developers developer core committee foundation announce bug bugs issue issues "
    "build builds commit commits patch patches python java linux kernel apache mailman owner "
    "request requests code review notification notifications automatic message messages"
)
COMMON_WORDS = frozenset(_WORDS.split()) | frozenset(
    word for words in STOP_WORDS.values() for word in words.split()
)


class KnownNames:
    """Names of people, in whole and in parts, and names of firms, in whole."""

    def __init__(self, people: Iterable[str], companies: Iterable[str]) -> None:
        self._words: set[str] = set()
        self._phrases: dict[str, list[tuple[str, ...]]] = {}
        self._han: dict[str, set[str]] = {}
        surnames: set[str] = set()
        for name in people:
            for word in _WORD.findall(name):
                if len(word) > 1:
                    self._words.add(word.casefold())
            for run in _HAN_RUN.findall(name):
                surname, given = split_han(run)
                surnames.add(surname)
                self._add_han(run)
                if len(given) > 1:
                    self._add_han(given)
        for company in companies:
            self._add_phrase(company)
        said = "|".join(sorted(map(re.escape, surnames - {""}), key=len, reverse=True))
        self._addressed = re.compile(f"(?:[小老])?({said})(?={_TITLES})") if said else None

    def _add_han(self, name: str) -> None:
        if len(name) > 1:
            self._han.setdefault(name[:2], set()).add(name)

    def _add_phrase(self, company: str) -> None:
        words = tuple(word.casefold() for word in _WORD.findall(company))
        for run in _HAN_RUN.findall(company):
            if len(run) > 2:
                self._add_han(run)
        is_ordinary = len(words) == 1 and (words[0] in COMMON_WORDS or len(words[0]) < 4)
        if words and not is_ordinary:
            self._phrases.setdefault(words[0], []).append(words)

    def find(self, text: str) -> Iterator[Span]:
        """Yield where names stand; kind is "company", "name" or "surname"."""
        words = list(_WORD.finditer(text))
        folded = [match.group().casefold() for match in words]
        skip = 0
        for index, match in enumerate(words):
            if index < skip:
                continue
            length = self._phrase_length(folded, index)
            if length:
                skip = index + length
                yield Span(match.start(), words[skip - 1].end(), "company")
            elif folded[index] in self._words and _is_name_like(match.group(), folded[index]):
                yield Span(match.start(), match.end(), "name")
        yield from self._find_han(text)

    def _phrase_length(self, folded: list[str], index: int) -> int:
        found = (
            len(words)
            for words in self._phrases.get(folded[index], ())
            if tuple(folded[index : index + len(words)]) == words
        )
        return max(found, default=0)

    def _find_han(self, text: str) -> Iterator[Span]:
        end = 0
        for run in _HAN_RUN.finditer(text):
            for at in range(run.start(), run.end() - 1):
                if at < end:
                    continue
                names = self._han.get(text[at : at + 2], ())
                longest = max((n for n in names if text.startswith(n, at)), key=len, default="")
                if longest:
                    end = at + len(longest)
                    yield Span(at, end, "name")
        if self._addressed is not None:
            for match in self._addressed.finditer(text):
                yield Span(match.start(1), match.end(1), "surname")


def split_han(name: str) -> tuple[str, str]:
    """Return surname and given name of a Chinese name."""
    width = 2 if name.startswith(_TWO_SURNAMES) and len(name) > 2 else 1
    return name[:width], name[width:]


def _is_name_like(word: str, folded: str) -> bool:
    return folded not in COMMON_WORDS or word[:1].isupper()
