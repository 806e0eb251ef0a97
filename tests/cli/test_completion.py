"""Shell completion, as the scripts of ``--show-completion`` ask for it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

KINSIGHT = str(Path(sys.executable).with_name("kinsight"))


def completed(line: str) -> list[str]:
    """What bash would offer for the last word of a line."""
    words = line.split(" ")
    asked = {"_KINSIGHT_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    done = subprocess.run([KINSIGHT], env={**os.environ, **asked}, capture_output=True, encoding="utf-8", check=True)
    return done.stdout.split()


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("kinsight ann", ["annotate"]),
        ("kinsight check --out", ["--output-format"]),
        ("kinsight catalog sch", ["schema"]),
        ("kinsight settings ", ["schema"]),
    ],
)
def test_commands_and_options_are_completed(line, offered):
    assert completed(line) == offered


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_for_each_shell_can_be_had(shell):
    asked = {**os.environ, "_KINSIGHT_COMPLETE": f"source_{shell}"}
    done = subprocess.run([KINSIGHT], env=asked, capture_output=True, encoding="utf-8", check=True)
    assert "_KINSIGHT_COMPLETE=complete_" in done.stdout.replace("env ", "")
