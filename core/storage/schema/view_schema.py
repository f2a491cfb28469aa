"""The schema of fields, tags and views as m007 made it, word for word; never edited again."""

from __future__ import annotations

VIEW_SCHEMA: tuple[str, ...] = (
    """
CREATE TABLE custom_fields (
    record_kind VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    name_key VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    currency VARCHAR NOT NULL,
    choices JSON NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    revision INTEGER NOT NULL
)
    """,
    "CREATE INDEX ix_custom_fields_name_key ON custom_fields (name_key)",
    """
CREATE TABLE field_values (
    field_id INTEGER NOT NULL REFERENCES custom_fields (id),
    contact_id INTEGER REFERENCES contacts (id),
    company_id INTEGER REFERENCES companies (id),
    content VARCHAR NOT NULL,
    key VARCHAR NOT NULL,
    number DOUBLE,
    amount BIGINT,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    revision INTEGER NOT NULL
)
    """,
    "CREATE INDEX ix_field_values_contact_id ON field_values (contact_id)",
    "CREATE INDEX ix_field_values_company_id ON field_values (company_id)",
    *(
        f"CREATE INDEX ix_field_values_field_id_{column}_contact_id "
        f"ON field_values (field_id, {column}, contact_id) WHERE {column} {is_there}"
        for column, is_there in (
            ("key", "<> ''"),
            ("number", "IS NOT NULL"),
            ("amount", "IS NOT NULL"),
        )
    ),
    """
CREATE TABLE tags (
    name VARCHAR NOT NULL,
    name_key VARCHAR NOT NULL,
    colour VARCHAR NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    revision INTEGER NOT NULL
)
    """,
    "CREATE INDEX ix_tags_name_key ON tags (name_key)",
    """
CREATE TABLE saved_views (
    name VARCHAR NOT NULL,
    question JSON NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    revision INTEGER NOT NULL
)
    """,
    """
CREATE TABLE contact_tags (
    key VARCHAR NOT NULL,
    contact_id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    CONSTRAINT pk_contact_tags PRIMARY KEY (key, contact_id),
    FOREIGN KEY(contact_id) REFERENCES contacts (id) ON DELETE CASCADE
)
    """,
    "CREATE INDEX ix_contact_tags_contact_id ON contact_tags (contact_id)",
    """
CREATE TABLE contact_facts (
    contact_id INTEGER NOT NULL PRIMARY KEY,
    last_at DATETIME NOT NULL,
    last_direction VARCHAR NOT NULL,
    message_count INTEGER NOT NULL,
    waits_since DATETIME,
    mood VARCHAR NOT NULL,
    mood_score DOUBLE,
    mood_mean DOUBLE,
    FOREIGN KEY(contact_id) REFERENCES contacts (id) ON DELETE CASCADE
)
    """,
    *(
        f"CREATE INDEX ix_contact_facts_{name} ON contact_facts ({name})"
        for name in ("last_at", "message_count", "waits_since", "mood", "mood_score", "mood_mean")
    ),
    "CREATE INDEX ix_contacts_created_at ON contacts (created_at)",
    "CREATE INDEX ix_thread_summaries_contact_id_needs_reply_last_at "
    "ON thread_summaries (contact_id, needs_reply, last_at)",
)
