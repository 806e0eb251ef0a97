"""``kinsight catalog check``."""

from __future__ import annotations

from pathlib import Path

from ..knowledge.check import check_catalog
from ..knowledge.loader import bundled_catalog, load_catalog
from ..resolve.stubs import bundled_stubs


def run(paths: list[Path]) -> int:
    """Print the problems of the catalogs, one a line. Exit code 0 when there are none, 2 otherwise."""
    folders = paths or [bundled_catalog()]
    missing = [path for path in folders if not path.exists()]
    for path in missing:
        print(f"{path}:1:1: 그런 파일이나 폴더가 없습니다")
    problems = check_catalog([path for path in folders if path.exists()], bundled_stubs())
    for problem in problems:
        print(f"{problem.path}:{problem.line}:{problem.column}: {problem.message}")
    catalog = load_catalog(folders)
    print(f"인사이트 {len(catalog.insights)}개, 주의 {len(catalog.cautions)}개, 문제 {len(problems) + len(missing)}개")
    return 2 if problems or missing else 0
