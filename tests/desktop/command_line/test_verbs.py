"""The command line as a person meets it: what it prints, where, and with which exit status."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.domain.sentiment import STUDENT, Mood, Rating, Sentiment
from core.services.mood_cascade import MoodCascade
from desktop import arguments
from desktop.commands.console import PASSPHRASE_FILE
from tests.desktop.command_line.cardfile import MAIL, Cardfile


@pytest.mark.slow  # a passphrase is hashed as slowly as for a person
def test_init_shows_the_recovery_code_once_and_it_opens_the_file(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    cardfile = Cardfile(folder, capsys)
    code = cardfile.json("init")["recovery_code"]
    as_file = folder.parent / "code"
    as_file.write_text(code)
    monkeypatch.setenv(PASSPHRASE_FILE, str(as_file))

    status, out, _ = cardfile("list", "contacts")

    assert (status, out) == (0, "")


def test_import_list_show_search_and_undo_tell_one_story(cardfile: Cardfile, mail: Path) -> None:
    report = cardfile.json("import", str(mail))
    assert (report["read"], report["created"]) == (1, 1)

    (stored,) = cardfile.lines("list", "interactions")
    assert stored["subject"] == "Chair"
    assert cardfile.lines("list", "interactions", "--where", "subject=nothing") == []
    assert cardfile.lines("list", "conversations", "--where", "with_name~ada") != []
    assert cardfile.json("show", "interaction", str(stored["id"]))["text"].startswith("I am very")
    (hit,) = cardfile.lines("search", "unhappy")
    assert (hit["kind"], hit["id"]) == ("interaction", stored["id"])

    undone = cardfile.json("undo")
    assert undone["action"] == "import"
    assert cardfile.lines("list", "interactions") == []
    cardfile.json("redo")
    assert len(cardfile.lines("list", "interactions")) == 1


def test_a_rejected_file_is_named_with_its_reason(cardfile: Cardfile, tmp_path: Path) -> None:
    odd = tmp_path / "holiday.bin"
    odd.write_bytes(bytes(range(256)) * 40)

    status, out, _ = cardfile("import", str(odd))

    assert status == 3
    assert "rejected        1" in out
    assert "holiday.bin" in out


def test_a_chat_is_piped_in(cardfile: Cardfile, monkeypatch: pytest.MonkeyPatch) -> None:
    chat = "[1.6.26, 10:00] Ada: Two chairs?\n[1.6.26, 10:01] Lena: 240 each.\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(chat.encode())))

    report = cardfile.json("import", "--paste", "--me", "Lena", "--add-senders")

    assert (report["created"], report["senders_added"]) == (2, 1)
    assert [row["direction"] for row in cardfile.lines("list", "interactions")] == [
        "outgoing",
        "incoming",
    ]


def test_what_was_left_out_is_saved_where_it_was_asked_for(
    cardfile: Cardfile, tmp_path: Path
) -> None:
    table, left = tmp_path / "people.csv", tmp_path / "left.csv"
    table.write_text("Name,E-mail\nAda,ada@x.example\n")

    words = ("import", str(table), "--mode", "update", "--rejected", str(left), "--json")
    status, out, _ = cardfile(*words)
    report = json.loads(out)

    assert (status, report["rejected"], report["created"]) == (3, 1, 0)
    assert "Ada,ada@x.example" in left.read_text(encoding="utf-8-sig")


def test_sentiment_and_draft_run_over_the_file(cardfile: Cardfile, mail: Path) -> None:
    cardfile.json("import", str(mail), "--me", "me@shop.example")
    (stored,) = cardfile.lines("list", "interactions")

    (rating,) = cardfile.lines("sentiment", "--fake-model")
    assert rating["id"] == stored["id"]
    assert rating["label"] in {"negative", "neutral", "positive", "mixed"}
    assert cardfile.lines("sentiment", "--fake-model") == []

    draft = cardfile.json("draft", str(stored["id"]), "--fake-model")
    assert draft["text"]
    assert {"sources", "unsupported", "language", "model", "tokens", "seconds"} <= draft.keys()


@pytest.mark.parametrize("is_stopped", [False, True])
def test_sentiment_prints_each_message_once_with_the_word_that_stands_in_the_end(
    cardfile: Cardfile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_stopped: bool
) -> None:
    for number in (1, 2, 3):
        (tmp_path / f"{number}.eml").write_text(
            f"From: {number}@x.example\nSubject: N\nMessage-ID: <{number}@x.example>\n\nHm.\n"
        )
        cardfile.json("import", str(tmp_path / f"{number}.eml"))

    def rate_all(cascade: MoodCascade, *given: object) -> Iterator[Rating]:
        del given
        for number, mood, source in (
            (1, Mood.POSITIVE, STUDENT), (2, Mood.POSITIVE, STUDENT), (3, Mood.NEUTRAL, "qwen"),
            (2, Mood.NEGATIVE, STUDENT), (1, Mood.MIXED, "qwen"),
        ):  # fmt: skip
            yield from cascade.keep([Rating(number, Sentiment(mood, 0.0, 0.5, source))])
        if is_stopped:
            raise KeyboardInterrupt

    monkeypatch.setattr(MoodCascade, "rate_all", rate_all)

    status, out, _ = cardfile("sentiment", "--fake-model")

    ratings = [json.loads(line) for line in out.splitlines()]
    assert [(one["id"], one["label"]) for one in ratings] == [
        (3, "neutral"), (1, "mixed"), (2, "negative"),
    ]  # fmt: skip
    assert status == (130 if is_stopped else 0)


def test_sentiment_rates_rows_of_a_table_under_their_own_ids(
    cardfile: Cardfile, tmp_path: Path
) -> None:
    table = tmp_path / "reviews.csv"
    table.write_text("id,text\nr1,Wonderful!\nr2,Terrible.\n")

    ratings = cardfile.lines("sentiment", "--input", str(table), "--fake-model")

    assert [rating["id"] for rating in ratings] == ["r1", "r2"]


def test_a_loose_draft_needs_no_profile(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], mail: Path
) -> None:
    facts = tmp_path / "facts.txt"
    facts.write_text("Repair: free within two years\n")

    draft = Cardfile(tmp_path / "none", capsys).json(
        "draft", "--message", str(mail), "--facts", str(facts), "--sign", "Iris", "--fake-model"
    )

    assert "Ada" in draft["text"]
    assert "Iris" in draft["text"]


def test_a_draft_says_how_the_line_was_understood(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], mail: Path
) -> None:
    line = "friendlier, use simple words"
    loose = Cardfile(tmp_path / "none", capsys)

    _, out, _ = loose("draft", "--message", str(mail), "--steer", line, "--fake-model")

    assert "Understood: tone: friendly; how to write: use simple words" in out


def test_text_from_outside_can_not_steer_the_terminal(cardfile: Cardfile, tmp_path: Path) -> None:
    evil = tmp_path / "evil.eml"
    evil.write_text(MAIL.replace("Chair", "Chair \x1b[2J"))
    cardfile.json("import", str(evil))
    (stored,) = cardfile.lines("list", "conversations")

    _, out, _ = cardfile("show", "conversation", str(stored["thread_id"]))

    assert "\x1b" not in out


@pytest.mark.parametrize(
    ("words", "is_window"),
    [
        ("", True),
        ("open", True),
        ("--profile list", True),
        ("--profile there --as Lena open", True),
        ("--profile there list", False),
        ("serach", False),
        ("--help", False),
        ("open --help", False),
    ],
)
def test_only_what_can_mean_nothing_but_the_window_loads_no_other_verb(
    words: str,
    is_window: bool,
) -> None:
    assert arguments._opens_the_window(words.split()) is is_window


def test_more_months_than_there_are_are_no_fault(cardfile: Cardfile, made: Path) -> None:
    assert made.exists()
    assert cardfile("insight", "drafts", "--months", "99999999")[0] == 0


def test_a_condition_on_a_column_of_views_needs_no_view(cardfile: Cardfile, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("Name,Email\nAda,ada@x.example\nBo,bo@x.example\n")
    cardfile("import", str(people))
    cardfile("fields", "--add", "Seats", "--kind", "number")
    (ada,) = cardfile.lines("list", "contacts", "--where", "name=Ada")
    cardfile("fields", "--set", str(ada["id"]), "Seats", "12")

    found = cardfile.lines("list", "contacts", "--where", "Seats>=12")

    assert [row["name"] for row in found] == ["Ada"]


def test_one_is_counted_as_one(cardfile: Cardfile, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("Name,Email\nAda,ada@x.example\n")
    cardfile("import", str(people))
    _, again, _ = cardfile("import", str(people))

    told = cardfile("history")[1] + cardfile("list", "contacts", "--csv", f"{tmp_path}/a.csv")[1]
    told += cardfile("insight", "waiting")[1] + cardfile("backup")[1] + cardfile("duplicates")[1]

    assert "1 row saved as" in told
    assert "1 day: 0" in told
    assert "1 contact, 0 companies" in told
    assert "0 groups with 0 contacts" in told
    assert "1 rows" not in told
    assert "1 known already: the same had come in before" in again
