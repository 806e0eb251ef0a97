# Made by tools/stubgen: do not edit. Facts about the public API only.
import enum
from torch import GradScaler as GradScaler
class OptState(enum.Enum):
    READY: OptState
    STEPPED: OptState
    UNSCALED: OptState
TYPE_CHECKING: bool
