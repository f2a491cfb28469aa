"""What the reader's child does with documents: it says what is written in each.

{"type": "document", "text", "problem"}     the answer to each, in their order
"""

from __future__ import annotations

from typing import IO, Any

from core.ingest import document_text
from core.pipe import write_frame


def answer(request: dict[str, Any], answers: IO[bytes]) -> None:
    """Read the documents. request: "documents" kind and size of each, "attached" their bytes."""
    content, start = request.get("attached", b""), 0
    for kind, size in request["documents"]:
        try:
            text, problem = document_text.read(str(kind), content[start : start + int(size)])
        except MemoryError:
            text, problem = "", document_text.TOO_LARGE
        write_frame(answers, {"type": "document", "text": text, "problem": problem})
        start += int(size)
