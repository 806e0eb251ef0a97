# Made by tools/stubgen.
import enum
from torch.amp import GradScaler as GradScaler
class OptState(enum.Enum):
    READY: OptState
    STEPPED: OptState
    UNSCALED: OptState
TYPE_CHECKING: bool
