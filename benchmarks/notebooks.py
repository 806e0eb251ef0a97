"""Annotates real notebooks at every level and checks what must hold of each.

The program is unchanged (every code cell's ``ast.dump``, magics masked and insight strings aside), strip restores the
file byte for byte, a second run changes nothing, no statement and no insight comes twice, the total is in the level's
band wherever the code offers enough places, and a section exceeds its cell only to bring the notebook to the band's
lower end.

Places: how many statements can have an insight of their own at once, a maximum matching of statements and insights. It
knows nothing of sections and of how the planner chooses. ``python benchmarks/notebooks.py`` prints the table; the exit
code is 1 when anything fails.
"""

from __future__ import annotations

import argparse
import ast
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from notebook_corpus import notebooks

from kinsight_lsp.analyzer import Analyzer
from kinsight_lsp.cli.reading import Original, read_document
from kinsight_lsp.core.analysis import Analysis
from kinsight_lsp.core.magics import mask
from kinsight_lsp.core.source import Cell
from kinsight_lsp.knowledge.loader import bundled_catalog, load_catalog
from kinsight_lsp.knowledge.model import LEVELS, SECTIONS
from kinsight_lsp.resolve.stubs import bundled_stubs
from kinsight_lsp.writing.annotate import annotate_source
from kinsight_lsp.writing.place import find_place
from kinsight_lsp.writing.plan import Options, Plan
from kinsight_lsp.writing.sections import GENERAL
from kinsight_lsp.writing.strip import own_comments, strip_source

CATALOG = load_catalog([bundled_catalog()])
ANALYZER = Analyzer(CATALOG, bundled_stubs(), findings=False)


@dataclass
class Row:
    """One notebook. totals: insights by level; wrong: what does not hold; over: sections above their cell, by level."""

    name: str
    origin: str
    cells: int
    places: int
    totals: dict[str, int] = field(default_factory=dict)
    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    over: dict[str, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)


def measure(origin: str, path: Path) -> Row | None:
    """What holds of one notebook; None for one without any Python cell."""
    original = read_document(str(path), path.read_bytes())
    cells = original.source.code_cells
    if not cells:
        return None
    places = places_offered(ANALYZER.analyze(strip_source(original.source, CATALOG)))
    row = Row(path.stem, origin, len(cells), places)
    for level in LEVELS:
        _level(row, level, original)
    return row


def _level(row: Row, level: str, original: Original) -> None:
    options = Options(level)
    done = annotate_source(original.source, ANALYZER.analyze, CATALOG, options)
    written = original.encode(original.with_source(done.source))
    again = read_document("x.ipynb", written)
    bare = strip_source(again.source, CATALOG)
    twice = annotate_source(again.source, ANALYZER.analyze, CATALOG, options)
    facts = {
        "program changed": not all(map(_same_program, original.source.code_cells, again.source.code_cells)),
        "strip does not restore": again.encode(again.with_source(bare)) != original.data,
        "a second run changes": again.encode(again.with_source(twice.source)) != written,
        "two on a statement or an insight twice": not _once(ANALYZER.analyze(again.source), done.plan),
        "above the cap": done.plan.total > options.total[1],
        "below the band": done.plan.total < min(options.total[0], row.places),
        "section above its cell": _overflow(done.plan) > 0 and done.plan.total > options.total[0],
    }
    row.totals[level], row.counts[level], row.over[level] = done.plan.total, done.plan.counts(), _overflow(done.plan)
    row.wrong += [f"{level}: {name}" for name, holds in facts.items() if holds]


def places_offered(analysis: Analysis) -> int:
    """A maximum matching of statements (by their line) and insights. An import counts for what is used nowhere."""
    lines: dict[str, set[int]] = defaultdict(set)
    used = {insight for o in analysis.occurrences if o.kind != "import" for insight in o.insights}
    for occurrence in analysis.occurrences:
        place = find_place(analysis, occurrence, "before")
        if place is not None:
            for insight in occurrence.insights:
                if occurrence.kind == "import" and insight in used:
                    continue
                lines[insight].add(place.first)
    taken: dict[int, str] = {}

    def match(insight: str, seen: set[int]) -> bool:
        for line in sorted(lines[insight] - seen):
            seen.add(line)
            if line not in taken or match(taken[line], seen):
                taken[line] = insight
                return True
        return False

    return sum(match(insight, set()) for insight in lines)


def _overflow(plan: Plan) -> int:
    """How many insights stand in sections beyond their cells."""
    counts = plan.counts()
    return sum(max(0, counts[s] - plan.options.cell(s)[1]) for s in counts if s != GENERAL)


def _same_program(before: Cell, after: Cell) -> bool:
    trees = [_tree(cell) for cell in (before, after)]
    return trees[0] == trees[1] and (trees[0] is not None or before.text.data == after.text.data)


def _tree(cell: Cell) -> str | None:
    """The cell's program without magics and insight strings, None when Python cannot read it."""
    try:
        tree = ast.parse(mask(cell.text.data)[0])
    except (SyntaxError, ValueError):
        return None
    for node in ast.walk(tree):
        for name in ("body", "orelse", "finalbody"):
            if isinstance(statements := getattr(node, name, None), list):
                setattr(node, name, [statement for statement in statements if not _is_insight(statement)])
    return ast.dump(tree)


def _is_insight(statement: ast.AST) -> bool:
    value = statement.value if isinstance(statement, ast.Expr) else None
    text = value.value if isinstance(value, ast.Constant) else None
    return isinstance(text, str) and text.strip().startswith("[Note] [")


def _once(after: Analysis, plan: Plan) -> bool:
    """Whether no insight and no statement comes twice: between two comments of a cell there is a line of code."""
    written = own_comments(after.source, after.comments, CATALOG)
    if len({own.insight.id for own in written}) != len(plan.choices):
        return False
    statements = Counter(choice.occurrence.statement for choice in plan.choices)
    text = after.source.text
    for own, other in zip(written, written[1:], strict=False):
        same_cell = after.source.cell_at(own.comment.start) == after.source.cell_at(other.comment.start)
        between = text.slice(own.comment.end, other.comment.start).splitlines()
        if same_cell and all(not line.strip() or line.strip().startswith("#") for line in between):
            return False
    return max(statements.values(), default=0) <= 1


def table(rows: list[Row]) -> Iterator[str]:
    """A line of Markdown for every notebook: the total at each level, and in brackets what is above sections' cells."""
    bands = " | ".join(f"{level} {_band(level)}" for level in LEVELS)
    yield f"| notebook | from | code cells | places | {bands} | sections at beginner |"
    yield "| --- | --- | ---: | ---: | ---: | ---: | ---: | --- |"
    for row in rows:
        totals = [f"{row.totals[level]}{f' (+{row.over[level]})' if row.over[level] else ''}" for level in LEVELS]
        counts = row.counts["beginner"]
        sections = ", ".join(f"{section} {counts[section]}" for section in SECTIONS if section in counts)
        yield f"| {row.name} | {row.origin} | {row.cells} | {row.places} | {' | '.join(totals)} | {sections} |"


def _band(level: str) -> str:
    return "-".join(map(str, Options(level).total))


def summary(rows: list[Row]) -> Iterator[str]:
    """For every level: how many notebooks offer enough places for the band, and how many of them are within it."""
    yield "| level | band | notebooks | offer enough places | of these in the band | sections as their cells say |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for level in LEVELS:
        low, high = Options(level).total
        enough = [row for row in rows if row.places >= low]
        within = sum(low <= row.totals[level] <= high for row in enough)
        kept = sum(not row.over[level] for row in rows)
        yield f"| {level} | {_band(level)} | {len(rows)} | {len(enough)} | {within} | {kept} |"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--summary", action="store_true", help="without the table of all notebooks")
    options = parser.parse_args()
    rows = [row for origin, path in notebooks() if (row := measure(origin, path)) is not None]
    if not options.summary:
        print("\n".join(table(rows)), end="\n\n")
    print("\n".join(summary(rows)))
    wrong = [f"{row.origin} {row.name}: {what}" for row in rows for what in row.wrong]
    print(f"\n{len(rows)} notebooks, {sum(row.cells for row in rows)} code cells, {len(wrong)} checks failed")
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
