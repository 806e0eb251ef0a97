"""Checks one file, and mends it when asked to. Runs in the main process and in workers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..analyzer import Analyzer
from ..cautions.registry import concerns
from ..core.config import Settings
from ..core.source import Source
from ..resolve.stubs import bundled_stubs
from ..writing.fixes import fix_source
from ..writing.slips import may_slip
from .catalogs import UserCatalogs, catalog_with
from .diff import source_diff
from .job import Job, run_job
from .reading import Original, read_document, read_stream
from .rows import FileResult, make_rows, rows_from_json, rows_to_json

FIX, DIFF = "fix", "diff"
STREAM = "-"


@dataclass(frozen=True)
class Checking(Job):
    """The job of checking one project's files. mode: the checker's."""

    mode: str = ""

    @property
    def remembered(self) -> bool:
        return self.mode != DIFF

    def processor(self) -> Checker:
        return Checker(self.settings, self.catalogs, self.mode)

    def result(self, path: str, error: str = "", note: str = "") -> FileResult:
        return FileResult(path, error=error, note=note)

    def remember(self, result: FileResult) -> Any:
        return rows_to_json(result.rows)

    def recall(self, path: str, data: Any) -> FileResult:
        return FileResult(path, rows_from_json(path, data))

    def check_stream(self, data: bytes) -> FileResult:
        """Check standard input; mended, it is the result's output."""
        return run_job(self, _Stream(self.processor()), STREAM, data)


class Checker:
    """Checks documents with one set of settings and the user's catalogs. Cheap to make anew in a worker.

    mode: ``fix`` mends what is safe, ``diff`` shows what that would change, "" only checks.
    """

    def __init__(self, settings: Settings, catalogs: UserCatalogs, mode: str = "") -> None:
        self.catalog = catalog_with(catalogs)
        self.mode = mode
        self._analyzer = Analyzer(self.catalog, bundled_stubs(), settings, occurrences=False)

    def process(self, path: str, data: bytes) -> FileResult:
        """Check a file's bytes; mended, they are the result's output. May raise, see ``run_job``."""
        return self.check(path, read_document(path, data))

    def check_source(self, shown: str, source: Source) -> FileResult:
        """Check a document that is at hand."""
        return self.check(shown, Original(source, b"", "", "utf-8"))

    def check(self, shown: str, original: Original) -> FileResult:
        source = original.source
        if self._is_spared(source):
            return FileResult(shown)
        if self.mode:
            return self._mend(shown, original)
        return self._result(shown, source, self._analyzer.analyze(source).findings, original.text)

    def _is_spared(self, source: Source) -> bool:
        """Whether nothing can be found: no rule would look, and there is no suppression and no insight comment."""
        return not concerns(source) and b"kinsight" not in source.program and not may_slip(source.text)

    def _mend(self, shown: str, original: Original) -> FileResult:
        fixed = fix_source(original.source, self._analyzer.analyze)
        if not fixed.mended:
            return self._result(shown, fixed.source, fixed.analysis.findings, original.text)
        text = original.with_source(fixed.source)
        data = original.encode(text)
        codes = tuple(finding.code for finding in fixed.mended)
        result = self._result(shown, fixed.source, fixed.analysis.findings, text)
        if self.mode == DIFF:
            return FileResult(shown, result.rows, fixed=codes, diff=source_diff(shown, original.source, fixed.source))
        return FileResult(shown, result.rows, fixed=codes, output=data)

    def _result(self, shown: str, source: Source, findings, text: str) -> FileResult:
        return FileResult(shown, make_rows(shown, source, findings, self.catalog, text if source.is_notebook else ""))


class _Stream:
    """A checker of standard input, whose content tells whether it is a notebook."""

    def __init__(self, checker: Checker) -> None:
        self._checker = checker

    def process(self, path: str, data: bytes) -> FileResult:
        return self._checker.check(path, read_stream(data))
