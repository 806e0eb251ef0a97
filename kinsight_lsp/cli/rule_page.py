"""The page of a rule, as Markdown: what ``kinsight explain CODE`` shows and ``docs/rules/`` holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..knowledge.model import LEVELS, SECTIONS, Caution
from .report_text import SEVERITIES

MARK = "<!-- `kinsight catalog docs`가 만든 파일입니다. 고칠 것은 카탈로그에 있습니다. -->"
INDEX = "README.md"
_OFF = "꺼짐"
_FIXES = {
    "safe": "`kinsight check --fix`와 편집기의 `source.fixAll.kinsight`가 고칩니다.",
    "offered": "편집기가 수정을 제안합니다. 동작이 바뀔 수 있으니 보고 고르세요.",
    "none": "",
}
_FIX_WORDS = {"safe": "`--fix`", "offered": "제안", "none": ""}


def rule_markdown(caution: Caution) -> str:
    """One caution: what happens, why, how to mend it, an example of each, where it comes from."""
    mend = " ".join(filter(None, (caution.mend, _FIXES[caution.fix])))
    parts = [
        f"# {caution.title}",
        f"`{caution.code}` · {_severities(caution)} · {LEVELS[caution.level]} · {SECTIONS[caution.section]}",
        f"## 무슨 일이 일어나나요?\n\n{caution.what}",
        f"## 왜 문제인가요?\n\n{caution.why}",
        f"## 어떻게 고치나요?\n\n{mend}",
    ]
    if caution.bad:
        parts.append(f"## 나쁜 예\n\n{_code(caution.bad[0])}")
    if caution.good:
        parts.append(f"## 좋은 예\n\n{_code(caution.good[0])}")
    if caution.replacements:
        parts.append("## 바뀐 이름\n\n" + _replacements(caution.replacements))
    parts.append(f"## 끄기\n\n그 줄 끝이나 바로 윗줄에 `# kinsight: ignore[{caution.code}]`라고 적습니다.")
    parts.append("## 출처\n\n" + "\n".join(f"- <{address}>" for address in caution.source))
    return "\n\n".join(parts)


def rule_pages(cautions: Iterable[Caution]) -> dict[str, str]:
    """A page for each caution and an index, by file name."""
    cautions = sorted(cautions, key=lambda caution: caution.code)
    pages = {f"{caution.code}.md": f"{MARK}\n\n{rule_markdown(caution)}\n" for caution in cautions}
    pages[INDEX] = f"{MARK}\n\n{_index(cautions)}\n"
    return pages


def _index(cautions: list[Caution]) -> str:
    parts = [
        "# 주의",
        f"kinsight가 찾는 주의 {len(cautions)}가지입니다. 터미널에서는 `kinsight explain 코드`로 같은 글을 읽습니다. "
        "고침이 `--fix`이면 `kinsight check --fix`가 고치고, 제안이면 편집기가 고치는 방법을 보여 줍니다.",
    ]
    for section, word in SECTIONS.items():
        rows = [
            f"| [{c.code}]({c.code}.md) | {_severity(c)} | {_FIX_WORDS[c.fix]} | {_cell(c.title)} |"
            for c in cautions
            if c.section == section
        ]
        if rows:
            head = (f"## {word}", "", "| 코드 | 심각도 | 고침 | 제목 |", "| --- | --- | --- | --- |")
            parts.append("\n".join((*head, *rows)))
    return "\n\n".join(parts)


def _severity(caution: Caution) -> str:
    return SEVERITIES[caution.severity][0] if caution.severity in SEVERITIES else _OFF


def _severities(caution: Caution) -> str:
    """The severity, and those of the cases that have another."""
    word = _severity(caution)
    other = dict.fromkeys(variant.get("severity", caution.severity) for variant in caution.variants.values())
    others = ", ".join(SEVERITIES[name][0] for name in other if name != caution.severity and name in SEVERITIES)
    notes = ["`--select`로 켭니다"] if word == _OFF else []
    notes += [f"경우에 따라 {others}"] if others else []
    return f"**{word}**" + (f"({', '.join(notes)})" if notes else "")


def _replacements(replacements: Mapping[str, Mapping[str, str]]) -> str:
    rows = [f"| {_name(old)} | {_name(new['new'])} | {new.get('since', '')} |" for old, new in replacements.items()]
    return "\n".join(("| 예전 | 지금 | 언제부터 |", "| --- | --- | --- |", *rows))


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _name(text: str) -> str:
    return f"`{_cell(text)}`"


def _code(text: str) -> str:
    return f"```python\n{text.rstrip()}\n```"
