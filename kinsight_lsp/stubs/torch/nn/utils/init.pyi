# Made by tools/stubgen.
from torch.nn.utils import skip_init as skip_init
