"""GitHub's files: they are valid, name what exists, and the action's own script does what it says."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
GITHUB = ROOT / ".github"
ACTION = ROOT / "action.yml"

pytestmark = pytest.mark.skipif(not ACTION.exists() or not GITHUB.is_dir(), reason="not a checkout")

WORKFLOWS = sorted(GITHUB.glob("workflows/*.yml"))
TEMPLATES = sorted(set(GITHUB.glob("ISSUE_TEMPLATE/*.yml")) - {GITHUB / "ISSUE_TEMPLATE" / "config.yml"})
# What a shell line names of the repository: a script that is run, or a make target.
_SCRIPTS = re.compile(r"(?:^|\s)((?:\.ci|tools|tests|editors)/[\w./-]+)")
_TARGETS = re.compile(r"^\s*make ([\w-]+)", re.MULTILINE)


def load(path: Path) -> dict:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def steps_of(document: dict) -> list[dict]:
    jobs = document["jobs"].values() if "jobs" in document else [document["runs"]]
    return [step for job in jobs for step in job.get("steps", ())]


@pytest.mark.parametrize("path", [ACTION, *WORKFLOWS], ids=lambda path: path.name)
def test_steps_are_whole_and_name_what_exists(path):
    document = load(path)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    steps = steps_of(document)
    assert steps
    for step in steps:
        assert ("run" in step) is not ("uses" in step), step
        assert re.fullmatch(r"[\w-]+/[\w./-]+@v\d+", step.get("uses", "a/b@v1")), step
        run = step.get("run", "")
        # What comes from outside reaches a script through the environment, never as text of the script.
        assert "${{" not in run, run
        assert all((ROOT / name).exists() for name in _SCRIPTS.findall(run)), run
        assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in _TARGETS.findall(run)), run
        if path == ACTION and run:
            assert step["shell"] == "bash"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_have_a_trigger_and_ask_for_no_more_than_they_need(path):
    document = load(path)
    assert document[True]  # YAML 1.1 reads `on` as true
    assert document["permissions"] == {"contents": "read"}
    for job in document["jobs"].values():
        if called := job.get("uses"):
            assert (ROOT / called).exists(), called
        needed = job.get("needs", [])
        assert set([needed] if isinstance(needed, str) else needed) <= set(document["jobs"])


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_issue_templates_can_be_filled_in(path):
    document = load(path)
    assert document["name"] and document["description"]
    names = [part["id"] for part in document["body"]]
    assert len(names) == len(set(names)) > 0
    for part in document["body"]:
        assert part["type"] in {"input", "textarea", "dropdown"} and part["attributes"]["label"]
        assert (part["type"] == "dropdown") is ("options" in part["attributes"])


def test_inputs_of_the_action_are_used_and_known():
    text = ACTION.read_text(encoding="utf-8")
    assert set(re.findall(r"inputs\.([\w-]+)", text)) == set(load(ACTION)["inputs"])


@pytest.fixture
def check(tmp_path):
    """A function that runs the action's scripts: outputs and text of `Check`, which ends with `checks`, and what `Result` ends with."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("no bash")
    by_name = {step.get("name"): step for step in steps_of(load(ACTION))}

    def script(name: str, **environment: str) -> subprocess.CompletedProcess:
        shell = [bash, "--noprofile", "--norc", "-eo", "pipefail", "-c", by_name[name]["run"]]
        full = {**os.environ, "PYTHONUTF8": "1", **environment}
        return subprocess.run(shell, env=full, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)

    def run(paths: str, checks: int = 0, **inputs: str) -> tuple[dict[str, str], str, int]:
        output = tmp_path / "output"
        output.unlink(missing_ok=True)
        defaults = {"paths": paths, "select": "", "ignore": "", "sarif": "true", "fail": "true"}
        given = {f"INPUT_{name.upper()}": value for name, value in (defaults | inputs).items()}
        kinsight = str(Path(sys.executable).with_name("kinsight"))
        done = script("Check", KINSIGHT=kinsight, RUNNER_TEMP=str(tmp_path), GITHUB_OUTPUT=str(output), **given)
        assert done.returncode == checks, done.stderr
        outputs = dict(line.split("=", 1) for line in output.read_text(encoding="utf-8").splitlines())
        return outputs, done.stdout, script("Result", CODE=outputs["code"], **given).returncode

    return run


@pytest.fixture
def lesson(tmp_path) -> Path:
    folder = tmp_path / "1주차 과제"
    folder.mkdir()
    shutil.copy(ROOT / "examples" / "train.py", folder / "train.py")
    (folder / "clean.py").write_text("print('안녕')\n", encoding="utf-8")
    return folder


def test_the_action_writes_sarif_and_fails_on_findings(check, lesson):
    outputs, _, ended = check(f"{lesson}/train.py\n{lesson}/clean.py\n", select="missing-zero-grad,missing-super-init")
    (run,) = json.loads(Path(outputs["sarif"]).read_text(encoding="utf-8"))["runs"]
    assert {result["ruleId"] for result in run["results"]} == {"missing-zero-grad", "missing-super-init"}
    assert (outputs["code"], ended) == ("1", 1)


def test_the_action_can_annotate_and_let_findings_pass(check, lesson):
    outputs, printed, ended = check(str(lesson), sarif="false", ignore="missing-super-init", fail="false")
    assert "::" in printed and "missing-zero-grad" in printed and "missing-super-init" not in printed
    assert (outputs, ended) == ({"code": "1", "sarif": ""}, 0)


def test_the_action_passes_where_nothing_is_found_and_fails_where_nothing_is(check, lesson):
    assert check(f"{lesson}/clean.py")[2] == 0
    assert check(f"{lesson}/missing.py", fail="false")[2] == 2


def test_the_action_sends_no_empty_file(check, lesson):
    outputs, _, _ = check(str(lesson), checks=2, select="no-such-code")
    assert outputs["code"] == "2"
    assert Path(outputs["sarif"]).stat().st_size == 0
