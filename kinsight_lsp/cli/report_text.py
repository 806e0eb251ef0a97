"""Findings for people: place, message, the line with a caret below the right characters, and a summary."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console
from rich.text import Text

from ..knowledge.model import Caution
from .console import visible
from .excerpt import excerpt
from .rows import FileResult, Place, Row

SEVERITIES = {
    "error": ("오류", "bold red"), "warning": ("경고", "bold yellow"), "information": ("정보", "bold blue"),
    "hint": ("힌트", "bold cyan"),
}  # fmt: skip
_PLAIN_WIDTH = 160
_DIFF_STYLES = {"+": "green", "-": "red", "@": "cyan"}


def report_text(console: Console, results: Sequence[FileResult], mending: bool = False) -> None:
    """Print every finding and the summary. mending: what is safe to mend has been mended."""
    for result in results:
        for row in result.rows:
            for line in _finding(row, console.width if console.is_terminal else _PLAIN_WIDTH, mending):
                console.print(line, soft_wrap=True)
            console.print()
    report_fixed(console, results)
    console.print(_summary(results, mending), soft_wrap=True)


def report_statistics(
    console: Console, results: Sequence[FileResult], cautions: Mapping[str, Caution], mending: bool = False
) -> None:
    """Print how often each code was found, the most frequent first, and the summary."""
    counts = count_codes(results)
    number = max((len(str(count)) for count in counts.values()), default=0)
    width = max(map(len, counts), default=0)
    for code, count in counts.items():
        title = cautions[code].title if code in cautions else ""
        console.print(Text.assemble(f"{count:>{number}}  ", (f"{code:<{width}}", "bold"), f"  {title}"), soft_wrap=True)
    if counts:
        console.print()
    report_fixed(console, results)
    console.print(_summary(results, mending), soft_wrap=True)


def count_codes(results: Iterable[FileResult]) -> dict[str, int]:
    """How often each code was found, the most frequent first, then by code."""
    counts = Counter(row.code for result in results for row in result.rows)
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def report_fixed(console: Console, results: Iterable[FileResult]) -> None:
    """Print what was mended, a line for each file."""
    some = False
    for result in results:
        if result.fixed:
            some = True
            codes = ", ".join(f"{code} {count}" for code, count in sorted(Counter(result.fixed).items()))
            console.print(
                Text.assemble((visible(result.path), "bold"), f": {len(result.fixed)}개를 고쳤습니다({codes})"),
                soft_wrap=True,
            )
    if some:
        console.print()


def report_diff(console: Console, err: Console, results: Sequence[FileResult]) -> None:
    """Print what mending would change, as it is where it goes into a file; the summary goes to standard error."""
    print_diff(console, "".join(result.diff for result in results))
    count = sum(len(result.fixed) for result in results)
    files = sum(1 for result in results if result.fixed)
    left = sum(len(result.rows) for result in results)
    if not count:
        err.print("저절로 고칠 수 있는 것이 없습니다.", soft_wrap=True)
    else:
        rest = f"고쳐도 주의 {left}개가 남습니다." if left else "고치면 남는 주의가 없습니다."
        err.print(f"{count}개를 고칠 수 있습니다(파일 {files}개). {rest}", soft_wrap=True)


def print_diff(console: Console, diff: str) -> None:
    """Print a diff: in colours for a terminal, else byte for byte."""
    if not console.is_terminal:
        write_bytes(diff.encode("utf-8", "surrogatepass"))
        return
    for line in diff.split("\n")[:-1]:
        console.print(Text(visible(line), _DIFF_STYLES.get(line[:1], "")), soft_wrap=True)


def write_bytes(data: bytes) -> None:
    """Standard output, byte for byte."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _finding(row: Row, width: int, mending: bool) -> Iterable[Text]:
    word, style = SEVERITIES[row.severity]
    yield Text.assemble(
        (visible(row.path), "bold"), f":{where(row)}: ", (row.code, style), " ", (word, style), ": ",
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
        yield Text.assemble((f"  {gutter} = ", "blue"), f"{where(place)}: {visible(place.message)}")
    if row.fix:
        how = "고치기(--fix): " if row.safe and not mending else "고치기: "
        yield Text.assemble((f"  {gutter} = ", "blue"), (how, "green"), visible(row.fix))


def where(place: Place) -> str:
    """Line and column, in a notebook with the cell."""
    cell = f"셀 {place.cell}:" if place.cell else ""
    return f"{cell}{place.line}:{place.column}"


def _summary(results: Sequence[FileResult], mending: bool) -> Text:
    rows = [row for result in results for row in result.rows]
    checked = sum(1 for result in results if not result.error and not result.note)
    fixed = sum(len(result.fixed) for result in results)
    mended = f"{fixed}개를 고쳤습니다. " if fixed else ""
    if not rows:
        left = "남은 주의가 없습니다." if fixed else "주의가 없습니다."
        return Text(f"{mended}{left} 파일 {checked}개를 살폈습니다.", "green")
    counts = Counter(row.severity for row in rows)
    parts = ", ".join(f"{word} {counts[name]}" for name, (word, _) in SEVERITIES.items() if counts[name])
    files = len({row.path for row in rows})
    found = f"주의 {len(rows)}개({parts})" + (
        f"가 파일 {files}개에 남았습니다." if fixed else f"를 파일 {files}개에서 찾았습니다."
    )
    text = Text(f"{mended}{found} 파일 {checked}개를 살폈습니다.", "bold")
    safe = 0 if mending else sum(row.safe for row in rows)
    others = sum(row.fixable for row in rows) - safe
    offers = ", ".join(f"{count}개는 {way}" for count, way in ((safe, "`--fix`로"), (others, "편집기에서")) if count)
    if offers:
        text.append(f" {offers} 고칠 수 있습니다.", "not bold")
    return text
