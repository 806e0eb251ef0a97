"""Hypothesis strategies for small, valid deep-learning programs that hold every trap of placement."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import strategies as st

SIMPLE = (
    ["loss.backward()"],
    ["optimizer.zero_grad()  # 초기화"],
    ["x = torch.randn(2, 3)"],
    ["model = nn.Linear(3, 4).to(device)"],
    [
        "loader = DataLoader(",
        "    dataset,  # 데이터",
        "",
        "    batch_size=32,",
        "# 왼쪽 끝의 주석",
        "    num_workers=4,",
        ")",
    ],
    ["pred = (", "    model(x)", "    .softmax(dim=1)", "    .argmax(dim=1)", ")"],
    ["acc = (pred == y) \\", "    .float() \\", "    .mean()"],
    ["acc = pred.sum() \\", ""],
    ['print(f"{loss.item():.3f} {torch.no_grad()!r}")'],
    ['text = f"""', "# # [성능] 가짜입니다.", "{model(x).argmax()}", '"""'],
    ["text = '''", "# [Note] [개념]", "  # 가짜", "'''.strip()"],
    ['x = "# # [성능] 가짜입니다."'],
    ["a = torch.ones(1); b = torch.zeros(2); c = a + b"],
    ["a = torch.ones(1); \\", "  b = torch.zeros(2)"],
    ["a = [", "    torch.ones(1),", "]; b = torch.zeros(2)"],
    ['s = """', '  """; b = torch.zeros(2)'],
    ["loss.backward();"],
    ["assert x.shape[0] == 3, 'm'"],
    ["y: Tensor = torch.tensor(1)"],
    ["z: int"],
    ["n = [torch.ones(i) for i in range(3)]; del n"],
    ["g = lambda q: q.backward()"],
    ["if (m := torch.ones(1)) is not None: x = m; y = m"],
    ["'''그냥 문자열'''"],
    ['"text"; x = torch.ones(1)'],
    ["import torch"],
    ["# 주석", "x += torch.ones(1)"],
    ["# kinsight: ignore[some-code]", "loss.backward()"],
    ["# # [팁] 이미 있는 인사이트입니다.", "loss.backward()"],
    ['"""', "[Note] [주의]", "이미 있는 설명입니다.", '"""', "optimizer.step()"],
    ["# [Note] [실무]", "# 이미 있는 설명입니다.", "# - 요점", "optimizer.step()", "# 다음 일의 주석"],
    ["pass"],
    ["x = torch.ones(1)  # 끝의 역사선 \\"],
    ["", "x = 1", "", ""],
)
ONE_LINE = (
    "if flag: {}",
    "for x, y in loader: {}",
    "while flag: {}",
    "with torch.no_grad(): {}",
    "def helper(q=torch.ones(1)): {}",
    "class Small(nn.Module): {}",
    "if flag: \\\n        {}",
)
SIMPLE_ON_LINE = ("loss.backward()", "x = torch.ones(1); y = x", "pass", "x = [\n  1]")
DECORATORS = ([], ["@torch.no_grad()"], ["@first", "# 사이의 주석", "@torch.compile(", "    mode='default',", ")"])
DOCSTRINGS = ([], ['"""설명."""'], ["'''", "여러 줄", "# 설명", "'''"], ['"""설명"""; x = torch.ones(1)'])


@dataclass
class Layout:
    """How a program is written. unit: one indentation step; eol: its line break."""

    unit: str
    eol: str
    bom: bool
    final_eol: bool
    head: list[str] = field(default_factory=list)
    form_feeds: bool = False


@dataclass
class Where:
    """What is allowed here."""

    loop: bool = False
    function: bool = False
    is_async: bool = False


def _indented(lines: list[str], unit: str) -> list[str]:
    """The lines one step deeper; what is inside multi-line strings is moved too, which is as good a string."""
    return [unit + line if line else line for line in lines]


@st.composite
def simple(draw, where: Where) -> list[str]:
    choices = list(SIMPLE)
    if where.function:
        choices += [
            ["return loss.backward()"],
            ["return"],
            ["yield model(x)"] if not where.is_async else ["await model(x)"],
        ]
    if where.loop:
        choices += [["break"], ["if flag: continue"]]
    return list(draw(st.sampled_from(choices)))


@st.composite
def suite(draw, depth: int, unit: str, where: Where, least: int = 1) -> list[str]:
    lines: list[str] = []
    for _ in range(draw(st.integers(least, 3))):
        if depth > 0 and draw(st.integers(0, 2)) == 0:
            lines += draw(compound(depth - 1, unit, where))
        else:
            lines += draw(simple(where))
    return lines or ["pass"]


@st.composite
def compound(draw, depth: int, unit: str, where: Where) -> list[str]:
    kind = draw(st.sampled_from(["one", "if", "for", "while", "with", "try", "match", "def", "class", "elses"]))
    inner = Where(True, where.function, where.is_async) if kind in ("for", "while") else where

    def body(inside: Where = inner) -> list[str]:
        lines = draw(suite(depth, unit, inside))
        if draw(st.integers(0, 3)) == 0:
            lines = ["# 본문의 첫 주석", *lines]
        if draw(st.integers(0, 3)) == 0:
            lines = [*lines, "# 본문의 끝 주석"]
        return _indented(lines, unit)

    if kind == "one":
        head = draw(st.sampled_from(ONE_LINE))
        return head.format(draw(st.sampled_from(SIMPLE_ON_LINE))).split("\n")
    if kind == "elses":
        return ["if flag: x = torch.ones(1)", "elif x.sum() > 0: y = torch.ones(2); z = y", "else: loss.backward()"]
    if kind == "if":
        lines = ["if x.sum() > 0:", *body()]
        for _ in range(draw(st.integers(0, 2))):
            lines += ["elif torch.any(x):", *body()]
        return lines + (["else:  # 아니면", *body()] if draw(st.booleans()) else [])
    if kind == "for":
        head = draw(
            st.sampled_from(
                [["for x, y in tqdm(loader):"], ["for x, y in zip(", "    loader, loader", "):  # 배치마다"]]
            )
        )
        if where.is_async and draw(st.booleans()):
            head = ["async for x in loader:"]
        return [*head, *body()] + (["else:", *body(where)] if draw(st.booleans()) else [])
    if kind == "while":
        return ["while x.sum() > 0:", *body()]
    if kind == "with":
        heads = ["with torch.no_grad():", "with open('f') as f, torch.autocast('cuda'):"]
        return [draw(st.sampled_from([*heads, "async with lock:"] if where.is_async else heads)), *body()]
    if kind == "try":
        lines = ["try:", *body()]
        lines += draw(st.sampled_from([["except torch.cuda.OutOfMemoryError as e:"], ["except ValueError:"]])) + body()
        lines += ["except (KeyError, torch.Error): loss.backward()"] if draw(st.booleans()) else []
        lines += ["else:", *body()] if draw(st.booleans()) else []
        return lines + (["finally:", *body()] if draw(st.booleans()) else [])
    if kind == "match":
        cases = [f"{unit}case [1, 2] if torch.any(x):", *_indented(body(), unit)]
        if draw(st.booleans()):
            cases += [f"{unit}# 나머지", f"{unit}case _: loss.backward(); x = 1"]
        return ["match x.shape:", *cases]
    decorators = draw(st.sampled_from(DECORATORS))
    docstring = draw(st.sampled_from(DOCSTRINGS))
    if kind == "class":
        inside = body(Where())
        return [*decorators, "class Net(nn.Module):", *_indented(docstring, unit), *inside]
    is_async = draw(st.booleans())
    inside = body(Where(function=True, is_async=is_async))
    head = "async def fit(" if is_async else "def fit("
    return [*decorators, f"{head}model, device=torch.device('cpu')):", *_indented(docstring, unit), *inside]


@st.composite
def layouts(draw) -> Layout:
    head: list[str] = []
    if draw(st.booleans()):
        head += draw(
            st.sampled_from(
                [["#!/usr/bin/env python3"], ["#!/usr/bin/python", "# -*- coding: utf-8 -*-"], ["# 설명", ""]]
            )
        )
    head += draw(st.sampled_from(DOCSTRINGS[:3]))
    if draw(st.booleans()):
        head += draw(st.sampled_from([
            ["from __future__ import annotations"],
            ["from __future__ import annotations; import torch"],
            ["from __future__ import (", "    annotations,", ")", "# 둘째", "from __future__ import division"],
        ]))  # fmt: skip
    return Layout(
        unit=draw(st.sampled_from(["    ", "\t", "  "])),
        eol=draw(st.sampled_from(["\n", "\n", "\r\n", "\r"])),
        bom=draw(st.integers(0, 4)) == 0,
        final_eol=draw(st.booleans()),
        head=head,
        form_feeds=draw(st.integers(0, 3)) == 0,
    )


@st.composite
def programs(draw) -> str:
    """The text of a program."""
    layout = draw(layouts())
    lines = list(layout.head)
    for _ in range(draw(st.integers(1, 4))):
        if layout.form_feeds and draw(st.booleans()):
            lines.append("\f")
        top = draw(suite(2, layout.unit, Where(), least=1))
        if layout.form_feeds and draw(st.booleans()) and not top[0].startswith((" ", "\t")):
            top = ["\f" + top[0], *top[1:]]
        lines += top
    text = layout.eol.join("\n".join(lines).split("\n"))
    return ("\ufeff" if layout.bom else "") + text + (layout.eol if layout.final_eol else "")
