"""The composer: a wish in one line, the reply, what to check in it, and the way out."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QVBoxLayout, QWidget

from core.domain.draft import Claim, DraftResult
from core.text.blanks import blank, find_blanks
from core.text.language import detect_language
from desktop import icons, theme
from desktop.actions import Actions
from desktop.routines.open_reply import ReplyTarget
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.views.parts.problem_strip import ProblemStrip
from desktop.views.parts.view import View
from desktop.views.writing.alternatives_bar import AlternativesBar
from desktop.views.writing.draft_notes import DraftNotes
from desktop.views.writing.draft_options import DraftOptions
from desktop.views.writing.reply_editor import ReplyEditor
from desktop.words import draft_words

ROOMY_PX = 600


class ComposerView(View):
    """Where a reply comes about.

    Signals:
        edited: the person changed the text.
        engaged: whether a reply is on its way and wants room.
        marks_changed: which marks of the draft still stand (a tuple of Claim).
    """

    edited = Signal()
    marks_changed = Signal(object)
    engaged = Signal(bool)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="card")
        self._actions, self._is_writing = actions, False
        self._target: ReplyTarget | None = None
        self._is_engaged = False
        self._icon, self._title = QLabel(), Label("strong", elides=True)
        self.steer = QLineEdit()
        self.steer.setMaxLength(300)
        self.editor = ReplyEditor()
        self.editor.setMinimumHeight(64)
        self.problem = ProblemStrip(actions.go_settings)
        self.elsewhere = ProblemStrip()
        self.notes = DraftNotes()
        self._status, self._words, self._offer = Label("meta", elides=True), "", ""
        self.options, self.alternatives = DraftOptions(), AlternativesBar(actions.answers)
        self._stop = Button("danger", action=actions.stop)
        self._draft = Button(action=actions.draft)
        self._hand_over = Button("primary", action=actions.hand_over)
        self._copy = Button("primary", action=actions.copy_reply)
        self._copy.hide()
        self._more = Button("split", "caret-down", icon_only=True)
        self._menu = QMenu(self)
        self._menu.addActions([actions.copy_reply, actions.save_reply])
        self._menu.addSeparator()
        self._menu.addAction(actions.discard)
        self._lay_out()
        self.editor.edited.connect(self._on_edited)
        strip = self.notes.strip
        strip.put_in.connect(self._settle)
        strip.left_blank.connect(self._leave_blank)
        strip.confirmed.connect(self._settle)
        self.steer.returnPressed.connect(actions.draft.trigger)
        self._more.clicked.connect(self._show_menu)
        self.show_writing(is_writing=False)
        self.retranslate()
        self.restyle()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon)
        head.addWidget(self._title, 2)
        head.addWidget(self.steer, 3)
        head.addWidget(self.options)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._status, 1)
        for button in (self._stop, self._draft, self._hand_over, self._copy):
            foot.addWidget(button)
        foot.setSpacing(8)
        foot.addWidget(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.elsewhere)
        column.addWidget(self.alternatives)
        column.addWidget(self.editor, 1)
        column.addWidget(self.problem)
        column.addWidget(self.notes)
        column.addLayout(foot)

    def show_addressee(self, target: ReplyTarget) -> None:
        """Say to whom this is written, and where it goes when not to them."""
        self._target = target
        self._hand_over.setVisible(bool(target.email))
        self._copy.setVisible(not target.email)
        self._weigh()
        self.retranslate()

    def show_text(self, text: str, result: DraftResult | None) -> None:
        """Show a reply: a draft with its result, or the person's own words without one."""
        self.editor.show_text(text)
        self.notes.show_result(result)
        self._mark(result)
        self._weigh()

    def append_text(self, text: str) -> None:
        """Add a piece of a streaming draft."""
        self.editor.append_text(text)

    def show_result(self, result: DraftResult) -> None:
        """Show what is to be said of the draft that just ended."""
        self.notes.show_result(result)
        self._mark(result)
        self._weigh()

    def show_status(self, text: str, *, announces: bool = False) -> None:
        """Show a line beside the buttons."""
        self._words = text
        self._status.setText(self._offer or text)
        if announces:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.editor, text))

    def status_text(self) -> str:
        """Return the line beside the buttons."""
        return self._status.text()

    def show_offer(self, words: str) -> None:
        """Say how the next words are taken, in place of the line; "" brings it back."""
        self._offer = words
        self._status.setText(words or self._words)

    def show_writing(self, *, is_writing: bool) -> None:
        """Show that the assistant is at it; nothing moves."""
        self._is_writing = is_writing
        self._stop.setVisible(is_writing)
        self._weigh()

    def text(self) -> str:
        """Return the reply as it stands."""
        return self.editor.toPlainText()

    def open_marks(self) -> tuple[str, ...]:
        """Return what is still marked or blank in the reply, each a line for the person."""
        marked = [draft_words.claim_line(one) for one in self.editor.standing_claims()]
        words = self.tr("“{blank}” is still blank")
        return (*marked, *(words.format(blank=one) for one in find_blanks(self.text())))

    def _mark(self, result: DraftResult | None) -> None:
        claims = result.unsupported if result else ()
        self.notes.strip.show_claims(self.editor.mark_claims(claims))

    def _leave_blank(self, claim: Claim) -> None:
        self._settle(claim, blank(claim.reason, detect_language(self.text())))

    def _settle(self, claim: Claim, instead: str = "") -> None:
        self.editor.settle(claim, instead)
        standing = self.editor.standing_claims()
        self.notes.strip.show_claims(standing)
        self.marks_changed.emit(standing)

    def _on_edited(self) -> None:
        self.notes.strip.show_claims(self.editor.standing_claims())
        self._weigh()
        self.edited.emit()

    def _weigh(self) -> None:
        """Fill the button that comes next: first the draft, then the way out."""
        has_text = bool(self.text().strip())
        self._draft.set_kind("outline" if has_text or self._is_writing else "primary")
        is_ready = has_text and not self._is_writing
        for way_out in (self._hand_over, self._copy):
            way_out.set_kind("primary" if is_ready else "outline")
        actions = self._actions
        actions.draft.setEnabled(not self._is_writing)
        actions.stop.setEnabled(self._is_writing)
        for action in (actions.copy_reply, actions.discard):
            action.setEnabled(is_ready)
        # A mail needs an address; most chats have none.
        has_address = self._target is not None and bool(self._target.email)
        for action in (actions.hand_over, actions.save_reply):
            action.setEnabled(is_ready and has_address)
        self._more.setEnabled(is_ready)
        is_engaged = has_text or self._is_writing
        if is_engaged != self._is_engaged:
            self._is_engaged = is_engaged
            self.engaged.emit(is_engaged)

    def _show_menu(self) -> None:
        corner = self._more.mapToGlobal(QPoint(self._more.width(), 0))
        self._menu.popup(
            corner - QPoint(self._menu.sizeHint().width(), self._menu.sizeHint().height() + 4)
        )

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._say_where()
        self.editor.setAccessibleName(self.tr("Reply"))
        self.editor.setPlaceholderText(
            self.tr("Write a reply, or let the assistant draft one for you to check.")
        )
        hint = self.tr("A wish in one line, such as: shorter, offer Friday")
        self.steer.setPlaceholderText(hint)
        self.steer.setAccessibleName(self.tr("Wish for the draft"))
        self.steer.setToolTip(
            self.tr(
                "Tell the assistant in one line what the reply should say, mention or not mention,"
                " or how: shorter, friendlier, in French"
            )
        )
        self._more.say(self.tr("More ways"))
        self._menu.setAccessibleName(self.tr("More ways"))

    def _say_where(self) -> None:
        target = self._target
        title = self.tr("Reply")
        if target is not None and target.name:
            title = self.tr("Reply to {name}").format(name=target.name)
        self._title.setText(title)
        if target is None or not target.named:
            self.elsewhere.hide()
            return
        words = self.tr("Answers go to {to}, not to {named}, who is named as the sender.")
        self.elsewhere.tell(words.format(to=target.email, named=target.named))

    def restyle(self) -> None:
        """Draw the icon in the theme's colour."""
        self._icon.setPixmap(icons.pixmap("sparkle-fill", theme.tokens().accent_text, 16))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep a place for the stop button while there is room for it."""
        super().resizeEvent(event)
        policy = self._stop.sizePolicy()
        policy.setRetainSizeWhenHidden(self.width() >= ROOMY_PX)
        self._stop.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        """Let the messages above have what room there is."""
        return QSize(360, 190)
