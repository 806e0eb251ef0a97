"""From tree-sitter's concrete tree to :mod:`.nodes`. The only module that knows tree-sitter's grammar.

Broken code never raises: what cannot be read becomes :class:`Unknown` (or disappears) with its readable parts inside.
"""

from __future__ import annotations

import ast as python_ast
import re
from functools import lru_cache

from . import nodes as n

_SKIP = {"comment", "line_continuation", ":", ",", "(", ")", "[", "]", "{", "}", ";"}


class Lowering:
    """Lowers the subtree of one unit. base: the unit's first byte in the document."""

    def __init__(self, unit: n.Unit, base: int) -> None:
        self.unit = unit
        self.base = base
        self.heads: dict[int, n.Node] = {}  # what stands for a node of tree-sitter that means something else

    # -- helpers

    def span(self, ts) -> tuple[int, int]:
        return ts.start_byte - self.base, ts.end_byte - self.base

    def text(self, ts) -> str:
        return self.unit.text[ts.start_byte - self.base : ts.end_byte - self.base].decode("utf-8", "surrogatepass")

    def named(self, ts) -> list:
        return [child for child in ts.named_children if child.type not in ("comment", "line_continuation")]

    def field(self, ts, name: str):
        child = ts.child_by_field_name(name)
        if child is None:
            return None
        known = self.heads.pop(child.id, None) if self.heads else None
        return known or self.expression(child)

    # -- statements

    def block(self, ts) -> list[n.Node]:
        """The statements of a block node (or of any node that holds statements)."""
        found: list[n.Node] = []
        if ts is None:
            return found
        for child in ts.named_children:
            self.statement(child, found)
        return found

    def statement(self, ts, out: list[n.Node]) -> None:
        """Append the statement(s) that the node means."""
        kind = ts.type
        method = _STATEMENTS.get(kind)
        if method is not None:
            node = method(self, ts)
            if node is not None:
                out.append(node)
            return
        if kind in ("comment", "line_continuation"):
            return
        if kind in ("block", "module"):
            for child in ts.named_children:
                self.statement(child, out)
            return
        if kind == "ERROR":
            self.error(ts, out)
            return
        value = self.expression(ts)
        if value is not None:
            out.append(n.Expr(self.unit, value.start, value.end, value))

    def error(self, ts, out: list[n.Node]) -> None:
        for child in ts.named_children:
            self.statement(child, out)

    def expression_statement(self, ts):
        start, end = self.span(ts)
        inner = self.named(ts)
        if len(inner) == 1:
            kind = inner[0].type
            if kind == "assignment":
                return self.assignment(inner[0], start, end)
            if kind == "augmented_assignment":
                op = inner[0].child_by_field_name("operator")
                return n.AugAssign(
                    self.unit, start, end,
                    self.field(inner[0], "left") or self.missing(ts),
                    self.field(inner[0], "right") or self.missing(ts),
                    self.text(op) if op is not None else "=",
                )  # fmt: skip
            value = self.expression(inner[0])
        else:
            values = [value for child in inner if (value := self.expression(child)) is not None]
            value = n.Sequence(self.unit, start, end, values, "tuple") if values else None
        return n.Expr(self.unit, start, end, value) if value is not None else None

    def assignment(self, ts, start: int, end: int):
        targets = []
        annotation = None
        while True:
            left = ts.child_by_field_name("left")
            if left is not None:
                targets.append(self.expression(left))
            kind = ts.child_by_field_name("type")
            if kind is not None:
                annotation = self.expression(kind)
            right = ts.child_by_field_name("right")
            if right is not None and right.type == "assignment":
                ts = right
                continue
            break
        value = self.expression(right) if right is not None else None
        return n.Assign(self.unit, start, end, [t for t in targets if t is not None], value, annotation)

    def type_alias(self, ts):
        """``type X = int``. The grammar also reads ``type(a).b = c`` so, which assigns to an attribute of a call."""
        start, end = self.span(ts)
        left, right = ts.child_by_field_name("left"), ts.child_by_field_name("right")
        value = self.expression(right) if right is not None else None
        target = self.named(left)[0] if left is not None and self.named(left) else None
        annotation = None
        if target is not None and target.type == "constrained_type":
            parts = [self.named(part)[0] for part in self.named(target) if self.named(part)]
            target, annotation = parts[0], self.expression(parts[-1])
        if target is None:
            return None
        if target.type in ("identifier", "generic_type"):
            while target.type != "identifier" and target.named_children:
                target = target.named_children[0]
            return n.Assign(self.unit, start, end, [self.name(target)], value, None)
        return n.Assign(self.unit, start, end, [self.type_target(target, start)], value, annotation)

    def type_target(self, ts, start: int):
        """The target of an assignment that begins with a call of ``type``."""
        for field in ("object", "value", "function"):
            inner = ts.child_by_field_name(field)
            if inner is not None:
                self.heads[inner.id] = self.type_target(inner, start)
                return self.expression(ts)
        args = [value for child in self.named(ts) if (value := self.expression(child)) is not None]
        return n.Call(self.unit, start, ts.end_byte - self.base, n.Name(self.unit, start, start + 4, "type"), args, [])

    def missing(self, ts):
        start, _ = self.span(ts)
        return n.Unknown(self.unit, start, start, [])

    def import_statement(self, ts):
        names = [alias for child in ts.children_by_field_name("name") if (alias := self.alias(child))]
        return n.Import(self.unit, *self.span(ts), names)

    def import_from(self, ts):
        module = ts.child_by_field_name("module_name")
        level, name, module_start = 0, "", None
        if module is not None:
            text = self.text(module).replace(" ", "")
            stripped = text.lstrip(".")
            level, name = len(text) - len(stripped), stripped
            module_start = module.end_byte - self.base - len(name.encode())
        elif ts.type == "future_import_statement":
            name = "__future__"
        names = [alias for child in ts.children_by_field_name("name") if (alias := self.alias(child))]
        star = any(child.type == "wildcard_import" for child in ts.named_children)
        return n.ImportFrom(self.unit, *self.span(ts), names, name, level, module_start, star)

    def alias(self, ts):
        start, end = self.span(ts)
        if ts.type == "aliased_import":
            name, asname = ts.child_by_field_name("name"), ts.child_by_field_name("alias")
            if name is None:
                return None
            return n.Alias(
                self.unit, start, end, self.text(name), self.text(asname) if asname is not None else None,
                name.end_byte - self.base,
            )  # fmt: skip
        if ts.type == "dotted_name":
            return n.Alias(self.unit, start, end, self.text(ts).replace(" ", ""), None, end)
        return None

    def if_statement(self, ts):
        start, end = self.span(ts)
        branches = [c for c in ts.named_children if c.type in ("elif_clause", "else_clause")]
        orelse: list[n.Node] = []
        else_start = None
        for clause in reversed(branches):
            clause_start, _ = self.span(clause)
            if clause.type == "else_clause":
                orelse = self.block(clause.child_by_field_name("body"))
            else:
                test = self.field(clause, "condition") or self.missing(clause)
                body = self.block(clause.child_by_field_name("consequence"))
                orelse = [n.If(self.unit, clause_start, end, test, body, orelse, else_start)]
            else_start = clause_start
        test = self.field(ts, "condition") or self.missing(ts)
        return n.If(self.unit, start, end, test, self.block(ts.child_by_field_name("consequence")), orelse, else_start)

    def alternative(self, ts) -> list[n.Node]:
        clause = ts.child_by_field_name("alternative")
        return self.block(clause.child_by_field_name("body")) if clause is not None else []

    def for_statement(self, ts):
        return n.For(
            self.unit, *self.span(ts),
            self.field(ts, "left") or self.missing(ts),
            self.field(ts, "right") or self.missing(ts),
            self.block(ts.child_by_field_name("body")),
            self.alternative(ts),
            ts.children[0].type == "async",
        )  # fmt: skip

    def while_statement(self, ts):
        return n.While(
            self.unit, *self.span(ts),
            self.field(ts, "condition") or self.missing(ts),
            self.block(ts.child_by_field_name("body")),
            self.alternative(ts),
        )  # fmt: skip

    def with_statement(self, ts):
        items: list[n.Node] = []
        for clause in ts.named_children:
            if clause.type == "with_clause":
                self.with_items(clause, items)
        return n.With(self.unit, *self.span(ts), items, self.block(ts.child_by_field_name("body")))

    def with_items(self, clause, items: list[n.Node]) -> None:
        for item in clause.named_children:
            if item.type != "with_item":
                continue
            value = item.child_by_field_name("value")
            if value is None:
                continue
            if value.type == "tuple" and not any(c.type == "as_pattern" for c in item.named_children):
                # with (open(a) as f, open(b) as g): reads as a tuple of as-patterns
                for part in self.named(value):
                    items.append(self.with_item(part))
                continue
            items.append(self.with_item(value))

    def with_item(self, value):
        start, end = self.span(value)
        if value.type == "as_pattern":
            parts = self.named(value)
            expression = self.expression(parts[0]) if parts else None
            target = value.child_by_field_name("alias")
            if target is not None:
                inner = self.named(target)
                target = self.expression(inner[0]) if inner else None
            return n.WithItem(self.unit, start, end, expression or self.missing(value), target)
        return n.WithItem(self.unit, start, end, self.expression(value) or self.missing(value), None)

    def try_statement(self, ts):
        handlers, orelse, final = [], [], []
        for clause in ts.named_children:
            kind = clause.type
            if kind in ("except_clause", "except_group_clause"):
                handlers.append(self.handler(clause))
            elif kind == "else_clause":
                orelse = self.block(clause.child_by_field_name("body"))
            elif kind == "finally_clause":
                blocks = [c for c in clause.named_children if c.type == "block"]
                final = self.block(blocks[0]) if blocks else []
        body = self.block(ts.child_by_field_name("body"))
        return n.Try(self.unit, *self.span(ts), body, handlers, orelse, final)

    def handler(self, ts):
        caught, name, body = None, None, []
        for child in self.named(ts):
            if child.type == "block":
                body = self.block(child)
            elif child.type == "as_pattern":
                parts = self.named(child)
                caught = self.expression(parts[0]) if parts else None
                alias = child.child_by_field_name("alias")
                name = self.text(alias) if alias is not None else None
            elif caught is None:
                caught = self.expression(child)
            elif child.type == "identifier":
                name = self.text(child)
        return n.ExceptHandler(self.unit, *self.span(ts), caught, body, name)

    def match_statement(self, ts):
        found = ts.children_by_field_name("subject")
        subjects = [value for child in found if (value := self.expression(child)) is not None]
        if len(subjects) > 1:
            subject = n.Sequence(self.unit, subjects[0].start, subjects[-1].end, subjects, "tuple")
        else:
            subject = subjects[0] if subjects else self.missing(ts)
        cases = []
        body = ts.child_by_field_name("body")
        for child in (body if body is not None else ts).named_children:
            if child.type == "case_clause":
                captures: list[str] = []
                patterns = [self.pattern(c, captures) for c in child.named_children if c.type == "case_pattern"]
                start, end = self.span(child)
                guard = self.field(child, "guard")
                pattern = n.Unknown(self.unit, start, start, patterns)
                block = self.block(child.child_by_field_name("consequence"))
                cases.append(n.Case(self.unit, start, end, pattern, guard, block, captures))
        return n.Match(self.unit, *self.span(ts), subject, cases)

    def pattern(self, ts, captures: list[str]):
        """The values and classes that a pattern matches; the names that it binds go to captures."""
        parts = []
        stack = [ts]
        while stack:
            node = stack.pop()
            below = self.named(node)
            if node.type in _LITERALS:
                value = self.expression(node)
                if value is not None:
                    parts.append(value)
                continue
            if node.type == "identifier":
                captures.append(self.text(node))
            elif node.type == "dotted_name" and len(below) > 1:
                parts.append(self.dotted(below))
            else:
                if node.type == "keyword_pattern":
                    below = below[1:]
                elif node.type == "class_pattern" and below:
                    parts.append(self.dotted(self.named(below[0])))
                    below = below[1:]
                stack.extend(reversed(below))
        return n.Unknown(self.unit, *self.span(ts), parts)

    def dotted(self, identifiers: list):
        """A chain of names and attributes from the identifiers of a ``dotted_name``."""
        value = self.name(identifiers[0])
        for child in identifiers[1:]:
            start, end = self.span(child)
            value = n.Attribute(self.unit, value.start, end, value, self.text(child), start)
        return value

    def keyword_statement(self, ts):
        values = [value for child in self.named(ts) if (value := self.expression(child)) is not None]
        start, end = self.span(ts)
        if not values:
            value = None
        elif len(values) == 1:
            value = values[0]
        else:
            value = n.Sequence(self.unit, values[0].start, values[-1].end, values, "tuple")
        make = {"return_statement": n.Return, "raise_statement": n.Raise, "assert_statement": n.Assert,
                "delete_statement": n.Delete}[ts.type]  # fmt: skip
        return make(self.unit, start, end, value)

    def global_statement(self, ts):
        return n.Global(self.unit, *self.span(ts), [self.text(c) for c in ts.named_children if c.type == "identifier"])

    def simple(self, ts):
        return n.Simple(self.unit, *self.span(ts), ts.type)

    def decorated(self, ts):
        decorators = []
        for child in ts.named_children:
            if child.type == "decorator":
                inner = self.named(child)
                if inner and (value := self.expression(inner[0])) is not None:
                    decorators.append(value)
        definition = ts.child_by_field_name("definition")
        if definition is None:
            return None
        start, end = self.span(ts)
        if definition.type == "class_definition":
            return self.class_definition(definition, decorators, start)
        return self.function_definition(definition, decorators, start)

    def function_definition(self, ts, decorators=None, start=None):
        own_start, end = self.span(ts)
        name = ts.child_by_field_name("name")
        returns = ts.child_by_field_name("return_type")
        return n.FunctionDef(
            self.unit, own_start if start is None else start, end,
            decorators or [],
            self.parameters(ts.child_by_field_name("parameters")),
            self.expression(returns) if returns is not None else None,
            self.block(ts.child_by_field_name("body")),
            self.text(name) if name is not None else "",
            name.start_byte - self.base if name is not None else own_start,
            ts.children[0].type == "async",
        )  # fmt: skip

    def class_definition(self, ts, decorators=None, start=None):
        own_start, end = self.span(ts)
        name = ts.child_by_field_name("name")
        bases, keywords = self.arguments(ts.child_by_field_name("superclasses"))
        return n.ClassDef(
            self.unit, own_start if start is None else start, end,
            decorators or [], bases, keywords,
            self.block(ts.child_by_field_name("body")),
            self.text(name) if name is not None else "",
            name.start_byte - self.base if name is not None else own_start,
        )  # fmt: skip

    def parameters(self, ts) -> list[n.Node]:
        found = []
        for child in ts.named_children if ts is not None else ():
            kind = child.type
            start, end = self.span(child)
            name, annotation, default, star = None, None, None, ""
            if kind == "identifier":
                name = self.text(child)
            elif kind in ("list_splat_pattern", "dictionary_splat_pattern"):
                star = "*" if kind == "list_splat_pattern" else "**"
                name = self.text(child).lstrip("*")
            elif kind in ("typed_parameter", "default_parameter", "typed_default_parameter"):
                holder = child.child_by_field_name("name")
                if holder is None and child.named_children:
                    holder = child.named_children[0]
                if holder is None:
                    continue
                text = self.text(holder)
                name = text.lstrip("*")
                star = text[: len(text) - len(name)]
                annotation = self.field(child, "type")
                default = self.field(child, "value")
            elif kind == "keyword_separator":
                name, star = "", "*"
            else:
                continue
            found.append(n.Parameter(self.unit, start, end, annotation, default, name, star))
        return found

    # -- expressions

    def expression(self, ts) -> n.Node | None:
        method = _EXPRESSIONS.get(ts.type)
        if method is not None:
            return method(self, ts)
        if ts.type in _SKIP:
            return None
        start, end = self.span(ts)
        parts = [part for child in self.named(ts) if (part := self.expression(child)) is not None]
        return n.Unknown(self.unit, start, end, parts)

    def name(self, ts):
        return n.Name(self.unit, *self.span(ts), self.text(ts))

    def attribute(self, ts):
        value = self.field(ts, "object") or self.missing(ts)
        attr = ts.child_by_field_name("attribute")
        start, end = self.span(ts)
        name, attr_start = "", end
        if attr is not None:
            name, (attr_start, end) = self.text(attr), self.span(attr)
        return self.postfix(ts, value, lambda start, inner: n.Attribute(self.unit, start, end, inner, name, attr_start))

    def call(self, ts):
        func = self.field(ts, "function") or self.missing(ts)
        arguments = ts.child_by_field_name("arguments")
        if arguments is not None and arguments.type == "generator_expression":
            args, keywords = [self.expression(arguments)], []
        else:
            args, keywords = self.arguments(arguments)
        _, end = self.span(ts)
        return self.postfix(ts, func, lambda start, inner: n.Call(self.unit, start, end, inner, args, keywords))

    def postfix(self, ts, value: n.Node, make):
        """A call, attribute or subscript of a value. The grammar reads ``*a.b()`` as ``(*a).b()``: the star goes outside."""
        start, end = self.span(ts)
        if type(value) is n.Starred:
            return n.Starred(self.unit, start, end, make(value.value.start, value.value))
        return make(min(start, value.start), value)

    def arguments(self, ts) -> tuple[list[n.Node], list[n.Node]]:
        args, keywords = [], []
        for child in ts.named_children if ts is not None else ():
            kind = child.type
            if kind == "keyword_argument":
                name = child.child_by_field_name("name")
                value = self.field(child, "value") or self.missing(child)
                start, end = self.span(child)
                keywords.append(
                    n.Keyword(self.unit, start, end, value, self.text(name), name.end_byte - self.base)
                )
            elif kind == "dictionary_splat":
                inner = self.named(child)
                value = self.expression(inner[0]) if inner else None
                start, end = self.span(child)
                keywords.append(n.Keyword(self.unit, start, end, value or self.missing(child), None, start))
            else:
                value = self.expression(child)
                if value is not None:
                    args.append(value)
        return args, keywords

    def string(self, ts):
        start, end = self.span(ts)
        prefix = self.unit.text[start : start + 3].lower().partition(b"'")[0].partition(b'"')[0]
        if b"f" not in prefix and b"t" not in prefix:
            return n.Constant(self.unit, start, end, _string_value(self.text(ts)), "bytes" if b"b" in prefix else "str")
        values = []
        for child in ts.named_children:
            if child.type == "interpolation":
                for part in self.named(child):
                    if part.type == "named_expression":  # f"{x:=8}" holds a format, no assignment
                        part = part.child_by_field_name("name") or part
                    value = self.expression(part)
                    if value is not None:
                        values.append(value)
        if values or b"f" in prefix:
            return n.JoinedStr(self.unit, start, end, values)
        return n.Constant(self.unit, start, end, _string_value(self.text(ts)), "str")

    def concatenated(self, ts):
        parts = [part for child in self.named(ts) if (part := self.expression(child)) is not None]
        start, end = self.span(ts)
        if parts and all(isinstance(p, n.Constant) for p in parts):
            return n.Constant(self.unit, start, end, "".join(str(p.value) for p in parts), parts[0].kind)
        return n.JoinedStr(self.unit, start, end, parts)

    def number(self, ts):
        return n.Constant(self.unit, *self.span(ts), _number(self.text(ts)), "number")

    def word_constant(self, ts):
        value, kind = {"true": (True, "bool"), "false": (False, "bool"), "none": (None, "none"),
                       "ellipsis": (..., "ellipsis")}[ts.type]  # fmt: skip
        return n.Constant(self.unit, *self.span(ts), value, kind)

    def binary(self, ts):
        op = ts.child_by_field_name("operator")
        return n.BinOp(
            self.unit, *self.span(ts),
            self.field(ts, "left") or self.missing(ts), self.field(ts, "right") or self.missing(ts),
            self.text(op) if op is not None else "", op.start_byte - self.base if op is not None else 0,
        )  # fmt: skip

    def unary(self, ts):
        op = ts.child_by_field_name("operator")
        return n.UnaryOp(
            self.unit, *self.span(ts), self.field(ts, "argument") or self.missing(ts),
            self.text(op) if op is not None else "not",
        )  # fmt: skip

    def boolean(self, ts):
        op = ts.child_by_field_name("operator")
        return n.BoolOp(
            self.unit, *self.span(ts),
            self.field(ts, "left") or self.missing(ts), self.field(ts, "right") or self.missing(ts),
            self.text(op) if op is not None else "",
        )  # fmt: skip

    def comparison(self, ts):
        operands = [value for child in self.named(ts) if (value := self.expression(child)) is not None]
        ops = [self.text(op) for op in ts.children_by_field_name("operators")]
        start, end = self.span(ts)
        if not operands:
            return n.Unknown(self.unit, start, end, [])
        return n.Compare(self.unit, start, end, operands[0], operands[1:], ops)

    def conditional(self, ts):
        parts = [value for child in self.named(ts) if (value := self.expression(child)) is not None]
        start, end = self.span(ts)
        if len(parts) != 3:
            return n.Unknown(self.unit, start, end, parts)
        return n.IfExp(self.unit, start, end, *parts)

    def lambda_(self, ts):
        params = self.parameters(ts.child_by_field_name("parameters"))
        body = self.field(ts, "body") or self.missing(ts)
        return n.Lambda(self.unit, *self.span(ts), params, body)

    def named_expression(self, ts):
        target = self.field(ts, "name") or self.missing(ts)
        return n.NamedExpr(self.unit, *self.span(ts), target, self.field(ts, "value") or self.missing(ts))

    def subscript(self, ts):
        indices = [v for child in ts.children_by_field_name("subscript") if (v := self.expression(child)) is not None]
        _, end = self.span(ts)
        value = self.field(ts, "value") or self.missing(ts)
        if len(indices) == 1:
            index = indices[0]
        else:
            index = n.Sequence(self.unit, indices[0].start if indices else end, end, indices, "tuple")
        return self.postfix(ts, value, lambda start, inner: n.Subscript(self.unit, start, end, inner, index))

    def slice(self, ts):
        parts = [value for child in self.named(ts) if (value := self.expression(child)) is not None]
        return n.Slice(self.unit, *self.span(ts), parts)

    def wrapped(self, ts):
        """Parentheses and types: the inner expression stands for itself."""
        inner = self.named(ts)
        if len(inner) == 1:
            return self.expression(inner[0])
        parts = [value for child in inner if (value := self.expression(child)) is not None]
        return n.Unknown(self.unit, *self.span(ts), parts)

    def generic_type(self, ts):
        parts = [part for child in self.named(ts) if (part := self.expression(child)) is not None]
        start, end = self.span(ts)
        if len(parts) != 2:
            return n.Unknown(self.unit, start, end, parts)
        inner = parts[1].parts if isinstance(parts[1], n.Unknown) else [parts[1]]
        index = inner[0] if len(inner) == 1 else n.Sequence(self.unit, parts[1].start, parts[1].end, inner, "tuple")
        return n.Subscript(self.unit, start, end, parts[0], index)

    def union_type(self, ts):
        parts = [part for child in self.named(ts) if (part := self.expression(child)) is not None]
        start, end = self.span(ts)
        if len(parts) != 2:
            return n.Unknown(self.unit, start, end, parts)
        op = next((child for child in ts.children if child.type == "|"), None)
        op_start = op.start_byte - self.base if op is not None else parts[0].end
        return n.BinOp(self.unit, start, end, parts[0], parts[1], "|", op_start)

    def starred(self, ts):
        inner = self.named(ts)
        value = self.expression(inner[0]) if inner else None
        return n.Starred(self.unit, *self.span(ts), value or self.missing(ts))

    def await_(self, ts):
        inner = self.named(ts)
        value = self.expression(inner[0]) if inner else None
        return n.Await(self.unit, *self.span(ts), value or self.missing(ts))

    def yield_(self, ts):
        inner = self.named(ts)
        return n.Yield(self.unit, *self.span(ts), self.expression(inner[0]) if inner else None)

    def sequence(self, ts):
        kind = {"list": "list", "list_pattern": "list", "set": "set"}.get(ts.type, "tuple")
        values = [value for child in self.named(ts) if (value := self.expression(child)) is not None]
        return n.Sequence(self.unit, *self.span(ts), values, kind)

    def dictionary(self, ts):
        keys, values = [], []
        for child in self.named(ts):
            if child.type == "pair":
                key, value = self.field(child, "key"), self.field(child, "value")
                keys.append(key or self.missing(child))
                values.append(value or self.missing(child))
            else:
                value = self.expression(child)
                if value is not None:
                    keys.append(n.Starred(self.unit, value.start, value.start, self.missing(child)))
                    values.append(value)
        return n.Dict(self.unit, *self.span(ts), keys, values)

    def comprehension(self, ts):
        kind = ts.type.partition("_")[0]
        kind = {"dictionary": "dict"}.get(kind, kind)
        element, value, generators = None, None, []
        body = ts.child_by_field_name("body")
        if body is not None and body.type == "pair":
            element, value = self.field(body, "key"), self.field(body, "value")
        elif body is not None:
            element = self.expression(body)
        current: list | None = None
        for child in self.named(ts):
            if child.type == "for_in_clause":
                current = []
                start, end = self.span(child)
                generators.append((start, end, self.field(child, "left"), self.field(child, "right"), current))
            elif child.type == "if_clause" and current is not None:
                current.extend(v for c in self.named(child) if (v := self.expression(c)) is not None)
        made = [
            n.Generator(
                self.unit, start, conditions[-1].end if conditions else end,
                target or self.missing(ts), iterable or self.missing(ts), conditions,
            )  # fmt: skip
            for start, end, target, iterable, conditions in generators
        ]
        return n.Comprehension(self.unit, *self.span(ts), made, element, value, kind)


@lru_cache(maxsize=256)
def _number(text: str) -> object:
    """The value of a number; what Python refuses stays text."""
    try:
        return python_ast.literal_eval(text.replace("_", ""))
    except (ValueError, SyntaxError):
        return text.replace("_", "")


_ESCAPE = re.compile(r"\\(?P<known>[\\'\"abfnrtvxNuU\r\n]|[0-3][0-7]{0,2}|[4-7][0-7]?(?![0-7]))?")


def _plain(match: re.Match[str]) -> str:
    """An escape that Python does not know is a plain backslash, without Python's warning."""
    return match.group() if match["known"] else "\\\\"


def _string_value(raw: str) -> str:
    """The value of a string literal; what Python refuses keeps its text between the quotes."""
    body = raw.lstrip("rRbBuUfFtT")
    quote = body[:3] if body[:3] in ('"""', "'''") else body[:1]
    inner = body[len(quote) : len(body) - len(quote)] if body.endswith(quote) else body[len(quote) :]
    prefix = raw[: len(raw) - len(body)].lower()
    if "\\" not in inner or "r" in prefix or "b" in prefix:
        return inner
    try:
        value = python_ast.literal_eval(_ESCAPE.sub(_plain, raw))
    except (ValueError, SyntaxError, MemoryError):
        return inner
    return value if isinstance(value, str) else inner


_LITERALS = {"string", "concatenated_string", "integer", "float", "true", "false", "none"}
_L = Lowering
_STATEMENTS = {
    "expression_statement": _L.expression_statement,
    "import_statement": _L.import_statement,
    "import_from_statement": _L.import_from,
    "future_import_statement": _L.import_from,
    "if_statement": _L.if_statement,
    "for_statement": _L.for_statement,
    "while_statement": _L.while_statement,
    "with_statement": _L.with_statement,
    "try_statement": _L.try_statement,
    "match_statement": _L.match_statement,
    "return_statement": _L.keyword_statement,
    "raise_statement": _L.keyword_statement,
    "assert_statement": _L.keyword_statement,
    "delete_statement": _L.keyword_statement,
    "type_alias_statement": _L.type_alias,
    "global_statement": _L.global_statement,
    "nonlocal_statement": _L.global_statement,
    "pass_statement": _L.simple,
    "break_statement": _L.simple,
    "continue_statement": _L.simple,
    "decorated_definition": _L.decorated,
    "function_definition": _L.function_definition,
    "class_definition": _L.class_definition,
}
_EXPRESSIONS = {
    "identifier": _L.name,
    "attribute": _L.attribute,
    "call": _L.call,
    "string": _L.string,
    "concatenated_string": _L.concatenated,
    "integer": _L.number,
    "float": _L.number,
    "true": _L.word_constant,
    "false": _L.word_constant,
    "none": _L.word_constant,
    "ellipsis": _L.word_constant,
    "binary_operator": _L.binary,
    "unary_operator": _L.unary,
    "not_operator": _L.unary,
    "boolean_operator": _L.boolean,
    "comparison_operator": _L.comparison,
    "conditional_expression": _L.conditional,
    "lambda": _L.lambda_,
    "named_expression": _L.named_expression,
    "subscript": _L.subscript,
    "slice": _L.slice,
    "parenthesized_expression": _L.wrapped,
    "type": _L.wrapped,
    "generic_type": _L.generic_type,
    "union_type": _L.union_type,
    "list_splat": _L.starred,
    "list_splat_pattern": _L.starred,
    "splat_type": _L.starred,
    "dictionary_splat": _L.starred,
    "await": _L.await_,
    "yield": _L.yield_,
    "list": _L.sequence,
    "tuple": _L.sequence,
    "set": _L.sequence,
    "expression_list": _L.sequence,
    "pattern_list": _L.sequence,
    "tuple_pattern": _L.sequence,
    "list_pattern": _L.sequence,
    "dictionary": _L.dictionary,
    "list_comprehension": _L.comprehension,
    "set_comprehension": _L.comprehension,
    "dictionary_comprehension": _L.comprehension,
    "generator_expression": _L.comprehension,
}
