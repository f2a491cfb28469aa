"""What a letter tells besides the answers to its questions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.domain.draft import Fact
from core.errors import UserError
from core.text.asks import find_asks
from models.drafts.concern import chances
from models.drafts.draft_writer import DraftWriter
from models.drafts.plan import make_plan
from models.drafts.vectors import Vectors
from models.fake_embedder import FakeEmbedder
from models.fake_engine import FakeEngine
from tests.models.letters import make_request

VAN = Fact("Van", "The driver helps you load, ground floor only.", "note: Van")
SLEEP = Fact("Rules", "Nobody may sleep in a unit.", "note: Rules")
OTHERS = (
    SLEEP,
    Fact("Damp", "Pianos stand better upstairs.", "note: Damp"),
    Fact("Cheques", "We take none.", "note: Paying"),
)
MOVED = (
    "Our date has moved. I hope the driver can help me to load the van, it is a flat on the ground "
    "floor. Could he come on Friday instead?"
)


def told(message: str, *notes: Fact, language: str = "en") -> list[str]:
    request = replace(make_request(message, facts={}, language=language), facts=notes)
    return [fact.value for point in make_plan(request).points for fact in point.facts]


def test_what_a_letter_speaks_of_is_told_though_no_question_names_it() -> None:
    assert told(MOVED, VAN, *OTHERS) == [VAN.value]


def test_of_facts_given_with_a_letter_more_is_told_than_of_an_owners_pages() -> None:
    page = Fact("Poles", "The poles are of ash.", "note: Tents")
    given = replace(page, source="facts")
    price = Fact("Tent", "£90 a day", "facts")
    message = "How much is a tent? Ours has lost its poles."

    assert told(message, price, page, *OTHERS) == [price.value]
    assert told(message, price, given, *OTHERS) == [price.value, given.value]


def test_a_question_that_it_may_not_answer_stays_open() -> None:
    request = replace(make_request(MOVED, facts={}), facts=(VAN, *OTHERS))

    assert [point.is_open for point in make_plan(request).points] == [True]


def test_whoever_asks_how_something_of_theirs_stands_is_told_no_note() -> None:
    message = "Did you get my deposit for the driver of the van on the ground floor?"

    assert told(message, VAN, *OTHERS) == []


def test_the_more_of_its_words_a_letter_says_the_likelier_a_note_concerns_it() -> None:
    parts = (VAN, replace(VAN, value="The driver has a dog."), SLEEP)

    most, some, none = chances(MOVED, find_asks(MOVED), parts, Vectors(None))

    assert most > some > none


def test_the_nearer_it_lies_in_meaning_the_likelier_a_note_concerns_a_letter() -> None:
    message = "What if it pours?"
    parts = (
        Fact("Rain", "we meet again", "note: Course"),
        Fact("Beer", "we meet again", "note: Course"),
    )

    near, far = chances(
        message, find_asks(message), parts, Vectors(FakeEmbedder({"pours": "rain"}))
    )

    assert near > far


def test_notes_are_read_for_their_meaning_once_for_all_letters() -> None:
    embedder = FakeEmbedder()
    writer = DraftWriter(FakeEngine, embedder)
    request = replace(make_request(MOVED, facts={}), facts=(VAN, *OTHERS))

    for _ in range(3):
        list(writer.stream(request))

    assert sum(VAN.value in text for text in embedder.asked) == 1


class _Broken(FakeEmbedder):
    def embed_passages(self, texts: object) -> tuple[bytes, ...]:
        raise UserError("meaning-no-memory")


@pytest.mark.parametrize("embedder", [None, _Broken(), FakeEmbedder(model_id="")])
def test_where_no_model_tells_meanings_words_have_to_do(embedder: FakeEmbedder | None) -> None:
    request = replace(make_request(MOVED, facts={}), facts=(VAN, *OTHERS))

    points = make_plan(request, vectors=Vectors(embedder)).points

    assert [fact for point in points for fact in point.facts] == [VAN]
