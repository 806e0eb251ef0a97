# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.cpu.amp import GradScaler as GradScaler
