"""From a document's names to the insights that explain them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..core import nodes as n
from ..core.analysis import Occurrence
from ..core.scopes import ScopeMap
from ..core.source import Source
from ..core.superseded import never
from ..core.syntax import Module
from ..knowledge.index import CatalogIndex
from .conventions import DEEP_LEARNING, OTHER_WORLDS, UNMISTAKABLE, type_by_name
from .infer import Inference
from .types import Type

OPERATORS = {"@": "__matmul__", "*": "__mul__", "+": "__add__", "-": "__sub__", "/": "__truediv__", "**": "__pow__"}
MAX_GUESSES = 30  # steps from a name to what it was made of
_NUMBER_OF = ("item", "detach", "cpu", "float", "mean")  # ``loss.item()`` is about the loss
_STATEMENT_WORDS = {n.Assert: "assert", n.Try: "try", n.Raise: "raise"}


class OccurrenceFinder:
    """Finds the occurrences of one document version.

    answers: what tier 2 said, public dotted names by the absolute offset of the attribute's name; "" means that the place is the
    user's own and needs no guess.
    """

    def __init__(
        self, source: Source, module: Module, scopes: ScopeMap, inference: Inference, index: CatalogIndex,
        answers: dict[int, str],
    ) -> None:  # fmt: skip
        self.source = source
        self.module = module
        self.scopes = scopes
        self.inference = inference
        self.stubs = inference.stubs
        self.index = index
        self.answers = answers
        self.found: list[Occurrence] = []
        self.unresolved: list[tuple[int, str]] = []
        self.deep_learning = is_deep_learning(scopes)
        self._guesses: dict[int, Type | None] = {}
        self._guessing = 0

    def run(
        self, units: Sequence[n.Unit] | None = None, check: Callable[[], None] = never, statement: n.Statement | None = None,
    ) -> tuple[tuple[Occurrence, ...], tuple[tuple[int, str], ...]]:
        """All occurrences in order of their start, and the attributes that tier 2 should be asked about.

        units: those that are looked at, None for all; statement: the only one of them that is; check: raises when the result
        is no longer wanted.
        """
        for unit in self.module.units if units is None else units:
            check()
            for node in unit.nodes if statement is None else statement.walk():
                visit = _VISITS.get(type(node))
                if visit is not None:
                    visit(self, node)
        for line in self.source.shell:
            find = self.index.by_shell if line.kind == "shell" else self.index.by_magic
            insights = find(line.text)
            if insights:
                span = (line.start, line.end)
                self.found.append(Occurrence(*span, insights, line.text, line.kind, False, span))
        self.found.sort(key=lambda o: (o.start, o.end))
        return tuple(self.found), tuple(self.unresolved)

    def add(
        self, node: n.Node, start: int, end: int, insights: tuple[str, ...], name: str, kind: str, guess: bool = False,
    ) -> None:  # fmt: skip
        """start, end: relative to the node's unit."""
        if not insights or guess and not self.deep_learning:
            return
        base = self.module.base(node.unit)
        statement = n.statement_of(node)
        span = (base + statement.start, base + statement.end)
        self.found.append(Occurrence(base + start, base + end, insights, name, kind, guess, span))

    # -- names

    def name(self, node: n.Name) -> None:
        """A name that an import brought, or that stands for a public class or function."""
        found = self.inference.type_of(node)
        if found is None or found.kind != "ref" or found.name in ("print", "len"):
            return
        scope, bindings = self.scopes.lookup(node.id, node)
        if not bindings:
            return
        insights = self.index.by_names(self.keys(found.name))
        self.add(node, node.start, node.end, insights, found.name, "name", found.guess)

    def keys(self, name: str) -> tuple[str, ...]:
        """The public names under which a resolved name may be explained: itself and, for a member, its bases'."""
        if self.stubs.kind(name) is not None:
            return (name,)
        cls, _, attribute = name.rpartition(".")
        if self.stubs.kind(cls) == "c":
            return self.stubs.lineage(cls, attribute)
        return (name,)

    def attribute(self, node: n.Attribute) -> None:
        if node.attr not in self.index.attributes and not self.glob_root(node):
            return
        start = self.module.absolute(node, node.attr_start)
        receiver = self.inference.type_of(node.value)
        names, guess = self.attribute_names(node, receiver, start)
        if not names:
            return
        insights = self.index.by_names(names)
        if insights:
            self.add(node, node.attr_start, node.end, insights, names[0], "attribute", guess)
            if not guess and receiver is not None and receiver.kind == "ref":
                self.chain_roots(node, insights, names[0])

    def glob_root(self, node: n.Attribute) -> bool:
        return type(node.value) in (n.Name, n.Attribute) and bool(self.index._name_globs)

    def chain_roots(self, node: n.Attribute, insights: tuple[str, ...], name: str) -> None:
        """``torch`` in ``torch.no_grad``: a module prefix without an insight of its own answers for the whole name."""
        value = node.value
        start = node.start
        while type(value) is n.Attribute:
            value = value.value
        if type(value) is not n.Name:
            return
        found = self.inference.type_of(value)
        if found is None or found.kind != "ref" or self.stubs.kind(found.name) != "m":
            return
        if self.index.by_names((found.name,)):
            return
        self.add(node, start, node.end, insights, name, "chain")

    def attribute_names(self, node: n.Attribute, receiver: Type | None, start: int) -> tuple[tuple[str, ...], bool]:
        """The public names of ``receiver.attr``, nearest first, and whether they are a guess."""
        attr = node.attr
        if receiver is not None:
            if receiver.kind == "ref":
                return self.keys(self.stubs.canonical(f"{receiver.name}.{attr}")), receiver.guess
            if receiver.kind in ("uinst", "uclass"):
                if self.inference.has_user_attribute(receiver, attr):
                    return (), False
                bases = self.inference.classes(receiver)
                if bases:
                    return tuple(f"{cls}.{attr}" for cls in bases), receiver.guess
                return (), False
            if receiver.kind == "inst":
                known = self.stubs.lineage(receiver.name, attr)
                if self.stubs.kind(receiver.name) is not None or self.index.by_names(known):
                    if self.stubs.member(receiver.name, attr) is not None or self.index.by_names(known):
                        return known, receiver.guess
                    if receiver.guess:
                        return self.convention(node)
                    return (), False
                if receiver.name.partition(".")[0] in OTHER_WORLDS or "." not in receiver.name:
                    return (), False
                return self.convention(node)
            if receiver.kind == "foreign":
                if receiver.name.partition(".")[0] in OTHER_WORLDS or receiver.name in ("enumerate", "zip", "map", "range"):
                    return (), False
                if receiver.name.startswith("numpy"):
                    return (), False
                return self.convention(node)
            if receiver.kind != "method":
                return (), False
        answer = self.answers.get(start)
        if answer is not None:
            return (self.keys(answer), False) if answer else ((), False)
        self.unresolved.append((start, attr))
        return self.convention(node)

    def convention(self, node: n.Attribute) -> tuple[tuple[str, ...], bool]:
        """Tier 3: only in documents that do deep learning."""
        if not self.deep_learning:
            return (), False
        guessed = self.guess_type(node.value)
        if guessed is not None:
            names = self.stubs.lineage(guessed.name, node.attr)
            if self.stubs.member(guessed.name, node.attr) is not None or self.index.by_names(names):
                return names, True
        name = UNMISTAKABLE.get(node.attr)
        if name is not None and isinstance(node.parent, n.Call):
            return self.keys(name), True
        return (), False

    def guess_type(self, node: n.Node) -> Type | None:
        """The conventional type of an expression whose real one is unknown: by name, through calls and methods."""
        key = id(node)
        if key not in self._guesses:
            if self._guessing >= MAX_GUESSES:
                return None
            self._guesses[key] = None  # a name that is bound to itself ends here
            self._guessing += 1
            self._guesses[key] = self._guess_type(node)
            self._guessing -= 1
        return self._guesses[key]

    def _guess_type(self, node: n.Node) -> Type | None:
        known = self.inference.type_of(node)
        if known is not None and known.kind == "inst" and self.stubs.kind(known.name) is not None:
            return known
        if type(node) is n.Name:
            scope, bindings = self.scopes.lookup(node.id, node)
            if bindings and bindings[-1].kind == "param" and bindings[-1].node.annotation is not None:
                if n.dotted(bindings[-1].node.annotation) != "Any":
                    return None  # it has a type, only not one of ours
            if bindings and bindings[-1].kind in ("value", "element") and not bindings[-1].path:
                value = bindings[-1].node
                if bindings[-1].kind == "value" and type(value) is n.Call:
                    guessed = self.guess_type(value)
                    if guessed is not None:
                        return guessed
            return type_by_name(node.id)
        if type(node) is n.Attribute:
            base = self.guess_type(node.value) if type(node.value) in (n.Name, n.Call) else None
            if base is not None and base.kind == "inst":
                member = self.stubs.member(base.name, node.attr)
                if member is not None and member[1][0] == "v":
                    return self.inference._written(member[1][1], base)
            return type_by_name(node.attr)
        if type(node) is n.Call:
            if type(node.func) is n.Attribute:
                base = self.guess_type(node.func.value)
                if base is not None and base.kind == "inst":
                    member = self.stubs.member(base.name, node.func.attr)
                    if member is not None and member[1][0] == "f":
                        return self.inference._written(member[1][1], base)
            called = self.guess_type(node.func) if type(node.func) in (n.Name, n.Attribute) else None
            if called is not None and called.kind == "inst":
                member = self.stubs.member(called.name, "__call__")
                if member is not None:
                    return self.inference._written(member[1][1], called)
            return None
        if type(node) is n.Subscript:
            return self.guess_type(node.value)
        return None

    def call(self, node: n.Call) -> None:
        for keyword in node.keywords:
            if keyword.name in self.index.keyword_names:
                names, guess = self.callee_names(node)
                if names:
                    argument = keyword.value.source if type(keyword.value) is n.Constant else None
                    insights = self.index.by_keyword(names, keyword.name, argument)
                    where = f"{names[0]}({keyword.name}=)"
                    self.add(keyword, keyword.start, keyword.name_end, insights, where, "keyword", guess)

    def callee_names(self, node: n.Call) -> tuple[tuple[str, ...], bool]:
        """The public names of what is called, for keywords; constructors count for their base classes too."""
        func = node.func
        found = self.inference.type_of(func)
        if found is not None and found.kind == "ref":
            if self.stubs.kind(found.name) == "c":
                return self.stubs.mro(found.name), found.guess
            return self.keys(found.name), found.guess
        if found is not None and found.kind == "inst":
            return tuple(f"{cls}.__call__" for cls in self.stubs.mro(found.name)), found.guess
        if found is not None and found.kind in ("uclass",):
            return self.inference.classes(found), False
        if found is not None and found.kind in ("ufunc", "uinst"):
            return (), False
        if type(func) is n.Attribute:
            start = self.module.absolute(func, func.attr_start)
            return self.attribute_names(func, self.inference.type_of(func.value), start)
        return (), False

    # -- imports

    def import_(self, node: n.Import) -> None:
        for alias in node.names:
            name = self.stubs.canonical(alias.name)
            self.add(alias, alias.start, alias.name_end, self.index.by_names((name,)), name, "import")

    def import_from(self, node: n.ImportFrom) -> None:
        if node.level:
            return
        module = self.stubs.canonical(node.module)
        if node.module_start is not None and node.module:
            end = node.module_start + len(node.module.encode())
            self.add(node, node.module_start, end, self.index.by_names((module,)), module, "import")
        for alias in node.names:
            name = self.stubs.canonical(f"{node.module}.{alias.name}")
            self.add(alias, alias.start, alias.name_end, self.index.by_names(self.keys(name)), name, "import")

    # -- literals, definitions, operators

    def constant(self, node: n.Constant) -> None:
        if node.kind == "str" and type(node.parent) is not n.Expr:
            self.add(node, node.start, node.end, self.index.by_literal(node.value), node.value, "literal")

    def class_(self, node: n.ClassDef) -> None:
        insights = self.index.by_definition("class", node.name)
        end = node.name_start + len(node.name.encode())
        self.definition(node, node.name_start, end, insights, node.name)

    def function(self, node: n.FunctionDef) -> None:
        insights = self.index.by_definition("function", node.name)
        name = node.name
        if isinstance(node.parent, n.ClassDef):
            names = tuple(f"{cls}.{node.name}" for cls in self.inference.user_bases(node.parent))
            inherited = self.index.by_names(names) if names else ()
            if inherited:
                name = next(c for c in names if self.index.by_names((c,)) or c == names[-1])
                insights = (*inherited, *(i for i in insights if i not in inherited))
        end = node.name_start + len(node.name.encode())
        self.definition(node, node.name_start, end, insights, name)

    def definition(self, node: n.Node, start: int, end: int, insights: tuple[str, ...], name: str) -> None:
        if self.deep_learning or self.source.is_notebook:
            self.add(node, start, end, insights, name, "definition")

    def binop(self, node: n.BinOp) -> None:
        method = OPERATORS.get(node.op)
        if method is None or method not in self.index.attributes:
            return
        for side in (node.left, node.right):
            found = self.inference.type_of(side)
            if found is not None and found.kind == "inst" and found.name == "torch.Tensor":
                name = f"torch.Tensor.{method}"
                end = node.op_start + len(node.op)
                self.add(node, node.op_start, end, self.index.by_names((name,)), name, "operator", found.guess)
                return

    def compare(self, node: n.Compare) -> None:
        if len(node.comparators) != 1 or not self.deep_learning:
            return
        left, right = _last_name(node.left), _last_name(node.comparators[0])
        if left and right:
            self.add(node, node.start, node.end, self.index.by_compare(left, right), node.source, "compare")

    def keyword_statement(self, node: n.Node) -> None:
        word = _STATEMENT_WORDS[type(node)]
        if self.deep_learning:
            self.add(node, node.start, node.start + len(word), self.index.by_syntax(word), word, "syntax")


def is_deep_learning(scopes: ScopeMap) -> bool:
    """Whether a document imports a deep-learning package anywhere."""
    for unit in scopes.module.units:
        known = unit.cache.get("deep")
        if known is None:
            known = unit.cache["deep"] = any(
                type(node) is n.Import and any(a.name.partition(".")[0] in DEEP_LEARNING for a in node.names)
                or type(node) is n.ImportFrom and not node.level and node.module.partition(".")[0] in DEEP_LEARNING
                for node in unit.nodes
                if isinstance(node, (n.Import, n.ImportFrom))
            )
        if known:
            return True
    return False


def _last_name(node: n.Node) -> str | None:
    """What a side of a comparison is about: a name, an attribute, the method called, the divisor of ``%``, a number."""
    while type(node) is n.Call:
        node = node.func
        if type(node) is n.Attribute and node.attr in _NUMBER_OF:
            node = node.value
    if type(node) is n.BinOp:
        return _last_name(node.right) if node.op == "%" else None
    if type(node) is n.Name:
        return node.id
    if type(node) is n.Attribute:
        return node.attr
    if type(node) is n.Constant and node.kind == "number":
        return str(node.value)
    return None


_F = OccurrenceFinder
_VISITS = {
    n.Name: _F.name,
    n.Attribute: _F.attribute,
    n.Call: _F.call,
    n.Import: _F.import_,
    n.ImportFrom: _F.import_from,
    n.Constant: _F.constant,
    n.ClassDef: _F.class_,
    n.FunctionDef: _F.function,
    n.BinOp: _F.binop,
    n.Compare: _F.compare,
    n.Assert: _F.keyword_statement,
    n.Try: _F.keyword_statement,
    n.Raise: _F.keyword_statement,
}
