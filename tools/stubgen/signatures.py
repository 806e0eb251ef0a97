"""Parameters of live callables: from their signature or from the first line of a builtin's documentation."""

from __future__ import annotations

import ast
import inspect
import re

from .model import DOUBLE_STAR, KEYWORD, NORMAL, POSITIONAL, STAR, Param, well_ordered

KINDS = {
    inspect.Parameter.POSITIONAL_ONLY: POSITIONAL,
    inspect.Parameter.POSITIONAL_OR_KEYWORD: NORMAL,
    inspect.Parameter.VAR_POSITIONAL: STAR,
    inspect.Parameter.KEYWORD_ONLY: KEYWORD,
    inspect.Parameter.VAR_KEYWORD: DOUBLE_STAR,
}
DOCUMENTED = re.compile(r"^\s*(?:[\w]+\.)*(\w+)\((.*?)\)\s*(?:->\s*(.+?))?\s*$")
DOC_RETURNS = {
    "Tensor": "torch.Tensor",
    "LongTensor": "torch.Tensor",
    "BoolTensor": "torch.Tensor",
    "bool": "bool",
    "int": "int",
    "float": "float",
    "boolean": "bool",
    "(bool)": "bool",
    "dtype": "torch.dtype",
    "Tensors": "tuple[torch.Tensor,...]",
    "List of Tensors": "tuple[torch.Tensor,...]",
    "tuple of Tensors": "tuple[torch.Tensor,...]",
    "seq": "tuple[torch.Tensor,...]",
    "Number": "int|float",
    "number": "int|float",
}


def from_signature(signature: inspect.Signature, *, bound: bool) -> list[Param]:
    """Parameters of a signature; ``bound`` drops the first (self or cls)."""
    params = list(signature.parameters.values())
    if (
        bound
        and params
        and params[0].kind
        in (
            inspect.Parameter.POSITIONAL_ONLY,
            inspect.Parameter.POSITIONAL_OR_KEYWORD,
        )
    ):
        params = params[1:]
    return well_ordered(
        [
            Param(p.name, KINDS[p.kind], p.default is not inspect.Parameter.empty)
            for p in params
            if not (p.name.startswith("_") and p.default is not inspect.Parameter.empty)
        ]
    )


def from_arguments(arguments: ast.arguments, *, bound: bool) -> list[Param]:
    """Parameters of a ``def`` in source code."""
    result: list[Param] = []
    positional = [(a, POSITIONAL) for a in arguments.posonlyargs] + [(a, NORMAL) for a in arguments.args]
    first_default = len(positional) - len(arguments.defaults)
    for index, (arg, kind) in enumerate(positional):
        if bound and index == 0:
            continue
        result.append(Param(arg.arg, kind, index >= first_default))
    if arguments.vararg:
        result.append(Param(arguments.vararg.arg, STAR))
    for arg, default in zip(arguments.kwonlyargs, arguments.kw_defaults):
        result.append(Param(arg.arg, KEYWORD, default is not None))
    if arguments.kwarg:
        result.append(Param(arguments.kwarg.arg, DOUBLE_STAR))
    return result


def from_doc(doc: str | None, name: str) -> tuple[list[Param], str] | None:
    """Parameters and return type that a builtin's documentation starts with."""
    if not doc:
        return None
    found: list[tuple[list[Param], str]] = []
    for line in doc.strip().splitlines()[:12]:
        match = DOCUMENTED.match(line.replace("\\", ""))
        if not match or match.group(1) != name:
            continue
        try:
            parsed = ast.parse(f"def f({_pythonic(match.group(2))}): ...").body[0]
        except SyntaxError:
            continue
        assert isinstance(parsed, ast.FunctionDef)
        text = (match.group(3) or "").strip()
        returns = DOC_RETURNS.get(text, "")
        if not returns and re.fullmatch(
            r"\(?(?:Tensor|LongTensor)(?:\s\w+)?(?:,\s*(?:Tensor|LongTensor)(?:\s\w+)?)+\)?", text
        ):
            returns = f"tuple[{','.join(['torch.Tensor'] * len(text.split(',')))}]"
        found.append((from_arguments(parsed.args, bound=False), returns))
    if not found:
        return None
    return merge([params for params, _ in found]), next((r for _, r in found if r), "")


def _pythonic(text: str) -> str:
    """Repairs what documentation writes loosely: ``dim=None or int``, ``[, out]``."""
    required, bracket, rest = text.partition("[")
    if bracket and not required.rstrip().endswith("="):
        names = [n.strip() for n in re.split(r"[\[\],]+", rest) if n.strip()]
        text = ", ".join([required, *(n if "=" in n else f"{n}=0" for n in names)])
    parts = []
    for part in (p.strip() for p in text.split(",")):
        if not part:
            continue
        key, equals, _ = part.partition("=")
        key = key.split(":")[0].strip()
        parts.append(f"{key}=0" if equals else key)
    kept: list[str] = []
    optional = False
    for part in parts:  # positional parameters after a default get one too
        if part.startswith("*"):
            optional = False
        elif "=" in part:
            optional = True
        elif optional and part.isidentifier() and not any(k.startswith("*") for k in kept):
            part += "=0"
        if part.lstrip("*").partition("=")[0] in [k.lstrip("*").partition("=")[0] for k in kept]:
            continue
        kept.append(part)
    return ", ".join(kept)


def merge(overloads: list[list[Param]]) -> list[Param]:
    """One parameter list that accepts what any of the overloads accepts."""
    if len(overloads) == 1:
        return well_ordered(overloads[0])
    longest = max(overloads, key=lambda ps: (sum(p.kind in (POSITIONAL, NORMAL) for p in ps), len(ps)))
    star = next((p for ps in overloads for p in ps if p.kind == STAR), None)
    merged: dict[str, Param] = {star.name: star} if star else {}
    for param in longest + [p for ps in overloads for p in ps]:
        if param.name in merged:
            continue
        owners = [next((q for q in ps if q.name == param.name), None) for ps in overloads]
        optional = any(q is None or q.optional for q in owners)
        kind = param.kind
        if kind in (POSITIONAL, NORMAL):
            if star is not None:
                kind = KEYWORD
            elif param not in longest:
                kind, optional = KEYWORD, True
        elif kind == STAR and param is not star:
            continue
        merged[param.name] = Param(param.name, kind, optional)
    return well_ordered(list(merged.values()))
