"""A pseudonymised copy of the file: everybody in it has a stable other name."""

from __future__ import annotations

import re
import secrets
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from core.domain import access
from core.domain.change import Action
from core.domain.contact import Channel, ChannelKind
from core.errors import UserError
from core.privacy import profile
from core.privacy.vault import PassphraseCost
from core.services.mail_threads import subject_key
from core.services.pseudonymiser import Pseudonymiser, pseudonymising
from core.storage.database import Database
from core.storage.export import copying
from core.storage.privacy import pseudonyms
from core.text.contact_keys import channel_key
from core.text.field_text import sort_key
from core.text.heard import fold
from core.text.normalise import company_key, name_key, normalise_email

Row = dict[str, Any]
_KEPT_DETAILS = ("language",)
_KNOWN_LABELS = ("work", "home", "mobile", "cell", "")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
REMOVED = "[removed]"


class CopyService:
    """Makes copies of the file for others to work with. Data lane only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def write(
        self,
        to: Path,
        passphrase: str,
        progress: Callable[[int, int], None] | None = None,
        *,
        cost: PassphraseCost | None = None,
    ) -> int:
        """Make a profile in the new folder `to`, opened by the passphrase; return its rows.

        Names, firms, addresses and numbers have fakes of the same shape, the same in each copy;
        free text is redacted; files, drafts, history and imports are left out. What stands for
        what is kept in this file only.
        Raises UserError("file-exists"), ("passphrase-empty"), ("file-not-saved"); ("not-allowed")
        for anybody but an owner.
        """
        access.require_owner(self._database.person)
        if to.exists():
            raise UserError("file-exists", path=str(to))
        self._database.note_deed(Action.EXPORT, to.name)
        draft = to.with_name(f".{to.name}.part")
        shutil.rmtree(draft, ignore_errors=True)
        try:
            made = profile.create(draft, passphrase, uses_keyring=False, cost=cost)
            try:
                rows = self._fill(made.database, progress)
            finally:
                made.database.close()
            draft.rename(to)
        except OSError as error:
            raise UserError("file-not-saved", file=to.name) from error
        finally:
            shutil.rmtree(draft, ignore_errors=True)
        return rows

    def make_passphrase(self) -> str:
        """Return a new passphrase for a copy: 20 letters and digits in fours."""
        letters = "".join(secrets.choice(_LETTERS) for _ in range(20))
        return "-".join(letters[start : start + 4] for start in range(0, 20, 4))

    def reveal(self, fake: str) -> tuple[str, ...]:
        """Return what a fake of a copy stands for; every part of it, when it has several.

        Raises UserError("not-allowed") for anybody but an owner.
        """
        access.require_owner(self._database.person)
        with self._database.reading() as session:
            whole = pseudonyms.find_originals(session, fake.strip())
            if whole:
                return whole
            parts = fake.casefold().replace("@", " ").replace(".example", "").split()
            found = [pseudonyms.find_originals(session, part) for part in parts]
        return tuple(" / ".join(originals) for originals in found if originals)

    def _fill(self, target: Database, progress: Callable[[int, int], None] | None) -> int:
        with (
            pseudonymising(self._database) as (maker, source),
            target.writing_results() as session,
        ):
            return copying.copy(source, session, changes_by_table(maker), progress)


def changes_by_table(maker: Pseudonymiser) -> dict[str, copying.RowChange]:
    """Return how the rows of each table are changed on their way into the copy."""
    return {
        "companies": lambda row: _company(row, maker),
        "contacts": lambda row: _contact(row, maker),
        "channels": lambda row: _channel(row, maker),
        "custom_fields": lambda row: (
            _texts(row, maker, "name")
            | {"name_key": sort_key(maker.text(row["name"]))}
            | {"choices": [maker.text(choice) for choice in row["choices"]]}
        ),
        "field_values": _field_value,
        "tags": lambda row: (
            _texts(row, maker, "name") | {"name_key": sort_key(maker.text(row["name"]))}
        ),
        "saved_views": lambda row: (
            _texts(row, maker, "name") | {"question": _question(row["question"], maker)}
        ),
        "contact_companies": lambda row: row | {"revision": 0, "role": maker.text(row["role"])},
        "threads": lambda row: _thread(row, maker),
        "thread_references": lambda row: (
            row | {"revision": 0, "message_id": maker.message_id(row["message_id"])}
        ),
        "interactions": lambda row: _interaction(row, maker),
        "attachments": _attachment,
        "knowledge_notes": lambda row: _texts(row, maker, "title", "text"),
        "owners": lambda row: _owner(row, maker),
        "deal_stages": lambda row: _stage(row, maker),
        "deals": lambda row: _deal(row, maker),
        "deal_contacts": _as_it_is,
        "deal_moves": _as_it_is,
        "tasks": lambda row: _texts(row, maker, "title", "notes"),
        "interaction_participants": lambda row: _participant(row, maker),
        "calendar_entries": lambda row: row | {"revision": 0, "uid": maker.message_id(row["uid"])},
        "sentiments": lambda row: _rating(row, maker),
        "mood_rulings": _as_it_is,
        "mood_words": lambda row: (
            _texts(row, maker, "phrase") | {"phrase_key": fold(maker.text(row["phrase"]))}
        ),
    }


def _rating(row: Row, maker: Pseudonymiser) -> Row:
    """Return a rating, and the one that stands behind it, with what it quotes redacted."""
    changed = {name: [maker.text(one) for one in row[name]] for name in ("phrases", "words")}
    topics = [[maker.text(str(part)) for part in topic] for topic in row["topics"]]
    behind = None if row.get("machine") is None else _rating(row["machine"], maker)
    return row | changed | {"topics": topics} | ({"machine": behind} if "machine" in row else {})


def _as_it_is(row: Row) -> Row:
    return row | {"revision": 0}


def _stage(row: Row, maker: Pseudonymiser) -> Row:
    changed = _texts(row, maker, "name")
    return changed | {"name_key": name_key(changed["name"])}


def _deal(row: Row, maker: Pseudonymiser) -> Row:
    changed = _texts(row, maker, "title", "lost_reason", "notes")
    return changed | {
        "title_key": name_key(changed["title"]),
        "details": _details(row["details"]),
        "tags": [maker.text(tag) for tag in row["tags"]],
        "external_id": "",
    }


def _participant(row: Row, maker: Pseudonymiser) -> Row:
    email = maker.email(row["email"]) if row["email"] else ""
    key = normalise_email(email) or (normalise_email(maker.email(row["key"])) if row["key"] else "")
    return row | {"revision": 0, "email": email, "key": key, "name": maker.name(row["name"])}


def _texts(row: Row, maker: Pseudonymiser, *names: str) -> Row:
    return row | {"revision": 0} | {name: maker.text(row[name]) for name in names}


def _details(details: list[list[str]]) -> list[list[str]]:
    """Return the details with their values removed: they may be anything, and say so by name."""
    return [[n, v if n.casefold() in _KEPT_DETAILS else REMOVED] for n, v in details]


def _company(row: Row, maker: Pseudonymiser) -> Row:
    name = maker.company(row["name"])
    made = {"name": name, "name_key": company_key(name), "domain": maker.domain(row["domain"])}
    told = {
        "details": _details(row["details"]),
        "tags": [maker.text(tag) for tag in row["tags"]],
    }
    return _texts(row, maker, "notes") | made | told


def _contact(row: Row, maker: Pseudonymiser) -> Row:
    name = maker.name(row["name"])
    return _texts(row, maker, "notes") | {
        "name": name,
        "name_key": name_key(name),
        "given_name": maker.name(row["given_name"]),
        "family_name": maker.name(row["family_name"]),
        "details": _details(row["details"]),
        "tags": [maker.text(tag) for tag in row["tags"]],
        "external_id": "",
    }


def _field_value(row: Row) -> Row:
    """Return the value without what tells who is meant: numbers and days coarse, texts gone."""
    made = {"revision": 0, "content": REMOVED, "key": sort_key(REMOVED)}
    if row["content"] in ("yes", "no"):
        made = {"revision": 0}
    elif row["number"] is not None:
        number = _coarse(row["number"])
        made |= {"key": "", "number": number, "content": f"{number:.0f}"}
    elif row["amount"] is not None:
        amount = round(_coarse(row["amount"]))
        made |= {"key": "", "amount": amount, "content": str(amount)}
    elif _DAY.fullmatch(row["key"]) and row["key"] == row["content"]:
        day = f"{row['key'][:4]}-01-01"
        made |= {"key": day, "content": day}
    return row | made


def _coarse(number: float) -> float:
    """Return the number with its first digit alone."""
    return float(f"{number:.0e}")


def _question(part: Any, maker: Pseudonymiser) -> Any:  # noqa: ANN401 - JSON is whatever it is
    """Return a saved view whose conditions name nobody."""
    if isinstance(part, list):
        return [_question(inner, maker) for inner in part]
    if isinstance(part, dict):
        return {
            name: maker.text(str(inner)) if name == "value" else _question(inner, maker)
            for name, inner in part.items()
        }
    return part


def _channel(row: Row, maker: Pseudonymiser) -> Row:
    kind = ChannelKind(row["kind"])
    if kind is ChannelKind.EMAIL:
        value = maker.email(row["value"])
    elif kind is ChannelKind.PHONE:
        value = maker.phone(row["value"])
    else:
        value = REMOVED
    label = row["label"] if row["label"].casefold() in _KNOWN_LABELS else ""
    key = channel_key(Channel(kind, value), "")
    return row | {"revision": 0, "value": value, "key": key, "label": label}


def _thread(row: Row, maker: Pseudonymiser) -> Row:
    subject = maker.text(row["subject"])
    return row | {"revision": 0, "subject": subject, "subject_key": subject_key(subject)}


def _interaction(row: Row, maker: Pseudonymiser) -> Row:
    key = row["counterpart_key"]
    return _texts(row, maker, "subject", "text", "new_text") | {
        "counterpart_key": normalise_email(maker.email(key)) if key else "",
        "counterpart_name": maker.name(row["counterpart_name"]),
        "headers": None if row["headers"] is None else _headers(row["headers"], maker),
        "fingerprint": "",
    }


def _headers(headers: Row, maker: Pseudonymiser) -> Row:
    def pair(address: list[str] | None) -> list[str] | None:
        return None if address is None else [maker.email(address[0]), maker.name(address[1])]

    return {
        "message_id": maker.message_id(headers["message_id"]),
        "in_reply_to": maker.message_id(headers["in_reply_to"]),
        "references": [maker.message_id(reference) for reference in headers["references"]],
        "sender": pair(headers["sender"]),
        "to": [pair(address) for address in headers["to"]],
        "cc": [pair(address) for address in headers["cc"]],
        "reply_to": pair(headers["reply_to"]),
        "list_id": "",
        "sent_at_raw": "",
    }


def _attachment(row: Row) -> Row:
    ending = row["name"].rpartition(".")[2][:8] if "." in row["name"] else ""
    ending = f".{ending}" if ending.isascii() and ending.isalnum() else ""
    return row | {"revision": 0, "name": f"file{ending}", "blob_key": ""}


def _owner(row: Row, maker: Pseudonymiser) -> Row:
    return row | {
        "revision": 0,
        "name": maker.name(row["name"]),
        "business": maker.company(row["business"]) if row["business"] else "",
        "addresses": [maker.email(address) for address in row["addresses"]],
    }
