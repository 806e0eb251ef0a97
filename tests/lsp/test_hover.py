"""Hovers: where there is something to explain, what they say, and where they are silent."""

from __future__ import annotations

import pytest
from lsprotocol import types as t

from .profiles import nothing, vscode
from .session import EXAMPLE, Doc, Session, started

TRAIN = EXAMPLE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def train(code_client) -> Doc:
    return code_client.session.open(TRAIN, uri=EXAMPLE.as_uri())


@pytest.mark.parametrize(
    ("needle", "skip", "shown"),
    [
        ("DataLoader(", 0, "torch.utils.data.DataLoader"),
        ("num_workers=", 0, "torch.utils.data.DataLoader(num_workers=)"),
        ("no_grad", 0, "torch.no_grad"),
        ("eval()", 0, "eval"),
        ("zero_grad", 0, "torch.optim.Optimizer.zero_grad"),
        ("backward", 1, "torch.Tensor.backward"),
        ("argmax", 0, "torch.Tensor.argmax"),
        ("step()", 0, "step"),
        ("CrossEntropyLoss", 0, "torch.nn.CrossEntropyLoss"),
        ("resnet50", 0, "torchvision.models.resnet50"),
        ("weights=", 0, "torchvision.models.resnet50(weights=)"),
    ],
)
async def test_explained_places(train: Doc, needle: str, skip: int, shown: str) -> None:
    hover = await train.hover(needle, skip)
    assert hover is not None
    text = hover.contents.value
    heading = text.split("\n")[0]
    assert heading.startswith("#### `") and shown in heading
    assert train.under(hover.range) == needle.rstrip("(=)").rstrip("(")
    assert "출처: [" in text and "](https://" in text
    assert "**[" in text


async def test_every_character_of_a_name_answers(train: Doc) -> None:
    for offset in range(len("CrossEntropyLoss") + 1):
        assert (await train.hover("CrossEntropyLoss", offset=offset)) is not None


async def test_a_module_prefix_answers_for_the_name(train: Doc) -> None:
    hover = await train.hover("torch.no_grad")
    assert train.under(hover.range) == "torch.no_grad"


async def test_a_guess_says_so(train: Doc) -> None:
    text = (await train.hover("zero_grad")).contents.value
    assert "추정: 이름으로 미루어 `torch.optim.Optimizer.zero_grad`로 보았습니다" in text
    assert "추정" not in (await train.hover("CrossEntropyLoss")).contents.value


@pytest.mark.parametrize(
    "needle", ["NUM_EPOCHS =", "correct = 0", "cats_and_dogs.pt", "부트캠프", "range(NUM", "print(f"]
)
async def test_silent_places(train: Doc, needle: str) -> None:
    assert await train.hover(needle) is None


async def test_the_users_own_names_are_not_explained(code: Session) -> None:
    doc = code.open(
        "import torch\n\n\n"
        "class DataLoader:\n    def __init__(self, num_workers=0): ...\n    def zero_grad(self): ...\n\n"
        "loader = DataLoader(num_workers=4)\nloader.zero_grad()\nname = 'torch.no_grad'\n# torch.no_grad\n"
        "def softmax(x):\n    return x\n\n\nsoftmax(3)\n"
    )
    for needle, skip in [("DataLoader", 1), ("num_workers", 1), ("zero_grad", 1), ("torch.no_grad", 0),
                         ("torch.no_grad", 1), ("softmax", 1), ("loader", 0)]:  # fmt: skip
        assert await doc.hover(needle, skip) is None, needle


async def test_broken_code(code: Session) -> None:
    doc = code.open(
        "import torch\nfrom torch.utils.data import DataLoader\n\nloader = DataLoader(data, num_workers=\n\n"
        "with torch.no_grad(:\n    x = (\n"
    )
    assert await doc.hover("DataLoader(") is not None
    assert await doc.hover("no_grad") is not None
    doc.replace("num_workers=", "num_workers=4)")
    assert await doc.hover("num_workers") is not None


@pytest.mark.parametrize(
    "text", ["", "\n", "   ", "import torch", "\ufeffimport torch\n", "x = '\ud800'\n", "\x0c\n\x00\n"]
)
async def test_odd_texts_and_positions(code: Session, text: str) -> None:
    doc = code.open(text)
    for place in [t.Position(0, 0), t.Position(0, 9), t.Position(99, 99)]:
        await doc.hover_at(place)
    doc.replace("", "\n")
    await doc.hover_at(t.Position(1, 0))


async def test_untitled_and_korean_paths(code: Session) -> None:
    for uri in [
        "untitled:Untitled-1",
        "file:///tmp/%ED%95%9C%EA%B8%80/%ED%95%99%EC%8A%B5.py",
        "file:///c%3A/ml/train.py",
    ]:
        doc = code.open("import torch\n\nwith torch.no_grad():\n    pass\n", uri=uri)
        assert await doc.hover("no_grad") is not None
        doc.replace("torch.no_grad", "print")
        assert await doc.hover("print") is None
        doc.close()


async def test_other_languages_and_closed_documents_are_left_alone(code: Session) -> None:
    yaml = code.open("torch.no_grad: 1\n", name="a.yaml", language="yaml")
    assert await yaml.hover("no_grad") is None
    doc = code.open("import torch\ntorch.no_grad()\n")
    doc.close()
    assert await doc.hover("no_grad") is None


async def test_plain_text_client_and_no_encodings() -> None:
    async with started(nothing()) as session:
        assert session.encoding == "utf-16"
        assert session.result.capabilities.code_action_provider is None
        assert session.result.capabilities.diagnostic_provider is None
        doc = session.open(TRAIN)
        hover = await doc.hover("zero_grad")
        assert hover.contents.kind == t.MarkupKind.PlainText
        assert "**" not in hover.contents.value and "](" not in hover.contents.value
        assert "[개념]" in hover.contents.value and "출처: https://" in hover.contents.value


async def test_insight_comments(code: Session) -> None:
    doc = code.open("import torch\n\ntorch.no_grad()\n")
    actions = await doc.actions(doc.between("no_grad"))
    action = next(a for a in actions if a.title.endswith("(inline)"))
    doc.set(doc.apply(action.edit))
    hover = await doc.hover("# # [")
    assert "인사이트 주석" in hover.contents.value
    assert "출처: [" in hover.contents.value
    assert doc.under(hover.range).startswith("# # [")


async def test_hover_can_be_switched_off() -> None:
    async with started(vscode(), settings={"hover": False}) as session:
        doc = session.open(TRAIN)
        assert await doc.hover("zero_grad") is None
        await session.settings({"hover": True})
        assert await session.until(lambda: doc.hover("zero_grad"))


async def test_categories_filter() -> None:
    async with started(vscode(), settings={"categories": ["성능", "caution"]}) as session:
        doc = session.open(TRAIN)
        assert await doc.hover("zero_grad") is None
        hover = await doc.hover("num_workers")
        assert "**[주의]**" in hover.contents.value
