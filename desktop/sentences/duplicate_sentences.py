"""The words for duplicates: what speaks for two contacts being one, fields, and what can go wrong.

Plain literals, so that pyside6-lupdate finds them and the command line needs no Qt.
"""

from __future__ import annotations

from collections.abc import Callable

from core.domain.duplicate import MatchReason
from desktop.sentences.marking import QT_TRANSLATE_NOOP

Translate = Callable[[str], str]

_SAME: dict[str, str] = {
    "name": QT_TRANSLATE_NOOP("messages", "same name"),
    "phone": QT_TRANSLATE_NOOP("messages", "same phone"),
    "email": QT_TRANSLATE_NOOP("messages", "same email"),
    "address": QT_TRANSLATE_NOOP("messages", "same address"),
    "date": QT_TRANSLATE_NOOP("messages", "same birthday"),
    "number": QT_TRANSLATE_NOOP("messages", "same number or id"),
    "company": QT_TRANSLATE_NOOP("messages", "same company"),
}
_ALIKE: dict[str, str] = {
    "name": QT_TRANSLATE_NOOP("messages", "names {alike} alike"),
    "phone": QT_TRANSLATE_NOOP("messages", "phones {alike} alike"),
    "email": QT_TRANSLATE_NOOP("messages", "emails {alike} alike"),
    "address": QT_TRANSLATE_NOOP("messages", "addresses {alike} alike"),
    "date": QT_TRANSLATE_NOOP("messages", "birthdays {alike} alike"),
    "number": QT_TRANSLATE_NOOP("messages", "numbers or ids {alike} alike"),
    "company": QT_TRANSLATE_NOOP("messages", "companies {alike} alike"),
}
_OTHER: dict[str, str] = {
    "name": QT_TRANSLATE_NOOP("messages", "other name"),
    "phone": QT_TRANSLATE_NOOP("messages", "other phone"),
    "email": QT_TRANSLATE_NOOP("messages", "other email"),
    "address": QT_TRANSLATE_NOOP("messages", "other address"),
    "date": QT_TRANSLATE_NOOP("messages", "other birthday"),
    "number": QT_TRANSLATE_NOOP("messages", "other number or id"),
    "company": QT_TRANSLATE_NOOP("messages", "other company"),
}
FIELDS: dict[str, str] = {
    "name": QT_TRANSLATE_NOOP("messages", "Name"),
    "given_name": QT_TRANSLATE_NOOP("messages", "Given name"),
    "family_name": QT_TRANSLATE_NOOP("messages", "Family name"),
    "language": QT_TRANSLATE_NOOP("messages", "Language"),
    "external_id": QT_TRANSLATE_NOOP("messages", "Id in its source"),
}
DUPLICATE_ERRORS: dict[str, tuple[str, str]] = {
    "merge-needs-two": (
        QT_TRANSLATE_NOOP("messages", "It takes two different contacts, each named once."),
        QT_TRANSLATE_NOOP("messages", "`cardfile list contacts` tells their numbers."),
    ),
    "unmerge-no-such-merge": (
        QT_TRANSLATE_NOOP("messages", "There is no merge {merge}."),
        QT_TRANSLATE_NOOP("messages", "`cardfile duplicates --merges` lists them."),
    ),
    "unmerge-already": (
        QT_TRANSLATE_NOOP("messages", "Merge {merge} was taken apart before."),
        QT_TRANSLATE_NOOP("messages", "Both contacts are in the list."),
    ),
    "unmerge-joined-again": (
        QT_TRANSLATE_NOOP(
            "messages", "The contact that merge {merge} made became part of another, or is gone."
        ),
        QT_TRANSLATE_NOOP("messages", "Take the newer merge apart first."),
    ),
    "unmerge-erased": (
        QT_TRANSLATE_NOOP("messages", "Nothing is left of those whom merge {merge} brought in."),
        QT_TRANSLATE_NOOP("messages", "They were erased for good."),
    ),
}


def percent_words(share: float, translate: Translate = str) -> str:
    """Return a share of one in per cent: "93%"; of the last one, its tenth, and never "100%".

    What is nearly sure isn't sure.
    """
    tenths = min(round(1000 * share), 999)
    number = f"{tenths / 10:.1f}" if tenths > 990 else f"{tenths / 10:.0f}"
    return translate(QT_TRANSLATE_NOOP("messages", "{number}%")).format(number=number)


def reason_words(reason: MatchReason, translate: Translate = str) -> str:
    """Return what a field says: "same phone", "names 93% alike", "other birthday"."""
    if reason.bits <= 0:
        return translate(_OTHER[reason.field])
    if reason.likeness >= 1:
        return translate(_SAME[reason.field])
    alike = percent_words(min(reason.likeness, 0.99), translate)
    return translate(_ALIKE[reason.field]).format(alike=alike)


def reasons_words(reasons: tuple[MatchReason, ...], translate: Translate = str) -> tuple[str, str]:
    """Return what speaks for and what against, each as one line, "" for nothing."""
    comma = translate(QT_TRANSLATE_NOOP("messages", ", "))
    in_favour = [reason_words(r, translate) for r in reasons if r.bits > 0 and r.likeness >= 0.3]
    against = [reason_words(r, translate) for r in reasons if r.bits <= 0]
    return comma.join(in_favour), comma.join(against)
