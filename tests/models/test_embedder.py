"""Texts become vectors that tell how alike they are, in either language, by one bound."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from core.errors import UserError
from core.insight.vector_index import likeness
from core.paths import models_folder
from models.embedder import Embedder, plain
from models.files.catalogue import Catalogue
from models.middle import Middle, packed, read_middle

E5 = "multilingual-e5-small-q4_0.gguf"


def test_full_width_letters_ligatures_and_gaps_are_made_plain() -> None:
    assert plain("１２３　ﬁne\u200b\n\n多少？\x07 ") == "123 fine 多少?"


def test_a_vector_keeps_its_direction_in_bytes() -> None:
    vector = [0.05, -0.2, 0.1, 0.0]

    assert packed(vector) == bytes([32, 0x81, 64, 0])
    assert likeness(packed(vector), [packed([0.5, -2.0, 1.0, 0.0])]) == pytest.approx([1.0])
    assert packed([0.0, 0.0]) == bytes(2)
    assert packed([float("nan"), 1.0]) in (bytes(2), packed([0.0, 1.0]))


def test_the_way_between_languages_does_not_count() -> None:
    middle = Middle((1.0, 1.0, 1.0), (2.0, 2.0, 2.0), (0.0, 0.0, 1.0))
    english = middle.seen_from([2.0, 1.5, 9.0], is_question=True)
    chinese = middle.seen_from([3.0, 2.5, -9.0], is_question=False)

    assert likeness(english, [chinese]) == pytest.approx([1.0], abs=1e-3)


def test_the_middle_that_ships_fits_its_model() -> None:
    middle = read_middle("multilingual-e5-small.json")

    assert {len(middle.question), len(middle.passage), len(middle.language)} == {384}
    assert sum(value * value for value in middle.language) == pytest.approx(1.0, abs=0.01)


def test_without_a_model_there_is_none_and_it_is_said(tmp_path: Path) -> None:
    embedder = Embedder(tmp_path)

    assert embedder.model_id == ""
    assert embedder.alike_from("refund") == 1.0
    assert embedder.embed_passages(()) == ()
    with pytest.raises(UserError, match="meaning-model-missing"):
        embedder.embed_question("refund")
    assert not embedder.rest_if_idle()
    embedder.stop()
    embedder.close()


def test_a_model_nobody_has_measured_is_not_used(tmp_path: Path) -> None:
    row = {"id": "vectors", "file": "v.gguf", "bytes": 3, "kind": "embedding", "pooling": "mean"}
    shipped = tmp_path / "catalogue.json"
    shipped.write_text(json.dumps({"models": [row]}), encoding="utf-8")
    (tmp_path / "v.gguf").write_bytes(b"abc")

    assert Embedder(tmp_path, shipped_catalogue=shipped).model_id == ""


@pytest.mark.real_model
@pytest.mark.slow
def test_alike_is_what_means_alike_in_both_languages() -> None:
    if not (models_folder() / E5).is_file():
        pytest.skip("the model is not on this machine")
    embedder = Embedder(models_folder())
    passages = embedder.embed_passages((
        "My parcel came with a cracked lid. I want my money back.",
        "包裹到了，但是盖子裂了，我想退款。",
        "We are open from nine to five, closed on Sundays.",
        "我们周一到周六九点开门，周日休息。",
    ))  # fmt: skip

    few, many = embedder.alike_from("refund"), embedder.alike_from("a refund, please, " * 9)
    assert few < embedder.alike_from("refund for a broken delivery") < many
    for question, alike in (
        ("refund for a broken delivery", {0, 1}),
        ("收到的东西坏了，要求退钱", {0, 1}),
        ("opening hours", {2, 3}),
        ("几点营业", {2, 3}),
    ):
        found = likeness(embedder.embed_question(question), passages)
        best = sorted(range(4), key=lambda place: -found[place])[:2]
        assert set(best) == alike, (question, found)
    embedder.close()


def test_the_writer_may_ask_while_another_lane_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    embedder = Embedder(tmp_path)
    at_once: list[int] = []
    most: list[int] = []

    class Client:
        def embed(self, texts: list[str]) -> list[list[float]]:
            at_once.append(1)
            most.append(len(at_once))
            list(map(str.upper, texts * 20_000))
            at_once.pop()
            return [[1.0] * 384 for _ in texts]

    model = next(known for known in Catalogue(tmp_path).list_known() if known.alike_from)
    monkeypatch.setattr(embedder, "_model", model)
    monkeypatch.setattr(embedder, "_started", lambda _model: Client())

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(embedder.embed_question, ["one", "two", "three", "four"] * 4))

    assert most == [1] * 16
