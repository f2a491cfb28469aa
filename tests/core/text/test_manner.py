from __future__ import annotations

from core.text.manner import LEAST_TEXTS, measure

LETTER = "Hi {name},\n\nI'm sending you the list today, and I'll call on Monday.\n\nCheers,\nKen"
LONG = (
    "Dear {name},\n\nI am sending you the list today and we will call on Monday.\n\nRegards,\nKen"
)
CHINESE = "{name}，您好：\n\n报价单已经发给您，请查收，我们周一给您打电话。\n\n祝好！\n沈"


def letters(pattern: str, count: int = LEAST_TEXTS) -> list[str]:
    return [
        pattern.replace("{name}", name) for name in ("Ann", "Bob Hill", "Cy", "Di", "Ed")[:count]
    ]


def test_how_most_letters_begin_and_end_is_the_owners_manner() -> None:
    manner = measure([*letters(LETTER), LONG.replace("{name}", "Flo")], "en")

    assert manner is not None
    assert (manner.greeting, manner.closing, manner.contracts) == ("Hi {name},", "Cheers,", True)
    assert manner.letters == 6
    assert 10 < manner.words < 20


def test_what_fewer_than_half_do_is_no_habit() -> None:
    manner = measure(
        ["I will send you the list today, and that is all."] * 3 + letters(LETTER, 2), "en"
    )

    assert manner is not None
    assert manner.greeting == ""


def test_a_few_letters_show_no_manner() -> None:
    assert measure(letters(LETTER, LEAST_TEXTS - 1), "en") is None


def test_each_language_has_its_own_manner() -> None:
    chinese = [CHINESE.replace("{name}", name) for name in ("王芳", "李雷", "赵磊", "孙悦", "周敏")]
    manner = measure([*chinese, *letters(LONG)], "zh")

    assert manner is not None
    assert (manner.greeting, manner.closing, manner.letters) == ("{name}，您好：", "祝好！", 5)
