from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.domain.importing import RawRecord, Rejection
from core.domain.interaction import Direction
from core.ingest import mbox_reader
from core.ingest.mbox_reader import read_mbox
from tests.core.ingest.mails import mail, mbox, read_one
from tests.effort import cases


def texts(path: Path, offset: int = 0, number: int = 0) -> list[str]:
    found = []
    for pending in read_mbox(path, path.name, frozenset(), offset=offset, number=number):
        result = pending.read().result
        assert isinstance(result, RawRecord), result
        assert result.interaction is not None
        found.append(result.interaction.text)
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.mbox"


def test_messages_are_found_in_order_and_escapes_are_undone(path: Path) -> None:
    path.write_bytes(mbox(mail("One"), mail("From here it is far\n>From there too"), mail("Three")))

    assert texts(path) == ["One", "From here it is far\n>From there too", "Three"]


def test_a_sentence_that_begins_with_from_parts_nothing(path: Path) -> None:
    path.write_bytes(mbox(mail("One")) + b"\nFrom now on we ship on Tue or Wed.\nBye\n")

    assert texts(path) == ["One\n\n\nFrom now on we ship on Tue or Wed.\nBye"]


@pytest.mark.parametrize(
    "line", ["From ", "From Ada Byron", "From ada@x.example 2026-06-01 10:00", "From a 1780300800"]
)
def test_from_lines_of_any_kind_part_messages_where_a_mail_begins_below(
    path: Path, line: str
) -> None:
    second = b"\n" + line.encode() + b"\n" + mail("Two\n\nFrom Ada\nnote: call her")
    path.write_bytes(mbox(mail("One")) + second)

    assert texts(path) == ["One", "Two\n\nFrom Ada\nnote: call her"]


def test_from_lines_without_a_date_part_messages(path: Path) -> None:
    path.write_bytes(b"From 184434@xxx\n" + mail("One") + b"\nFrom 184435@xxx\r\n" + mail("Two"))

    assert texts(path) == ["One", "Two"]


def test_a_right_content_length_is_believed_and_a_wrong_one_is_not(path: Path) -> None:
    body = "Hello\n\nFrom a Tue Mar  3 10:11:12 2026\nX: y\n"
    right = mail(body[:-1], more=f"Content-Length: {len(body)}\n")
    wrong = mail("Short", more="Content-Length: 99999\n")
    start = b"From a@b.c Tue Mar  3 10:11:12 2026\n"
    path.write_bytes(start + right + b"\n" + start + wrong + b"\n" + start + mail("Last"))

    assert texts(path) == [body.strip("\n"), "Short", "Last"]


def test_reading_goes_on_behind_any_message(path: Path) -> None:
    path.write_bytes(mbox(*(mail(f"Number {n}") for n in range(5))))
    pending = list(read_mbox(path, path.name, frozenset()))

    assert texts(path, pending[2].next_offset, pending[2].number) == ["Number 3", "Number 4"]
    assert [found.number for found in pending] == [1, 2, 3, 4, 5]
    assert pending[-1].bytes_done == path.stat().st_size


def test_a_message_of_many_megabytes_is_rejected_without_being_loaded(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b"From a Tue Mar  3 10:11:12 2026\n" + mail("Huge"))
        file.seek(60 * 1024 * 1024)
        file.write(b"\n\nFrom a Tue Mar  3 10:11:12 2026\n" + mail("Small"))

    results = [found.read().result for found in read_mbox(path, path.name, frozenset())]

    assert isinstance(results[0], Rejection)
    assert results[0].reason == "mail-too-large"
    assert isinstance(results[1], RawRecord)


def test_a_message_longer_than_a_block_is_whole(path: Path) -> None:
    body = "word " * 300_000
    path.write_bytes(mbox(mail(body), mail("Next")))

    assert [len(text) for text in texts(path)] == [len(body), 4]


@pytest.mark.parametrize("held", [1, 700, 5_000])
def test_messages_are_the_same_however_much_of_the_file_is_held(
    path: Path, held: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    bodies = ["Hello\n" * (number * 37 % 900 + 1) for number in range(12)]
    path.write_bytes(mbox(*map(mail, bodies)))
    monkeypatch.setattr(mbox_reader, "WINDOW_BYTES", held)
    monkeypatch.setattr(mbox_reader, "FIRST_BLOCK_BYTES", 600)

    assert texts(path) == [body.strip("\n") for body in bodies]


def test_the_same_mail_alone_and_in_an_mbox_has_one_fingerprint(path: Path) -> None:
    raw = mail("From here\n>From there")
    path.write_bytes(mbox(raw))

    results = [found.read().result for found in read_mbox(path, path.name, frozenset())]

    assert isinstance(results[0], RawRecord)
    assert results[0].fingerprint == read_one(raw)[0].fingerprint


@settings(max_examples=cases(40, quick=10), deadline=None)
@given(bodies=st.lists(st.text("From >a\n:é", max_size=40), min_size=1, max_size=5))
def test_no_message_is_lost_or_split(
    tmp_path_factory: pytest.TempPathFactory, bodies: list[str]
) -> None:
    path = tmp_path_factory.mktemp("fuzz") / "a.mbox"
    path.write_bytes(mbox(*(mail(f"x{body}") for body in bodies)))

    assert len(texts(path)) == len(bodies)


def labelled(
    labels: str, line: str = "1790000000000000001@xxx Wed May 01 10:00:00 +0000 2024"
) -> bytes:
    """Return a mail as Gmail's export has it."""
    header = f"X-GM-THRID: 1\nX-Gmail-Labels: {labels}\n".encode()
    return f"From {line}\n".encode() + header + mail("Yes") + b"\n"


def read_results(path: Path, data: bytes) -> list[RawRecord | Rejection]:
    path.write_bytes(data)
    found = read_mbox(path, path.name, frozenset())
    return [pending.read().result for pending in found]


def test_what_gmail_sent_is_outgoing_its_junk_waits_for_nobody_and_drafts_stay_out(
    path: Path,
) -> None:
    sent, junk, draft, plain = read_results(
        path,
        labelled("=?UTF-8?Q?Ge=C3=B6ffnet,Gesendet?=")
        + labelled("Spam,Unread")
        + labelled("Drafts")
        + labelled("Inbox,Sent offers"),
    )

    assert isinstance(draft, Rejection)
    assert draft.reason == "mail-is-draft"
    found = [r.interaction for r in (sent, junk, plain) if isinstance(r, RawRecord)]
    told = [(said.direction, said.is_automatic) for said in found if said is not None]
    assert told == [
        (Direction.OUTGOING, False), (Direction.INCOMING, True), (Direction.INCOMING, False),
    ]  # fmt: skip


def test_a_mail_that_says_of_itself_that_it_was_sent_is_not_believed(path: Path) -> None:
    [found] = read_results(path, labelled("Sent", "ada@x.example Wed May 01 10:00:00 2024"))

    assert isinstance(found, RawRecord)
    assert found.interaction is not None
    assert found.interaction.direction is Direction.INCOMING
