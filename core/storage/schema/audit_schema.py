"""The tables that the audit needs, word for word as they were first released."""

from __future__ import annotations

AUDIT_SCHEMA = (
    """
CREATE INDEX ix_history_entries_table_name_row_id ON history_entries (table_name, row_id)
WHERE before IS NOT NULL
""",
    """
CREATE TABLE audit_links (
    id INTEGER NOT NULL CONSTRAINT pk_audit_links PRIMARY KEY AUTOINCREMENT,
    step_id INTEGER NOT NULL,
    deed VARCHAR NOT NULL,
    actor VARCHAR NOT NULL,
    at DATETIME NOT NULL,
    first_entry INTEGER NOT NULL,
    last_entry INTEGER NOT NULL,
    digest BLOB NOT NULL,
    hash BLOB NOT NULL
)
""",
    "CREATE INDEX ix_audit_links_step_id ON audit_links (step_id)",
    """
CREATE TABLE audit_seals (
    link_id INTEGER NOT NULL,
    entry_id INTEGER NOT NULL,
    salt BLOB,
    digest BLOB NOT NULL,
    erased_by INTEGER NOT NULL,
    CONSTRAINT pk_audit_seals PRIMARY KEY (link_id, entry_id)
)
""",
    """
CREATE TABLE erased_fingerprints (
    fingerprint VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    at DATETIME NOT NULL,
    CONSTRAINT pk_erased_fingerprints PRIMARY KEY (fingerprint)
)
""",
    """
CREATE TABLE file_secrets (
    name VARCHAR NOT NULL,
    value BLOB NOT NULL,
    CONSTRAINT pk_file_secrets PRIMARY KEY (name)
)
""",
    """
CREATE TABLE pseudonyms (
    kind VARCHAR NOT NULL,
    original VARCHAR NOT NULL,
    fake VARCHAR NOT NULL,
    CONSTRAINT pk_pseudonyms PRIMARY KEY (kind, original)
)
""",
)
