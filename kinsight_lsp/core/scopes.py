"""Names and where they are bound: the tables that resolution reads.

Tables are built once per unit and stay with it; :class:`ScopeMap` puts the units of one document version together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from . import nodes as n
from .syntax import Module, exchanged


@dataclass(slots=True, eq=False)
class Binding:
    """One place that gives a name a value.

    kind: import (target is the dotted name), value (node is the expression), element (node is what is iterated),
    enter (node is the context manager), param (node is the Parameter), def, class, or unknown.
    path: indices of unpacking, outermost first. statement: where it happens; owner: the function of a parameter.
    """

    name: str
    kind: str
    node: n.Node
    statement: n.Node
    path: tuple[int, ...] = ()
    target: str = ""
    owner: n.Node | None = None


Table = dict[str, list[Binding]]


class _Collector:
    """Collects the bindings of one scope without entering the scopes inside."""

    def __init__(self) -> None:
        self.table: Table = {}
        self.globals: set[str] = set()

    def add(self, binding: Binding) -> None:
        self.table.setdefault(binding.name, []).append(binding)

    def body(self, statements: list[n.Node]) -> None:
        for statement in statements:
            self.statement(statement)

    def statement(self, s: n.Node) -> None:
        kind = type(s)
        if kind is n.Assign:
            self.walrus(s.value, s)
            if s.value is not None:
                for target in s.targets:
                    self.target(target, "value", s.value, s, ())
            else:
                for target in s.targets:
                    if type(target) is n.Name and s.annotation is not None:
                        self.add(Binding(target.id, "annotated", s.annotation, s))
        elif kind is n.Expr:
            self.walrus(s.value, s)
        elif kind is n.Import:
            for alias in s.names:
                if alias.asname:
                    self.add(Binding(alias.asname, "import", alias, s, target=alias.name))
                else:
                    root = alias.name.partition(".")[0]
                    self.add(Binding(root, "import", alias, s, target=root))
        elif kind is n.ImportFrom:
            prefix = "." * s.level + s.module
            for alias in s.names:
                self.add(Binding(alias.asname or alias.name, "import", alias, s, target=f"{prefix}.{alias.name}"))
        elif kind is n.FunctionDef:
            self.add(Binding(s.name, "def", s, s))
        elif kind is n.ClassDef:
            self.add(Binding(s.name, "class", s, s))
        elif kind is n.For:
            self.target(s.target, "element", s.iter, s, ())
            self.body(s.body)
            self.body(s.orelse)
        elif kind is n.With:
            for item in s.items:
                if item.target is not None:
                    self.target(item.target, "enter", item.value, s, ())
            self.body(s.body)
        elif kind is n.If:
            while len(s.orelse) == 1 and type(s.orelse[0]) is n.If:  # a chain of elif has no end
                self.walrus(s.test, s)
                self.body(s.body)
                s = s.orelse[0]
            self.walrus(s.test, s)
            self.body(s.body)
            self.body(s.orelse)
        elif kind is n.While:
            self.walrus(s.test, s)
            self.body(s.body)
            self.body(s.orelse)
        elif kind is n.Try:
            self.body(s.body)
            for handler in s.handlers:
                if handler.name:
                    self.add(Binding(handler.name, "unknown", handler, s))
                self.body(handler.body)
            self.body(s.orelse)
            self.body(s.final)
        elif kind is n.Match:
            for case in s.cases:
                for name in case.captures:
                    self.add(Binding(name, "unknown", case, s))
                self.body(case.body)
        elif kind is n.Global:
            self.globals.update(s.names)

    def target(self, target: n.Node, kind: str, value: n.Node, statement: n.Node, path: tuple[int, ...]) -> None:
        if type(target) is n.Name:
            self.add(Binding(target.id, kind, value, statement, path))
        elif type(target) is n.Sequence:
            for index, element in enumerate(target.elements):
                if type(element) is n.Starred:
                    if type(element.value) is n.Name:
                        self.add(Binding(element.value.id, "unknown", value, statement))
                    continue
                self.target(element, kind, value, statement, (*path, index))

    def walrus(self, expression: n.Node | None, statement: n.Node) -> None:
        if expression is None or b":=" not in expression.unit.text[expression.start : expression.end]:
            return
        for node in expression.walk():
            if type(node) is n.NamedExpr:
                self.target(node.target, "value", node.value, statement, ())


def scope_table(scope: n.Node) -> Table:
    """The bindings of a function, lambda or class, by name in source order. Cached with the unit."""
    cache = scope.unit.cache.setdefault("tables", {})
    table = cache.get(id(scope))
    if table is None:
        collector = _Collector()
        if isinstance(scope, (n.FunctionDef, n.Lambda)):
            for parameter in scope.params if isinstance(scope, n.FunctionDef) else scope.args:
                if parameter.name:
                    collector.add(Binding(parameter.name, "param", parameter, parameter, owner=scope))
        if isinstance(scope, (n.FunctionDef, n.ClassDef)):
            collector.body(scope.body)
        for name in collector.globals:
            collector.table.pop(name, None)
        table = cache[id(scope)] = collector.table
    return table


def unit_table(unit: n.Unit) -> Table:
    """The names that a unit binds at the top level of the document. Cached with the unit."""
    table = unit.cache.get("table")
    if table is None:
        collector = _Collector()
        collector.body(unit.body)
        table = unit.cache["table"] = collector.table
    return table


def calls_by_name(unit: n.Unit) -> dict[str, list[n.Call]]:
    """The unit's calls under the last name of what is called."""
    found = unit.cache.get("calls")
    if found is None:
        found = unit.cache["calls"] = {}
        for node in unit.nodes:
            if type(node) is n.Call:
                func = node.func
                name = func.id if type(func) is n.Name else func.attr if type(func) is n.Attribute else ""
                if name:
                    found.setdefault(name, []).append(node)
    return found


@dataclass(slots=True)
class ClassTable:
    """What a class body says. attributes: ``self.x = value`` and class-level values, as bindings in source order."""

    methods: dict[str, n.FunctionDef]
    attributes: Table


def class_table(cls: n.ClassDef) -> ClassTable:
    """Methods and instance attributes of a class, gathered over all its methods. Cached with the unit."""
    cache = cls.unit.cache.setdefault("classes", {})
    table = cache.get(id(cls))
    if table is not None:
        return table
    methods: dict[str, n.FunctionDef] = {}
    attributes: Table = {}
    for name, bindings in scope_table(cls).items():
        last = bindings[-1]
        if last.kind == "def":
            methods[name] = last.node
        else:
            attributes.setdefault(name, []).extend(b for b in bindings if b.kind in ("value", "annotated", "import"))
    for method in methods.values():
        receiver = self_name(method)
        if receiver is None:
            continue
        for node in _own_nodes(method):
            if type(node) is n.Assign:
                for target in node.targets:
                    _self_targets(target, receiver, node, attributes, ())
    table = cache[id(cls)] = ClassTable(methods, attributes)
    return table


def _self_targets(target: n.Node, receiver: str, statement: n.Assign, attributes: Table, path: tuple[int, ...]) -> None:
    if type(target) is n.Attribute:
        if type(target.value) is n.Name and target.value.id == receiver:
            if statement.value is not None:
                binding = Binding(target.attr, "value", statement.value, statement, path)
            elif statement.annotation is not None:
                binding = Binding(target.attr, "annotated", statement.annotation, statement)
            else:
                return
            attributes.setdefault(target.attr, []).append(binding)
    elif type(target) is n.Sequence:
        for index, element in enumerate(target.elements):
            _self_targets(element, receiver, statement, attributes, (*path, index))


def _own_nodes(function: n.FunctionDef) -> Iterator[n.Node]:
    """The statements of a function, nested blocks included, nested functions' bodies too."""
    for statement in function.body:
        for node in statement.walk():
            if isinstance(node, n.Statement):
                yield node


def self_name(method: n.FunctionDef) -> str | None:
    """The name of the receiver parameter of an instance or class method."""
    if any(type(d) is n.Name and d.id == "staticmethod" for d in method.decorators):
        return None
    return method.params[0].name if method.params and not method.params[0].star else None


def scope_of(node: n.Node) -> n.Node | None:
    """The function, lambda or class whose body holds the node; None for the module.

    Decorators, defaults, annotations and bases belong to the scope outside.
    """
    child, parent = node, node.parent
    while parent is not None:
        kind = type(parent)
        if kind is n.FunctionDef or kind is n.ClassDef:
            if isinstance(child, n.Statement):  # decorators, defaults, annotations and bases are expressions
                return parent
        elif kind is n.Lambda and child is parent.body:
            return parent
        child, parent = parent, parent.parent
    return None


class ScopeMap:
    """All names of one version of a document. before: those of an earlier version, of which most still hold."""

    def __init__(self, module: Module, before: ScopeMap | None = None) -> None:
        self.module = module
        self._calls: dict[str, list[n.Call]] | None = None
        self._packages: frozenset[str] | None = None
        self._few = before is not None  # names are asked about for the sake of a few units
        if before is None:
            self.table: Table = {}
            for unit in module.units:
                for name, bindings in unit_table(unit).items():
                    self.table.setdefault(name, []).extend(bindings)
            return
        gone, fresh, *_ = exchanged(before.module, module)
        self.table = dict(before.table)
        if not any(b.kind == "import" for unit in (*gone, *fresh) for bs in unit_table(unit).values() for b in bs):
            self._packages = before._packages
        for name in {name for unit in (*gone, *fresh) for name in unit_table(unit)}:
            bindings = [b for b in self.table.pop(name, ()) if module.has(b.statement.unit)]
            bindings += (binding for unit in fresh for binding in unit_table(unit).get(name, ()))
            if bindings:
                self.table[name] = sorted(bindings, key=lambda b: module.base(b.statement.unit))

    @property
    def packages(self) -> frozenset[str]:
        """The packages that the document imports at its top level, or from which it imports something; "" is its own."""
        if self._packages is None:
            imports = (b for bindings in self.table.values() for b in bindings if b.kind == "import")
            self._packages = frozenset(binding.target.partition(".")[0] for binding in imports)
        return self._packages

    def key(self, node: n.Node) -> int:
        """Orders nodes of the document: where one starts in it."""
        return self.module.base(node.unit) + node.start

    def table_of(self, scope: n.Node | None) -> Table:
        return self.table if scope is None else scope_table(scope)

    def calls(self, name: str) -> Iterator[n.Call]:
        """All calls in the document of something whose last name is this."""
        if self._few:
            for unit in self.module.units:
                yield from calls_by_name(unit).get(name, ())
            return
        if self._calls is None:
            self._calls = {}
            for unit in self.module.units:
                for called, calls in calls_by_name(unit).items():
                    self._calls.setdefault(called, []).extend(calls)
        yield from self._calls.get(name, ())

    def lookup(self, name: str, use: n.Node) -> tuple[n.Node | None, list[Binding]]:
        """The scope that binds a name used at a node, and its bindings, the most likely one last.

        Bindings before the use come in source order; when there are none, all of them (a loop or a later cell).
        """
        child, parent = use, use.parent
        while parent is not None:
            if type(parent) is n.Comprehension:
                for generator in parent.generators:
                    found = _pattern_path(generator.target, name)
                    if found is not None and not _inside(use, generator.iter):
                        return parent, [Binding(name, "element", generator.iter, parent, found)]
            child, parent = parent, parent.parent
            if isinstance(child, n.Statement):
                break
        scope = scope_of(use)
        first = True
        while True:
            if scope is None or first or not isinstance(scope, n.ClassDef):
                bindings = self.table_of(scope).get(name)
                if bindings:
                    if first:
                        at = self.key(use)
                        before = [b for b in bindings if self.key(b.statement) < at and not _own_target(b, use)]
                        return scope, before or bindings
                    return scope, bindings
            if scope is None:
                return None, []
            scope = scope_of(scope)
            first = False


def _own_target(binding: Binding, use: n.Node) -> bool:
    """``x = f(x)``: the x on the right does not mean this binding."""
    return binding.kind == "value" and _inside(use, binding.statement) and isinstance(binding.statement, n.Assign)


def _inside(node: n.Node, outer: n.Node) -> bool:
    return node.unit is outer.unit and outer.start <= node.start and node.end <= outer.end


def _pattern_path(target: n.Node, name: str) -> tuple[int, ...] | None:
    if type(target) is n.Name:
        return () if target.id == name else None
    if type(target) is n.Sequence:
        for index, element in enumerate(target.elements):
            found = _pattern_path(element, name)
            if found is not None:
                return (index, *found)
    return None
