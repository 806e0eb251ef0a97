"""The pre-commit hooks name commands that exist."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
import yaml

from .samples import BAD, CODE, MENDABLE, MENDED

HOOKS = yaml.safe_load((Path(__file__).resolve().parents[2] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("hook", HOOKS, ids=[hook["id"] for hook in HOOKS])
def test_the_hook_runs_on_named_files(kinsight, folder, hook):
    program, *arguments = shlex.split(hook["entry"])
    assert program == "kinsight" and hook["language"] == "python" and hook["require_serial"]
    assert {"python", "jupyter"} == set(hook["types_or"])
    (folder / "a.py").write_text(MENDABLE, encoding="utf-8")
    (folder / "b.py").write_text(BAD, encoding="utf-8")
    result = kinsight(*arguments, "--select", f"{CODE},torchvision", "a.py", "b.py")
    mended = "--fix" in arguments
    assert (folder / "a.py").read_text(encoding="utf-8") == (MENDED if mended else MENDABLE)
    assert result.code == (0 if mended else 1)
