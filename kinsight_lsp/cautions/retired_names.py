"""Names that the libraries have deprecated, removed or never made public, as the catalog's tables list them.

A table says what takes a name's place; :mod:`.retired_calls` knows how the arguments of a call change with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..core import nodes as n
from ..knowledge.model import Catalog
from ..resolve.stubs import StubIndex
from .compatibility import guarded
from .context import RULES, RuleContext
from .edits import Lines, import_edit, name_of_module, replace
from .report import NodeEdit, Report
from .retired_calls import MIGRATIONS
from .tensor_facts import TENSOR, constant_name, surely_tensor
from .values import public_name

DEPRECATED = ("deprecated",)
# A caution of uses, and the caution of imports that goes with it.
FAMILIES = {
    "deprecated-torch-api": "deprecated-torch-import",
    "removed-torch-api": "removed-torch-import",
    "nonpublic-torch-api": "nonpublic-torch-import",
    "torchscript-deprecated": "",
    "quantization-api-deprecated": "",
    "transformers-removed-name": "transformers-removed-name",
}


@dataclass(frozen=True)
class Retired:
    """One name of a table: the cautions, what to tell, and the public name that takes its place, when there is one."""

    name: str
    code: str
    import_code: str
    new: str
    target: str
    safe: bool


class RetiredTable:
    """The tables of all families by public name."""

    def __init__(self, catalog: Catalog, stubs: StubIndex) -> None:
        self.made_from = (catalog, stubs)  # kept alive: their ids are the key
        self.names: dict[str, Retired] = {}
        for code, import_code in FAMILIES.items():
            caution = catalog.cautions.get(code)
            for name, entry in (caution.replacements if caution else {}).items():
                if "(" in name:
                    continue
                target = entry.get("name", "")
                retired = Retired(name, code, import_code, entry["new"], target, entry.get("fix", "safe") == "safe")
                self.names[name] = retired
                canonical = stubs.canonical(name)
                if canonical != target:
                    self.names.setdefault(canonical, retired)
        self.lasts = {name.rpartition(".")[2] for name in self.names}


_TABLES: dict[tuple[int, int], RetiredTable] = {}


def retired_table(ctx: RuleContext) -> RetiredTable:
    """The tables of the context's catalog, made once."""
    key = (id(ctx.catalog), id(ctx.inference.stubs))
    table = _TABLES.get(key)
    if table is None:
        _TABLES.clear()
        table = _TABLES[key] = RetiredTable(ctx.catalog, ctx.inference.stubs)
    return table


@RULES.node(b"torch", b"transformers", whole=True)
def retired_names(ctx: RuleContext) -> Iterator[Report]:
    """Uses and imports of names that torch, torchvision or transformers has deprecated, removed or kept private."""
    table = retired_table(ctx)
    imported = _imported(ctx, table)
    migrations = _import_migrations(ctx, imported)
    for local, use in imported.items():
        retired = use.retired
        if retired.import_code and retired.import_code in ctx.catalog.cautions and not guarded(ctx, use.alias):
            yield _report(retired, retired.import_code, use.alias, migrations.get(local, ()))
    for node, retired, local in _uses(ctx, table, imported):
        if guarded(ctx, node) or _assigned(node) or _listed(node):
            continue
        edits = migrations.get(local) or _use_edits(ctx, node, retired)
        yield _report(retired, retired.code, node, edits)


def _report(retired: Retired, code: str, node: n.Node, edits: tuple[NodeEdit, ...]) -> Report:
    fields = {"old": retired.name, "new": retired.new}
    tags = DEPRECATED if "deprecated" in code else ()
    variant = "gone" if retired.new == "-" else ""
    return Report(code, node, fields, edits, tags=tags, safe=None if retired.safe else False, variant=variant)


# -- where retired names stand


@dataclass(frozen=True)
class _Import:
    """A retired name that a from-import brings in, and every use of it."""

    retired: Retired
    statement: n.ImportFrom
    alias: n.Alias
    uses: tuple[n.Name, ...]

    @property
    def local(self) -> str:
        return self.alias.asname or self.alias.name


def _imported(ctx: RuleContext, table: RetiredTable) -> dict[str, _Import]:
    """The retired names that the document imports, by the name that they have in it."""
    found: dict[str, tuple[Retired, n.ImportFrom, n.Alias]] = {}
    canonical = ctx.inference.stubs.canonical
    for statement in ctx.nodes.get(n.ImportFrom, ()):
        if statement.level:
            continue
        for alias in statement.names:
            written = f"{statement.module}.{alias.name}"
            retired = (
                table.names.get(written) or table.names.get(canonical(written)) or _inside(ctx, table, statement.module)
            )
            if retired is not None:
                found.setdefault(alias.asname or alias.name, (retired, statement, alias))
    if not found:
        return {}
    uses: dict[str, list[n.Name]] = {}
    for node in ctx.nodes.get(n.Name, ()):
        if node.id in found and _means(ctx, node, found[node.id][2]):
            uses.setdefault(node.id, []).append(node)
    return {local: _Import(*entry, tuple(uses.get(local, ()))) for local, entry in found.items()}


def _inside(ctx: RuleContext, table: RetiredTable, module: str) -> Retired | None:
    """A module that is retired takes all its names with it; a function that is called like its module does not."""
    while module:
        retired = table.names.get(module)
        if retired is not None and ctx.inference.stubs.kind(module) not in ("f", "c"):
            return retired
        module = module.rpartition(".")[0]
    return None


def _means(ctx: RuleContext, node: n.Name, alias: n.Alias) -> bool:
    bindings = ctx.scopes.lookup(node.id, node)[1]
    return any(b.kind == "import" and b.node is alias for b in bindings) and bindings[-1].kind == "import"


def _uses(ctx: RuleContext, table: RetiredTable, imported: dict[str, _Import]) -> Iterator[tuple[n.Node, Retired, str]]:
    """Every use of a retired name, with the local name of its from-import or an empty text."""
    for local, use in imported.items():
        for node in use.uses if use.retired.code != use.retired.import_code else ():
            if not any(guarded(ctx, b.statement) for b in ctx.scopes.lookup(node.id, node)[1] if b.kind == "import"):
                yield node, use.retired, local
    for node in ctx.nodes.get(n.Attribute, ()):
        if node.attr not in table.lasts:
            continue
        name = _denoted(ctx, node)
        retired = table.names.get(name) if name else None
        if retired is None and name is not None and name.startswith("torch."):
            retired = table.names.get(ctx.inference.stubs.canonical(name))
        if retired is not None and not (type(node.parent) is n.Attribute and _denoted(ctx, node.parent) in table.names):
            yield node, retired, ""


def _denoted(ctx: RuleContext, node: n.Attribute) -> str | None:
    """The public name that an attribute denotes; the method of an object whose class is only guessed has none."""
    found = ctx.inference.type_of(node.value)
    if found is not None and found.kind in ("inst", "uinst"):
        if found.guess or TENSOR in ctx.inference.classes(found) and not surely_tensor(ctx, node.value):
            return None
        names = retired_table(ctx).names
        return next((f"{c}.{node.attr}" for c in ctx.inference.classes(found) if f"{c}.{node.attr}" in names), None)
    owner = public_name(ctx, node.value)
    if owner is None:
        return None
    written = f"{owner}.{node.attr}"
    if written in retired_table(ctx).names:
        return written
    return public_name(ctx, node) or constant_name(ctx, node)


def _assigned(node: n.Node) -> bool:
    """Code that sets the name itself: a patch."""
    return type(node.parent) is n.Assign and any(t is node for t in node.parent.targets)


def _listed(node: n.Node) -> bool:
    """Code that knows the name on purpose: a table (``"normal": init.normal``), or a test for it (``f is torch.norm``)."""
    owner = node.parent
    if type(owner) is n.Dict and type(node) is n.Attribute:
        return any(
            key is node or value is node and type(key) is n.Constant and key.value == node.attr
            for key, value in zip(owner.keys, owner.values, strict=False)
        )
    while type(owner) is n.Sequence:
        owner = owner.parent
    return type(owner) is n.Compare


# -- what takes their place


def _use_edits(ctx: RuleContext, node: n.Node, retired: Retired) -> tuple[NodeEdit, ...]:
    """The new name at one use, with what changes in its call; empty where that is not mechanical."""
    if type(node) is n.Attribute and _is_method(ctx, node):
        return _method_edits(node, retired)
    migrated = _migrate(ctx, node, retired)
    if migrated is None:
        return ()
    target, edits = migrated
    spelled = spell(ctx, node, target)
    if spelled is None:
        return ()
    text, added = spelled
    return (*added, replace(node, text), *edits)


def _is_method(ctx: RuleContext, node: n.Attribute) -> bool:
    found = ctx.inference.type_of(node.value)
    return found is not None and found.kind in ("inst", "uinst")


def _method_edits(node: n.Attribute, retired: Retired) -> tuple[NodeEdit, ...]:
    """``x.ger(y)`` -> ``x.outer(y)``: only where the new name is a method too, or the object itself is called."""
    if retired.target.endswith(".__call__"):
        return (NodeEdit(node, node.value.end, node.end, ""),)
    if retired.target.rpartition(".")[0] != retired.name.rpartition(".")[0]:
        return ()
    return (NodeEdit(node, node.attr_start, node.attr_start + len(node.attr), retired.target.rpartition(".")[2]),)


def _migrate(ctx: RuleContext, node: n.Node, retired: Retired) -> tuple[str, list[NodeEdit]] | None:
    """The name to write and the edits of the call's arguments, or None."""
    migration = MIGRATIONS.get(retired.name)
    if migration is not None:
        return migration(ctx, node)
    return (retired.target, []) if retired.target else None


def _import_migrations(ctx: RuleContext, imported: dict[str, _Import]) -> dict[str, tuple[NodeEdit, ...]]:
    """For each imported name the edits that change its import and every use of it; none where one is not mechanical.

    An import whose names all move to one module changes as a whole; else the name gets an import of its own.
    """
    moves = {local: move for local, use in imported.items() if (move := _move(ctx, use)) is not None}
    found: dict[str, tuple[NodeEdit, ...]] = {}
    for local, (module, last, edits) in moves.items():
        use = imported[local]
        statement = use.statement
        together = [alias.asname or alias.name for alias in statement.names]
        if all(other in moves and imported[other].statement is statement for other in together):
            if {(moves[other][0], imported[other].retired.safe) for other in together} == {(module, use.retired.safe)}:
                start = statement.module_start
                whole = [NodeEdit(statement, start, start + len(statement.module.encode()), module)]
                for other in together:
                    alias, new = imported[other].alias, moves[other][1]
                    if new != alias.name:
                        whole.append(NodeEdit(alias, alias.start, alias.name_end, new))
                    whole += moves[other][2]
                found[local] = tuple(whole)
                continue
        apart = _imported_apart(ctx, statement, use.alias, module, last)
        if apart is not None:
            found[local] = (*apart, *edits)
    return found


def _move(ctx: RuleContext, use: _Import) -> tuple[str, str, list[NodeEdit]] | None:
    """Where an imported name moves to, its new last name, and the edits of its uses."""
    retired, alias = use.retired, use.alias
    if retired_table(ctx).names.get(f"{use.statement.module}.{alias.name}") is not retired:
        return None
    plans = [_migrate(ctx, node, retired) for node in use.uses]
    if any(plan is None for plan in plans):
        return None
    targets = {plan[0] for plan in plans} or {retired.target}
    module, _, last = targets.pop().rpartition(".")
    if targets or not module.startswith(("torch", "functorch", "itertools", "math", "transformers")):
        return None
    edits = [edit for _, changes in plans for edit in changes]
    if last != alias.name and alias.asname is None:
        edits += [replace(node, last) for node in use.uses]
    return module, last, edits


def _imported_apart(
    ctx: RuleContext, statement: n.ImportFrom, alias: n.Alias, module: str, last: str
) -> list[NodeEdit] | None:
    """One name taken out of an import, and imported from another module on a line of its own."""
    renamed = last if alias.asname is None else f"{last} as {alias.asname}"
    if len(statement.names) == 1:
        start = statement.module_start
        whole = NodeEdit(statement, start, start + len(statement.module.encode()), module)
        return [whole] if last == alias.name else [whole, NodeEdit(alias, alias.start, alias.name_end, last)]
    line = Lines(ctx.source.text, ctx.module).before(statement, f"from {module} import {renamed}")
    if line is None:
        return None
    index = statement.names.index(alias)
    if index:
        return [line, NodeEdit(statement, statement.names[index - 1].end, alias.end, "")]
    return [line, NodeEdit(statement, alias.start, statement.names[1].start, "")]


# Modules that ``import torch`` does not bring along.
_SEPARATE = (
    "torch.distributed.tensor",
    "torch.distributed.fsdp",
    "torch.distributed.checkpoint",
    "torch.utils.tensorboard",
)


def spell(ctx: RuleContext, node: n.Node, name: str) -> tuple[str, list[NodeEdit]] | None:
    """How the document writes a public name at a place, with the import that it still needs."""
    module, _, last = name.rpartition(".")
    if not module:
        return name, []
    direct = name_of_module(ctx.scopes, name, node)
    if direct is not None and type(node) is n.Name:
        return direct, []
    needed = module if module.startswith(_SEPARATE) else name.partition(".")[0]
    known, rest = module, last
    while known:  # the nearest module that the document has a name for
        prefix = name_of_module(ctx.scopes, known, node)
        if prefix is not None and (known == module or not module.startswith(_SEPARATE)):
            return f"{prefix}.{rest}", []
        known, _, tail = known.rpartition(".")
        rest = f"{tail}.{rest}"
    added = import_edit(ctx.scopes, ctx.module, ctx.source.text, f"import {needed}")
    return (name, [added]) if added is not None else None
