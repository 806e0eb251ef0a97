"""What a rule is given, and how it registers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ..core import nodes as n
from ..core.analysis import Vocabulary
from ..core.scopes import ScopeMap, calls_by_name, unit_table
from ..core.source import Source
from ..core.superseded import never
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

    memo: what rules remember about this document, under names of their own; focus: the units that reports are wanted
    for, None for all. A focus narrows ``nodes`` and ``calls``, from which rules set out, and nothing that they look up.
    check: raises Superseded when the result is no longer wanted; known: the vocabulary that the document had before the units
    in focus were changed.
    """

    source: Source
    module: Module
    scopes: ScopeMap
    inference: Inference
    catalog: Catalog
    memo: dict[str, dict] = field(default_factory=dict, repr=False)
    focus: Sequence[n.Unit] | None = None
    check: Callable[[], None] = never
    known: Vocabulary | None = None

    @cached_property
    def traces(self) -> list[TraceFacts]:
        first, *others = FlowBuilder(self.scopes, self.inference, self.check).traces()
        module = TraceFacts(first, self.inference)
        return [module, *(TraceFacts(trace, self.inference, module) for trace in others)]

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The rules' words and the aliases that the document has; with a focus perhaps some that it had a moment ago.

        Gathered when the first rule asks, as a document that concerns no rule is not worth the search.
        """
        before, said = frozenset(), {}
        aliases: dict[str, frozenset[str]] = {}
        if self._before is not None:
            before = self._before.words
            aliases.update(self._before.aliases)
            said = {what: True for what, found in self._before.said.items() if found}
        for unit in self.module.units if self._before is None else self.focus:
            for last, alias in _aliases_in(unit):
                aliases[last] = aliases.get(last, frozenset()) | {alias}
        text = self.module.program if self._before is None else self._focus_text
        return Vocabulary(before.union(word for word in RULES.words - before if word in text), aliases, said)

    @property
    def _before(self) -> Vocabulary | None:
        return self.known if self.focus is not None else None

    @cached_property
    def _focus_text(self) -> bytes:
        return b"\n".join(unit.text for unit in self.focus)

    def says(self, *words: bytes) -> bool:
        """Whether one of these stands anywhere in the document (with a focus: or did a moment ago)."""
        return any(self._said(word) for word in words)

    def matches(self, pattern: re.Pattern[bytes]) -> bool:
        """Whether a pattern, which crosses no statements, is found anywhere in the document (as :meth:`says`)."""
        return self._said(pattern)

    def _said(self, what: bytes | re.Pattern[bytes]) -> bool:
        known = self.vocabulary.said
        found = known.get(what)
        if found is None:
            absent = self._before is not None and self._before.said.get(what) is False
            text = self._focus_text if absent else self.module.program
            found = known[what] = what in text if isinstance(what, bytes) else what.search(text) is not None
        return found

    def mentions(self, words: Sequence[bytes]) -> bool:
        """Whether a rule with these words has anything to look at."""
        return not words or not self.vocabulary.words.isdisjoint(words)

    @cached_property
    def nodes(self) -> dict[type, list[n.Node]]:
        """Every node in focus by its class, in source order."""
        return _by_class(self.module.units if self.focus is None else self.focus)

    @property
    def aliases(self) -> Mapping[str, frozenset[str]]:
        """Other names that the document gives to things, by their own last name: ``from m import a as b``, ``b = m.a``."""
        return self.vocabulary.aliases

    def calls(self, name: str) -> Iterator[n.Call]:
        """The calls in focus of something whose last name is this; ``scopes.calls`` gives those of the document."""
        if self.focus is None:
            yield from self.scopes.calls(name)
            return
        for unit in self.focus:
            yield from calls_by_name(unit).get(name, ())


def _aliases_in(unit: n.Unit) -> list[tuple[str, str]]:
    """The last names of things in a unit with the names they are given there. Cached with the unit."""
    found = unit.cache.get("aliases")
    if found is None:
        found = unit.cache["aliases"] = []
        if b" as " in unit.text or b"\tas" in unit.text:
            imports = _kinds(unit).get(n.ImportFrom, ())
            found += [(alias.name, alias.asname) for x in imports for alias in x.names if alias.asname]
        for name, bindings in unit_table(unit).items():
            for binding in bindings:
                if binding.kind == "value" and type(binding.node) in (n.Name, n.Attribute):
                    found.append((binding.node.id if type(binding.node) is n.Name else binding.node.attr, name))
    return found


def _by_class(units: Sequence[n.Unit]) -> dict[type, list[n.Node]]:
    if len(units) == 1:
        return _kinds(units[0])
    found: dict[type, list[n.Node]] = {}
    for unit in units:
        for kind, members in _kinds(unit).items():
            found.setdefault(kind, []).extend(members)
    return found


def _kinds(unit: n.Unit) -> dict[type, list[n.Node]]:
    """The nodes of a unit by their class. Cached with the unit."""
    kinds = unit.cache.get("kinds")
    if kinds is None:
        kinds = unit.cache["kinds"] = {}
        for node in unit.nodes:
            kinds.setdefault(type(node), []).append(node)
    return kinds


@dataclass(frozen=True, slots=True)
class FlowReport:
    """A report of a flow rule, with the frame that it judged: a helper is reported only when every use of it is wrong."""

    report: Report
    frame: Frame


NodeRule = Callable[[RuleContext], Iterator[Report]]
FlowRule = Callable[[RuleContext, TraceFacts], Iterator[FlowReport]]


@dataclass(frozen=True, slots=True)
class RegisteredRule:
    """A node rule. words: a document without any of these byte strings cannot break it; whole: what it reports in one unit
    depends on the nodes of others, so that it cannot be asked about a few units alone."""

    words: tuple[bytes, ...]
    run: NodeRule
    whole: bool = False


@dataclass(slots=True)
class Registry:
    """The rules by kind. words: all that rules look for."""

    node_rules: list[RegisteredRule] = field(default_factory=list)
    flow_rules: list[tuple[tuple[bytes, ...], FlowRule]] = field(default_factory=list)
    words: set[bytes] = field(default_factory=set)

    def node(self, *words: bytes, whole: bool = False) -> Callable[[NodeRule], NodeRule]:
        """Register a rule that looks at single places."""

        def add(rule: NodeRule) -> NodeRule:
            self.node_rules.append(RegisteredRule(words, rule, whole))
            self.words.update(words)
            return rule

        return add

    def flow(self, *words: bytes) -> Callable[[FlowRule], FlowRule]:
        """Register a rule that follows objects through a trace."""

        def add(rule: FlowRule) -> FlowRule:
            self.flow_rules.append((words, rule))
            self.words.update(words)
            return rule

        return add


RULES = Registry()
