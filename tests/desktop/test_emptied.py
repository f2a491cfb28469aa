"""What took the place of something else stands alone, also before Qt has ended that."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.domain.access import OWNER
from core.domain.deal import Deal, Stage
from desktop.translation import Translation
from desktop.views.deals.deal_view import DealView
from desktop.views.parts.emptied import empty
from desktop.views.privacy.people_section import PeopleSection


def seen(view: QWidget) -> list[str]:
    """Return the words that are painted."""
    view.show()
    labels = [one.text() for one in view.findChildren(QLabel) if one.isVisible()]
    return labels + [one.text() for one in view.findChildren(QPushButton) if one.isVisible()]


def test_what_is_taken_out_of_a_layout_is_not_painted_any_more(qtbot: QtBot) -> None:
    view, old = QWidget(), QLabel("before")
    qtbot.addWidget(view)
    column = QVBoxLayout(view)
    column.addWidget(old)
    column.addStretch()

    empty(column)
    column.addWidget(QLabel("now"))

    assert seen(view) == ["now"]
    assert column.count() == 1


def test_a_view_in_another_language_shows_nothing_of_the_one_before(
    qtbot: QtBot, translation: Translation
) -> None:
    deal, people = DealView(), PeopleSection()
    for view in (deal, people):
        qtbot.addWidget(view)
    deal.show_deal(
        Deal("Twelve chairs", 1, stage_id=1, contact_ids=(7,), contact_names=("Maya",)),
        (Stage("Offer", 1),),
        (),
        (),
    )
    people.show_people((OWNER,), OWNER)

    translation.use("zh_CN")
    for view in (deal, people):
        view.retranslate()

    assert seen(deal).count("Maya") == 1
    assert "Owner" not in seen(people)
