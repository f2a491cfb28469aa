"""How sure it is that two records are the same: the weights of what agrees and what doesn't.

The model is that of Fellegi and Sunter, "A theory for record linkage" (1969): each field adds
log2(m/u) bits where it agrees and log2((1-m)/(1-u)) where it doesn't; m is how often the field
agrees between two records of one person, u how often by chance. u is taken from the file itself,
value by value, so a rare name says more than a common one (Newcombe 1959, Winkler 1989). Between
a person and their firm, u is another one: they share a telephone and an address by their nature,
and a firm is often called after its people. Words of
names and addresses are compared one by one, near ones counting for less (soft TF-IDF: Cohen,
Ravikumar and Fienberg 2003). m and the price of a disagreement are fixed: nothing is trained.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from rapidfuzz.distance import OSA, JaroWinkler

from core.domain.duplicate import MatchReason as Evidence
from core.insight.match_record import MatchRecord

Words = tuple[str, ...]
# A file stands for a bigger one of which it is a sample: what occurs once in it isn't unique.
_UNSEEN = 2000
_FEWEST = 200
_NEAR_WORD = 0.84
_NEAR_WHOLE = 0.84
_MOST_KNOWN = 500_000
_BITS_INITIAL = 2.5
_PARTLY = 0.85
_SAME_PLACE = 0.8
_LOST_BOTH, _LOST_ONE = 0.6, 0.08
_OTHER_PHONE, _OTHER_EMAIL = -2.5, -1.5
# The most that a field can say for a person and their firm being one: log2(m/u), u about a half.
_OF_PERSON_AND_FIRM = {"name": 0.0, "company": 0.0, "phone": 1.0, "address": 1.0}


class Scorer:
    """Compares records of one file; made once for a scan."""

    def __init__(self, records: Sequence[MatchRecord]) -> None:
        self._size = len(records)
        self._counts: dict[str, Counter[Hashable]] = {
            "name": Counter(
                word for r in records for word in {w for name in r.names for w in name}
            ),
            "whole": Counter(key for r in records for key in {"".join(sorted(n)) for n in r.names}),
            "address": Counter(word for r in records for word in r.address),
            "phone": Counter(phone[-7:] for r in records for phone in r.phones),
            "email": Counter(mail for r in records for mail in r.emails),
            "date": Counter(date for r in records for date in r.dates),
            "number": Counter(number for r in records for number in r.numbers),
            "company": Counter(company for r in records for company in r.companies),
        }
        firms = {company for r in records for company in r.companies}
        self._firms = {r.firm for r in records if r.firm and (r.has_legal_form or r.firm in firms)}
        self._firm_lines = self._count_firm_lines(records)
        self._near: dict[tuple[str, str], float] = {}
        # Of all pairs of records, about one in so many is of one person.
        self._prior = -math.log2(self._size + _FEWEST)

    def probability(self, one: MatchRecord, two: MatchRecord) -> float:
        """Return how likely it is that both are of one person or firm."""
        return to_probability(self.bits(one, two))

    def bits(self, one: MatchRecord, two: MatchRecord) -> float:
        """Return the logarithm of the odds that both are of one person or firm."""
        return self._prior + sum(evidence.bits for evidence in self.compare(one, two))

    def compare(self, one: MatchRecord, two: MatchRecord) -> list[Evidence]:
        """Return what each field says that both records have."""
        name, is_firm = self._names(one.names, two.names), one.firm in self._firms
        found = [
            name,
            self._address(one.address, two.address),
            self._emails(one.emails, two.emails),
            self._dates(one.dates, two.dates),
            self._companies(one.companies, two.companies),
        ]
        may_slip = _may_slip(found)
        found[2:2] = [self._phones(one.phones, two.phones, may_slip=may_slip)]
        found[5:5] = [self._numbers(one.numbers, two.numbers, may_slip=may_slip)]
        said = [evidence for evidence in found if evidence is not None]
        if name is None or name.likeness == 1 or is_firm == (two.firm in self._firms):
            return said
        return [self._as_of_firm(evidence) for evidence in said]

    @staticmethod
    def _as_of_firm(evidence: Evidence) -> Evidence:
        most = _OF_PERSON_AND_FIRM.get(evidence.field, evidence.bits)
        return replace(evidence, bits=min(evidence.bits, most))

    def _count_firm_lines(self, records: Sequence[MatchRecord]) -> dict[str, int]:
        """Return the firms' telephone numbers, each with how many people the firm has here."""
        staff = self._counts["company"]
        lines: dict[str, int] = {}
        for record in records:
            if record.firm in self._firms:
                lines.update({phone[-7:]: staff[record.firm] for phone in record.phones})
        return lines

    def _rarity(self, kind: str, value: Hashable, fewest: int = 1) -> float:
        """Return the bits that a chance agreement on this value is worth.

        fewest: how many others must be thought to have it, besides those who are known to.
        """
        # The two that are compared aren't proof of it being common.
        others = max(fewest, self._counts[kind][value] - 1, 1)
        return math.log2((self._size + _UNSEEN) / others)

    def _names(
        self, one: tuple[tuple[str, ...], ...], two: tuple[tuple[str, ...], ...]
    ) -> Evidence | None:
        if not one or not two:
            return None
        return max(
            (self._name(first, second) for first in one for second in two), key=lambda e: e.bits
        )

    def _name(self, one: tuple[str, ...], two: tuple[str, ...]) -> Evidence:
        shown = (" ".join(one), " ".join(two))
        joined = "".join(one), "".join(two)
        if joined[0] == joined[1] or sorted(one) == sorted(two):
            rarity = min(self._sum("name", one), self._rarity("whole", "".join(sorted(one))))
            return Evidence("name", rarity, 1.0, shown)
        bits, likeness = self._words("name", one, two)
        near = OSA.normalized_similarity(*joined)
        # "Branch 1001" and "Branch 1002" are two.
        if near > _NEAR_WHOLE and _digits(joined[0]) == _digits(joined[1]):
            whole = (
                self._sum("name", (one if len(one) <= len(two) else two)) * (near - 0.5) * 1.6 - 2
            )
            bits, likeness = max(bits, whole), max(likeness, near)
        bits = min(bits, _PARTLY * math.log2(self._size + _UNSEEN))
        return Evidence("name", max(bits, -9.0), likeness, shown)

    def _address(self, one: tuple[str, ...], two: tuple[str, ...]) -> Evidence | None:
        if not one or not two:
            return None
        bits, likeness = self._words("address", one, two)
        bits = min(bits * 0.6, math.log2(self._size + _UNSEEN))
        return Evidence("address", max(bits, -5.0), likeness, (" ".join(one), " ".join(two)))

    def _words(self, kind: str, one: Words, two: Words) -> tuple[float, float]:
        """Return bits and likeness of two lists of words, in whatever order they stand."""
        rarity = {word: self._rarity(kind, word) for word in {*one, *two}}
        same = set(one) & set(two)
        bits = agreed = possible = sum(rarity[word] for word in same)
        left = [word for word in one if word not in same]
        right = [word for word in two if word not in same]
        for whole in (*_take_joined(one, left, right), *_take_joined(two, right, left)):
            bits += rarity[whole]
            agreed += rarity[whole]
            possible += rarity[whole]
        for likeness, a, b in self._near_words(left, right, are_names=kind == "name"):
            worth = (rarity[a] + rarity[b]) / 2
            is_initial = len(a) == 1 or len(b) == 1
            bits += _BITS_INITIAL if is_initial else worth * (likeness - 0.6) * 2 - 1
            agreed += worth * (0.5 if is_initial else likeness)
            possible += worth
        lost = sum(rarity[word] for word in left), sum(rarity[word] for word in right)
        # What both have and doesn't fit tells against; what only one has hardly does.
        both, more = min(lost), max(lost) - min(lost)
        bits -= _LOST_BOTH * both + _LOST_ONE * more
        possible += both + more / 2
        return bits, (agreed / possible if possible else 0.0)

    def _near_words(
        self, left: list[str], right: list[str], *, are_names: bool
    ) -> Iterator[tuple[float, str, str]]:
        """Take pairs of words that are alike out of both lists, the most alike first."""
        if not left or not right:
            return
        pairs = [
            (likeness, a, b)
            for a in left
            for b in right
            if (likeness := self._likeness(a, b)) >= _NEAR_WORD
            and not (are_names and a.isdecimal())
        ]
        for likeness, a, b in sorted(pairs, reverse=True):
            if a in left and b in right:
                left.remove(a)
                right.remove(b)
                yield likeness, a, b

    def _likeness(self, one: str, two: str) -> float:
        if len(one) == 1 or len(two) == 1:
            return 0.9 if one[0] == two[0] and one.isalpha() and two.isalpha() else 0.0
        if one.isdecimal() or two.isdecimal():
            if len(one) > 2 and len(one) == len(two) and OSA.distance(one, two) == 1:
                return 0.85
            return 0.0
        key = (one, two)
        known = self._near.get(key)
        if known is None:
            if len(self._near) >= _MOST_KNOWN:
                self._near.clear()
            known = self._near[key] = JaroWinkler.normalized_similarity(one, two)
        return known

    def _sum(self, kind: str, words: Iterable[str]) -> float:
        return sum(self._rarity(kind, word) for word in set(words))

    def _phones(
        self, one: frozenset[str], two: frozenset[str], *, may_slip: bool
    ) -> Evidence | None:
        if not one or not two:
            return None
        for a in sorted(one):
            for b in sorted(two):
                shorter, longer = sorted((a, b), key=len)
                if longer.endswith(shorter[-10:]) and len(shorter) >= 6:
                    # A firm's number is that of everybody there.
                    staff = self._firm_lines.get(a[-7:], 1)
                    return Evidence("phone", self._rarity("phone", a[-7:], staff), 1.0, (a, b))
        for a in sorted(one):
            for b in sorted(two):
                if may_slip and len(a) == len(b) and _is_slip(a, b):
                    return Evidence("phone", 4.0, 0.9, (a, b))
        return Evidence("phone", _OTHER_PHONE, 0.0)

    def _emails(self, one: frozenset[str], two: frozenset[str]) -> Evidence | None:
        if not one or not two:
            return None
        same = one & two
        if same:
            mail = min(same)
            return Evidence("email", self._rarity("email", mail), 1.0, (mail, mail))
        # "customer1001" and "customer1002" are two, however much they are alike.
        pairs = [(a, b) for a in one for b in two if _digits(a) == _digits(b)]
        if not pairs:
            return Evidence("email", _OTHER_EMAIL, 0.0)
        near = max((JaroWinkler.normalized_similarity(a, b), a, b) for a, b in pairs)
        locals_ = {a.partition("@")[0] for a in one} & {b.partition("@")[0] for b in two}
        if any(len(local) > 5 for local in locals_):
            return Evidence("email", 5.0, near[0], near[1:])
        if near[0] > 0.94:
            return Evidence("email", 4.0, near[0], near[1:])
        return Evidence("email", _OTHER_EMAIL, 0.0)

    def _dates(self, one: frozenset[str], two: frozenset[str]) -> Evidence | None:
        if not one or not two:
            return None
        same = one & two
        if same:
            date = min(same)
            return Evidence("date", self._rarity("date", date), 1.0, (date, date))
        a, b = min(one), min(two)
        if OSA.distance(a, b) == 1 or (len(a) == len(b) and sorted(a) == sorted(b)):
            return Evidence("date", 4.0, 0.9, (a, b))
        return Evidence("date", -4.0, 0.0, (a, b))

    def _numbers(
        self,
        one: frozenset[tuple[str, str]],
        two: frozenset[tuple[str, str]],
        *,
        may_slip: bool,
    ) -> Evidence | None:
        left, right = dict(one), dict(two)
        shared = left.keys() & right.keys()
        if not shared:
            return None
        same = one & two
        if same:
            return Evidence(
                "number", max(self._rarity("number", n) for n in same), 1.0, (min(same)[1],) * 2
            )
        name = min(shared)
        a, b = left[name], right[name]
        if may_slip and _is_slip(a, b):
            return Evidence("number", 5.0, 0.9, (a, b))
        return Evidence("number", -2.5, 0.0, (a, b))

    def _companies(self, one: tuple[str, ...], two: tuple[str, ...]) -> Evidence | None:
        if not one or not two:
            return None
        same = set(one) & set(two)
        if same:
            firm = min(same)
            return Evidence("company", min(self._rarity("company", firm), 8.0), 1.0, (firm, firm))
        near, a, b = max((JaroWinkler.normalized_similarity(a, b), a, b) for a in one for b in two)
        if near > 0.9:
            return Evidence("company", 3.0, near, (a, b))
        return Evidence("company", -1.0, 0.0, (a, b))


def _take_joined(words: Words, mine: list[str], other: list[str]) -> Iterator[str]:
    """Take out where two of our words are one of the other's: "de priest", "depriest"."""
    if not mine or not other:
        return
    for first, second in pairwise(words):
        whole = first + second
        if whole in other and first in mine and second in mine:
            other.remove(whole)
            mine.remove(first)
            mine.remove(second)
            yield whole


def _may_slip(found: Sequence[Evidence | None]) -> bool:
    """Say whether name, address, mail and day agree so much that a digit may be mistyped.

    found: in this order. Numbers that are given one after the other are alike of anybody.
    """
    name, address, email, day, *_ = found
    has_place = address is not None and address.likeness >= _SAME_PLACE
    is_same = any(evidence is not None and evidence.likeness == 1 for evidence in (email, day))
    return name is not None and name.likeness == 1 and (has_place or is_same)


def _is_slip(one: str, two: str) -> bool:
    """Say whether a digit of a number may be mistyped: those that follow each other are two."""
    return OSA.distance(one, two) == 1 and one[:-1] != two[:-1]


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))


def to_probability(bits: float) -> float:
    """Return the probability that odds of so many bits stand for."""
    return float(1 / (1 + 2.0 ** -max(-60.0, min(60.0, bits))))
