from __future__ import annotations

from models.inference.stream_text import StreamText


def test_a_character_split_over_tokens_is_shown_once_it_is_whole() -> None:
    text = StreamText(())
    data = "您好😀".encode()

    pieces = [text.add(data[at : at + 1]) for at in range(len(data))]

    assert "".join(pieces) == "您好😀"
    assert all("\ufffd" not in piece for piece in pieces)


def test_a_broken_character_at_the_end_is_dropped() -> None:
    text = StreamText(())

    assert text.add("好".encode()[:2]) + text.finish() == ""


def test_nothing_of_a_stop_string_is_shown() -> None:
    text = StreamText(("Best regards",))

    shown = "".join(text.add(piece.encode()) for piece in ("Bye.", " Be", "st re", "gards, K"))

    assert shown == "Bye. "
    assert text.has_stopped


def test_what_only_looked_like_a_stop_string_is_shown() -> None:
    text = StreamText(("Best regards",))

    shown = text.add(b"Best") + text.add(b" chair") + text.finish()

    assert shown == "Best chair"
