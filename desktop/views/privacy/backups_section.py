"""The card of the privacy page with the backups: what there is, make one, restore one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from core.domain.backup import Backup
from desktop.views.parts.button import Button
from desktop.views.parts.emptied import empty
from desktop.views.parts.label import Label
from desktop.views.parts.privacy_section import PrivacySection
from desktop.views.parts.tab_order import tab_through
from desktop.words import dates, vocabulary

SHOWN = 6


class BackupsSection(PrivacySection):
    """The newest backups as lines, and what can be done with them.

    Signals:
        make_requested: make one now. copy_requested: make one somewhere else.
        restore_requested: look at this Backup with a view to restoring it.
    """

    make_requested = Signal()
    copy_requested = Signal()
    restore_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backups: tuple[Backup, ...] = ()
        self._shows_all = False
        self.state = Label("strong", wraps=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(2, 1)
        self.make, self.copy = Button("outline", "floppy-disk"), Button("outline", "folder-open")
        self.more = Button("link")
        self.make.clicked.connect(self.make_requested)
        self.copy.clicked.connect(self.copy_requested)
        self.more.clicked.connect(self._on_more)
        buttons = QHBoxLayout()
        buttons.addWidget(self.make)
        buttons.addWidget(self.copy)
        buttons.addStretch()
        buttons.addWidget(self.more)
        self.body.addWidget(self.state)
        self.body.addLayout(self._grid)
        self.body.addSpacing(4)
        self.body.addLayout(buttons)
        self.retranslate()

    def show_backups(self, backups: tuple[Backup, ...]) -> None:
        """Show these, newest first."""
        self._backups = backups
        self._fill()

    def show_busy(self, *, is_busy: bool) -> None:
        """Show that one is being made or read."""
        for button in (self.make, self.copy):
            button.setEnabled(not is_busy)
        if is_busy:
            self.state.setText(self.tr("Working… you can go on meanwhile."))
        else:
            self._say_state()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.say(
            self.tr("Backups"),
            self.tr(
                "Made every half hour while something changes, and before each import. Each is "
                "read through before it counts."
            ),
        )
        self.make.say(self.tr("Back up now"))
        self.copy.say(self.tr("Back up to another place…"))
        self._fill()

    def _fill(self) -> None:
        empty(self._grid)
        shown = self._backups if self._shows_all else self._backups[:SHOWN]
        for row, backup in enumerate(shown):
            self._add_row(row, backup)
        tab_through(self)
        self.more.setVisible(len(self._backups) > SHOWN)
        self.more.say(self.tr("Show fewer") if self._shows_all else self.tr("Show all"))
        self._say_state()

    def _add_row(self, row: int, backup: Backup) -> None:
        when = dates.medium(backup.made_at)
        restore = Button("link")
        restore.say(self.tr("Restore…"))
        restore.setAccessibleName(self.tr("Restore the backup of {date}").format(date=when))
        restore.clicked.connect(lambda: self.restore_requested.emit(backup))
        self._grid.addWidget(Label("body", when), row, 0)
        self._grid.addWidget(Label("meta", vocabulary.backup_reason(backup.reason)), row, 1)
        self._grid.addWidget(Label("meta", vocabulary.record_counts(backup.counts)), row, 2)
        self._grid.addWidget(restore, row, 3)

    def _say_state(self) -> None:
        newest = next((backup for backup in self._backups if backup.counts is not None), None)
        if newest is None:
            self.state.setText(self.tr("There is no backup yet."))
            return
        when = dates.medium(newest.made_at)
        self.state.setText(self.tr("The newest good backup: {date}").format(date=when))

    def _on_more(self) -> None:
        self._shows_all = not self._shows_all
        self._fill()
