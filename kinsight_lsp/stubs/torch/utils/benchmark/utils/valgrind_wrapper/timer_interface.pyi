# Made by tools/stubgen.
import enum
from torch.utils.benchmark import CallgrindStats as CallgrindStats, CopyIfCallgrind as CopyIfCallgrind, FunctionCount as FunctionCount, FunctionCounts as FunctionCounts
class GlobalsBridge:
    def __init__(self, globals, data_dir) -> None: ...
    def construct(self) -> str: ...
class Serialization(enum.Enum):
    PICKLE: Serialization
    TORCH: Serialization
    TORCH_JIT: Serialization
TYPE_CHECKING: bool
def wrapper_singleton(): ...
