"""What the tests of annotate, strip and convert share: runs, and everything that must hold of every run."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from hypothesis import strategies as st

from kinsight_lsp.analyzer import Analyzer
from kinsight_lsp.core.source import Source
from kinsight_lsp.core.text import decode
from kinsight_lsp.resolve.stubs import bundled_stubs
from kinsight_lsp.writing.annotate import Annotated, annotate_source
from kinsight_lsp.writing.plan import Options
from kinsight_lsp.writing.present import says
from kinsight_lsp.writing.recognize import insight_comments
from kinsight_lsp.writing.strip import own_comments, strip_source

from .helpers import catalog, docstrings, look, meaning
from .programs import programs

LEVELS = ("beginner", "intermediate", "advanced")
IMPORTS = (
    "import torch", "import torch.nn as nn", "import torch.nn.functional as F",
    "from torch.utils.data import DataLoader",
    "from torchvision import models, transforms, datasets",
)  # fmt: skip

LESSON = """\
import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision import datasets, models, transforms

device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
transform = transforms.Compose([transforms.Resize(224), transforms.ToTensor()])
data = datasets.ImageFolder("train", transform=transform)
loader = DataLoader(data, batch_size=32, shuffle=True, num_workers=4, pin_memory=True)

model = models.resnet18(weights="DEFAULT")
for parameter in model.parameters():
    parameter.requires_grad = False
model.fc = nn.Linear(model.fc.in_features, 2)
model = model.to(device)

criterion = nn.CrossEntropyLoss(label_smoothing=0.1)
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=0.01)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=5)

for epoch in range(5):
    model.train()
    for images, labels in loader:
        images, labels = images.to(device), labels.to(device)
        optimizer.zero_grad()
        with torch.autocast("cuda"):
            loss = criterion(model(images), labels)
        loss.backward()
        optimizer.step()
    scheduler.step()
    print(loss.item())


def evaluate():
    correct = 0
    model.eval()
    with torch.no_grad():
        for images, labels in loader:
            logits = model(images.to(device))
            correct += (logits.argmax(dim=1) == labels.to(device)).sum().item()
    return correct


def predict(image):
    model.eval()
    with torch.inference_mode():
        probabilities = torch.softmax(model(image), dim=1)
    return probabilities.argmax(dim=1)


torch.save(model.state_dict(), "model.pt")
"""


@lru_cache(maxsize=1)
def annotator() -> Analyzer:
    return Analyzer(catalog(), bundled_stubs(), findings=False)


def annotate(source: Source, level: str = "beginner", **options: object) -> Annotated:
    return annotate_source(source, annotator().analyze, catalog(), Options(level, **options))  # type: ignore[arg-type]


def strip(source: Source, everyones: bool = False) -> Source:
    return strip_source(source, catalog(), everyones)


def texts(source: Source) -> list[str]:
    """The text of every cell, or of the file."""
    return [decode(cell.text.data) for cell in source.cells] if source.is_notebook else [decode(source.text.data)]


def check(source: Source, done: Annotated, people: int = 0) -> None:
    """Everything that must hold of a document without annotate's insights, and of it annotated."""
    after = done.source
    shown = "\n".join(texts(after))
    assert texts(strip(after)) == texts(source), shown
    again = annotate_source(after, annotator().analyze, catalog(), done.plan.options)
    assert texts(again.source) == texts(after), shown
    written = own_comments(after, look(after).comments, catalog())
    assert len(written) == len(done.plan.choices)
    assert max(Counter(own.insight.id for own in written).values(), default=0) <= 1
    assert done.plan.total <= max(done.plan.options.total[1], people)
    assert_never_two_on_a_statement(after)
    everyones = insight_comments(after, look(after).module)
    assert len(everyones) == len(written) + people, shown
    for own in written:
        assert sum(says(comment, own.insight) for comment in everyones) == 1, own


def assert_never_two_on_a_statement(source: Source) -> None:
    """Between two insights that annotate wrote, whatever their form, there is a line of code."""
    for own in (written := own_comments(source, look(source).comments, catalog())):
        for other in written:
            same_cell = source.cell_at(own.comment.start) == source.cell_at(other.comment.start)
            if same_cell and own.comment.end <= other.comment.start:
                lines = source.text.slice(own.comment.end, other.comment.start).split("\n")
                lines = [line.strip(" \t\r\f") for part in lines for line in part.split("\r")]
                assert any(line and not line.startswith("#") for line in lines), (own, other)


def check_program(before: str, after: str) -> None:
    """The program means the same and documents the same."""
    assert meaning(after) == meaning(before), after
    assert docstrings(after) == docstrings(before), after


@st.composite
def lessons(draw) -> str:
    """Programs that import what their names stand for, so that there is something to say of them."""
    text = draw(programs())
    eol = "\r\n" if "\r\n" in text else "\r" if "\r" in text else "\n"
    ends = text.endswith(("\n", "\r"))
    return text + ("" if ends else eol) + eol.join(IMPORTS) + (eol if ends else "")
