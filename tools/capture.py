"""Refreshes the terminal captures in the READMEs: ``python tools/capture.py``.

A capture is a ``console`` block whose first line is ``$ kinsight …``; the rest is what that command prints.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.ko.md")
CAPTURE = re.compile(r"(?<=```console\n)\$ kinsight (?P<arguments>[^\n]*)\n(?P<output>.*?)(?=```)", re.DOTALL)


def output_of(arguments: str) -> str:
    """What the command prints, run at the root of the checkout."""
    command = [sys.executable, "-c", "from kinsight_lsp.cli import main; main()", *shlex.split(arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8").stdout


def main() -> None:
    for name in READMES:
        path = ROOT / name
        text = path.read_text(encoding="utf-8")
        fresh = CAPTURE.sub(lambda match: f"$ kinsight {match['arguments']}\n{output_of(match['arguments'])}", text)
        path.write_text(fresh, encoding="utf-8")


if __name__ == "__main__":
    main()
