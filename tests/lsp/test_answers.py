"""Answers of tier 2 while the text moves."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kinsight_lsp.lsp.answers import Answers, moved

LINES = st.lists(st.sampled_from([b"a.b\n", b"c.d\n", b"x = 1\n", b"\n", "가.나\n".encode()]), max_size=8)


def rest_of_line(text: bytes, offset: int) -> str:
    return text[offset:].partition(b"\n")[0].decode("latin-1")


def test_answers_move_with_their_lines() -> None:
    before = b"one\nm.step()\ntwo\nn.step()\n"
    known = {before.index(b"step"): "a.step", before.rindex(b"step"): "b.step"}
    after = b"one\n# new\nm.step()\ntwo\nn.step()\n"
    assert moved(known, before, after) == {after.index(b"step"): "a.step", after.rindex(b"step"): "b.step"}
    edited = b"one\nmm.step()\ntwo\nn.step()\n"
    assert moved(known, before, edited) == {edited.rindex(b"step"): "b.step"}
    assert moved(known, before, b"") == {}


@given(LINES, LINES, LINES, LINES)
def test_only_untouched_text_keeps_answers(
    head: list[bytes], old: list[bytes], new: list[bytes], tail: list[bytes]
) -> None:
    before, after = b"".join(head + old + tail), b"".join(head + new + tail)
    known = {offset: rest_of_line(before, offset) for offset in range(len(before))}
    for offset, text in moved(known, before, after).items():
        assert rest_of_line(after, offset) == text


def test_news_and_asked_in_vain() -> None:
    answers = Answers()
    assert answers.carried(b"a.b\nc.d\n") == {}
    assert answers.add(b"a.b\nc.d\n", [2, 6], ["x.b", None])
    assert not answers.add(b"a.b\nc.d\n", [2, 6], ["x.b", None])
    assert answers.asked(6) and answers.carried(b"\na.b\nc.d\n") == {3: "x.b"}
    assert answers.add(b"a.b\nc.d\n", [2], [""]) and answers.carried(b"\na.b\nc.d\n") == {3: ""}
