"""Charts: read part by part, opened, shown as a table, painted alike on screen and on paper."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from desktop import theme
from desktop.theme import DARK, LIGHT
from desktop.views.insights.chart_bars import ChartBar, ChartBars
from desktop.views.insights.chart_card import ChartCard
from desktop.views.insights.chart_drawing import (
    ChartDrawing,
    Pattern,
    Tone,
    label_places,
    round_top,
    thinned,
)
from desktop.views.insights.chart_line import ChartLine, ChartPoint, ChartSeries
from desktop.views.insights.chart_spark import ChartSpark
from desktop.views.insights.chart_stack import ChartColumn, ChartKey, ChartStack
from desktop.views.insights.chart_view import ChartView

BOX = QRectF(0, 0, 480, 200)
TICKS = ((-1.0, "upset"), (0.0, "neutral"), (1.0, "happy"))


def make_points(*values: float | None) -> tuple[ChartPoint, ...]:
    return tuple(
        ChartPoint(
            f"{at} Mar",
            value,
            f"{at} Mar: {value}",
            "" if value is None else f"{value:+.1f}",
            None if value is None else value - 0.1,
            None if value is None else value + 0.1,
        )
        for at, value in enumerate(values, 1)
    )


def make_line(*values: float | None) -> ChartLine:
    return ChartLine((ChartSeries("Mood", make_points(*values)),), TICKS, "Week")


def make_stack() -> ChartStack:
    keys = (
        ChartKey("Happy", Tone("green_text", "green_soft", Pattern.SOLID)),
        ChartKey("Upset", Tone("red_text", "red_soft", Pattern.CROSSED)),
    )
    columns = (
        ChartColumn("Jan", (3, 1), ("Jan: 3 happy", "Jan: 1 upset")),
        ChartColumn("Feb", (0, 2), ("Feb: 0 happy", "Feb: 2 upset")),
    )
    return ChartStack(keys, columns, "Month")


def make_bars() -> ChartBars:
    bars = (
        ChartBar("Email", 0.5, "50% (10 of 20)", "Email: half", low=0.3, high=0.7),
        ChartBar("Chat", None, "too few to tell (2)", "Chat: too few"),
    )
    return ChartBars(bars, ("Channel", "Satisfied"), most=1.0)


def make_spark() -> ChartSpark:
    return ChartSpark(make_points(0.2, -0.4, 0.9), ("Day", "Mood"))


DRAWINGS = [make_line(0.1, None, 0.8), make_stack(), make_bars(), make_spark()]


def painted(drawing: ChartDrawing, look: theme.Tokens, current: int = -1) -> QImage:
    image = QImage(480, 200, QImage.Format.Format_ARGB32)
    image.fill(QColor(look.card))
    painter = QPainter(image)
    drawing.draw(painter, BOX, look, current)
    painter.end()
    return image


@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda one: type(one).__name__)
@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_each_chart_paints_in_both_themes_and_marks_the_part_that_is_read(
    drawing: ChartDrawing, colours: theme.Tokens
) -> None:
    plain, read = painted(drawing, colours), painted(drawing, colours, 0)

    blank = QImage(plain.size(), plain.format())
    blank.fill(QColor(colours.card))
    assert plain != blank
    assert read != plain


@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda one: type(one).__name__)
def test_every_part_has_a_place_and_words(drawing: ChartDrawing) -> None:
    places = drawing.places(BOX)

    assert len(places) == drawing.count() > 0
    assert all(BOX.adjusted(-120, -2, 120, 2).contains(place) for place in places)
    assert all(drawing.words(part) for part in range(drawing.count()))


@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda one: type(one).__name__)
def test_the_table_has_a_cell_for_every_part(drawing: ChartDrawing) -> None:
    table = drawing.table()

    found = {
        drawing.part_at(row, column)
        for row, cells in enumerate(table.rows)
        for column in range(len(cells))
    }

    assert all(len(cells) == len(table.headings) for cells in table.rows)
    assert found - {-1} == set(range(drawing.count()))


def test_a_missing_value_is_a_gap_in_the_table() -> None:
    rows = make_line(0.1, None, 0.8).table().rows

    assert rows == (("1 Mar", "+0.1"), ("2 Mar", "–"), ("3 Mar", "+0.8"))


def test_stacked_parts_are_as_high_as_their_counts() -> None:
    happy, upset, later = make_stack().places(BOX)

    assert happy.height() == pytest.approx(3 * upset.height())
    assert upset.bottom() == pytest.approx(happy.top())
    assert later.bottom() == pytest.approx(happy.bottom())


def test_a_bar_without_a_value_is_named_and_not_drawn() -> None:
    image = painted(make_bars(), LIGHT)
    second = make_bars().places(BOX)[1].center().y()

    colours = {image.pixelColor(x, int(second)).name() for x in range(70, 90)}

    assert LIGHT.accent.lower() not in colours


@pytest.mark.parametrize(
    ("most", "top"), [(0, 1), (1, 1), (4, 4), (7, 8), (23, 25), (48, 50), (1234, 1500)]
)
def test_an_axis_ends_at_a_round_number(most: float, top: float) -> None:
    assert round_top(most)[0] == top


def test_labels_that_would_touch_are_left_out_and_the_last_stays() -> None:
    labels = tuple(f"{day} November" for day in range(1, 31))

    kept = thinned(labels, 400)

    assert kept[-1] == 29
    assert 1 < len(kept) < 7


def test_no_label_below_an_axis_leaves_the_chart_or_touches_another() -> None:
    box = QRectF(0, 0, 320, 160)
    for count in (1, 2, 5, 12, 13, 30):
        labels = tuple(f"2026年{number + 1}月" for number in range(count))
        step = (box.width() - 30) / count
        middles = [30 + step * (at + 0.5) for at in range(count)]

        places = label_places(labels, middles, box, box.width() - 30)

        assert places[-1][0] == count - 1
        edges = [(left, left + width) for _, left, width in places]
        assert edges[0][0] >= 0
        assert edges[-1][1] <= box.right()
        assert all(right + 5 < left for (_, right), (left, _) in pairwise(edges))


def test_the_names_of_lines_that_end_alike_do_not_lie_over_each_other() -> None:
    series = tuple(ChartSeries(name, make_points(0.0, -0.98)) for name in ("One", "Two", "Three"))

    ends = sorted(at.y() for at in ChartLine(series, TICKS, "Week")._ends(BOX).values())

    assert [high - low >= 14 for low, high in pairwise(ends)] == [True, True]
    assert ends[-1] <= BOX.bottom()


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_the_keyboard_reads_every_part_and_opens_one(qtbot: QtBot) -> None:
    view = ChartView()
    qtbot.addWidget(view)
    view.show_chart(make_stack(), "Moods", "6 messages")
    view.show()
    opened: list[int] = []
    view.opened.connect(opened.append)

    read = []
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Right)
        read.append(view.accessibleDescription())
    qtbot.keyClick(view, Qt.Key.Key_Return)

    assert view.accessibleName() == "Moods"
    assert read == ["Jan: 3 happy", "Jan: 1 upset", "Feb: 2 upset"]
    assert opened == [2]


def test_a_click_opens_the_part_under_the_pointer(qtbot: QtBot) -> None:
    view = ChartView()
    qtbot.addWidget(view)
    view.show_chart(make_bars(), "Channels")
    view.resize(400, 70)
    view.show()

    with qtbot.waitSignal(view.opened) as opened:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 45))

    assert opened.args == [1]


def test_one_key_shows_the_table_and_the_chart_again(qtbot: QtBot) -> None:
    card = ChartCard()
    qtbot.addWidget(card)
    card.say("Moods")
    card.show_chart(make_stack())
    card.show()
    opened: list[int] = []
    card.opened.connect(opened.append)

    qtbot.keyClick(card.chart, Qt.Key.Key_T)
    as_table = card.grid.isVisible() and not card.chart.isVisible()
    texts = [card.grid.item(1, column).text() for column in range(3)]
    card.grid.cellActivated.emit(1, 2)
    card.grid.cellActivated.emit(1, 1)
    qtbot.keyClick(card.grid, Qt.Key.Key_T)

    assert as_table
    assert texts == ["Feb", "0", "2"]
    assert opened == [2]
    assert card.chart.isVisible()
