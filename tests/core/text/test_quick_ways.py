"""What is read by a short cut, because nearly all texts are plain, is what the long way gives."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.ingest import contact_builder, table_rows
from core.text import invisible, language, normalise, quotes, signature, words

_LETTERS = st.sampled_from(list("aZé ßÄø1٣'.&,-_@ğ王伟 　\u200b\u0301\x85\u2028\x1c\t<>;ﬁ＠½"))
TEXTS = st.text() | st.text(_LETTERS, max_size=20) | st.text("abC d.-'&@1", max_size=20)
_LINES = st.lists(
    st.sampled_from([
        "", "  ", "Hello there", "> quoted", "＞ 引用", "&gt; old", "-----Original Message-----",
        "From: Ada", "Sent: Monday", "To: Bea", "Subject: Table", "cc:", "_______", "** --- ",
        "On 1 Jan 2024, Ada wrote:", "Ada Lovelace", "01/02/2024 10:15 AM",
        "在 2024年1月2日，王伟写道：",
        "Begin forwarded message:", "-- ", "---", "Kind regards", "+44 20 7946 0958", "a | b",
        "On Monday 3 May 2021", "somebody you know", "<ada@x.example> wrote:",
        "Am 3.5.2021 schrieb", "If you are not the intended", "recipient of this e-mail, which is",
        "confidential", "____________________", "To unsubscribe from this mailing list", "****",
        "Before printing this e-mail", "received this in", "error", "本邮件内容保密",
        f"On 3 May {'x' * 400}", f"{'y' * 170} wrote: no", "Sent by: Ada", "Note: soon",
    ]),
    max_size=14,
)  # fmt: skip


def fold_slowly(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold()
    apart = unicodedata.normalize("NFKD", plain)
    bare = "".join(c for c in apart if not "\u0300" <= c <= "\u036f")
    return unicodedata.normalize("NFC", bare).translate(normalise._FOLDED_LETTERS)


def words_slowly(text: str) -> list[str]:
    joined = re.sub(r"(?<=\w)[.'’](?=\w|\s|$)", "", fold_slowly(text))
    parted = re.sub(r"[^\w\s]|_", " ", joined)
    han = normalise._HAN
    return re.sub(rf"(?<=[{han}])\s+(?=[{han}])", "", parted).split()


def email_slowly(text: str) -> str:
    address = unicodedata.normalize("NFKC", text).strip().strip("<>\"' ;,").casefold()
    address = address.removeprefix("mailto:").strip()
    local, at, domain = address.rpartition("@")
    if not at or not local or not domain or any(c.isspace() for c in address):
        return ""
    return f"{local}@{domain.rstrip('.')}"


def strip_slowly(text: str) -> str:
    if not text.isascii():
        text = invisible._LOOSE_JOINER.sub("", invisible._NEVER_SEEN.sub("", text))
    return invisible._CONTROL.sub("", text)


def language_slowly(text: str) -> str:
    sample = language._NOT_LANGUAGE.sub(" ", text)
    counts = {
        name: len(re.findall(f"[{letters}]", sample))
        for name, letters in language._LETTERS_OF.items()
    }
    latin = len(re.findall(r"[A-Za-z\u00c0-\u024f]", sample))
    east_asian = counts["ja"] + counts["ko"] + counts["zh"]
    if east_asian and east_asian * 3 >= latin:
        return language._east_asian(counts, east_asian)
    name = max(counts, key=lambda name: counts[name])
    if counts[name] >= max(3, latin):
        return {"cyrillic": "ru"}.get(name, name)
    return language._by_words(re.findall(r"[^\W\d_]+", sample.casefold()))


@given(
    st.lists(
        st.sampled_from([
            "王伟", "样品", "です", "ありがとう", "안녕", "привет", "мир", "שלום", "ไทย", "γεια",
            "the", "and", "für", "grüße", " ", " ", "\n", "\x1c", "a1b", "a@b", "@", "@x", "x@",
            "http://the", "（https://x)", "://", "：", "٣", "http:", "\u3000",
        ])
    )
)  # fmt: skip
def test_scripts_are_told_as_letter_by_letter(pieces: list[str]) -> None:
    text = "".join(pieces)

    assert language.detect_language(text) == language_slowly(text)


@given(st.text("王伟发票，：！？（ａ　ab \n\u30a2\uff71ø\U00020000é", max_size=30) | st.text())
def test_chinese_is_parted_as_run_by_run(text: str) -> None:
    plain = unicodedata.normalize("NFKC", text).translate(words._FOLDED)
    expected = words.HAN_RUN.sub(lambda run: f" {' '.join(words.pairs(run.group()))} ", plain)

    assert words.with_pairs(text) == expected


@given(_LINES)
def test_paragraphs_are_found_from_the_end_as_from_the_beginning(lines: list[str]) -> None:
    written = [bool(line.strip()) for line in lines]
    starts = [i for i, on in enumerate(written) if on and not any(written[max(i - 1, 0) : i])]
    ends = [i + 1 for i, on in enumerate(written) if on and not any(written[i + 1 : i + 2])]

    found = list(signature._paragraphs_from_end(lines, len(lines)))
    assert found[::-1] == list(zip(starts, ends, strict=True))


@given(TEXTS)
def test_keys_are_those_of_the_long_way(text: str) -> None:
    assert normalise.fold(text) == fold_slowly(text)
    assert list(normalise._words(text)) == words_slowly(text)
    assert normalise.normalise_email(text) == email_slowly(text)


@given(TEXTS)
def test_cells_are_cleaned_as_the_long_way_does(text: str) -> None:
    plain = strip_slowly(text)
    lines = (" ".join(line.split()) for line in plain.splitlines())

    assert invisible.strip_invisible(text) == plain
    assert contact_builder.clean(text) == " ".join(plain.split())[:2000]
    assert contact_builder.clean(text, keeps_lines=True) == "\n".join(filter(None, lines))[:2000]


@given(TEXTS, st.sampled_from(table_rows._DELIMITERS))
@example("\0", ",")
def test_rows_are_split_as_the_library_does(text: str, delimiter: str) -> None:
    line = text.replace("\n", "").replace("\r", "")
    reader = csv.reader(
        line.replace("\0", "").splitlines(keepends=True), delimiter=delimiter, skipinitialspace=True
    )

    assert table_rows._split(line, delimiter) == ([c for row in reader for c in row] or [""])


@given(TEXTS)
def test_words_for_the_index_are_those_of_the_whole_text(text: str) -> None:
    whole = set(words._LETTERS.findall(unicodedata.normalize("NFKC", text).translate(
        words._FOLDED).lower()))  # fmt: skip

    assert words.letters_of(text) == {w if w.isascii() else normalise.fold(w) for w in whole}


@given(st.lists(st.sampled_from([*sorted(language._LANGUAGES), "walnut", "fjord"]), max_size=40))
def test_languages_are_counted_as_word_by_word(written: list[str]) -> None:
    text = " ".join(written)
    found = re.findall(r"[^\W\d_]+", text.casefold())
    counted = Counter(found)
    scores = sorted(
        ((sum(counted[w] for w in known), code) for code, known in language._WORDS.items()),
        reverse=True,
    )
    (best, code), (second, _) = scores[:2]
    is_told = len(found) >= 3 and best >= 2 and best * 10 >= len(found)

    expected = code if is_told and best >= second * 1.2 else ""
    assert language.detect_language(text) == expected


@given(_LINES)
def test_no_heading_of_a_repeated_mail_is_passed_over(lines: list[str]) -> None:
    quick = quotes.mark_quotes(lines)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quotes, "_may_begin_headings", lambda given: [True] * len(given))
        assert quick == quotes.mark_quotes(lines)

    assert [quotes.is_quoted(line) for line in lines] == [
        quotes._QUOTED.match(line) is not None for line in lines
    ]


@given(_LINES)
def test_no_quote_and_no_notice_is_passed_over(lines: list[str]) -> None:
    quick = quotes.mark_quotes(lines), signature.find_disclaimer(lines)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quotes, "_SIGNS", ("",))
        patch.setattr(signature, "_WORDS_OF_NOTICES", ("",))
        assert quick == (quotes.mark_quotes(lines), signature.find_disclaimer(lines))


def test_a_long_text_is_in_the_language_of_a_clear_beginning() -> None:
    english = "please send the invoice to me and thank you for the table " * 20
    german = "bitte schicken sie mir die rechnung und vielen dank von uns " * 20
    names = "Walnut 4 Fjord 7 Timber 9 Harbour 3 " * 40

    assert language.detect_language(english + "list of goods " * 200) == "en"
    assert language.detect_language(german + english) == "de"
    assert language.detect_language(names + english) == "en"
    assert language.detect_language("the and la les der und " * 50 + english) == "en"


@given(st.lists(st.sampled_from(["the", "and", "or", "a1b", "a@the", "http://the", "x://y", "is"])))
def test_what_is_no_word_of_a_language_is_not_counted(written: list[str]) -> None:
    text = " ".join(written)
    bare = " ".join(word for word in written if word.isalpha() or word == "x://y")

    assert language.detect_language(text) == language.detect_language(bare)


@given(_LINES)
def test_a_marked_signature_has_as_many_lines_below_as_are_counted(lines: list[str]) -> None:
    found = signature._marked_signature(lines)

    below = [] if found is None else [line for line in lines[found + 1 :] if line.strip()]
    assert len(below) <= signature.MAX_MARKED_LINES
    marks = [index for index, line in enumerate(lines) if signature._DASHES.match(line)]
    if marks and sum(bool(line.strip()) for line in lines[marks[-1] + 1 :]) == 0:
        assert found is not None
