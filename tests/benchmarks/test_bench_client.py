"""The benchmark's client: what it does to a server, and that only right answers count. No figure is judged here."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))

from latency import measure as method  # noqa: E402
from latency.documents import LINE, MARKERS, Document, file_document, notebook_document  # noqa: E402
from latency.goals import MAIN, goals  # noqa: E402
from latency.measure import Patience, Result, measure  # noqa: E402
from latency.servers import Server, kinsight  # noqa: E402
from latency.summary import LATE, percentile, summarize  # noqa: E402
from latency.tables import document_table, ratio_table  # noqa: E402

FAKE = Path(__file__).with_name("fake_server.py")
CALM = Patience(answer=60, opening=60)  # for a real server on a busy machine
QUICK = Patience(answer=10, opening=10, quiet=0.5)
SCRIPT = """import torch
from torch import nn


def build():
    return nn.Sequential(nn.Linear(4, 2), nn.ReLU())


def train(model, batches):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    criterion = nn.CrossEntropyLoss()
    for x, y in batches:
        optimizer.zero_grad()
        loss = criterion(model(x), y)
        loss.backward()
        optimizer.step()


train(build(), [])
"""


@pytest.fixture(autouse=True)
def few_keystrokes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(method, "KEYSTROKES", 4)
    monkeypatch.setattr(method, "PAUSE", 0.0)


def fake(habit: str) -> Server:
    return Server(f"fake-{habit}", (sys.executable, str(FAKE), habit), "name")


def script(folder: Path) -> Document:
    return file_document("a script", SCRIPT, folder / "train.py")


async def run(
    server: Server, document: Document, folder: Path, patience: Patience = QUICK, edits: tuple[int, ...] = ()
) -> Result:
    return await measure(server, document, folder, folder / "log.txt", 1, edits, patience)


async def test_kinsight_answers_everything(tmp_path: Path) -> None:
    result = await run(kinsight(), script(tmp_path), tmp_path, CALM, edits=(5, 8))
    assert result.notes == []
    assert result.ready and result.first_hover and result.first_diagnostics
    assert result.asked == len(script(tmp_path).hovers) == len(result.cold) == len(result.warm)
    assert result.answered > 0
    assert len(result.key_hover) == len(result.key_diagnostics) == 4
    assert None not in [*result.cold, *result.warm, *result.key_hover, *result.key_diagnostics]
    assert list(result.memory) == ["at rest", "5 edits", "8 edits"] and min(result.memory.values()) > 1


async def test_kinsight_takes_notebooks(tmp_path: Path) -> None:
    result = await run(kinsight(), notebook_document("a notebook", SCRIPT, tmp_path / "train.ipynb", 4), tmp_path, CALM)
    assert result.notes == []
    assert result.first_hover and None not in result.key_diagnostics


@pytest.mark.parametrize("habit", ["stale", "empty"])
async def test_an_early_wrong_report_does_not_count(tmp_path: Path, habit: str) -> None:
    result = await run(fake(habit), script(tmp_path), tmp_path)
    assert result.notes == []
    assert min(result.key_diagnostics) >= 0.3  # the right report comes no sooner


async def test_a_server_that_never_reports_is_shown_as_such(tmp_path: Path) -> None:
    result = await run(fake("silent"), script(tmp_path), tmp_path, Patience(answer=1, opening=1, quiet=0.2))
    assert result.first_hover is None and result.first_diagnostics is None and result.key_diagnostics == []
    assert result.notes == ["no content in the first hover", "no diagnostics came to rest after opening"]
    assert result.answered == 0 and result.asked == len(result.warm)


async def test_a_server_that_answers_nothing_is_given_up(tmp_path: Path) -> None:
    result = await run(fake("mute"), script(tmp_path), tmp_path, Patience(opening=1))
    assert result.ready is None and result.notes == ["did not answer initialize"]


async def test_a_server_that_ends_is_shown_as_such(tmp_path: Path) -> None:
    result = await run(Server("none", (sys.executable, "-c", ""), "name"), script(tmp_path), tmp_path)
    assert result.ready is None and result.notes == ["ended before it had answered"]


def test_the_marker_stands_in_a_function_and_every_fault_is_one_keystroke(tmp_path: Path) -> None:
    document = script(tmp_path)
    [text] = document.cells
    assert (tmp_path / "train.py").read_text() == text
    line = text.split("\n")[document.typed.line]
    assert line == " " * document.typed.character + LINE and document.typed.character > 0
    ast.parse(text)
    for before, good, bad in MARKERS.values():
        assert LINE.startswith(before + good) and len(good) + len(bad) == 1


def test_a_notebook_has_the_cells_and_the_text_of_its_script(tmp_path: Path) -> None:
    document = notebook_document("a notebook", SCRIPT, tmp_path / "train.ipynb", 4)
    assert len(document.cells) == len(document.uris) == 4
    joined = [line for text in document.cells for line in text.split("\n") if line and "marker" not in line]
    assert joined == [line for line in SCRIPT.split("\n") if line]
    for text in document.cells:
        ast.parse(text)


def test_hovers_are_over_names(tmp_path: Path) -> None:
    document = script(tmp_path)
    lines = document.cells[0].split("\n")
    words = {lines[place.line][place.character - 1 :].split("(")[0] for place in document.hovers}
    assert {"Linear", "zero_grad", "backward", "step", "CrossEntropyLoss", "ReLU"} <= words


def test_late_answers_are_neither_left_out_nor_numbers() -> None:
    assert percentile([0.1, None, 0.3, 0.2], 0.5) == 0.2
    assert percentile([0.1, None], 0.95) == LATE
    assert percentile([], 0.5) is None
    late = Result("slow", "a script", 20, 1, key_diagnostics=[None, None])
    [summary] = summarize([late])
    table = document_table([summary])
    assert "| late | late |" in table and summary.value("ready") is None


def test_goals_say_what_holds_what_fails_and_what_is_unknown() -> None:
    ours = Result("kinsight", MAIN, 1500, 1, first_hover=0.2, warm=[0.002], key_diagnostics=[0.02])
    theirs = Result("ty", MAIN, 1500, 1, first_hover=0.1, key_diagnostics=[0.03])
    said = {goal.text: goal.passed for goal in goals(summarize([ours, theirs]), None)}
    assert said["first hover after opening is below 0.3 s"] is True
    assert said["first hover after opening is below ty's"] is False
    assert said["warm hover p50 is at most 1 ms"] is False
    assert said["keystroke to diagnostics p50 is below ty's"] is True
    assert said["keystroke to diagnostics p50 is below zuban's"] is None


def test_ratios_are_above_one_where_kinsight_is_ahead() -> None:
    ours = Result("kinsight", MAIN, 1500, 1, first_hover=0.2)
    theirs = Result("ty", MAIN, 1500, 1, first_hover=0.5)
    assert "| ty | 2.5 | – | – | – | – |" in ratio_table(summarize([ours, theirs]))
