from __future__ import annotations

from core.text.excerpt import cut_to, fit


def count_words(text: str) -> int:
    return len(text.split())


def test_everything_is_kept_when_it_fits() -> None:
    excerpt = fit(["one two", "three"], 10, count_words)

    assert excerpt.texts == ("one two", "three")
    assert excerpt.units == 3
    assert excerpt.is_whole


def test_the_newest_text_is_kept_whole_and_the_oldest_goes_first() -> None:
    excerpt = fit(["old " * 40, "middle " * 10, "newest one"], 13, count_words)

    assert excerpt.texts[0] == ""
    assert excerpt.texts[1:] == ("middle " * 10, "newest one")
    assert excerpt.messages_left_out == 1
    assert excerpt.chars_left_out == len("old " * 40)


def test_a_text_too_long_for_the_budget_ends_with_a_sentence() -> None:
    excerpt = fit(["Old.", "First sentence here. Second one is longer. Third."], 7, count_words)

    assert excerpt.texts == ("", "First sentence here. Second one is longer.")
    assert (excerpt.messages_cut, excerpt.messages_left_out) == (1, 1)
    assert excerpt.units <= 7


def test_nothing_older_is_kept_behind_a_gap() -> None:
    excerpt = fit(["a", "word " * 50, "new"], 5, count_words)

    assert excerpt.texts == ("", "", "new")


def test_chinese_is_cut_at_its_own_full_stop() -> None:
    assert cut_to("第一句话。第二句话很长很长。", 7, len) == "第一句话。"


def test_a_single_long_sentence_is_cut_between_words() -> None:
    assert cut_to("one two three four", 2, count_words) == "one two"


def test_without_any_budget_all_is_left_out() -> None:
    excerpt = fit(["a", "b"], 0, count_words)

    assert excerpt.texts == ("", "")
    assert excerpt.messages_left_out == 2
