"""What is chosen: levels, density, sections, and how the insights speak."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from kinsight_lsp.core.config import CATEGORIES
from kinsight_lsp.core.source import file_source, notebook_source
from kinsight_lsp.writing.plan import TOTALS, Options, Plan, make_plan
from kinsight_lsp.writing.sections import Sections, heading_sections, headings

from .annotating import LESSON, LEVELS, annotator
from .helpers import catalog


def plan(text: str, level: str = "beginner", **options: object) -> Plan:
    return make_plan(annotator().analyze(file_source(text)), catalog(), Options(level, **options))  # type: ignore[arg-type]


def test_the_bands_of_the_contract() -> None:
    assert [Options(level).total for level in LEVELS] == [(15, 20), (8, 12), (3, 5)]
    for level, full, short in zip(LEVELS, [(4, 5), (2, 3), (1, 1)], [(3, 4), (2, 2), (1, 1)], strict=True):
        options = Options(level)
        for section in ("setup", "model-loading", "training", "detection", "segmentation", "vlm"):
            assert options.cell(section) == full
        assert options.cell("inference") == options.cell("evaluation") == short


@pytest.mark.parametrize("level", LEVELS)
def test_a_whole_lesson_is_within_the_bands(level: str) -> None:
    found = plan(LESSON, level)
    low, high = TOTALS[level]
    assert low <= found.total <= high
    for section, count in found.counts().items():
        assert count <= found.options.cell(section)[1], section
    assert {"setup", "model-loading", "training", "evaluation", "inference"} <= set(found.counts())


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("density", [0.1, 0.5, 2.0, 3.0])
def test_density_scales_the_cap(level: str, density: float) -> None:
    found = plan(LESSON, level, density=density)
    assert 1 <= found.total <= max(1, round(TOTALS[level][1] * density + 1e-9))
    if density < 1:
        assert found.total < plan(LESSON, level).total


def test_a_level_teaches_its_own_insights_first() -> None:
    for level in LEVELS:
        levels = Counter(choice.insight.level for choice in plan(LESSON * 3, level).choices)
        assert level == "advanced" or levels[level] >= max(levels.values())
    assert set(levels) - {"advanced"} <= {"intermediate"}


def test_levels_speak_differently() -> None:
    forms = {level: Counter(choice.form for choice in plan(LESSON, level).choices) for level in LEVELS}
    assert forms["beginner"]["block"] > forms["intermediate"]["block"] >= 1
    assert forms["intermediate"]["inline"] >= 1
    assert set(forms["advanced"]) == {"inline"}
    assert {choice.form for choice in plan(LESSON, form="block").choices} == {"block"}
    assert {choice.form for choice in plan(LESSON, form="inline").choices} == {"inline"}


def test_priority_places_first() -> None:
    names = {choice.insight.id for choice in plan(LESSON).choices}
    assert {"optimizer-zero-grad", "loss-backward", "optimizer-step", "torchvision-weights-param", "module-to-device",
            "eval-plus-no-grad", "softmax-probabilities"} <= names  # fmt: skip


def test_each_insight_stands_on_its_own_statement() -> None:
    for choice in plan(LESSON).choices:
        if choice.insight.id == "loss-backward":
            start, end = choice.occurrence.statement
            assert LESSON.encode()[start:end] == b"loss.backward()"
            assert choice.placement == "before"  # it is in the loop there
            return
    pytest.fail("loss-backward was not chosen")


def test_only_some_categories() -> None:
    found = plan(LESSON, categories=("concept",))
    assert {choice.insight.category for choice in found.choices} == {"concept"}
    assert plan(LESSON, categories=CATEGORIES).choices == plan(LESSON).choices


def test_only_some_sections() -> None:
    found = plan(LESSON, sections=("training", "inference"))
    assert set(found.counts()) == {"training", "inference"}
    assert found.counts()["training"] <= 5 and found.options.total == (7, 20)


def test_an_import_is_a_place_only_for_what_is_used_nowhere() -> None:
    for level in LEVELS:
        for choice in plan(LESSON, level).choices:
            if choice.occurrence.kind == "import":
                found = annotator().analyze(file_source(LESSON)).occurrences
                assert {o.kind for o in found if choice.insight.id in o.insights} == {"import"}


def test_guesses_come_last() -> None:
    analysis = annotator().analyze(file_source(LESSON))
    guessed = [replace(o, guess=o.name.endswith("zero_grad")) for o in analysis.occurrences]
    options = Options("beginner", sections=("training",), density=0.6)
    found = make_plan(replace(analysis, occurrences=tuple(guessed)), catalog(), options)
    names = [choice.insight.id for choice in found.choices]
    assert names and "optimizer-zero-grad" not in names


@pytest.mark.parametrize("level", LEVELS)
def test_one_section_alone_outgrows_its_cell_up_to_the_target(level: str) -> None:
    text = LESSON[LESSON.index("criterion =") :].partition("\n\n\ndef")[0]
    head = (
        "import torch\nfrom torch import nn\nfrom torchvision import models\nmodel = models.resnet18()\nloader = []\n"
    )
    found = plan(head + text, level, density={"advanced": 1.0}.get(level, 0.6))
    assert found.total == found.options.total[0]
    assert found.counts()["training"] > found.options.cell("training")[1]


def test_of_two_insights_on_one_name_one_is_enough() -> None:
    """What `eval()` and `no_grad` do is told once, as long as the section has something else to tell."""
    about = {"eval-plus-no-grad", "no-grad-inference", "train-eval-mode-switch"}
    names = {choice.insight.id for choice in plan(LESSON).choices}
    assert len(names & about) < len(about)
    alone = (
        "import torch\nfrom torchvision import models\nmodel = models.resnet18()\nmodel.eval()\n"
        "with torch.no_grad():\n    y = model(x)\n"
    )
    forms = {choice.insight.id: choice.form for choice in plan(alone).choices if choice.insight.id in about}
    assert forms.keys() >= {"eval-plus-no-grad", "no-grad-inference"}, "there is nothing else to tell"
    assert sorted(forms.values()).count("block") == 1, "the second is said in one line"


@pytest.mark.parametrize(
    ("behind", "placement"), [("", "after"), ("\nprint(y)", "after"), ("print(y)", "before"), ("# 설명", "before")]
)
def test_an_insight_stands_after_its_line_only_where_a_paragraph_ends(behind: str, placement: str) -> None:
    found = plan(f"import torch\nx = torch.randn(2, 3)\ny = x.argmax(dim=1)\n{behind}")
    assert [c.placement for c in found.choices if c.insight.id == "argmax-class-index"] == [placement]


def test_what_matters_more_stays_where_its_name_is_met_first() -> None:
    """The learning rate is explained at the first optimizer, though a lesser insight has no other place than that."""
    text = (
        "import torch\nfrom torch import nn\nmodel = nn.Linear(1, 1)\n"
        "first = torch.optim.Adagrad(model.parameters(), lr=0.1)\n"
        "second = torch.optim.Adam(model.parameters(), lr=0.1)\n"
    )
    chosen = {c.insight.id: c.occurrence.statement for c in plan(text, sections=("training",)).choices}
    start, end = chosen["learning-rate-range"]
    assert text[start:end].startswith("first")


# -- sections


def section_of(text: str, line: str, level: str = "") -> str:
    analysis = annotator().analyze(file_source(text))
    start = text.encode().index(line.encode())
    sections = Sections(analysis, catalog())
    found = [o for o in analysis.occurrences if o.statement[0] <= start < o.statement[1]]
    best = min(found, key=lambda o: o.statement[1] - o.statement[0])
    return sections.of(best)


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("import torch\n", "setup"), ("device =", "setup"), ("transform =", "setup"), ("loader =", "setup"),
        ("model = models", "model-loading"), ("model.fc =", "model-loading"), ("model = model.to", "model-loading"),
        ("optimizer = ", "training"), ("model.train()", "training"), ("images, labels = images.to", "training"),
        ("loss.backward()", "training"), ("with torch.no_grad()", "evaluation"), ("correct +=", "evaluation"),
        ("probabilities =", "inference"), ("return probabilities", "inference"),
    ],
)  # fmt: skip
def test_sections_of_code(line: str, section: str) -> None:
    text = "import torch.nn\n" + LESSON
    assert section_of(text, line if line != "import torch\n" else "from torch import nn") == section


@pytest.mark.parametrize(
    ("heading", "sections"),
    [
        ("1. 데이터 준비", ["setup"]), ("Setup", ["setup"]), ("환경 설정과 라이브러리 불러오기", ["setup"]),
        ("2. 모델", ["model-loading"]), ("Load the model", ["model-loading"]),
        ("사전 학습 모델 가져오기", ["model-loading"]),
        ("모델 학습", ["training"]),
        ("Train the network", ["model-loading", "training"]), ("Model training", ["training"]),
        ("학습과 검증", ["training", "evaluation"]), ("성능 평가", ["evaluation"]), ("Evaluation", ["evaluation"]),
        ("예측해 보기", ["inference"]), ("Inference", ["inference"]), ("객체 탐지", ["detection"]),
        ("Object detection", ["detection"]),
        ("이미지 분할", ["segmentation"]), ("Segment anything with SAM", ["segmentation"]),
        ("시각-언어 모델", ["model-loading", "vlm"]),
        ("Image captioning with a VLM", ["vlm"]), ("들어가며", []), ("마치며", []),
    ],
)  # fmt: skip
def test_sections_of_headings(heading: str, sections: list[str]) -> None:
    assert heading_sections(heading) == sections


def test_headings_outside_of_fences() -> None:
    text = "# 하나\n```python\n# 둘\n```\n글 # 셋\n###### 넷 ##\n####### 다섯\n<h2>여섯</h2>\n#일곱"
    assert list(headings(text)) == [(1, "하나"), (6, "넷"), (2, "여섯")]


@pytest.mark.parametrize(("heading", "section"), [("## 평가", "evaluation"), ("## Inference", "inference")])
def test_headings_decide_where_code_says_little(heading: str, section: str) -> None:
    cells = [("", "markdown", "# 학습 일기"), ("", "code", "import torch"), ("", "markdown", heading),
             ("", "code", "x = torch.randn(2, 2)\ny = x.argmax(dim=1)")]  # fmt: skip
    analysis = annotator().analyze(notebook_source(cells))
    sections = Sections(analysis, catalog())
    found = [o for o in analysis.occurrences if o.name == "torch.Tensor.argmax"]
    assert found and {sections.of(o) for o in found} == {section}


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("loss.backward()", "training"), ("model.eval()", "evaluation"), ("with torch.no_grad()", "evaluation"),
        ("value = val_loss", "evaluation"), ("scheduler.step(value)", "training"), ("model.train()", "training"),
        ("if val_loss <", "evaluation"),
    ],
)  # fmt: skip
def test_validation_inside_the_training_loop_is_evaluation(line: str, section: str) -> None:
    text = """\
import torch
from torch import nn
model, loss_fn = nn.Linear(1, 1), nn.MSELoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer)
for epoch in range(3):
    model.train()
    for x, y in loader:
        optimizer.zero_grad()
        loss = loss_fn(model(x), y)
        loss.backward()
        optimizer.step()
    model.eval()
    with torch.no_grad():
        value = val_loss = loss_fn(model(x_val), y_val).item()
    scheduler.step(value)
    if val_loss < best_loss:
        best_loss = val_loss
"""
    assert section_of(text, line) == section
