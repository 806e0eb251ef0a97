"""YAML with positions: plain data beside the node tree, so that a problem can name its line and column."""

from __future__ import annotations

import re
from typing import Any

import yaml

MAX_BYTES = 2_000_000
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

    text: the file's content. Raises ValueError when it is too large and yaml.MarkedYAMLError when it is not YAML.
    """

    def __init__(self, text: str) -> None:
        if len(text) > MAX_BYTES:
            raise ValueError(f"파일이 너무 큽니다({MAX_BYTES:,}자까지 읽습니다)")
        loader = Loader(text)
        try:
            self.root = loader.get_single_node()
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
