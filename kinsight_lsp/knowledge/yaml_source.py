"""YAML with positions: plain data beside the node tree, so that a problem can name its line and column."""

from __future__ import annotations

import re
from typing import Any

import yaml

MAX_BYTES = 2_000_000
MAX_DEPTH = 100
MAX_NODES = 200_000
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Without one of these a document is not deep, and holds no alias; then nobody needs to look.
_DEEP = re.compile(r"(?m:^ {100})|(?:[-?:]\s){30}")
_ALIAS = re.compile(r"(?:^|[\s,\[{])\*\S")
_BOOL = "tag:yaml.org,2002:bool"


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """The safe loader with YAML 1.2's booleans: in 1.1 the key ``on`` would read as true."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != _BOOL]
    for first, resolvers in Loader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver(_BOOL, re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF"))


class YamlFile:
    """A parsed YAML document. Nothing in it is executed: only the safe loader's tags exist.

    text: the file's content. Raises ValueError when it is too large and yaml.MarkedYAMLError when it is not YAML, or so deep or
    so full of aliases that reading it could bring the process down.
    """

    def __init__(self, text: str) -> None:
        if len(text) > MAX_BYTES:
            raise too_large()
        forbidden = _FORBIDDEN.search(text)
        if forbidden:
            before = text[: forbidden.start()]
            mark = yaml.Mark("", forbidden.start(), before.count("\n"), len(before) - before.rfind("\n") - 1, None, None)
            raise yaml.MarkedYAMLError(problem=f"쓸 수 없는 글자 U+{ord(forbidden.group()):04X}", problem_mark=mark)
        if text.count("[") + text.count("{") > 2 * MAX_DEPTH or _DEEP.search(text):
            _check_depth(text)
        loader = Loader(text)
        try:
            self.root = loader.get_single_node()
            if self.root is not None and _ALIAS.search(text):
                _expanded(self.root, {})
            self.data = loader.construct_document(self.root) if self.root is not None else None
        finally:
            loader.dispose()

    def position(self, path: list[Any]) -> tuple[int, int]:
        """1-based line and column of the value at a path of keys and indices, or of the nearest one that exists."""
        node = self.root
        for step in path:
            child = None
            if isinstance(node, yaml.MappingNode):
                child = next((value for key, value in node.value if key.value == step), None)
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                child = node.value[step]
            if child is None:
                break
            node = child
        if node is None:
            return 1, 1
        return node.start_mark.line + 1, node.start_mark.column + 1

    def key_position(self, path: list[Any], key: str) -> tuple[int, int]:
        """1-based line and column of a key inside the mapping at path."""
        node = self.root
        for step in path:
            if isinstance(node, yaml.MappingNode):
                node = next((value for name, value in node.value if name.value == step), node)
            elif isinstance(node, yaml.SequenceNode):
                node = node.value[step]
        if isinstance(node, yaml.MappingNode):
            for name, _ in node.value:
                if name.value == key:
                    return name.start_mark.line + 1, name.start_mark.column + 1
        return self.position(path)


def too_large() -> ValueError:
    return ValueError(f"파일이 너무 큽니다({MAX_BYTES:,}바이트까지 읽습니다)")


def _check_depth(text: str) -> None:
    """Refuse a document that nests too deep: libyaml's composer recurses on the C stack."""
    depth = 0
    for event in yaml.parse(text, Loader=Loader):
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            depth += 1
            if depth > MAX_DEPTH:
                raise yaml.MarkedYAMLError(problem="너무 깊이 겹쳐 있습니다", problem_mark=event.start_mark)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            depth -= 1


def _expanded(node: yaml.Node, sizes: dict[int, int]) -> int:
    """The number of nodes with every alias written out. Refuses what is too much, and an alias inside its own anchor."""
    size = sizes.get(id(node), 0)
    if size < 0:
        raise yaml.MarkedYAMLError(problem="별칭이 자기 자신을 가리킵니다", problem_mark=node.start_mark)
    if size == 0:
        sizes[id(node)] = -1
        children: list[yaml.Node] = []
        if isinstance(node, yaml.SequenceNode):
            children = node.value
        elif isinstance(node, yaml.MappingNode):
            children = [part for pair in node.value for part in pair]
        size = sizes[id(node)] = 1 + sum(_expanded(child, sizes) for child in children)
        if size > MAX_NODES:
            raise yaml.MarkedYAMLError(problem="별칭을 펼치면 너무 큽니다", problem_mark=node.start_mark)
    return size
