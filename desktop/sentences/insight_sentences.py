"""The sentences for errors of figures; plain literals, as in `error_sentences.py`."""

from __future__ import annotations

from desktop.sentences.marking import QT_TRANSLATE_NOOP

INSIGHT_ERRORS: dict[str, tuple[str, str]] = {
    "period-backwards": (
        QT_TRANSLATE_NOOP("messages", "The period ends on {last}, before it begins on {first}."),
        QT_TRANSLATE_NOOP("messages", "Give the earlier day as the first one."),
    ),
    "table-form-unknown": (
        QT_TRANSLATE_NOOP("messages", "“{file}” is no name for a table."),
        QT_TRANSLATE_NOOP("messages", "Give it the ending .csv or .xlsx."),
    ),
}
