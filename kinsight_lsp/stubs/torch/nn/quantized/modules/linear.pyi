# Made by tools/stubgen.
from torch.ao.nn.quantized import Linear as Linear
from torch.ao.nn.quantized.modules.linear import LinearPackedParams as LinearPackedParams
