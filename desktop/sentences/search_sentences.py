"""What the search says of its hits and of the words it was asked with."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from core.domain.change import Kind
from core.domain.search import SearchAnswer, SearchHit
from desktop.words import dates

_BETWEEN = " · "


def hit_kind(kind: Kind, *, has_more: bool) -> str:
    """Return the heading of a group of hits."""
    words = {
        Kind.CONTACT: QCoreApplication.translate("search", "People"),
        Kind.COMPANY: QCoreApplication.translate("search", "Companies"),
        Kind.INTERACTION: QCoreApplication.translate("search", "Messages"),
        Kind.ATTACHMENT: QCoreApplication.translate("search", "Files"),
        Kind.NOTE: QCoreApplication.translate("search", "Notes"),
        Kind.DEAL: QCoreApplication.translate("search", "Deals"),
        Kind.TASK: QCoreApplication.translate("search", "Tasks"),
    }
    if has_more:
        return QCoreApplication.translate("search", "{kind}, the first hits").format(
            kind=words[kind]
        )
    return words[kind]


def told_once(hit: SearchHit) -> SearchHit:
    """Return the hit without a title that says the same twice: a chat is called as who is in it."""
    name = hit.title[: (len(hit.title) - len(_BETWEEN)) // 2]
    if not name or hit.title != f"{name}{_BETWEEN}{name}":
        return hit
    spans = tuple(span for span in hit.title_spans if span[1] <= len(name))
    return replace(hit, title=name, title_spans=spans)


def conditions(answer: SearchAnswer) -> str:
    """Return the conditions that the search read out of the words, "" for none."""
    told = []
    if answer.sender:
        told.append(QCoreApplication.translate("search", "from {name}").format(name=answer.sender))
    if answer.receiver:
        told.append(QCoreApplication.translate("search", "to {name}").format(name=answer.receiver))
    if answer.partner:
        told.append(QCoreApplication.translate("search", "with {name}").format(name=answer.partner))
    if answer.since is not None:
        told.append(
            QCoreApplication.translate("search", "since {day}").format(
                day=dates.calendar_day(answer.since)
            )
        )
    if answer.until is not None:
        told.append(
            QCoreApplication.translate("search", "until {day}").format(
                day=dates.calendar_day(answer.until)
            )
        )
    if answer.has_file:
        told.append(QCoreApplication.translate("search", "with an attachment"))
    return " · ".join(told)
