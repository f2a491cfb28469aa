"""Length-prefixed JSON over a pipe: how the program talks to its child processes.

A frame is four bytes (big-endian length of what follows) and one UTF-8 JSON document. No pickle:
what a child says is data from a stranger. Bytes that JSON can't hold follow the document; it says
under "attached" how many, and is read with the bytes in that place.
"""

from __future__ import annotations

import json
import struct
from typing import IO, Any

MAX_FRAME_BYTES = 256 * 1024 * 1024
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def write_frame(stream: IO[bytes], message: dict[str, Any], attached: bytes = b"") -> None:
    """Write one frame and flush. Raises BrokenPipeError when the other side is gone."""
    if attached:
        message = {**message, "attached": len(attached)}
    body = _JSON.encode(message).encode("utf-8", "surrogatepass")
    stream.write(struct.pack(">I", len(body)) + body)
    if attached:
        stream.write(attached)
    stream.flush()


def read_frame(stream: IO[bytes]) -> dict[str, Any] | None:
    """Return the next frame, or None when the stream has ended (in the middle of one, too).

    Raises ValueError when the frame or what is attached to it is longer than MAX_FRAME_BYTES, or it
    is not a JSON object.
    """
    header = _read_exactly(stream, 4)
    if header is None:
        return None
    (length,) = struct.unpack(">I", header)
    if length > MAX_FRAME_BYTES:
        raise ValueError(f"frame of {length} bytes")
    body = _read_exactly(stream, length)
    if body is None:
        return None
    message = json.loads(body.decode("utf-8", "surrogatepass"))
    if not isinstance(message, dict):
        raise ValueError("frame is not an object")  # noqa: TRY004 - bad data, not a bad call
    return _with_attached(stream, message) if "attached" in message else message


def _with_attached(stream: IO[bytes], message: dict[str, Any]) -> dict[str, Any] | None:
    count = message["attached"]
    if type(count) is not int or not 0 < count <= MAX_FRAME_BYTES:
        raise ValueError("attached bytes without a length")
    attached = _read_exactly(stream, count)
    return None if attached is None else {**message, "attached": attached}


def _read_exactly(stream: IO[bytes], count: int) -> bytes | None:
    parts: list[bytes] = []
    while count:
        part = stream.read(count)
        if not part:
            return None
        parts.append(part)
        count -= len(part)
    return b"".join(parts)
