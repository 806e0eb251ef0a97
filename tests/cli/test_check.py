"""``kinsight check``: exit codes, both formats, selection, and files that cannot be read."""

from __future__ import annotations

import json

import pytest
from rich.cells import cell_len

from .samples import BAD, CODE

FIELDS = {
    "path",
    "cell",
    "line",
    "column",
    "end_line",
    "end_column",
    "code",
    "severity",
    "message",
    "insight",
    "fixable",
}


def only(*codes: str) -> list[str]:
    return ["--select", ",".join(codes or (CODE,))]


def test_clean_file_exits_0(kinsight, folder):
    (folder / "a.py").write_text("import torch\n")
    result = kinsight("check", "a.py")
    assert (result.code, result.err) == (0, "")
    assert "주의가 없습니다" in result.out


def test_findings_exit_1_and_exit_zero_0(kinsight, folder):
    (folder / "a.py").write_text(BAD, encoding="utf-8")
    assert kinsight("check", *only()).code == 1
    assert kinsight("check", "--exit-zero", *only()).code == 0


def test_json_has_the_contracts_fields(kinsight, folder):
    (folder / "a.py").write_text(BAD, encoding="utf-8")
    rows = json.loads(kinsight("check", "a.py", "--output-format", "json", *only()).out)
    assert [set(row) for row in rows] == [FIELDS]
    row = rows[0]
    assert (row["path"], row["cell"], row["code"]) == ("a.py", None, CODE)
    assert row["severity"] in ("error", "warning", "information", "hint")
    assert 5 <= row["line"] <= row["end_line"] <= 7
    assert row["insight"] and row["message"] and isinstance(row["fixable"], bool)


def test_json_of_nothing_is_an_empty_list(kinsight, folder):
    (folder / "a.py").write_text("import torch\n")
    assert json.loads(kinsight("check", "--output-format", "json").out) == []


def test_columns_count_code_points_and_the_end_is_exclusive(kinsight, folder):
    line = '한글 = "😀"; 모델 = models.resnet18(pretrained=True)'
    (folder / "a.py").write_text(f"from torchvision import models\n{line}\n", encoding="utf-8")
    (row,) = json.loads(kinsight("check", "--output-format", "json", *only("torchvision-pretrained-deprecated")).out)
    assert row["line"] == row["end_line"] == 2
    assert line[row["column"] - 1 : row["end_column"] - 1] == "pretrained=True"


def test_the_caret_stands_below_wide_characters(kinsight, folder):
    line = '한글 = "😀";\t모델 = models.resnet18(pretrained=True)'
    (folder / "a.py").write_text(f"from torchvision import models\n{line}\n", encoding="utf-8")
    source, caret = kinsight("check", *only("torchvision-pretrained-deprecated")).out.splitlines()[1:3]
    assert cell_len(source[: source.index("pretrained")]) == cell_len(caret[: caret.index("^")])
    assert caret.count("^") == len("pretrained=True")


def test_text_names_the_place_and_draws_a_caret(kinsight, folder):
    (folder / "a.py").write_text(BAD, encoding="utf-8")
    lines = kinsight("check", "a.py", *only()).out.splitlines()
    place, code = lines[0].split(" ")[:2]
    assert place.startswith("a.py:") and place.endswith(":") and code == CODE
    assert set(lines[2].split("│")[1].strip().split(" ")[0]) == {"^"}


def test_standard_input(kinsight, folder):
    result = kinsight("check", "-", *only(), stdin=BAD.encode())
    assert result.code == 1 and result.out.startswith("-:")


def test_a_broken_file_never_stops_a_run(kinsight, folder):
    (folder / "a.py").write_text(BAD, encoding="utf-8")
    (folder / "b.py").write_bytes(b"import torch\n\xff\n")
    (folder / "c.ipynb").write_text("{")
    (folder / "d.py").write_text(BAD, encoding="utf-8")
    result = kinsight("check", *only())
    assert result.code == 2
    assert "a.py:" in result.out and "d.py:" in result.out
    assert "b.py: UTF-8이 아닙니다(2번째 줄" in result.err and "c.ipynb: JSON" in result.err


def test_a_missing_path_is_reported_and_the_others_checked(kinsight, folder):
    (folder / "a.py").write_text(BAD, encoding="utf-8")
    result = kinsight("check", "없음.py", "a.py", *only())
    assert result.code == 2 and "없음.py" in result.err and "a.py:" in result.out


@pytest.mark.parametrize("encoding", ["cp949", "euc-kr", "utf-8-sig"])
def test_encodings_that_python_reads(kinsight, folder, encoding):
    coding = "" if encoding == "utf-8-sig" else f"# -*- coding: {encoding} -*-\n"
    (folder / "a.py").write_bytes((coding + BAD).encode(encoding))
    result = kinsight("check", *only())
    assert (result.code, result.err) == (1, "")


@pytest.mark.parametrize("cookie", ["nonsense", "rot13", "zlib"])
def test_an_unknown_encoding_is_reported(kinsight, folder, cookie):
    (folder / "a.py").write_text(f"# coding: {cookie}\n")
    result = kinsight("check")
    assert result.code == 2 and cookie in result.err


def test_select_and_ignore_take_prefixes_and_lists(kinsight, folder):
    (folder / "a.py").write_text(BAD, encoding="utf-8")
    assert kinsight("check", "--select", "missing-super").code == 1
    assert kinsight("check", "--select", "ALL", "--ignore", "missing,modules", "--ignore", CODE).out.count(CODE) == 0


def test_an_unknown_code_is_a_usage_error(kinsight, folder):
    (folder / "a.py").write_text("")
    result = kinsight("check", "--select", "mising-super-init")
    assert result.code == 2 and CODE in result.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--level", "최고"], "초급"),
        (["--output-format", "xml"], "text, json"),
        (["--fooo"], "--fooo"),
        (["--config", "none.toml"], "none.toml"),
    ],
)
def test_usage_errors_are_korean(kinsight, folder, arguments, words):
    (folder / "a.py").write_text("")
    result = kinsight("check", *arguments)
    assert result.code == 2 and words in result.err and result.out == ""


def test_suppressions_hold(kinsight, folder):
    (folder / "a.py").write_text(f"# kinsight: ignore-file[{CODE}]\n{BAD}", encoding="utf-8")
    assert CODE not in kinsight("check", *only()).out


def test_many_files_go_through_processes_and_keep_their_order(kinsight, folder):
    names = [f"m{number:02}.py" for number in range(12)]
    for name in names:
        (folder / name).write_text(BAD, encoding="utf-8")
    (folder / "m05.py").write_bytes(b"\xff")
    result = kinsight("check", "--output-format", "json", "--jobs", 2, *only())
    found = list(dict.fromkeys(row["path"] for row in json.loads(result.out)))
    assert found == [name for name in names if name != "m05.py"]
    assert result.code == 2


def test_control_characters_never_reach_the_terminal(kinsight, folder):
    (folder / "a.py").write_text(BAD.replace("nn.Linear(2, 2)", "nn.Linear(2, 2)  # \x1b[31m\u202e"), encoding="utf-8")
    out = kinsight("check", *only()).out
    assert "\x1b" not in out and "\u202e" not in out
