"""Length-prefixed JSON over a pipe: how the program talks to its child processes.

A frame is four bytes (big-endian length of what follows) and one UTF-8 JSON document. No pickle:
what a child says is data from a stranger.
"""

from __future__ import annotations

import json
import struct
from typing import IO, Any

MAX_FRAME_BYTES = 256 * 1024 * 1024


def write_frame(stream: IO[bytes], message: dict[str, Any]) -> None:
    """Write one frame and flush. Raises BrokenPipeError when the other side is gone."""
    body = json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )
    stream.write(struct.pack(">I", len(body)) + body)
    stream.flush()


def read_frame(stream: IO[bytes]) -> dict[str, Any] | None:
    """Return the next frame, or None when the stream has ended (in the middle of one, too).

    Raises ValueError when the frame is longer than MAX_FRAME_BYTES or is not a JSON object.
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
    return message


def _read_exactly(stream: IO[bytes], count: int) -> bytes | None:
    parts: list[bytes] = []
    while count:
        part = stream.read(count)
        if not part:
            return None
        parts.append(part)
        count -= len(part)
    return b"".join(parts)
