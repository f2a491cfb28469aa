"""What the audit says of a changed record: a sentence, and what its fields were and are.

Plain literals, so that pyside6-lupdate finds them and the command line needs no Qt. A table or
field without words here is called by its own name; a test asks for words for each.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

from core.domain.audit import AuditChange
from core.domain.money import Money
from desktop.sentences.marking import QT_TRANSLATE_NOOP
from desktop.sentences.messages import Translate, as_written

# Of whom a record is told: the columns that may hold their number.
_OWNERS: dict[str, tuple[str, ...]] = {
    "channels": ("contact_id",),
    "contact_companies": ("contact_id",),
    "field_values": ("contact_id", "company_id", "deal_id"),
    "interactions": ("contact_id",),
    "merges": ("survivor_id",),
    "attachments": ("interaction_id",),
    "tasks": ("contact_id",),
    "action_choices": ("contact_id",),
    "interaction_participants": ("interaction_id",),
    "deal_contacts": ("deal_id",),
    "deal_moves": ("deal_id",),
}
_DEEDS = {
    "insert": QT_TRANSLATE_NOOP("messages", "{thing} added"),
    "update": QT_TRANSLATE_NOOP("messages", "{thing} changed"),
    "delete": QT_TRANSLATE_NOOP("messages", "{thing} deleted"),
}
_DEEDS_OF = {
    "insert": QT_TRANSLATE_NOOP("messages", "{thing} added to {owner}"),
    "update": QT_TRANSLATE_NOOP("messages", "{thing} of {owner} changed"),
    "delete": QT_TRANSLATE_NOOP("messages", "{thing} deleted from {owner}"),
}
THINGS: dict[str, str] = {
    "contacts": QT_TRANSLATE_NOOP("messages", "Contact {name}"),
    "companies": QT_TRANSLATE_NOOP("messages", "Company {name}"),
    "contact_companies": QT_TRANSLATE_NOOP("messages", "Place at {company_id}"),
    "merges": QT_TRANSLATE_NOOP("messages", "Merge with {names}"),
    "distinct_contacts": QT_TRANSLATE_NOOP(
        "messages", "Mark “{first_id} and {second_id} are two people”"
    ),
    "channels": QT_TRANSLATE_NOOP("messages", "Address {value}"),
    "channels/email": QT_TRANSLATE_NOOP("messages", "E-mail address {value}"),
    "channels/phone": QT_TRANSLATE_NOOP("messages", "Telephone {value}"),
    "channels/web": QT_TRANSLATE_NOOP("messages", "Website {value}"),
    "channels/chat": QT_TRANSLATE_NOOP("messages", "Chat name {value}"),
    "threads": QT_TRANSLATE_NOOP("messages", "Conversation “{subject}”"),
    "thread_references": QT_TRANSLATE_NOOP("messages", "Message number {message_id}"),
    "interactions": QT_TRANSLATE_NOOP("messages", "Entry “{subject}”"),
    "interactions/email": QT_TRANSLATE_NOOP("messages", "Message “{subject}”"),
    "attachments": QT_TRANSLATE_NOOP("messages", "Attachment {name}"),
    "knowledge_notes": QT_TRANSLATE_NOOP("messages", "Note “{title}”"),
    "owners": QT_TRANSLATE_NOOP("messages", "Your details"),
    "deals": QT_TRANSLATE_NOOP("messages", "Deal “{title}”"),
    "deal_stages": QT_TRANSLATE_NOOP("messages", "Stage “{name}”"),
    "deal_contacts": QT_TRANSLATE_NOOP("messages", "Part of {contact_id}"),
    "deal_moves": QT_TRANSLATE_NOOP("messages", "Move to “{to_stage_id}”"),
    "tasks": QT_TRANSLATE_NOOP("messages", "Task “{title}”"),
    "interaction_participants": QT_TRANSLATE_NOOP("messages", "Participant {name}"),
    "calendar_entries": QT_TRANSLATE_NOOP("messages", "Calendar entry {interaction_id}{task_id}"),
    "action_choices": QT_TRANSLATE_NOOP("messages", "Choice on the Home page"),
    "custom_fields": QT_TRANSLATE_NOOP("messages", "Field “{name}”"),
    "field_values": QT_TRANSLATE_NOOP("messages", "{field_id} “{content}”"),
    "tags": QT_TRANSLATE_NOOP("messages", "Tag “{name}”"),
    "saved_views": QT_TRANSLATE_NOOP("messages", "View “{name}”"),
    "mood_rulings": QT_TRANSLATE_NOOP("messages", "Your word on the mood of “{interaction_id}”"),
    "mood_words": QT_TRANSLATE_NOOP("messages", "Word “{phrase}”"),
}
FIELDS: dict[str, str] = {
    "name": QT_TRANSLATE_NOOP("messages", "Name"),
    "given_name": QT_TRANSLATE_NOOP("messages", "Given name"),
    "family_name": QT_TRANSLATE_NOOP("messages", "Family name"),
    "details": QT_TRANSLATE_NOOP("messages", "Details"),
    "tags": QT_TRANSLATE_NOOP("messages", "Tags"),
    "notes": QT_TRANSLATE_NOOP("messages", "Notes"),
    "language": QT_TRANSLATE_NOOP("messages", "Language"),
    "external_id": QT_TRANSLATE_NOOP("messages", "Number at the source"),
    "is_archived": QT_TRANSLATE_NOOP("messages", "Archived"),
    "domain": QT_TRANSLATE_NOOP("messages", "Web domain"),
    "value": QT_TRANSLATE_NOOP("messages", "Address or number"),
    "label": QT_TRANSLATE_NOOP("messages", "Label"),
    "role": QT_TRANSLATE_NOOP("messages", "Role"),
    "subject": QT_TRANSLATE_NOOP("messages", "Subject"),
    "text": QT_TRANSLATE_NOOP("messages", "Text"),
    "occurred_at": QT_TRANSLATE_NOOP("messages", "Time"),
    "waved_off_at": QT_TRANSLATE_NOOP("messages", "Needs no reply since"),
    "is_automatic": QT_TRANSLATE_NOOP("messages", "Sent by a machine"),
    "counterpart_name": QT_TRANSLATE_NOOP("messages", "Other side"),
    "title": QT_TRANSLATE_NOOP("messages", "Title"),
    "business": QT_TRANSLATE_NOOP("messages", "Business"),
    "addresses": QT_TRANSLATE_NOOP("messages", "Your addresses"),
    "media_type": QT_TRANSLATE_NOOP("messages", "Kind of file"),
    "contact_id": QT_TRANSLATE_NOOP("messages", "Contact"),
    "company_id": QT_TRANSLATE_NOOP("messages", "Company"),
    "thread_id": QT_TRANSLATE_NOOP("messages", "Conversation"),
    "survivor_id": QT_TRANSLATE_NOOP("messages", "Contact"),
    "names": QT_TRANSLATE_NOOP("messages", "Merged"),
    "content": QT_TRANSLATE_NOOP("messages", "Value"),
    "choices": QT_TRANSLATE_NOOP("messages", "Choices"),
    "colour": QT_TRANSLATE_NOOP("messages", "Colour"),
    "unmerged_at": QT_TRANSLATE_NOOP("messages", "Taken apart"),
    "state": QT_TRANSLATE_NOOP("messages", "State"),
    "stage_id": QT_TRANSLATE_NOOP("messages", "Stage"),
    "amount_minor": QT_TRANSLATE_NOOP("messages", "Amount"),
    "currency": QT_TRANSLATE_NOOP("messages", "Currency"),
    "opened_on": QT_TRANSLATE_NOOP("messages", "Begun on"),
    "expected_on": QT_TRANSLATE_NOOP("messages", "Expected by"),
    "closed_on": QT_TRANSLATE_NOOP("messages", "Closed on"),
    "lost_reason": QT_TRANSLATE_NOOP("messages", "Reason for losing it"),
    "position": QT_TRANSLATE_NOOP("messages", "Place in the order"),
    "win_percent": QT_TRANSLATE_NOOP("messages", "Chance in percent"),
    "is_main": QT_TRANSLATE_NOOP("messages", "Main contact"),
    "from_stage_id": QT_TRANSLATE_NOOP("messages", "From stage"),
    "to_stage_id": QT_TRANSLATE_NOOP("messages", "To stage"),
    "deal_id": QT_TRANSLATE_NOOP("messages", "Deal"),
    "due_on": QT_TRANSLATE_NOOP("messages", "Due on"),
    "due_at": QT_TRANSLATE_NOOP("messages", "Due at"),
    "waits_since": QT_TRANSLATE_NOOP("messages", "Follow-up since"),
    "remind_at": QT_TRANSLATE_NOOP("messages", "Reminder"),
    "done_at": QT_TRANSLATE_NOOP("messages", "Done"),
    "email": QT_TRANSLATE_NOOP("messages", "E-mail address"),
    "is_organiser": QT_TRANSLATE_NOOP("messages", "Organiser"),
    "modified_at": QT_TRANSLATE_NOOP("messages", "Changed in the calendar"),
    "is_cancelled": QT_TRANSLATE_NOOP("messages", "Called off"),
    "until": QT_TRANSLATE_NOOP("messages", "Not before"),
    "mood": QT_TRANSLATE_NOOP("messages", "Mood"),
    "said_mood": QT_TRANSLATE_NOOP("messages", "The program had said"),
    "is_together": QT_TRANSLATE_NOOP("messages", "Ruled with a like message"),
    "phrase": QT_TRANSLATE_NOOP("messages", "Word"),
    "question": QT_TRANSLATE_NOOP("messages", "What it shows"),
}
# What a person never typed and can't read; the exported audit has it.
UNTOLD = frozenset(
    {
        "id", "revision", "created_at", "name_key", "subject_key", "key", "counterpart_key",
        "fingerprint", "headers", "new_text", "kind", "direction", "message_id", "interaction_id",
        "size_bytes", "blob_key", "other_ids", "step_id", "at", "first_id", "second_id",
        "title_key", "uid", "recurrence", "sequence", "task_id", "source",
        "ruled_at", "said_by", "said_certainty", "phrase_key",
        "record_kind", "position", "field_id", "number", "amount", "record_id",
        "reason",
    }
)  # fmt: skip
_MOODS = {
    "negative": QT_TRANSLATE_NOOP("messages", "Upset"),
    "neutral": QT_TRANSLATE_NOOP("messages", "Neutral"),
    "positive": QT_TRANSLATE_NOOP("messages", "Happy"),
    "mixed": QT_TRANSLATE_NOOP("messages", "Mixed"),
}
# What the program itself puts into a field; anything else stands as it is.
_WORDS: dict[str, dict[str, str]] = {
    "state": {
        "open": QT_TRANSLATE_NOOP("messages", "open"),
        "won": QT_TRANSLATE_NOOP("messages", "won"),
        "lost": QT_TRANSLATE_NOOP("messages", "lost"),
    },
    "language": {
        "en": QT_TRANSLATE_NOOP("messages", "English"),
        "zh": QT_TRANSLATE_NOOP("messages", "Chinese"),
        "de": QT_TRANSLATE_NOOP("messages", "German"),
        "fr": QT_TRANSLATE_NOOP("messages", "French"),
        "es": QT_TRANSLATE_NOOP("messages", "Spanish"),
        "it": QT_TRANSLATE_NOOP("messages", "Italian"),
        "pt": QT_TRANSLATE_NOOP("messages", "Portuguese"),
        "nl": QT_TRANSLATE_NOOP("messages", "Dutch"),
        "pl": QT_TRANSLATE_NOOP("messages", "Polish"),
        "ru": QT_TRANSLATE_NOOP("messages", "Russian"),
        "ja": QT_TRANSLATE_NOOP("messages", "Japanese"),
        "ko": QT_TRANSLATE_NOOP("messages", "Korean"),
    },
    "mood": _MOODS,
    "said_mood": _MOODS,
}
_DETAILS = {
    "address": QT_TRANSLATE_NOOP("messages", "Address"),
    "birthday": QT_TRANSLATE_NOOP("messages", "Birthday"),
    "anniversary": QT_TRANSLATE_NOOP("messages", "Anniversary"),
    "web": QT_TRANSLATE_NOOP("messages", "Website"),
    "language": QT_TRANSLATE_NOOP("messages", "Language"),
    "nickname": QT_TRANSLATE_NOOP("messages", "Nickname"),
    "department": QT_TRANSLATE_NOOP("messages", "Department"),
    "also known as": QT_TRANSLATE_NOOP("messages", "Also known as"),
    "other language": QT_TRANSLATE_NOOP("messages", "Other language"),
    "other id": QT_TRANSLATE_NOOP("messages", "Other id"),
    "given name": QT_TRANSLATE_NOOP("messages", "Other given name"),
    "family name": QT_TRANSLATE_NOOP("messages", "Other family name"),
}
_YES = QT_TRANSLATE_NOOP("messages", "yes")
_NO = QT_TRANSLATE_NOOP("messages", "no")
_NOTHING = QT_TRANSLATE_NOOP("messages", "nothing")
_TOLD = QT_TRANSLATE_NOOP("messages", "{what}: {value}")
_UNNAMED = QT_TRANSLATE_NOOP("messages", "without a name")
_ERASED = QT_TRANSLATE_NOOP("messages", "Erased since")
_MOST_CHARS = 60
_DAY, _MOMENT = "_on", "_at"
_TIMES = (_DAY, _MOMENT)
"""How the names of fields end that hold a day, or a moment."""
When = Callable[[date], str]


def when_written(at: date) -> str:
    """Return a moment or a day as the command line says it."""
    return f"{at.astimezone():%Y-%m-%d %H:%M}" if isinstance(at, datetime) else at.isoformat()


def change_sentence(change: AuditChange, translate: Translate = as_written) -> str:
    """Return what happened: "Telephone +44 20 7946 0018 added to Maria Lopez"."""
    image = change.after or change.before
    if image is None:
        return translate(_ERASED)
    pattern = THINGS.get(f"{change.table}/{image.get('kind')}") or THINGS.get(change.table)
    words = {
        name: _written(value) or translate(_UNNAMED)
        for name, value in (image | change.names).items()
    }
    thing = translate(pattern).format_map(_Told(words)) if pattern else _plain(change.table)
    owners = (change.names.get(name, "") for name in _OWNERS.get(change.table, ()))
    owner = next(filter(None, owners), "")
    deeds = _DEEDS_OF if owner else _DEEDS
    return translate(deeds[change.deed]).format(thing=thing, owner=_shortened(owner))


def field_lines(
    change: AuditChange, translate: Translate = as_written, when: When = when_written
) -> list[str]:
    """Return what the fields were and are, one a line: "Name: Maria → Maria Lopez"."""
    before, after = change.before or {}, change.after or {}
    lines = []
    for name in {**before, **after}:
        if name in UNTOLD or before.get(name) == after.get(name):
            continue
        was, now = (
            _value(name, image.get(name), change, translate, when) for image in (before, after)
        )
        if change.deed == "update":
            was, now = was or translate(_NOTHING), now or translate(_NOTHING)
        label = translate(FIELDS[name]) if name in FIELDS else _plain(name)
        told = " → ".join(word for word in (was, now) if word)
        # A new record's name stands in the sentence already.
        if told and (change.deed == "update" or told not in change_sentence(change, translate)):
            lines.append(translate(_TOLD).format(what=label, value=told))
    return lines


class _Told(dict[str, str]):
    """Placeholders without a value read as nothing."""

    def __missing__(self, key: str) -> str:
        return ""


def _value(
    name: str,
    value: object,
    change: AuditChange,
    translate: Translate,
    when: When,
) -> str:
    if value in (None, "", [], {}, False) and change.deed != "update":
        return ""
    if isinstance(value, bool) or name.startswith("is_"):
        return translate(_YES if value else _NO)
    if name.endswith("_id"):
        return change.names.get(name, "") if value else ""
    if name.endswith(_TIMES) and isinstance(value, str) and value:
        return when(_time(name, value))
    if name == "question" and isinstance(value, dict):
        from desktop.words import view_question  # noqa: PLC0415 - loads Qt, for this alone

        return view_question.told(value, change.names)
    return _worded(name, value, change, translate) or _written(value)


def _time(name: str, value: str) -> date:
    if name.endswith(_DAY):
        return date.fromisoformat(value)
    moment = datetime.fromisoformat(value)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _worded(name: str, value: object, change: AuditChange, translate: Translate) -> str:
    """Return a field's value in words, "" where it stands as it is."""
    if name == "details" and isinstance(value, list):
        return _written([_detail(label, said, translate) for label, said in value])
    if name == "amount_minor" and isinstance(value, int):
        return _amount(name, value, change)
    return _word(name, value, translate)


def _word(name: str, value: object, translate: Translate) -> str:
    """Return the word for what the program put into a field, "" for what it didn't."""
    word = _WORDS.get(name, {}).get(str(value), "")
    return translate(word) if word else ""


def _detail(label: str, value: str, translate: Translate) -> str:
    """Return a detail in words: ("address.work", "Mill Lane 3") reads "Address.work: …"."""
    first, point, place = label.partition(".")
    known = _DETAILS.get(first.casefold())
    words = f"{translate(known)}{point}{place}" if known else label
    told = _word(first.casefold(), value, translate) or value
    return translate(_TOLD).format(what=words, value=told)


def _amount(name: str, value: int, change: AuditChange) -> str:
    # The amount and its currency are of the same moment.
    images = (image for image in (change.after, change.before) if image)
    image = next((image for image in images if image.get(name) == value), {})
    return Money(value, str(image.get("currency") or "")).written()


def _written(value: object) -> str:
    if isinstance(value, list):
        parts = (
            ": ".join(map(str, part)) if isinstance(part, list) else str(part) for part in value
        )
        return _shortened(", ".join(parts))
    return _shortened(str(value or ""))


def _shortened(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _MOST_CHARS else f"{flat[: _MOST_CHARS - 1]}…"


def _plain(name: str) -> str:
    return name.replace("_", " ")
