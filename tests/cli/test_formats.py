"""``--output-format sarif`` and ``github``, and ``--statistics``."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

from kinsight_lsp.cli.catalogs import catalog_with

from .samples import BAD, CODE, MENDABLE, MENDABLE_CODE, notebook

SCHEMA = json.loads((Path(__file__).parents[1] / "data" / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
ONLY = ["--select", f"{CODE},{MENDABLE_CODE}"]
ANNOTATION = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


@pytest.fixture
def sarif(kinsight):
    """A function that runs the check and answers the run of its valid SARIF log."""

    def run(*arguments: object, code: int = 1, stdin: bytes = b"") -> dict:
        result = kinsight("check", *arguments, "--output-format", "sarif", stdin=stdin)
        assert result.code == code
        log = json.loads(result.out)
        jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.FormatChecker()).validate(log)
        (found,) = log["runs"]
        return found

    return run


def region(result: dict) -> dict:
    return result["locations"][0]["physicalLocation"]["region"]


def test_sarif_of_nothing(sarif, folder):
    (folder / "a.py").write_text("import torch\n")
    run = sarif(code=0)
    assert run["results"] == [] and run["invocations"][0]["executionSuccessful"]


def test_sarif_names_places_and_rules(sarif, folder):
    (folder / "하위 폴더").mkdir()
    (folder / "하위 폴더" / "a.py").write_text(MENDABLE, encoding="utf-8")
    run = sarif(*ONLY)
    (result,) = run["results"]
    rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    caution = catalog_with(()).cautions[MENDABLE_CODE]
    assert rule["id"] == result["ruleId"] == MENDABLE_CODE and rule["helpUri"] == caution.source[0]
    assert caution.why in rule["help"]["markdown"]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "%ED%95%98%EC%9C%84%20%ED%8F%B4%EB%8D%94/a.py", "uriBaseId": "%SRCROOT%"}
    line = MENDABLE.splitlines()[3]
    start = line.index("pretrained")
    assert region(result) == {"startLine": 4, "endLine": 4, "startColumn": start + 1, "endColumn": len(line)}
    assert run["columnKind"] == "unicodeCodePoints"


def test_sarif_has_the_other_places(sarif, folder):
    (folder / "a.py").write_text(BAD, encoding="utf-8")
    (result,) = sarif(*ONLY)["results"]
    assert result["level"] == "error"
    (other,) = result["relatedLocations"]
    assert other["message"]["text"] and other["physicalLocation"]["region"]["startLine"] == 7


def test_sarif_of_every_rules_example(sarif, folder):
    for code, caution in catalog_with(()).cautions.items():
        (folder / f"{code}.py").write_text(caution.bad[0], encoding="utf-8")
    run = sarif("--select", "ALL")
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(rules) == len(set(rules)) and {result["ruleId"] for result in run["results"]} == set(rules)


def test_sarif_tells_what_could_not_be_read(sarif, folder):
    (folder / "b.py").write_bytes(b"\xff")
    (told,) = sarif(code=2)["invocations"]
    assert not told["executionSuccessful"]
    (notification,) = told["toolExecutionNotifications"]
    assert "UTF-8" in notification["message"]["text"]


def test_sarif_outside_the_folder_and_of_standard_input(sarif, folder, monkeypatch):
    (folder / "a.py").write_text(BAD, encoding="utf-8")
    (folder / "sub").mkdir()
    monkeypatch.chdir(folder / "sub")
    (result,) = sarif("../a.py", *ONLY)["results"]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": (folder.resolve() / "a.py").as_uri()}
    (result,) = sarif("-", *ONLY, stdin=BAD.encode())["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "-"}


@pytest.fixture
def book(folder) -> list[str]:
    """A notebook whose third cell has a finding; its lines as they stand in the file."""
    content = notebook(("code", "import torch"), ("markdown", ["글\n", "글"]), ("code", MENDABLE.splitlines(True)))
    text = json.dumps(content, ensure_ascii=False, indent=1)
    (folder / "n.ipynb").write_text(text, encoding="utf-8")
    return text.splitlines()


def test_sarif_of_a_notebook_names_the_line_of_its_json(sarif, book):
    (result,) = sarif(*ONLY)["results"]
    assert "pretrained=True" in book[region(result)["startLine"] - 1]
    assert result["locations"][0]["properties"]["cell"] == 3
    assert result["locations"][0]["logicalLocations"][0]["name"].startswith("셀 3:4:")


# -- GitHub


def annotations(out: str) -> list[tuple[str, dict[str, str], str]]:
    found = []
    for line in out.splitlines():
        kind, values, message = ANNOTATION.fullmatch(line).groups()
        found.append((kind, dict(value.split("=", 1) for value in values.split(",")), message))
    return found


def test_github_annotations(kinsight, folder):
    (folder / "a.py").write_text(BAD, encoding="utf-8")
    (folder / "b,c%.py").write_text(MENDABLE, encoding="utf-8")
    (folder / "d.py").write_bytes(b"\xff")
    result = kinsight("check", "--output-format", "github", *ONLY)
    assert result.code == 2
    error, warning, unread = annotations(result.out)
    assert error[0] == "error" and error[1]["file"] == "a.py" and error[1]["line"] == "6"
    assert error[1]["title"] == f"kinsight ({CODE})" and "그물" in error[2]
    assert warning[0] == "warning" and warning[1]["file"] == "b%2Cc%25.py"
    assert int(warning[1]["endColumn"]) - int(warning[1]["col"]) == len("pretrained=True")
    assert unread[0] == "error" and unread[1]["file"] == "d.py" and "UTF-8" in unread[2]


def test_github_annotation_of_a_notebook(kinsight, book):
    ((_, values, message),) = annotations(kinsight("check", "--output-format", "github", *ONLY).out)
    assert "pretrained=True" in book[int(values["line"]) - 1] and message.startswith("셀 3:4:")


def test_github_says_nothing_of_nothing(kinsight, folder):
    (folder / "a.py").write_text("import torch\n")
    result = kinsight("check", "--output-format", "github")
    assert (result.code, result.out) == (0, "")


# -- statistics


def test_statistics_count_codes(kinsight, folder):
    for name in "abc":
        (folder / f"{name}.py").write_text(BAD, encoding="utf-8")
    (folder / "d.py").write_text(MENDABLE, encoding="utf-8")
    result = kinsight("check", "--statistics", *ONLY)
    first, second, blank, summary = result.out.splitlines()
    assert result.code == 1 and first.split()[:2] == ["3", CODE] and second.split()[:2] == ["1", MENDABLE_CODE]
    assert catalog_with(()).cautions[CODE].title in first
    assert blank == "" and "주의 4개" in summary


def test_statistics_as_json(kinsight, folder):
    (folder / "a.py").write_text(MENDABLE, encoding="utf-8")
    (row,) = json.loads(kinsight("check", "--statistics", "--output-format", "json", *ONLY).out)
    title = catalog_with(()).cautions[MENDABLE_CODE].title
    assert row == {"code": MENDABLE_CODE, "title": title, "count": 1, "fixable": 1}


def test_statistics_of_nothing(kinsight, folder):
    (folder / "a.py").write_text("import torch\n")
    result = kinsight("check", "--statistics")
    assert result.code == 0 and result.out.startswith("주의가 없습니다")
