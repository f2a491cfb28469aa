"""Hostile model files brought to the program; `tests.models.hostile_ggufs` makes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.files.gguf_header import read_header
from tests.models.gguf_files import STRING, tiny_model
from tests.models.hostile_ggufs import TAKEN_IN, Hostile, hostile_files, try_out

pytestmark = pytest.mark.real_model

ALL = tuple(hostile_files(300))
SENTENCES = {"model-file-damaged", "model-check-failed"}
MUST_NOT_BE_TAKEN = {
    "no magic", "0 blocks", "9999 blocks", "3 heads", "sizes that overflow", "nested arrays",
    "tensors on top of each other", "a tensor far away", "rope base nan", "template of 10 MB",
    "words that are numbers", "every word empty", "an rwkv tokenizer", "an expert without tensors",
}  # fmt: skip


@pytest.mark.parametrize("hostile", ALL[::8], ids=lambda hostile: hostile.name)
def test_a_hostile_file_is_a_sentence_or_a_model(hostile: Hostile, tmp_path: Path) -> None:
    outcome = try_out(hostile, tmp_path)

    assert outcome.ended in {*SENTENCES, TAKEN_IN}
    assert bool(outcome.files_left) == (outcome.ended == TAKEN_IN)


@pytest.mark.slow
def test_three_hundred_hostile_files_do_no_harm(tmp_path: Path) -> None:
    outcomes = [try_out(hostile, tmp_path) for hostile in ALL]

    assert {outcome.ended for outcome in outcomes} == {*SENTENCES, TAKEN_IN}
    assert [outcome.name for outcome in outcomes if outcome.seconds > 10.0] == []
    assert {outcome.name for outcome in outcomes if outcome.ended == TAKEN_IN}.isdisjoint(
        MUST_NOT_BE_TAKEN
    )
    assert {outcome.name for outcome in outcomes} >= MUST_NOT_BE_TAKEN


def test_the_model_that_they_are_made_from_is_sound(tmp_path: Path) -> None:
    path = tmp_path / "tiny.gguf"
    path.write_bytes(tiny_model().write())

    assert read_header(path).name == "Tiny"
    sound = Hostile("sound", lambda path: path.write_bytes(tiny_model().write()))
    assert try_out(sound, tmp_path).ended == TAKEN_IN


def test_what_hides_in_a_name_is_not_shown(tmp_path: Path) -> None:
    model = tiny_model()
    model.values["general.name"] = (STRING, "Good\0\u202eledoM\n\tx")
    path = tmp_path / "tiny.gguf"
    path.write_bytes(model.write())

    assert read_header(path).name == "GoodledoM x"
