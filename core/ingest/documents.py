"""What is written in documents, read in a child that may be killed at any point."""

from __future__ import annotations

import queue
from collections.abc import Iterator, Sequence

from core.domain.document import Document, DocumentText
from core.ingest import document_text
from core.ingest.reader_process import ReaderProcess

LIMIT_S = 20.0
"""For one document; whatever takes longer counts as damaged."""


def read(documents: Sequence[Document]) -> Iterator[DocumentText]:
    """Yield what is written in each, in their order.

    What is no document at all, such as a picture, has neither text nor problem. A document on which
    the child dies or hangs counts as damaged; the others are read by another child.
    """
    waiting = list(documents)
    while waiting:
        done = 0
        for text in _answers(waiting):
            yield text
            done += 1
        if done < len(waiting):
            yield DocumentText(waiting[done].key, problem=document_text.DAMAGED)
            done += 1
        del waiting[:done]


def _answers(documents: Sequence[Document]) -> Iterator[DocumentText]:
    """Yield the answers of one child, until it is done or gone."""
    kinds = [document_text.kind_of(each.name, each.media_type) for each in documents]
    read = [
        (kind, each.content if len(each.content) <= document_text.MOST_BYTES else b"")
        for kind, each in zip(kinds, documents, strict=True)
        if kind
    ]
    if not read:
        yield from (DocumentText(each.key) for each in documents)
        return
    request = {"documents": [[kind, len(content)] for kind, content in read]}
    child = ReaderProcess(request, b"".join(content for _, content in read))
    try:
        for kind, each in zip(kinds, documents, strict=True):
            if not kind:
                yield DocumentText(each.key)
                continue
            frame = _next(child)
            if frame is None:
                return
            is_large = len(each.content) > document_text.MOST_BYTES
            problem = document_text.TOO_LARGE if is_large else str(frame["problem"])
            yield DocumentText(each.key, str(frame["text"]), problem)
    finally:
        child.close()


def _next(child: ReaderProcess) -> dict[str, object] | None:
    """Return the next document's answer, None when there is none in time."""
    try:
        frame = child.next_frame(LIMIT_S)
        while frame is not None and frame["type"] != "document":
            frame = None if frame["type"] == "done" else child.next_frame(LIMIT_S)
    except queue.Empty:
        return None
    return frame
