"""Walks a program in order and records what happens: calls, assignments and attribute writes on abstract objects.

Helpers of the same file are followed with their arguments bound; loops are walked once with the loop on record; branches are
walked one after the other. What cannot be followed leaves unknown objects, never wrong ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property, lru_cache

from ...core import nodes as n
from ...core.scopes import ScopeMap, self_name
from ...core.superseded import never
from ...resolve.conventions import type_by_name
from ...resolve.infer import PASS_THROUGH, WRAPPER_METHODS, Inference
from ...resolve.types import Type
from .objects import Context, Event, Frame, Loop, Obj, Trace

MAX_EVENTS = 4_000
MAX_FRAME_DEPTH = 6
MAX_TOTAL = 60_000
# How far a constructor is followed before another method of its class: it is walked again for each of them.
MAX_PRELUDE_DEPTH = 2

# Words that make a function worth following: without any of them it cannot change what flow rules watch.
INTERESTING = re.compile(
    rb"(eval|train|zero_grad|backward|step|no_grad|inference_mode|set_grad_enabled|requires_grad|grad|cross_entropy|"
    rb"softmax|sigmoid|scale|update|unscale_|clip_grad|model|net|loss|optimizer|scheduler|load_state_dict|DistributedSampler|Predictor)"
)
# Attributes that hold a model rather than being a method.
MODEL_ATTRIBUTE = re.compile(
    r"_?(\w+_)?(?<!register_)(?<!get_)(?<!build_)(?<!create_)(?<!load_)(?<!make_)(?<!save_)(?<!init_)(?<!set_)(?<!update_)(?<!train_)"
    r"(?<!eval_)(?<!test_)(?<!fit_)(?<!run_)(?<!export_)(?<!compile_)(?<!prepare_)(?<!setup_)"
    r"(model|net|network|encoder|decoder|generator|discriminator|backbone|classifier|net[GD])\d*"
)
_CALLED = re.compile(rb"(\w+)\(")
# Methods that hand their receiver on.
SELF_METHODS = {
    "eval", "train", "to", "cuda", "cpu", "half", "float", "double", "bfloat16", "requires_grad_", "apply", "share_memory",
    "type", "compile", "xpu",
}  # fmt: skip
# Methods of tensors that keep the values: the result is still the same thing for what made it.
SHAPE_METHODS = {
    "view", "reshape", "squeeze", "unsqueeze", "permute", "transpose", "contiguous", "float", "flatten", "to", "cuda", "cpu",
    "half", "double", "clone", "t",
}  # fmt: skip


class FlowBuilder:
    """Makes the traces of one document version."""

    def __init__(self, scopes: ScopeMap, inference: Inference, check: Callable[[], None] = never) -> None:
        """check: raises Superseded when the traces are no longer wanted."""
        self.check = check
        self.scopes = scopes
        self.inference = inference
        self.stubs = inference.stubs
        self.total = 0
        self.visited: set[int] = set()
        self._interesting: dict[int, bool] = {}
        # of the trace in the making
        self.events: list[Event] = []
        self.frames: list[Frame] = []
        self.frame: Frame
        self.loops: tuple[Loop, ...] = ()
        self.contexts: tuple[Context, ...] = ()
        self.branches: tuple[tuple[int, int], ...] = ()
        self.full = False
        self._depth = MAX_FRAME_DEPTH
        self.module_env: dict[str, Obj] = {}

    # -- roots

    def traces(self) -> list[Trace]:
        """The traces of all roots: the module first, then every function that no trace has reached."""
        module = Frame(None, None, None, None)
        body = [statement for unit in self.scopes.module.units for statement in unit.body]
        traces = [self._trace(module, lambda: self.body(body))]
        self.module_env = module.env
        functions = list(self._functions(body, None))
        called = {id(f) for f, _ in functions if self._has_callers(f)}
        for wanted in (False, True):
            for function, cls in functions:
                if id(function) in self.visited or (id(function) in called) is not wanted:
                    continue
                if not self.interesting(function) or self.total > MAX_TOTAL:
                    continue
                frame = Frame(function, cls, None, module)
                traces.append(self._trace(frame, lambda f=function, c=cls, fr=frame: self._root(f, c, fr)))
        return traces

    def _trace(self, frame: Frame, run) -> Trace:
        self.events, self.frames, self.full = [], [frame], False
        self.loops, self.contexts, self.branches = (), (), ()
        self.frame, self._depth = frame, MAX_FRAME_DEPTH
        try:
            run()
        except RecursionError:
            self.full = True
        self.total += len(self.events)
        return Trace(frame, self.events, self.frames, not self.full)

    def _root(self, function: n.FunctionDef, cls: n.ClassDef | None, frame: Frame) -> None:
        self.visited.add(id(function))
        receiver = self_name(function) if cls is not None else None
        if receiver is not None:
            frame.self_obj = Obj(receiver, Type("uinst", node=cls), "self", cls)
            init = self.inference.find_method(cls, "__init__")
            if init is not None and init is not function:
                prelude = Frame(init, cls, None, frame.outer)
                prelude.prelude = True
                prelude.self_obj = frame.self_obj
                self.frames.append(prelude)
                self.frame, self._depth = prelude, MAX_PRELUDE_DEPTH
                self._bind_parameters(prelude, init, None, receiver_object=frame.self_obj)
                self.body(init.body)
                self.frame, self._depth = frame, MAX_FRAME_DEPTH
        self._bind_parameters(frame, function, None, receiver_object=frame.self_obj)
        self._decorated(function, frame, lambda: self.body(function.body))

    def _functions(self, body: list[n.Node], cls: n.ClassDef | None):
        for statement in body:
            if type(statement) is n.FunctionDef:
                yield statement, cls
                yield from self._functions(statement.body, None)
            elif type(statement) is n.ClassDef:
                yield from self._functions(statement.body, statement)
            else:
                for block in _blocks(statement):
                    yield from self._functions(block, cls)

    def _has_callers(self, function: n.FunctionDef) -> bool:
        for call in self.scopes.calls(function.name):
            if not (call.unit is function.unit and function.start <= call.start and call.end <= function.end):
                return True
        return False

    def interesting(self, function: n.FunctionDef) -> bool:
        """Whether following the function can matter to a rule."""
        known = self._interesting.get(id(function))
        if known is None:
            text = function.unit.text[function.start : function.end]
            known = bool(INTERESTING.search(text)) or any(name in self._names for name in _CALLED.findall(text))
            self._interesting[id(function)] = known
        return known

    @cached_property
    def _names(self) -> set[bytes]:
        """The names of the document's functions that matter by themselves."""
        body = [statement for unit in self.scopes.module.units for statement in unit.body]
        return {
            function.name.encode()
            for function, _ in self._functions(body, None)
            if INTERESTING.search(function.unit.text, function.start, function.end)
        }

    # -- recording

    def record(self, kind: str, node: n.Node, **values) -> Event | None:
        if len(self.events) >= MAX_EVENTS:
            self.full = True
            return None
        event = Event(
            len(self.events), kind, node, self.frame, loops=self.loops, contexts=self.contexts, branches=self.branches, **values
        )
        self.events.append(event)
        return event

    # -- statements

    def body(self, statements: list[n.Node]) -> None:
        self.check()
        for statement in statements:
            if self.full:
                return
            self.statement(statement)

    def statement(self, s: n.Node) -> None:
        kind = type(s)
        if kind is n.Expr:
            self.value(s.value)
        elif kind is n.Assign:
            self._assign(s)
        elif kind is n.AugAssign:
            value = self.value(s.value)
            target = self.value(s.target)
            self.record("augassign", s, obj=target, value=value, method=s.op)
        elif kind is n.Return:
            value = self.value(s.value) if s.value is not None else None
            if value is not None:
                self.frame.returned.append(value)
        elif kind is n.If:
            self.value(s.test)
            if _is_main_guard(s.test):
                self.body(s.body)
            else:
                self._branch(s, 0, s.body)
            self._branch(s, 1, s.orelse)
        elif kind is n.For:
            iterated = self.value(s.iter)
            loops = self.loops
            self.loops = (*loops, Loop(s, self.frame))
            self._bind_element(s.target, iterated, s.iter)
            self.body(s.body)
            self.loops = loops
            self.body(s.orelse)
        elif kind is n.While:
            loops = self.loops
            self.loops = (*loops, Loop(s, self.frame))
            self.value(s.test)
            self.body(s.body)
            self.loops = loops
            self.body(s.orelse)
        elif kind is n.With:
            self._with(s)
        elif kind is n.Try:
            self.body(s.body)
            for index, handler in enumerate(s.handlers):
                self._branch(s, index + 1, handler.body)
            self.body(s.orelse)
            self.body(s.final)
        elif kind is n.Match:
            self.value(s.subject)
            for index, case in enumerate(s.cases):
                self._branch(s, index, case.body)
        elif kind in (n.Raise, n.Assert, n.Delete):
            if s.value is not None:
                self.value(s.value)
        elif kind is n.FunctionDef:
            self.frame.env[s.name] = Obj(s.name, Type("ufunc", node=s), "def", s)
        elif kind is n.ClassDef:
            self.frame.env[s.name] = Obj(s.name, Type("uclass", node=s), "def", s)

    def _branch(self, s: n.Node, arm: int, body: list[n.Node]) -> None:
        if not body:
            return
        branches = self.branches
        self.branches = (*branches, (id(s), arm))
        self.body(body)
        self.branches = branches

    def _with(self, s: n.With) -> None:
        contexts = self.contexts
        for item in s.items:
            value = self.value(item.value)
            name = self._called_name(item.value)
            self.contexts = (*self.contexts, Context(name, item.value, s, self.frame))
            if item.target is not None:
                if type(item.target) is n.Name and value is not None and value.origin != "call":
                    self.frame.env[item.target.id] = value
                else:
                    self._bind_target(item.target, None, item.value)
        self.body(s.body)
        self.contexts = contexts

    def _called_name(self, node: n.Node) -> str:
        func = node.func if type(node) is n.Call else node
        return self.inference.public_name(func) or (n.dotted(func) or "")

    def _decorated(self, function: n.FunctionDef, frame: Frame, run) -> None:
        contexts = self.contexts
        for decorator in function.decorators:
            self.contexts = (*self.contexts, Context(self._called_name(decorator), decorator, function, frame))
        run()
        self.contexts = contexts

    def _assign(self, s: n.Assign) -> None:
        if s.value is None:
            return
        value = self.value(s.value)
        for target in s.targets:
            self._bind_target(target, value, s.value)
            if type(target) is n.Attribute:
                owner = self.value(target.value)
                self.record("setattr", s, obj=owner, method=target.attr, value=value)
            elif type(target) is n.Subscript:
                owner = self.value(target.value)
                self.value(target.index)
                self.record("setitem", s, obj=owner, method=target.index.source, value=value)
                if owner is not None and value is not None and is_module(self.inference, owner):
                    owner.attrs[f"[{target.index.source}]"] = value
            elif type(target) is n.Name:
                self.record("assign", s, obj=value, method=target.id, value=value)

    def _bind_target(self, target: n.Node, value: Obj | None, source: n.Node) -> None:
        kind = type(target)
        if kind is n.Name:
            if value is None:
                value = Obj(target.id, self.inference.type_of(target), "unknown", target)
            if type(source) is n.Constant and source.kind == "none" and target.id in self.frame.env and self.branches:
                return
            self.frame.env[target.id] = self._rewrapped(self.frame.env.get(target.id), value)
        elif kind is n.Attribute:
            owner = self.value(target.value)
            if owner is not None:
                value = self._rewrapped(owner.attrs.get(target.attr), value)
            if owner is not None and not (type(source) is n.Constant and source.kind == "none"):
                if value is None:
                    value = Obj(target.source, None, "unknown", target)
                owner.attrs[target.attr] = value
                if value.parent is None and value is not owner and owner.origin == "self":
                    value.parent = owner if not _is_ancestor(value, owner) else None
                    value.attr = target.attr
        elif kind is n.Sequence:
            items = value.items if value is not None else None
            for index, element in enumerate(target.elements):
                inner = items[index] if items is not None and index < len(items) else None
                if type(element) is n.Starred:
                    element, inner = element.value, None
                if inner is None and type(element) is n.Name:
                    inner = Obj(element.id, self.inference.type_of(element), "element", element)
                    inner.maker = value.maker if value is not None else None
                self._bind_target(element, inner, source)

    def _rewrapped(self, current: Obj | None, value: Obj | None) -> Obj | None:
        """``model = wrap(model, …)`` with a function that nobody can look into still means the same model."""
        maker = value.maker if value is not None else None
        if current is not None and maker is not None and maker.value is value and any(a is current for a in maker.args):
            if is_module(self.inference, current):
                return current
        return value

    def _bind_element(self, target: n.Node, iterated: Obj | None, source: n.Node) -> None:
        if type(target) is n.Name:
            element = Obj(target.id, self.inference.type_of(target), "element", target)
            if iterated is not None and iterated.items:
                element.members = iterated.items
            self.frame.env[target.id] = element
            return
        pending = [target]
        while pending:
            current = pending.pop()
            if type(current) is n.Name:
                self.frame.env[current.id] = Obj(current.id, self.inference.type_of(current), "element", current)
            elif type(current) is n.Sequence:
                pending.extend(current.elements)
            elif type(current) is n.Starred:
                pending.append(current.value)
            elif type(current) is n.Attribute:
                owner = self.value(current.value)
                if owner is not None:
                    owner.attrs[current.attr] = Obj(current.source, self.inference.type_of(current), "element", current)

    # -- expressions

    def value(self, node: n.Node | None) -> Obj | None:
        """Evaluate an expression: record what happens in it and return the object it stands for."""
        if node is None or self.full:
            return None
        kind = type(node)
        if kind is n.Name:
            return self._name(node)
        if kind is n.Attribute:
            return self._attribute(node)
        if kind is n.Call:
            return self._call(node)
        if kind is n.Constant:
            return None
        if kind is n.Await or kind is n.Starred:
            return self.value(node.value)
        if kind is n.NamedExpr:
            value = self.value(node.value)
            self._bind_target(node.target, value, node.value)
            return value
        if kind is n.Sequence:
            made = Obj(node.source[:40], None, "literal", node)
            made.items = [self.value(e) or Obj(e.source[:40], None, "unknown", e) for e in node.elements]
            return made
        if kind is n.IfExp:
            self.value(node.test)
            branches = self.branches
            self.branches = (*branches, (id(node), 0))
            first = self.value(node.body)
            self.branches = (*branches, (id(node), 1))
            second = self.value(node.orelse)
            self.branches = branches
            return first or second
        if kind is n.Subscript:
            base = self.value(node.value)
            self.value(node.index)
            if base is None:
                return None
            if base.items is not None and type(node.index) is n.Constant and isinstance(node.index.value, int):
                if 0 <= node.index.value < len(base.items):
                    return base.items[node.index.value]
            key = f"[{node.index.source}]"
            found = base.attrs.get(key)
            if found is None:
                found = base.attrs[key] = Obj(node.source, self.inference.type_of(node), "element", node)
                found.maker = base.maker
                found.parent = base
            return found
        if kind is n.Dict:
            made = Obj(node.source[:40], self.inference.type_of(node), "literal", node)
            for key, item in zip(node.keys, node.values, strict=False):
                self.value(key)
                held = self.value(item)
                if held is not None and type(key) is n.Constant:
                    made.attrs[f"[{key.source}]"] = held
            return made
        if kind is n.Lambda:
            return None
        if kind is n.Comprehension:
            for generator in node.generators:
                self.value(generator.iter)
            loops = self.loops
            self.loops = (*loops, Loop(node, self.frame))
            saved = dict(self.frame.env)
            for generator in node.generators:
                self._bind_element(generator.target, None, generator.iter)
                for condition in generator.conditions:
                    self.value(condition)
            self.value(node.element)
            self.value(node.value)
            self.frame.env = saved
            self.loops = loops
            return Obj(node.source[:40], self.inference.type_of(node), "literal", node)
        if kind is n.BinOp:
            left, right = self.value(node.left), self.value(node.right)
            made = Obj(node.source[:60], self.inference.type_of(node), "operation", node)
            made.items = None
            source = left if left is not None and left.maker is not None else right
            made.attrs["<operand>"] = source if source is not None else made
            return made
        for child in node.children():
            self.value(child)
        return Obj(node.source[:40], self.inference.type_of(node), "operation", node)

    def _name(self, node: n.Name) -> Obj:
        frame: Frame | None = self.frame
        while frame is not None:
            found = frame.env.get(node.id)
            if found is not None:
                return found
            frame = frame.outer
        found = self.module_env.get(node.id)
        if found is not None:
            return found
        type_ = self.inference.type_of(node)
        found = Obj(node.id, type_, "global" if type_ is not None else "unknown", node)
        (self.frame if self.frame.outer is None else self.frame.outer).env.setdefault(node.id, found)
        return found

    def _attribute(self, node: n.Attribute) -> Obj:
        base = self.value(node.value)
        if base is None:
            return Obj(node.source, self.inference.type_of(node), "unknown", node)
        found = base.attrs.get(node.attr)
        if found is not None:
            return found
        if node.attr == "module" and is_module(self.inference, base):
            return base
        if node.attr == "data" and base.maker is not None:
            made = Obj(node.source, self.inference.type_of(node), "attribute", node)
        else:
            made = Obj(node.source, self._attribute_type(base, node), "attribute", node)
        made.parent = base
        made.attr = node.attr
        base.attrs[node.attr] = made
        return made

    def _attribute_type(self, base: Obj, node: n.Attribute) -> Type | None:
        found = self.inference.type_of(node)
        if found is None and base.type is not None:
            found = self.inference.attribute_type(base.type, node.attr)
        return found

    def _call(self, node: n.Call) -> Obj | None:
        func = node.func
        method, receiver, called = "", None, None
        if type(func) is n.Attribute:
            method = func.attr
            receiver = self.value(func.value)
            if receiver is not None:
                called = receiver.attrs.get(method)
        elif type(func) is n.Name:
            called = self._name(func)
        else:
            called = self.value(func)
        args = [self.value(a) or Obj(a.source[:60], self.inference.type_of(a), "literal", a) for a in node.args]
        keywords = {
            k.name or "**": self.value(k.value) or Obj(k.value.source[:60], None, "literal", k.value) for k in node.keywords
        }
        type_ = self.inference.type_of(func)
        if type_ is None and called is not None:
            type_ = called.type
        if type_ is None and receiver is not None and receiver.type is not None and method:
            type_ = self.inference.attribute_type(receiver.type, method)
        if method and self._calls_object(func, type_, called, receiver):
            called = called if called is not None else self._attribute(func)
            method = ""
        name, guess = self._event_name(type_)
        obj = receiver if method else called
        event = self.record(
            "call", node, name=name, method=method, obj=obj, args=args, keywords=keywords, guess=guess,
        )  # fmt: skip
        if event is None:
            return None
        event.value = self._result(node, event, type_, receiver, called, args, keywords)
        return event.value

    def _calls_object(self, func: n.Attribute, type_: Type | None, called: Obj | None, receiver: Obj | None) -> bool:
        """Whether ``a.b(...)`` calls the object ``a.b`` (``self.model(x)``) rather than a method of ``a``."""
        if type_ is not None and type_.kind == "method" and self.stubs.kind(type_.name) is None and MODEL_ATTRIBUTE.fullmatch(func.attr):
            return True
        if type_ is not None and type_.kind in ("method", "ufunc", "ref", "uclass"):
            return False
        if type_ is not None and type_.kind in ("inst", "uinst"):
            return True
        if called is not None:
            return True
        return receiver is not None and bool(MODEL_ATTRIBUTE.fullmatch(func.attr))

    def _event_name(self, type_: Type | None) -> tuple[str, bool]:
        if type_ is None:
            return "", False
        if type_.kind == "ref":
            return type_.name, type_.guess
        if type_.kind == "method":
            return f"{type_.name}.{type_.attr}", type_.guess
        return "", type_.guess

    def _result(
        self, node: n.Call, event: Event, type_: Type | None, receiver: Obj | None, called: Obj | None, args: list[Obj],
        keywords: dict[str, Obj],
    ) -> Obj | None:  # fmt: skip
        if type_ is not None and type_.kind == "ufunc":
            return self._inline(type_.node, event, type_, receiver, args, keywords, node)
        if type_ is not None and type_.kind == "uclass":
            made = Obj(node.source[:40], Type("uinst", node=type_.node), "call", node)
            made.maker = event
            made.origin = "self"
            init = self.inference.find_method(type_.node, "__init__")
            if init is not None and self.interesting(init):
                self._enter(init, type_.node, event, made, args, keywords, node)
            return made
        if type_ is not None and type_.kind == "uinst":
            forward = self.inference.find_method(type_.node, "__call__")
            if forward is not None:
                return self._inline(forward, event, Type("ufunc", node=forward, receiver=type_), called, args, keywords, node)
        if event.name in _COPIES and args:
            return _copy(args[0], node)
        if event.name in PASS_THROUGH and args and not event.name.startswith("list"):
            return args[0]
        if event.method in WRAPPER_METHODS and args:
            if len(args) == 1:
                return args[0]
            made = Obj(node.source[:40], None, "call", node)
            made.items = args
            return made
        if event.method in SELF_METHODS and receiver is not None and is_module(self.inference, receiver):
            return receiver
        made = Obj(node.source[:60], self.inference.type_of(node), "call", node)
        made.maker = event
        if event.method in SHAPE_METHODS and receiver is not None and receiver.maker is not None:
            made.maker = receiver.maker
        if event.method in ("next", "iter") or event.name in ("next", "iter"):
            made.maker = None
        return made

    # -- following helpers

    def _inline(
        self, function: n.FunctionDef, event: Event, type_: Type, receiver: Obj | None, args: list[Obj],
        keywords: dict[str, Obj], node: n.Call,
    ) -> Obj | None:  # fmt: skip
        cls = function.parent if isinstance(function.parent, n.ClassDef) else None
        owner = receiver if cls is not None and receiver is not None and receiver.type is not None else None
        if owner is not None and owner.type is not None and owner.type.kind == "uclass":
            owner = None
        result = self._enter(function, cls, event, owner, args, keywords, node)
        if result is None:
            result = Obj(node.source[:60], self.inference.type_of(node), "call", node)
            result.maker = event
        return result

    def _enter(
        self, function: n.FunctionDef, cls: n.ClassDef | None, event: Event, owner: Obj | None, args: list[Obj],
        keywords: dict[str, Obj], node: n.Call,
    ) -> Obj | None:  # fmt: skip
        if event.frame.depth >= self._depth or self.full or not self.interesting(function):
            return None
        if any(frame.func is function for frame in event.frame.stack()):
            return None
        outer = self.frame
        closure = self._closure_of(function)
        frame = Frame(function, cls, event, closure)
        frame.self_obj = owner
        self.visited.add(id(function))
        self.frames.append(frame)
        self.frame = frame
        self._bind_parameters(frame, function, (args, keywords), receiver_object=owner)
        self._decorated(function, frame, lambda: self.body(function.body))
        self.frame = outer
        return frame.returned[-1] if frame.returned else None

    def _closure_of(self, function: n.FunctionDef) -> Frame | None:
        """The frame that a nested function sees: the innermost one on the stack whose function holds it."""
        for frame in self.frame.stack():
            if frame.func is not None and any(a is frame.func for a in function.ancestors()):
                return frame
        root = self.frame.stack()[-1]
        return root if root.func is None else root.outer

    def _bind_parameters(
        self, frame: Frame, function: n.FunctionDef, given: tuple[list[Obj], dict[str, Obj]] | None,
        receiver_object: Obj | None,
    ) -> None:  # fmt: skip
        params = list(function.params)
        if isinstance(function.parent, n.ClassDef) and params and self_name(function) is not None:
            first = params.pop(0)
            owner = receiver_object or Obj(first.name, Type("uinst", node=function.parent), "self", first)
            frame.env[first.name] = owner
        args, keywords = given if given is not None else ([], {})
        position = 0
        for parameter in params:
            value = None
            if parameter.star == "*" and parameter.name and given is not None:
                value = Obj(parameter.name, None, "literal", parameter)
                value.items = args[position:]
            if not parameter.star and parameter.name:
                if position < len(args) and "**" not in keywords:
                    value = args[position]
                value = keywords.get(parameter.name, value)
                position += 1
            if value is None:
                type_ = self._parameter_type(parameter, function)
                value = Obj(parameter.name or "", type_, "param" if given is None else "default", parameter)
            if parameter.name:
                frame.env[parameter.name] = value

    def _parameter_type(self, parameter: n.Parameter, function: n.FunctionDef) -> Type | None:
        found = self.inference._parameter(parameter, function)
        return found if found is not None else type_by_name(parameter.name or "")


_COPIES = {"copy.deepcopy", "torch.optim.swa_utils.AveragedModel"}


def _copy(original: Obj, node: n.Node) -> Obj:
    """Another object that starts like its original: made by the same event, later changes are its own."""
    made = Obj(original.label, original.type, original.origin, node)
    made.maker = original.maker
    made.attrs["<copy>"] = original
    return made


def _is_main_guard(test: n.Node) -> bool:
    """``if __name__ == "__main__"``: what a script does, not a case of it."""
    return type(test) is n.Compare and any(type(x) is n.Name and x.id == "__name__" for x in (test.left, *test.comparators))


def _is_ancestor(obj: Obj, other: Obj) -> bool:
    return obj in other.family()


def _blocks(statement: n.Node) -> list[list[n.Node]]:
    found = [getattr(statement, name) for name in n.BLOCKS if isinstance(getattr(statement, name, None), list)]
    for handler in getattr(statement, "handlers", ()):
        found.append(handler.body)
    for case in getattr(statement, "cases", ()):
        found.append(case.body)
    return found


def is_module(inference: Inference, obj: Obj) -> bool:
    """Whether an object is an ``nn.Module``, known or by its customary name."""
    classes = inference.classes(obj.type)
    if classes:
        return "torch.nn.Module" in classes or _module_like(classes[0])
    if obj.type is not None and obj.type.kind not in ("foreign", "inst"):
        return False
    guessed = type_by_name(obj.label.rpartition(".")[2])
    return guessed is not None and guessed.name == "torch.nn.Module"


# Classes of model libraries that are no models.
_AIDS = re.compile(r".*(Tokenizer|TokenizerFast|Processor|ProcessorFast|Extractor|Config|Arguments|Trainer|Scheduler|Encoding|Callback|Dataset)")


@lru_cache(maxsize=512)
def _module_like(name: str) -> bool:
    root, last = name.partition(".")[0], name.rpartition(".")[2]
    known = root in ("transformers", "timm", "segmentation_models_pytorch", "diffusers", "lightning", "pytorch_lightning")
    return known and last[:1].isupper() and not _AIDS.fullmatch(last)
