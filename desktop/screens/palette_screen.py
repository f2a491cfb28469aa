"""Fills the command palette: commands at once, records from the search, what was opened lately."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.domain.change import Kind
from core.domain.search import SearchAnswer, SearchHit
from core.text.menu_match import fitness
from desktop.background import Job
from desktop.sentences import search_sentences
from desktop.translation import other_words
from desktop.views.palette_view import PaletteView, Rows
from desktop.window import palette_entries
from desktop.window.palette_entries import PaletteEntry
from desktop.wiring import Wiring
from desktop.words import dates, vocabulary

_MOST_RECENT, _MOST_COMMANDS, _EACH = 6, 7, 4

if TYPE_CHECKING:  # what nobody uses yet isn't loaded
    from core.services.search_service import SearchService

WITHIN_S = 0.05


class PaletteScreen(QObject):
    """Offers everything; an answer to older words is dropped.

    sections: gives the sections of pages when it is asked, in the language in force.

    Signals:
        opened: it is shown over the window.
        hit_chosen: a record is to be opened (the SearchHit).
        search_wanted: the words are to be looked for everywhere (the words).
    """

    opened = Signal()
    hit_chosen = Signal(object)
    search_wanted = Signal(str)

    def __init__(
        self,
        view: PaletteView,
        search: SearchService,
        sections: Callable[[], list[PaletteEntry]],
        wiring: Wiring,
    ) -> None:
        super().__init__(view)
        self._view, self._search, self._sections = view, search, sections
        self._lane, self._actions = wiring.data_lane, wiring.actions
        self._reporter = wiring.reporter
        self._recent: deque[SearchHit] = deque(maxlen=_MOST_RECENT)
        self._other: Mapping[str, str] | None = None
        self._entries: list[PaletteEntry] = []
        self._words = ""
        self._asking: Job | None = None
        self._wanted = threading.Event()
        view.typed.connect(self._on_typed)
        view.chosen.connect(self._on_chosen)

    def open(self) -> None:
        """Show it over the window, or put it away."""
        if self._other is None:
            self._other = {}
            self._lane.run(self, other_words, self._on_words, self._reporter.tell)
        self._gather()
        self._view.open()
        if self._view.isVisible():
            self._on_typed("")
            self.opened.emit()

    def note(self, hit: SearchHit) -> None:
        """Remember what was opened, the last one first."""
        known = next(
            (one for one in self._recent if (one.kind, one.id) == (hit.kind, hit.id)), None
        )
        if known is not None:
            self._recent.remove(known)
        self._recent.appendleft(hit)

    def _on_words(self, words: Mapping[str, str]) -> None:
        self._other = words
        self._gather()

    def look_again(self) -> None:
        """There are more sections than before: offer them for what is typed."""
        self._gather()
        if self._view.isVisible():
            self._on_typed(self._words)

    def _gather(self) -> None:
        """Look what can be done now."""
        commands = palette_entries.of_actions(self._actions, self._other or {})
        self._entries = [
            *commands,
            *palette_entries.with_words(self._sections(), self._other or {}),
        ]

    def _on_typed(self, words: str) -> None:
        self._words = words
        self._wanted.clear()
        if self._asking is not None:
            self._asking.cancel()
        if not words:
            recent = [_of_hit(hit) for hit in self._recent]
            rows: Rows = [self.tr("Opened lately"), *recent] if recent else []
            self._view.show_rows([*rows, self.tr("Commands"), *self._entries])
            return
        self._view.show_rows(self._rows(words, SearchAnswer()))
        wanted = self._wanted = threading.Event()
        wanted.set()
        self._asking = self._lane.run(
            self,
            lambda: self._search.answer(words, _EACH, within_s=WITHIN_S, is_wanted=wanted.is_set),
            lambda answer: self._view.show_rows(self._rows(words, answer)),
            self._reporter.tell,
        )

    def _rows(self, words: str, answer: SearchAnswer) -> Rows:
        commands = palette_entries.fitting(self._entries, words, _MOST_COMMANDS)
        rows: Rows = [self.tr("Commands"), *commands] if commands else []
        found: Rows = []
        # Whose name is typed comes before those who only have to do with them.
        fits = {
            group.kind: max(fitness(words, (hit.title,)) for hit in group.hits)
            for group in answer.groups
        }
        for group in sorted(answer.groups, key=lambda one: -fits[one.kind]):
            found.append(search_sentences.hit_kind(group.kind, has_more=group.has_more))
            found += [_of_hit(hit) for hit in group.hits]
        everywhere = PaletteEntry(
            title=self.tr("Search everything for “{words}”").format(words=words),
            icon="magnifying-glass",
            note=self._actions.search.shortcut().toString(),
            run=lambda: self.search_wanted.emit(words),
        )
        named = max(fits.values(), default=0.0)
        best = max((fitness(words, entry.names) for entry in commands[:1]), default=0.0)
        # Whoever types a name means the person, unless a command fits better.
        ordered = [*found, *rows] if named >= best else [*rows, *found]
        return [*ordered, self.tr("Search"), everywhere]

    def _on_chosen(self, entry: PaletteEntry) -> None:
        if entry.hit is not None:
            self.hit_chosen.emit(entry.hit)
        elif entry.run is not None:
            entry.run()


def _of_hit(hit: SearchHit) -> PaletteEntry:
    when = dates.short(hit.at) if hit.at is not None and hit.kind is Kind.INTERACTION else ""
    title = search_sentences.told_once(hit).title
    return PaletteEntry(
        title, vocabulary.HIT_ICONS[hit.kind], note=when, below=hit.snippet, hit=hit
    )
