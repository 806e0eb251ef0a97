# Made by tools/stubgen.
from torch.cuda import GreenContext as GreenContext
SUPPORTED: bool
