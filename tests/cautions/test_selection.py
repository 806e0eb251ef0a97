"""Which findings a user sees: select and ignore, severities, suppression comments, notebooks, other worlds."""

from __future__ import annotations

import pytest

from examples import CATALOG
from kinsight_lsp.analyzer import Analyzer
from kinsight_lsp.core.config import Settings
from kinsight_lsp.core.source import cell_source, file_source, notebook_source
from kinsight_lsp.resolve.stubs import bundled_stubs

CODE = "deprecated-torch-api"
OTHER = "torchvision-pretrained-deprecated"
TEXT = """import torch
from torchvision import models

model = models.resnet18(pretrained=True)
with torch.cuda.amp.autocast():
    model(torch.zeros(1, 3, 8, 8))
"""
LOOP = """import torch

for x, y in loader:
    loss = criterion(model(x), y)
    loss.backward()
    optimizer.step()
"""


def found(text: str, **settings) -> dict[str, str]:
    """Codes and severities of what is reported."""
    analyzer = Analyzer(CATALOG, bundled_stubs(), Settings(**settings), occurrences=False)
    return {f.code: f.severity for f in analyzer.analyze(file_source(text)).findings}


def test_the_catalog_s_severities_hold():
    assert found(TEXT) == {CODE: "warning", OTHER: "warning"}


@pytest.mark.parametrize(
    ("settings", "codes"),
    [
        ({"ignore": (CODE,)}, {OTHER}),
        ({"ignore": ("torchvision-",)}, {CODE}),
        ({"ignore": ("ALL",)}, set()),
        ({"select": (CODE,)}, {CODE}),
        ({"select": ("torchvision", "deprecated")}, {CODE, OTHER}),
        ({"select": ("ALL",), "ignore": ("torch",)}, {CODE}),
        ({"select": ("nothing-such",)}, set()),
        ({"select": (CODE,), "ignore": (CODE,)}, set()),
        ({"severity": {CODE: "off"}}, {OTHER}),
    ],
)
def test_select_and_ignore(settings, codes):
    assert set(found(TEXT, **settings)) & {CODE, OTHER} == codes


def test_severities_are_the_user_s():
    assert found(TEXT, severity={CODE: "error", OTHER: "hint"}) == {CODE: "error", OTHER: "hint"}
    assert found(TEXT, select=(CODE,), severity={CODE: "information", OTHER: "error"}) == {CODE: "information"}


OFF = [caution.code for caution in CATALOG.cautions.values() if caution.severity == "off"]


@pytest.mark.parametrize("code", OFF)
def test_what_is_off_comes_with_select_or_a_severity(code):
    default = Analyzer(CATALOG, bundled_stubs())
    assert default.severity_of(code) == "off"
    for settings, severity in (
        (Settings(select=("ALL",)), "hint"),
        (Settings(select=(code,)), "hint"),
        (Settings(severity={code: "error"}), "error"),
        (Settings(select=("ALL",), ignore=(code,)), "off"),
        (Settings(select=("ALL",), severity={code: "off"}), "off"),
    ):
        assert Analyzer(CATALOG, bundled_stubs(), settings).severity_of(code) == severity


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("autocast():", f"autocast():  # kinsight: ignore[{CODE}]"),
        ("autocast():", f"autocast():  # noqa # kinsight: ignore[other, {CODE}]"),
        ("autocast():", "autocast():  # kinsight: ignore"),
        ("with torch", f"# kinsight: ignore[{CODE}]\nwith torch"),
        ("import torch\n", f"import torch\n# kinsight: ignore-file[{CODE}]\n"),
        ("    model(", f"    # kinsight: ignore-file[{CODE}]\n    model("),
        ("\n", "\r\n"),
    ],
)
def test_suppression(old, new):
    text = (
        TEXT.replace(old, new, 1)
        if old != "\n"
        else TEXT.replace("autocast():", f"autocast():  # kinsight: ignore[{CODE}]").replace("\n", "\r\n")
    )
    assert set(found(text)) == {OTHER}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    model(", f"    model(  # kinsight: ignore[{CODE}]\n    "),
        ("with torch", f"# kinsight: ignore[{CODE}]\n\nwith torch"),
        ("with torch", f"x = 1  # kinsight: ignore[{CODE}]\nwith torch"),
        ("autocast():", "autocast():  # kinsight: ignore[unknown-code]"),
        ("autocast():", f'autocast():\n    "# kinsight: ignore[{CODE}]"'),
    ],
)
def test_a_comment_elsewhere_hides_nothing(old, new):
    assert CODE in found(TEXT.replace(old, new, 1))


def test_a_comment_inside_a_statement_of_several_lines():
    text = TEXT.replace(
        "resnet18(pretrained=True)",
        f"resnet18(\n    progress=False,\n    pretrained=True,  # kinsight: ignore[{OTHER}]\n)",
    )
    assert set(found(text)) == {CODE}


@pytest.mark.parametrize(
    ("line", "unused"),
    [
        (f"x = 1  # kinsight: ignore[{CODE}]", True),
        ("x = 1  # kinsight: ignore", True),
        ("# kinsight: ignore-file[missing-zero-grad]", True),
        ("x = 1  # kinsight: ignore[no-such-code]", True),
        ("x = '# kinsight: ignore'", False),
        ("x = 1  # kinsight: ignore[unused-suppression]", False),
    ],
)
def test_an_unused_suppression_is_a_hint(line, unused):
    text = f"{TEXT}{line}\n"
    findings = Analyzer(CATALOG, bundled_stubs(), occurrences=False).analyze(file_source(text)).findings
    hints = [f for f in findings if f.code == "unused-suppression"]
    assert len(hints) == unused
    for hint in hints:
        assert text.encode()[hint.start : hint.end].decode() == line[line.index("#") :]
        assert (hint.severity, hint.tags) == ("hint", ("unnecessary",))


def test_a_suppression_of_what_is_switched_off_is_not_called_unused():
    line = f"x = 1  # kinsight: ignore[{CODE}]\n"
    for settings in (
        {"ignore": (CODE,)},
        {"select": ("missing-",)},
        {"severity": {CODE: "off"}},
        {"ignore": ("unused-suppression",)},
    ):
        assert "unused-suppression" not in found("import torch\n" + line, **settings), settings


def test_findings_come_in_order_and_once():
    findings = Analyzer(CATALOG, bundled_stubs(), occurrences=False).analyze(file_source(TEXT + TEXT + LOOP)).findings
    places = [(f.start, f.end, f.code) for f in findings]
    assert places == sorted(set(places))


def test_a_file_of_another_world_reports_nothing():
    for package in ("mxnet", "tensorflow", "jax"):
        assert found(LOOP.replace("torch", package)) == {}
    assert "missing-zero-grad" in found(LOOP)


def test_findings_of_a_notebook_stand_in_their_cell():
    source = notebook_source(
        [
            ("a", "code", "import torch\n!nvidia-smi"),
            ("b", "markdown", "한글"),
            ("c", "code", "# 😀\nwith torch.cuda.amp.autocast():\n    pass"),
        ]
    )
    (finding,) = Analyzer(CATALOG, bundled_stubs()).analyze(source).findings
    cell = source.cell_at(finding.start)
    assert cell.uri == "c" and cell.text.position(finding.start - cell.start) == (1, 5)
    assert all(source.cell_at(edit.start) is cell and source.cell_at(edit.end) is cell for edit in finding.fix.edits)


def test_a_cell_alone_is_read_as_a_cell():
    source = cell_source("%%time\n!ls\nimport torch\nwith torch.cuda.amp.autocast():\n    pass\n")
    assert [f.code for f in Analyzer(CATALOG, bundled_stubs()).analyze(source).findings] == [CODE]


def test_without_findings_or_occurrences():
    stubs = bundled_stubs()
    only_findings = Analyzer(CATALOG, stubs, occurrences=False).analyze(file_source(TEXT))
    assert only_findings.findings and not only_findings.occurrences and not only_findings.unresolved
    both = Analyzer(CATALOG, stubs).analyze(file_source(TEXT))
    assert both.findings == only_findings.findings and both.occurrences
