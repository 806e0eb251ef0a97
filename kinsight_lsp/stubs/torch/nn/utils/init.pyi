# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.nn.utils import skip_init as skip_init
