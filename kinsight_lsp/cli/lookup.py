"""Finds what a word means to the catalog: an insight, a caution, or a public name with what is known of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

from ..knowledge.index import CatalogIndex
from ..knowledge.model import Catalog, Caution, Insight
from ..resolve.stubs import StubIndex

# What people import modules as.
_SHORT = {
    "F": "torch.nn.functional",
    "T": "torchvision.transforms",
    "np": "numpy",
    "pd": "pandas",
    "plt": "matplotlib.pyplot",
}
_NAMES_SHOWN = 8


@dataclass
class Symbol:
    """A public name. insights: of the name itself and of its keywords, the name's first; cautions: that speak of it."""

    name: str
    kind: str | None
    parameters: list[str] | None
    insights: list[Insight] = field(default_factory=list)
    cautions: list[Caution] = field(default_factory=list)


@dataclass
class Answer:
    """What was found for a word. bare: a public name that nothing is written about; near: similar words."""

    insights: list[Insight] = field(default_factory=list)
    cautions: list[Caution] = field(default_factory=list)
    symbols: list[Symbol] = field(default_factory=list)
    near: list[str] = field(default_factory=list)
    bare: str = ""

    @property
    def found(self) -> bool:
        return bool(self.insights or self.cautions or self.symbols)


class Lookup:
    """Look-ups over one catalog and the stubs."""

    def __init__(self, catalog: Catalog, stubs: StubIndex) -> None:
        self.catalog = catalog
        self.stubs = stubs
        self._index = CatalogIndex(catalog, stubs.canonical)
        self._by_name: dict[str, list[Insight]] = defaultdict(list)
        self._by_keyword: dict[str, list[Insight]] = defaultdict(list)
        self._of_call: dict[str, list[Insight]] = defaultdict(list)
        for insight in catalog.insights.values():
            for trigger in insight.on:
                name = stubs.canonical(trigger.value.removesuffix(".*"))
                if trigger.kind == "name":
                    _add(self._by_name[name], insight)
                elif trigger.kind == "keyword":
                    _add(self._of_call[name], insight)
                    _add(self._by_keyword[trigger.keyword], insight)

    def find(self, word: str) -> Answer:
        """Everything of that id, code or name: exact ones first, then names that end in the word."""
        word = word.strip().strip("`").removesuffix("()")
        answer = Answer()
        if word in self.catalog.insights:
            answer.insights.append(self.catalog.insights[word])
        if word in self.catalog.cautions:
            answer.cautions.append(self.catalog.cautions[word])
        if answer.found:
            return answer
        name, _, keyword = word.rstrip(")=").partition("(")
        keyword = keyword.partition("=")[0].strip()
        for names in self._names(name):
            symbols = [self._symbol(full, keyword) for full in names]
            answer.bare = answer.bare or next(iter(names), "")
            answer.symbols = [symbol for symbol in symbols if symbol.insights or symbol.cautions][:_NAMES_SHOWN]
            if answer.symbols:
                return answer
        answer.insights = self._spoken(word) or ([] if keyword else list(self._by_keyword.get(name, ())))
        if not answer.found:
            answer.near = self._near(word)
        return answer

    def _spoken(self, word: str) -> list[Insight]:
        """Insights of a literal, a shell command or a magic."""
        ids = [
            *self._index.by_literal(word),
            *self._index.by_literal(f"<{word}>"),
            *self._index.by_shell(word.lstrip("!")),
        ]
        if word.startswith("%"):
            ids += self._index.by_magic(word)
        return [self.catalog.insights[name] for name in dict.fromkeys(ids)]

    # -- names

    def _names(self, word: str) -> Iterator[list[str]]:
        """Public names that the word may mean, the likeliest reading first."""
        head, dot, tail = word.partition(".")
        if dot and head in _SHORT:
            word = f"{_SHORT[head]}.{tail}"
        exact = self.stubs.canonical(word)
        if (
            exact in self._by_name
            or exact in self._of_call
            or dot
            and head in self.stubs.names
            and self.stubs.knows(exact)
        ):
            yield [exact]
            return
        for fold in (str, str.casefold):
            yield self._ending(word, fold)
        owner, dot, attribute = word.rpartition(".")
        if dot:
            for owners in self._names(owner):
                yield [f"{cls}.{attribute}" for cls in owners if self.stubs.member(cls, attribute)]

    def _ending(self, word: str, fold: Callable[[str], str]) -> list[str]:
        """Names whose last components are the word; those that the catalog knows come first."""
        whole, ending = fold(word), "." + fold(word)
        known = {*self._by_name, *self._of_call}
        found = sorted(name for name in known if fold(name).endswith(ending) or fold(name) == whole)
        listed = {self.stubs.canonical(name) for name in self.stubs.names if fold(name).endswith(ending)}
        return found + sorted(listed - set(found), key=lambda name: (name.count("."), name))

    def _symbol(self, name: str, keyword: str) -> Symbol:
        symbol = Symbol(name, self.stubs.kind(name), self.stubs.parameters(name))
        if not keyword:
            for key in self._keys(name):
                if self._by_name.get(key):
                    symbol.insights += self._by_name[key]
                    break
            symbol.cautions = self._cautions(name)
        for insight in self._of_call.get(name, ()):
            named = {trigger.keyword for trigger in insight.on if trigger.kind == "keyword"}
            if not keyword or keyword in named:
                _add(symbol.insights, insight)
        return symbol

    def _keys(self, name: str) -> list[str]:
        """The name, and after it the base classes or their members of that name."""
        cls, _, attribute = name.rpartition(".")
        if self.stubs.kind(name) == "c":
            return list(self.stubs.mro(name))
        if self.stubs.kind(cls) == "c":
            return [f"{base}.{attribute}" for base in self.stubs.mro(cls)]
        return [name]

    def _cautions(self, name: str) -> list[Caution]:
        """Cautions that replace the name or speak of its last part in code."""
        last = name.rpartition(".")[2]
        marks = (f"`{last}`", f"`{last}(", f".{last}`", f".{last}(")
        found = []
        for caution in self.catalog.cautions.values():
            words = f"{caution.title} {caution.message} {caution.what} {caution.mend}"
            replaced = any(self.stubs.canonical(old) == name or old == name for old in caution.replacements)
            if replaced or len(last) > 2 and any(mark in words for mark in marks):
                found.append(caution)
        return found

    # -- near misses

    def _near(self, word: str) -> list[str]:
        """Ids, codes and names that look like the word, the nearest first."""
        names = {*self._by_name, *self._of_call, *self._by_keyword}
        by_fold: dict[str, str] = {}
        for name in (*self.catalog.insights, *self.catalog.cautions, *sorted(names)):
            by_fold.setdefault(name.casefold(), name)
            by_fold.setdefault(name.rpartition(".")[2].casefold(), name)
        close = get_close_matches(word.casefold(), by_fold, 6, 0.6)
        return list(dict.fromkeys(by_fold[match] for match in close))


def _add(insights: list[Insight], insight: Insight) -> None:
    if insight not in insights:
        insights.append(insight)
