"""Tier 1: public names and types from imports, scopes, assignments, parameters and the stub index. No jedi, no I/O.

One :class:`Inference` serves one document version. Every answer is remembered; depth is bounded, so recursion in the
user's code ends.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from ..core import nodes as n
from ..core.scopes import Binding, ScopeMap, class_table, self_name
from ..core.superseded import never
from .conventions import OTHER_WORLDS
from .stubs import StubIndex
from .types import TENSOR, Type, inst, parse_type, ref

MAX_DEPTH = 60
_UNSET = object()

# Wrappers that hand their argument through: tqdm(loader), torch.compile(model), accelerator.prepare(model) …
PASS_THROUGH = {
    "torch.compile", "torch.jit.script", "torch.jit.trace", "copy.deepcopy", "copy.copy", "tqdm", "tqdm.tqdm", "tqdm.auto.tqdm",
    "tqdm.notebook.tqdm", "tqdm.auto", "rich.progress.track", "fastprogress.progress_bar", "reversed", "sorted", "iter",
    "torch.nn.DataParallel", "torch.nn.parallel.DistributedDataParallel", "torch.quantization.prepare", "list", "tqdm.std.tqdm",
    "torch.optim.swa_utils.AveragedModel", "torch.distributed.fsdp.FullyShardedDataParallel", "tqdm.trange",
}  # fmt: skip
WRAPPER_METHODS = {"prepare", "setup", "setup_dataloaders", "setup_module", "prepare_model", "prepare_data_loader"}
BUILTIN_TYPES = {"str": "str", "number": "float", "bool": "bool", "bytes": "bytes"}


class Inference:
    """Types and public names of the expressions of one document."""

    def __init__(self, scopes: ScopeMap, stubs: StubIndex, check: Callable[[], None] = never) -> None:
        """check: called with every question from outside; what it raises ends the work."""
        self.check = check
        self.scopes = scopes
        self.stubs = stubs
        self._types: dict[int, Type | None] = {}
        self._bindings: dict[int, Type | None] = {}
        self._depth = 0
        self._cut = False  # whether the question being answered was too deep
        self._unsure: list[tuple[dict[int, Type | None], int]] = []  # what it remembered as unknown so far

    # -- expressions

    def type_of(self, node: n.Node | None) -> Type | None:
        """The type of an expression, or None when it is not known."""
        if node is None:
            return None
        known = self._types.get(id(node), _UNSET)
        if known is not _UNSET:
            return known
        method = _EXPRESSIONS.get(type(node))
        return self._remember(self._types, node, method) if method else None

    def _remember(self, memory: dict[int, Type | None], asked: n.Node | Binding, method) -> Type | None:
        """Answer a question and remember the answer; a cycle, and what is too deep, answer None."""
        if not self._depth:
            self.check()
        elif self._depth >= MAX_DEPTH:
            self._cut = True
            return None
        key = id(asked)
        memory[key] = None
        self._depth += 1
        try:
            found = method(self, asked)
        finally:
            self._depth -= 1
        memory[key] = found
        if found is None:
            self._unsure.append((memory, key))
        if self._depth == 0:
            if self._cut:  # None may only mean that this question came from too far away
                for table, unknown in self._unsure:
                    if table.get(unknown, _UNSET) is None:
                        del table[unknown]
            self._cut = False
            self._unsure.clear()
        return found

    def public_name(self, node: n.Node) -> str | None:
        """The public dotted name that an expression denotes (``nn.Linear`` -> ``torch.nn.Linear``), or None.

        A method of an object is named by its class: ``optimizer.step`` -> ``torch.optim.Adam.step``.
        """
        found = self.type_of(node)
        if found is None:
            return None
        if found.kind == "ref":
            return found.name
        if found.kind == "method":
            return f"{found.name}.{found.attr}"
        return None

    def classes(self, found: Type | None) -> tuple[str, ...]:
        """The public classes that an instance is of, nearest first; user classes contribute their bases."""
        if found is None:
            return ()
        if found.kind == "inst":
            return self.stubs.mro(found.name)
        if found.kind in ("uinst", "uclass"):
            return self.user_bases(found.node)
        return ()

    def is_instance(self, node: n.Node, cls: str) -> bool:
        return cls in self.classes(self.type_of(node))

    def user_bases(self, cls: n.ClassDef) -> tuple[str, ...]:
        """The public classes above a user's class, depth first."""
        names: dict[str, None] = {}
        for above in self._above(cls):
            if above.kind == "ref":
                names.update(dict.fromkeys(self.stubs.mro(above.name)))
        return tuple(names)

    def find_method(self, cls: n.ClassDef, name: str) -> n.FunctionDef | None:
        """A method of a user's class or of the user's classes above it."""
        method = class_table(cls).methods.get(name)
        if method is not None:
            return method
        for above in self._above(cls):
            if above.kind == "uclass":
                method = class_table(above.node).methods.get(name)
                if method is not None:
                    return method
        return None

    def _above(self, cls: n.ClassDef) -> Iterator[Type]:
        """The types of everything that a user's class inherits from, depth first; each of the user's classes once."""
        seen = {id(cls)}
        pending = list(reversed(cls.bases))
        while pending:
            found = self.type_of(pending.pop())
            if found is None:
                continue
            if found.kind == "uclass":
                if id(found.node) in seen:
                    continue
                seen.add(id(found.node))
                pending.extend(reversed(found.node.bases))
            yield found

    def _name(self, node: n.Name) -> Type | None:
        scope, bindings = self.scopes.lookup(node.id, node)
        if not bindings:
            if node.id == "__class__":
                return None
            if node.id in _CUSTOMARY_MODULES:
                return ref(_CUSTOMARY_MODULES[node.id]).guessed()
            return ref(node.id) if node.id in _BUILTINS else None
        for binding in reversed(bindings):
            found = self.binding_type(binding)
            if found is not None:
                return found
            if binding.kind in ("def", "class") or _dominates(binding, node):
                return None
        return None

    def _attribute(self, node: n.Attribute) -> Type | None:
        return self.attribute_type(self.type_of(node.value), node.attr)

    def attribute_type(self, value: Type | None, attr: str) -> Type | None:
        """The type of ``value.attr``."""
        if value is None:
            return None
        kind = value.kind
        if kind == "ref":
            name = self.stubs.canonical(f"{value.name}.{attr}")
            what = self.stubs.kind(name)
            if what == "v":
                return _guess(parse_type(self.stubs.names[name][1]), value)
            if what is not None:
                return _guess(ref(name), value)
            if self.stubs.kind(value.name) == "c":
                member = self.stubs.member(value.name, attr)
                if member is not None and member[1][0] == "f":
                    return Type("method", value.name, receiver=inst(value.name), attr=attr, guess=value.guess)
                if member is not None:
                    return parse_type(member[1][1]) or ref(name)
            return _guess(ref(name), value)
        if kind == "inst":
            return self._member(value, self.stubs.mro(value.name), attr)
        if kind in ("uinst", "uclass"):
            return self._user_attribute(value, attr)
        if kind == "method" and attr in ("data", "T"):
            return None
        if kind in ("list", "tuple", "dict"):
            return None
        if kind == "foreign":
            return value
        return None

    def _member(self, value: Type, classes: tuple[str, ...], attr: str) -> Type | None:
        for cls in classes:
            entry = self.stubs.members.get(cls, {}).get(attr)
            if entry is None:
                if self.stubs.kind(cls) is None and cls.partition(".")[0] not in self.stubs.names:
                    return Type("method", cls, receiver=value, attr=attr, guess=value.guess)  # a class we have no stub of
                continue
            if entry[0] == "f":
                owner = value.name if value.kind == "inst" else cls
                return Type("method", owner, receiver=value, attr=attr, guess=value.guess)
            found = self._written(entry[1], value)
            return found or Type("foreign", f"{cls}.{attr}", guess=value.guess)
        return None

    def _written(self, text: str, receiver: Type | None) -> Type | None:
        return _guess(_with_self(parse_type(text), receiver), receiver)

    def _user_attribute(self, value: Type, attr: str) -> Type | None:
        cls = value.node
        seen: set[int] = set()
        pending = [cls]
        while pending:
            current = pending.pop(0)
            if id(current) in seen:
                continue
            seen.add(id(current))
            table = class_table(current)
            method = table.methods.get(attr)
            if method is not None:
                if any(type(d) is n.Name and d.id == "property" for d in method.decorators):
                    return self._returned(method)
                return Type("ufunc", node=method, receiver=value)
            bindings = table.attributes.get(attr)
            if bindings:
                for binding in reversed(bindings):
                    found = self.binding_type(binding)
                    if found is not None:
                        return found
                return None
            for base in current.bases:
                found = self.type_of(base)
                if found is not None and found.kind == "uclass":
                    pending.append(found.node)
        return self._member(value, self.user_bases(cls), attr)

    def has_user_attribute(self, value: Type | None, attr: str) -> bool:
        """Whether the user's own class defines the attribute, so that the library's meaning does not hold."""
        if value is None or value.kind not in ("uinst", "uclass"):
            return False
        return self.find_method(value.node, attr) is not None or attr in class_table(value.node).attributes

    # -- calls

    def _call(self, node: n.Call) -> Type | None:
        func = self.type_of(node.func)
        if func is None:
            return None
        kind = func.kind
        if kind == "ref":
            return self._call_name(func, node)
        if kind == "method":
            return self._call_method(func, node)
        if kind == "uclass":
            return Type("uinst", node=func.node)
        if kind == "ufunc":
            return self._call_function(func)
        if kind == "inst":
            entry = self.stubs.member(func.name, "__call__")
            if entry is not None:
                return self._written(entry[1][1], func)
            return None
        if kind == "uinst":
            if self.find_method(func.node, "__call__") is None:
                forward = self.find_method(func.node, "forward")
                if forward is not None:
                    returned = self._returned(forward)
                    if returned is not None:
                        return returned
                entry = next(
                    (m for c in self.user_bases(func.node) if (m := self.stubs.members.get(c, {}).get("__call__"))), None
                )
                return self._written(entry[1], func) if entry else None
            return self._returned(self.find_method(func.node, "__call__"))
        if kind == "foreign":
            return func
        return None

    def _call_name(self, func: Type, node: n.Call) -> Type | None:
        name = func.name
        if name in PASS_THROUGH and node.args:
            found = self.type_of(node.args[0])
            if found is not None and not (name == "list" and found.kind == "inst"):
                return found
            if name.startswith("torch.") and self.stubs.kind(name) == "c":
                return inst(name)
            return None
        if name == "super":
            cls = next((a for a in node.ancestors() if isinstance(a, n.ClassDef)), None)
            if cls is None:
                return None
            for base in cls.bases:
                found = self.type_of(base)
                if found is not None and found.kind == "uclass":
                    return Type("uinst", node=found.node)
                if found is not None and found.kind == "ref":
                    return inst(found.name)
            return None
        if name == "next" and node.args:
            return self.element_of(self.type_of(node.args[0]))
        if name in ("enumerate", "zip", "map", "range"):
            return Type("foreign", name)
        if name == "getattr":
            return None
        what = self.stubs.kind(name)
        if what == "c":
            return _guess(inst(name), func)
        if what == "f":
            text = self.stubs.names[name][1]
            if text.startswith("="):
                return self._argument_type(name, text[1:], node)
            return self._written(text, None) or _elsewhere(name)
        if what is not None:
            return _elsewhere(name)
        root, _, last = name.rpartition(".")
        if name.partition(".")[0] in self.stubs.names:
            if self.stubs.kind(root) == "c" and last.startswith("from_"):
                return inst(root)
            return _elsewhere(name)  # a name that the library does not have
        if last[:1].isupper():
            return inst(name)
        return Type("foreign", name)

    def _argument_type(self, name: str, parameter: str, node: n.Call) -> Type | None:
        """The type of what a call hands to a parameter, for functions that give it back."""
        names = [entry.rstrip("=") for entry in self.stubs.parameters(name) or ()]
        position = names.index(parameter) if parameter in names else 0
        return self.type_of(argument(node, parameter, position))

    def _call_method(self, func: Type, node: n.Call) -> Type | None:
        receiver = func.receiver
        if func.attr in WRAPPER_METHODS and func.name.partition(".")[0] in ("accelerate", "lightning", "lightning_fabric"):
            types = [self.type_of(arg) for arg in node.args]
            if len(types) == 1:
                return types[0]
            return Type("tuple", args=tuple(t or inst("") for t in types))
        for cls in self.classes(receiver) or (func.name,):
            entry = self.stubs.members.get(cls, {}).get(func.attr)
            if entry is not None and entry[0] == "f":
                found = self._written(entry[1], receiver)
                if found is None and not entry[1] and self._inherits_self(cls, func.attr):
                    return receiver
                return found or _elsewhere(cls)
        if func.attr.startswith("from_"):
            return receiver
        return Type("foreign", f"{func.name}.{func.attr}", guess=func.guess)

    def _inherits_self(self, cls: str, attr: str) -> bool:
        """Whether a method without a known type stands in for one that gives the object back, like ``to`` and ``half``."""
        return any(self.stubs.members.get(base, {}).get(attr, ("", ""))[1] == "Self" for base in self.stubs.mro(cls)[1:])

    def _call_function(self, func: Type) -> Type | None:
        return self._returned(func.node)

    def _returned(self, function: n.FunctionDef | None) -> Type | None:
        """The type of the first return whose value is known, or the annotation's."""
        if function is None:
            return None
        if function.returns is not None:
            found = self.annotation_type(function.returns)
            if found is not None and found.kind != "inst" or found is not None and found.name not in ("", "Any"):
                return found
        for value in returns(function):
            found = self.type_of(value)
            if found is not None:
                return found
        return None

    # -- bindings

    def binding_type(self, binding: Binding) -> Type | None:
        """The type that a binding gives its name."""
        known = self._bindings.get(id(binding), _UNSET)
        return known if known is not _UNSET else self._remember(self._bindings, binding, Inference._binding)

    def _binding(self, binding: Binding) -> Type | None:
        kind = binding.kind
        if kind == "import":
            target = binding.target
            if target.startswith("."):
                return Type("foreign", target)
            return ref(self.stubs.canonical(target))
        if kind == "value":
            statement = binding.statement
            if type(statement) is n.Assign and statement.annotation is not None and not binding.path:
                found = self.annotation_type(statement.annotation)
                if found is not None:
                    return found
            return self._unpack(self.type_of(binding.node), binding.path)
        if kind == "annotated":
            return self.annotation_type(binding.node)
        if kind == "element":
            return self._iterated(binding.node, binding.path)
        if kind == "enter":
            found = self.type_of(binding.node)
            return self._unpack(found, binding.path)
        if kind == "param":
            return self._parameter(binding.node, binding.owner)
        if kind == "def":
            return Type("ufunc", node=binding.node)
        if kind == "class":
            return Type("uclass", node=binding.node)
        return None

    def _unpack(self, found: Type | None, path: tuple[int, ...]) -> Type | None:
        for index in path:
            if found is None:
                return None
            if found.kind == "tuple":
                found = found.args[index] if index < len(found.args) else None
                if found is not None and not found.name and found.kind == "inst":
                    found = None
            elif found.kind == "foreign":
                return found
            else:
                found = self.element_of(found)
        return found

    def _iterated(self, node: n.Node, path: tuple[int, ...]) -> Type | None:
        """The element of an iterable expression: enumerate and zip are seen through."""
        if type(node) is n.Call and type(node.func) in (n.Name, n.Attribute):
            name = self.public_name(node.func)
            if name == "enumerate" and node.args:
                if not path:
                    return None
                return None if path[0] == 0 else self._iterated(node.args[0], path[1:])
            if name == "zip" and path and path[0] < len(node.args):
                return self._iterated(node.args[path[0]], path[1:])
            if name in PASS_THROUGH and node.args:
                return self._iterated(node.args[0], path)
        return self._unpack(self.element_of(self.type_of(node)), path)

    def element_of(self, found: Type | None) -> Type | None:
        """What iterating over a value, or indexing it, gives."""
        if found is None:
            return None
        if found.kind == "list":
            held = found.args[0] if found.args else None
            return _guess(held, found) if held is not None and (held.name or held.kind != "inst") else None
        if found.kind == "tuple":
            return next((t for t in found.args if t.kind != "inst" or t.name), None)
        if found.kind == "dict":
            return None
        if found.kind == "inst":
            if found.name == "torch.Tensor":
                return found
            entry = self.stubs.member(found.name, "__iter__")
            if entry is not None:
                held = self._written(entry[1][1], found)
                held = self.element_of(held) if held is not None and held.kind == "list" else held
                return held or _elsewhere(found.name)
            return _elsewhere(found.name)
        if found.kind == "uinst":
            method = self.find_method(found.node, "__getitem__")
            return self._returned(method) if method else self._base_element(found)
        if found.kind == "foreign":
            return found
        return None

    def _base_element(self, found: Type) -> Type | None:
        for cls in self.user_bases(found.node):
            entry = self.stubs.members.get(cls, {}).get("__iter__")
            if entry is not None:
                return self.element_of(self._written(entry[1], found))
        return None

    def _parameter(self, parameter: n.Parameter, owner: n.Node | None) -> Type | None:
        if parameter.annotation is not None:
            found = self.annotation_type(parameter.annotation)
            if found is not None:
                return found
        if not isinstance(owner, n.FunctionDef) or parameter.star:
            return None
        cls = owner.parent if isinstance(owner.parent, n.ClassDef) else None
        if cls is not None and owner.params and owner.params[0] is parameter and self_name(owner) is not None:
            is_class_method = any(type(d) is n.Name and d.id == "classmethod" for d in owner.decorators)
            return Type("uclass" if is_class_method else "uinst", node=cls)
        if parameter.default is not None and type(parameter.default) is not n.Constant:
            found = self.type_of(parameter.default)
            if found is not None and found.kind == "inst":
                return found
        found = self._from_callers(parameter, owner, cls)
        if found is None and cls is not None and owner.name == "forward" and "torch.nn.Module" in self.user_bases(cls):
            return TENSOR.guessed()
        return found

    def _from_callers(self, parameter: n.Parameter, owner: n.FunctionDef, cls: n.ClassDef | None) -> Type | None:
        """What callers in this file hand in, the first one known."""
        position = owner.params.index(parameter)
        for call in self.callers(owner):
            value = argument(call, parameter.name, position - (cls is not None))
            found = self.type_of(value)
            if found is not None:
                return found
        return None

    def callers(self, function: n.FunctionDef) -> list[n.Call]:
        """The calls in this document that reach a function of the user, constructors included."""
        cls = function.parent if isinstance(function.parent, n.ClassDef) else None
        name = function.name
        if cls is not None and name == "__init__":
            name = cls.name
        found = []
        for call in self.scopes.calls(name):
            if _within(call, function):
                continue
            target = self.type_of(call.func)
            if target is None:
                continue
            if target.kind == "ufunc" and target.node is function or target.kind == "uclass" and target.node is cls:
                found.append(call)
        return found

    def annotation_type(self, node: n.Node) -> Type | None:
        """The type that an annotation names."""
        if type(node) is n.Constant and node.kind == "str":
            return self._quoted_annotation(str(node.value))
        if type(node) is n.BinOp and node.op == "|":
            return self.annotation_type(node.left) or self.annotation_type(node.right)
        if type(node) is n.Subscript:
            head = self.public_name(node.value) or ""
            last = head.rpartition(".")[2]
            if last == "Optional":
                return self.annotation_type(node.index)
            if last in ("list", "List", "Sequence", "Iterable", "Iterator"):
                held = self.annotation_type(node.index)
                return Type("list", args=(held,)) if held else None
            if last in ("tuple", "Tuple") and type(node.index) is n.Sequence:
                return Type("tuple", args=tuple(self.annotation_type(e) or inst("") for e in node.index.elements))
            if last in ("dict", "Dict", "Mapping") and type(node.index) is n.Sequence and len(node.index.elements) == 2:
                return Type("dict", args=tuple(self.annotation_type(e) or inst("") for e in node.index.elements))
            return inst(head) if self.stubs.kind(head) == "c" else None
        found = self.type_of(node)
        if found is None:
            return None
        if found.kind == "uclass":
            return Type("uinst", node=found.node)
        if found.kind == "ref":
            if found.name in ("object", "None") or found.name.startswith("typing."):
                return None
            return inst(found.name)
        return None

    def _quoted_annotation(self, text: str) -> Type | None:
        """The type that a name in quotes names, looked up at the top of the document."""
        root, *rest = text.split(".")
        for binding in reversed(self.scopes.table.get(root, ())):
            found = self.binding_type(binding)
            for attr in rest:
                found = self.attribute_type(found, attr)
            if found is not None and found.kind == "uclass":
                return Type("uinst", node=found.node)
            if found is not None and found.kind == "ref":
                return inst(found.name)
        return None

    # -- operators and containers

    def _binop(self, node: n.BinOp) -> Type | None:
        left, right = self.type_of(node.left), self.type_of(node.right)
        for side in (left, right):
            if side is not None and side.kind == "inst" and side.name in ("torch.Tensor", "torch.nn.Parameter"):
                return _guess(TENSOR, side)
        if left is not None and left.kind == "foreign":
            return left
        if left is not None and right is not None and left.kind == right.kind == "inst" and left.name == right.name:
            return left
        return _first_elsewhere((left, right))

    def _unary(self, node: n.UnaryOp) -> Type | None:
        return None if node.op == "not" else self.type_of(node.operand)

    def _compare(self, node: n.Compare) -> Type | None:
        if any(op not in ("==", "!=", "<", ">", "<=", ">=") for op in node.ops):
            return inst("bool")
        sides = [self.type_of(side) for side in (node.left, *node.comparators)]
        for found in sides:
            if found is not None and found.kind == "inst" and found.name == "torch.Tensor":
                return found
        return _first_elsewhere(sides)

    def _subscript(self, node: n.Subscript) -> Type | None:
        value = self.type_of(node.value)
        if value is None:
            return None
        if value.kind == "tuple":
            index = node.index
            if type(index) is n.Constant and isinstance(index.value, int) and index.value < len(value.args):
                return value.args[index.value]
            return None
        if value.kind == "list":
            return value if type(node.index) is n.Slice else self.element_of(value)
        if value.kind == "dict":
            return value.args[1] if len(value.args) == 2 and value.args[1] != inst("") else None
        if value.kind == "inst":
            entry = self.stubs.member(value.name, "__getitem__")
            if entry is not None:
                return self._written(entry[1][1], value) or _elsewhere(value.name)
            return self.element_of(value)
        if value.kind == "uinst":
            return self.element_of(value)
        if value.kind == "foreign":
            return value
        return None

    def _sequence(self, node: n.Sequence) -> Type | None:
        types = tuple(self.type_of(e) or inst("") for e in node.elements)
        if node.kind == "tuple":
            return Type("tuple", args=types)
        return Type("list", args=tuple(t for t in types if t.name or t.kind != "inst")[:1])

    def _dict(self, node: n.Dict) -> Type | None:
        values = [value for value in node.values if type(value) is not n.Starred]
        held = self._common([t for value in values if (t := self.type_of(value)) is not None])
        return Type("dict", args=(inst("str"), held)) if held else Type("dict")

    def _common(self, types: list[Type]) -> Type | None:
        """What all of several types are: the same type, or the nearest class above all of them."""
        if not types or all(found == types[0] for found in types):
            return types[0] if types else None
        if any(found.kind != "inst" for found in types):
            return None
        shared = (name for name in self.stubs.mro(types[0].name) if all(name in self.stubs.mro(t.name) for t in types))
        name = next(shared, None)
        return _guess(inst(name), next((t for t in types if t.guess), None)) if name else None

    def _comprehension(self, node: n.Comprehension) -> Type | None:
        if node.kind == "dict":
            value = self.type_of(node.value)
            return Type("dict", args=(inst("str"), value)) if value else Type("dict")
        element = self.type_of(node.element)
        return Type("list", args=(element,) if element else ())

    def _ifexp(self, node: n.IfExp) -> Type | None:
        return self.type_of(node.body) or self.type_of(node.orelse)

    def _boolop(self, node: n.BoolOp) -> Type | None:
        return self.type_of(node.left) or self.type_of(node.right)

    def _inner(self, node) -> Type | None:
        return self.type_of(node.value)

    def _constant(self, node: n.Constant) -> Type | None:
        name = BUILTIN_TYPES.get(node.kind)
        return inst(name) if name else None

    def _joined(self, node: n.JoinedStr) -> Type:
        return inst("str")


def returns(function: n.FunctionDef) -> list[n.Node]:
    """The values of a function's own return statements, in order. Cached with the unit."""
    cache = function.unit.cache.setdefault("returns", {})
    found = cache.get(id(function))
    if found is None:
        found = []
        stack = list(reversed(function.body))
        while stack:
            statement = stack.pop()
            if type(statement) is n.Return:
                if statement.value is not None:
                    found.append(statement.value)
            elif isinstance(statement, (n.FunctionDef, n.ClassDef)):
                continue
            else:
                below = [c for c in statement.children() if isinstance(c, (n.Statement, n.ExceptHandler, n.Case))]
                stack.extend(reversed(below))
        cache[id(function)] = found
    return found


def argument(call: n.Call, name: str, position: int) -> n.Node | None:
    """The expression handed to a parameter: by keyword, else by position (0-based); None when it is not there."""
    for keyword in call.keywords:
        if keyword.name == name:
            return keyword.value
    if 0 <= position < len(call.args) and not any(type(arg) is n.Starred for arg in call.args[: position + 1]):
        return call.args[position]
    return None


def _guess(found: Type | None, origin: Type | None) -> Type | None:
    return found.guessed() if found is not None and origin is not None and origin.guess else found


def _with_self(found: Type | None, receiver: Type | None) -> Type | None:
    """A written type with ``Self`` filled in, inside containers too."""
    if found is None:
        return None
    if found.kind == "inst" and found.name.rpartition(".")[2] == "Self":
        return receiver
    if not found.args:
        return found
    return replace(found, args=tuple(_with_self(held, receiver) or inst("") for held in found.args))


def _elsewhere(name: str) -> Type | None:
    """What comes out of a package whose objects are never PyTorch's, when nothing more is known of it."""
    return Type("foreign", name) if name.partition(".")[0] in OTHER_WORLDS else None


def _first_elsewhere(types: Iterable[Type | None]) -> Type | None:
    """The first of the operands that comes from such a package."""
    return next((found for t in types if t is not None and t.kind in ("inst", "foreign") and (found := _elsewhere(t.name))), None)


def _within(node: n.Node, outer: n.Node) -> bool:
    return node.unit is outer.unit and outer.start <= node.start and node.end <= outer.end


def _dominates(binding: Binding, use: n.Node) -> bool:
    """Whether a binding surely happened before a use: its block holds the use, and it is a plain statement there."""
    if binding.kind in ("param", "element", "enter"):
        return True
    block = binding.statement.parent
    if block is None:
        return True
    return any(ancestor is block for ancestor in use.ancestors()) and not isinstance(block, (n.If, n.Try, n.ExceptHandler))


_BUILTINS = frozenset(dir(builtins))
# What these names mean where a document uses them and binds them nowhere: a star import, or a snippet without its first lines.
_CUSTOMARY_MODULES = {"torch": "torch", "nn": "torch.nn", "F": "torch.nn.functional", "torchvision": "torchvision"}
_EXPRESSIONS = {
    n.Name: Inference._name,
    n.Attribute: Inference._attribute,
    n.Call: Inference._call,
    n.BinOp: Inference._binop,
    n.UnaryOp: Inference._unary,
    n.Compare: Inference._compare,
    n.Subscript: Inference._subscript,
    n.Sequence: Inference._sequence,
    n.Dict: Inference._dict,
    n.Comprehension: Inference._comprehension,
    n.IfExp: Inference._ifexp,
    n.BoolOp: Inference._boolop,
    n.NamedExpr: Inference._inner,
    n.Await: Inference._inner,
    n.Starred: Inference._inner,
    n.Constant: Inference._constant,
    n.JoinedStr: Inference._joined,
}
