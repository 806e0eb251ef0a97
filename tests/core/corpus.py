"""Real programs: the standard library of the Python that runs the tests."""

from __future__ import annotations

import ast
import sysconfig
import warnings
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def standard_library() -> list[Path]:
    """Its files in a fixed order, third-party packages and broken test data left out."""
    root = Path(sysconfig.get_paths()["stdlib"])
    skipped = {
        "site-packages", "dist-packages", "tokenizedata", "__pycache__",
        "test_unicode_identifiers.py", "test_traceback.py",  # identifiers that Python normalizes: we keep them as written
        "test_print.py",  # ``print >> file``, which the grammar takes for Python 2
        "test_compile.py",  # the grammar loses its way at a line break after ``(name.``
    }  # fmt: skip
    found = sorted(path for path in root.rglob("*.py") if not skipped & set(path.relative_to(root).parts))
    return [path for path in found if not path.name.startswith("badsyntax")]


def programs(count: int) -> list[Path]:
    """So many files that are UTF-8 and that this Python reads, spread over the whole library."""
    found = []
    files = [path for path in standard_library() if path.stat().st_size < 120_000]
    for path in files[:: max(1, len(files) // (count * 2))]:
        if len(found) < count and tree_of(path.read_bytes()) is not None:
            found.append(path)
    return found


def tree_of(data: bytes) -> ast.Module | None:
    """What Python reads, None where it is no UTF-8 program."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(data.decode("utf-8"))
    except (UnicodeDecodeError, SyntaxError, ValueError):
        return None
    # The bounds of type parameters (3.12) are no part of our tree.
    return None if any(getattr(node, "type_params", None) for node in ast.walk(tree)) else tree
