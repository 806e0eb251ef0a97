"""``kinsight annotate`` and ``kinsight strip``: files in place and elsewhere, notebooks byte for byte, the summary."""

from __future__ import annotations

import json
import os
from pathlib import Path

import nbformat
import pytest

from .samples import notebook

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
CODE = """\
import torch
from torch import nn

model = nn.Linear(2, 2)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for x in range(3):
    optimizer.zero_grad()
    loss = model(torch.randn(1, 2)).sum()
    loss.backward()
    optimizer.step()
"""
PERSON = "# # [팁] 제 말입니다."


@pytest.fixture
def examples(folder):
    for path in EXAMPLES.iterdir():
        if path.is_file():
            (folder / path.name).write_bytes(path.read_bytes())
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_folder_there_and_back(kinsight, examples):
    before = contents(examples)
    result = kinsight("annotate", ".", "--level", "초급")
    assert result.code == 0 and not result.err
    written = contents(examples)
    assert all(written[name] != before[name] for name in before) and written.keys() == before.keys()
    assert "파일 2개 가운데 2개가 바뀌었습니다." in result.out
    again = kinsight("annotate", ".", "--level", "beginner")
    assert again.code == 0 and contents(examples) == written
    assert "파일 2개 가운데 0개가 바뀌었습니다." in again.out
    assert kinsight("annotate", ".", "--level", "고급").code == 0
    assert contents(examples) != written
    result = kinsight("strip", ".")
    assert result.code == 0 and contents(examples) == before
    assert "파일 2개 가운데 2개에서 인사이트를 지웠습니다." in result.out


def test_the_summary(kinsight, examples):
    lines = kinsight("annotate", "notebook.ipynb", "--level", "중급").out.splitlines()
    assert lines[0].strip() == "중급 인사이트"
    rows = {line.split()[0]: line.split() for line in lines if line.strip()}
    assert rows["모두"][2] == "8-12" and 8 <= int(rows["모두"][1]) <= 12 and rows["모두"][3] == "알맞음"
    assert rows["학습"][2] == "2-3" and rows["평가"][2] == "2"


def test_diff_changes_nothing(kinsight, examples):
    before = contents(examples)
    result = kinsight("annotate", ".", "--level", "중급", "--diff")
    assert result.code == 0 and contents(examples) == before
    assert "--- train.py\n+++ train.py\n" in result.out and "--- notebook.ipynb:셀 " in result.out
    assert "파일을 바꾸지는 않았습니다." in result.err and "중급 인사이트" in result.err
    kinsight("annotate", ".")
    written = contents(examples)
    result = kinsight("strip", ".", "--diff")
    assert result.code == 0 and contents(examples) == written and "-[Note] [" in result.out


@pytest.mark.parametrize("indent", [1, 2, 4, "\t", None])
@pytest.mark.parametrize("ascii_only", [True, False])
@pytest.mark.parametrize("as_string", [True, False])
def test_nothing_of_a_notebook_but_the_touched_sources(kinsight, folder, indent, ascii_only, as_string):
    lines = CODE if as_string else CODE.splitlines(True)
    data = notebook(
        ("markdown", ["# 학습 😊"]),
        ("code", []),
        ("code", lines),
        ("code", ["%matplotlib inline\n", "x"]),
        ("code", ""),
    )
    data["cells"][2]["metadata"] = {"z": 1, "a": [1.50, 1e3]}
    text = json.dumps(data, indent=indent, ensure_ascii=ascii_only) + "\n\n"
    path = folder / "n.ipynb"
    path.write_text(text, encoding="utf-8")
    assert kinsight("annotate", path).code == 0
    written = path.read_text(encoding="utf-8")
    nbformat.validate(nbformat.reads(written, as_version=4))
    after = json.loads(written)
    assert after["cells"][2]["source"] != lines and isinstance(after["cells"][2]["source"], type(lines))
    touched = json.dumps(after["cells"][2]["source"], ensure_ascii=ascii_only)
    after["cells"][2]["source"] = lines
    assert after == data
    if indent is None:
        assert written == text.replace(json.dumps(lines, ensure_ascii=ascii_only), touched)
    assert kinsight("strip", path).code == 0
    assert path.read_bytes() == text.encode()


@pytest.mark.parametrize("data", [
    CODE.replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + CODE.encode(), CODE.rstrip("\n").encode(),
    ("# coding: euc-kr\n# 한글\n" + CODE).encode("euc-kr"),
])  # fmt: skip
def test_bytes_of_a_file(kinsight, folder, data):
    path = folder / "a.py"
    path.write_bytes(data)
    assert kinsight("annotate", path).code == 0
    assert path.read_bytes() != data
    compile(path.read_bytes(), "a.py", "exec")
    assert kinsight("strip", path).code == 0
    assert path.read_bytes() == data


def test_elsewhere(kinsight, examples):
    before = contents(examples)
    assert kinsight("annotate", "train.py", "-o", "new/other.py").code == 0
    (examples / "sub").mkdir()
    (examples / "sub" / "empty.py").write_text("x = 1\n")
    assert kinsight("annotate", ".", "-o", "../out").code == 0
    out = examples.parent / "out"
    assert {name: data for name, data in contents(examples).items() if name in before} == before
    assert set(before) | {"sub/empty.py"} <= set(contents(out))
    assert (out / "sub" / "empty.py").read_bytes() == b"x = 1\n"
    assert (out / "train.py").read_bytes() == (examples / "new" / "other.py").read_bytes() != before["train.py"]
    assert kinsight("strip", out / "train.py", "-o", out / "bare.py").code == 0
    assert (out / "bare.py").read_bytes() == before["train.py"]


def test_options(kinsight, folder):
    path = folder / "a.py"
    path.write_text(CODE, encoding="utf-8")
    kinsight("annotate", path, "--categories", "개념", "--form", "inline")
    written = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if "[" in line and "#" in line]
    assert written and all(line.startswith("# # [개념] ") for line in written)
    kinsight("annotate", path, "--density", "0.2")
    assert path.read_text(encoding="utf-8").count("] ") <= 8
    result = kinsight("annotate", path, "--sections", "학습,model-loading", "--level", "초급")
    assert result.code == 0 and "준비 " not in result.out.replace("모델 준비", "")


def test_settings_of_the_project(kinsight, folder):
    (folder / "pyproject.toml").write_text('[tool.kinsight]\nlevel = "고급"\nform = "inline"\n', encoding="utf-8")
    (folder / "a.py").write_text(CODE, encoding="utf-8")
    assert kinsight("annotate", "a.py").out.startswith("고급 인사이트")
    assert kinsight("annotate", "a.py", "--level", "중급").out.startswith("중급 인사이트")


def test_people(kinsight, folder):
    path = folder / "a.py"
    text = CODE.replace("model = ", f"{PERSON}\nmodel = ", 1)
    path.write_text(text, encoding="utf-8")
    for level in ("초급", "고급"):
        kinsight("annotate", path, "--level", level)
        assert PERSON in path.read_text(encoding="utf-8")
    kinsight("strip", path)
    assert path.read_text(encoding="utf-8") == text
    kinsight("strip", path, "--all")
    assert path.read_text(encoding="utf-8") == CODE


@pytest.mark.parametrize(("arguments", "words"), [
    (["a.py", "--level", "최고"], "--level"), (["a.py", "--density", "0"], "--density"),
    (["a.py", "--form", "글"], "--form"),
    (["a.py", "--sections", "뜰"], "뜰"), (["a.py", "--categories", "소문"], "소문"),
    (["a.py", "--diff", "-o", "b.py"], "-o"),
    (["a.py", "-o", "b.txt"], ".py"), ([], "PATH"), (["a.py", "--density", "많이"], "density"),
])  # fmt: skip
def test_wrong_use(kinsight, folder, arguments, words):
    (folder / "a.py").write_text(CODE, encoding="utf-8")
    result = kinsight("annotate", *arguments)
    assert result.code == 2 and words in result.err
    assert contents(folder) == {"a.py": CODE.encode()}


def test_what_cannot_be_read_is_told_and_the_rest_done(kinsight, folder):
    (folder / "a.py").write_text(CODE, encoding="utf-8")
    (folder / "b.ipynb").write_text("{", encoding="utf-8")
    (folder / "r.ipynb").write_text(json.dumps(notebook(("code", CODE), language="R")), encoding="utf-8")
    result = kinsight("annotate", ".", "없는.py")
    assert result.code == 2 and "b.ipynb" in result.err and "없는.py" in result.err and "r 노트북이라" in result.err
    assert (folder / "a.py").read_text(encoding="utf-8") != CODE
    assert kinsight("strip", ".").code == 2
    assert (folder / "a.py").read_text(encoding="utf-8") == CODE


def test_two_files_of_one_name_do_not_go_into_one(kinsight, folder):
    for name in ("one", "two"):
        (folder / name).mkdir()
        (folder / name / "a.py").write_text(CODE, encoding="utf-8")
    result = kinsight("annotate", "one/a.py", "two/a.py", "-o", "out")
    assert result.code == 2 and "이름이 같은" in result.err and not (folder / "out").exists()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0 if hasattr(os, "geteuid") else True, reason="needs file modes")
def test_a_file_that_may_not_be_written(kinsight, folder):
    path = folder / "a.py"
    path.write_text(CODE, encoding="utf-8")
    path.chmod(0o444)
    assert kinsight("annotate", path).code == 2 and path.read_text(encoding="utf-8") == CODE


def test_many_files_on_all_cores(kinsight, folder):
    for number in range(30):
        (folder / f"n{number}.ipynb").write_text(
            json.dumps(notebook(("code", CODE), ("markdown", "글" * 9000))), encoding="utf-8"
        )
    before = contents(folder)
    result = kinsight("annotate", ".")
    assert result.code == 0 and "파일 30개 가운데 30개가" in result.out and "초급 인사이트, 파일 30개" in result.out
    assert kinsight("strip", ".").code == 0
    assert contents(folder) == before
