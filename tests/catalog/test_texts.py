"""The Korean of the catalog: whole sentences, one glossary, particles that fit, nothing told twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from kinsight_lsp.knowledge.loader import bundled_catalog, load_catalog
from kinsight_lsp.knowledge.model import Caution, Insight
from kinsight_lsp.knowledge.words import fill, particle

CATALOG = load_catalog([bundled_catalog()])
ENTRIES = [*CATALOG.insights.values(), *CATALOG.cautions.values()]
SENTENCES = {Insight: ("brief", "text"), Caution: ("message", "what", "why", "mend", "related")}
PHRASES = {Insight: ("title",), Caution: ("title", "fix_title")}

# Words of the glossary's third column, as patterns that spare the other meanings the same letters have.
FORBIDDEN = {
    "그래디언트": "그래디언트", "경사": "경사(?! 하강)", "매개변수": "매개변수", "아규먼트": "아규먼트", "로스": "로스(?!(오버|엔트로피))",
    "비용": "비용 ?함수", "훈련": "훈련", "트레이닝": "트레이닝", "훈련 모드": "훈련 ?모드", "인퍼런스": "인퍼런스", "밸리데이션": "밸리데이션",
    "묶음": "묶음 ?크기|미니 ?묶음", "에포크": "에포크", "세대": "세대(마다| 수)", "러닝 레이트": "러닝 ?레이트", "레이어": "레이어",
    "프리트레인": "프리 ?트레인", "파인튜닝": "파인 ?튜닝", "오버피팅": "오버 ?피팅", "정규화": "L[12] 정규화", "계산 그래프": "계산 ?그래프",
    "최적화기": "최적화기", "일꾼": "일꾼", "더 이상 사용되지 않음": "더 이상 사용되지", "검출": "검출", "라벨": "라벨",
}  # fmt: skip
# Turns of phrase that are translations and no Korean.
TRANSLATED = r"것이 가능|에 의해|[을를] 가집니다|[을를] 가지고 있|당신|되어집|에 대하여|그것은|보여집"
CODE = re.compile(r"`[^`]*`")
SENTENCE_END = re.compile(
    r"(니다|세요|까요)(\([^()]*\))?[.?][)\"'”’»]*$|(니다|세요|까요)[)\"'”’»]*[.?]$|(니다|세요): x\.?$"
)


def prose(text: str) -> str:
    """The text without code, file names and addresses."""
    return re.sub(r"https?://\S+", "x", CODE.sub("x", text))


def texts(entry: Insight | Caution) -> Iterator[tuple[str, str]]:
    """Every text of an entry under the name of its field, points and variants included; placeholders are filled."""
    for name, text in _written(entry):
        given = re.findall(r"\{(\w+)", text) if isinstance(entry, Caution) else ()
        yield name, fill(text, dict.fromkeys(given, "x"))


def _written(entry: Insight | Caution) -> Iterator[tuple[str, str]]:
    for name in (*PHRASES[type(entry)], *SENTENCES[type(entry)]):
        if getattr(entry, name):
            yield name, getattr(entry, name)
    if isinstance(entry, Insight):
        yield from ((f"points[{number}]", point) for number, point in enumerate(entry.points))
    else:
        for variant, words in entry.variants.items():
            yield from ((f"{variant}.{name}", words[name]) for name in ("message", "fix_title") if name in words)


def entries() -> list:
    return [pytest.param(entry, id=entry.id if isinstance(entry, Insight) else entry.code) for entry in ENTRIES]


@pytest.mark.parametrize("entry", entries())
def test_sentences_are_whole(entry):
    for name, text in texts(entry):
        if name in SENTENCES[type(entry)] or name.endswith("message"):
            for sentence in re.split(r"(?<=[.?!])\s+", prose(text)):
                assert SENTENCE_END.search(sentence), (name, sentence)


@pytest.mark.parametrize("entry", entries())
def test_the_glossary_is_kept(entry):
    for name, text in texts(entry):
        for word, pattern in FORBIDDEN.items():
            assert not re.search(pattern, prose(text)), (name, word, text)
        assert not re.search(TRANSLATED, prose(text)), (name, text)


def test_every_word_of_the_glossary_is_watched():
    readme = (Path(__file__).parents[2] / "catalog" / "README.md").read_text(encoding="utf-8")
    rows = [
        line.strip("| ").split("|")
        for line in readme.partition("### Glossary")[2].splitlines()
        if line.startswith("| ")
    ]
    words = {word.strip() for row in rows[1:] if len(row) == 3 for word in re.sub(r"\([^)]*\)", "", row[2]).split(",")}
    words.discard("---")
    assert words - {""} == set(FORBIDDEN)


@pytest.mark.parametrize("entry", entries())
def test_typography(entry):
    for name, text in texts(entry):
        assert text == text.strip() and "\t" not in text, name
        assert "  " not in text.replace("\n", " "), (name, text)
        assert text.count("`") % 2 == 0, (name, text)
        assert not re.search(r"``|`\s*`(?=\S)", text), (name, text)
        plain = prose(text)
        for opening, closing in ("()", "[]", "{}", "«»", "“”"):
            assert plain.count(opening) == plain.count(closing), (name, text)
        assert not re.search(r"\s[.,?!)]|\(\s|[.,]{2}(?!\.)", plain), (name, text)
        assert not re.search(r"<[a-zA-Z/!]", plain), (name, text)  # Markdown without HTML


@pytest.mark.parametrize("entry", entries())
def test_particles_fit_the_names_before_them(entry):
    for name, text in _written(entry):
        for code, form in re.findall(r"`([^`]+)`(은|는|이|가|을|를|과|와|으로|로|이라|라|이나|나)(?=[\s.,)])", text):
            # What is left open, filled in later or all signs is read in more than one way.
            if re.search(r"\w", code) and not re.search(r"[.…]\W*$|\{", code):
                assert particle(code, form) == form, (name, f"`{code}`{form}")


@pytest.mark.parametrize("insight", CATALOG.insights.values(), ids=lambda insight: insight.id)
def test_insights_are_short_and_placed(insight):
    assert len(insight.title) <= 24 and len(insight.brief) <= 60
    assert "\n" not in insight.brief and len(re.findall(r"[.?](\s|$)", prose(insight.brief))) == 1
    assert insight.brief != insight.text
    assert not insight.points or 2 <= len(insight.points) <= 5
    assert insight.example.count("\n") < 8
    assert insight.source and all(address.startswith("https://") for address in insight.source)


@pytest.mark.parametrize("caution", CATALOG.cautions.values(), ids=lambda caution: caution.code)
def test_cautions_can_be_told(caution):
    fields = dict.fromkeys(re.findall(r"\{(\w+)", caution.message + caution.fix_title + caution.related), "model")
    for text in (caution.message, caution.related, caution.fix_title):
        filled = fill(text, fields)
        assert "{" not in CODE.sub("", filled) and filled.count("`") % 2 == 0, text
    assert (
        bool(caution.fix_title)
        or caution.fix == "none"
        or any("fix_title" in words for words in caution.variants.values())
    )
    assert caution.source and all(address.startswith("https://") for address in caution.source)


@pytest.mark.parametrize("name", ["title", "brief", "text"])
def test_nothing_is_told_twice(name):
    told = Counter(getattr(insight, name) for insight in CATALOG.insights.values())
    assert [text for text, count in told.items() if count > 1] == []


@pytest.mark.parametrize("name", ["title", "what", "mend"])
def test_no_two_cautions_say_the_same(name):
    told = Counter(getattr(caution, name) for caution in CATALOG.cautions.values())
    assert [text for text, count in told.items() if count > 1] == []
