# Made by tools/stubgen.
from torch.cuda.amp import amp_definitely_not_available as amp_definitely_not_available
