"""The words on screen for the enumerations of core.domain, in the language in force."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QCoreApplication

from core.domain.access import OWNER, Role
from core.domain.backup import BackupReason, RecordCounts, SalvageProgress, SalvageStep
from core.domain.change import Kind
from core.domain.contact import Channel, ChannelKind, Detail
from core.domain.interaction import Direction, Interaction, InteractionKind
from core.domain.model import MeasureDeed, ModelStatus, ModelTitle
from core.domain.offline import ProcessRole
from core.domain.sentiment import Mood, Sentiment
from desktop.words import dates

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

KIND_ICONS = {
    InteractionKind.EMAIL: "envelope-simple",
    InteractionKind.CALL: "phone-call",
    InteractionKind.MEETING: "users-three",
    InteractionKind.VISIT: "map-pin",
    InteractionKind.CHAT: "chat-circle",
    InteractionKind.NOTE: "note",
    InteractionKind.REVIEW: "star",
    InteractionKind.VOICE: "microphone",
}

HIT_ICONS = {
    Kind.CONTACT: "users",
    Kind.COMPANY: "buildings",
    Kind.INTERACTION: "envelope-simple",
    Kind.ATTACHMENT: "paperclip",
    Kind.NOTE: "note",
    Kind.DEAL: "handshake",
    Kind.TASK: "check-square",
}


def unread(problem: str) -> str:
    """Return why what is written in a file can't be found; "" when nothing stood in the way."""
    words = {
        "file-locked": QCoreApplication.translate(
            "vocabulary", "Search can't look inside: it has a password."
        ),
        "file-damaged": QCoreApplication.translate(
            "vocabulary", "Search can't look inside: it is damaged, or made in an unknown way."
        ),
        "file-too-large": QCoreApplication.translate(
            "vocabulary", "Search can't look inside: it is too large."
        ),
        "file-without-text": QCoreApplication.translate(
            "vocabulary", "There are no words in it; it may be a scanned page."
        ),
    }
    return words.get(problem, "")


def role(value: Role) -> str:
    """Return the word for what a person may do."""
    words = {
        Role.OWNER: QCoreApplication.translate("vocabulary", "Everything (owner)"),
        Role.STAFF: QCoreApplication.translate("vocabulary", "Daily work (staff)"),
        Role.READER: QCoreApplication.translate("vocabulary", "Look only"),
    }
    return words[value]


def person(name: str) -> str:
    """Return a person's name; the first owner of a file has none of their own."""
    if name == OWNER.name:
        return QCoreApplication.translate("vocabulary", "Owner")
    return name


def mood(value: Mood) -> str:
    """Return the word for a mood."""
    words = {
        Mood.NEGATIVE: QCoreApplication.translate("vocabulary", "Upset"),
        Mood.NEUTRAL: QCoreApplication.translate("vocabulary", "Neutral"),
        Mood.POSITIVE: QCoreApplication.translate("vocabulary", "Happy"),
        Mood.MIXED: QCoreApplication.translate("vocabulary", "Mixed"),
    }
    return words[value]


def certainty(sentiment: Sentiment) -> str:
    """Return how far a rating can be relied on: "92% sure"."""
    percent = round(sentiment.certainty * 100)
    if sentiment.certainty < 0.5:
        return QCoreApplication.translate("vocabulary", "Not sure ({percent}%)").format(
            percent=percent
        )
    return QCoreApplication.translate("vocabulary", "{percent}% sure").format(percent=percent)


def interaction_title(interaction: Interaction, who: str) -> str:
    """Return what an interaction is, in words: who wrote it, "You wrote", "Note"."""
    if interaction.kind in (InteractionKind.EMAIL, InteractionKind.CHAT):
        if interaction.direction is Direction.OUTGOING:
            return QCoreApplication.translate("vocabulary", "You wrote")
        return who or kind(interaction.kind)
    if interaction.is_cancelled:
        return QCoreApplication.translate("vocabulary", "{kind}, called off").format(
            kind=kind(interaction.kind)
        )
    return kind(interaction.kind)


def participants(interaction: Interaction) -> str:
    """Return who took part: "with Maya Okafor, Tom Reed"; "" where nobody is known."""
    names = [one.address.name or one.address.email for one in interaction.participants]
    if not names:
        return ""
    shown = ", ".join(names[:4]) + (" …" if len(names) > 4 else "")
    return QCoreApplication.translate("vocabulary", "with {names}").format(names=shown)


def kind(value: InteractionKind) -> str:
    """Return the word for a kind of interaction."""
    words = {
        InteractionKind.EMAIL: QCoreApplication.translate("vocabulary", "Email"),
        InteractionKind.CALL: QCoreApplication.translate("vocabulary", "Phone call"),
        InteractionKind.MEETING: QCoreApplication.translate("vocabulary", "Meeting"),
        InteractionKind.VISIT: QCoreApplication.translate("vocabulary", "Visit"),
        InteractionKind.CHAT: QCoreApplication.translate("vocabulary", "Chat"),
        InteractionKind.NOTE: QCoreApplication.translate("vocabulary", "Note"),
        InteractionKind.REVIEW: QCoreApplication.translate("vocabulary", "Review"),
        InteractionKind.VOICE: QCoreApplication.translate("vocabulary", "Voice note"),
    }
    return words[value]


def model_status(status: ModelStatus) -> str:
    """Return what the model is doing, in a word or two."""
    words = {
        ModelStatus.MISSING: QCoreApplication.translate("vocabulary", "No model yet"),
        ModelStatus.READY: QCoreApplication.translate("vocabulary", "Ready"),
        ModelStatus.LOADING: QCoreApplication.translate("vocabulary", "Starting…"),
        ModelStatus.BUSY: QCoreApplication.translate("vocabulary", "Working…"),
        ModelStatus.FAILED: QCoreApplication.translate("vocabulary", "Stopped"),
    }
    return words[status]


def language(code: str) -> str:
    """Return the name of a language the catalogue mentions."""
    words = {
        "en": QCoreApplication.translate("vocabulary", "English"),
        "zh": QCoreApplication.translate("vocabulary", "Chinese"),
    }
    return words.get(code, code)


def detail(name: str) -> str:
    """Return the words for a contact's detail: "address.work" reads "Address (work)"."""
    first, _, place = name.partition(".")
    words = {
        "address": QCoreApplication.translate("vocabulary", "Address"),
        "birthday": QCoreApplication.translate("vocabulary", "Birthday"),
        "web": QCoreApplication.translate("vocabulary", "Website"),
        "language": QCoreApplication.translate("vocabulary", "Language"),
        "nickname": QCoreApplication.translate("vocabulary", "Nickname"),
        "department": QCoreApplication.translate("vocabulary", "Department"),
        "also known as": QCoreApplication.translate("vocabulary", "Also known as"),
        "other language": QCoreApplication.translate("vocabulary", "Other language"),
        "other id": QCoreApplication.translate("vocabulary", "Other id"),
        "given name": QCoreApplication.translate("vocabulary", "Other given name"),
        "family name": QCoreApplication.translate("vocabulary", "Other family name"),
    }
    known = words.get(first.casefold())
    if known is None:
        return name[:1].upper() + name[1:]
    return aside(known, label(place)) if place else known


def detail_value(detail: Detail) -> str:
    """Return what a detail says: a language by its name, a day as the language writes days."""
    if detail.name.casefold() == "language":
        return language(detail.value)
    if _DAY.fullmatch(detail.value):
        try:
            return dates.calendar_day(date.fromisoformat(detail.value))
        except ValueError:
            pass  # such as 30 February
    return detail.value


def channel(way: Channel) -> str:
    """Return what a way to reach somebody is called: "Phone (work)"."""
    translate = QCoreApplication.translate
    names = {
        ChannelKind.EMAIL: translate("vocabulary", "Email"),
        ChannelKind.PHONE: translate("vocabulary", "Phone"),
        ChannelKind.WEB: translate("vocabulary", "Web"),
        ChannelKind.CHAT: translate("vocabulary", "Chat"),
    }
    more = label(way.label)
    return aside(names[way.kind], more) if more else names[way.kind]


def aside(words: str, more: str) -> str:
    """Return words with more of them in brackets, which look otherwise in Chinese."""
    both = QCoreApplication.translate("vocabulary", "{words} ({more})")
    return both.format(words=words, more=more)


def label(word: str) -> str:
    """Return the word for a channel's label; the owner's own words stay."""
    words = {
        "work": QCoreApplication.translate("vocabulary", "work"),
        "home": QCoreApplication.translate("vocabulary", "home"),
        "mobile": QCoreApplication.translate("vocabulary", "mobile"),
        "cell": QCoreApplication.translate("vocabulary", "mobile"),
        "main": QCoreApplication.translate("vocabulary", "main number"),
        "fax": QCoreApplication.translate("vocabulary", "fax"),
        "work fax": QCoreApplication.translate("vocabulary", "work fax"),
        "home fax": QCoreApplication.translate("vocabulary", "home fax"),
        "wechat": QCoreApplication.translate("vocabulary", "WeChat"),
        "qq": "QQ",
        "whatsapp": "WhatsApp",
        "skype": "Skype",
    }
    return words.get(word.casefold(), word)


def model_title(value: ModelTitle) -> tuple[str, str]:
    """Return what a model is best for, and how that was found."""
    words = {
        ModelTitle.FAST: (
            QCoreApplication.translate("vocabulary", "Fast"),
            QCoreApplication.translate("vocabulary", "The shortest time for a short reply"),
        ),
        ModelTitle.BALANCED: (
            QCoreApplication.translate("vocabulary", "Balanced"),
            QCoreApplication.translate(
                "vocabulary",
                "The most thorough of those that reply within 5 seconds, or not much later than "
                "the fast one",
            ),
        ),
        ModelTitle.THOROUGH: (
            QCoreApplication.translate("vocabulary", "Thorough"),
            QCoreApplication.translate(
                "vocabulary",
                "Reads the most moods rightly; among equals it works longest at each word",
            ),
        ),
    }
    return words[value]


def measure_deed(value: MeasureDeed) -> str:
    """Return what a measurement is at."""
    words = {
        MeasureDeed.LOADING: QCoreApplication.translate("vocabulary", "loading"),
        MeasureDeed.WRITING: QCoreApplication.translate("vocabulary", "writing a short reply"),
        MeasureDeed.READING: QCoreApplication.translate("vocabulary", "reading a long mail"),
        MeasureDeed.RATING: QCoreApplication.translate("vocabulary", "reading moods"),
    }
    return words[value]


def process_role(role: ProcessRole) -> str:
    """Return what a process of ours is there for."""
    words = {
        ProcessRole.PROGRAM: QCoreApplication.translate("vocabulary", "Cardfile"),
        ProcessRole.READER: QCoreApplication.translate("vocabulary", "Reader of files"),
        ProcessRole.ENGINE: QCoreApplication.translate("vocabulary", "Writing assistant"),
        ProcessRole.LAUNCHER: QCoreApplication.translate("vocabulary", "Mail hand-over"),
        ProcessRole.OTHER: QCoreApplication.translate("vocabulary", "Started by Cardfile"),
    }
    return words[role]


def backup_reason(value: BackupReason) -> str:
    """Return why a backup was made."""
    words = {
        BackupReason.TIMED: QCoreApplication.translate("vocabulary", "half-hourly"),
        BackupReason.ASKED: QCoreApplication.translate("vocabulary", "made by you"),
        BackupReason.IMPORT: QCoreApplication.translate("vocabulary", "before an import"),
        BackupReason.MIGRATION: QCoreApplication.translate("vocabulary", "before an update"),
        BackupReason.BULK_CHANGE: QCoreApplication.translate("vocabulary", "before a big change"),
        BackupReason.REKEY: QCoreApplication.translate("vocabulary", "before a new key"),
        BackupReason.REPLACED: QCoreApplication.translate("vocabulary", "replaced by a restore"),
    }
    return words[value]


def record_counts(counts: RecordCounts | None) -> str:
    """Return how many records there are: "Contacts 12 · Companies 3 · Messages 80 · Notes 4"."""
    if counts is None:
        return QCoreApplication.translate("vocabulary", "put aside unread")
    words = QCoreApplication.translate(
        "vocabulary",
        "Contacts {contacts} · Companies {companies} · Messages {messages} · Notes {notes}",
    )
    # A number stays on the line of its word, and no line begins with a mark.
    tied = words.replace(" {", "\N{NO-BREAK SPACE}{").replace(" ·", "\N{NO-BREAK SPACE}·")
    return tied.format(
        contacts=dates.number(counts.contacts),
        companies=dates.number(counts.companies),
        messages=dates.number(counts.interactions),
        notes=dates.number(counts.notes),
    )


def salvage_progress(progress: SalvageProgress) -> str:
    """Return how far a salvage is: "Reading page 1,200 of 8,000"."""
    words = {
        SalvageStep.LOOKING: QCoreApplication.translate("vocabulary", "Looking for the damage…"),
        SalvageStep.READING: QCoreApplication.translate(
            "vocabulary", "Reading page {done} of {total}"
        ),
        SalvageStep.INDEXING: QCoreApplication.translate(
            "vocabulary", "Making the search index: record {done} of {total}"
        ),
        SalvageStep.PLACING: QCoreApplication.translate(
            "vocabulary", "Checking the new file and putting it in place…"
        ),
    }
    done, total = dates.number(progress.done), dates.number(progress.total)
    return words[progress.step].format(done=done, total=total)
