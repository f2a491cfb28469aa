"""The tables of deals, tasks and the calendar as the eighth version made them; never edited again.

`sales_tables.py` says what they are today.
"""

from __future__ import annotations

_END = "id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, revision INTEGER NOT NULL"


def _link(column: str, table: str, name: str) -> str:
    return f"CONSTRAINT fk_{table}_{column}_{name} FOREIGN KEY({column}) REFERENCES {name} (id)"


def _table(name: str, columns: str, *links: tuple[str, str]) -> str:
    foreign = "".join(f", {_link(column, name, target)}" for column, target in links)
    return f"CREATE TABLE {name} ({columns}, {_END}{foreign})"


def _index(table: str, column: str) -> str:
    return f"CREATE INDEX ix_{table}_{column} ON {table} ({column})"


SALES_SCHEMA: tuple[str, ...] = (
    _table(
        "deal_stages",
        "name VARCHAR NOT NULL, name_key VARCHAR NOT NULL, position INTEGER NOT NULL, "
        "win_percent INTEGER NOT NULL",
    ),
    _index("deal_stages", "name_key"),
    _table(
        "deals",
        "title VARCHAR NOT NULL, title_key VARCHAR NOT NULL, state VARCHAR NOT NULL, "
        "company_id INTEGER, stage_id INTEGER, amount_minor INTEGER, currency VARCHAR NOT NULL, "
        "opened_on DATE, expected_on DATE, closed_on DATE, lost_reason VARCHAR NOT NULL, "
        "notes VARCHAR NOT NULL, details JSON NOT NULL, external_id VARCHAR NOT NULL, "
        "created_at DATETIME NOT NULL",
        ("company_id", "companies"),
        ("stage_id", "deal_stages"),
    ),
    *(_index("deals", column) for column in ("title_key", "company_id", "stage_id", "external_id")),
    _table(
        "deal_contacts",
        "deal_id INTEGER NOT NULL, contact_id INTEGER NOT NULL, is_main BOOLEAN NOT NULL",
        ("deal_id", "deals"),
        ("contact_id", "contacts"),
    ),
    _index("deal_contacts", "deal_id"),
    _index("deal_contacts", "contact_id"),
    _table(
        "deal_moves",
        "deal_id INTEGER NOT NULL, at DATETIME NOT NULL, from_stage_id INTEGER, "
        "to_stage_id INTEGER, state VARCHAR NOT NULL",
        ("deal_id", "deals"),
        ("from_stage_id", "deal_stages"),
        ("to_stage_id", "deal_stages"),
    ),
    _index("deal_moves", "deal_id"),
    _table(
        "tasks",
        "title VARCHAR NOT NULL, due_on DATE, due_at DATETIME, remind_at DATETIME, "
        "done_at DATETIME, contact_id INTEGER, company_id INTEGER, deal_id INTEGER, "
        "interaction_id INTEGER, notes VARCHAR NOT NULL, source VARCHAR NOT NULL, "
        "created_at DATETIME NOT NULL",
        ("contact_id", "contacts"),
        ("company_id", "companies"),
        ("deal_id", "deals"),
        ("interaction_id", "interactions"),
    ),
    *(
        _index("tasks", column)
        for column in ("due_on", "contact_id", "company_id", "deal_id", "interaction_id")
    ),
    _table(
        "interaction_participants",
        "interaction_id INTEGER NOT NULL, contact_id INTEGER, key VARCHAR NOT NULL, "
        "email VARCHAR NOT NULL, name VARCHAR NOT NULL, is_organiser BOOLEAN NOT NULL",
        ("interaction_id", "interactions"),
        ("contact_id", "contacts"),
    ),
    *(
        _index("interaction_participants", column)
        for column in ("interaction_id", "contact_id", "key")
    ),
    _table(
        "calendar_entries",
        "uid VARCHAR NOT NULL, recurrence VARCHAR NOT NULL, sequence INTEGER NOT NULL, "
        "modified_at DATETIME, is_cancelled BOOLEAN NOT NULL, interaction_id INTEGER, "
        "task_id INTEGER",
        ("interaction_id", "interactions"),
        ("task_id", "tasks"),
    ),
    *(_index("calendar_entries", column) for column in ("uid", "interaction_id", "task_id")),
    # Words for these four are in the window's language; who renames one has their own.
    "INSERT INTO deal_stages (name, name_key, position, win_percent, revision) VALUES "
    "('Lead', 'lead', 1, 10, 0), ('Qualified', 'qualified', 2, 25, 0), "
    "('Proposal', 'proposal', 3, 50, 0), ('Negotiation', 'negotiation', 4, 75, 0)",
)
