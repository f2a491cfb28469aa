"""The sentences for errors, rejected records and undo steps: what happened and what to do.

Used by the window and by the command line, so nothing here needs Qt: a caller that speaks another
language hands in a function that translates. The tables are in `error_sentences.py`,
`access_sentences.py`, `duplicate_sentences.py`, `field_sentences.py`, `file_sentences.py`,
`import_sentences.py`, `meaning_sentences.py`, `model_sentences.py`, `mood_sentences.py` and
`sales_sentences.py`; `dev.py translate` finds what is added there.
"""

from __future__ import annotations

from collections.abc import Mapping

from core.domain.audit import AuditLine
from core.domain.change import Action
from core.domain.history_step import HistoryStep
from core.errors import UserError
from desktop.sentences.access_sentences import ACCESS_ACTIONS, ACCESS_ERRORS
from desktop.sentences.duplicate_sentences import DUPLICATE_ERRORS
from desktop.sentences.error_sentences import ERRORS as OTHER_ERRORS
from desktop.sentences.export_errors import EXPORT_ERRORS
from desktop.sentences.field_sentences import FIELD_ERRORS
from desktop.sentences.file_sentences import FILE_ERRORS
from desktop.sentences.import_sentences import IMPORT_ERRORS, REASONS
from desktop.sentences.insight_sentences import INSIGHT_ERRORS
from desktop.sentences.marking import QT_TRANSLATE_NOOP, Translate, as_written
from desktop.sentences.meaning_sentences import MEANING_ERRORS
from desktop.sentences.model_sentences import MODEL_NOTES
from desktop.sentences.mood_sentences import MOOD_ACTIONS, MOOD_ERRORS
from desktop.sentences.sales_sentences import SALES_ACTIONS, SALES_ERRORS

__all__ = ["ACTIONS", "ERRORS", "MESSAGE_KEYS", "REASONS", "Translate", "as_written"]

UNEXPECTED = (
    QT_TRANSLATE_NOOP("messages", "Something went wrong inside Cardfile."),
    QT_TRANSLATE_NOOP("messages", "Your data is safe. Try again; if it stays, send us the report."),
)

ERRORS: dict[str, tuple[str, str]] = (
    OTHER_ERRORS
    | ACCESS_ERRORS
    | DUPLICATE_ERRORS
    | EXPORT_ERRORS
    | FIELD_ERRORS
    | FILE_ERRORS
    | IMPORT_ERRORS
    | INSIGHT_ERRORS
    | MEANING_ERRORS
    | MOOD_ERRORS
    | SALES_ERRORS
)

ACTIONS: dict[Action, str] = (
    {
        Action.IMPORT: QT_TRANSLATE_NOOP("messages", "Import {subject}"),
        Action.SAMPLE_DATA: QT_TRANSLATE_NOOP("messages", "Load the sample data"),
        Action.REMOVE_SAMPLE_DATA: QT_TRANSLATE_NOOP("messages", "Remove the sample data"),
        Action.REMOVE_CONTACT: QT_TRANSLATE_NOOP("messages", "Delete contact {subject}"),
        Action.MAKE_COMPANY: QT_TRANSLATE_NOOP("messages", "Make {subject} a company"),
        Action.ADD_CONTACT: QT_TRANSLATE_NOOP("messages", "Add contact {subject}"),
        Action.CHANGE_CONTACT: QT_TRANSLATE_NOOP("messages", "Change contact {subject}"),
        Action.MERGE_CONTACTS: QT_TRANSLATE_NOOP("messages", "Merge into {subject}"),
        Action.UNMERGE_CONTACTS: QT_TRANSLATE_NOOP("messages", "Take {subject} apart again"),
        Action.KEEP_APART: QT_TRANSLATE_NOOP("messages", "Keep apart: {subject}"),
        Action.ADD_COMPANY: QT_TRANSLATE_NOOP("messages", "Add company {subject}"),
        Action.CHANGE_COMPANY: QT_TRANSLATE_NOOP("messages", "Change company {subject}"),
        Action.ADD_INTERACTION: QT_TRANSLATE_NOOP("messages", "Add entry {subject}"),
        Action.WAVE_OFF: QT_TRANSLATE_NOOP("messages", "Mark as needing no reply: {subject}"),
        Action.LOG_REPLY: QT_TRANSLATE_NOOP("messages", "Log reply {subject}"),
        Action.SAVE_NOTE: QT_TRANSLATE_NOOP("messages", "Save note {subject}"),
        Action.ERASE_NOTE: QT_TRANSLATE_NOOP("messages", "Delete note {subject}"),
        Action.EXPORT: QT_TRANSLATE_NOOP("messages", "Export {subject}"),
        Action.ERASE_PERSON: QT_TRANSLATE_NOOP("messages", "Erase a person"),
        Action.CHANGE_OWNER: QT_TRANSLATE_NOOP("messages", "Change your details"),
        Action.ADD_FIELD: QT_TRANSLATE_NOOP("messages", "Add field {subject}"),
        Action.CHANGE_FIELD: QT_TRANSLATE_NOOP("messages", "Change field {subject}"),
        Action.REMOVE_FIELD: QT_TRANSLATE_NOOP("messages", "Remove field {subject}"),
        Action.CHANGE_TAG: QT_TRANSLATE_NOOP("messages", "Change tag {subject}"),
        Action.REMOVE_TAG: QT_TRANSLATE_NOOP("messages", "Remove tag {subject}"),
        Action.SAVE_VIEW: QT_TRANSLATE_NOOP("messages", "Save view {subject}"),
        Action.REMOVE_VIEW: QT_TRANSLATE_NOOP("messages", "Remove view {subject}"),
        Action.CHANGE_MANY: QT_TRANSLATE_NOOP("messages", "Change several contacts: {subject}"),
    }
    | ACCESS_ACTIONS
    | SALES_ACTIONS
    | MOOD_ACTIONS
)

MESSAGE_KEYS: frozenset[str] = frozenset(ERRORS) | frozenset(REASONS) | frozenset(MODEL_NOTES)


class _Forgiving(dict[str, str | float]):
    """Placeholders without a value read as nothing: telling of a failure must not fail."""

    def __missing__(self, key: str) -> str:
        return ""


def fill(text: str, details: Mapping[str, str | float]) -> str:
    """Return text with its placeholders filled."""
    return text.format_map(_Forgiving(details)).strip()


def sentence(error: Exception, translate: Translate = as_written) -> tuple[str, str]:
    """Return what happened and what to do about it, for any error."""
    if isinstance(error, UserError) and error.key in ERRORS:
        what, remedy = ERRORS[error.key]
        return fill(translate(what), error.details), fill(translate(remedy), error.details)
    if isinstance(error, UserError) and error.key in REASONS:
        return rejection(error.key, error.details, translate), ""
    return translate(UNEXPECTED[0]), translate(UNEXPECTED[1])


def rejection(
    reason: str, details: Mapping[str, str | float], translate: Translate = as_written
) -> str:
    """Return why a record did not go in, or what a person should know of one that did."""
    if reason in REASONS:
        return fill(translate(REASONS[reason]), details)
    if reason in ERRORS:
        return fill(translate(ERRORS[reason][0]), details)
    return translate(QT_TRANSLATE_NOOP("messages", "It could not be read."))


def step_title(step: HistoryStep, translate: Translate = as_written) -> str:
    """Return what an undo step did, in words."""
    return fill(translate(ACTIONS[step.action]), {"subject": step.subject})


def audit_title(line: AuditLine, translate: Translate = as_written) -> str:
    """Return what a line of the audit tells of, in words."""
    return fill(translate(ACTIONS[line.action]), {"subject": line.subject}) if line.action else ""


def key_sentence(key: str, translate: Translate = as_written) -> str:
    """Return the sentence for a bare key, for example a model's error_key or its note."""
    if key in MODEL_NOTES:
        return translate(MODEL_NOTES[key])
    return sentence(UserError(key), translate)[0]
