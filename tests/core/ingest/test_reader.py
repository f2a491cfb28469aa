from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.domain.importing import ImportOptions, ImportProgress, RawRecord, Rejection
from core.domain.interaction import Direction
from core.errors import Cancelled, UserError
from core.ingest import reader, reader_process
from core.ingest.reader import preview, read_files
from tests.core.ingest.mails import OWNER, mail, mbox, read_all

UNLUCKY = [sys.executable, str(Path(__file__).with_name("unlucky_child.py"))]
CONTACTS = "Name,Email\nAda,a@b.example\nBo,b@b.example\n"


def words(found: list[RawRecord | Rejection]) -> list[str]:
    """Return each mail's text, each contact's name, each rejection's reason."""
    said = []
    for result in found:
        if isinstance(result, Rejection):
            said.append(result.reason)
        elif result.interaction:
            said.append(result.interaction.text)
        else:
            assert result.contact is not None
            said.append(result.contact.name)
    return said


@pytest.fixture
def unlucky(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_process, "child_command", lambda _name: UNLUCKY)


def test_a_folder_is_read_in_the_order_of_its_names_and_all_is_accounted_for(
    tmp_path: Path,
) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.eml").write_bytes(mail("Two"))
    (tmp_path / "a.mbox").write_bytes(mbox(mail("One"), mail("One and a half")))
    (tmp_path / "c.csv").write_text(CONTACTS)
    (tmp_path / "d.vcf").write_text("BEGIN:VCARD\nFN:Cy\nEND:VCARD\n")
    (tmp_path / "e.csv").write_text("file,bytes\na,1\n")
    (tmp_path / "f.zip").write_bytes(b"PK\x03\x04rest")
    (tmp_path / "g.txt").write_bytes(b"")
    (tmp_path / ".hidden").write_text("no")

    found = read_all(tmp_path)

    assert words(found) == [
        "One", "One and a half", "Ada", "Bo", "Cy", "import-not-recognised", "import-archive",
        "import-file-empty", "Two",
    ]  # fmt: skip
    assert [(r.place.file, r.place.number) for r in found][-1] == ("b/two.eml", 1)


def test_a_maildir_is_read_without_its_unfinished_mail(tmp_path: Path) -> None:
    for folder in ("cur", "new", "tmp"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "1:2,S").write_bytes(mail(folder))

    assert words(read_all(tmp_path)) == ["cur", "new"]


def test_the_hidden_folders_of_a_maildir_are_read_and_other_hidden_ones_are_not(
    tmp_path: Path,
) -> None:
    for folder in ("cur", "new", ".Sent/cur", ".Sent/new", ".Archive.2024/cur", ".Archive.2024/new",
                   ".cache"):  # fmt: skip
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "1:2,S").write_bytes(mail(folder))

    assert words(read_all(tmp_path)) == [
        ".Archive.2024/cur", ".Archive.2024/new", ".Sent/cur", ".Sent/new", "cur", "new",
    ]  # fmt: skip


def test_options_and_everything_a_mail_holds_come_through_the_pipe(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    body = '--b\n\nHi 你好\n--b\nContent-Type: image/png; name="x.png"\n\n\x89\n--b--'
    path.write_bytes(mail(body, sender=OWNER, to="Ada <ada@firm.example>", more=(
        "Content-Type: multipart/mixed; boundary=b\nReply-To: x@y.z\nList-Id: <l>\n"
    )))  # fmt: skip

    [found] = read_all(path, options=ImportOptions(owner_addresses=(OWNER.upper(),)))

    assert isinstance(found, RawRecord)
    assert found.interaction is not None
    assert found.interaction.direction is Direction.OUTGOING
    assert found.interaction.attachments[0].content == b"\xc2\x89"
    assert found.interaction.is_automatic
    assert found.interaction.headers is not None
    assert found.interaction.headers.reply_to is not None


@pytest.mark.usefixtures("unlucky")
def test_a_record_that_kills_the_child_is_rejected_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.mbox").write_bytes(mbox(mail("One"), mail("DIE"), mail("Two"), mail("DIE 2")))
    (tmp_path / "b.eml").write_bytes(mail("DIE"))
    (tmp_path / "c.txt").write_bytes(b"DIE-EARLY")
    (tmp_path / "d.eml").write_bytes(mail("Last"))

    found = read_all(tmp_path)

    died = "import-reader-died"
    assert words(found) == ["One", died, "Two", died, died, died, "Last"]
    assert [(r.place.file, r.place.number) for r in found if isinstance(r, Rejection)] == [
        ("a.mbox", 2), ("a.mbox", 4), ("b.eml", 1), ("c.txt", 0),
    ]  # fmt: skip


@pytest.mark.usefixtures("unlucky")
def test_a_record_that_hangs_is_given_up_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "RECORD_TIMEOUT_S", 0.5)
    path = tmp_path / "a.mbox"
    path.write_bytes(mbox(mail("One"), mail("HANG"), mail("Two")))

    assert words(read_all(path)) == ["One", "import-reader-timeout", "Two"]


@pytest.mark.usefixtures("unlucky")
def test_stopping_ends_a_hanging_child_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.mbox"
    path.write_bytes(mbox(mail("One"), mail("HANG")))
    seen: list[object] = []

    events = read_files([path], ImportOptions(), should_stop=lambda: bool(seen))
    seen.append(next(events))

    with pytest.raises(Cancelled):
        list(events)


def test_closing_the_iterator_ends_the_child(tmp_path: Path) -> None:
    path = tmp_path / "a.mbox"
    path.write_bytes(mbox(*(mail(f"Number {n}" * 500) for n in range(400))))

    events = read_files([path], ImportOptions())
    first = next(events)
    events.close()

    # That no child and no thread is left is checked after every test.
    assert isinstance(first, RawRecord)


def test_a_child_that_never_starts_is_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader_process, "child_command", lambda _name: [sys.executable, "-c", ""])
    (tmp_path / "a.eml").write_bytes(mail())

    with pytest.raises(UserError) as refused:
        read_all(tmp_path)

    assert refused.value.key == "import-reader-broken"


def test_the_limit_counts_records_and_rejections(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.mbox").write_bytes(mbox(*(mail(f"Number {n}") for n in range(5))))

    found = [
        event
        for event in read_files([tmp_path], ImportOptions(), limit=3)
        if not isinstance(event, ImportProgress)
    ]

    assert len(found) == 3


def test_progress_ends_with_everything_read(tmp_path: Path) -> None:
    (tmp_path / "a.mbox").write_bytes(mbox(mail("One"), mail("Two")))
    (tmp_path / "b.eml").write_bytes(mail("Three"))

    events = list(read_files([tmp_path], ImportOptions()))

    last = [event for event in events if isinstance(event, ImportProgress)][-1]
    assert (last.read, last.bytes_done) == (3, last.bytes_total)
    assert last.bytes_total == sum(file.stat().st_size for file in tmp_path.iterdir())


@pytest.mark.parametrize(
    ("make", "key"),
    [
        (lambda path: None, "import-file-missing"),
        (os.mkfifo, "import-file-unreadable"),
        (lambda path: path.mkdir(), "import-folder-empty"),
    ],
)
def test_what_can_not_be_opened_is_told_before_anything_is_read(tmp_path: Path, make, key) -> None:
    path = tmp_path / "x"
    make(path)

    with pytest.raises(UserError) as refused:
        read_files([path], ImportOptions())

    assert refused.value.key == key
    assert refused.value.details == {"path": str(path)}


def test_a_preview_tells_format_columns_and_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("姓名;邮箱;鞋码\n张伟;a@b.example;38\n".encode("gb18030"))

    found = preview([path], ImportOptions())

    assert (found.format, found.encoding) == ("csv", "gb18030")
    assert found.mapping == (("姓名", "name"), ("邮箱", "email"), ("鞋码", ""))
    assert [r.contact.name for r in found.records if r.contact] == ["张伟"]


def test_a_preview_reads_fifty_records_and_guesses_whose_mailbox_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.mbox"
    path.write_bytes(mbox(*(mail(f"Number {n}", sender=f"p{n}@x.example") for n in range(70))))

    found = preview([path], ImportOptions())

    assert (found.format, len(found.records)) == ("mbox", 50)
    assert found.owner_guess == (OWNER,)


def test_a_chat_beside_the_mail_does_not_hide_whose_mailbox_it_is(tmp_path: Path) -> None:
    for number in range(3):
        raw = mail(f"Number {number}", sender=f"p{number}@x.example")
        (tmp_path / f"{number}.eml").write_bytes(raw)
    lines = "".join(f"[31.12.23, 23:59:0{n}] Ada: Line {n}\n" for n in range(9))
    (tmp_path / "chat.txt").write_text(lines)

    assert preview([tmp_path], ImportOptions()).owner_guess == (OWNER,)


def test_to_whom_mail_was_delivered_tells_more_than_who_is_named(tmp_path: Path) -> None:
    for number in range(4):
        more = "Delivered-To: real@shop.example\n"
        raw = mail(f"Number {number}", to="list@crowd.example", more=more)
        (tmp_path / f"{number}.eml").write_bytes(raw)

    assert preview([tmp_path], ImportOptions()).owner_guess == ("real@shop.example",)


CONFINED = """
import socket, subprocess
from core.ingest import child

child._confine()
for attempt in (
    lambda: subprocess.run(["true"]),
    lambda: socket.create_connection(("127.0.0.1", 9)),
):
    try:
        attempt()
    except PermissionError:
        print("refused")
"""


def test_the_child_may_start_no_process_and_open_no_connection() -> None:
    # In a process of its own, because what is refused once stays refused.
    environment = {**os.environ, "PYTHONPATH": str(Path(reader.__file__).parents[2])}

    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", CONFINED],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )

    assert done.stdout.split() == ["refused", "refused"]


@pytest.mark.usefixtures("unlucky")
@pytest.mark.parametrize("skip", [1, 5, 6, 8])
def test_reading_goes_on_behind_the_records_that_were_read_before(
    tmp_path: Path, skip: int
) -> None:
    (tmp_path / "a.mbox").write_bytes(mbox(mail("One"), mail("DIE"), mail("Two")))
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_bytes(b"DIE-EARLY")
    (tmp_path / "d.vcf").write_text("BEGIN:VCARD\nFN:Ada\nEND:VCARD\nBEGIN:VCARD\nFN:Bo\nEND:VCARD")
    (tmp_path / "e.eml").write_bytes(mail("Last"))
    died = "import-reader-died"
    whole = ["One", died, "Two", "import-file-empty", died, "Ada", "Bo", "Last"]

    events = read_files([tmp_path], ImportOptions(), skip=skip)

    rest = [event for event in events if isinstance(event, RawRecord | Rejection)]
    assert words(rest) == whole[skip:]
