# Made by tools/stubgen.
from torch.cpu.amp import autocast as autocast
