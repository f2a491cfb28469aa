"""Characters that a person can't see but a program would read."""

from __future__ import annotations

import re

# Zero-width spaces and joiners, soft hyphens, marks that turn the direction of writing, and the
# invisible copies of ASCII ("tags") that can carry a whole hidden sentence.
_NEVER_SEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
)
# Joiners are part of Persian words and of emoji; elsewhere they are padding.
_LOOSE_JOINER = re.compile("(?<![^\\s\u200c\u200d])[\u200c\u200d]+|[\u200c\u200d]+(?=\\s|$)")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def strip_invisible(text: str) -> str:
    """Return the text without zero-width, direction-turning and control characters.

    Line feeds, carriage returns and tabs stay; half characters (surrogates) go.
    """
    is_plain = text.replace("\n", "").replace("\t", "").isprintable()
    if text.isascii():
        return text if is_plain else _CONTROL.sub("", text)
    if is_plain and not _NEVER_SEEN.search(text):
        return text
    return _CONTROL.sub("", _LOOSE_JOINER.sub("", _NEVER_SEEN.sub("", text)))
