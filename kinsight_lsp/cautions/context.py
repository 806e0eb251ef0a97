"""What a rule is given, and how it registers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from ..core import nodes as n
from ..core.scopes import ScopeMap
from ..core.source import Source
from ..core.syntax import Module
from ..knowledge.model import Catalog
from ..resolve.infer import Inference
from .flow.builder import FlowBuilder
from .flow.facts import TraceFacts
from .flow.objects import Frame
from .report import Report


@dataclass
class RuleContext:
    """One document, as rules see it. Traces are made when the first flow rule asks for them.

    memo: what rules remember about this document, under names of their own.
    """

    source: Source
    module: Module
    scopes: ScopeMap
    inference: Inference
    catalog: Catalog
    memo: dict[str, dict] = field(default_factory=dict, repr=False)

    @cached_property
    def traces(self) -> list[TraceFacts]:
        first, *others = FlowBuilder(self.scopes, self.inference).traces()
        module = TraceFacts(first, self.inference)
        return [module, *(TraceFacts(trace, self.inference, module) for trace in others)]

    @cached_property
    def nodes(self) -> dict[type, list[n.Node]]:
        """Every node of the document by its class, in source order."""
        found: dict[type, list[n.Node]] = {}
        for unit in self.module.units:
            kinds = unit.cache.get("kinds")
            if kinds is None:
                kinds = unit.cache["kinds"] = {}
                for statement in unit.body:
                    for node in statement.walk():
                        kinds.setdefault(type(node), []).append(node)
            for kind, members in kinds.items():
                found.setdefault(kind, []).extend(members)
        return found


@dataclass(frozen=True, slots=True)
class FlowReport:
    """A report of a flow rule, with the frame that it judged: a helper is reported only when every use of it is wrong."""

    report: Report
    frame: Frame


NodeRule = Callable[[RuleContext], Iterator[Report]]
FlowRule = Callable[[RuleContext, TraceFacts], Iterator[FlowReport]]


@dataclass(slots=True)
class Registry:
    """The rules by kind. words: a document without any of these byte strings cannot break the rule."""

    node_rules: list[tuple[tuple[bytes, ...], NodeRule]] = field(default_factory=list)
    flow_rules: list[tuple[tuple[bytes, ...], FlowRule]] = field(default_factory=list)

    def node(self, *words: bytes) -> Callable[[NodeRule], NodeRule]:
        """Register a rule that looks at single places."""

        def add(rule: NodeRule) -> NodeRule:
            self.node_rules.append((words, rule))
            return rule

        return add

    def flow(self, *words: bytes) -> Callable[[FlowRule], FlowRule]:
        """Register a rule that follows objects through a trace."""

        def add(rule: FlowRule) -> FlowRule:
            self.flow_rules.append((words, rule))
            return rule

        return add


RULES = Registry()
