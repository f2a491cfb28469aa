"""Connects the page of figures to the service that counts them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from core.domain.change import Change, Kind
from core.domain.deal import Deal
from core.domain.insight import (
    DealQuestion,
    Grouping,
    InsightFilter,
    MessageLine,
    MessageQuestion,
    Period,
)
from desktop.background import AnyLane, Job
from desktop.dialogs.behind_dialog import BehindDialog
from desktop.dialogs.file_choice import FileChoice
from desktop.insight_charts import Question
from desktop.on_paper import satisfaction_report as report
from desktop.on_paper.satisfaction_report import ReportFigures
from desktop.views.insights.insights_view import InsightsView
from desktop.wiring import Wiring

if TYPE_CHECKING:  # what nobody uses yet isn't loaded
    from core.services.contact_service import ContactService
    from core.services.field_service import FieldService
    from core.services.insight_service import InsightService

_OFFERED = 6
_SETTLE_MS = 1_500
Answer = tuple[Callable[[Any], None], Any]


class InsightsScreen(QObject):
    """Counts in a lane of its own; each card is filled as soon as its figures are there.

    Signals:
        told: what was done, for the toast.
        thread_chosen, deal_chosen: what is behind a figure should be opened (its id).
    """

    told = Signal(str)
    thread_chosen = Signal(int)
    deal_chosen = Signal(int)

    def __init__(
        self,
        view: InsightsView,
        services: tuple[InsightService, ContactService, FieldService],
        lane: AnyLane,
        wiring: Wiring,
    ) -> None:
        super().__init__(view)
        self._view, self._lane, self._wiring = view, lane, wiring
        self._insights, self._contacts, self._fields = services
        self._by = Grouping.CHANNEL
        self._counting: Job | None = None
        self._asking: Job | None = None
        # While a backlog is being rated something changes every second.
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLE_MS)
        self._settling.timeout.connect(self._on_settled)
        self.files = FileChoice()
        self.dialog: BehindDialog | None = None
        view.came.connect(self.show)
        view.bar.changed.connect(self.show)
        view.bar.who_typed.connect(self._on_typed)
        view.grouping_chosen.connect(self._on_grouping)
        view.behind_wanted.connect(self.show_behind)
        view.pdf_wanted.connect(self._on_pdf)
        view.table_wanted.connect(self._on_table)
        wiring.changes.changed.connect(self._on_changed)

    def show(self) -> None:
        """Count for what is asked; what was being counted before is dropped."""
        if self._counting is not None:
            self._counting.cancel()
        period, only, by = self._view.bar.period(), self._view.bar.filter(), self._by
        box: list[Job] = []

        def should_stop() -> bool:
            return bool(box) and box[0].is_stopped

        self._view.show_busy(is_busy=True)
        self._counting = self._lane.stream(
            self,
            lambda: self._answers(period, only, by, should_stop),
            self._show_answers,
            self._on_counted,
            self._on_error,
        )
        box.append(self._counting)

    def show_person(self, name: str, only: InsightFilter) -> None:
        """Ask for the figures of one contact or company."""
        self._view.bar.set_person(name, only)

    def _answers(
        self, period: Period, only: InsightFilter, by: Grouping, should_stop: Callable[[], bool]
    ) -> Iterator[Answer]:
        """Yield one card's figures after the other; runs in the lane."""
        view, service = self._view, self._insights
        activity = service.activity(period, only, should_stop)
        yield view.show_whether_empty, service.is_empty()
        yield view.bar.show_tags, tuple(tag.name for tag in self._fields.list_tags(Kind.CONTACT))
        yield view.show_activity, (activity, only)
        yield view.show_satisfaction, (service.satisfaction(period, only, should_stop), only)
        yield view.show_trend, (service.moods(period, only, should_stop), only)
        yield view.show_drops, service.list_mood_drops()
        yield view.show_groups, (service.list_groups(period, by, only), by, period, only)
        yield view.show_waiting, (service.waiting(only), only)
        yield view.show_deals, (service.deals(period), period)

    def _show_answers(self, answers: tuple[Answer, ...]) -> None:
        for show, found in answers:
            show(found)

    def _on_counted(self) -> None:
        self._view.show_busy(is_busy=False)

    def _on_error(self, error: Exception) -> None:
        self._view.show_busy(is_busy=False)
        self._wiring.reporter.tell(error)

    def _on_grouping(self, by: Grouping) -> None:
        self._by = by
        period, only = self._view.bar.period(), self._view.bar.filter()
        self._lane.run(
            self,
            lambda: (self._insights.list_groups(period, by, only), by, period, only),
            self._view.show_groups,
            self._wiring.reporter.tell,
        )

    def _on_typed(self, words: str) -> None:
        if self._asking is not None:
            self._asking.cancel()
        self._asking = self._wiring.data_lane.run(
            self,
            lambda: self._people(words),
            self._view.bar.show_people,
            self._wiring.reporter.tell,
        )

    def _people(self, words: str) -> dict[str, InsightFilter]:
        """Return contacts and companies whose name holds the words; runs in the lane."""
        found: dict[str, InsightFilter] = {}
        for company in self._contacts.list_companies(words, _OFFERED):
            found.setdefault(company.name, InsightFilter(company_id=company.id))
        for contact in self._contacts.list_contacts(words, _OFFERED):
            firm = contact.companies[0].company_name if contact.companies else ""
            name = f"{contact.name}, {firm}" if firm else contact.name
            found.setdefault(name, InsightFilter(contact_id=contact.id))
        return found

    def show_behind(self, question: Question, words: str) -> None:
        """Show the messages or deals behind a figure. words: what the figure says."""
        reporter = self._wiring.reporter
        if isinstance(question, DealQuestion):
            deals = question
            self._lane.run(
                self,
                lambda: self._insights.list_deals(deals),
                lambda found: self._show_deals(words, found),
                reporter.tell,
            )
            return
        messages: MessageQuestion = question
        self._lane.run(
            self,
            lambda: self._insights.list_messages(messages),
            lambda found: self._show_messages(words, *found),
            reporter.tell,
        )

    def _show_messages(self, words: str, lines: tuple[MessageLine, ...], count: int) -> None:
        self._make_dialog(words).show_messages(lines, count)

    def _show_deals(self, words: str, deals: tuple[Deal, ...]) -> None:
        self._make_dialog(words).show_deals(deals)

    def _make_dialog(self, words: str) -> BehindDialog:
        dialog = BehindDialog(words, self._view.window())
        dialog.thread_chosen.connect(self.thread_chosen)
        dialog.deal_chosen.connect(self.deal_chosen)
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()
        return dialog

    def _on_pdf(self) -> None:
        to = self._target(".pdf")
        if to is not None:
            self._gather(lambda figures: self._save_pdf(figures, to))

    def _on_table(self) -> None:
        to = self._target(".xlsx")
        if to is not None:
            self._gather(lambda figures: self._save_table(figures, to))

    def _target(self, suffix: str) -> Path | None:
        name = f"{report.title()} {self._view.bar.period().last}{suffix}"
        to = self.files.save_file(self._view, report.title(), name)
        return to if to is None or to.suffix else to.with_name(f"{to.name}{suffix}")

    def _gather(self, on_done: Callable[[ReportFigures], None]) -> None:
        period, only = self._view.bar.period(), self._view.bar.filter()
        who = self._view.bar.who.text()
        self._lane.run(
            self,
            lambda: self._figures(period, only, who),
            on_done,
            self._wiring.reporter.tell,
        )

    def _figures(self, period: Period, only: InsightFilter, who: str) -> ReportFigures:
        """Return everything the report tells; runs in the lane."""
        return report.gather(self._insights, self._insights.satisfaction(period, only), only, who)

    def _save_pdf(self, figures: ReportFigures, to: Path) -> None:
        content = report.render(figures)
        self._save(lambda files: files.save_report(content, to), to)

    def _save_table(self, figures: ReportFigures, to: Path) -> None:
        title, headings, rows = report.title(), report.headings(), report.table(figures)
        self._save(lambda files: files.save_table(title, headings, rows, to), to)

    def _save(self, work: Callable[[ModuleType], None], to: Path) -> None:
        words = self.tr("Saved: {file}").format(file=to.name)

        def save() -> None:
            files = import_module("core.services.report_files")
            files.check_places([to])
            self._insights.note_taken(to.name)
            work(files)

        self._lane.run(self, save, lambda _none: self.told.emit(words), self._wiring.reporter.tell)

    def _on_changed(self, change: Change) -> None:
        touched = {Kind.SENTIMENT, Kind.INTERACTION, Kind.DEAL, Kind.CONTACT, Kind.COMPANY}
        if change.kinds & touched and self._view.isVisible() and not self._settling.isActive():
            self._settling.start()

    def _on_settled(self) -> None:
        """Count anew; what is being counted comes to its end first."""
        if self._counting is not None and not self._counting.is_finished:
            self._settling.start()
        elif self._view.isVisible():
            self.show()
