# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.ao.nn.quantized import Linear as Linear
from torch.ao.nn.quantized.modules.linear import LinearPackedParams as LinearPackedParams
