"""What an import did, in numbers that add up, with a reason for each record left out."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from core.domain.importing import ImportReport, Rejection
from desktop import failures
from desktop.sentences import messages
from desktop.views.parts.label import Label
from desktop.views.parts.view import View
from desktop.words import dates

SHOWN = 500


class ImportReportView(View):
    """Read = created + updated + merged + skipped + rejected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report, self._is_trial = ImportReport(), False
        self._saved: tuple[int, str] | None = None
        self._headline, self._more = Label("section"), Label("body", wraps=True)
        self._figures = [Label("figure") for _ in range(6)]
        self._names = [Label("meta") for _ in range(6)]
        self._reasons_name, self._reasons = Label("strong"), QPlainTextEdit()
        self._reasons.setObjectName("editor")
        self._reasons.setReadOnly(True)
        self._reasons.setTabChangesFocus(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        for name, figure in zip(self._names, self._figures, strict=True):
            card = QFrame()
            card.setObjectName("card")
            inner = QVBoxLayout(card)
            inner.setContentsMargins(12, 8, 12, 8)
            inner.setSpacing(1)
            inner.addWidget(name)
            inner.addWidget(figure)
            row.addWidget(card, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._headline)
        column.addLayout(row)
        column.addWidget(self._more)
        column.addWidget(self._reasons_name)
        column.addWidget(self._reasons, 1)
        self._stretch = QWidget()
        column.addWidget(self._stretch, 1)
        self.retranslate()

    def show_report(self, report: ImportReport, *, is_trial: bool = False) -> None:
        """Show a report. is_trial: nothing was written, this is what would happen."""
        self._report, self._is_trial, self._saved = report, is_trial, None
        self.retranslate()

    def show_saved(self, count: int, name: str) -> None:
        """Say that so many records that were left out stand in this file now."""
        self._saved = (count, name)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        report = self._report
        done = self.tr("What would happen") if self._is_trial else self.tr("Import finished")
        self._headline.setText(done if report.is_complete else self.tr("Import stopped"))
        values = (
            (self.tr("Read"), report.read),
            (self.tr("New"), report.created),
            (self.tr("Updated"), report.updated),
            (self.tr("Merged"), report.merged),
            (self.tr("Known already"), report.skipped),
            (self.tr("Left out"), report.rejected),
        )
        for name, figure, (text, value) in zip(self._names, self._figures, values, strict=True):
            name.setText(text)
            figure.setText(dates.number(value))
        self._more.setText("\n".join(self._sentences()))
        self._more.setVisible(bool(self._more.text()))
        lines = [self._line(rejection) for rejection in report.rejections[:SHOWN]]
        lines += [self._line(warning) for warning in report.warnings[: SHOWN - len(lines)]]
        self._reasons_name.setText(self.tr("What to know"))
        self._reasons.setAccessibleName(self.tr("What to know"))
        self._reasons.setPlainText("\n".join(lines))
        for part in (self._reasons_name, self._reasons):
            part.setVisible(bool(lines))
        self._stretch.setVisible(not lines)

    def _sentences(self) -> list[str]:
        report = self._report
        lines = self._how_it_ended()
        if report.read and report.skipped == report.read:
            lines.append(self.tr("Everything in it was already here; nothing changed."))
        if report.senders_added:
            lines.append(
                self.tr("%n person(s) who wrote became contacts.", "", report.senders_added)
            )
        if report.unknown_senders:
            lines.append(
                self.tr("%n person(s) who wrote are not contacts.", "", report.unknown_senders)
            )
        if self._saved is not None:
            count, name = self._saved
            saved = self.tr("%n record(s) saved in {name}; mend them and import that.", "", count)
            lines.append(saved.format(name=name))
        return lines + self._way_back()

    def _how_it_ended(self) -> list[str]:
        if self._is_trial:
            return [self.tr("Nothing was written yet.")]
        if self._report.is_complete or not self._report.step_id:
            return []
        stopped = self.tr("It was stopped; what was read by then is in your file.")
        return [stopped, self.tr("Open Import again to go on with it.")]

    def _way_back(self) -> list[str]:
        if self._report.earlier_step_id:
            return [self.tr("Other work came in between, so it is two steps to undo.")]
        if self._report.step_id and not self._is_trial:
            return [self.tr("The whole import can be undone in one step.")]
        return []

    def _line(self, rejection: Rejection) -> str:
        reason = messages.rejection(rejection.reason, rejection.details, failures.translate)
        place = rejection.place
        if place.number:
            where = self.tr("{file}, record {number}").format(file=place.file, number=place.number)
        else:
            where = place.file
        return self.tr("{where}: {reason}").format(where=where, reason=reason)
