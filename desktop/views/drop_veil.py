"""What covers the window while files are held over it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.views.parts.label import Label
from desktop.views.parts.view import View


def dropped_paths(mime: QMimeData) -> tuple[Path, ...]:
    """Return the local files in what was dropped."""
    return tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())


class DropVeil(View):
    """Lies over its parent from the moment files are held over it until they are let go.

    Signals:
        dropped: files were let go (their paths).
        text_dropped: text was let go, from another program.
    """

    dropped = Signal(object)
    text_dropped = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, name="dropVeil")
        self._room, self._words = window, Label()
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.addWidget(self._words)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._words.setText(self.tr("Let go to look into it before it comes in"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch what is dragged over the window."""
        if isinstance(event, QDragEnterEvent) and event.type() == QEvent.Type.DragEnter:
            is_ours = event.source() is not None
            mime = event.mimeData()
            if not is_ours and (dropped_paths(mime) or mime.text().strip()):
                event.acceptProposedAction()
                self.setGeometry(self._room.rect().adjusted(12, 12, -12, -12))
                self.show()
                self.raise_()
            return True
        if event.type() == QEvent.Type.DragLeave:
            self.hide()
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self.hide()
            event.acceptProposedAction()
            if paths := dropped_paths(event.mimeData()):
                self.dropped.emit(paths)
            else:
                self.text_dropped.emit(event.mimeData().text())
            return True
        return super().eventFilter(watched, event)
