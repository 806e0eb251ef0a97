"""Checks one file. Runs in the main process and in workers."""

from __future__ import annotations

import re
from pathlib import Path

from ..analyzer import Analyzer
from ..core.config import Settings
from ..core.notebook import NotebookError
from ..core.source import Source
from ..resolve.conventions import DEEP_LEARNING, UNMISTAKABLE
from ..resolve.stubs import bundled_stubs
from .catalogs import catalog_with
from .reading import OtherLanguage, Unreadable, read_source
from .rows import FileResult, Row, make_row

# Beside deep-learning packages: what rules about loading and randomness look at, and suppressions that may be unused.
_FURTHER_WORDS = ("numpy", "pickle", "joblib", "huggingface_hub", "kinsight")


class Checker:
    """Checks files with one set of settings and one list of the user's catalogs. Cheap to make anew in a worker."""

    def __init__(self, settings: Settings, catalogs: tuple[Path, ...]) -> None:
        self.catalog = catalog_with(catalogs)
        stubs = bundled_stubs()
        self._analyzer = Analyzer(self.catalog, stubs, settings, occurrences=False)
        roots = {name for name in stubs.names if "." not in name}
        self._words = _any_word({*roots, *DEEP_LEARNING, *UNMISTAKABLE, *_FURTHER_WORDS})

    def check_path(self, path: Path) -> FileResult:
        """Check a file; whatever goes wrong with it is part of the result."""
        shown = str(path)
        try:
            source = read_source(path)
        except (Unreadable, NotebookError) as error:
            return FileResult(shown, error=str(error))
        except OtherLanguage as language:
            return FileResult(shown, note=f"{language} 노트북이라 건너뜁니다")
        return self.check_source(shown, source)

    def check_source(self, shown: str, source: Source) -> FileResult:
        try:
            return FileResult(shown, self._rows(shown, source))
        except Exception as error:  # one file never stops a run
            return FileResult(
                shown, error=f"살피다가 실패했습니다({type(error).__name__}: {error}). kinsight의 결함이니 알려 주세요"
            )

    def _rows(self, shown: str, source: Source) -> tuple[Row, ...]:
        if not self._words.search(source.program):
            return ()  # no rule looks at a program that names none of these
        analysis = self._analyzer.analyze(source)
        return tuple(make_row(shown, source, finding, self.catalog) for finding in analysis.findings)


def _any_word(words: set[str]) -> re.Pattern[bytes]:
    return re.compile("|".join(sorted(map(re.escape, words))).encode())
