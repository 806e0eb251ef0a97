"""Florence-2's task tokens."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from ..core import nodes as n
from .context import RULES, RuleContext
from .edits import replace
from .report import Report

_ALONE = (
    "<OCR>", "<OCR_WITH_REGION>", "<CAPTION>", "<DETAILED_CAPTION>", "<MORE_DETAILED_CAPTION>", "<OD>",
    "<DENSE_REGION_CAPTION>",
    "<REGION_PROPOSAL>",
)  # fmt: skip
_WITH_TEXT = (
    "<CAPTION_TO_PHRASE_GROUNDING>", "<REFERRING_EXPRESSION_SEGMENTATION>", "<REGION_TO_SEGMENTATION>",
    "<OPEN_VOCABULARY_DETECTION>",
    "<REGION_TO_CATEGORY>", "<REGION_TO_DESCRIPTION>", "<REGION_TO_OCR>",
)  # fmt: skip
_TOKEN = re.compile(r"<([A-Za-z][A-Za-z_ -]{1,40})>")


@RULES.node(b"lorence")
def florence_task_token(ctx: RuleContext) -> Iterator[Report]:
    """A task token that Florence-2 does not know, or text behind one that stands alone."""
    for node in ctx.nodes.get(n.Constant, ()):
        if node.kind != "str" or not str(node.value).lstrip().startswith("<") or type(node.parent) is n.Expr:
            continue
        text = str(node.value)
        found = _TOKEN.match(text.lstrip())
        if found is None:
            continue
        token = found.group()
        if token in _ALONE:
            if text != token and len(text) < 200:
                fields = {"token": token, "text": text.replace(token, "").strip() or " "}
                yield Report("florence-task-token", node, fields, (replace(node, f'"{token}"'),), variant="alone")
            continue
        if token in _WITH_TEXT or token.lower() in ("<image>", "<loc>", "<s>", "<pad>", "<unk>", "<mask>", "<poly>"):
            continue
        near = difflib.get_close_matches(
            token.upper().replace(" ", "_").replace("-", "_"), (*_ALONE, *_WITH_TEXT), n=2, cutoff=0.75
        )
        if len(near) == 1 or near and near[0] != token and _clearly(token, near):
            edits = (replace(node, node.source.replace(token, near[0], 1)),) if token in node.source else ()
            yield Report("florence-task-token", node, {"token": token, "new": near[0]}, edits)


def _clearly(token: str, near: list[str]) -> bool:
    """Whether the best of two near tokens is clearly nearer."""

    def likeness(other: str) -> float:
        return difflib.SequenceMatcher(None, token.upper(), other).ratio()

    return likeness(near[0]) - likeness(near[1]) > 0.04
