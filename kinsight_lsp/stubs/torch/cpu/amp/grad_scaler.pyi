# Made by tools/stubgen.
from torch.cpu.amp import GradScaler as GradScaler
