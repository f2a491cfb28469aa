from __future__ import annotations

import hashlib
import json
import re
import struct
from functools import cache
from pathlib import Path

import pytest

from core.domain.model import MeasureDeed, MeasureStep, ModelStatus, ModelTitle
from core.errors import Cancelled, UserError
from models import hardware
from models.files.catalogue import Catalogue
from models.files.gguf_header import KNOWN_ARCHITECTURES, HeaderError, read_header
from models.host import LlamaHost
from tests.models.gguf_files import BLOCKS, STRING, U32, text, tiny_model


@cache
def make_gguf(
    *, blocks: int = BLOCKS, architecture: str = "llama", tensors: int | None = None
) -> bytes:
    """A model that runs, unless something else is asked for."""
    model = tiny_model()
    model.values["llama.block_count"] = (U32, blocks)
    model.values["general.architecture"] = (STRING, architecture)
    model.tensor_count = tensors
    return model.write()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "models"
    folder.mkdir()
    return folder


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A catalogue of two models, as small as they get."""
    rows = [
        {"id": name, "title": name.title(), "file": f"{name}.gguf",
         "bytes": len(make_gguf()) + size,
         "sha256": hashlib.sha256(make_gguf() + bytes(size)).hexdigest(), "licence": "MIT",
         "languages": ["en"], "memory_bytes": memory}
        for name, size, memory in (("small", 0, 1000), ("large", 64, 2000))
    ]  # fmt: skip
    path = tmp_path / "catalogue.json"
    path.write_text(json.dumps({"version": 1, "models": rows}), encoding="utf-8")
    return path


def put(folder: Path, name: str, extra: int) -> None:
    (folder / f"{name}.gguf").write_bytes(make_gguf() + bytes(extra))


def test_without_a_model_the_state_says_missing(folder: Path, shipped: Path) -> None:
    host = LlamaHost(folder, shipped_catalogue=shipped)

    assert host.state().status is ModelStatus.MISSING
    assert not any(entry.is_installed for entry in host.list_models(everything=True))
    with pytest.raises(UserError) as raised:
        host.engine()
    assert raised.value.key == "model-missing"


def test_the_largest_model_that_fits_is_taken(
    folder: Path, shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, "small", 0)
    put(folder, "large", 64)

    assert LlamaHost(folder, shipped_catalogue=shipped).state().model_id == "large"
    monkeypatch.setattr(hardware, "available_bytes", lambda: 1500)
    assert LlamaHost(folder, shipped_catalogue=shipped).state().model_id == "small"


def test_the_owners_choice_is_remembered(folder: Path, shipped: Path) -> None:
    put(folder, "small", 0)
    put(folder, "large", 64)
    LlamaHost(folder, shipped_catalogue=shipped).use("small")

    host = LlamaHost(folder, shipped_catalogue=shipped)

    assert host.state().model_id == "small"
    assert [entry.id for entry in host.list_models() if entry.is_in_use] == ["small"]


def test_a_model_that_is_not_here_or_too_large_is_refused(
    folder: Path, shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, "large", 64)
    host = LlamaHost(folder, shipped_catalogue=shipped)

    with pytest.raises(UserError, match="model-not-installed"):
        host.use("small")
    monkeypatch.setattr(hardware, "available_bytes", lambda: 10)
    with pytest.raises(UserError, match="model-too-large"):
        host.use("large")


def test_a_file_cut_short_is_not_installed(folder: Path, shipped: Path) -> None:
    (folder / "small.gguf").write_bytes(make_gguf()[:-8])

    host = LlamaHost(folder, shipped_catalogue=shipped)

    assert host.state().status is ModelStatus.MISSING


def test_a_known_file_is_installed_under_its_own_name(
    folder: Path, shipped: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "renamed.gguf"
    stick.write_bytes(make_gguf())
    host = LlamaHost(folder, shipped_catalogue=shipped)

    entry = host.install(stick)

    assert (entry.id, entry.is_installed, entry.note) == ("small", True, "")
    assert (folder / "small.gguf").read_bytes() == stick.read_bytes()


def test_an_unknown_file_needs_consent(folder: Path, shipped: Path, tmp_path: Path) -> None:
    stick = tmp_path / "My Model.gguf"
    stick.write_bytes(make_gguf() + bytes(256))
    host = LlamaHost(folder, shipped_catalogue=shipped)

    with pytest.raises(UserError, match="model-unknown"):
        host.install(stick)
    assert list(folder.iterdir()) == []
    entry = host.install(stick, accepts_unknown=True)

    assert entry.note == "model-unverified"
    assert entry.title == "Tiny"
    assert entry.id in {
        one.id for one in LlamaHost(folder, shipped_catalogue=shipped).list_models()
    }


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GGUF",
        b"ZIP!" + make_gguf()[4:],
        make_gguf()[:60],
        make_gguf(blocks=0),
        make_gguf(blocks=9999),
        make_gguf(architecture="evil"),
        make_gguf(tensors=2**40),
        make_gguf(tensors=0),
        make_gguf()[:-100],
        make_gguf().replace(struct.pack("<I", 3), struct.pack("<I", 77), 1),
        make_gguf().replace(text("Tiny"), struct.pack("<Q", 2**62) + b"Tiny"),
    ],
)
def test_a_damaged_file_is_a_sentence(
    data: bytes, folder: Path, shipped: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "damaged.gguf"
    stick.write_bytes(data)

    with pytest.raises(UserError, match="model-file-damaged"):
        LlamaHost(folder, shipped_catalogue=shipped).install(stick, accepts_unknown=True)

    assert list(folder.iterdir()) == []


def test_a_known_name_with_other_content_is_unverified_not_damaged(
    folder: Path, shipped: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "small.gguf"
    stick.write_bytes(make_gguf() + bytes(96))

    with pytest.raises(UserError) as raised:
        LlamaHost(folder, shipped_catalogue=shipped).install(stick)

    assert raised.value.key == "model-unverified-name"
    assert raised.value.details["sha256"] == hashlib.sha256(stick.read_bytes()).hexdigest()


def test_a_missing_file_is_a_sentence(folder: Path, shipped: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="model-file-missing"):
        LlamaHost(folder, shipped_catalogue=shipped).install(tmp_path / "nothing.gguf")


def test_every_truncation_of_a_header_is_refused(tmp_path: Path) -> None:
    whole = make_gguf()
    path = tmp_path / "cut.gguf"
    for length in range(0, len(whole), 997):
        path.write_bytes(whole[:length])
        with pytest.raises(HeaderError):
            read_header(path)


def test_a_hostile_catalogue_of_brought_files_is_ignored(folder: Path, shipped: Path) -> None:
    rows = [{"file": "../../etc/passwd", "bytes": 1}, {"file": 3}, "x", {"file": "a.gguf"}]
    (folder / "installed.json").write_text(json.dumps({"models": rows}), encoding="utf-8")
    (folder / "choice.json").write_text("[1]", encoding="utf-8")

    assert len(LlamaHost(folder, shipped_catalogue=shipped).list_models(everything=True)) == 2


def test_the_shipped_catalogue_names_each_file_once_and_in_full(folder: Path) -> None:
    known = Catalogue(folder).list_known()

    assert [sum(model.kind == kind for model in known) for kind in ("chat", "embedding")] == [32, 7]
    for field in ("id", "file", "sha256"):
        assert len({getattr(model, field) for model in known}) == len(known), field
    for model in known:
        assert re.fullmatch("[0-9a-f]{64}", model.sha256), model.id
        assert model.licence
        assert model.languages
        assert model.architecture in KNOWN_ARCHITECTURES, model.id
        assert (model.kind == "embedding") == bool(model.pooling and model.dimensions), model.id


def test_a_model_for_research_only_is_never_offered(folder: Path) -> None:
    entries = Catalogue(folder).list_entries("", everything=True)

    assert "qwen2.5-3b" not in {entry.id for entry in entries}
    assert Catalogue(folder).find("qwen2.5-3b") is not None
    notes = {entry.id: entry.note for entry in entries}
    assert notes["gemma-3-4b"] == "licence-gemma"
    assert notes["smollm3-3b"] == "model-no-chinese"


def test_the_list_shows_what_set_up_knows_and_everything_only_when_asked(folder: Path) -> None:
    catalogue = Catalogue(folder)

    assert len(catalogue.list_entries("")) == 4
    assert len(catalogue.list_entries("", everything=True)) == 37


def test_a_model_that_makes_vectors_is_not_taken_for_drafts(folder: Path, tmp_path: Path) -> None:
    row = {"id": "vectors", "file": "v.gguf", "bytes": 3, "kind": "embedding"}
    shipped = tmp_path / "catalogue.json"
    shipped.write_text(json.dumps({"models": [row]}), encoding="utf-8")
    (folder / "v.gguf").write_bytes(b"abc")
    host = LlamaHost(folder, shipped_catalogue=shipped)

    assert host.state().status is ModelStatus.MISSING
    assert [entry.is_installed for entry in host.list_models()] == [True]
    with pytest.raises(UserError, match="model-makes-vectors"):
        host.use("vectors")


def test_this_machine_has_cores_and_memory() -> None:
    assert hardware.physical_cores() >= 1
    assert hardware.available_bytes() > 1_000_000


@pytest.mark.real_model
def test_the_real_header_is_read(small_model: Path) -> None:
    header = read_header(small_model)

    assert (header.architecture, header.context_tokens) == ("llama", 8192)


def test_a_model_too_large_names_the_next_smaller_one_that_is_here(
    folder: Path, shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, "small", 0)
    put(folder, "large", 64)
    host = LlamaHost(folder, shipped_catalogue=shipped)
    monkeypatch.setattr(hardware, "available_bytes", lambda: 1500)

    with pytest.raises(UserError) as raised:
        host.use("large")

    assert raised.value.key == "model-too-large-use"
    assert raised.value.details["smaller"] == "Small"


def test_a_model_too_large_names_the_next_smaller_one_of_the_catalogue(
    folder: Path, shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, "large", 64)
    host = LlamaHost(folder, shipped_catalogue=shipped)
    monkeypatch.setattr(hardware, "available_bytes", lambda: 1500)

    with pytest.raises(UserError) as raised:
        host.use("large")

    assert raised.value.key == "model-too-large-bring"
    assert raised.value.details["smaller"] == "Small"


@pytest.mark.real_model
def test_the_host_measures_keeps_the_figures_and_closes(small_model: Path, folder: Path) -> None:
    (folder / small_model.name).symlink_to(small_model)
    host = LlamaHost(folder)
    host.measure_s = 5.0
    seen: list[MeasureStep] = []

    (measure,) = host.measure(seen.append)
    host.close()

    assert {step.model_id for step in seen} == {measure.id} == {"smollm2-135m"}
    assert [step.done for step in seen] == sorted(step.done for step in seen)
    assert list(dict.fromkeys(step.deed for step in seen)) == list(MeasureDeed)
    assert measure.reply_s > 0
    assert measure.long_mail_s > 0
    assert measure.write_tokens_per_s > 0
    assert measure.read_tokens_per_s > measure.write_tokens_per_s
    assert measure.ratings_per_min > 0
    assert measure.moods_asked > 0
    assert measure.memory_bytes > 100_000_000
    assert set(measure.titles) == set(ModelTitle)
    assert LlamaHost(folder).list_measures() == (measure,)


@pytest.mark.real_model
def test_a_measurement_that_is_stopped_leaves_no_process(small_model: Path, folder: Path) -> None:
    (folder / small_model.name).symlink_to(small_model)
    host = LlamaHost(folder)
    host.measure_s = 5.0

    def stop_it(step: MeasureStep) -> None:
        if step.deed is MeasureDeed.READING:
            host.stop()

    with pytest.raises(Cancelled):
        host.measure(stop_it)

    assert not host.state().is_loaded
    assert host.list_measures() == ()
