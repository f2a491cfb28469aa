"""The schema as the first release made it, word for word; never edited again.

`tables.py` says what the tables are today; the migrations lead from here to there.
"""

from __future__ import annotations

FIRST_SCHEMA: tuple[str, ...] = (
    """
CREATE TABLE history_steps (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    action VARCHAR NOT NULL,
    subject VARCHAR NOT NULL,
    at DATETIME NOT NULL,
    rows INTEGER NOT NULL,
    undone_at DATETIME
)
    """,
    """
CREATE TABLE companies (
    name VARCHAR NOT NULL,
    name_key VARCHAR NOT NULL,
    domain VARCHAR NOT NULL,
    details JSON NOT NULL,
    notes VARCHAR NOT NULL,
    created_at DATETIME NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    revision INTEGER NOT NULL
)
    """,
    "CREATE INDEX ix_companies_domain ON companies (domain)",
    "CREATE INDEX ix_companies_name_key ON companies (name_key)",
    """
CREATE TABLE contacts (
    name VARCHAR NOT NULL,
    name_key VARCHAR NOT NULL,
    given_name VARCHAR NOT NULL,
    family_name VARCHAR NOT NULL,
    details JSON NOT NULL,
    tags JSON NOT NULL,
    notes VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    external_id VARCHAR NOT NULL,
    is_archived BOOLEAN NOT NULL,
    created_at DATETIME NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    revision INTEGER NOT NULL
)
    """,
    "CREATE INDEX ix_contacts_name_key ON contacts (name_key)",
    "CREATE INDEX ix_contacts_external_id ON contacts (external_id)",
    """
CREATE TABLE threads (
    subject VARCHAR NOT NULL,
    subject_key VARCHAR NOT NULL,
    waved_off_at DATETIME,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    revision INTEGER NOT NULL
)
    """,
    "CREATE INDEX ix_threads_subject_key ON threads (subject_key)",
    """
CREATE TABLE blobs (
    "key" VARCHAR NOT NULL,
    content BLOB NOT NULL,
    CONSTRAINT pk_blobs PRIMARY KEY ("key")
)
    """,
    """
CREATE TABLE knowledge_notes (
    title VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    revision INTEGER NOT NULL
)
    """,
    """
CREATE TABLE owners (
    name VARCHAR NOT NULL,
    business VARCHAR NOT NULL,
    addresses JSON NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    revision INTEGER NOT NULL
)
    """,
    """
CREATE TABLE history_entries (
    id INTEGER NOT NULL,
    step_id INTEGER NOT NULL,
    table_name VARCHAR NOT NULL,
    row_id INTEGER NOT NULL,
    deed VARCHAR NOT NULL,
    "before" JSON,
    "after" JSON,
    CONSTRAINT pk_history_entries PRIMARY KEY (id),
    CONSTRAINT fk_history_entries_step_id_history_steps
        FOREIGN KEY(step_id) REFERENCES history_steps (id)
)
    """,
    "CREATE INDEX ix_history_entries_step_id ON history_entries (step_id)",
    """
CREATE TABLE channels (
    contact_id INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    "key" VARCHAR NOT NULL,
    label VARCHAR NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    revision INTEGER NOT NULL,
    CONSTRAINT fk_channels_contact_id_contacts FOREIGN KEY(contact_id) REFERENCES contacts (id)
)
    """,
    'CREATE INDEX ix_channels_kind_key ON channels (kind, "key")',
    "CREATE INDEX ix_channels_contact_id ON channels (contact_id)",
    """
CREATE TABLE contact_companies (
    contact_id INTEGER NOT NULL,
    company_id INTEGER NOT NULL,
    role VARCHAR NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    revision INTEGER NOT NULL,
    CONSTRAINT fk_contact_companies_contact_id_contacts
        FOREIGN KEY(contact_id) REFERENCES contacts (id),
    CONSTRAINT fk_contact_companies_company_id_companies
        FOREIGN KEY(company_id) REFERENCES companies (id)
)
    """,
    "CREATE INDEX ix_contact_companies_company_id ON contact_companies (company_id)",
    "CREATE INDEX ix_contact_companies_contact_id ON contact_companies (contact_id)",
    """
CREATE TABLE thread_references (
    thread_id INTEGER NOT NULL,
    message_id VARCHAR NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    revision INTEGER NOT NULL,
    CONSTRAINT fk_thread_references_thread_id_threads FOREIGN KEY(thread_id) REFERENCES threads (id)
)
    """,
    "CREATE INDEX ix_thread_references_thread_id ON thread_references (thread_id)",
    "CREATE INDEX ix_thread_references_message_id ON thread_references (message_id)",
    """
CREATE TABLE interactions (
    kind VARCHAR NOT NULL,
    direction VARCHAR NOT NULL,
    occurred_at DATETIME NOT NULL,
    subject VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    new_text VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    is_automatic BOOLEAN NOT NULL,
    contact_id INTEGER,
    thread_id INTEGER,
    counterpart_key VARCHAR NOT NULL,
    counterpart_name VARCHAR NOT NULL,
    headers JSON,
    fingerprint VARCHAR NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    revision INTEGER NOT NULL,
    CONSTRAINT fk_interactions_contact_id_contacts FOREIGN KEY(contact_id) REFERENCES contacts (id),
    CONSTRAINT fk_interactions_thread_id_threads FOREIGN KEY(thread_id) REFERENCES threads (id)
)
    """,
    "CREATE INDEX ix_interactions_contact_id ON interactions (contact_id)",
    "CREATE INDEX ix_interactions_fingerprint ON interactions (fingerprint)",
    "CREATE INDEX ix_interactions_occurred_at ON interactions (occurred_at)",
    "CREATE INDEX ix_interactions_thread_id_occurred_at ON interactions (thread_id, occurred_at)",
    "CREATE INDEX ix_interactions_counterpart_key ON interactions (counterpart_key)",
    """
CREATE TABLE import_batches (
    id INTEGER NOT NULL,
    step_id INTEGER NOT NULL,
    label VARCHAR NOT NULL,
    started_at DATETIME NOT NULL,
    report JSON NOT NULL,
    CONSTRAINT pk_import_batches PRIMARY KEY (id),
    CONSTRAINT fk_import_batches_step_id_history_steps
        FOREIGN KEY(step_id) REFERENCES history_steps (id)
)
    """,
    "CREATE INDEX ix_import_batches_step_id ON import_batches (step_id)",
    """
CREATE TABLE imported_records (
    id INTEGER NOT NULL,
    step_id INTEGER NOT NULL,
    fingerprint VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    record_id INTEGER NOT NULL,
    CONSTRAINT pk_imported_records PRIMARY KEY (id),
    CONSTRAINT fk_imported_records_step_id_history_steps
        FOREIGN KEY(step_id) REFERENCES history_steps (id)
)
    """,
    "CREATE INDEX ix_imported_records_step_id ON imported_records (step_id)",
    "CREATE INDEX ix_imported_records_fingerprint ON imported_records (fingerprint)",
    """
CREATE TABLE thread_summaries (
    thread_id INTEGER NOT NULL,
    last_id INTEGER NOT NULL,
    last_at DATETIME NOT NULL,
    message_count INTEGER NOT NULL,
    snippet VARCHAR NOT NULL,
    with_name VARCHAR NOT NULL,
    with_email VARCHAR NOT NULL,
    contact_id INTEGER,
    mood_id INTEGER,
    is_upset BOOLEAN NOT NULL,
    needs_reply BOOLEAN NOT NULL,
    is_automatic BOOLEAN NOT NULL,
    CONSTRAINT pk_thread_summaries PRIMARY KEY (thread_id),
    CONSTRAINT fk_thread_summaries_thread_id_threads
        FOREIGN KEY(thread_id) REFERENCES threads (id) ON DELETE CASCADE
)
    """,
    "CREATE INDEX ix_thread_summaries_is_upset ON thread_summaries (is_upset)",
    "CREATE INDEX ix_thread_summaries_last_at ON thread_summaries (last_at)",
    "CREATE INDEX ix_thread_summaries_needs_reply ON thread_summaries (needs_reply)",
    "CREATE INDEX ix_thread_summaries_is_automatic ON thread_summaries (is_automatic)",
    """
CREATE TABLE attachments (
    interaction_id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    media_type VARCHAR NOT NULL,
    size_bytes INTEGER NOT NULL,
    blob_key VARCHAR NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    revision INTEGER NOT NULL,
    CONSTRAINT fk_attachments_interaction_id_interactions
        FOREIGN KEY(interaction_id) REFERENCES interactions (id)
)
    """,
    "CREATE INDEX ix_attachments_interaction_id ON attachments (interaction_id)",
    """
CREATE TABLE sentiments (
    interaction_id INTEGER NOT NULL,
    label VARCHAR NOT NULL,
    score DOUBLE NOT NULL,
    certainty DOUBLE NOT NULL,
    phrases JSON NOT NULL,
    source VARCHAR NOT NULL,
    made_at DATETIME NOT NULL,
    CONSTRAINT pk_sentiments PRIMARY KEY (interaction_id),
    CONSTRAINT fk_sentiments_interaction_id_interactions
        FOREIGN KEY(interaction_id) REFERENCES interactions (id) ON DELETE CASCADE
)
    """,
    "CREATE INDEX ix_sentiments_label ON sentiments (label)",
    """
CREATE TABLE drafts (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    interaction_id INTEGER NOT NULL,
    state VARCHAR NOT NULL,
    created_at DATETIME NOT NULL,
    result JSON NOT NULL,
    CONSTRAINT fk_drafts_interaction_id_interactions
        FOREIGN KEY(interaction_id) REFERENCES interactions (id) ON DELETE CASCADE
)
    """,
    "CREATE INDEX ix_drafts_interaction_id ON drafts (interaction_id)",
    "CREATE VIRTUAL TABLE search_index USING fts5(title, body, content='', "
    "contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')",
)
