"""``python -m tools.stubgen`` makes the stubs and their index; ``--check`` says whether the index is fresh."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from . import expectations, index, plan, verify

ROOT = Path(__file__).resolve().parents[2]
STUBS = ROOT / "kinsight_lsp" / "stubs"
INDEX = STUBS / "index.json"


def main(argv: list[str] | None = None) -> int:
    """Runs the tool; 0 is success, 1 a stale index."""
    parser = argparse.ArgumentParser(prog="python -m tools.stubgen", description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say whether index.json fits the stubs")
    parser.add_argument("--index-only", action="store_true", help="make index.json from the stubs that are there")
    parser.add_argument("--out", type=Path, default=STUBS, help="folder of the stubs")
    options = parser.parse_args(argv)
    out: Path = options.out
    if not (options.check or options.index_only):
        from . import build

        build.build(out)
    fresh = index.dump(index.build(out, plan.facts()))
    target = out / "index.json"
    if options.check:
        same = target.is_file() and target.read_text(encoding="utf-8") == fresh
        loaded = json.loads(fresh)
        wrong = [*verify.problems(loaded), *expectations.problems(loaded)]
        for line in wrong[:50]:
            print(line)
        if wrong:
            return 1
        print("index.json fits the stubs" if same else "index.json is stale: run python -m tools.stubgen --index-only")
        return 0 if same else 1
    target.write_text(fresh, encoding="utf-8")
    print(f"{target}: {len(fresh.encode()) / 1e6:.2f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
