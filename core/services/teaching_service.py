"""What the owner teaches about moods: their word on messages, and on words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from core.domain.change import Action, Change, Kind
from core.domain.mood_learning import (
    LearningReport,
    LikeMessage,
    Ruling,
    UnsureMessage,
    WordRule,
)
from core.domain.ports import SentimentScorer
from core.domain.sentiment import STUDENT, STUDENTS, YOU, Mood, MoodExample
from core.errors import UserError
from core.storage.database import Database
from core.storage.kept import tallies
from core.storage.moods import mood_students, mood_words, rulings, sentiments, unsure
from core.storage.trail.history import step_of
from core.text.heard import fold, holds, listen

CANDIDATES = 2_000
_QUEUE_CANDIDATES = 400
_STRETCH = 20
_MOST_EXAMPLES = 400
_READ_AGAIN = 200
_MOST_WORD_CHARS = 60
_TOGETHER_WEIGHT = 0.5
_CHANGED = frozenset({Kind.SENTIMENT})


class TeachingService:
    """Keeps the owner's word. Data lane only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def preview(self, message_id: int, mood: Mood) -> tuple[LikeMessage, ...]:
        """Return which other messages would get this mood, the most alike first.

        Those are like this one, were rated by a machine, and lie so near to the mood that the
        owner's word on this one tips them. At most the CANDIDATES newest are compared.
        """
        with self._database.reading() as session:
            ruled = sentiments.list_tasks(session, [message_id])
            if not ruled:
                return ()
            said = sentiments.get_many(session, [message_id]).get(message_id)
            rows = unsure.list_rated(session, CANDIDATES, without=(message_id,))
        from core.insight.mood_ripple import Neighbour, would_change  # noqa: PLC0415 - brings numpy

        neighbours = [Neighbour(row.id, row.text, row.sentiment) for row in rows]
        return would_change(ruled[0].text, said, mood, neighbours)

    def rule(self, ruling: Ruling) -> Change:
        """Keep the owner's word, for the others, too; one undo step.

        Raises UserError("no-such-record") when the message is gone.
        """
        with self._database.writing(Action.RULE_MOOD) as session:
            ids = (ruling.interaction_id, *ruling.others)
            known = {task.id for task in sentiments.list_tasks(session, ids)}
            if ruling.interaction_id not in known:
                raise UserError("no-such-record", kind="interaction", id=ruling.interaction_id)
            rulings.rule(session, ruling.interaction_id, ruling.mood)
            for message_id in ruling.others:
                if message_id in known:
                    rulings.rule(session, message_id, ruling.mood, is_together=True)
            step_id = step_of(session)
        return Change(_CHANGED, ids, made_step=step_id)

    def take_back(self, message_id: int) -> Change:
        """Let the machine's rating count again; one undo step. Nothing happens without a word."""
        with self._database.writing(Action.RULE_MOOD) as session:
            was_ruled = rulings.take_back(session, message_id)
            step_id = step_of(session) if was_ruled else 0
        return Change(_CHANGED, (message_id,), made_step=step_id)

    def list_unsure(
        self, limit: int = 40, *, with_unrated: bool = False, without: Sequence[int] = ()
    ) -> tuple[UnsureMessage, ...]:
        """Return messages that wait for the owner's word, the most useful answer first.

        with_unrated: also those that nothing rated, as where there is no model. without: messages
        that the owner skipped. Useful is what is unsure and what many others are like.
        """
        with self._database.reading() as session:
            found = unsure.list_unsure(session, _QUEUE_CANDIDATES, with_unrated=with_unrated)
        found = tuple(one for one in found if one.record.id not in set(without))
        from core.insight.mood_ripple import most_useful  # noqa: PLC0415 - brings numpy

        return most_useful(found, limit)

    def count_unsure(self, *, with_unrated: bool = False) -> int:
        """Return how many messages wait for the owner's word."""
        with self._database.reading() as session:
            waiting = tallies.count(session, tallies.UNRATED) if with_unrated else 0
            return unsure.count(session) + waiting

    def list_words(self) -> tuple[WordRule, ...]:
        """Return what words mean in this business."""
        with self._database.reading() as session:
            return mood_words.list_rules(session)

    def preview_word(self, phrase: str) -> tuple[int, ...]:
        """Return the messages that a rule for this word would have rated anew."""
        with self._database.reading() as session:
            rows = mood_words.list_rated_with(session, phrase.strip())
        return tuple(message_id for message_id, text in rows if holds(text, phrase))

    def add_word(self, rule: WordRule) -> Change:
        """Keep what a word means; messages that hold it are rated anew. One undo step.

        Raises UserError("word-rule-empty"), ("word-rule-long"), ("word-rule-mixed").
        """
        phrase = " ".join(rule.phrase.split())
        if not any(char.isalnum() for char in fold(phrase)):
            raise UserError("word-rule-empty")
        if len(phrase) > _MOST_WORD_CHARS:
            raise UserError("word-rule-long", most=_MOST_WORD_CHARS)
        if rule.mood is Mood.MIXED:
            raise UserError("word-rule-mixed")
        again = self.preview_word(phrase)
        with self._database.writing(Action.ADD_MOOD_WORD, phrase) as session:
            mood_words.save(session, WordRule(phrase, rule.mood))
            tallies.wait_again(session, again)
        return Change(_CHANGED | {Kind.SETTING}, again)

    def remove_word(self, rule_id: int) -> Change:
        """Forget what a word means; messages that hold it are rated anew. One undo step.

        Raises UserError("word-rule-missing").
        """
        rule = next((one for one in self.list_words() if one.id == rule_id), None)
        if rule is None:
            raise UserError("word-rule-missing")
        again = self.preview_word(rule.phrase)
        with self._database.writing(Action.REMOVE_MOOD_WORD, rule.phrase) as session:
            mood_words.remove(session, rule_id)
            tallies.wait_again(session, again)
        return Change(_CHANGED | {Kind.SETTING}, again)

    def list_examples(self, model: str) -> tuple[MoodExample, ...]:
        """Return the owner's newest words on messages, oldest first, for a model to learn from.

        model: its id; examples carry what it made of them. The texts are as they are to be heard.
        """
        with self._database.reading() as session:
            found = rulings.list_examples(session, model, _MOST_EXAMPLES)
            rules = mood_words.list_rules(session)
        return tuple(
            MoodExample(
                listen(one.text, rules).text,
                one.mood,
                _TOGETHER_WEIGHT if one.is_together else 1.0,
                one.id,
                one.state,
            )
            for one in reversed(found)
        )

    def save_states(self, model: str, states: Mapping[int, bytes]) -> None:
        """Keep what a model makes of messages that the owner ruled, in the encrypted file."""
        with self._database.writing_results() as session:
            rulings.save_states(session, model, states)

    def read_unsure_again(self) -> Change:
        """Have the newest messages whose mood is unsure rated anew, now that more is learned."""
        with self._database.writing_results() as session:
            found = unsure.list_unsure(session, _READ_AGAIN)
            tallies.wait_again(session, [one.record.id for one in found])
        return Change(_CHANGED)

    def teach(self, scorer: SentimentScorer, model: str) -> bool:
        """Let a model learn from the owner's words; say whether anything changed. One thread."""
        examples = self.list_examples(model)
        unread = [one for one in examples if not one.state]
        states = scorer.states([one.text for one in unread]) if unread else ()
        found = dict(zip((one.id for one in unread), states, strict=bool(states)))
        if found:
            self.save_states(model, found)
        return scorer.learn([replace(one, state=found.get(one.id, one.state)) for one in examples])

    def report(self) -> LearningReport:
        """Return how the program learns."""
        with self._database.reading() as session:
            by_source = sentiments.count_by_source(session)
            read = sum(n for name, n in by_source.items() if name not in {YOU, *STUDENTS})
            return LearningReport(
                stretches=rulings.list_stretches(session, _STRETCH),
                rulings=rulings.count(session),
                sources=(
                    (YOU, by_source.get(YOU, 0)),
                    (STUDENT, sum(by_source.get(name, 0) for name in STUDENTS)),
                    ("model", read),
                ),
                unsure=unsure.count(session),
                student=mood_students.find_facts(session),
            )
