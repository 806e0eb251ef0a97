"""Objects, events and frames: the vocabulary of a trace."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...core import nodes as n
from ...resolve.types import Type


class Obj:
    """An abstract object: what a variable, attribute or call result stands for.

    Two names of the same object share one ``Obj``, through assignment, arguments and ``self``. maker: the event that
    made it, when a call did; parent and attr: the object whose attribute it is; items: the members of a tuple or list
    display; members: for a loop variable, what it stands for in turn; origin: param, call, attribute, element, literal or unknown.
    """

    __slots__ = ("type", "label", "maker", "parent", "attr", "attrs", "items", "members", "origin", "node")

    def __init__(self, label: str, type_: Type | None, origin: str, node: n.Node | None = None) -> None:
        self.label = label
        self.type = type_
        self.origin = origin
        self.node = node
        self.maker: Event | None = None
        self.parent: Obj | None = None
        self.attr = ""
        self.attrs: dict[str, Obj] = {}
        self.items: list[Obj] | None = None
        self.members: list[Obj] = []

    def family(self) -> list[Obj]:
        """The object and the objects that it is a part of, nearest first."""
        found, current = [], self
        while current is not None and current not in found:
            found.append(current)
            current = current.parent
        return found

    def __repr__(self) -> str:
        return f"<Obj {self.label} {self.origin}>"


class Frame:
    """One execution of a function, or of the module (func None). caller: the event that called it.

    Every inlined call makes a frame of its own, so one function may have several.
    """

    __slots__ = ("func", "cls", "caller", "env", "outer", "depth", "prelude", "returned", "self_obj")

    def __init__(self, func: n.FunctionDef | None, cls: n.ClassDef | None, caller: Event | None, outer: Frame | None) -> None:
        self.func = func
        self.cls = cls
        self.caller = caller
        self.outer = outer
        self.env: dict[str, Obj] = {}
        self.depth = 0 if caller is None else caller.frame.depth + 1
        self.prelude = False
        self.returned: list[Obj] = []
        self.self_obj: Obj | None = None

    @property
    def name(self) -> str:
        return self.func.name if self.func is not None else ""

    def stack(self) -> list[Frame]:
        """This frame and those that called it, innermost first."""
        found, frame = [], self
        while frame is not None:
            found.append(frame)
            frame = frame.caller.frame if frame.caller is not None else None
        return found


@dataclass(eq=False, slots=True)
class Context:
    """A ``with`` block or decorator that is active: its public name, its call, and the statement."""

    name: str
    call: n.Node
    statement: n.Node
    frame: Frame


@dataclass(eq=False, slots=True)
class Event:
    """Something that happens. kind: call, assign, augassign or setattr.

    name: the public name of what is called (a method by its class), "" when unknown; method: the attribute called;
    obj: the receiver of a method, or the object called, or what is assigned; args: objects handed in, keywords under
    their names; loops, contexts, branches: what the event stands inside, outermost first, callers' included;
    value: the result or the assigned object; guess: the name is a convention's.
    """

    seq: int
    kind: str
    node: n.Node
    frame: Frame
    name: str = ""
    method: str = ""
    obj: Obj | None = None
    args: list[Obj] = field(default_factory=list)
    keywords: dict[str, Obj] = field(default_factory=dict)
    loops: tuple[Loop, ...] = ()
    contexts: tuple[Context, ...] = ()
    branches: tuple[tuple[int, int], ...] = ()
    value: Obj | None = None
    guess: bool = False

    def inside(self, loop: Loop) -> bool:
        return loop in self.loops

    @property
    def statement(self) -> n.Node:
        return n.statement_of(self.node)


@dataclass(eq=False, slots=True)
class Loop:
    """One loop in one frame."""

    node: n.Node
    frame: Frame


@dataclass(eq=False, slots=True)
class Trace:
    """The events of one root: the module, or a function that nothing in the file calls, with its helpers inlined."""

    root: Frame
    events: list[Event]
    frames: list[Frame]
    complete: bool = True

    def before(self, event: Event) -> list[Event]:
        return self.events[: event.seq]
