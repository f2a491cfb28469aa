"""The words on screen for firms, in the language in force."""

from __future__ import annotations

from PySide6.QtCore import QObject

from core.domain.company_page import CompanyLine
from desktop.words import sales_words


class CompanyWords(QObject):
    """An object, because plurals are asked of one."""

    def people(self, line: CompanyLine) -> str:
        """Return how many people a firm has."""
        return self.tr("%n person(s)", "", line.people)

    def open_deals(self, line: CompanyLine) -> str:
        """Return a firm's open deals: "2 open deals · €2,400"; "" for none."""
        if not line.open_deals:
            return ""
        words = self.tr("%n open deal(s)", "", line.open_deals)
        return "  ·  ".join(part for part in (words, sales_words.totals(line.sums)) if part)
