"""Numbers with what they count, in the right plural: "1 message", "12 messages".

lupdate finds plurals only in the `tr` of a class.
"""

from __future__ import annotations

from PySide6.QtCore import QObject


class CountedWords(QObject):
    """One method for each thing that is counted."""

    def messages(self, count: int) -> str:
        """Return "12 messages"."""
        return self.tr("%n message(s)", "", count)

    def rated_messages(self, count: int) -> str:
        """Return "12 rated messages"."""
        return self.tr("%n rated message(s)", "", count)

    def upset_messages(self, count: int) -> str:
        """Return "12 upset or mixed messages"."""
        return self.tr("%n upset or mixed message(s)", "", count)

    def from_people(self, count: int) -> str:
        """Return "from 3 people"."""
        return self.tr("from %n person(s)", "", count)

    def unrated(self, count: int) -> str:
        """Return "4 not rated yet"."""
        return self.tr("%n not rated yet", "", count)

    def contacts(self, count: int) -> str:
        """Return "12 contacts"."""
        return self.tr("%n contact(s)", "", count)

    def companies(self, count: int) -> str:
        """Return "12 companies"."""
        return self.tr("%n company(ies)", "", count)

    def deals(self, count: int) -> str:
        """Return "12 deals"."""
        return self.tr("%n deal(s)", "", count)

    def minutes(self, count: int) -> str:
        """Return "40 minutes"."""
        return self.tr("%n minute(s)", "", count)

    def hours(self, count: int) -> str:
        """Return "5 hours"."""
        return self.tr("%n hour(s)", "", count)

    def days(self, count: int) -> str:
        """Return "3 days"."""
        return self.tr("%n day(s)", "", count)

    def days_between(self, least: int, most: int) -> str:
        """Return "2 to 3 days"."""
        return self.tr("{least} to %n day(s)", "", most).format(least=least)

    def more_days(self, count: int) -> str:
        """Return "more than 30 days"."""
        return self.tr("more than %n day(s)", "", count)

    def messages_since(self, count: int, day: str) -> str:
        """Return "3 messages since 12 Nov 2026"."""
        return self.tr("%n message(s) since {day}", "", count).format(day=day)


COUNTED = CountedWords()
