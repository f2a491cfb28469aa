"""What a mail adds to its conversation, apart from what it repeats and what ends every mail.

For the model and for lists; the person always gets the whole text.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.text.quotes import mark_quotes
from core.text.signature import find_disclaimer, find_signature

MAX_CHARS = 400_000


@dataclass(frozen=True, slots=True)
class MessageParts:
    """A mail taken apart. Every written line of it is in exactly one part.

    new_text: what the sender wrote this time; "" for a mail that was only passed on.
    quoted: repeated or forwarded mails with their headings.
    signature: name, phone, firm; also "Sent from my phone".
    disclaimer: legal notice, a mailing list's footer.
    """

    new_text: str
    quoted: str = ""
    signature: str = ""
    disclaimer: str = ""


def split_message(text: str) -> MessageParts:
    """Take the text of a mail apart; never raises.

    Beyond 400,000 characters nothing is looked at: that is part of `quoted`.
    """
    plain = text
    if "\r" in text:
        plain = text.replace("\r\n", "\n").replace("\r", "\n")
    head, rest = plain[:MAX_CHARS], plain[MAX_CHARS:]
    lines = head.split("\n")
    marks = mark_quotes(lines)
    own, quoted = lines, [rest] if rest else []
    if True in marks:
        own = [line for line, is_quoted in zip(lines, marks, strict=True) if not is_quoted]
        repeated = [line for line, is_quoted in zip(lines, marks, strict=True) if is_quoted]
        quoted = [*repeated, *quoted]
    notice = find_disclaimer(own)
    signature = find_signature(own[:notice])
    return MessageParts(
        new_text=_joined(own[:signature]),
        quoted=_joined(quoted),
        signature=_joined(own[signature:notice]),
        disclaimer=_joined(own[notice:]),
    )


def _joined(lines: list[str]) -> str:
    if not lines:
        return ""
    text = "\n".join([line.rstrip() for line in lines])
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.strip("\n")
