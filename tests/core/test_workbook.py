"""A workbook holds values as what they are, texts that run nothing, and any number of rows."""

from __future__ import annotations

import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from core.export.workbook import MAX_CELL_CHARS, Workbook, count_rows


def _written(path: Path, *rows: list[object], most_rows: int = 100) -> CalamineWorkbook:
    book = Workbook(path, most_rows)
    book.begin("People: all/of [them]?", ["What", "More"])
    for row in rows:
        book.write(row)  # type: ignore[arg-type]  # what a cell may be
    book.close()
    return CalamineWorkbook.from_path(str(path))


def test_numbers_days_moments_and_truths_are_cells_of_their_kind(tmp_path: Path) -> None:
    noon = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
    row: list[object] = [7, 0.5, True, date(1980, 2, 29), noon, "", None, "007"]

    book = _written(tmp_path / "a.xlsx", row)

    local = noon.astimezone().replace(tzinfo=None)
    cells = book.get_sheet_by_index(0).to_python()[1]
    assert cells == [7, 0.5, True, date(1980, 2, 29), local, "", "", "007"]


def test_what_no_cell_can_hold_as_a_value_is_a_text(tmp_path: Path) -> None:
    row: list[object] = [datetime(1066, 10, 14, tzinfo=UTC), 10**20]

    book = _written(tmp_path / "a.xlsx", row)

    assert book.get_sheet_by_index(0).to_python()[1] == ["1066-10-14T00:00:00+00:00", str(10**20)]


@pytest.mark.parametrize(
    "text", ["=1+1", "@SUM(1)", "+1-1", "-2+3", "\t=1", "＝1+1", "=cmd|' /C calc'!A0"]
)
def test_a_formula_is_a_text_and_stays_one_when_it_is_edited(tmp_path: Path, text: str) -> None:
    book = _written(tmp_path / "a.xlsx", [text])

    assert book.get_sheet_by_index(0).to_python()[1][0] == text
    assert book.get_sheet_by_index(0).to_python()[0] == ["What", "More"]
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
        assert b'quotePrefix="1"' in archive.read("xl/styles.xml")


def test_a_sheet_that_is_full_goes_on_in_another(tmp_path: Path) -> None:
    book = _written(tmp_path / "a.xlsx", *([n] for n in range(10)), most_rows=5)

    assert book.sheet_names == [
        "People all of them",
        "People all of them 2",
        "People all of them 3",
    ]
    assert count_rows(tmp_path / "a.xlsx") == [5, 5, 3]


def test_a_text_too_long_for_a_cell_is_cut_between_characters(tmp_path: Path) -> None:
    book = _written(tmp_path / "a.xlsx", ["a" * 50_000, "𝄞" * 20_000])

    for cell in book.get_sheet_by_index(0).to_python()[1]:
        assert len(str(cell).encode("utf-16-le")) // 2 <= MAX_CELL_CHARS
        assert str(cell).endswith(" …")


def test_a_workbook_cut_short_is_noticed(tmp_path: Path) -> None:
    _written(tmp_path / "a.xlsx", *([str(n) * 100] for n in range(50)))
    whole = (tmp_path / "a.xlsx").read_bytes()
    (tmp_path / "a.xlsx").write_bytes(whole[: len(whole) // 2])

    with pytest.raises(ValueError, match="whole workbook"):
        count_rows(tmp_path / "a.xlsx")
