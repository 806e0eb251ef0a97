"""Breaks real training code one way at a time and asks whether kinsight sees it.

Each mutation takes one place where the program does a thing right (``optimizer.zero_grad()``, ``model.eval()`` …), undoes it, and counts
as found when a finding of the expected codes appears that the original did not have. Places that the program protects twice are left
out by the mutation itself, as its docstring says. ``python benchmarks/mutation.py`` prints recall per mutation and the findings on the
originals; ``--missed`` lists the mutants that were not found.
"""

from __future__ import annotations

import argparse
import ast
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus import fetch, training_files
from kinsight_lsp.analyzer import Analyzer
from kinsight_lsp.core.config import Settings
from kinsight_lsp.core.source import file_source
from kinsight_lsp.knowledge.loader import bundled_catalog, load_catalog
from kinsight_lsp.resolve.stubs import bundled_stubs


@dataclass(frozen=True)
class Mutant:
    """A broken program. kind: what was done; line: where, 1-based."""

    kind: str
    line: int
    text: str


EXPECTED = {
    "drop zero_grad": {"missing-zero-grad", "zero-grad-misplaced"},
    "drop backward": {"missing-backward"},
    "drop optimizer.step": {"missing-optimizer-step"},
    "drop eval": {"missing-eval-in-validation", "missing-eval-after-load"},
    "drop train": {"missing-train-toggle", "eval-mode-during-training"},
    "drop no_grad": {"missing-no-grad-in-eval"},
    "drop super().__init__": {"missing-super-init"},
    "drop set_epoch": {"missing-set-epoch"},
    "drop item": {"loss-accumulation-keeps-graph"},
    "add softmax": {"softmax-before-cross-entropy"},
    "call forward": {"direct-forward-call"},
    "pretrained for weights": {"torchvision-pretrained-deprecated"},
    "discard .to": {"result-unused-pure-op"},
}


class Editor:
    """Source text with line-wise and range-wise edits."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.splitlines(keepends=True)
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line.encode()))
        self.data = text.encode()

    def span(self, node: ast.AST) -> tuple[int, int]:
        return self.starts[node.lineno - 1] + node.col_offset, self.starts[node.end_lineno - 1] + node.end_col_offset

    def replace(self, node: ast.AST, new: str) -> str:
        start, end = self.span(node)
        return (self.data[:start] + new.encode() + self.data[end:]).decode()

    def source(self, node: ast.AST) -> str:
        start, end = self.span(node)
        return self.data[start:end].decode()


def attribute_call(node: ast.AST, *names: str) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in names


def name_of(node: ast.AST) -> str:
    if isinstance(node, ast.Name):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else ""


def loops_above(tree: ast.AST) -> dict[ast.AST, list[ast.AST]]:
    """The for and while loops that hold each node, in its own function."""
    found: dict[ast.AST, list[ast.AST]] = {}

    def visit(node: ast.AST, loops: list[ast.AST]) -> None:
        found[node] = loops
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            loops = []
        elif isinstance(node, (ast.For, ast.While)):
            loops = [*loops, node]
        for child in ast.iter_child_nodes(node):
            visit(child, loops)

    visit(tree, [])
    return found


def calls_in(node: ast.AST, *names: str) -> list[ast.Call]:
    return [x for x in ast.walk(node) if attribute_call(x, *names)]


def mutants(text: str) -> Iterator[Mutant]:
    """Every mutant of a program."""
    tree = ast.parse(text)
    editor = Editor(text)
    loops = loops_above(tree)
    functions = {
        child: function
        for function in ast.walk(tree)
        if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef))
        for child in ast.walk(function)
    }
    statements = [x for x in ast.walk(tree) if isinstance(x, ast.Expr)]
    for statement in statements:
        call = statement.value
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
            continue
        around = loops[statement]
        method, receiver = call.func.attr, name_of(call.func.value)
        if method == "zero_grad" and around and "opt" in receiver.lower():
            # In a loop that goes backward and steps, and clears only here.
            loop = around[-1]
            if calls_in(loop, "backward") and calls_in(loop, "step") and len(calls_in(around[0], "zero_grad")) == 1:
                yield Mutant("drop zero_grad", statement.lineno, editor.replace(statement, "pass"))
        elif method == "backward" and around and "loss" in receiver.lower():
            if len(calls_in(around[0], "backward")) == 1 and [c for c in calls_in(around[-1], "step") if "opt" in name_of(c.func.value).lower()]:
                yield Mutant("drop backward", statement.lineno, editor.replace(statement, "pass"))
        elif method == "step" and around and "opt" in receiver.lower() and not call.args:
            if calls_in(around[-1], "backward") and calls_in(around[0], "zero_grad") and len(
                [c for c in calls_in(around[0], "step") if "sched" not in name_of(c.func.value).lower()]
            ) == 1:
                yield Mutant("drop optimizer.step", statement.lineno, editor.replace(statement, "pass"))
        elif method == "eval" and not call.args and receiver:
            # The function goes on to judge this very model without gradients, and sets its mode only here.
            function = functions.get(statement)
            scope = function if function is not None else tree
            judged = [
                x for x in ast.walk(scope)
                if isinstance(x, ast.Call) and ast.dump(x.func) == ast.dump(call.func.value) and x.lineno > statement.lineno
            ]
            quiet = "no_grad" in editor.source(scope) if function is not None else "no_grad" in text
            if judged and quiet and _validates(function) and _sets_mode_alone(tree, editor, function):
                yield Mutant("drop eval", statement.lineno, editor.replace(statement, "pass"))
        elif method == "train" and around and not call.args and receiver:
            loop = around[0]
            same = [c for c in calls_in(loop, "eval") if ast.dump(c.func.value) == ast.dump(call.func.value)]
            if same and calls_in(loop, "backward") and len(calls_in(loop, "train")) == 1:
                yield Mutant("drop train", statement.lineno, editor.replace(statement, "pass"))
        elif method == "set_epoch" and around:
            if len(calls_in(tree, "set_epoch")) == 1 and "DistributedSampler(" in text:
                yield Mutant("drop set_epoch", statement.lineno, editor.replace(statement, "pass"))
        elif method == "__init__" and isinstance(call.func.value, ast.Call) and name_of(call.func.value.func) == "super":
            function = functions.get(statement)
            cls = next((c for c in ast.walk(tree) if isinstance(c, ast.ClassDef) and function in c.body), None)
            if cls is not None and any(editor.source(b) in ("nn.Module", "torch.nn.Module", "Module") for b in cls.bases):
                yield Mutant("drop super().__init__", statement.lineno, editor.replace(statement, "pass"))
    yield from _expressions(tree, editor, loops, functions)


def _sets_mode_alone(tree: ast.AST, editor: Editor, function: ast.AST | None) -> bool:
    """Whether the only eval() of a function is the only one on the way to it: no function that names it calls eval() too, nor is
    a framework's hook (``…_step``), whose framework does."""
    if function is None or len(calls_in(function, "eval")) != 1:
        return len(calls_in(tree, "eval")) == 1
    others = [x for x in ast.walk(tree) if isinstance(x, (ast.FunctionDef, ast.AsyncFunctionDef)) and x is not function]
    within = {id(call) for other in others for call in calls_in(other, "eval")} | {id(call) for call in calls_in(function, "eval")}
    if any(id(call) not in within for call in calls_in(tree, "eval")):
        return False
    callers = [other for other in others if function.name in editor.source(other)]
    return not any(calls_in(caller, "eval") or caller.name.endswith("_step") for caller in callers)


def _validates(function: ast.AST | None) -> bool:
    """Whether a function judges a model by its name. ``…_step`` methods do not count: their framework sets modes and gradients."""
    name = function.name if function is not None else ""
    return not name.endswith("_step") and any(word in name for word in ("eval", "val", "test", "predict", "infer")) and not name.startswith("test_")


def _expressions(tree: ast.AST, editor: Editor, loops, functions) -> Iterator[Mutant]:
    for node in ast.walk(tree):
        if isinstance(node, ast.With) and len(node.items) == 1:
            call = node.items[0].context_expr
            function = functions.get(node)
            if attribute_call(call, "no_grad", "inference_mode") and _validates(function):
                text = editor.source(function) + "".join(editor.source(decorator) for decorator in function.decorator_list)
                if text.count("no_grad") + text.count("inference_mode") == 1 and not calls_in(function, "backward") and [
                    x for x in ast.walk(node) if isinstance(x, ast.Call) and name_of(x.func) in ("model", "net", "network")
                ]:
                    yield Mutant("drop no_grad", node.lineno, editor.replace(call, "open('x')"))
        elif isinstance(node, ast.AugAssign) and isinstance(node.op, ast.Add) and loops[node]:
            sides = [node.value.left, node.value.right] if isinstance(node.value, ast.BinOp) else [node.value]
            for value in sides:
                if attribute_call(value, "item") and isinstance(value.func.value, ast.Name):
                    loss = value.func.value.id
                    if any(name_of(c.func.value) == loss for c in calls_in(loops[node][-1], "backward")):
                        yield Mutant("drop item", node.lineno, editor.replace(value, loss))
        elif isinstance(node, ast.Call):
            if node.args and isinstance(node.args[0], (ast.Name, ast.Attribute, ast.Call)):
                softmax = _softmax_for(tree, editor, node)
                inner = editor.source(node.args[0])
                if softmax and "\n" not in inner and "softmax" not in inner:
                    yield Mutant("add softmax", node.lineno, editor.replace(node.args[0], f"{softmax}({inner}, dim=1)"))
            if isinstance(node.func, ast.Name) and node.func.id in ("model", "net") and node.args and loops.get(node):
                yield Mutant("call forward", node.lineno, editor.replace(node.func, f"{node.func.id}.forward"))
            for keyword in node.keywords:
                if keyword.arg == "weights" and isinstance(node.func, ast.Attribute) and name_of(node.func.value) == "models":
                    text = editor.replace(keyword, "pretrained=True")
                    yield Mutant("pretrained for weights", node.lineno, text)
        elif isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name) and loops[node]:
            value = node.value
            if attribute_call(value, "to") and isinstance(value.func.value, ast.Name) and value.func.value.id == node.targets[0].id:
                if value.func.value.id in ("x", "y", "inputs", "images", "labels", "target", "targets", "data", "X", "input"):
                    yield Mutant("discard .to", node.lineno, editor.replace(node, editor.source(value)))


def _softmax_for(tree: ast.AST, editor: Editor, call: ast.Call) -> str:
    """How softmax is written beside a cross-entropy: ``F.cross_entropy``, or what is made as ``nn.CrossEntropyLoss`` and nothing else."""
    if name_of(call.func) == "cross_entropy" and isinstance(call.func, ast.Attribute):
        return f"{editor.source(call.func.value)}.softmax" if name_of(call.func.value) in ("F", "functional") else ""
    if not isinstance(call.func, (ast.Name, ast.Attribute)) or "import torch\n" not in editor.text or "CrossEntropyLoss(" not in editor.text:
        return ""
    made = [
        x.value for x in ast.walk(tree)
        if isinstance(x, ast.Assign) and any(ast.unparse(t) == ast.unparse(call.func) for t in x.targets)
    ]
    if made and all(isinstance(x, ast.Call) and name_of(x.func) == "CrossEntropyLoss" for x in made):
        return "torch.softmax"
    return ""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--missed", action="store_true", help="list the mutants that were not found")
    parser.add_argument("--limit", type=int, default=8, help="mutants of one kind per file (default 8)")
    parser.add_argument("folders", nargs="*", type=Path, help="folders to read instead of the packages")
    options = parser.parse_args()
    analyzer = Analyzer(load_catalog([bundled_catalog()]), bundled_stubs(), Settings(select=("ALL",)), occurrences=False)
    files = training_files(options.folders or fetch())
    seen: dict[str, int] = defaultdict(int)
    found: dict[str, int] = defaultdict(int)
    originals: dict[str, int] = defaultdict(int)
    missed: list[str] = []
    for path in files:
        try:
            text = path.read_bytes().decode("utf-8")
            if "\r" in text or "\f" in text:
                continue
            broken = list(mutants(text))
        except (SyntaxError, UnicodeDecodeError, RecursionError, ValueError):
            continue
        base = analyzer.analyze(file_source(text))
        counts: dict[str, int] = defaultdict(int)
        for finding in base.findings:
            counts[finding.code] += 1
            originals[finding.code] += 1
        of_kind: dict[str, int] = defaultdict(int)
        for mutant in broken:
            of_kind[mutant.kind] += 1
            if of_kind[mutant.kind] > options.limit:
                continue
            try:
                ast.parse(mutant.text)
            except SyntaxError:
                continue
            now: dict[str, int] = defaultdict(int)
            for finding in analyzer.analyze(file_source(mutant.text), base).findings:
                now[finding.code] += 1
            seen[mutant.kind] += 1
            if any(now[code] > counts[code] for code in EXPECTED[mutant.kind]):
                found[mutant.kind] += 1
            else:
                missed.append(f"{path}:{mutant.line}: {mutant.kind}")
    print(f"{len(files)} files\n\n| mutation | mutants | found | recall |\n| --- | ---: | ---: | ---: |")
    for kind in EXPECTED:
        if seen[kind]:
            print(f"| {kind} | {seen[kind]} | {found[kind]} | {found[kind] / seen[kind]:.0%} |")
    total = sum(seen.values())
    if total:
        print(f"| all | {total} | {sum(found.values())} | {sum(found.values()) / total:.1%} |")
    loud = {code: n for code, n in sorted(originals.items()) if analyzer.severity_of(code) in ("error", "warning")}
    print("\nfindings of severity warning or error on the originals:", loud)
    if options.missed:
        print("\n".join(missed))
    return 0


if __name__ == "__main__":
    sys.exit(main())
