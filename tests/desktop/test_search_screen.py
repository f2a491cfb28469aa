"""A search answers at once, and completes what it could only begin."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.domain.change import Kind
from core.domain.search import SearchAnswer, SearchGroup, SearchHit
from desktop.screens.search_screen import SearchScreen
from desktop.translation import Translation
from desktop.views.parts.search_box import SearchBox
from desktop.views.search_results_view import SearchResultsView
from desktop.wiring import Wiring


class _Service:
    """Stands in for a large file: within a time it finds the newest only."""

    def __init__(self) -> None:
        self.asked: list[float | None] = []

    def answer(
        self, text: str, *, within_s: float | None, is_wanted: Callable[[], bool]
    ) -> SearchAnswer:
        assert is_wanted()
        self.asked.append(within_s)
        names = ["Ada Newest"] if within_s is not None else ["Ada Newest", "Ada Oldest"]
        hits = tuple(SearchHit(Kind.CONTACT, n, name, text) for n, name in enumerate(names, 1))
        return SearchAnswer((SearchGroup(Kind.CONTACT, hits),), is_partial=within_s is not None)


@pytest.fixture
def box(qtbot: QtBot) -> SearchBox:
    box = SearchBox()
    qtbot.addWidget(box)
    box.show()
    box.setFocus()
    return box


def test_an_answer_that_was_cut_short_is_completed(
    qtbot: QtBot, box: SearchBox, wiring: Wiring, translation: Translation
) -> None:
    frame = QWidget()
    qtbot.addWidget(frame)
    view, service = SearchResultsView(frame), _Service()
    nobody = SimpleNamespace(model_id="")
    screen = SearchScreen(
        view,
        (service, nobody, nobody),  # type: ignore[arg-type]  # stand-ins
        (nobody, wiring.data_lane),  # type: ignore[arg-type]
        wiring,
    )
    screen.serve(box)
    shown: list[int] = []
    view.show_answer = lambda _box, answer: shown.append(len(answer.groups[0].hits))  # type: ignore[method-assign]
    qtbot.waitUntil(box.hasFocus)

    box.setText("ada")

    qtbot.waitUntil(lambda: shown == [1, 2])
    assert service.asked[0] is not None
    assert service.asked[1] is None
    assert screen is not None


def test_a_chat_that_is_called_as_who_is_in_it_says_the_name_once(
    box: SearchBox, translation: Translation
) -> None:
    view = SearchResultsView(box)
    chat = SearchHit(Kind.INTERACTION, 1, "王芳 · 王芳", "椅子到了", title_spans=((0, 1), (5, 6)))
    mail = SearchHit(Kind.INTERACTION, 2, "王芳 · 王芳的椅子", "")

    view.show_answer(box, SearchAnswer((SearchGroup(Kind.INTERACTION, (chat, mail)),)))

    hits = [row for row in view._model.rows if isinstance(row, SearchHit)]
    assert [hit.title for hit in hits] == ["王芳", "王芳 · 王芳的椅子"]
    assert hits[0].title_spans == ((0, 1),)
