"""The words of the audit and of a person's rights: places, notes, who, and whether a chain holds.

Plain literals, so that pyside6-lupdate finds them and the command line needs no Qt.
"""

from __future__ import annotations

from core.domain.audit import AuditCheck
from core.domain.change import Origin
from core.domain.rights import ErasureReport
from desktop.sentences.audit_sentences import When, when_written
from desktop.sentences.marking import QT_TRANSLATE_NOOP
from desktop.sentences.messages import Translate, as_written

PLACES: dict[str, str] = {
    "contacts": QT_TRANSLATE_NOOP("messages", "Contact: {count}"),
    "channels": QT_TRANSLATE_NOOP("messages", "Addresses and numbers: {count}"),
    "contact_companies": QT_TRANSLATE_NOOP("messages", "Places in companies: {count}"),
    "merges": QT_TRANSLATE_NOOP("messages", "Records of merges: {count}"),
    "distinct_contacts": QT_TRANSLATE_NOOP("messages", "Records of who is different: {count}"),
    "action_choices": QT_TRANSLATE_NOOP("messages", "Choices on the Home page: {count}"),
    "interactions": QT_TRANSLATE_NOOP("messages", "Messages and entries: {count}"),
    "attachments": QT_TRANSLATE_NOOP("messages", "Attachments: {count}"),
    "files": QT_TRANSLATE_NOOP("messages", "Contents of files: {count}"),
    "threads": QT_TRANSLATE_NOOP("messages", "Conversations: {count}"),
    "thread_references": QT_TRANSLATE_NOOP("messages", "Message numbers: {count}"),
    "deals": QT_TRANSLATE_NOOP("messages", "Deals: {count}"),
    "deal_contacts": QT_TRANSLATE_NOOP("messages", "Parts in deals: {count}"),
    "deal_moves": QT_TRANSLATE_NOOP("messages", "Moves of deals: {count}"),
    "tasks": QT_TRANSLATE_NOOP("messages", "Tasks: {count}"),
    "interaction_participants": QT_TRANSLATE_NOOP("messages", "Parts in meetings: {count}"),
    "calendar_entries": QT_TRANSLATE_NOOP("messages", "Entries of calendars: {count}"),
    "drafts": QT_TRANSLATE_NOOP("messages", "Drafts: {count}"),
    "moods": QT_TRANSLATE_NOOP("messages", "Moods: {count}"),
    "index": QT_TRANSLATE_NOOP("messages", "Entries of the search index: {count}"),
    "history": QT_TRANSLATE_NOOP("messages", "Former states in the history: {count}"),
    "steps": QT_TRANSLATE_NOOP("messages", "Titles of steps: {count}"),
    "imports": QT_TRANSLATE_NOOP("messages", "Reports of imports: {count}"),
    "pseudonyms": QT_TRANSLATE_NOOP("messages", "Pseudonyms: {count}"),
    "others": QT_TRANSLATE_NOOP("messages", "Blotted out in others' records: {count}"),
}

NOTES: dict[str, str] = {
    "file-not-compacted": QT_TRANSLATE_NOOP(
        "messages",
        "The file could not be written anew, so encrypted remains may stand in its free pages. "
        "Close other Cardfiles, free some disk space, and erase the next person to try again.",
    ),
    "name-common": QT_TRANSLATE_NOOP(
        "messages",
        "The name is a single word, so it was left in other people's messages.",
    ),
    "name-shared": QT_TRANSLATE_NOOP(
        "messages",
        "Another contact has the same name, so it was left in other people's messages.",
    ),
    "reach-shared": QT_TRANSLATE_NOOP(
        "messages",
        "An address or number belongs to another contact too, so it was left there.",
    ),
}

_BREAKS: dict[str, str] = {
    "link": QT_TRANSLATE_NOOP("messages", "The chain breaks at step {step}: its link was changed."),
    "content": QT_TRANSLATE_NOOP(
        "messages", "The chain breaks at step {step}: what it recorded was changed or removed."
    ),
    "missing": QT_TRANSLATE_NOOP(
        "messages", "The chain breaks before step {step}: a link is missing."
    ),
    "unsealed": QT_TRANSLATE_NOOP(
        "messages", "The chain breaks at step {step}: it has records that no link covers."
    ),
    "state": QT_TRANSLATE_NOOP(
        "messages", "The chain breaks at step {step}: it was undone or redone without a link."
    ),
}
_FILES = QT_TRANSLATE_NOOP(
    "messages", "Files of others that name this person; they were left as they are:"
)
_FILE = QT_TRANSLATE_NOOP("messages", "{file} (from {sender}, {when})")
_CLOSED = QT_TRANSLATE_NOOP(
    "messages",
    "Other files of others that nobody looked into (pictures, PDF, office files): {count}",
)
_BACKUPS = QT_TRANSLATE_NOOP(
    "messages", "These backups still hold this person until they are deleted:"
)
_NO_BACKUPS = QT_TRANSLATE_NOOP("messages", "There is no older backup that holds this person.")
_ELSEWHERE = QT_TRANSLATE_NOOP(
    "messages",
    "Copies that you put elsewhere, on a stick or another disk, hold them too. Backups made from "
    "now on don't.",
)
_HOLDS = QT_TRANSLATE_NOOP(
    "messages", "The chain holds: {links} links, {sealed} records compared, {erased} erased."
)
_WHO: dict[Origin, str] = {
    Origin.PERSON: QT_TRANSLATE_NOOP("messages", "{who}"),
    Origin.IMPORT: QT_TRANSLATE_NOOP("messages", "Import by {who}"),
    Origin.RULE: QT_TRANSLATE_NOOP("messages", "Rule of {who}"),
    Origin.MODEL: QT_TRANSLATE_NOOP("messages", "Model's draft, accepted by {who}"),
}
_OWNER = QT_TRANSLATE_NOOP("messages", "owner")


def who(actor: str, origin: Origin, translate: Translate = as_written) -> str:
    """Return who did it: "owner", "Import by owner", "Model's draft, accepted by Ada"."""
    name = translate(_OWNER) if actor in ("", "owner") else actor
    return translate(_WHO[origin]).format(who=name)


def check_sentence(check: AuditCheck, translate: Translate = as_written) -> str:
    """Return whether the chain holds, and where it doesn't."""
    if check.holds:
        return translate(_HOLDS).format(links=check.links, sealed=check.sealed, erased=check.erased)
    return translate(_BREAKS[check.reason]).format(step=check.broken_step)


def erasure_lines(report: ErasureReport, translate: Translate = as_written) -> list[str]:
    """Return every place that an erasure touched, a line each."""
    return [translate(PLACES[place]).format(count=count) for place, count in report.places]


def erasure_files(
    report: ErasureReport, translate: Translate = as_written, when: When = when_written
) -> list[str]:
    """Return which files of others name the person, and how many nobody could look into."""
    lines = [translate(_FILES)] if report.files else []
    lines += [
        "  " + translate(_FILE).format(file=file.name, sender=file.sender, when=when(file.at))
        for file in report.files
    ]
    if report.closed_files:
        lines.append(translate(_CLOSED).format(count=report.closed_files))
    return lines


def erasure_backups(
    report: ErasureReport, translate: Translate = as_written, when: When = when_written
) -> list[str]:
    """Return which backups still hold the person, with their folders."""
    lines = [translate(_BACKUPS if report.backups else _NO_BACKUPS)]
    lines += [f"  {when(backup.made_at)}  {backup.folder}" for backup in report.backups]
    return [*lines, translate(_ELSEWHERE)]


def erasure_notes(report: ErasureReport, translate: Translate = as_written) -> list[str]:
    """Return what a person should know of an erasure."""
    return [translate(NOTES[note]) for note in report.notes]
