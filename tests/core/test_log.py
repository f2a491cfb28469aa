"""The log file keeps our own words, and of others' only that they spoke."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from core import log


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Path]:
    root = logging.getLogger()
    level = root.level
    log.start_log(tmp_path)
    yield tmp_path / "cardfile.log"
    for handler in [one for one in root.handlers if isinstance(one, log.LogFile)]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def test_our_own_line_is_kept(written: Path) -> None:
    logging.getLogger("core.storage").warning("storage error %s", "OperationalError")

    assert "core.storage storage error OperationalError" in written.read_text(encoding="utf-8")


def test_a_librarys_line_and_a_traceback_keep_no_customers_word(written: Path) -> None:
    logging.getLogger("some.library").error("bad line: %s", "Geheim")
    try:
        int("Geheim")
    except ValueError:
        logging.getLogger("desktop").exception("failed")

    text = written.read_text(encoding="utf-8")
    assert "Geheim" not in text
    assert "some.library (a library's message, left out)" in text
    assert "(ValueError)" in text
