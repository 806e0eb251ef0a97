"""``kinsight report``: what the page holds, that nothing in it runs, and what becomes of wrong use."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from .samples import BAD, CODE
from .test_annotate import CODE as LESSON
from .test_annotate import EXAMPLES, PERSON


class Reader(HTMLParser):
    """Every element with its attributes, and the text of the page, scripts and styles aside."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._raw = ""
        self.feed(page)
        self.text = " ".join(" ".join(self.words).split())

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self._raw = tag if tag in ("script", "style") else ""

    def handle_endtag(self, tag):
        self._raw = ""

    def handle_data(self, data):
        if not self._raw:
            self.words.append(data)

    def all(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        return [a for name, a in self.elements if name == tag and wanted.items() <= a.items()]


def page_of(folder: Path, name: str = "report.html") -> Reader:
    return Reader((folder / name).read_text(encoding="utf-8"))


def row_of(page: str, name: str) -> str:
    """The row of a file in the matrix, as HTML."""
    return next(row for row in re.findall(r"<tr data-file.*?</tr>", page, re.DOTALL) if name in row)


def test_what_the_page_tells(kinsight, folder):
    lessons = folder / "수업"
    lessons.mkdir()
    for name, level in (("a.ipynb", "초급"), ("b.ipynb", "중급"), ("c.ipynb", "고급"), ("d.ipynb", "")):
        (lessons / name).write_bytes((EXAMPLES / "notebook.ipynb").read_bytes())
        if level:
            kinsight("annotate", lessons / name, "--level", level)
    (lessons / "bad.py").write_text(BAD, encoding="utf-8")
    result = kinsight("report", "수업", "-o", "out/report.html")
    assert result.code == 0 and not result.err and "파일 5개" in result.out
    text = (folder / "out" / "report.html").read_text(encoding="utf-8")
    page = Reader(text)
    assert page.all("html", lang="ko") and "수업" in page.text
    for name, level in (("a.ipynb", "초급"), ("b.ipynb", "중급"), ("c.ipynb", "고급")):
        row = row_of(text, name)
        assert f'data-level="{level}"' in row and 'data-verdict="within"' in row
    assert 'data-verdict="none"' in row_of(text, "d.ipynb")
    assert len(page.all("tr", **{"data-level": ""})) == 2
    # The numbers are those of annotate's summary.
    lines = kinsight("annotate", lessons / "b.ipynb", "--level", "중급").out.splitlines()
    total = next(line.split()[1] for line in lines if line.strip().startswith("모두"))
    training = next(line.split()[1] for line in lines if line.strip().startswith("학습"))
    cell = re.compile(r'data-name="(인사이트|학습)".*?<span class="cell \w+"[^>]*>(\d+)', re.DOTALL)
    assert dict(cell.findall(row_of(text, "b.ipynb"))) == {"인사이트": total, "학습": training}
    # Every finding of check is there, and its rule is explained.
    rows = json.loads(kinsight("check", "수업", "--output-format", "json").out)
    assert len(page.all("li", **{"data-severity": "warning"})) == sum(row["severity"] == "warning" for row in rows)
    assert {row["code"] for row in rows} == {
        (a["id"] or "").removeprefix("rule-") for a in page.all("details", **{"class": "rule"})
    }
    assert all(row["message"].split("`")[0].strip() in page.text for row in rows)
    assert "`" not in page.text and len(page.all("code")) > len(rows)
    assert page.all("a", href=f"#rule-{CODE}")
    for anchor in page.all("a"):
        href = anchor["href"] or ""
        assert href.startswith("https://") or page.all("a", href=href) and (
            any(attributes.get("id") == href[1:] for _, attributes in page.elements)
        )


def test_the_page_fetches_nothing(kinsight, folder):
    (folder / "bad.py").write_text(BAD, encoding="utf-8")
    kinsight("report", ".", "-o", "r.html")
    page = page_of(folder, "r.html")
    for tag, attributes in page.elements:
        assert tag not in ("link", "img", "iframe", "object", "embed", "base", "video", "audio", "source")
        assert "src" not in attributes and not any(name.startswith("on") for name in attributes)
    assert len(page.all("script")) == 1
    (policy,) = [a["content"] for a in page.all("meta") if a.get("http-equiv") == "Content-Security-Policy"]
    assert "default-src 'none'" in policy and re.search(r"script-src 'sha256-[\w+/=]+';", policy)
    assert not re.search(r"url\(|@import", (folder / "r.html").read_text(encoding="utf-8"))


def test_nothing_of_a_file_becomes_markup(kinsight, folder):
    evil = "</code></script><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}"
    lessons = folder / "<b>수업&quot;"
    lessons.mkdir()
    name = "<img src=x onerror=alert(1)>{{7*7}}.py"
    (lessons / name).write_text(BAD.replace(":\n", f":  # {evil}\n"), encoding="utf-8")
    (lessons / "broken<script>.ipynb").write_text("{", encoding="utf-8")
    assert kinsight("report", lessons, "-o", "r.html").code == 2
    page = page_of(folder, "r.html")
    assert len(page.all("script")) == 1 and not page.all("img") and not page.all("b")
    assert name in page.text and evil in page.text and "broken<script>.ipynb" in page.text and "49" not in page.text


def test_sources_that_are_no_web_addresses_are_no_links(kinsight, folder):
    own = """\
cautions:
  - code: own-rule
    severity: warning
    fix: none
    level: beginner
    title: 수업의 규칙 <b>
    message: 이 함수는 쓰지 않습니다.
    what: 쓰지 않습니다.
    why: 느립니다.
    mend: 지웁니다.
    source: ["javascript:alert(1)"]
    bad: ["import torch\\ntorch.slow()\\n"]
    good: ["import torch\\n"]
    when:
      - call: torch.slow
"""
    (folder / ".kinsight").mkdir()
    (folder / ".kinsight" / "own.yaml").write_text(own, encoding="utf-8")
    (folder / "pyproject.toml").write_text("[tool.kinsight]\n", encoding="utf-8")
    (folder / "a.py").write_text("import torch\ntorch.slow()\n", encoding="utf-8")
    result = kinsight("report", ".", "-o", "r.html")
    page = page_of(folder, "r.html")
    if result.code == 2:  # a catalog with such a source is refused as a whole
        assert "own.yaml" in result.err
        return
    assert "수업의 규칙 <b>" in page.text and not page.all("b")
    assert not [a for a in page.all("a") if (a["href"] or "").startswith("javascript")]


def test_people_alone(kinsight, folder):
    """Where annotate has written nothing, the number of insights tells the level."""
    lines = [f"# # [팁] {number}번째 말입니다.\nx{number} = torch.zeros({number})\n" for number in range(10)]
    (folder / "a.py").write_text("import torch\n\n" + "".join(lines), encoding="utf-8")
    (folder / "b.py").write_text(LESSON.replace("model = ", f"{PERSON}\nmodel = ", 1), encoding="utf-8")
    kinsight("report", ".", "-o", "r.html")
    text = (folder / "r.html").read_text(encoding="utf-8")
    assert 'data-level="중급" data-verdict="within"' in row_of(text, "a.py")
    assert 'data-level="고급" data-verdict="under"' in row_of(text, "b.py")
    kinsight("report", ".", "-o", "r.html", "--level", "초급")
    text = (folder / "r.html").read_text(encoding="utf-8")
    assert 'data-level="중급" data-verdict="under"' in row_of(text, "a.py") and "초급의 목표" in text


def test_settings_and_options(kinsight, folder):
    (folder / "bad.py").write_text(BAD, encoding="utf-8")
    kinsight("report", ".", "-o", "r.html", "--ignore", CODE)
    assert not page_of(folder, "r.html").all("a", href=f"#rule-{CODE}")
    (folder / "pyproject.toml").write_text(f'[tool.kinsight]\nignore = ["{CODE}"]\n', encoding="utf-8")
    kinsight("report", ".", "-o", "s.html", "--jobs", 2)
    assert not page_of(folder, "s.html").all("a", href=f"#rule-{CODE}")
    first = (folder / "s.html").read_bytes()
    kinsight("report", ".", "-o", "s.html")
    assert (folder / "s.html").read_bytes() == first


@pytest.mark.parametrize(("arguments", "words"), [
    (["없는"], "없는"), (["empty"], "없습니다"), (["a.py", "--level", "최고"], "--level"),
    (["a.py", "-o", "empty"], "-o"), ([], "PATH"), (["a.py", "-o", "a.py/r.html"], "폴더를 만들 수 없습니다"),
])  # fmt: skip
def test_wrong_use(kinsight, folder, arguments, words):
    (folder / "empty").mkdir()
    (folder / "a.py").write_text(BAD, encoding="utf-8")
    result = kinsight("report", *arguments)
    assert result.code == 2 and words in result.err and not (folder / "report.html").exists()
