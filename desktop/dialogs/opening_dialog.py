"""Opening the file takes longer than a moment: what happens meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from desktop import icons
from desktop.dialogs.fitted_dialog import FittedDialog
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label


class OpeningDialog(FittedDialog):
    """Stays until whoever shows it accepts it; rejected, the person wants to close Cardfile."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(440, parent)
        mark, self.bar = QLabel(), QProgressBar()
        mark.setPixmap(icons.app_icon().pixmap(QSize(48, 48)))
        self._title, self._why = Label("title"), Label("body", wraps=True)
        self.bar.setRange(0, 0)  # nobody knows how long
        self.bar.setTextVisible(False)
        self._close = Button("outline")
        self._close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(6)
        column.addWidget(mark, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._why)
        column.addSpacing(8)
        column.addWidget(self.bar)
        column.addSpacing(8)
        column.addLayout(foot)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.setWindowTitle("Cardfile")
        self._title.setText(self.tr("Opening your file"))
        self._why.setText(
            self.tr(
                "After an update it is backed up first and then brought up to date. A large file "
                "takes some minutes. You can close Cardfile meanwhile: nothing is lost, and it "
                "begins again the next time."
            )
        )
        self.bar.setAccessibleName(self._title.text())
        self._close.say(self.tr("Close Cardfile"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a switch of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
