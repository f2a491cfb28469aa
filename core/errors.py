"""The errors that Cardfile raises on purpose.

    Exception
      UserError    a person can do something about it; shown as a sentence with a way out
      Cancelled    a person asked for it to stop; shown as nothing

Anything else that surfaces is a bug of ours.
"""

from __future__ import annotations


class UserError(Exception):
    """Something a person can mend.

    key: names the sentence in `desktop/sentences/messages.py`, for example "import-file-missing".
    details: values for the sentence's placeholders; plain str or numbers, never customer text
        that would end up in a log.
    """

    def __init__(self, key: str, **details: str | float) -> None:
        super().__init__(key)
        self.key = key
        self.details = details


class Cancelled(Exception):  # noqa: N818 - it is an outcome, not a fault
    """The person stopped the work; what was confirmed before stays."""
