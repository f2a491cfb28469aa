"""The next words while a person writes, learned from the owner's sent texts, without a model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from core.domain.completion import Completion
from core.storage import interactions
from core.storage.database import Database, Session
from core.storage.kept import phrases
from core.text.next_word import ORDER, before, chances, gap, is_han, pieces

_SLICE_TEXTS = 50
_SLICE_WORDS = 2_000
_SURE_WORD, _SURE_NEXT, _SURE_PHRASE = 0.5, 0.4, 0.5
_LONGEST_PHRASE = 4
_LONGEST_HAN_PHRASE = 10
_NEAR_CHARS = 4000
_SHORTEST_REST = 2
"""Letters; to type one is no more work than to accept it."""


class CompletionService:
    """Any thread; a question takes a few milliseconds."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._begun: phrases.Begun = {}

    def learn(self) -> bool:
        """Learn from a slice of the sent texts that aren't learned yet; say whether more wait.

        One transaction of at most half a second or so.
        """
        with self._database.reading() as session:
            learned_to, _ = phrases.state(session)
            sent = phrases.list_sent(session, learned_to, _SLICE_TEXTS)
        if not sent:
            return False
        texts: list[tuple[int, list[str]]] = []
        words = 0
        for row_id, text in sent:
            texts.append((row_id, pieces(text)))
            words += len(texts[-1][1])
            if words > _SLICE_WORDS:
                break
        with self._database.writing_results() as session:
            # Something may have been deleted meanwhile, which forgot everything.
            if phrases.state(session)[0] == learned_to:
                phrases.learn(session, texts, learned_to=texts[-1][0])
        return True

    def forget(self) -> None:
        """Forget everything that was learned."""
        with self._database.writing_own() as session:
            phrases.forget(session)

    def count_words(self) -> int:
        """Return how many words were learned."""
        with self._database.reading() as session:
            return phrases.state(session)[1]

    def suggest(self, text: str, around: str = "") -> Completion | None:
        """Return what is likely to follow a text, None when nothing is likely enough.

        text: from the beginning to the caret. around: the letter that is answered, whose words and
        names come back in the answer.
        """
        words, prefix = before(text)
        here = Counter(pieces(text[-_NEAR_CHARS:]) + pieces(around[:_NEAR_CHARS]))
        with self._database.reading() as session:
            word, chance = _best(session, words, prefix, here, self._begun)
            if not word:
                return None
            times, learned_from = phrases.find_source(session, words, word)
            phrase = _extended(session, [*words, word])
            sent_at = interactions.sent_at(session, learned_from) if learned_from else None
        rest = word[len(prefix) :]
        if not prefix and text and not text[-1].isspace():
            rest = gap(words[-1], word) + rest
        return Completion(
            word=rest,
            phrase=rest + phrase,
            chance=chance,
            times=times,
            learned_from=learned_from,
            learned_at=sent_at,
        )


def _best(
    session: Session,
    words: Sequence[str],
    prefix: str,
    here: Mapping[str, int],
    begun: phrases.Begun,
) -> tuple[str, float]:
    """Return the likeliest next word, and how likely it is; "" when it isn't likely enough."""
    found = chances(phrases.read_levels(session, words, prefix, begun), prefix, here)
    if not found:
        return "", 0.0
    word = max(found, key=found.__getitem__)
    is_likely = found[word] >= (_SURE_WORD if prefix else _SURE_NEXT)
    is_worth = len(word) - len(prefix) >= _SHORTEST_REST or is_han(word)
    return (word, found[word]) if is_likely and is_worth and word.strip() else ("", 0.0)


def _extended(session: Session, words: list[str]) -> str:
    """Return what is likely behind these words, for as long as each word is."""
    text = ""
    longest = _LONGEST_HAN_PHRASE if is_han(words[-1]) else _LONGEST_PHRASE
    for _ in range(longest):
        found = chances(phrases.read_levels(session, words[-(ORDER - 1) :], ""), "", {})
        word = max(found, key=found.__getitem__, default="")
        if not word.strip() or found[word] < _SURE_PHRASE:
            break
        text += gap(words[-1], word) + word
        words.append(word)
    return text
