"""One search over people, companies, deals, tasks, mail, files and notes."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from core.domain.change import Kind
from core.domain.search import SearchAnswer, SearchGroup, SearchHit
from core.storage.database import Database, Session
from core.storage.finding import search, search_hits
from core.text.highlight import snippet_of, spans_of
from core.text.search_question import Question

# A kind of record that is found gets its place here; what is shown of it is in `search_hits.py`.
GROUPS = (
    Kind.CONTACT, Kind.COMPANY, Kind.DEAL, Kind.TASK, Kind.INTERACTION, Kind.ATTACHMENT, Kind.NOTE,
)  # fmt: skip
_MOST_SIMILAR = 6


class SearchService:
    """Finds records by their words. Data lane only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def search(self, text: str, limit: int = 50) -> tuple[SearchHit, ...]:
        """Return at most so many hits, group by group, the best first in each.

        Every word must occur, the last may be only begun; `search_question.py` says which
        conditions can be written among the words.
        """
        answer = self.answer(text, limit)
        return tuple(hit for group in answer.groups for hit in group.hits)[:limit]

    def answer(
        self,
        text: str,
        each: int = 6,
        *,
        within_s: float | None = None,
        is_wanted: Callable[[], bool] = lambda: True,
    ) -> SearchAnswer:
        """Return the hits grouped by kind, at most `each` of a kind.

        Where no name or title answers, those that a slip of the pen parts from the words are tried.

        within_s: seconds after which only the newest records of each kind are still looked at: the
            answer is partial then. None for a whole answer. is_wanted: is asked now and then; once
            it says no, the answer is partial too.
        """
        question = search.question_of(text)
        until = None if within_s is None else time.perf_counter() + within_s
        patience = search.Patience(until, is_wanted)
        with self._database.reading() as session:
            session.info["patience"] = patience
            groups = [_group(session, question, kind, each) for kind in GROUPS]
            if not any(group.hits and _is_named(group) for group in groups):
                groups = _with_similar(session, question, groups, each)
        return SearchAnswer(
            groups=tuple(group for group in groups if group.hits),
            since=question.since,
            until=question.until,
            sender=" ".join(question.sender),
            receiver=" ".join(question.receiver),
            partner=" ".join(question.partner),
            has_file=question.has_file,
            is_partial=patience.was_ended,
        )


def _group(
    session: Session, question: Question, kind: Kind, most: int, *, is_similar: bool = False
) -> SearchGroup:
    ids = search.find(session, question, kind, most + 1)
    hits = _hits(session, question, kind, ids[:most], is_similar=is_similar)
    return SearchGroup(kind, hits, has_more=len(ids) > most)


def _hits(
    session: Session, question: Question, kind: Kind, ids: Sequence[int], *, is_similar: bool
) -> tuple[SearchHit, ...]:
    words, numbers = (*question.words, *question.digit_words), question.numbers
    hits = []
    for found in search_hits.read(session, kind, ids, words):
        snippet = snippet_of(found.body, words, numbers)
        hits.append(
            SearchHit(
                kind=kind,
                id=found.id,
                title=found.title,
                snippet=snippet,
                at=found.at,
                thread_id=found.thread_id,
                contact_id=found.contact_id,
                title_spans=spans_of(found.title, (*words, *question.sender), numbers),
                snippet_spans=spans_of(snippet, (*words, *question.sender), numbers),
                is_similar=is_similar,
            )
        )
    return tuple(hits)


def _is_named(group: SearchGroup) -> bool:
    return any(hit.title_spans for hit in group.hits)


def _with_similar(
    session: Session, question: Question, groups: list[SearchGroup], each: int
) -> list[SearchGroup]:
    """Return the groups with hits of words that are like those asked for, after the others."""
    others = search.corrected(session, question)[:_MOST_SIMILAR]
    joined = []
    for group in groups:
        hits = {hit.id: hit for hit in group.hits}
        for other in others:
            if len(hits) >= each:
                break
            for hit in _group(session, other, group.kind, each, is_similar=True).hits:
                hits.setdefault(hit.id, hit)
        joined.append(SearchGroup(group.kind, tuple(hits.values())[:each], group.has_more))
    return joined
