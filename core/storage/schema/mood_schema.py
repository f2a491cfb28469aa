"""The tables of what the owner teaches about moods (migration 020). Never edited after release."""

from __future__ import annotations

MOOD_SCHEMA = (
    "ALTER TABLE sentiments ADD COLUMN words JSON DEFAULT '[]' NOT NULL",
    "ALTER TABLE sentiments ADD COLUMN topics JSON DEFAULT '[]' NOT NULL",
    "ALTER TABLE sentiments ADD COLUMN machine JSON",
    "CREATE INDEX ix_sentiments_certainty ON sentiments (certainty)",
    "CREATE TABLE mood_rulings (interaction_id INTEGER NOT NULL REFERENCES interactions (id), "
    "mood VARCHAR NOT NULL, ruled_at DATETIME NOT NULL, said_mood VARCHAR NOT NULL, "
    "said_by VARCHAR NOT NULL, said_certainty DOUBLE NOT NULL, is_together BOOLEAN NOT NULL, "
    "id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, revision INTEGER NOT NULL)",
    "CREATE INDEX ix_mood_rulings_interaction_id ON mood_rulings (interaction_id)",
    "CREATE TABLE mood_words (phrase VARCHAR NOT NULL, phrase_key VARCHAR NOT NULL, "
    "mood VARCHAR NOT NULL, id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "
    "revision INTEGER NOT NULL)",
    "CREATE INDEX ix_mood_words_phrase_key ON mood_words (phrase_key)",
    "CREATE TABLE mood_students (id INTEGER NOT NULL, made_at DATETIME NOT NULL, "
    "facts JSON NOT NULL, content BLOB NOT NULL, CONSTRAINT pk_mood_students PRIMARY KEY (id))",
    "CREATE TABLE mood_states (interaction_id INTEGER NOT NULL, model VARCHAR NOT NULL, "
    "state BLOB NOT NULL, CONSTRAINT pk_mood_states PRIMARY KEY (interaction_id), "
    "CONSTRAINT fk_mood_states_interaction_id_interactions FOREIGN KEY(interaction_id) "
    "REFERENCES interactions (id) ON DELETE CASCADE)",
)
