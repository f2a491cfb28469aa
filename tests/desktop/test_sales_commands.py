"""`cardfile deal` and `cardfile task`, as a person meets them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from desktop.arguments import run
from desktop.commands.console import PASSPHRASE_FILE

pytestmark = pytest.mark.slow


class Cardfile:
    """Runs verbs on one profile and gives status, output and complaints."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys

    def __call__(self, *words: str) -> tuple[int, str, str]:
        status = run([*words, "--profile", str(self.folder)])
        out, err = self._capsys.readouterr()
        return status, out, err


@pytest.fixture
def cardfile(
    tmp_path: Path,
    new_profile: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Cardfile:
    (tmp_path / "phrase").write_text("correct horse\n")
    monkeypatch.setenv(PASSPHRASE_FILE, str(tmp_path / "phrase"))
    folder = shutil.copytree(new_profile, tmp_path / "profile")
    return Cardfile(folder, capsys)


def test_a_deal_goes_its_way_and_back(cardfile: Cardfile) -> None:
    added = cardfile("deal", "add", "Oak table", "--company", "Reed Ltd", "--amount", "£1,200")
    moved = cardfile("deal", "move", "1", "negotiation")
    forecast = cardfile("deal", "forecast")[1]
    unreasoned = cardfile("deal", "lose", "1")
    cardfile("deal", "lose", "1", "--reason", "too dear", "--on", "2026-11-03")
    lost = json.loads(cardfile("list", "deals")[1])
    cardfile("undo")

    assert added == (0, "#1 Oak table: Reed Ltd, Lead, 1,200.00 GBP\n", "")
    assert moved[1] == "#1 Oak table: Reed Ltd, Negotiation, 1,200.00 GBP\n"
    assert "Negotiation (75%): 1 open  1,200.00 GBP, weighted 900.00 GBP" in forecast
    assert (unreasoned[0], unreasoned[1]) == (2, "")
    assert "A lost deal needs a reason." in unreasoned[2]
    assert (lost["state"], lost["lost_reason"], lost["closed_on"]) == (
        "lost", "too dear", "2026-11-03",
    )  # fmt: skip
    assert json.loads(cardfile("show", "deal", "1", "--json")[1])["state"] == "open"
    assert "Reed Ltd, Negotiation" in cardfile("show", "company", "1")[1]


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("deal", "add", "x", "--amount", "dear"), "“dear” is no amount of money."),
        (("deal", "add", "x", "--close", "3/4/2027"), "“3/4/2027” is no day."),
        (("deal", "add", " "), "A deal needs a title."),
        (("deal", "add", "x", "--stage", "Nowhere"), "There is no stage “Nowhere”."),
        (("deal", "stages", "--add", "lead"), "A stage needs a name that no other stage has."),
        (("deal", "win", "7"), "There is no such record, or it is there no more."),
        (("task", "add", " "), "A task needs words."),
        (("task", "done", "7"), "There is no such record, or it is there no more."),
    ],
)
def test_what_can_not_be_done_is_one_sentence(
    cardfile: Cardfile, words: tuple[str, ...], complaint: str
) -> None:
    status, out, err = cardfile(*words)

    assert (status, out) == (2, "")
    assert complaint in err
    assert err.count("\n") == 1


def test_stages_are_added_and_changed(cardfile: Cardfile) -> None:
    cardfile("deal", "stages", "--add", "Fitting", "--chance", "90")
    cardfile("deal", "stages", "--change", "线索", "--name", "Inquiry", "--chance", "5")

    assert cardfile("deal", "stages")[1].splitlines() == [
        "  1  Inquiry  5%",
        "  2  Qualified  25%",
        "  3  Proposal  50%",
        "  4  Negotiation  75%",
        "  5  Fitting  90%",
    ]


def test_tasks_are_added_put_off_done_and_listed(cardfile: Cardfile) -> None:
    cardfile("deal", "add", "Oak table")
    added = cardfile("task", "add", "Ring", "--due", "2020-01-02", "--deal", "1")
    due = cardfile("task", "due")[1]
    cardfile("task", "snooze", "1", "2099-01-02")
    later = cardfile("task", "due")[1]
    done = cardfile("task", "done", "1")

    assert added[1] == "#1 Ring: 2020-01-02, Oak table\n"
    assert due == "overdue (1)\n  #1 Ring: 2020-01-02, Oak table\n"
    assert later.startswith("later (1)")
    assert done[1] == "#1 Ring: 2099-01-02, Oak table, done\n"
    assert cardfile("task", "due")[1] == "Nothing is due.\n"
    assert json.loads(cardfile("list", "tasks")[1])["done_at"] is not None
