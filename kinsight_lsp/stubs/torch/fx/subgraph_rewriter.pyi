# Made by tools/stubgen.
import torch.fx
from torch.fx import Graph as Graph, GraphModule as GraphModule, Node as Node, replace_pattern as replace_pattern, symbolic_trace as symbolic_trace
class Match(tuple):
    anchor: torch.fx.Node
    nodes_map: dict[torch.fx.Node, torch.fx.Node]
class ReplacedPatterns:
    def __init__(self, anchor, nodes_map, replacements) -> None: ...
    anchor: torch.fx.Node
    nodes_map: dict[torch.fx.Node, torch.fx.Node]
    replacements: list[torch.fx.Node]
TYPE_CHECKING: bool
def replace_pattern_with_filters(gm, pattern, replacement=..., match_filters=..., ignore_literals=..., replacement_callback=..., node_name_match=...) -> list[ReplacedPatterns]: ...
