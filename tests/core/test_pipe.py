"""Frames between the program and its children: JSON, and bytes that follow it."""

from __future__ import annotations

import io
import json
import struct

import pytest

from core.pipe import MAX_FRAME_BYTES, read_frame, write_frame


def frame(message: object, after: bytes = b"") -> io.BytesIO:
    body = json.dumps(message).encode()
    return io.BytesIO(struct.pack(">I", len(body)) + body + after)


def test_what_is_attached_arrives_with_its_frame_and_the_next_frame_after_it() -> None:
    stream = io.BytesIO()
    write_frame(stream, {"do": "state"}, bytes(range(256)))
    write_frame(stream, {"do": "other"})
    stream.seek(0)

    assert read_frame(stream) == {"do": "state", "attached": bytes(range(256))}
    assert read_frame(stream) == {"do": "other"}
    assert read_frame(stream) is None


@pytest.mark.parametrize("count", [0, -1, True, 1.5, "9", None, MAX_FRAME_BYTES + 1])
def test_a_count_of_attached_bytes_that_is_none_is_refused(count: object) -> None:
    with pytest.raises(ValueError, match="attached"):
        read_frame(frame({"attached": count}, b"x"))


def test_a_stream_that_ends_within_what_is_attached_has_ended() -> None:
    assert read_frame(frame({"attached": 9}, b"only")) is None
