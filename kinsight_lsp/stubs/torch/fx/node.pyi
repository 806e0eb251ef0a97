# Made by tools/stubgen.
import torch
import torch.fx
import typing
from torch.fx import Node as Node, has_side_effect as has_side_effect, map_arg as map_arg
TYPE_CHECKING: bool
base_types: tuple
dtype_abbrs: dict
def map_aggregate(a, fn) -> tuple[tuple[object, ...]|typing.Sequence|typing.Mapping[str, object]|slice|range|str|int|float|bool|complex|torch.dtype|torch.Tensor|torch.device|torch.memory_format|torch.layout|torch.SymInt|torch.SymBool|torch.SymFloat|None, ...] | typing.Sequence[tuple[object, ...]|typing.Sequence|typing.Mapping[str, object]|slice|range|str|int|float|bool|complex|torch.dtype|torch.Tensor|torch.device|torch.memory_format|torch.layout|torch.SymInt|torch.SymBool|torch.SymFloat|None] | typing.Mapping[str, tuple[object, ...]|typing.Sequence|typing.Mapping[str, object]|slice|range|str|int|float|bool|complex|torch.dtype|torch.Tensor|torch.device|torch.memory_format|torch.layout|torch.SymInt|torch.SymBool|torch.SymFloat|None] | slice | range | torch.fx.Node | str | int | float | bool | complex | torch.dtype | torch.Tensor | torch.device | torch.memory_format | torch.layout | torch.SymInt | torch.SymBool | torch.SymFloat | None: ...
