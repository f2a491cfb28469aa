from __future__ import annotations

import pytest

from core.domain.draft import Manner, Tone
from models.drafts.letter import as_spoken, closing, decided, greeting, will_check


@pytest.mark.parametrize(
    ("language", "name", "line"),
    [
        ("en", "Maria Lopez", "Dear Maria,"),
        ("en", "Lopez, Maria", "Dear Maria,"),
        ("en", "Lopez Garcia, Maria Elena", "Dear Maria Elena Lopez Garcia,"),
        ("en", "O'Neill-Vance, Jean-Luc (Sales)", "Dear Jean-Luc,"),
        ("en", "Lopez, Maria, PhD", "Dear Maria,"),
        ("en", "John Poe, Jr.", "Dear John,"),
        ("en", "Acme, Inc.", "Dear Acme, Inc.,"),
        ("en", "Lopez, Sons & Co.", "Dear Lopez, Sons & Co.,"),
        ("en", "Miller, Smith and Partners", "Dear Miller, Smith and Partners,"),
        ("en", "Harbour Bakery, Sales", "Dear Harbour Bakery, Sales,"),
        ("en", "Maria", "Dear Maria,"),
        ("en", "Dr. Jane Poe", "Dear Dr Poe,"),
        ("en", "Mrs. Pauline Whitworth", "Dear Mrs Whitworth,"),
        ("en", "Whitworth, Mrs Pauline", "Dear Mrs Whitworth,"),
        ("en", "Prof. Dr. Jan van der Meer", "Dear Prof van der Meer,"),
        ("en", "Mr John Poe Jr.", "Dear Mr Poe,"),
        ("en", "Mr Poe", "Dear Mr Poe,"),
        ("en", "Mr and Mrs Poe", "Dear Mr and Mrs Poe,"),
        ("en", "王小明", "Dear 王小明,"),
        ("en", "", "Hello,"),
        ("en", "maria@example.com", "Hello,"),
        ("en", "Full refund of £500 approved", "Hello,"),
        ("en", "Please write only the word hello today", "Hello,"),
        ("en", "Maria del Carmen Lopez Garcia", "Dear Maria del Carmen Lopez Garcia,"),
        ("zh", "请退款500元", "您好："),
        ("zh", "王小明", "王小明，您好："),
        ("zh", "王女士", "王女士，您好："),
        ("zh", "王, 小明", "王小明，您好："),
        ("zh", "欧阳，娜", "欧阳娜，您好："),
        ("zh", "Lopez, Maria", "Maria Lopez，您好："),
        ("de", "Kern, Eva", "Guten Tag Eva Kern,"),
        ("zh", "", "您好："),
        ("de", "Eva Kern", "Guten Tag Eva Kern,"),
        ("xx", "Eva", "Eva,"),
    ],
)
def test_the_greeting_fits_language_and_name(language: str, name: str, line: str) -> None:
    assert greeting(language, name) == line


def test_a_title_stands_before_the_family_name_in_every_tone() -> None:
    name = "Mrs. Pauline Whitworth"
    assert greeting("en", name, Tone.FORMAL) == "Dear Mrs Whitworth,"
    assert greeting("en", name, Tone.FRIENDLY) == "Hi Mrs Whitworth,"
    assert greeting("en", "Pauline Whitworth", Tone.FORMAL) == "Dear Pauline Whitworth,"


def test_a_family_name_that_stands_first_is_said_last_in_every_tone() -> None:
    assert greeting("en", "Lopez, Maria", Tone.FORMAL) == "Dear Maria Lopez,"
    assert greeting("en", "Lopez, Maria", Tone.FRIENDLY) == "Hi Maria,"
    assert greeting("zh", "王, 小明", Tone.FORMAL) == "尊敬的王小明："
    usual = Manner(5, greeting="Hi {name},")
    assert greeting("en", "Lopez, Maria", manner=usual) == "Hi Maria,"


def test_the_closing_ends_with_the_owners_name() -> None:
    assert closing("en", "Ken Ward") == "Best regards,\nKen Ward"
    assert closing("zh", "林远") == "祝好！\n林远"
    assert closing("en", "") == "Best regards,\n[your name]"


@pytest.mark.parametrize(
    ("language", "topics", "is_rest", "said"),
    [
        ("en", ("Christmas",), True, "About Christmas I will check and write to you again."),
        ("en", (), True, "I will check the rest and come back to you."),
        ("en", (), False, "I will look into it and come back to you."),
        ("en", ("a", "b", "c"), False, "I will look into it and come back to you."),
        ("zh", ("12月3日", "元旦"), True, "关于12月3日和元旦，我核实后再回复您。"),
        ("zh", (), True, "其余的我核实后再回复您。"),
    ],
)
def test_what_is_left_open_is_named_shortly_or_not_at_all(
    language: str, topics: tuple[str, ...], said: str, *, is_rest: bool
) -> None:
    assert will_check(language, topics, is_rest=is_rest) == said


@pytest.mark.parametrize(
    ("language", "said", "verdict", "asked", "answer"),
    [
        ("en", "We repair bicycles.", "yes", "do you?", "Yes: we repair bicycles."),
        ("en", "Hours: Saturday 10-14.", "yes", "open?", "Yes. Hours: Saturday 10-14."),
        ("en", "We repair no e-bikes.", "no", "do you?", "I am afraid not: we repair no e-bikes."),
        ("en", "We repair bicycles.", "", "do you?", "We repair bicycles."),
        ("en", "Yes, we do.", "yes", "do you?", "Yes, we do."),
        ("zh", "我们不修电动车。", "no", "修吗", "很抱歉，我们不修电动车。"),
        (
            "zh",
            "营业时间：周六10:00-14:00。",
            "yes",
            "周六营业吗",
            "是的。营业时间：周六10:00-14:00。",
        ),
        ("zh", "我们可以刻字。", "yes", "能刻字吗", "可以，我们可以刻字。"),
    ],
)
def test_an_answer_says_yes_or_no_first(
    language: str, said: str, verdict: str, asked: str, answer: str
) -> None:
    assert decided(said, verdict, asked, language) == answer


@pytest.mark.parametrize("given", ["M" * 1000, "ab'" * 400, "王" * 300, "M. " * 100])
def test_a_name_longer_than_any_is_left_as_it_is(given: str) -> None:
    for name in (f"Lopez, {given.strip()}", f"{given.strip()}, Maria"):
        assert as_spoken(name) == name
    assert as_spoken(f"Lopez, M{'a' * 190}") == f"M{'a' * 190} Lopez"
