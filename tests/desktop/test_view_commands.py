"""`cardfile fields` and `cardfile list contacts --view` as a person meets them."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from desktop.arguments import run
from desktop.commands.console import PASSPHRASE_FILE


class Cardfile:
    """Runs verbs on one profile and gives what they printed."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._folder, self._capsys = folder, capsys

    def __call__(self, *words: str) -> tuple[int, str, str]:
        status = run([*words, "--profile", str(self._folder)])
        out, err = self._capsys.readouterr()
        return status, out, err

    def lines(self, *words: str) -> list[Any]:
        status, out, err = self(*words)
        assert (status, err) == (0, "")
        return [json.loads(line) for line in out.splitlines()]


@pytest.fixture
def cardfile(
    tmp_path: Path,
    new_profile: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Cardfile:
    phrase = tmp_path / "phrase"
    phrase.write_text("correct horse\n")
    monkeypatch.setenv(PASSPHRASE_FILE, str(phrase))
    folder = shutil.copytree(new_profile, tmp_path / "profile")
    return Cardfile(folder, capsys)


def test_fields_are_made_of_columns_and_asked_by_views(cardfile: Cardfile, tmp_path: Path) -> None:
    table = tmp_path / "people.csv"
    table.write_text(
        "Name,Company,Tags,Seats,Due\nAda,Zinc,VIP,12,2026-05-01\nBo,Acme,,3,\nCem,,VIP,,2026-06-02\n"
    )
    assert cardfile("fields", "--add", "Due", "--kind", "date")[0] == 0
    status, _, _ = cardfile("import", str(table), "--make-field", "Seats")
    assert status == 0

    made = {field["name"]: field["kind"] for field in cardfile.lines("fields")}
    assert made == {"Due": "date", "Seats": "number"}
    rows = cardfile.lines(
        "list",
        "contacts",
        "--columns",
        "name,Seats",
        "--sort",
        "Seats",
        "--descending",
        "--where",
        "Seats>=1",
    )
    assert rows == [{"name": "Ada", "Seats": "12"}, {"name": "Bo", "Seats": "3"}]
    rows = cardfile.lines(
        "list", "contacts", "--view", "all", "--where", "tags=vip", "--sort", "Due"
    )
    assert [row["name"] for row in rows] == ["Ada", "Cem"]
    assert [tag["count"] for tag in cardfile.lines("fields", "--tags")] == [2]

    to = tmp_path / "out.csv"
    status, out, _ = cardfile("list", "contacts", "--columns", "name,Due", "--csv", str(to))
    assert (status, out) == (0, f"3 rows saved as {to}.\n")
    with to.open(encoding="utf-8-sig", newline="") as stream:
        assert list(csv.reader(stream))[:2] == [["name", "Due"], ["Ada", "2026-05-01"]]

    contact = cardfile.lines("list", "contacts", "--limit", "1")[0]
    assert [value["text"] for value in contact["values"]] == ["2026-05-01", "12"]
    assert cardfile("fields", "--set", str(contact["id"]), "Seats", "")[0] == 0
    assert cardfile("fields", "--rename", "Seats", "Places")[0] == 0
    assert cardfile("fields", "--remove", "Places")[0] == 0
    assert [field["name"] for field in cardfile.lines("fields")] == ["Due"]
    views = cardfile.lines("list", "views")
    names = [view["name"] for view in views if view["view"]["about"] == "contact"]
    assert names == ["all", "waiting", "quiet", "upset", "new"]


def test_companies_and_deals_are_listed_and_saved_as_views(
    cardfile: Cardfile, tmp_path: Path
) -> None:
    for title, firm, amount in (("Ovens", "Zinc", "1,200 EUR"), ("Doors", "Acme", "900 EUR")):
        words = ("deal", "add", title, "--company", firm, "--amount", amount)
        assert cardfile(*words)[0] == 0
    assert cardfile("fields", "--add", "Region", "--of", "deal")[0] == 0

    rows = cardfile.lines(
        "list", "deals", "--columns", "name,amount", "--where", "amount>=1000", "--sort", "amount"
    )
    assert rows == [{"name": "Ovens", "amount": "1200.00 EUR"}]
    rows = cardfile.lines(
        "list", "companies", "--view", "selling", "--columns", "name,open_deals", "--sort", "name"
    )
    assert rows == [{"name": "Acme", "open_deals": "1"}, {"name": "Zinc", "open_deals": "1"}]
    to = tmp_path / "deals.csv"
    columns = "name,company,Region"
    assert cardfile("list", "deals", "--columns", columns, "--csv", str(to))[0] == 0
    with to.open(encoding="utf-8-sig", newline="") as stream:
        assert list(csv.reader(stream))[1] == ["Doors", "Acme", ""]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("list", "notes", "--view", "all"), "Only contacts, companies and deals can"),
        (("list", "contacts", "--view", "none"), "There is no view of this name."),
        (("list", "contacts", "--columns", "shoe"), "There is no column shoe."),
        (("list", "contacts", "--sort", "email"), "Rows can't be put in the order of email."),
        (("fields", "--add", "Plan", "--kind", "choice"), "needs something to choose from."),
        (("fields", "--add", "Sum", "--kind", "money"), "An amount needs its currency."),
        (("fields", "--set", "9", "Gone", "1"), "There is no such field."),
    ],
)
def test_what_can_not_be_is_said_in_a_sentence(
    cardfile: Cardfile, words: tuple[str, ...], said: str
) -> None:
    status, out, err = cardfile(*words)

    assert (status, out) == (2, "")
    assert said in err
