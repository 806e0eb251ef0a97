"""Findings for people: place, message, the line with a caret below the right characters, and a summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from .console import visible
from .excerpt import excerpt
from .rows import FileResult, Place, Row

SEVERITIES = {
    "error": ("오류", "bold red"), "warning": ("경고", "bold yellow"), "information": ("정보", "bold blue"),
    "hint": ("힌트", "bold cyan"),
}  # fmt: skip
_PLAIN_WIDTH = 160


def report_text(console: Console, results: Sequence[FileResult]) -> None:
    """Print every finding and the summary."""
    rows = [row for result in results for row in result.rows]
    for row in rows:
        for line in _finding(row, console.width if console.is_terminal else _PLAIN_WIDTH):
            console.print(line, soft_wrap=True)
        console.print()
    checked = sum(1 for result in results if not result.error and not result.note)
    console.print(_summary(rows, checked), soft_wrap=True)


def _finding(row: Row, width: int) -> Iterable[Text]:
    word, style = SEVERITIES[row.severity]
    yield Text.assemble(
        (visible(row.path), "bold"), f":{_where(row)}: ", (row.code, style), " ", (word, style), ": ",
        visible(row.message),
    )  # fmt: skip
    number = str(row.line)
    gutter = " " * len(number)
    end = len(row.excerpt) if row.end_line > row.line else row.end_column - 1
    line, caret = excerpt(row.excerpt, row.column - 1, end, max(width - len(number) - 5, 20))
    yield Text.assemble((f"  {number} │ ", "blue"), line)
    tail = f" {row.end_line}번째 줄까지" if row.end_line > row.line else ""
    yield Text.assemble((f"  {gutter} │ ", "blue"), (caret + tail, style))
    for place in row.related:
        yield Text.assemble((f"  {gutter} = ", "blue"), f"{_where(place)}: {visible(place.message)}")
    if row.fix:
        yield Text.assemble((f"  {gutter} = ", "blue"), ("고치기: ", "green"), visible(row.fix))


def _where(place: Row | Place) -> str:
    cell = f"셀 {place.cell}:" if place.cell else ""
    return f"{cell}{place.line}:{place.column}"


def _summary(rows: Sequence[Row], checked: int) -> Text:
    if not rows:
        return Text(f"주의가 없습니다. 파일 {checked}개를 살폈습니다.", "green")
    counts = Counter(row.severity for row in rows)
    parts = ", ".join(f"{word} {counts[name]}" for name, (word, _) in SEVERITIES.items() if counts[name])
    files = len({row.path for row in rows})
    fixable = sum(row.fixable for row in rows)
    text = Text(f"주의 {len(rows)}개({parts})를 파일 {files}개에서 찾았습니다. 파일 {checked}개를 살폈습니다.", "bold")
    if fixable:
        text.append(f" {fixable}개는 편집기에서 고칠 수 있습니다.", "not bold")
    return text
