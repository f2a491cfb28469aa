from __future__ import annotations

from core.domain.sentiment import Mood, Rating, Sentiment, TopicMood
from core.services.sentiment_service import SentimentService
from core.storage.database import Database
from core.storage.moods import sentiments
from tests.core.taught import write_in


def test_what_a_writer_thinks_of_each_topic_is_kept(database: Database) -> None:
    (message,) = write_in(database, "The room was fine, the price wasn't.")
    topics = (
        TopicMood("room", Mood.POSITIVE, "The room was fine,"),
        TopicMood("price", Mood.NEGATIVE, "the price wasn't."),
    )
    told = Sentiment(Mood.MIXED, 0.1, 0.8, "qwen", topics=topics)

    SentimentService(database).save_ratings([Rating(message, told)])

    with database.reading() as session:
        assert sentiments.get_many(session, [message]) == {message: told}
