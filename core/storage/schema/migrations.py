"""The schema's history: numbered functions, run in order, never edited after release."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from core.storage import tags
from core.storage.finding import search_index, vocabulary
from core.storage.kept import contact_days, contact_facts, derived, name_orders, tallies
from core.storage.rows.agenda_tables import AGENDA_SCHEMA
from core.storage.rows.order_tables import ORDER_SCHEMA
from core.storage.schema.audit_schema import AUDIT_SCHEMA
from core.storage.schema.first_schema import FIRST_SCHEMA
from core.storage.schema.mood_schema import MOOD_SCHEMA
from core.storage.schema.sales_schema import SALES_SCHEMA
from core.storage.schema.schema_version import is_current
from core.storage.schema.view_schema import VIEW_SCHEMA
from core.storage.trail import audit_chain


def m001_first_schema(connection: Connection) -> None:
    """Contacts, companies, interactions, imports, machine results, history and the search index."""
    for statement in FIRST_SCHEMA:
        connection.exec_driver_sql(statement)


def m002_people(connection: Connection) -> None:
    """Who took each step, and what each person was at work on when the window was locked."""
    for statement in (
        "ALTER TABLE history_steps ADD COLUMN actor VARCHAR DEFAULT '' NOT NULL",
        "CREATE TABLE open_work (person VARCHAR NOT NULL, content JSON NOT NULL, "
        "CONSTRAINT pk_open_work PRIMARY KEY (person))",
    ):
        connection.exec_driver_sql(statement)


def m003_audit(connection: Connection) -> None:
    """What brought each step about, the audit chain, and what is kept of people who were erased.

    The chain begins here: what was done before stays in the history without a seal.
    """
    connection.exec_driver_sql(
        "ALTER TABLE history_steps ADD COLUMN origin VARCHAR DEFAULT 'person' NOT NULL"
    )
    for statement in AUDIT_SCHEMA:
        connection.exec_driver_sql(statement)
    last = connection.exec_driver_sql("SELECT max(id) FROM history_steps").scalar()
    audit_chain.begin(connection, last or 0)


def m004_kept_prompts(connection: Connection) -> None:
    """What a model has read, kept over a restart, and forgotten when a customer's words are."""
    for statement in (
        "CREATE TABLE kept_prompts (name VARCHAR NOT NULL, identity VARCHAR NOT NULL, "
        "place INTEGER NOT NULL, tokens BLOB NOT NULL, seal BLOB NOT NULL, state BLOB NOT NULL, "
        "CONSTRAINT pk_kept_prompts PRIMARY KEY (name))",
        "CREATE TABLE prompt_marks (id INTEGER NOT NULL, mark BLOB NOT NULL, "
        "CONSTRAINT pk_prompt_marks PRIMARY KEY (id))",
        "INSERT INTO prompt_marks (id, mark) VALUES (1, randomblob(16))",
    ):
        connection.exec_driver_sql(statement)
    # Triggers, because nobody who deletes may forget it: undo, erasure, removal, merging.
    for table in ("contacts", "companies", "interactions", "knowledge_notes"):
        connection.exec_driver_sql(
            f"CREATE TRIGGER forget_prompts_of_{table} AFTER DELETE ON {table} BEGIN "  # noqa: S608 - our own names
            "DELETE FROM kept_prompts; "
            "UPDATE prompt_marks SET mark = randomblob(16); END"
        )


def m005_merges(connection: Connection) -> None:
    """Which contacts became one, and which a person said are different."""
    for statement in (
        "CREATE TABLE merges (survivor_id INTEGER NOT NULL, other_ids JSON NOT NULL, "
        "names JSON NOT NULL, step_id INTEGER NOT NULL, at DATETIME NOT NULL, "
        "unmerged_at DATETIME, id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "
        "revision INTEGER NOT NULL)",
        "CREATE INDEX ix_merges_survivor_id ON merges (survivor_id)",
        "CREATE TABLE distinct_contacts (first_id INTEGER NOT NULL, second_id INTEGER NOT NULL, "
        "at DATETIME NOT NULL, id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "
        "revision INTEGER NOT NULL)",
        "CREATE INDEX ix_distinct_contacts_first_id ON distinct_contacts (first_id)",
        "CREATE INDEX ix_distinct_contacts_second_id ON distinct_contacts (second_id)",
    ):
        connection.exec_driver_sql(statement)


def m006_search(connection: Connection) -> None:
    """One index for each kind of record, numbers, a vocabulary, and a contact's mail by its moment.

    The index is filled once the file has today's tables, and is made as today's program wants it.
    """
    connection.exec_driver_sql("DROP TABLE search_index")
    search_index.make_anew(connection)
    for statement in vocabulary.SCHEMA:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql("DROP INDEX ix_interactions_contact_id")
    connection.exec_driver_sql(
        "CREATE INDEX ix_interactions_contact_id_occurred_at "
        "ON interactions (contact_id, occurred_at)"
    )


def m009_large_files(connection: Connection) -> None:
    """Search tables for titles and files, counts that are kept, the inbox in its order."""
    search_index.make_anew(connection)
    tallies.make(connection)
    for flag in ("needs_reply", "is_upset", "is_automatic"):
        connection.exec_driver_sql(f"DROP INDEX ix_thread_summaries_{flag}")
        connection.exec_driver_sql(
            f"CREATE INDEX ix_thread_summaries_{flag}_last_at ON thread_summaries (last_at) "
            f"WHERE {flag} IS 1"
        )


def m007_views(connection: Connection) -> None:
    """The owner's own fields, tags with a colour, saved views, and what views look contacts up by.

    Tags and figures of contacts are filled once the file has today's tables.
    """
    for statement in VIEW_SCHEMA:
        connection.exec_driver_sql(statement)


def m008_sales(connection: Connection) -> None:
    """Deals and their stages, tasks, who took part in meetings, and what these are in calendars."""
    for statement in SALES_SCHEMA:
        connection.exec_driver_sql(statement)


def m011_runs(connection: Connection) -> None:
    """One entry and one seal for new rows that were made one after the other."""
    for statement in (
        "ALTER TABLE history_entries ADD COLUMN length INTEGER DEFAULT 1 NOT NULL",
        "CREATE INDEX ix_history_entries_length ON history_entries (length) WHERE length > 1",
        "ALTER TABLE audit_seals ADD COLUMN length INTEGER DEFAULT 1 NOT NULL",
    ):
        connection.exec_driver_sql(statement)


def m013_open_imports(connection: Connection) -> None:
    """What it takes to go on with an import that was stopped, and what came by a watched folder."""
    for statement in (
        "ALTER TABLE import_batches ADD COLUMN source JSON DEFAULT '{}' NOT NULL",
        "CREATE TABLE taken_files (digest VARCHAR NOT NULL, name VARCHAR NOT NULL, "
        "at DATETIME NOT NULL, step_id INTEGER NOT NULL, reason VARCHAR NOT NULL, "
        "details JSON NOT NULL, CONSTRAINT pk_taken_files PRIMARY KEY (digest))",
    ):
        connection.exec_driver_sql(statement)


def m014_meanings(connection: Connection) -> None:
    """What texts mean, as vectors that can always be made anew, and go with what they are made of.

    Triggers, because nobody who deletes or changes may forget it: undo, erasure, removal, merging.
    """
    for statement in (
        "CREATE TABLE meanings (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "
        "kind VARCHAR NOT NULL, record_id INTEGER NOT NULL, part INTEGER NOT NULL, "
        "model VARCHAR NOT NULL, vector BLOB NOT NULL)",
        "CREATE INDEX ix_meanings_kind_record_id ON meanings (kind, record_id)",
    ):
        connection.exec_driver_sql(statement)
    for kind, table, texts in (
        ("interaction", "interactions", ("subject", "text", "new_text")),
        ("note", "knowledge_notes", ("title", "text")),
    ):
        is_other = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in texts)
        for name, event, condition in (
            ("gone", "DELETE", ""),
            ("changed", f"UPDATE OF {', '.join(texts)}", f"WHEN {is_other} "),
        ):
            connection.exec_driver_sql(
                f"CREATE TRIGGER forget_meaning_of_{name}_{table} AFTER {event} ON {table} "  # noqa: S608 - our own names
                f"{condition}BEGIN "
                f"DELETE FROM meanings WHERE kind = '{kind}' AND record_id = OLD.id; END"
            )


def m015_phrases(connection: Connection) -> None:
    """Which words the owner wrote after which, forgotten when a sent text goes or is changed."""
    for statement in (
        "CREATE TABLE phrase_followers (context BIGINT NOT NULL, word VARCHAR NOT NULL, "
        "count INTEGER NOT NULL, lefts INTEGER NOT NULL, last_id INTEGER NOT NULL, "
        "CONSTRAINT pk_phrase_followers PRIMARY KEY (context, word)) WITHOUT ROWID",
        "CREATE TABLE phrase_contexts (context BIGINT NOT NULL, total INTEGER NOT NULL, "
        "lefts INTEGER NOT NULL, followers INTEGER NOT NULL, "
        "CONSTRAINT pk_phrase_contexts PRIMARY KEY (context))",
        "CREATE TABLE phrase_states (id INTEGER NOT NULL, learned_to INTEGER NOT NULL, "
        "words INTEGER NOT NULL, CONSTRAINT pk_phrase_states PRIMARY KEY (id))",
    ):
        connection.exec_driver_sql(statement)
    # Triggers, because nobody who deletes may forget it: undo, erasure, removal, merging.
    for name, event in (("gone", "DELETE"), ("changed", "UPDATE OF new_text, direction")):
        connection.exec_driver_sql(
            f"CREATE TRIGGER forget_phrases_of_{name} AFTER {event} ON interactions "  # noqa: S608 - our own names
            "WHEN OLD.direction = 'outgoing' BEGIN DELETE FROM phrase_followers; "
            "DELETE FROM phrase_contexts; DELETE FROM phrase_states; END"
        )


def m020_rulings(connection: Connection) -> None:
    """The owner's word on moods, words that mean something else here, and the student."""
    for statement in MOOD_SCHEMA:
        connection.exec_driver_sql(statement)
    # Triggers, because nobody who deletes may forget it: undo, erasure, removal, merging.
    for name, event in (("gone", "DELETE"), ("changed", "UPDATE OF new_text, direction")):
        connection.exec_driver_sql(
            f"CREATE TRIGGER forget_student_of_{name} AFTER {event} ON interactions "  # noqa: S608 - our own names
            "WHEN OLD.direction = 'incoming' BEGIN DELETE FROM mood_students; "
            "DELETE FROM mood_states WHERE interaction_id = OLD.id; END"
        )
    tallies.leave_automatic_out(connection)


def m021_agenda(connection: Connection) -> None:
    """What the owner said of next actions, and which days of contacts return each year."""
    for statement in AGENDA_SCHEMA:
        connection.exec_driver_sql(statement)


def m018_follow_ups(connection: Connection) -> None:
    """Tasks that nobody needs once somebody has answered, and reminders found by their moment."""
    for statement in (
        "ALTER TABLE tasks ADD COLUMN waits_since DATETIME",
        "CREATE INDEX ix_tasks_waits_since ON tasks (waits_since)",
        "CREATE INDEX ix_tasks_remind_at ON tasks (remind_at)",
    ):
        connection.exec_driver_sql(statement)


def m022_tables_of_companies_and_deals(connection: Connection) -> None:
    """Fields of deals, what tables are put in order by, and what is written in files."""
    connection.exec_driver_sql(
        "CREATE TABLE file_texts (blob_key VARCHAR NOT NULL, text VARCHAR NOT NULL, "
        "problem VARCHAR NOT NULL, CONSTRAINT pk_file_texts PRIMARY KEY (blob_key), "
        "CONSTRAINT fk_file_texts_blob_key_blobs FOREIGN KEY(blob_key) REFERENCES blobs (key) "
        "ON DELETE CASCADE)"
    )
    connection.exec_driver_sql(
        "ALTER TABLE field_values ADD COLUMN deal_id INTEGER REFERENCES deals (id)"
    )
    for table, column in (
        ("field_values", "deal_id"),
        ("companies", "created_at"),
        ("attachments", "blob_key"),
        *(("deals", column) for column in _DEAL_ORDERS),
    ):
        connection.exec_driver_sql(f"CREATE INDEX ix_{table}_{column} ON {table} ({column})")


def m023_sent_letters(connection: Connection) -> None:
    """The owner's own letters by when they were written: each draft asks for the last of them."""
    connection.exec_driver_sql(
        "CREATE INDEX ix_interactions_sent_at ON interactions (occurred_at) "
        "WHERE direction = 'outgoing'"
    )


def m024_tags_of_companies_and_deals(connection: Connection) -> None:
    """Tags of companies and deals, and who has which."""
    for table, kind in (("companies", "company"), ("deals", "deal")):
        for statement in (
            f"ALTER TABLE {table} ADD COLUMN tags JSON DEFAULT '[]' NOT NULL",
            f"CREATE TABLE {kind}_tags (key VARCHAR NOT NULL, {kind}_id INTEGER NOT NULL, "
            f"name VARCHAR NOT NULL, CONSTRAINT pk_{kind}_tags PRIMARY KEY (key, {kind}_id), "
            f"CONSTRAINT fk_{kind}_tags_{kind}_id_{table} FOREIGN KEY({kind}_id) "
            f"REFERENCES {table} (id) ON DELETE CASCADE)",
            f"CREATE INDEX ix_{kind}_tags_{kind}_id ON {kind}_tags ({kind}_id)",
        ):
            connection.exec_driver_sql(statement)


def m025_replies_of_drafts(connection: Connection) -> None:
    """Which reply an accepted draft became."""
    for statement in (
        "ALTER TABLE drafts ADD COLUMN reply_id INTEGER",
        "CREATE INDEX ix_drafts_reply_id ON drafts (reply_id)",
    ):
        connection.exec_driver_sql(statement)


def m026_smaller_indices(connection: Connection) -> None:
    """Imported records by the beginning of their fingerprint, and who is at a firm by one index."""
    for statement in (
        "DROP INDEX ix_imported_records_fingerprint",
        "CREATE INDEX ix_imported_records_beginning "
        "ON imported_records (substr(fingerprint, 1, 8))",
        "DROP INDEX ix_contact_companies_company_id",
        "CREATE INDEX ix_contact_companies_company_id_contact_id "
        "ON contact_companies (company_id, contact_id)",
    ):
        connection.exec_driver_sql(statement)


def m027_names_in_order(connection: Connection) -> None:
    """By what contacts, companies and deals stand in lists, and only identifiers that there are.

    The order is filled once the file has today's tables.
    """
    for statement in (
        *ORDER_SCHEMA,
        "DROP INDEX ix_contacts_external_id",
        "CREATE INDEX ix_contacts_external_id ON contacts (external_id) WHERE external_id <> ''",
    ):
        connection.exec_driver_sql(statement)


def m028_surely_upset(connection: Connection) -> None:
    """Upset is who surely complains, not whoever may, or has praise as well.

    Only conversations that were said to be upset are looked at: an index has them.
    """
    connection.exec_driver_sql(
        "UPDATE thread_summaries SET is_upset = 0 WHERE is_upset IS 1 AND NOT EXISTS "
        "(SELECT 1 FROM sentiments WHERE interaction_id = mood_id AND certainty >= 0.6 "
        "AND (label = 'negative' OR label = 'mixed' AND score < 0))"
    )


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (
    m001_first_schema,
    m002_people,
    m003_audit,
    m004_kept_prompts,
    m005_merges,
    m006_search,
    m007_views,
    m008_sales,
    m009_large_files,
    m011_runs,
    m013_open_imports,
    m014_meanings,
    m015_phrases,
    m020_rulings,
    m021_agenda,
    m018_follow_ups,
    m022_tables_of_companies_and_deals,
    m023_sent_letters,
    m024_tags_of_companies_and_deals,
    m025_replies_of_drafts,
    m026_smaller_indices,
    m027_names_in_order,
    m028_surely_upset,
)
_DEAL_ORDERS = ("amount_minor", "opened_on", "expected_on", "closed_on", "created_at")
_MAKE_INDEX = frozenset({"m006_search", "m009_large_files"})
_MAKE_FACTS = frozenset({"m007_views", "m020_rulings"})
_MAKE_DAYS = frozenset({"m021_agenda"})
_MAKE_ORDER = frozenset({"m027_names_in_order"})
_TOUCH_NO_KEY = frozenset({"m028_surely_upset"})
"""These can't part a row from the one it belongs to, so nobody need look at every row for it."""


def migrate(connection: Connection, upto: int | None = None) -> None:
    """Bring the file up to date; structure and version change together or not at all.

    connection: in a transaction that writes. upto: stop at this version instead of the newest.
    Raises UserError("database-newer") and writes nothing when a newer Cardfile made the file.
    """
    found = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    if is_current(found):
        return
    names = {migration.__name__ for migration in MIGRATIONS[found:upto]}
    is_checked = not names <= _TOUCH_NO_KEY
    broken = _count_orphans(connection) if is_checked else 0
    for number, migration in enumerate(MIGRATIONS[found:upto], start=found + 1):
        migration(connection)
        connection.exec_driver_sql(f"PRAGMA user_version = {number}")
    if found and upto is None:
        _fill(connection, names)
    if is_checked and _count_orphans(connection) > broken:
        raise AssertionError("a migration left a row without the row it belongs to")


def _fill(connection: Connection, names: set[str]) -> None:
    """Fill what these migrations made that follows from the rows."""
    with Session(connection) as session:
        if _MAKE_INDEX & names:
            derived.rebuild(session)
            return
        if _MAKE_FACTS & names:
            tags.rebuild(session)
            contact_facts.rebuild(session)
        if _MAKE_DAYS & names:
            contact_days.rebuild(session)
        if _MAKE_ORDER & names:
            name_orders.rebuild(session)


def _count_orphans(connection: Connection) -> int:
    return len(connection.exec_driver_sql("PRAGMA foreign_key_check").all())
