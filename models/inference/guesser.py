"""Guesses the next words of an answer, so that the model can read several of them at once.

Reading four words together costs little more than reading one (`models.inference.ik_runtime`), and
what the model then thinks after each of them says how many guesses were its own choice: only those
stay, so the text is the model's whether guessed or not (speculative decoding, Leviathan et al.
2023, with look-up in place of a small model).

Guesses come from counts of which token followed which: in this prompt and answer, where names,
order numbers and the customer's words come back, and in the answers written before, where the
model's own turns of phrase come back. How far to guess follows from what guesses of each kind were
worth and what reading so many tokens has cost until now. Pure bookkeeping, without a model.
"""

from __future__ import annotations

from collections.abc import Sequence

LONGEST_GUESS = 7
_ORDERS = (8, 6, 5, 4, 3, 2, 1)
_BOOK_TOKENS = 40_000
_PRIOR_TRIALS = 8.0
_FORGETTING = 0.98
_SLOPE = 0.25
"""What each further token is thought to cost before it was tried, as a share of the first."""
_LEARNING = 0.1


class FollowerCounts:
    """Which token followed which, for the last one to eight tokens."""

    def __init__(self) -> None:
        self._tables: dict[int, dict[tuple[int, ...], dict[int, int]]] = {n: {} for n in _ORDERS}
        self.size = 0

    def add(self, tokens: Sequence[int], start: int = 0) -> None:
        """Count what follows what, for the tokens from start on."""
        for place in range(max(start, 1), len(tokens)):
            for order in _ORDERS:
                if order <= place:
                    followers = self._tables[order].setdefault(
                        tuple(tokens[place - order : place]), {}
                    )
                    followers[tokens[place]] = followers.get(tokens[place], 0) + 1
        self.size += max(0, len(tokens) - start)

    def find(self, last: Sequence[int]) -> tuple[int, int, bool] | None:
        """Return the likeliest next token, after how many it was seen, and whether it is clear."""
        for order in _ORDERS:
            if order > len(last):
                continue
            followers = self._tables[order].get(tuple(last[-order:]))
            if followers:
                # The later one among equals: what was said last is said again.
                token = max(reversed(followers), key=followers.__getitem__)
                return token, order, 2 * followers[token] > sum(followers.values())
        return None


class PhraseBook:
    """The answers written before, as far as they fit; the older half goes when it is full."""

    def __init__(self, max_tokens: int = _BOOK_TOKENS) -> None:
        self._max_tokens = max_tokens
        self._answers: list[tuple[int, ...]] = []
        self.counts = FollowerCounts()

    def add(self, tokens: Sequence[int]) -> None:
        """Take an answer in."""
        self._answers.append(tuple(tokens))
        self.counts.add(tokens)
        if self.counts.size > self._max_tokens:
            self._answers = self._answers[len(self._answers) // 2 + 1 :]
            self.counts = FollowerCounts()
            for answer in self._answers:
                self.counts.add(answer)


class Experience:
    """What guesses were worth, and what reading cost; kept as long as the model is loaded."""

    def __init__(self) -> None:
        self._hits: dict[tuple[str, int, bool], list[float]] = {}
        self._cost: dict[int, float] = {}
        self._tried: set[int] = set()

    def chance(self, kind: tuple[str, int, bool]) -> float:
        """Return how likely a guess of this kind is right, 0.0 to 1.0."""
        hits, trials = self._hits.get(kind, (0.0, 0.0))
        _, order, is_clear = kind
        prior = min(0.9, 0.15 + 0.15 * order) * (1.0 if is_clear else 0.6)
        return (hits + prior * _PRIOR_TRIALS) / (trials + _PRIOR_TRIALS)

    def note_guess(self, kind: tuple[str, int, bool], *, was_right: bool) -> None:
        """Remember whether a guess was right; old ones count less and less."""
        row = self._hits.setdefault(kind, [0.0, 0.0])
        row[0] = row[0] * _FORGETTING + was_right
        row[1] = row[1] * _FORGETTING + 1.0

    def cost(self, tokens: int) -> float:
        """Return what reading so many tokens at once takes, in times of one token."""
        one = self._cost.get(1, 0.0)
        known = [size for size in self._cost if size <= tokens]
        if not one or not known:
            return 1.0 + _SLOPE * (tokens - 1)
        nearest = max(known)
        return self._cost[nearest] / one + _SLOPE * (tokens - nearest)

    def note_cost(self, tokens: int, seconds: float) -> None:
        """Remember how long it took to read so many tokens at once.

        The first time doesn't count: a graphics processor then makes its programs for that size.
        """
        if tokens not in self._tried:
            self._tried.add(tokens)
            return
        before = self._cost.get(tokens)
        self._cost[tokens] = seconds if before is None else before + _LEARNING * (seconds - before)


class Guesser:
    """Guesses for one answer.

    longest: how many tokens at a time; 0 guesses nothing, and only the book learns.
    """

    def __init__(
        self,
        prompt: Sequence[int],
        book: PhraseBook,
        experience: Experience,
        *,
        longest: int = LONGEST_GUESS,
    ) -> None:
        self._tokens = list(prompt)
        self._answer_start = len(self._tokens)
        self._longest = longest
        self._here = FollowerCounts()
        if longest:
            self._here.add(self._tokens)
        self._book, self._experience = book, experience
        self._kinds: list[tuple[str, int, bool]] = []
        self.guessed = 0
        self.right = 0

    def add(self, token: int) -> None:
        """Take in the next token of the answer, as the model chose it."""
        self._tokens.append(token)
        if self._longest:
            window = self._tokens[-max(_ORDERS) - 1 :]
            self._here.add(window, len(window) - 1)

    def guess(self, room: int) -> list[int]:
        """Return what may come next, so far as reading it along is expected to pay."""
        most = min(room, self._longest)
        last = self._tokens[-max(_ORDERS) :]
        guess: list[int] = []
        kinds: list[tuple[str, int, bool]] = []
        chance, expected = 1.0, 1.0
        best_length, best_rate = 0, 1.0
        while len(guess) < most:
            found = self._next(last)
            if found is None:
                break
            token, kind = found
            chance *= self._experience.chance(kind)
            expected += chance
            guess.append(token)
            kinds.append(kind)
            last = [*last[1:], token] if len(last) == max(_ORDERS) else [*last, token]
            rate = expected / self._experience.cost(len(guess) + 1)
            if rate > best_rate:
                best_length, best_rate = len(guess), rate
        self._kinds = kinds[:best_length]
        return guess[:best_length]

    def note(self, right: int, seconds: float) -> None:
        """Learn from the last guess: how many of it were right, how long reading it took."""
        self._experience.note_cost(len(self._kinds) + 1, seconds)
        for number, kind in enumerate(self._kinds[: right + 1]):
            self._experience.note_guess(kind, was_right=number < right)
        self.guessed += len(self._kinds)
        self.right += right

    def finish(self) -> None:
        """Put the answer into the book."""
        self._book.add(self._tokens[self._answer_start :])

    def _next(self, last: Sequence[int]) -> tuple[int, tuple[str, int, bool]] | None:
        """Return the likelier of what this text and the book say comes next."""
        candidates: list[tuple[float, int, tuple[str, int, bool]]] = []
        for name, counts in (("here", self._here), ("book", self._book.counts)):
            found = counts.find(last)
            if found is not None:
                token, order, is_clear = found
                kind = (name, order, is_clear)
                candidates.append((self._experience.chance(kind), token, kind))
        if not candidates:
            return None
        _, token, kind = max(candidates)
        return token, kind
