"""A slip on the command line: one sentence with a way out, and status 2."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.arguments import run
from tests.desktop.command_line.cardfile import Cardfile


def test_a_missing_profile_says_how_to_make_one(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = Cardfile(folder, capsys)("list", "contacts")

    assert (status, out) == (2, "")
    assert "cardfile init" in err
    assert not folder.exists()


def test_the_window_without_a_screen_is_one_sentence(
    made: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)

    status, out, err = Cardfile(made, capsys)("open")

    assert (status, out, err.count("\n")) == (2, "", 1)


def test_a_wrong_passphrase_is_one_sentence(cardfile: Cardfile, tmp_path: Path) -> None:
    (tmp_path / "phrase").write_text("wrong")

    status, out, err = cardfile("list", "contacts")

    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert "passphrase" in err.casefold()


@pytest.mark.parametrize(
    "words", [["list", "spaceships"], ["show", "contact", "x"], ["import"], ["fly"], ["draft"]]
)
def test_a_slip_in_the_words_is_one_sentence_and_status_two(
    made: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    try:
        status = run([*words, "--profile", str(made)])
    except SystemExit as left:
        status = left.code
    out, err = capsys.readouterr()

    assert (status, out) == (2, "")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["erase", "4", "--name", "Ada"], "“--name Ada” is not understood here. `cardfile erase"),
        (["deal", "add", "X", "--when", "soon"], "`cardfile deal add --help`"),
        (["draft", "1", "--language", "xx"], "invalid choice: 'xx' (choose from 'en', 'zh'"),
    ],
)
def test_a_slip_is_answered_by_the_verb_it_is_in(
    made: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    with pytest.raises(SystemExit):
        run([*words, "--profile", str(made)])

    assert said in capsys.readouterr().err


def test_a_table_without_a_text_column_is_one_sentence(cardfile: Cardfile, tmp_path: Path) -> None:
    table = tmp_path / "reviews.csv"
    table.write_text("a,b\n1,2\n")

    status, out, err = cardfile("sentiment", "--input", str(table), "--fake-model")

    assert (status, out, err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize(
    "words",
    [
        ("list", "contacts", "--limit", "-1"),
        ("show", "contact", "99999999999999999999"),
        ("search", "Ada", "--limit", "many"),
    ],
)
def test_a_number_that_nothing_has_is_one_sentence(
    cardfile: Cardfile, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        cardfile(*words)

    assert (stopped.value.code, capsys.readouterr().err.count("\n")) == (2, 1)


def test_a_field_without_a_name_is_not_passed_over_in_silence(
    cardfile: Cardfile, made: Path
) -> None:
    assert made.exists()
    status, _, err = cardfile("fields", "--add", "")

    assert (status, err.count("\n")) == (2, 1)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("list", "contacts", "--where", "Nope>=12"), "There is no column Nope."),
        (("list", "imports", "--where", "nope=12"), "There is no column nope."),
        (("capture", "", "--yes"), "There is nothing to store in this line."),
        (("import", "none.csv"), "none.csv is not there."),
        (("fields", "--remove", "Nope"), "There is no such field."),
        (("show", "contact", "99"), "There is no such record, or it is there no more."),
    ],
)
def test_what_names_nothing_is_said_and_not_passed_over(
    cardfile: Cardfile, mail: Path, words: tuple[str, ...], said: str
) -> None:
    cardfile("import", str(mail))

    status, out, err = cardfile(*words)

    assert (status, said in err) == (2, True)
    assert "Stored" not in out


def test_an_empty_table_of_messages_is_one_sentence(cardfile: Cardfile, tmp_path: Path) -> None:
    empty = tmp_path / "empty.csv"
    empty.write_text("")

    status, _, err = cardfile("sentiment", "--input", str(empty), "--fake-model")

    assert status == 2
    assert f"There is no message in {empty}." in err


def test_where_nothing_is_to_be_rated_that_is_said(cardfile: Cardfile) -> None:
    status, out, err = cardfile("sentiment", "--fake-model")

    assert (status, out) == (0, "")
    assert "Every message that could be rated is." in err


def test_measuring_without_a_model_says_that_there_is_none(
    cardfile: Cardfile, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CARDFILE_MODELS", str(tmp_path / "none"))

    status, out, err = cardfile("model", "measure")

    assert (status, out) == (2, "")
    assert "There is no model on this computer yet." in err


def test_of_several_people_the_line_says_how_to_choose(cardfile: Cardfile, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("Name,Email\nAda Bell,ada@x.example\nAda Cole,cole@x.example\n")
    cardfile("import", str(people))

    status, out, _ = cardfile("capture", "called Ada yesterday", "--yes")

    assert status == 2
    assert "`--contact NUMBER` says which of them." in out
