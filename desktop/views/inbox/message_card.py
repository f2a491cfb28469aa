"""One message, call or note as a card."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.domain.interaction import Attachment, Direction, Interaction, InteractionKind
from core.domain.sentiment import Mood
from desktop import icons, theme
from desktop.views.moods.mood_button import MoodButton
from desktop.views.parts.button import Button
from desktop.views.parts.flow_layout import FlowLayout
from desktop.views.parts.label import Label
from desktop.views.parts.plain_text import PlainText
from desktop.views.parts.view import View
from desktop.words import dates, vocabulary

SHOWN_CHARS = 6000


class MessageCard(View):
    """Who, when, mood, what was new in it; quotes and the rest on request.

    Signals:
        attachment_requested: an attachment should be saved (the record).
        ruled: the person says how it sounds (the message's id, the mood or None).
        lifted: the card is being dragged out by its head (the interaction's id).
    """

    attachment_requested = Signal(object)
    ruled = Signal(int, object)
    lifted = Signal(int)

    def __init__(self, interaction: Interaction, who: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="card")
        self._record, self._who, self._is_whole = interaction, who, False
        self._icon, self._taken_at = QLabel(), QPoint(-1, -1)
        self._title, self._when = Label("strong"), Label("meta")
        self._subject = Label("meta", elides=True)
        self._chip = MoodButton()
        self._chip.ruled.connect(self._on_ruled)
        self._body = PlainText()
        self._more = Button("link", "caret-down")
        self._more.clicked.connect(self._on_more)
        self._lay_out()
        self.retranslate()
        self.restyle()

    @property
    def interaction_id(self) -> int:
        """The id of what is shown."""
        return self._record.id

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon)
        head.addWidget(self._title)
        head.addWidget(self._when)
        head.addWidget(self._subject, 1)
        head.addWidget(self._chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._body)
        foot = QHBoxLayout()
        foot.addWidget(self._more)
        foot.addStretch()
        column.addLayout(foot)
        self._files = QWidget()
        self._files.setLayout(self._attachments())
        self._files.setVisible(bool(self._record.attachments))
        self._chip.setVisible(_is_ratable(self._record))
        column.addWidget(self._files)

    def _attachments(self) -> FlowLayout:
        flow = FlowLayout()
        for attachment in self._record.attachments:
            chip = Button("chip", "paperclip")
            chip.setProperty("attachment", attachment.name)
            chip.clicked.connect(lambda _checked, file=attachment: self._ask_for(file))
            flow.addWidget(chip)
        return flow

    def _ask_for(self, attachment: Attachment) -> None:
        self.attachment_requested.emit(attachment)

    def show_record(self, interaction: Interaction) -> None:
        """Show the same message again, rated meanwhile."""
        if interaction != self._record:
            self._record = interaction
            self._show_text()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        record = self._record
        self._title.setText(vocabulary.interaction_title(record, self._who))
        self._when.setText(dates.medium(record.occurred_at))
        self._when.setToolTip(dates.full(record.occurred_at))
        is_chat = record.kind is InteractionKind.CHAT  # its subject is who takes part
        self._subject.setText("" if is_chat else record.subject)
        chips = self._files.findChildren(Button)
        for chip, attachment in zip(chips, record.attachments, strict=True):
            size = dates.size(attachment.size_bytes)
            name = attachment.name or self.tr("Attachment")
            short = name if len(name) <= 40 else f"{name[:26]}…{name[-12:]}"
            told = (
                self.tr("Save {name}…").format(name=name),
                vocabulary.unread(attachment.problem),
            )
            chip.say(f"{short} · {size}", "\n".join(filter(None, told)))
        self._show_text()

    def _show_text(self) -> None:
        record = self._record
        new = record.new_text or record.text
        text = record.text if self._is_whole else new[:SHOWN_CHARS]
        phrases = record.sentiment.phrases if record.sentiment else ()
        tone = icons.MOOD_TONES[record.sentiment.label] if record.sentiment else "grey"
        self._body.show_text(text.strip(), phrases, tone)
        self._body.setAccessibleName(self._title.text())
        self._chip.show_mood(record.sentiment)
        has_more = len(new) > SHOWN_CHARS or record.text.strip() != new.strip()
        self._more.setVisible(has_more)
        if self._is_whole:
            self._more.say(self.tr("Show less"))
        elif len(new) > SHOWN_CHARS:
            self._more.say(self.tr("Show the whole text"))
        else:
            self._more.say(self.tr("Show quotes and signature"))
        self._more.set_icon("caret-up" if self._is_whole else "caret-down")

    def _on_ruled(self, mood: Mood | None) -> None:
        self.ruled.emit(self._record.id, mood)

    def _on_more(self) -> None:
        self._is_whole = not self._is_whole
        self._show_text()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note where the card is taken; the text keeps the mouse for itself."""
        self._taken_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say that the card is dragged out, once it has left its place."""
        way = (event.position().toPoint() - self._taken_at).manhattanLength()
        is_held = event.buttons() & Qt.MouseButton.LeftButton
        if is_held and self._taken_at.x() >= 0 and way >= QApplication.startDragDistance():
            self._taken_at = QPoint(-1, -1)
            self.lifted.emit(self._record.id)

    def restyle(self) -> None:
        """Draw the icon in the theme's colour."""
        name = vocabulary.KIND_ICONS[self._record.kind]
        if self._record.direction is Direction.OUTGOING:
            name = "arrow-bend-up-left"
        self._icon.setPixmap(icons.pixmap(name, theme.tokens().text3, 16))


def _is_ratable(record: Interaction) -> bool:
    """Say whether a customer wrote it, or whether it was rated once."""
    is_written = record.direction is Direction.INCOMING and not record.is_automatic
    return is_written or record.sentiment is not None
