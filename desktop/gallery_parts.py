"""What the gallery shows: each part of the window in each of its states. GUI thread only.

Words here are for developers and are not translated.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from typing import cast

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QSlider,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from core.domain.draft import Claim, Fact
from core.domain.interaction import Conversation, Direction, Interaction, InteractionKind
from core.domain.sentiment import Mood, Sentiment
from desktop.tables.conversation_delegate import ConversationDelegate
from desktop.tables.paged_table import RECORD_ROLE
from desktop.views.banner_view import BannerView
from desktop.views.inbox.backlog_view import BacklogView
from desktop.views.inbox.message_card import MessageCard
from desktop.views.insights.chart_bars import ChartBar, ChartBars
from desktop.views.insights.chart_card import ChartCard
from desktop.views.moods.mood_button import MoodButton
from desktop.views.parts.button import Button, ButtonKind
from desktop.views.parts.empty_view import EmptyView
from desktop.views.parts.label import Label, Role
from desktop.views.parts.problem_strip import ProblemStrip
from desktop.views.parts.search_box import SearchBox
from desktop.views.toast_view import ToastView
from desktop.views.writing.claim_strip import ClaimStrip

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
_SAID = "The connector is the wrong size. When does the right one come?"


class State(Enum):
    """How a part may stand; what can't be seen at several places at once is shown as a picture."""

    NORMAL = "normal"
    HOVER = "hover"
    FOCUS = "focus"
    PRESSED = "pressed"
    SELECTED = "selected"
    DISABLED = "disabled"
    BUSY = "busy"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Part:
    """One part. make: builds it in a state. wide: it takes a line of the page for itself."""

    name: str
    make: Callable[[State], QWidget]
    states: tuple[State, ...] = (State.NORMAL,)
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Family:
    """Parts of one kind."""

    name: str
    parts: tuple[Part, ...]


_PRESSABLE = (State.NORMAL, State.HOVER, State.FOCUS, State.PRESSED, State.DISABLED)
_CHECKABLE = (State.NORMAL, State.HOVER, State.FOCUS, State.SELECTED, State.DISABLED)
_FIELD = (State.NORMAL, State.FOCUS, State.DISABLED, State.ERROR)


def families() -> tuple[Family, ...]:
    """Return everything there is to see, in the order of the page."""
    return (
        Family("Buttons", tuple(_buttons())),
        Family("Fields", tuple(_fields())),
        Family("Chips and words", tuple(_words())),
        Family("Rows", (Part("conversation", _Row, _ROW_STATES, wide=True),)),
        Family("Cards", tuple(_cards())),
        Family("Notices and empty places", tuple(_notices())),
    )


def _buttons() -> list[Part]:
    def button(kind: ButtonKind, icon: str = "") -> Callable[[State], QWidget]:
        def make(state: State) -> QWidget:
            made = Button(kind, icon, icon_only=kind in ("icon", "split"))
            made.say("Draft reply")
            made.setCheckable(kind in ("chip", "tab", "nav"))
            made.setChecked(state is State.SELECTED)
            made.setDown(state is State.PRESSED)
            return made

        return make

    pressed: tuple[tuple[ButtonKind, str], ...] = (
        ("primary", "sparkle"), ("outline", "copy"), ("danger", "trash"), ("ghost", "check"),
        ("link", "note-pencil"), ("icon", "dots-three"),
    )  # fmt: skip
    checked: tuple[tuple[ButtonKind, str], ...] = (("chip", ""), ("tab", ""), ("nav", "tray"))
    return [
        *(Part(kind, button(kind, icon), _PRESSABLE) for kind, icon in pressed),
        *(Part(kind, button(kind, icon), _CHECKABLE) for kind, icon in checked),
    ]


def _fields() -> list[Part]:
    def line(state: State) -> QWidget:
        made = QLineEdit("maya@bakery.example")
        made.setProperty("invalid", "true" if state is State.ERROR else "false")
        made.setCursorPosition(0)
        return made

    def search(_state: State) -> QWidget:
        made = SearchBox()
        made.say("Search people, companies, messages")
        return made

    def choice(_state: State) -> QWidget:
        made = QComboBox()
        made.addItems(["Quarterly", "Yearly"])
        return made

    def day(_state: State) -> QWidget:
        made = QDateEdit(QDate(NOON.year, NOON.month, NOON.day))
        made.setCalendarPopup(True)
        return made

    def tick(state: State) -> QWidget:
        made = QCheckBox("Offer the next words")
        made.setChecked(state is State.SELECTED)
        return made

    def text(_state: State) -> QWidget:
        made = QPlainTextEdit(_SAID)
        made.setObjectName("editor")
        made.setFixedSize(190, 66)
        return made

    def slider(_state: State) -> QWidget:
        made = QSlider(Qt.Orientation.Horizontal)
        made.setValue(40)
        return made

    plain = (State.NORMAL, State.FOCUS, State.DISABLED)
    return [
        Part("line", line, _FIELD),
        Part("search", search, plain),
        Part("choice", choice, plain),
        Part("day", day, plain),
        Part("tick", tick, (State.NORMAL, State.FOCUS, State.SELECTED, State.DISABLED)),
        Part("text", text, (State.NORMAL, State.FOCUS)),
        Part("slider", slider, (State.NORMAL, State.FOCUS)),
    ]


def _words() -> list[Part]:
    def chip(mood: Mood) -> Callable[[State], QWidget]:
        def make(_state: State) -> QWidget:
            made = MoodButton()
            made.show_mood(_feeling(mood))
            return made

        return make

    def word(role: Role) -> Callable[[State], QWidget]:
        return lambda _state: Label(role, "Oven timer")

    roles: tuple[Role, ...] = (
        "title", "section", "strong", "body", "meta", "caption", "figure", "errorText", "code",
    )  # fmt: skip
    return [
        *(Part(f"mood {mood.value}", chip(mood)) for mood in Mood),
        *(Part(role, word(role)) for role in roles),
    ]


def _cards() -> list[Part]:
    def message(_state: State) -> QWidget:
        return MessageCard(
            Interaction(
                InteractionKind.EMAIL, Direction.INCOMING, NOON, "Oven timer", _SAID,
                new_text=_SAID, id=1, sentiment=_feeling(Mood.NEGATIVE, "wrong size"),
            ),
            "Maya Okafor",
        )  # fmt: skip

    def chart(state: State) -> QWidget:
        made = ChartCard()
        made.say("How they feel", "Share of messages in the last month")
        if state is State.ERROR:
            made.show_nothing("Too few messages to tell.")
            return made
        bars = (
            ChartBar("Email", 0.5, "50% (10 of 20)", "Email: half", low=0.3, high=0.7),
            ChartBar("Chat", 0.8, "80% (8 of 10)", "Chat: most", low=0.6, high=0.95),
        )
        made.show_chart(ChartBars(bars, ("Channel", "Content"), most=1.0))
        return made

    def backlog(state: State) -> QWidget:
        made = BacklogView()
        made.show_progress(40, 120)
        if state is State.DISABLED:
            made.show_halted(80)
        elif state is State.ERROR:
            made.show_problem("The model can't be loaded.")
        return made

    return [
        Part("message", message, wide=True),
        Part("chart", chart, (State.NORMAL, State.ERROR), wide=True),
        Part("backlog", backlog, (State.BUSY, State.DISABLED, State.ERROR), wide=True),
        Part("progress", lambda _state: _progress(), (State.BUSY,), wide=True),
    ]


def _notices() -> list[Part]:
    def toast(_state: State) -> QWidget:
        room = QFrame()
        room.setFixedSize(460, 60)
        ToastView(room).tell("Undone: Add contact Maya Okafor", 1)
        return room

    def problem(_state: State) -> QWidget:
        made = ProblemStrip()
        made.tell("The file can't be read.", "Choose another one.")
        return made

    def marks(_state: State) -> QWidget:
        made = ClaimStrip()
        made.show_claims((Claim("€48", 9, 12, "price"), Claim("by Friday", 30, 39, "promise")))
        made.offer((Fact("Prices", "€52", "note: Prices"),))
        return made

    def empty(_state: State) -> QWidget:
        button = Button("primary", "user-plus")
        button.say("New contact…")
        made = EmptyView("users", button)
        made.say("Nobody here yet", "Import your contacts, or write one down.")
        made.setFixedHeight(190)
        return made

    return [
        Part("banner", lambda _state: BannerView(), wide=True),
        Part("problem", problem, (State.ERROR,), wide=True),
        Part("marks", marks, wide=True),
        Part("toast", toast, wide=True),
        Part("empty", empty, wide=True),
    ]


def _progress() -> QWidget:
    made = QProgressBar()
    made.setTextVisible(False)
    made.setValue(40)
    return made


def _feeling(mood: Mood, *phrases: str) -> Sentiment:
    scores = {Mood.NEGATIVE: -0.8, Mood.POSITIVE: 0.8}
    return Sentiment(mood, scores.get(mood, 0.0), 0.9, "lexicon", phrases)


_ROW_STATES = (State.NORMAL, State.HOVER, State.SELECTED, State.FOCUS, State.BUSY)
_ROW_FLAGS = {
    State.HOVER: QStyle.StateFlag.State_MouseOver,
    State.SELECTED: QStyle.StateFlag.State_Selected,
    State.FOCUS: QStyle.StateFlag.State_Selected
    | QStyle.StateFlag.State_HasFocus
    | QStyle.StateFlag.State_KeyboardFocusChange,
}


class _Row(QWidget):
    """A row of the inbox, painted as the list paints it; busy: its record is still being read."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self._state, self._delegate = state, ConversationDelegate(self)
        self._rows = QStandardItemModel(self)
        item = QStandardItem()
        if state is not State.BUSY:
            item.setData(
                Conversation(
                    1, "Oven timer", _SAID, NOON, 3, "Maya Okafor", "maya@bakery.example", 1,
                    "Harbour Bakery", _feeling(Mood.NEGATIVE), needs_reply=True, is_automatic=False,
                ),
                RECORD_ROLE,
            )  # fmt: skip
        self._rows.appendRow(item)
        QVBoxLayout(self)
        self.setFixedSize(360, 72)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the row."""
        option = QStyleOptionViewItem()
        # WORKAROUND: PySide's stubs don't know the fields of a style option.
        drawn = cast("_Option", option)
        drawn.rect, drawn.state = (
            self.rect(),
            (QStyle.StateFlag.State_Enabled | QStyle.StateFlag.State_Active)
            | _ROW_FLAGS.get(self._state, QStyle.StateFlag.State_None),
        )
        painter = QPainter(self)
        self._delegate.paint(painter, option, self._rows.index(0, 0))
        painter.end()


class _Option:
    rect: object
    state: QStyle.StateFlag
