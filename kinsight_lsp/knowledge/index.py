"""The catalog arranged for look-up: from a public name, keyword, literal or command to its insights."""

from __future__ import annotations

import re
import shlex
from collections import defaultdict
from collections.abc import Callable, Iterable
from fnmatch import translate
from functools import lru_cache

from .model import Catalog, Insight, Trigger

Canonical = Callable[[str], str]
_LITERALS = 2048  # whose insights are remembered


class CatalogIndex:
    """Look-ups of one catalog. Ids come in the catalog's order; every method is pure.

    canonical: maps a public name to the one that resolution answers with (the stub index's).
    """

    def __init__(self, catalog: Catalog, canonical: Canonical) -> None:
        self.catalog = catalog
        self._names: dict[str, list[str]] = defaultdict(list)
        self._name_globs: dict[str, list[str]] = defaultdict(list)
        self._keywords: dict[tuple[str, str], list[tuple[str | None, str]]] = defaultdict(list)
        self._keyword_globs: dict[tuple[str, str], list[tuple[str | None, str]]] = defaultdict(list)
        self._literals: dict[str, list[str]] = defaultdict(list)
        self._literal_globs: list[tuple[re.Pattern[str], str]] = []
        self._by_literal = lru_cache(_LITERALS)(self._find_literal)  # a text is looked at again with each edit near it
        self._patterns: dict[str, list[tuple[re.Pattern[str], str]]] = defaultdict(list)
        self._compares: list[tuple[re.Pattern[str], re.Pattern[str], str]] = []
        self._syntax: dict[str, list[str]] = defaultdict(list)
        self._shell: list[tuple[list[str], str]] = []
        self._magics: dict[str, list[str]] = defaultdict(list)
        self.attributes: set[str] = set()
        self.keyword_names: set[str] = set()
        for insight in catalog.insights.values():
            for trigger in insight.on:
                self._add(trigger, insight, canonical)

    def _add(self, trigger: Trigger, insight: Insight, canonical: Canonical) -> None:
        kind, value, name = trigger.kind, trigger.value, insight.id
        if kind == "name":
            if value.endswith(".*"):
                _append(self._name_globs[canonical(value[:-2])], name)
            else:
                value = canonical(value)
                _append(self._names[value], name)
                self.attributes.add(value.rpartition(".")[2])
        elif kind == "keyword":
            entry = (trigger.argument, name)
            if value.endswith(".*"):
                self._keyword_globs[canonical(value[:-2]), trigger.keyword].append(entry)
            else:
                self._keywords[canonical(value), trigger.keyword].append(entry)
            self.keyword_names.add(trigger.keyword)
        elif kind == "literal":
            if any(c in value for c in "*?"):
                self._literal_globs.append((_glob(value), name))
            else:
                self._literals[value].append(name)
        elif kind in ("class", "function"):
            self._patterns[kind].append((_glob(value), name))
        elif kind == "compare":
            left, right = value.split()
            self._compares.append((_glob(left), _glob(right), name))
        elif kind == "syntax":
            self._syntax[value].append(name)
        elif kind == "shell":
            self._shell.append((value.split(), name))
        elif kind == "magic":
            self._magics[value].append(name)

    def by_names(self, names: Iterable[str]) -> tuple[str, ...]:
        """Insights of the first of the names that has any."""
        for name in names:
            found = self._names.get(name)
            if found:
                return tuple(found)
        for name in names:
            found = self._name_globs.get(name.rpartition(".")[0])
            if found:
                return tuple(found)
        return ()

    def by_keyword(self, names: Iterable[str], keyword: str, argument: str | None) -> tuple[str, ...]:
        """Insights of a keyword in a call of the first of the names that has any. argument: the literal's source."""
        argument = argument.replace('"', "'") if argument is not None else None
        for table in (self._keywords, self._keyword_globs):
            for name in names:
                key = (name if table is self._keywords else name.rpartition(".")[0], keyword)
                entries = table.get(key, ())
                found = [i for wanted, i in entries if wanted is not None and wanted == argument]
                found += [i for wanted, i in entries if wanted is None]
                if found:
                    return tuple(dict.fromkeys(found))
        return ()

    def by_literal(self, value: str) -> tuple[str, ...]:
        return self._by_literal(value) if len(value) <= 200 else ()

    def _find_literal(self, value: str) -> tuple[str, ...]:
        found = list(self._literals.get(value, ()))
        found += [name for pattern, name in self._literal_globs if pattern.match(value) and name not in found]
        return tuple(found)

    def by_definition(self, kind: str, name: str) -> tuple[str, ...]:
        """Insights of a user's class or function by its name; kind: class or function."""
        return tuple(dict.fromkeys(i for pattern, i in self._patterns.get(kind, ()) if pattern.match(name)))

    def by_compare(self, left: str, right: str) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(
                i
                for a, b, i in self._compares
                if a.match(left) and b.match(right) or a.match(right) and b.match(left)
            )
        )

    def by_syntax(self, word: str) -> tuple[str, ...]:
        return tuple(self._syntax.get(word, ()))

    def by_shell(self, command: str) -> tuple[str, ...]:
        """Insights of a shell line, the most specific commands first."""
        found: list[tuple[int, str]] = []
        for part in shell_parts(command):
            words = shell_words(part)
            for wanted, name in self._shell:
                if shell_matches(wanted, words):
                    found.append((-len(wanted), name))
        found.sort(key=lambda entry: entry[0])
        return tuple(dict.fromkeys(name for _, name in found))

    def by_magic(self, text: str) -> tuple[str, ...]:
        words = text.split()
        return tuple(self._magics.get(words[0].lstrip("%"), ())) if words else ()


def _append(names: list[str], name: str) -> None:
    if name not in names:
        names.append(name)


def _glob(pattern: str) -> re.Pattern[str]:
    return re.compile(translate(pattern.replace("[", "[[]")))


_PART = re.compile(r"""(?:[^'"\\;&|]|\\.|'[^']*'|"(?:[^"\\]|\\.)*"|['"\\])+""", re.DOTALL)


def shell_parts(command: str) -> list[str]:
    """The commands of a line: cut at ``;``, ``&`` and ``|``, except inside quotes."""
    return _PART.findall(command)


def shell_words(command: str) -> list[str]:
    """The words of one command, without sudo, time and variable assignments in front."""
    try:
        words = shlex.split(command, comments=True)
    except ValueError:
        words = command.split()
    while words and (words[0] in ("sudo", "time") or re.match(r"^\w+=", words[0])):
        words = words[1:]
    return words


def shell_matches(wanted: list[str], words: list[str]) -> bool:
    """The command and its subcommand are the same, further words come in order, and flags may stand anywhere.

    A word that ends in a dot is a prefix (``alias.`` is in ``alias.st``).
    """
    if not words or not wanted or words[0] != wanted[0]:
        return False
    flags = [word for word in words[1:] if word.startswith("-")]
    plain = [word for word in words[1:] if not word.startswith("-")]
    wanted_plain = [word for word in wanted[1:] if not word.startswith("-")]
    for word in wanted[1:]:
        if word.startswith("-") and not any(
            flag == word or flag.partition("=")[0] == word or _short(word, flag) for flag in flags
        ):
            return False
    if not wanted_plain:
        return True
    if not plain or not _same_word(wanted_plain[0], plain[0]):
        return False
    rest = iter(plain[1:])
    return all(any(_same_word(word, other) for other in rest) for word in wanted_plain[1:])


def _same_word(wanted: str, word: str) -> bool:
    return word == wanted or wanted.endswith(".") and word.startswith(wanted)


def _short(wanted: str, word: str) -> bool:
    """``-m`` is in ``-am``."""
    return len(wanted) == 2 and wanted[1] != "-" and len(word) > 2 and word[0] == "-" and word[1] != "-" and wanted[1] in word
