"""What a rule says: where, with which words filled in, and how to mend it. No text of its own: words are catalog data."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..core.nodes import Node


@dataclass(frozen=True, slots=True)
class NodeEdit:
    """Replace ``start:end`` of the node's unit (relative bytes) by the text."""

    node: Node
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """A finding before it has words.

    node: where it stands; span: relative start and end inside the node's unit, when not the whole node;
    fields: values of the message's placeholders; edits: the fix, or empty; related: nodes that matter too;
    fix_title: replaces the catalog's; variant: the caution's variant whose severity and words hold here.
    """

    code: str
    node: Node
    fields: dict[str, str] = field(default_factory=dict)
    edits: tuple[NodeEdit, ...] = ()
    related: tuple[Node, ...] = ()
    span: tuple[int, int] | None = None
    tags: tuple[str, ...] = ()
    fix_title: str = ""
    safe: bool | None = None
    variant: str = ""
