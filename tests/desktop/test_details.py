"""Details of a record as they are shown: days as the language writes them, names as words."""

from __future__ import annotations

import pytest

from core.domain.contact import Detail
from desktop.translation import LanguageChoice, Translation
from desktop.words import vocabulary


@pytest.mark.parametrize(("language", "shown"), [("en", "22 Mar 1984"), ("zh_CN", "1984年3月22日")])
def test_a_birthday_is_written_as_the_language_writes_days(
    translation: Translation, language: LanguageChoice, shown: str
) -> None:
    translation.use(language)

    assert vocabulary.detail_value(Detail("birthday", "1984-03-22")) == shown


@pytest.mark.parametrize("value", ["1984-02-30", "--03-22", "2026-01-01 to 2026-02-01", "W-1131"])
def test_what_is_no_day_stays_as_it_is(value: str) -> None:
    assert vocabulary.detail_value(Detail("birthday", value)) == value


def test_a_detail_that_a_table_brought_is_named_like_the_others() -> None:
    assert vocabulary.detail("switchboard") == "Switchboard"
    assert vocabulary.detail("web") == "Website"
