"""The page of every rule: in the terminal, and in ``docs/rules/``."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kinsight_lsp.cli.catalog_docs import stale_pages
from kinsight_lsp.cli.catalogs import catalog_with
from kinsight_lsp.cli.rule_page import INDEX, MARK, rule_pages

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "rules"
CAUTIONS = catalog_with(()).cautions
PAGES = rule_pages(CAUTIONS.values())


def test_the_pages_are_fresh():
    assert not stale_pages(FOLDER, PAGES), "run: kinsight catalog docs"


@pytest.mark.parametrize("code", sorted(CAUTIONS))
def test_a_page_says_all_there_is_to_say(code):
    page, caution = PAGES[f"{code}.md"], CAUTIONS[code]
    assert page.startswith(MARK) and page.endswith("\n") and not page.endswith("\n\n")
    for text in (caution.title, caution.what, caution.why, caution.mend, *caution.source):
        assert text in page
    assert caution.bad[0].rstrip() in page and caution.good[0].rstrip() in page
    assert page.count("```") == 4
    assert re.findall(r"^# .*", re.sub(r"```.*?```", "", page, flags=re.DOTALL), re.MULTILINE) == [f"# {caution.title}"]
    assert ("--fix" in page.partition("## 나쁜 예")[0]) == (caution.fix == "safe")


def test_the_index_names_every_page_once():
    linked = re.findall(r"\]\((\S+)\)", PAGES[INDEX])
    assert sorted(linked) == sorted(set(PAGES) - {INDEX})


@pytest.mark.parametrize("code", sorted(CAUTIONS)[:3])
def test_explain_shows_the_page(kinsight, folder, code):
    assert f"{MARK}\n\n{kinsight('explain', code).out}" == PAGES[f"{code}.md"]


def test_the_command_writes_what_is_stale_and_nothing_else(kinsight, folder):
    result = kinsight("catalog", "docs", "-o", "rules")
    assert result.code == 0 and {path.name for path in Path("rules").iterdir()} == set(PAGES)
    assert kinsight("catalog", "docs", "-o", "rules", "--check").code == 0
    (name, *_) = PAGES
    Path("rules", name).write_text("x")
    Path("rules", "gone.md").write_text(f"{MARK}\n\n# 없어진 규칙\n", encoding="utf-8")
    Path("rules", "mine.md").write_text("# 내가 쓴 글\n", encoding="utf-8")
    result = kinsight("catalog", "docs", "-o", "rules", "--check")
    assert result.code == 1 and name in result.out and "gone.md" in result.out and "mine.md" not in result.out
    assert kinsight("catalog", "docs", "-o", "rules").code == 0
    assert {path.name for path in Path("rules").iterdir()} == {*PAGES, "mine.md"}
    assert Path("rules", name).read_text(encoding="utf-8") == PAGES[name]


def test_pages_of_a_catalog_of_ones_own(kinsight, folder):
    (folder / "mine.yaml").write_text(
        "section: training\ncautions:\n  - code: our-rule\n    severity: 'off'\n    fix: none\n    level: beginner\n"
        "    title: 우리 a|b 규칙\n    message: 봅니다.\n    what: 무엇.\n    why: 왜.\n    mend: 어떻게.\n"
        "    source: https://example.org/\n    bad: [x = 1]\n    good: [x = 2]\n"
        "    replacements: {torch.a: {new: torch.b | c}}\n",
        encoding="utf-8",
    )
    assert kinsight("catalog", "docs", "mine.yaml", "-o", "rules").code == 0
    index = Path("rules", INDEX).read_text(encoding="utf-8")
    assert "| [our-rule](our-rule.md) | 꺼짐 |  | 우리 a\\|b 규칙 |" in index
    assert "| `torch.a` | `torch.b \\| c` |  |" in Path("rules", "our-rule.md").read_text(encoding="utf-8")
