"""The words on screen for who said how a message sounds, and why."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from core.domain.sentiment import MEANING_STUDENT, STUDENT, YOU, Mood, Sentiment
from desktop.words import joined_words, vocabulary
from desktop.words.model_names import model_name

KEYS = {Mood.NEGATIVE: "1", Mood.NEUTRAL: "2", Mood.POSITIVE: "3", Mood.MIXED: "4"}
"""The key that says a mood; `OTHER_KEYS` are as good."""
OTHER_KEYS = {Mood.NEGATIVE: "N", Mood.NEUTRAL: "0", Mood.POSITIVE: "P", Mood.MIXED: "M"}


def source(value: str) -> str:
    """Return who said it: you, what was learned from your mail, or the model by its name."""
    words = {
        YOU: QCoreApplication.translate("mood_words", "you"),
        STUDENT: QCoreApplication.translate("mood_words", "what Cardfile learned from your mail"),
        MEANING_STUDENT: QCoreApplication.translate(
            "mood_words", "what Cardfile learned from your mail, by what messages mean"
        ),
        "lexicon": QCoreApplication.translate("mood_words", "word list"),
        "model": QCoreApplication.translate("mood_words", "the model"),
    }
    return words.get(value) or model_name(value)


def reason(sentiment: Sentiment) -> str:
    """Return a mood with its certainty, the words that carried it and who judged."""
    if sentiment.source == YOU:
        lines = [
            vocabulary.mood(sentiment.label),
            QCoreApplication.translate("mood_words", "You said so"),
        ]
    else:
        lines = [f"{vocabulary.mood(sentiment.label)} · {vocabulary.certainty(sentiment)}"]
    if sentiment.phrases:
        lines.append(
            QCoreApplication.translate("mood_words", "Because of: {phrases}").format(
                phrases=_quoted(sentiment.phrases)
            )
        )
    if sentiment.words:
        lines.append(
            QCoreApplication.translate(
                "mood_words", "Heard as your word list says: {words}"
            ).format(words=_quoted(sentiment.words))
        )
    if sentiment.source != YOU:
        lines.append(
            QCoreApplication.translate("mood_words", "Judged on this computer by: {source}").format(
                source=source(sentiment.source)
            )
        )
    return "\n".join(lines)


def meaning(mood: Mood) -> str:
    """Return what a word of the owner's means here."""
    words = {
        Mood.POSITIVE: QCoreApplication.translate("mood_words", "is happy here"),
        Mood.NEGATIVE: QCoreApplication.translate("mood_words", "is upset here"),
        Mood.NEUTRAL: QCoreApplication.translate("mood_words", "says nothing about the mood here"),
    }
    return words.get(mood, vocabulary.mood(mood))


def chip(sentiment: Sentiment) -> str:
    """Return what stands on a chip: the mood, and how sure or by whom."""
    if sentiment.source == YOU:
        by = QCoreApplication.translate("mood_words", "you")
    else:
        by = vocabulary.certainty(sentiment)
    return f"{vocabulary.mood(sentiment.label)} · {by}"


def short(sentiment: Sentiment) -> str:
    """Return the mood and who said so: "Upset (you)"."""
    return QCoreApplication.translate("mood_words", "{mood} ({source})").format(
        mood=vocabulary.mood(sentiment.label), source=source(sentiment.source)
    )


def _quoted(phrases: tuple[str, ...]) -> str:
    return joined_words.listed(f"“{phrase}”" for phrase in phrases)
