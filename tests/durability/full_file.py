"""A file with as many rows as a test asks for: people, their addresses, their messages."""

from __future__ import annotations

from pathlib import Path

from core.domain.contact import Contact
from core.privacy import profile
from core.privacy.vault import PassphraseCost
from core.services.contact_service import ContactService
from core.storage.database import create_file
from core.storage.rescue import salvage
from core.storage.sealed_file import connect

KEY = bytes(range(32))
WORD = "correct horse"
LIGHT = PassphraseCost(passes=1, memory_kib=8, lanes=1)


def make_full_file(path: Path, rows: int, text: str = "The oven is cold. 面包。") -> None:
    """Make a file with this many rows: a fifth people, a fifth addresses, the rest messages."""
    create_file(path, KEY)
    fill_file(path, KEY, rows, text)


def fill_file(path: Path, key: bytes, rows: int, text: str) -> None:
    """Put these rows into an empty file, past index and history."""
    people = rows // 5
    connection = connect(path, key)
    connection.execute("BEGIN")
    connection.executemany(
        "INSERT INTO contacts (id, name, name_key, given_name, family_name, details, tags, notes, "
        "language, external_id, is_archived, created_at, revision) "
        "VALUES (?, ?, ?, '', '', '[]', '[]', '', '', '', 0, '2026-06-01 10:00:00', 0)",
        [(n, f"Person {n}", f"person {n}") for n in range(1, people + 1)],
    )
    connection.executemany(
        "INSERT INTO channels (id, contact_id, kind, value, key, label, revision) "
        "VALUES (?, ?, 'email', ?, ?, '', 0)",
        [(n, n, f"p{n}@x.example", f"p{n}@x.example") for n in range(1, people + 1)],
    )
    connection.executemany(
        "INSERT INTO interactions (id, kind, direction, occurred_at, subject, text, new_text, "
        "language, is_automatic, contact_id, counterpart_key, counterpart_name, headers, "
        "fingerprint, revision) VALUES (?, 'email', 'incoming', '2026-06-01 10:00:00', ?, ?, '', "
        "'en', 0, ?, ?, '', 'null', ?, 0)",
        [
            (n, f"Subject {n}", text, n % people + 1, f"p{n % people + 1}@x.example", f"f{n}")
            for n in range(1, rows - 2 * people + 1)
        ],
    )
    connection.execute("COMMIT")
    connection.close()


def count_rows(path: Path, key: bytes = KEY) -> int:
    """Return how many rows of people, addresses and messages there are."""
    connection = connect(path, key)
    tables = ("contacts", "channels", "interactions")
    total = sum(
        connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - our names
        for table in tables
    )
    connection.close()
    return int(total)


def salvage_after_flip(path: Path, folder: Path, at: int) -> float:
    """Flip a bit of a copy of the file, salvage it, and return the share of rows saved."""
    damaged, saved = folder / "damaged.db", folder / "saved.db"
    saved.unlink(missing_ok=True)
    content = bytearray(path.read_bytes())
    content[at] ^= 1 << at % 8
    damaged.write_bytes(content)
    salvage.salvage(damaged, KEY, saved)
    return count_rows(saved) / count_rows(path)


def make_damaged_profile(folder: Path, at: int | None = None) -> None:
    """Make a profile of 300 people whose file has a bit flipped, in the middle or at this byte."""
    made = profile.create(folder, WORD, uses_keyring=False, cost=LIGHT)
    people = ContactService(made.database)
    for number in range(300):
        people.add(Contact(f"Person {number}"))
    made.database.close()
    content = bytearray((folder / "cardfile.db").read_bytes())
    content[len(content) // 2 if at is None else at] ^= 4
    (folder / "cardfile.db").write_bytes(content)
