"""Catalog files: what is loaded, and the place of whatever is wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kinsight_lsp.knowledge.check import check_catalog
from kinsight_lsp.knowledge.loader import bundled_catalog, load_catalog
from kinsight_lsp.knowledge.yaml_source import MAX_BYTES, YamlFile
from kinsight_lsp.resolve.stubs import bundled_stubs

ENTRY = """insights:
  - id: our-fact
    on: [torch.nn.Linear]
    category: tip
    level: beginner
    title: 제목
    brief: 한 문장입니다.
    text: 설명입니다.
    source: https://example.org/a
"""
CAUTION = """cautions:
  - code: our-caution
    severity: warning
    fix: none
    level: beginner
    title: 제목
    message: 문구입니다.
    what: 무엇입니다.
    why: 왜입니다.
    mend: 고치세요.
    source: [https://example.org/a]
    bad: ["x = 1"]
    good: ["y = 1"]
"""


def load(folder: Path, *files: str | bytes):
    for number, content in enumerate(files):
        data = content if isinstance(content, bytes) else content.encode()
        (folder / f"{number}.yaml").write_bytes(data)
    return load_catalog([folder])


def places(problems) -> list[tuple[str, int, int]]:
    return [(Path(problem.path).name, problem.line, problem.column) for problem in problems]


def test_a_whole_entry(tmp_path):
    catalog = load(tmp_path, ENTRY, CAUTION)
    assert catalog.problems == ()
    insight = catalog.insights["our-fact"]
    assert (insight.section, insight.form, insight.placement, insight.priority) == ("general", "inline", "before", 50)
    assert insight.source == ("https://example.org/a",) and insight.badge == "팁"
    assert insight.path.endswith("0.yaml") and insight.line == 2
    assert catalog.cautions["our-caution"].bad == ("x = 1",)
    assert check_catalog([tmp_path], bundled_stubs()) == []


def test_on_is_a_key_and_no_truth_value():
    data = YamlFile("on: [a]\noff: no\nyes: y\nt: true\nf: False\n").data
    assert data == {"on": ["a"], "off": "no", "yes": "y", "t": True, "f": False}


@pytest.mark.parametrize(
    ("content", "line", "column", "words"),
    [
        ("insights:\n  - id: [a\n", 3, 1, "YAML"),
        ("insights:\n\t- id: a\n", 2, 1, "YAML"),
        ("a: 1\nb: c: d\n", 2, 5, "YAML"),
        (ENTRY + "---\n" + ENTRY, 10, 1, "YAML"),
        ("- a\n", 1, 1, "매핑"),
        ("only text\n", 1, 1, "매핑"),
        ("insights: text\n", 1, 11, "목록"),
        ("insights:\n  a: b\n", 2, 3, "목록"),
        ("insights:\n  - text\n", 2, 5, "매핑"),
        ("insights:\n  -\n", 2, 4, "매핑"),
        (ENTRY.replace("    category: tip\n", ""), 2, 5, "`category`이(가) 없습니다"),
        (ENTRY.replace("our-fact", "[a]"), 2, 9, "문자열"),
        (ENTRY.replace("our-fact", "Our Fact"), 2, 9, "꼴"),
        (ENTRY.replace("[torch.nn.Linear]", "3"), 3, 9, "목록"),
        (ENTRY.replace("[torch.nn.Linear]", "torch.nn.Linear"), 3, 9, "목록"),
        (ENTRY.replace("[torch.nn.Linear]", "[torch.nn.Linear, 3]"), 3, 27, "문자열"),
        (ENTRY.replace("[torch.nn.Linear]", "[torch.nn.Linear, torch nn]"), 3, 27, "트리거 `torch nn`"),
        (ENTRY.replace("[torch.nn.Linear]", "\n      - torch.nn\n      - 'shell:'"), 5, 9, "shell"),
        (ENTRY.replace("tip", "speed"), 4, 15, "performance"),
        (ENTRY.replace("tip", "[tip]"), 4, 15, "performance"),
        (ENTRY.replace("beginner", "초급"), 5, 12, "advanced"),
        (ENTRY.replace("제목", "2020-01-01"), 6, 12, "문자열"),
        (ENTRY.replace("https://example.org/a", "3"), 9, 13, "https"),
        (ENTRY + "    priority: high\n", 10, 15, "정수"),
        (ENTRY + "    priority: true\n", 10, 15, "정수"),
        (ENTRY + "    points: 요점\n", 10, 13, "목록"),
        (ENTRY + "    points: [요점, 3]\n", 10, 18, "문자열"),
        (ENTRY + "    example: 3\n", 10, 14, "문자열"),
        ("section: nowhere\n" + ENTRY, 1, 10, "vlm"),
        (ENTRY + "    section: nowhere\n", 10, 14, "vlm"),
        (CAUTION.replace("fix: none", "fix: maybe"), 4, 10, "offered"),
        (CAUTION.replace('["x = 1"]', "3"), 12, 10, "목록"),
        (CAUTION + "    when: [3]\n", 2, 5, "매핑"),
        (CAUTION + "    replacements: [a]\n", 14, 19, "매핑"),
        (ENTRY.replace("제목", '!!python/object/apply:os.system ["true"]'), 6, 12, "YAML"),
        (ENTRY + "# \x01\n", 10, 3, "U+0001"),
        (ENTRY.encode() + "# 한글".encode("euc-kr"), 1, 1, "UTF-8"),
        (b"\xff\xfe" + ENTRY.encode("utf-16-le"), 1, 1, "UTF-8"),
    ],
    ids=lambda value: "",
)
def test_what_keeps_an_entry_out(tmp_path, content, line, column, words):
    catalog = load(tmp_path, content)
    (problem,) = catalog.problems[:1]
    assert (Path(problem.path).name, problem.line, problem.column) == ("0.yaml", line, column)
    assert words in problem.message
    assert not catalog.cautions
    assert list(catalog.insights) == (["our-fact"] if content[:8] == "section:" else [])
    checked = check_catalog([tmp_path], bundled_stubs())
    assert problem in checked
    assert len({(p.line, p.column) for p in checked}) == len(checked), "the same place is told twice"


@pytest.mark.parametrize(
    ("content", "line", "column", "words"),
    [
        (ENTRY + "    colour: red\n    3: x\n", 11, 5, "`3`, `colour`"),
        ("other: 1\n" + ENTRY, 1, 1, "`other`"),
        (ENTRY.replace("torch.nn.Linear", "torch.nn.Lineare"), 3, 10, "torch.nn.Lineare"),
        (ENTRY.replace("torch.nn.Linear", "torch.nn.Lineare(bias=)"), 3, 10, "torch.nn.Lineare"),
        (ENTRY.replace("한 문장입니다.", '"한\\n문장"'), 7, 12, "한 줄"),
        (ENTRY.replace("한 문장입니다.", "가" * 80), 7, 12, "70자까지"),
        (ENTRY.replace("설명입니다.", '설명 """입니다.'), 8, 11, '"""'),
        (ENTRY + "    points: ['x', '\"\"\"']\n", 10, 19, '"""'),
        (ENTRY + "    points: [a, b, c, d, e, f]\n", 10, 13, "5개까지"),
        (ENTRY + "    priority: 101\n", 10, 15, "100 이하"),
        (ENTRY + "    priority: 0\n", 10, 15, "1 이상"),
        (ENTRY + "    example: 'x = ('\n", 10, 14, "Python"),
        (ENTRY + '    example: "\\0"\n', 10, 14, "Python"),
        (ENTRY + "    since: 2.0\n", 10, 12, "문자열"),
        (ENTRY + "    since: torch two\n", 10, 12, "꼴"),
        (ENTRY.replace("[torch.nn.Linear]", "[]"), 3, 9, "비어"),
        (ENTRY.replace("https:", "ftp:"), 9, 13, "https"),
        (CAUTION.replace('["x = 1"]', '["x = "]'), 12, 11, "Python"),
    ],
    ids=lambda value: "",
)
def test_what_the_check_finds_beyond(tmp_path, content, line, column, words):
    load(tmp_path, content)
    (problem,) = check_catalog([tmp_path], bundled_stubs())
    assert (problem.line, problem.column) == (line, column)
    assert words in problem.message


def test_one_bad_entry_takes_no_other_with_it(tmp_path):
    other = ENTRY.replace("insights:\n", "").replace("our-fact", "other-fact")
    catalog = load(tmp_path, ENTRY.replace("tip", "speed") + other, "- broken: [\n", CAUTION)
    assert list(catalog.insights) == ["other-fact"] and list(catalog.cautions) == ["our-caution"]
    assert places(catalog.problems) == [("0.yaml", 4, 15), ("1.yaml", 2, 1)]


def test_an_id_stands_once_in_all_files(tmp_path):
    catalog = load(tmp_path, ENTRY.replace("제목", "하나"), "\n" + ENTRY.replace("제목", "둘"))
    assert catalog.insights["our-fact"].title == "하나"
    assert places(catalog.problems) == [("1.yaml", 3, 9)]
    assert str(tmp_path / "0.yaml") + ":2" in catalog.problems[0].message


@pytest.mark.parametrize(
    "content", ["", "\n# only a comment\n", "topic: 제목\n", "insights:\n", "insights: []\ncautions: []\n", "\ufeff"]
)
def test_files_without_entries(tmp_path, content):
    catalog = load(tmp_path, content)
    assert (catalog.insights, catalog.cautions, catalog.problems) == ({}, {}, ())


def test_byte_order_mark_and_crlf(tmp_path):
    catalog = load(tmp_path, "\ufeff" + ENTRY.replace("\n", "\r\n"))
    assert list(catalog.insights) == ["our-fact"] and not catalog.problems
    assert catalog.insights["our-fact"].brief == "한 문장입니다."


def test_a_huge_file_is_not_read(tmp_path):
    path = tmp_path / "0.yaml"
    with path.open("wb") as file:
        file.write(ENTRY.encode())
        file.truncate(40 * MAX_BYTES)  # sparse
    catalog = load_catalog([tmp_path])
    assert places(catalog.problems) == [("0.yaml", 1, 1)] and "너무 큽니다" in catalog.problems[0].message
    assert check_catalog([tmp_path], bundled_stubs()) == list(catalog.problems)


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join(['*' + old] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "content",
    [BOMB + ENTRY.replace("제목", "*i"), "a: &a {b: *a}\n" + ENTRY, ENTRY + "    points: &p [*p]\n"],
    ids=["bomb", "itself", "own point"],
)
def test_aliases_do_not_blow_up(tmp_path, content):
    catalog = load(tmp_path, content)
    assert not catalog.insights and "별칭" in catalog.problems[0].message
    assert check_catalog([tmp_path], bundled_stubs()) == list(catalog.problems)


def test_an_honest_alias_is_fine(tmp_path):
    catalog = load(
        tmp_path,
        ENTRY.replace("source: ", "source: &s ")
        + "    points: [a]\n"
        + CAUTION.replace("[https://example.org/a]", "*s"),
    )
    assert not catalog.problems and catalog.cautions["our-caution"].source == ("https://example.org/a",)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "&a [", "? "])
def test_deep_nesting_does_not_bring_the_process_down(tmp_path, opening):
    (tmp_path / "0.yaml").write_text(opening * 200_000, encoding="utf-8")
    code = "import sys; from pathlib import Path; from kinsight_lsp.knowledge.loader import load_catalog; " \
        "print(load_catalog([Path(sys.argv[1])]).problems[0].line)"  # fmt: skip
    result = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True)
    assert (result.returncode, result.stdout) == (0, "1\n"), result.stderr


def test_deep_indentation_too(tmp_path):
    catalog = load(tmp_path, "".join(" " * depth + "a:\n" for depth in range(1500)))
    assert "깊이" in catalog.problems[0].message and catalog.problems[0].line == 101


def test_files_and_folders_that_cannot_be_read(tmp_path):
    (tmp_path / "folder.yaml").mkdir()
    missing = tmp_path / "missing.yaml"
    catalog = load_catalog([tmp_path, missing])
    assert {Path(problem.path).name for problem in catalog.problems} == {"folder.yaml", "missing.yaml"}


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind here")
def test_a_file_without_permission(tmp_path):
    path = tmp_path / "0.yaml"
    path.write_text(ENTRY, encoding="utf-8")
    path.chmod(0)
    assert places(load_catalog([tmp_path]).problems) == [("0.yaml", 1, 1)]


def test_the_revision_follows_the_content(tmp_path):
    first = load(tmp_path, ENTRY)
    assert load_catalog([tmp_path]).revision == first.revision
    assert load(tmp_path, ENTRY + "\n").revision != first.revision


def test_files_come_in_order_of_their_names(tmp_path):
    (tmp_path / "b").mkdir()
    for name, title in (("b/a.yml", "셋"), ("a.yaml", "하나"), ("c.txt", "둘")):
        (tmp_path / name).write_text(ENTRY.replace("our-fact", f"fact-{len(title)}"), encoding="utf-8")
    assert list(load_catalog([tmp_path]).insights) == ["fact-2", "fact-1"]


def test_the_bundled_catalog_is_there():
    catalog = load_catalog([bundled_catalog()])
    assert len(catalog.insights) >= 200 and catalog.cautions and not catalog.problems
