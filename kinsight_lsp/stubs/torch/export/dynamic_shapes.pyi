# Made by tools/stubgen.
import typing
from torch.export import AdditionalInputs as AdditionalInputs, Dim as Dim, ExportedProgram as ExportedProgram, ShapesCollection as ShapesCollection, dims as dims
BUILTIN_TYPES: frozenset
Constraint: typing.Any
SUPPORTED_NODES: dict
TYPE_CHECKING: bool
def refine_dynamic_shapes_from_suggested_fixes(msg, dynamic_shapes) -> dict[str, object] | tuple | list: ...
