"""Checks one file, and mends it when asked to. Runs in the main process and in workers."""

from __future__ import annotations

from pathlib import Path

from ..analyzer import Analyzer
from ..cautions.registry import concerns
from ..core.config import Settings
from ..core.notebook import NotebookError
from ..core.source import Source
from ..resolve.stubs import bundled_stubs
from ..writing.fixes import fix_source
from .catalogs import catalog_with
from .diff import source_diff
from .reading import Original, OtherLanguage, Unreadable, Unwritable, read_original, read_stream
from .rows import FileResult, make_rows
from .writing import write_atomically

FIX, DIFF = "fix", "diff"


class Checker:
    """Checks files with one set of settings and one list of the user's catalogs. Cheap to make anew in a worker.

    mode: ``fix`` mends what is safe, ``diff`` shows what that would change, "" only checks.
    """

    def __init__(self, settings: Settings, catalogs: tuple[Path, ...], mode: str = "") -> None:
        self.catalog = catalog_with(catalogs)
        self.mode = mode
        self._analyzer = Analyzer(self.catalog, bundled_stubs(), settings, occurrences=False)

    def check_path(self, path: Path) -> FileResult:
        """Check a file; whatever goes wrong with it is part of the result."""
        result = self._guarded(str(path), lambda: self._check(str(path), read_original(path)))
        if result.output is None:
            return result
        try:
            write_atomically(path, result.output)
        except Unwritable as error:
            return FileResult(result.path, error=str(error))
        return FileResult(result.path, result.rows, fixed=result.fixed)

    def check_stream(self, data: bytes) -> FileResult:
        """Check standard input; mended, it is the result's output."""
        return self._guarded("-", lambda: self._check("-", read_stream(data)))

    def check_source(self, shown: str, source: Source) -> FileResult:
        """Check a document that is at hand."""
        return self._guarded(shown, lambda: self._check(shown, Original(source, b"", "", "utf-8")))

    def _guarded(self, shown: str, check) -> FileResult:
        try:
            return check()
        except (Unreadable, Unwritable, NotebookError) as error:
            return FileResult(shown, error=str(error))
        except OtherLanguage as language:
            return FileResult(shown, note=f"{language} 노트북이라 건너뜁니다")
        except Exception as error:  # one file never stops a run
            return FileResult(
                shown, error=f"살피다가 실패했습니다({type(error).__name__}: {error}). kinsight의 결함이니 알려 주세요"
            )

    def _check(self, shown: str, original: Original) -> FileResult:
        source = original.source
        if self._is_spared(source):
            return FileResult(shown)
        if self.mode:
            return self._mend(shown, original)
        return self._result(shown, source, self._analyzer.analyze(source).findings, original.text)

    def _is_spared(self, source: Source) -> bool:
        """Whether nothing can be found: no rule would look, and there is no suppression that may be unused."""
        return not concerns(source) and b"kinsight" not in source.program

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
