"""What annotate and strip make of a notebook that is open in Jupyter: a request goes in, changes of cells come out.

The notebook is the one in the browser, saved or not. Nothing is written here; the browser applies the changes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..analyzer import Analyzer
from ..core.config import LEVELS, apply_settings
from ..core.notebook import parse_notebook
from ..core.source import Source
from ..core.syntax import parse
from ..core.text import decode
from ..knowledge.compiled import load_compiled
from ..knowledge.loader import bundled_catalog, catalog_files, load_catalog
from ..knowledge.model import Catalog
from ..project import Project, Projects
from ..resolve.stubs import bundled_stubs
from ..writing.annotate import annotate_source
from ..writing.fixes import apply_edits
from ..writing.plan import Options
from ..writing.recognize import insight_comments
from ..writing.strip import own_comments, removal_edits
from ..writing.summary import NOTHING_TO_STRIP, annotating, stripping, summary


class Refused(ValueError):
    """The request cannot be answered. The message is Korean."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What would change. will, done: what to say before and after it; figures: annotate's; notes: what else to say."""

    will: str
    done: str
    changes: list[dict[str, Any]]
    figures: dict[str, Any] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        said = {"will": self.will, "done": self.done, "notes": list(self.notes)}
        return {**said, "changes": self.changes, **self.figures}


def annotated(notebook: Any, level: Any, path: Path | None) -> Rewritten:
    """The notebook with the insights of a level.

    notebook: JSON of nbformat 4, outputs are not needed; path: where it is kept, for the project's settings.
    Raises :class:`Refused`, or ``NotebookError`` where it is no notebook that kinsight reads.
    """
    if not isinstance(level, str) or level not in LEVELS:
        raise Refused(f"`{level}` 수준은 없습니다. {', '.join(LEVELS)} 가운데 고르세요.")
    source, locked = _document(notebook)
    project = _project(path)
    settings, _ = apply_settings(project.settings, {"level": level})
    catalog = _catalog(project)
    analyzer = Analyzer(catalog, bundled_stubs(), settings, findings=False)
    written = annotate_source(source, analyzer.analyze, catalog, Options.of(settings))
    open_ = (choice for choice in written.plan.choices if _cell(written.bare, choice.occurrence.start) not in locked)
    plan = replace(written.plan, choices=tuple(open_))
    changes = list(_changes(source, written.source, locked))
    words = annotating(settings.level, len(plan.choices), bool(changes))
    return Rewritten(*words, changes, summary(plan), _notes(project, catalog, locked))


def stripped(notebook: Any, path: Path | None) -> Rewritten:
    """The notebook without what annotate wrote. Arguments and errors as those of :func:`annotated`."""
    source, locked = _document(notebook)
    project = _project(path)
    catalog = _catalog(project)
    module = parse(source.program)
    own = own_comments(source, insight_comments(source, module), catalog)
    chosen = [one.comment for one in own if _cell(source, one.comment.start) not in locked]
    after = apply_edits(source, removal_edits(source, module, chosen))
    changes = list(_changes(source, after, locked))
    words = stripping(len(chosen)) if changes else (NOTHING_TO_STRIP, NOTHING_TO_STRIP)
    return Rewritten(*words, changes, notes=_notes(project, catalog, locked))


def _document(notebook: Any) -> tuple[Source, frozenset[int]]:
    """The notebook's program, and the indexes of the code cells that must not be edited."""
    parsed = parse_notebook(json.dumps(notebook))
    if not parsed.is_python:
        raise Refused(f"`{parsed.language}` 노트북입니다. kinsight는 Python 노트북을 다룹니다.")
    locked = (index for index, cell in enumerate(notebook["cells"]) if _is_locked(cell))
    return parsed.source(), frozenset(locked)


def _is_locked(cell: dict[str, Any]) -> bool:
    metadata = cell.get("metadata")
    return cell["cell_type"] == "code" and isinstance(metadata, dict) and metadata.get("editable") is False


def _project(path: Path | None) -> Project:
    return Projects().of(path) if path is not None else Project(Path.cwd())


def _notes(project: Project, catalog: Catalog, locked: frozenset[int]) -> tuple[str, ...]:
    notes = [f"설정을 쓰지 못했습니다. {problem}" for problem in project.problems]
    for problem in catalog.problems:
        place = f"{problem.path}:{problem.line}:{problem.column}"
        notes.append(f"카탈로그의 항목 하나를 쓰지 못했습니다. {place}: {problem.message}")
    if locked:
        notes.append(f"고칠 수 없게 잠긴 셀 {len(locked)}개는 그대로 둡니다.")
    return tuple(notes)


def _catalog(project: Project) -> Catalog:
    files = catalog_files(project.catalogs)
    return _loaded(tuple((path, (state := path.stat()).st_mtime_ns, state.st_size) for path in files))


@lru_cache(maxsize=4)
def _loaded(files: tuple[tuple[Path, int, int], ...]) -> Catalog:
    """The bundled catalog and the user's files, each with what a change of it changes."""
    if not files:
        return load_compiled(bundled_catalog())
    return load_catalog([bundled_catalog(), *(path for path, _, _ in files)])


def _cell(source: Source, offset: int) -> int:
    cell = source.cell_at(offset)
    return cell.index if cell is not None else -1


def _changes(before: Source, after: Source, locked: frozenset[int]) -> Iterator[dict[str, Any]]:
    """The cells that change: ``{"cell": index, "hunks": [{"line": 0-based, "removed": [...], "added": [...]}]}``.

    Lines are those that ``\\n`` divides; the browser counts nothing else.
    """
    for old, new in zip(before.cells, after.cells, strict=True):
        if old.text.data == new.text.data or old.index in locked:
            continue
        lines, fresh = decode(old.text.data).split("\n"), decode(new.text.data).split("\n")
        matcher = SequenceMatcher(None, lines, fresh, autojunk=False)
        hunks = [
            {"line": start, "removed": lines[start:end], "added": fresh[new_start:new_end]}
            for kind, start, end, new_start, new_end in matcher.get_opcodes()
            if kind != "equal"
        ]
        yield {"cell": old.index, "hunks": hunks}
