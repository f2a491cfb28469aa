"""Tips that stay text: Qt takes a tip that looks like HTML for HTML, and loads pictures in it."""

from __future__ import annotations


def plain_tip(text: str) -> str:
    """Return a tip that shows the text as it is written, whatever stands in it."""
    if "<" not in text:
        return text
    from html import escape  # noqa: PLC0415 - a table of all letters with names, for a rare tip

    return "<qt>" + escape(text).replace("\n", "<br>") + "</qt>"
