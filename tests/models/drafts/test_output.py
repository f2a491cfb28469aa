from __future__ import annotations

import pytest

from models.drafts.output import BodyCleaner, is_in_language


def clean(text: str, *, sign: str = "Ken Ward", step: int = 3) -> str:
    cleaner = BodyCleaner(sign, "Maria Lopez")
    shown = "".join(cleaner.feed(text[at : at + step]) for at in range(0, len(text), step))
    return shown + cleaner.finish()


@pytest.mark.parametrize("step", [1, 3, 500])
@pytest.mark.parametrize(
    ("raw", "body"),
    [
        ("The chairs cost £85.", "The chairs cost £85."),
        ("<think>\nhm\n</think>\n\nThe chairs cost £85.", "The chairs cost £85."),
        ("```\nThe chairs cost £85.\n```", "The chairs cost £85."),
        ("Subject: Chairs\n\nThe chairs cost £85.", "The chairs cost £85."),
        ("Dear Maria,\n\nThe chairs cost £85.", "The chairs cost £85."),
        ("Assistant: The chairs cost £85.", "The chairs cost £85."),
        ("The chairs cost £85.\n\nBest regards,\nThe team", "The chairs cost £85."),
        ("The chairs cost £85.\n\nKen Ward", "The chairs cost £85."),
        ("The chairs cost £85.\n\n[Your Name]\nSales", "The chairs cost £85."),
        ("The **chairs** cost £85.", "The chairs cost £85."),
        ("王女士，您好：\n\n椅子每把680元。\n\n此致\n敬礼", "椅子每把680元。"),
        ("椅子每把680元。\n\n祝好！\n林远", "椅子每把680元。"),
        ("One.\n\nTwo is here.", "One.\n\nTwo is here."),
        ("<think>\nnever ends", ""),
    ],
)
def test_only_the_body_is_left(raw: str, body: str, step: int) -> None:
    assert clean(raw, step=step) == body


def test_a_loop_ends_the_letter() -> None:
    line = "We will look into your order today.\n"

    assert clean(line * 5) == "We will look into your order today."


def test_a_long_line_is_shown_before_it_ends() -> None:
    cleaner = BodyCleaner()

    assert cleaner.feed("word " * 30)


@pytest.mark.parametrize(
    ("text", "language", "fits"),
    [
        ("The chairs cost 85 pounds.", "en", True),
        ("椅子每把680元，交货期十个工作日。", "en", False),
        ("椅子每把680元，交货期十个工作日。", "zh", True),
        ("The chairs cost 85 pounds.", "zh", False),
        ("订单 Walnut Table T-2041 已经发货，请您留意查收短信。", "zh", True),
        ("OK", "zh", True),
        ("Die Stühle kosten 85 Euro.", "de", True),
        ("Стулья стоят дорого.", "de", False),
    ],
)
def test_the_language_is_told_by_its_script(text: str, language: str, fits: bool) -> None:
    assert is_in_language(text, language) is fits
