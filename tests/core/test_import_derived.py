"""What an import keeps beside its rows is what working it out from all rows gives."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from core.domain.change import Action
from core.domain.field import Field, FieldKind
from core.domain.importing import ImportReport
from core.services.field_service import FieldService
from core.storage.database import Database, Session
from core.storage.finding import search_index
from core.storage.kept import derived, thread_summaries
from core.storage.rows import row_writer
from core.storage.rows.row import UtcDateTime
from core.text.words import letters_of, with_pairs
from tests.core.import_files import mail, mbox, run

__all__ = ["run"]

CHINESE = "王先生您好，\n胡桃木桌子什么时候到？Ａ１２ 号订单，谢谢。\nBest regards, Ada Straßer"


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    table, box = tmp_path / "people.csv", tmp_path / "in.mbox"
    table.write_text(
        "Name,Company,Job Title,E-mail,Phone,Mobile,City,Tags,Notes\n"
        "王小明,杭州木业有限公司,经理,Wang@x.example,+86 138 0013 8000,,杭州,木,老客户\n"
        "Ada Straßer,Ärger & Söhne GmbH,Owner,ada@x.example,+44 20 7946 0958,,Köln,a,likes walnut\n"
        'Ben Oak,,,ben@x.example,+44 20 7946 0111,+44 20 7946 0111,,"b, yes",\n'
        "Ben Oak,,,ben@x.example,+44 20 7946 0222,,,,\n"
        "Cy Elm,,,cy@x.example,,,York,,\n"
        "Cy Elm,,,cy@x.example,,,York,,more of Cy\n",
        encoding="utf-8",
    )
    box.write_text(
        mbox(
            mail("Ada <ada@x.example>", "Chairs", "Two chairs?", 1),
            mail("王小明 <wang@x.example>", "订单 12", CHINESE, 2),
            mail("Me <me@shop.example>", "Re: Chairs", "Of course.", 3,
                 "In-Reply-To: <1@mail.example>"),
        ),
        encoding="utf-8",
    )  # fmt: skip
    return table, box


def kept(session: Session) -> dict[str, list[Any]]:
    connection = session.connection()
    found = {}
    for name in search_index._ALL:
        connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE temp.words_of_{name} USING fts5vocab(main, {name}, instance)"
        )
        rows = connection.exec_driver_sql(f"SELECT * FROM temp.words_of_{name}")  # noqa: S608 - ours
        found[name] = sorted(map(tuple, rows))
        connection.exec_driver_sql(f"DROP TABLE temp.words_of_{name}")
    for name in (
        "search_words", "search_spellings", "thread_summaries", "contact_names", "company_names",
    ):  # fmt: skip
        rows = connection.exec_driver_sql(f"SELECT * FROM {name}")  # noqa: S608 - ours
        found[name] = sorted(map(tuple, rows))
    return found


@pytest.mark.parametrize("own_field", ["", "City", "Shoe size"])
def test_index_and_summaries_of_an_import_are_those_of_its_rows(
    run: Callable[..., ImportReport], files: tuple[Path, Path], database: Database, own_field: str
) -> None:
    if own_field:
        FieldService(database).add(Field(own_field, FieldKind.TEXT))
    for path in files:
        assert not run(path).rejected
    with database.writing(Action.CHANGE_CONTACT) as session:
        imported = kept(session)
        connection = session.connection()
        search_index.make_anew(connection)
        for name in ("search_words", "search_spellings"):
            connection.exec_driver_sql(f"DELETE FROM {name}")  # noqa: S608 - ours
        derived.rebuild(session)
        ids = [row[0] for row in imported["thread_summaries"]]
        thread_summaries.bring_up_to_date(session, {}, set(ids))

        assert len(ids) == 2
        assert kept(session) == imported


@given(st.text() | st.text("aÄé王伟，ＡｂßŁ 1'-。😀ﬁ", max_size=30))
def test_parted_text_has_the_words_of_the_text(text: str) -> None:
    assert letters_of(with_pairs(text)) == letters_of(text)


@given(st.datetimes(datetime(1, 1, 3), datetime(9999, 12, 29)), st.integers(-23, 23))  # noqa: DTZ001
def test_moments_are_stored_as_the_library_stores_them(plain: datetime, hours: int) -> None:
    moment = plain.replace(tzinfo=timezone(timedelta(hours=hours)))
    process = UtcDateTime().dialect_impl(sqlite.dialect()).bind_processor(sqlite.dialect())

    assert process is not None
    assert row_writer._moment(moment) == process(moment)
    assert row_writer._moment(None) is None
    assert row_writer._moment(plain.replace(tzinfo=UTC)) == process(plain.replace(tzinfo=UTC))
    with pytest.raises(ValueError, match="time zone"):
        row_writer._moment(plain)
