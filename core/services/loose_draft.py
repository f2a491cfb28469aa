"""A draft for a message that isn't in the owner's file: read it, and take the facts as given."""

from __future__ import annotations

import json
from pathlib import Path

from core.domain.draft import DraftRequest, Fact, Turn
from core.domain.importing import ImportOptions, RawRecord
from core.domain.interaction import LONGEST_TURN, Direction, Interaction
from core.errors import UserError
from core.ingest import reader
from core.text.clean import split_message
from core.text.language import detect_language
from core.text.steering import read_steering

_MOST_BYTES = 50_000_000


def request_from_files(
    message: Path, facts: Path | None, *, sign: str, steer: str = ""
) -> DraftRequest:
    """Return what a draft needs, from a mail (.eml) or plain text and a file of facts.

    facts: JSON, an object or a list of objects with label and value; or lines "label: value".
    Raises UserError "import-file-missing", "input-unreadable", "draft-nothing-to-answer".
    """
    interaction = _read_mail(message)
    if interaction is None:
        written = _read_text(message)
        text = (split_message(written).new_text or written)[:LONGEST_TURN]
        who, subject = "", ""
    else:
        text = interaction.to_answer
        who, subject = interaction.writer, interaction.subject
    if not text.strip():
        raise UserError("draft-nothing-to-answer")
    return DraftRequest(
        conversation=(Turn(Direction.INCOMING, who, None, text),),
        facts=() if facts is None else _read_facts(facts),
        language=read_steering(steer).language or detect_language(text) or "en",
        recipient_name="" if "@" in who else who,
        sign=sign,
        steer=steer.strip(),
        subject=subject,
    )


def _read_mail(path: Path) -> Interaction | None:
    if path.suffix.lower() not in {".eml", ".mbox"}:
        return None
    for item in reader.read_files([path], ImportOptions(), limit=1):
        if isinstance(item, RawRecord) and item.interaction is not None:
            return item.interaction
    return None


def _read_text(path: Path) -> str:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UserError("input-unreadable", path=str(path))
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise UserError("import-file-missing", path=str(path)) from error
    except (OSError, ValueError) as error:
        raise UserError("input-unreadable", path=str(path)) from error


def _read_facts(path: Path) -> tuple[Fact, ...]:
    text = _read_text(path)
    try:
        stored = json.loads(text)
    except ValueError:
        pairs = [line.partition(":") for line in text.splitlines() if line.strip()]
        return tuple(
            Fact(label.strip(), value.strip(), "facts")
            if sign
            else Fact("", label.strip(), "facts")
            for label, sign, value in pairs
        )
    if isinstance(stored, dict):
        return tuple(Fact(str(label), _shown(value), "facts") for label, value in stored.items())
    if not isinstance(stored, list):
        return (Fact("", _shown(stored), "facts"),)
    return tuple(
        Fact(str(item.get("label", "")), _shown(item.get("value", "")), "facts")
        if isinstance(item, dict) and "value" in item
        else Fact("", _shown(item), "facts")
        for item in stored
    )


def _shown(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
