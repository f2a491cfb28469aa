"""What stands where a record's page would be, while none is chosen or there is none."""

from __future__ import annotations

from desktop.views.parts.empty_view import EmptyView

Words = tuple[str, str]
"""A title and a hint."""


class UnchosenView(EmptyView):
    """Says to choose a record, or what its page is for. Silent at first.

    Where there is any record the list chooses the first one, and this is never seen.
    """

    def __init__(self, icon: str) -> None:
        super().__init__(icon)
        self._may_choose = True
        self._to_choose: Words = ("", "")
        self._for_none: Words = ("", "")
        self.show_words(is_shown=False)

    def say_both(self, to_choose: Words, for_none: Words) -> None:
        """Set the words for where there is something to choose, and for where there is nothing."""
        self._to_choose, self._for_none = to_choose, for_none
        self.say(*(to_choose if self._may_choose else for_none))

    def speak(self, *, may_choose: bool) -> None:
        """Show the words that fit. may_choose: there is something to choose."""
        self._may_choose = may_choose
        self.say_both(self._to_choose, self._for_none)
        self.show_words(is_shown=True)
