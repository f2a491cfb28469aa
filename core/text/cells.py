"""Cells of tables that are opened in a spreadsheet: text in them must never run as a formula."""

from __future__ import annotations

import re
import unicodedata

_MARK = "'"
_STARTERS = "=+-@|%"
# A telephone number as E.164 has it, spaces allowed, and a plain number: neither can do harm.
_HARMLESS = re.compile(r"\+[1-9][0-9 ]{5,20}[0-9]|[-+]?[0-9]+(?:[.,][0-9]+)*", re.ASCII)
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060\u00ad"


def safe_cell(value: str) -> str:
    """Return the text so that no spreadsheet takes it for a formula.

    What could start one gets an apostrophe in front; telephone numbers and plain numbers, negative
    ones too, stay as they are. `plain_cell` gives back exactly what was given here.
    """
    return f"{_MARK}{value}" if _could_run(value.lstrip(_MARK)) else value


def plain_cell(value: str) -> str:
    """Return the text that `safe_cell` was given."""
    if value.startswith(_MARK) and safe_cell(value[1:]) == value:
        return value[1:]
    return value


def _could_run(value: str) -> bool:
    if value[:1] in ("\t", "\r", "\n") and value:
        return True
    bare = unicodedata.normalize("NFKC", value).strip().lstrip(_INVISIBLE).strip()
    return bare[:1] in tuple(_STARTERS) and not _HARMLESS.fullmatch(value)
