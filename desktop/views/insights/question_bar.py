"""What the figures are asked of: a period, a channel, a tag, and a contact or a company."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QDate, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QDateEdit, QLineEdit, QListView, QWidget

from core.domain.insight import InsightFilter, Period
from core.domain.interaction import InteractionKind
from desktop.views.parts.button import Button
from desktop.views.parts.flow_layout import FlowLayout
from desktop.views.parts.tips import plain_tip
from desktop.views.parts.view import View
from desktop.words import dates, vocabulary

_LAST_DAYS = (30, 90, 365)
_THIS_YEAR, _CUSTOM = 0, -1
_WHO_PX = 220


class QuestionBar(View):
    """Fields in a line, or in several where there's no room.

    Signals:
        changed: other figures are wanted (the Period and the InsightFilter).
        who_typed: names that begin so are wanted (the words).
    """

    changed = Signal(object, object)
    who_typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days, self.channel, self.tag = QComboBox(), QComboBox(), QComboBox()
        self.first, self.last = QDateEdit(), QDateEdit()
        self.who, self.clear = QLineEdit(), Button("link")
        self._people: dict[str, InsightFilter] = {}
        self._names = QStringListModel(self)
        self._only = InsightFilter()
        self._tags: tuple[str, ...] = ()
        for value in (*_LAST_DAYS, _THIS_YEAR, _CUSTOM):
            self.days.addItem("", value)
        self.days.setCurrentIndex(1)
        self.channel.addItem("", "")
        for kind in InteractionKind:
            self.channel.addItem("", kind.value)
        self.tag.addItem("", "")
        self._dress()
        flow = FlowLayout(self)
        for part in (
            self.days,
            self.first,
            self.last,
            self.who,
            self.channel,
            self.tag,
            self.clear,
        ):
            flow.addWidget(part)
        self._connect()
        self.show_tags(())

    def _dress(self) -> None:
        for combo in (self.days, self.channel, self.tag):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        today = dates.today()
        for edit, day in ((self.first, today - timedelta(89)), (self.last, today)):
            edit.setCalendarPopup(True)
            edit.setDate(QDate(day.year, day.month, day.day))
            edit.hide()
        self.who.setFixedWidth(_WHO_PX)
        self.who.setClearButtonEnabled(True)
        completer = QCompleter(self._names, self.who)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.activated.connect(self._on_person)
        names = QListView()
        names.setObjectName("choices")
        completer.setPopup(names)
        self.who.setCompleter(completer)

    def _connect(self) -> None:
        self.days.activated.connect(self._on_days)
        for edit in (self.first, self.last):
            edit.dateChanged.connect(self._ask)
        self.channel.activated.connect(self._ask)
        self.tag.activated.connect(self._ask)
        self.who.textEdited.connect(self._on_typed)
        self.who.textChanged.connect(self._on_text)
        self.clear.clicked.connect(self._on_clear)

    def period(self) -> Period:
        """Return the days that are chosen; the earlier of two custom ones is the first."""
        today, value = dates.today(), self.days.currentData()
        if value == _CUSTOM:
            ends = sorted((_day(self.first), _day(self.last)))
            return Period(ends[0], ends[1])
        if value == _THIS_YEAR:
            return Period(today.replace(month=1, day=1), today)
        return Period(today - timedelta(value - 1), today)

    def filter(self) -> InsightFilter:
        """Return whose messages count."""
        channel = self.channel.currentData()
        kind = InteractionKind(channel) if channel else None
        return replace(self._only, channel=kind, tag=self.tag.currentData() or "")

    def show_tags(self, tags: tuple[str, ...]) -> None:
        """Offer these tags; the chosen one stays."""
        chosen = self.tag.currentData()
        self._tags = tags
        while self.tag.count() > 1:
            self.tag.removeItem(1)
        for tag in tags:
            self.tag.addItem(tag, tag)
        self.tag.setCurrentIndex(max(0, self.tag.findData(chosen)))
        self.tag.setVisible(bool(tags))
        self.retranslate()

    def show_people(self, people: dict[str, InsightFilter]) -> None:
        """Offer these contacts and companies by name."""
        self._people = people
        self._names.setStringList(list(people))
        if people and self.who.hasFocus():
            self.who.completer().complete()

    def set_person(self, name: str, only: InsightFilter) -> None:
        """Ask for the figures of one contact or company."""
        self._people = {name: only}
        self.who.setText(name)
        self._on_person(name)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        names = [self.tr("Last %n day(s)", "", days) for days in _LAST_DAYS]
        for row, name in enumerate((*names, self.tr("This year"), self.tr("From … to …"))):
            self.days.setItemText(row, name)
        self.channel.setItemText(0, self.tr("All channels"))
        for row, kind in enumerate(InteractionKind, 1):
            self.channel.setItemText(row, vocabulary.kind(kind))
        self.tag.setItemText(0, self.tr("All tags"))
        self.who.setPlaceholderText(self.tr("All contacts and companies"))
        self.clear.say(self.tr("Clear"), self.tr("Count everything again"))
        for part, name in (
            (self.days, self.tr("Period")),
            (self.first, self.tr("First day")),
            (self.last, self.tr("Last day")),
            (self.channel, self.tr("Channel")),
            (self.tag, self.tr("Tag")),
            (self.who, self.tr("Contact or company")),
        ):
            part.setAccessibleName(name)
            part.setToolTip(plain_tip(name))
        self._show_clear()

    def _show_clear(self) -> None:
        self.clear.setVisible(self.filter() != InsightFilter())

    def _on_days(self) -> None:
        is_custom = self.days.currentData() == _CUSTOM
        for edit in (self.first, self.last):
            edit.setVisible(is_custom)
        self._ask()

    def _on_typed(self, words: str) -> None:
        if words.strip():
            self.who_typed.emit(words.strip())

    def _on_text(self, words: str) -> None:
        if not words and self._only != InsightFilter():
            self._only = InsightFilter()
            self._ask()

    def _on_person(self, name: str) -> None:
        if name in self._people:
            self._only = self._people[name]
            self._ask()

    def _on_clear(self) -> None:
        self._only = InsightFilter()
        self.who.clear()
        self.channel.setCurrentIndex(0)
        self.tag.setCurrentIndex(0)
        self.days.setFocus(Qt.FocusReason.TabFocusReason)
        self._ask()

    def _ask(self) -> None:
        self._show_clear()
        self.changed.emit(self.period(), self.filter())


def _day(edit: QDateEdit) -> date:
    shown = edit.date()
    return date(shown.year(), shown.month(), shown.day())
