# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.cuda.amp import amp_definitely_not_available as amp_definitely_not_available
