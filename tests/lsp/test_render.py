"""Rendering: what is folded, and that catalog text cannot become anything but text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kinsight_lsp.knowledge.model import Insight
from kinsight_lsp.lsp.render import (
    MARKDOWN,
    PLAIN,
    code_block,
    code_span,
    comment_note,
    escape,
    lesson,
    safe_url,
    versions,
)

INSIGHT = Insight(
    id="one", on=(), section="training", category="caution", level="beginner", form="inline", placement="before",
    priority=50, title="제목", brief="요약입니다.", text="`loss`를 **설명**합니다.",
    points=("첫째", "둘째"), example="x = 1",
    source=("https://docs.pytorch.org/docs/stable/generated/torch.no_grad.html",), since="torch 2.4",
)  # fmt: skip


def some(count: int, level: str) -> list[Insight]:
    return [replace(INSIGHT, id=f"{level}{i}", level=level, title=f"{level}{i}") for i in range(count)]


def test_one_insight() -> None:
    text = lesson(MARKDOWN, "torch.no_grad", [INSIGHT], "beginner", False)
    assert text.startswith(
        "#### `torch.no_grad`\n\n**[주의]** **제목**\n\n`loss`를 **설명**합니다.\n\n- 첫째\n- 둘째\n"
    )
    assert "```python\nx = 1\n```" in text
    assert "torch 2.4부터 · 출처: [torch.no_grad (docs.pytorch.org)](https://docs.pytorch.org/" in text


def test_own_level_first_and_three_unfolded() -> None:
    text = lesson(MARKDOWN, "x", [*some(2, "advanced"), *some(5, "beginner")], "beginner", False)
    full = [line for line in text.split("\n") if line.startswith("**[주의]** ")]
    folded = [line for line in text.split("\n") if line.startswith("- **[주의]** ")]
    assert full == ["**[주의]** **beginner0**", "**[주의]** **beginner1**", "**[주의]** **beginner2**"]
    assert [line.split(" ")[2] for line in folded] == [
        "beginner3(초급)",
        "beginner4(초급)",
        "advanced0(고급)",
        "advanced1(고급)",
    ]
    assert folded[0].endswith("— 요약입니다.")


def test_another_level_is_still_explained() -> None:
    text = lesson(MARKDOWN, "x", some(2, "advanced"), "beginner", False)
    assert "**[주의]** **advanced0**" in text and "- **[주의]** advanced1(고급)" in text


def test_many_are_cut() -> None:
    assert "그 밖에 9개" in lesson(MARKDOWN, "x", some(20, "beginner"), "beginner", False)


def test_plain_text() -> None:
    text = lesson(PLAIN, "torch.no_grad", [INSIGHT], "beginner", True)
    assert text.startswith("torch.no_grad\n\n추정: 이름으로 미루어 torch.no_grad로 보았습니다.\n\n[주의] 제목\n\n")
    assert "\n    x = 1\n" in text and text.endswith(
        "torch 2.4부터\n\n출처: https://docs.pytorch.org/docs/stable/generated/torch.no_grad.html"
    )


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [("torch 2.4", "", "torch 2.4부터"), ("", "torch 2.9", "torch 2.9까지"), ("", "", ""),
     ("torch 2.0", "torch 2.9", "torch 2.0부터 2.9까지"),
     ("torch 2.0", "torchvision 0.9", "torch 2.0부터 torchvision 0.9까지")],
)  # fmt: skip
def test_versions(since: str, until: str, words: str) -> None:
    assert versions(replace(INSIGHT, since=since, until=until)) == words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("`a < b`와 c < d & e", "`a < b`와 c &lt; d &amp; e"),
        ("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"),
        ("[누르세요](command:workbench.action.quit)", "\\[누르세요\\](command:workbench.action.quit)"),
        ("<command:run>", "&lt;command:run&gt;"),
        ("![그림](https://x.y/z.png)", "!\\[그림\\](https://x.y/z.png)"),
        ("[문서](https://x.y/z)", "[문서](https://x.y/z)"),
        ('[문서](https://x.y/z "t")', '\\[문서\\](https://x.y/z "t")'),
        ("[a][1]", "\\[a\\]\\[1\\]"),
        ("[1]: command:x", "\\[1\\]: command:x"),
        ("열린 ` 표시 <b>", "열린 \\` 표시 &lt;b&gt;"),
        ("``a ` b`` `c`", "``a ` b`` `c`"),
        ("역빗금 \\<b>", "역빗금 \\\\&lt;b&gt;"),
        ("# 제목\n<b>", "\\# 제목 &lt;b&gt;"),
        ("- 점", "\\- 점"),
        ("1. 첫째", "1\\. 첫째"),
        ("> 인용", "&gt; 인용"),
        ("**굵게**", "**굵게**"),
        ("javascript:alert(1)", "javascript:alert(1)"),
    ],
)
def test_escape(text: str, shown: str) -> None:
    assert escape(text) == shown


def test_addresses() -> None:
    assert safe_url("command:x") is None and safe_url("javascript:x") is None and safe_url("https://a b") is None
    assert safe_url("https://x.y/(a)") == "https://x.y/%28a%29"
    text = lesson(MARKDOWN, "x", [replace(INSIGHT, source=("command:evil", "https://x.y/a_(b)"))], "beginner", False)
    assert "](command:" not in text and "[a\\_(b)" not in text and "(https://x.y/a_%28b%29)" in text


def test_code() -> None:
    assert code_span("a`b") == "``a`b``" and code_span("`x`") == "`` `x` ``"
    assert code_block("```\nx").startswith("````python\n")
    assert code_span("!pip\ninstall") == "`!pip install`"


def test_comment_notes() -> None:
    assert comment_note(MARKDOWN, "성능", "inline", None) == "**[성능]** 한 줄 인사이트 주석"
    assert (
        comment_note(PLAIN, "성능", "block", INSIGHT)
        == f"[성능] 블록 인사이트 주석\n\n제목\n\n출처: {INSIGHT.source[0]}"
    )
