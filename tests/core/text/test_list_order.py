"""In which order names stand in lists."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text import list_order
from core.text.normalise import fold

_MADE = (list_order.of_person, list_order.of_company, list_order.of_title)


def _shuffled(names: list[str]) -> list[str]:
    mixed = names.copy()
    random.Random(3).shuffle(mixed)  # noqa: S311 - nothing secret about it
    assert mixed != names
    return mixed


@pytest.mark.parametrize(
    "names",
    [
        ["Ashby, Zoe", "Ben Ferris", "Harold Ashby", "Zoe Abel"],
        ["Jon Zeta", "Jörg Abel", "Jörg Müller", "JÖRG NADIR", "josé Abel", "Łukasz Zeman"],
        ["Herr Dr. Jörg Abel", "Karl Abel", "Prof. Lena Abel", "Sir Max Abel", "Mrs Nora Abel"],
        ["Ana de la Cruz", "Ana Delacroix", "de la Cruz, Ana", "Delacroix, Ana", "O'Neil", "Oz"],
        ["Desk 2", "Desk 007", "Desk 10", "Desk 100", "Desk A"],
        ["***", "3 Oaks", "12 Oaks", "Oaks"],
    ],
)
def test_people_stand_by_their_names_as_shown(names: list[str]) -> None:
    assert sorted(_shuffled(names), key=list_order.of_person) == names


@pytest.mark.parametrize(
    "names",
    [
        ["李娜", "刘洋", "吕布", "王伟", "王小明", "王小宁"],  # lü behind liu
        ["张三", "张伟", "章伟", "长孙无忌", "仗义"],  # a family together, then by tone
        ["欧阳修", "仇英", "任贤齐", "单雄信", "尉迟恭", "曾国藩", "查良镛"],
        ["Lena Abel", "李娜", "Lisa Abel", "Wang Wei", "王伟", "Xu Li", "许丽"],
        ["万俟卨", "牛皋", "單雄信", "上官云"],
    ],
)
def test_chinese_names_stand_by_pinyin_among_the_others(names: list[str]) -> None:
    assert sorted(_shuffled(names), key=list_order.of_person) == names


def test_only_a_person_is_called_as_families_are() -> None:
    assert list_order.of_person("单伟").startswith("shan4")
    assert list_order.of_company("单车有限公司").startswith("dan1")
    assert list_order.of_title("单车的第2期") < list_order.of_title("单车的第10期")


def test_firms_of_well_known_places_stand_as_these_are_called() -> None:
    names = ["长城电子", "长沙家具", "重庆木业", "都江堰旅社", "佛山陶瓷", "六安茶叶", "厦门贸易"]

    assert sorted(_shuffled(names), key=list_order.of_company) == names


def test_firms_stand_by_their_names_without_legal_forms() -> None:
    names = [
        "Alard AB",
        "Alard Bakery Inc.",
        "北京木业有限公司",
        "The Birch Ltd",
        "Cedar",
        "上海公司",
    ]

    assert sorted(_shuffled(names), key=list_order.of_company) == names


def test_a_title_stands_by_its_first_word() -> None:
    names = ["Ovens for Zoe", "Two ovens", "Zoe's ovens"]

    assert sorted(_shuffled(names), key=list_order.of_title) == names


@given(st.text() | st.text("aÄé王单，Ａ1２0 .,-'。😀ﬁ々か", max_size=80))
def test_any_name_has_a_short_key_that_is_the_same_however_it_is_encoded(name: str) -> None:
    for make in _MADE:
        key = make(name)
        assert len(key) <= 60
        assert make(unicodedata.normalize("NFD", name)) == key or max(name) >= "\u0300"
        assert key or not fold(name).strip()


@pytest.mark.parametrize("make", _MADE)
def test_the_longer_of_two_numbers_is_the_greater(make: Callable[[str], str]) -> None:
    numbers = [0, 1, 9, 10, 11, 99, 100, 1000, 10**9, 10**10, 10**30]

    assert sorted(_shuffled([f"No {n}" for n in numbers]), key=make) == [f"No {n}" for n in numbers]
