"""The card with the audit: who did what when, whether the chain holds, and a file of it all."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from core.domain.audit import AuditCheck, AuditLine
from core.domain.change import Deed
from desktop import failures
from desktop.sentences import audit_sentences, messages, right_sentences
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.views.parts.privacy_section import PrivacySection
from desktop.words import dates, vocabulary

SETTLE_MS = 200
_HEIGHT_PX = 280


class AuditSection(PrivacySection):
    """A search over the audit, and two buttons.

    Signals:
        searched: lines with these words are wanted.
        verify_requested, export_requested: check the chain, or save everything.
    """

    searched = Signal(str)
    verify_requested = Signal()
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[AuditLine, ...] = ()
        self._check: AuditCheck | None = None
        self._is_checking = False
        self.search, self.lines = QLineEdit(), QPlainTextEdit()
        self.search.setClearButtonEnabled(True)
        self.lines.setObjectName("editor")
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        self.lines.setFixedHeight(_HEIGHT_PX)
        self.lines.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.verdict = Label("strong", wraps=True)
        self.verify = Button("outline", "shield-check")
        self.export = Button("outline", "floppy-disk")
        self.verify.clicked.connect(self.verify_requested)
        self.export.clicked.connect(self.export_requested)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._settling.timeout.connect(lambda: self.searched.emit(self.search.text()))
        self.search.textChanged.connect(lambda _text: self._settling.start())
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.verify)
        row.addWidget(self.export)
        row.addStretch()
        self.body.addWidget(self.search)
        self.body.addWidget(self.lines)
        self.body.addLayout(row)
        self.body.addWidget(self.verdict)
        self.retranslate()

    def show_lines(self, lines: tuple[AuditLine, ...]) -> None:
        """Show lines, newest first."""
        self._lines = lines
        self._say_lines()

    def show_checking(self) -> None:
        """Show that the chain is being checked."""
        self._check, self._is_checking = None, True
        self._say_check()

    def show_check(self, check: AuditCheck | None) -> None:
        """Show whether the chain holds; None when it could not be checked."""
        self._check, self._is_checking = check, False
        self._say_check()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.say(
            self.tr("Audit"),
            self.tr(
                "Every change with who made it, when, and the record before and after. A chain of "
                "hashes shows whether anybody tampered with it."
            ),
        )
        self.search.setPlaceholderText(self.tr("Search the audit: a name, a word, an action"))
        self.search.setAccessibleName(self.tr("Search the audit"))
        self.lines.setAccessibleName(self.tr("Lines of the audit"))
        self.verify.say(self.tr("Check the chain"))
        self.export.say(self.tr("Save the audit…"))
        self._say_lines()
        self._say_check()

    def _say_lines(self) -> None:
        words = [self._words(line) for line in self._lines]
        has_asked = bool(self.search.text().strip())
        nothing = self.tr("Nothing found.") if has_asked else self.tr("Nothing was changed yet.")
        self.lines.setPlainText("\n\n".join(words) or nothing)

    def _words(self, line: AuditLine) -> str:
        deeds = {
            Deed.UNDONE: self.tr("undone"),
            Deed.REDONE: self.tr("done again"),
        }
        title = messages.audit_title(line, failures.translate)
        if line.deed in deeds:
            title = vocabulary.aside(title, deeds[line.deed])
        who = right_sentences.who(line.actor, line.origin, failures.translate)
        rows = self.tr("%n record(s)", "", line.rows)
        head = f"{dates.medium(line.at)}  ·  {who}  ·  {title}  ·  {rows}"
        told = [head]
        for change in line.changes:
            told.append(f"    {audit_sentences.change_sentence(change, failures.translate)}")
            fields = audit_sentences.field_lines(change, failures.translate, dates.moment_or_day)
            told += [f"        {words}" for words in fields]
        left = line.rows - len(line.changes)
        if line.changes and left > 0:
            told.append("    " + self.tr("and %n more", "", left))
        return "\n".join(told)

    def _say_check(self) -> None:
        self.verdict.setVisible(self._is_checking or self._check is not None)
        if self._is_checking:
            self.verdict.setText(self.tr("Checking…"))
        elif self._check is not None:
            self.verdict.setText(right_sentences.check_sentence(self._check, failures.translate))
