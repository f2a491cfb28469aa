"""The first thing a new owner sees: two ways to begin."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from core.domain.importing import ImportProgress
from desktop import icons, theme
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.views.parts.view import View


class WelcomeView(View):
    """Two choices, a promise, nothing modal.

    Signals:
        sample_requested: look around with sample data.
        import_requested: bring my own.
    """

    sample_requested = Signal()
    import_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="page")
        self._mark = QLabel()
        self._mark.setPixmap(icons.app_icon().pixmap(QSize(64, 64)))
        self._title = Label("title")
        self._hint = Label("body", wraps=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._own, self._sample = Button("choice"), Button("choice")
        self._own_parts = self._choice(self._own, "download-simple")
        self._sample_parts = self._choice(self._sample, "eye")
        self._drop = Label("meta")
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(320)
        self._progress.hide()
        self._own.clicked.connect(self.import_requested)
        self._sample.clicked.connect(self.sample_requested)
        self._lay_out()
        self.retranslate()

    def _choice(self, button: Button, icon: str) -> tuple[QLabel, Label, Label]:
        """Fill a large button with an icon, a line and an explanation."""
        picture, title, words = QLabel(), Label("strong"), Label("body", wraps=True)
        picture.setProperty("icon", icon)
        grid = QGridLayout(button)
        grid.setContentsMargins(20, 16, 20, 16)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.addWidget(picture, 0, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(title, 0, 1)
        grid.addWidget(words, 1, 1, Qt.AlignmentFlag.AlignTop)
        grid.setRowStretch(1, 1)
        grid.setColumnStretch(1, 1)
        for part in (picture, title, words):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return picture, title, words

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(16)
        choices.addStretch()
        for button in (self._own, self._sample):
            button.setFixedWidth(320)
            choices.addWidget(button)
        choices.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        column.addWidget(self._title, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._hint)
        column.addSpacing(24)
        column.addLayout(choices)
        column.addSpacing(16)
        column.addWidget(self._drop, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._progress, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.restyle()

    def show_progress(self, progress: ImportProgress | None) -> None:
        """Show that the sample data is coming in; None when it is not."""
        is_busy = progress is not None
        self._progress.setVisible(is_busy)
        self._drop.setVisible(not is_busy)
        for button in (self._own, self._sample):
            button.setEnabled(not is_busy)
        if progress is not None:
            self._progress.setRange(0, 1000 if progress.bytes_total else 0)
            self._progress.setValue(
                round(1000 * progress.bytes_done / progress.bytes_total)
                if progress.bytes_total
                else 0
            )

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._title.setText(self.tr("Welcome to Cardfile"))
        self._hint.setText(
            self.tr(
                "See who needs you, how they feel, and answer well. All of it on this computer."
            )
        )
        own, sample = self._own_parts, self._sample_parts
        own[1].setText(self.tr("Bring my own"))
        own[2].setText(self.tr("A mailbox, single mails, contacts or a table. You see it first."))
        sample[1].setText(self.tr("Look around with sample data"))
        sample[2].setText(self.tr("A small firm's year of mail. One click removes it again."))
        self._own.setAccessibleName(f"{own[1].text()}. {own[2].text()}")
        self._sample.setAccessibleName(f"{sample[1].text()}. {sample[2].text()}")
        self._drop.setText(self.tr("You can also drop files anywhere on this window."))

    def restyle(self) -> None:
        """Draw the icons in the theme's colours."""
        for picture in (self._own_parts[0], self._sample_parts[0]):
            name = str(picture.property("icon"))
            picture.setPixmap(icons.pixmap(name, theme.tokens().accent_text, 28))
