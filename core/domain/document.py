"""What is written in a file that came with a message."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """A file to be read. key: the digest of its content."""

    key: str
    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class DocumentText:
    """What stands in a file. problem: the key of why nothing was read, "" when there is none."""

    key: str
    text: str = ""
    problem: str = ""
