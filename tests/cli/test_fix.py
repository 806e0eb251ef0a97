"""``kinsight check --fix`` and ``--diff``."""

from __future__ import annotations

import json
import os
import stat
import subprocess

import pytest

from .samples import BAD, CODE, MENDABLE, MENDABLE_CODE, MENDED, notebook

ONLY = ["--select", f"{CODE},{MENDABLE_CODE}"]


OFFERED = "softmax-before-cross-entropy"
OFFERED_TEXT = """
from torch import nn


def loss_of(model, x, y):
    return nn.CrossEntropyLoss()(torch.softmax(model(x), dim=1), y)
"""


def test_what_is_safe_is_mended_and_the_rest_reported(kinsight, folder):
    (folder / "a.py").write_text(MENDABLE, encoding="utf-8")
    (folder / "b.py").write_text(MENDABLE + OFFERED_TEXT, encoding="utf-8")
    result = kinsight("check", "--fix", "--select", f"{MENDABLE_CODE},{OFFERED}")
    assert (folder / "a.py").read_text(encoding="utf-8") == MENDED
    assert (folder / "b.py").read_text(encoding="utf-8") == MENDED + OFFERED_TEXT
    assert result.code == 1 and result.err == ""
    assert result.out.startswith("b.py:10:") and f"a.py: 1개를 고쳤습니다({MENDABLE_CODE} 1)" in result.out
    assert result.out.splitlines()[-1].startswith("2개를 고쳤습니다. 주의 1개(")


def test_the_report_tells_which_fixes_are_safe(kinsight, folder):
    (folder / "b.py").write_text(MENDABLE + OFFERED_TEXT, encoding="utf-8")
    out = kinsight("check", "--select", f"{MENDABLE_CODE},{OFFERED}").out
    assert out.count("= 고치기(--fix): ") == 1 and out.count("= 고치기: ") == 1
    assert out.rstrip().endswith("1개는 `--fix`로, 1개는 편집기에서 고칠 수 있습니다.")


def test_nothing_left_exits_0_and_a_second_run_changes_nothing(kinsight, folder):
    (folder / "a.py").write_text(MENDABLE, encoding="utf-8")
    assert kinsight("check", "--fix", *ONLY).code == 0
    before = (folder / "a.py").stat()
    result = kinsight("check", "--fix", *ONLY)
    assert result.code == 0 and "고쳤습니다" not in result.out
    assert (folder / "a.py").stat().st_mtime_ns == before.st_mtime_ns


def test_what_is_not_selected_is_not_mended(kinsight, folder):
    (folder / "a.py").write_text(MENDABLE, encoding="utf-8")
    kinsight("check", "--fix", "--select", "missing-zero-grad")
    kinsight("check", "--fix", "--ignore", MENDABLE_CODE)
    assert (folder / "a.py").read_text(encoding="utf-8") == MENDABLE


def test_a_suppressed_finding_is_not_mended(kinsight, folder):
    text = MENDABLE.replace("True)", f"True)  # kinsight: ignore[{MENDABLE_CODE}]")
    (folder / "a.py").write_text(text, encoding="utf-8")
    assert kinsight("check", "--fix").code == 0
    assert (folder / "a.py").read_text(encoding="utf-8") == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949"])
@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_encoding_byte_order_mark_and_line_breaks_stay(kinsight, folder, encoding, eol):
    coding = f"# -*- coding: {encoding} -*-\n" if encoding == "cp949" else ""
    (folder / "a.py").write_bytes((coding + MENDABLE).replace("\n", eol).encode(encoding))
    assert kinsight("check", "--fix", *ONLY).code == 0
    assert (folder / "a.py").read_bytes() == (coding + MENDED).replace("\n", eol).encode(encoding)


def test_what_the_encoding_lacks_is_told_and_the_file_left(kinsight, folder, monkeypatch):
    from kinsight_lsp.cli import checking
    from kinsight_lsp.writing.fixes import Fixed, fix_source

    def foreign(source, analyze):
        result = fix_source(source, analyze)
        fresh = type(source)(source.uri, None, type(source.text)(source.text.data + "😀".encode()), b"")
        return Fixed(fresh, result.analysis, result.mended)

    monkeypatch.setattr(checking, "fix_source", foreign)
    before = f"# coding: euc-kr\n{MENDABLE}".encode("euc-kr")
    (folder / "a.py").write_bytes(before)
    result = kinsight("check", "--fix", *ONLY)
    assert result.code == 2 and "euc" in result.err and "😀" in result.err
    assert (folder / "a.py").read_bytes() == before


def test_the_mode_stays_and_nothing_is_left_behind(kinsight, folder):
    (folder / "a.py").write_text(MENDABLE, encoding="utf-8")
    os.chmod(folder / "a.py", 0o751)
    kinsight("check", "--fix", *ONLY)
    assert stat.S_IMODE((folder / "a.py").stat().st_mode) == 0o751
    assert [path.name for path in folder.iterdir()] == ["a.py"]


def test_a_link_stays_a_link(kinsight, folder):
    (folder / "real").mkdir()
    (folder / "real" / "a.py").write_text(MENDABLE, encoding="utf-8")
    (folder / "a.py").symlink_to("real/a.py")
    kinsight("check", "a.py", "--fix", *ONLY)
    assert (folder / "a.py").is_symlink() and (folder / "real" / "a.py").read_text(encoding="utf-8") == MENDED


def test_a_failed_write_leaves_the_file_and_is_told(kinsight, folder, monkeypatch):
    (folder / "a.py").write_text(MENDABLE, encoding="utf-8")
    (folder / "b.py").write_text(BAD, encoding="utf-8")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    result = kinsight("check", "--fix", "--select", MENDABLE_CODE)
    assert result.code == 2 and "a.py: 쓸 수 없습니다(No space" in result.err
    assert (folder / "a.py").read_text(encoding="utf-8") == MENDABLE
    assert sorted(path.name for path in folder.iterdir()) == ["a.py", "b.py"]


@pytest.mark.parametrize("layout", [{"indent": 1, "ensure_ascii": False}, {"indent": 2}, {}])
def test_of_a_notebook_only_the_touched_sources_change(kinsight, folder, layout):
    head, _, last = MENDABLE.rstrip("\n").rpartition("\n")
    cells = [("code", head.splitlines(True)), ("markdown", "# 제목"), ("code", ["%time\n", f"{last}\n", "모델.eval()"])]
    mended = MENDED.splitlines()[-1]
    after = [*cells[:2], ("code", ["%time\n", f"{mended}\n", "모델.eval()"])]
    (folder / "n.ipynb").write_bytes(b"\xef\xbb\xbf" + json.dumps(notebook(*cells), **layout).encode() + b"\n")
    assert kinsight("check", "--fix", *ONLY).code == 0
    assert (folder / "n.ipynb").read_bytes() == b"\xef\xbb\xbf" + json.dumps(
        notebook(*after), **layout
    ).encode() + b"\n"


def test_the_json_report_holds_what_remains(kinsight, folder):
    (folder / "a.py").write_text(f"{MENDABLE}\n\n{BAD}", encoding="utf-8")
    result = kinsight("check", "--fix", "--output-format", "json", *ONLY)
    assert {row["code"] for row in json.loads(result.out)} <= {CODE}
    assert "a.py: " in result.err and MENDABLE_CODE in result.err


# -- standard input


def test_standard_input_is_mended_to_standard_output(kinsight, folder):
    text = MENDABLE.replace("\n", "\r\n").encode("utf-8-sig")
    result = kinsight("check", "-", "--fix", *ONLY, stdin=text)
    assert result.out.encode() == MENDED.replace("\n", "\r\n").encode("utf-8-sig")
    assert result.code == 0 and "-: 1개를 고쳤습니다" in result.err


@pytest.mark.parametrize("text", [b"import torch\n", b"import torch\n\xff"])
def test_standard_input_without_a_change_comes_back(kinsight, folder, monkeypatch, text):
    written = []
    monkeypatch.setattr("kinsight_lsp.cli.check.write_bytes", written.append)
    result = kinsight("check", "-", "--fix", stdin=text)
    assert written == [text] and result.out == ""
    assert result.code == (2 if b"\xff" in text else 0)


# -- showing


def test_the_diff_can_be_applied(kinsight, folder):
    text = MENDABLE.rstrip("\n") + "\x0c"
    (folder / "a.py").write_text(text, encoding="utf-8")
    result = kinsight("check", "--diff", *ONLY)
    assert result.code == 1 and (folder / "a.py").read_text(encoding="utf-8") == text
    assert "1개를 고칠 수 있습니다" in result.err
    kinsight("check", "--fix", *ONLY)
    mended = (folder / "a.py").read_text(encoding="utf-8")
    (folder / "a.py").write_text(text, encoding="utf-8")
    patch = subprocess.run(["git", "apply", "-p0", "-"], input=result.out.encode(), cwd=folder, capture_output=True)
    assert patch.returncode == 0, patch.stderr
    assert (folder / "a.py").read_text(encoding="utf-8") == mended != text


def test_the_diff_of_a_notebook_names_its_cells(kinsight, folder):
    content = json.dumps(notebook(("markdown", "글"), ("code", MENDABLE)))
    (folder / "n.ipynb").write_text(content)
    result = kinsight("check", "--diff", *ONLY)
    assert result.out.startswith("--- n.ipynb:셀 2\n+++ n.ipynb:셀 2\n@@") and "+모델 = " in result.out
    assert (folder / "n.ipynb").read_text() == content


def test_no_diff(kinsight, folder):
    (folder / "a.py").write_text("import torch\n")
    result = kinsight("check", "--fix", "--diff")
    assert (result.code, result.out) == (0, "") and "없습니다" in result.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--diff", "--output-format", "json"],
        ["--diff", "--statistics"],
        ["-", "--fix", "--output-format", "sarif"],
        ["--statistics", "--output-format", "github"],
    ],
)
def test_options_that_do_not_go_together(kinsight, folder, arguments):
    (folder / "a.py").write_text(MENDABLE, encoding="utf-8")
    result = kinsight("check", *arguments, stdin=MENDABLE.encode())
    assert result.code == 2 and result.out == "" and result.err.startswith("--")
    assert (folder / "a.py").read_text(encoding="utf-8") == MENDABLE


def test_many_files_are_mended_in_processes(kinsight, folder):
    for number in range(6):
        (folder / f"m{number}.py").write_text(MENDABLE, encoding="utf-8")
    result = kinsight("check", "--fix", "--jobs", 2, *ONLY)
    assert result.code == 0 and "6개를 고쳤습니다" in result.out
    assert {path.read_text(encoding="utf-8") for path in folder.iterdir()} == {MENDED}
