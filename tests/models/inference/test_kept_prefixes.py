from __future__ import annotations

from models.inference.kept_prefixes import KeptPrefix, KeptPrefixes


def prefix(*tokens: int, size: int = 10) -> KeptPrefix:
    return KeptPrefix(tokens, bytes(size))


def test_the_longest_common_beginning_is_found() -> None:
    kept = KeptPrefixes(100)
    for one in (prefix(1, 2, 9), prefix(1, 2, 3, 8), prefix(5, 5)):
        kept.add(one)

    found = kept.find((1, 2, 3, 4), more_than=0)

    assert found is not None
    assert found.tokens == (1, 2, 3, 8)


def test_what_saves_no_more_than_there_is_already_is_not_taken() -> None:
    kept = KeptPrefixes(100)
    kept.add(prefix(1, 2, 3))

    assert kept.find((1, 2, 3, 4), more_than=3) is None


def test_the_one_not_used_for_longest_makes_room() -> None:
    kept = KeptPrefixes(20)
    kept.add(prefix(1, 1))
    kept.add(prefix(2, 2))
    kept.find((1, 1), more_than=0)
    kept.add(prefix(3, 3))

    assert kept.find((2, 2), more_than=0) is None
    assert kept.find((1, 1), more_than=0) is not None


def test_a_longer_prompt_takes_the_place_of_its_beginning() -> None:
    kept = KeptPrefixes(100)
    kept.add(prefix(1, 2))
    kept.add(prefix(1, 2, 3))

    assert len(kept) == 1


def test_one_that_is_too_large_alone_is_not_kept() -> None:
    kept = KeptPrefixes(5)
    kept.add(prefix(1, 2, size=6))

    assert len(kept) == 0


def choose(kept: KeptPrefixes, room: int = 100, **written: int) -> list[tuple[int, ...]]:
    return [one.tokens for one in kept.choose(room, written)]


def test_over_a_restart_the_ones_used_last_are_kept_as_many_as_fit() -> None:
    kept = KeptPrefixes(100)
    for one in (prefix(1, 1), prefix(2, 2, size=30), prefix(3, 3)):
        kept.add(one)

    assert choose(kept) == [(3, 3), (2, 2), (1, 1)]
    assert choose(kept, 20) == [(3, 3), (1, 1)]
    assert choose(kept, 5) == []


def test_one_that_is_kept_already_stands_for_those_that_go_on_a_little_differently() -> None:
    kept = KeptPrefixes(100)
    start = tuple(range(1000))
    before, slightly, far = (*start, -1), (*start, *range(5000, 5100)), (*start, *range(900))
    for tokens in (before, slightly, far):
        kept.add(prefix(*tokens))

    assert choose(kept, **{KeptPrefix(before).name: 10}) == [far, before]
    assert choose(kept) == [far, slightly, before]


def test_one_whose_state_lies_nowhere_any_more_is_not_kept() -> None:
    kept = KeptPrefixes(100)
    kept.add(KeptPrefix((1, 2)))

    assert choose(kept) == []
    assert choose(kept, **{KeptPrefix((1, 2)).name: 10}) == [(1, 2)]
