# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.cuda import GreenContext as GreenContext
SUPPORTED: bool
