"""``kinsight catalog docs``: a page for every caution."""

from __future__ import annotations

from pathlib import Path

from ..knowledge.loader import bundled_catalog, load_catalog
from .rule_page import MARK, rule_pages


def run(paths: list[Path], folder: Path, check: bool) -> int:
    """Write the pages, or only say which are not as the catalog has them: exit code 1 for such, 2 for a failure."""
    pages = rule_pages(load_catalog(paths or [bundled_catalog()]).cautions.values())
    try:
        stale = stale_pages(folder, pages)
        if check:
            for name in stale:
                print(f"{folder / name}: 카탈로그와 다릅니다")
            return 1 if stale else 0
        folder.mkdir(parents=True, exist_ok=True)
        for name in stale:
            if name in pages:
                (folder / name).write_bytes(pages[name].encode())
            else:
                (folder / name).unlink()
    except OSError as error:
        print(f"{folder}: 쓸 수 없습니다({error.strerror or error})")
        return 2
    print(f"{folder}: {len(pages)}쪽 가운데 {len(stale)}쪽을 새로 썼습니다")
    return 0


def stale_pages(folder: Path, pages: dict[str, str]) -> list[str]:
    """Pages that are missing or different, and pages of our making that nothing stands behind any more."""
    present = {path.name: path for path in folder.glob("*.md")} if folder.is_dir() else {}
    stale = [name for name, text in pages.items() if name not in present or _read(present[name]) != text]
    stale += [name for name in sorted(present) if name not in pages and _read(present[name]).startswith(MARK)]
    return stale


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
