# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.ao.nn.quantized.dynamic import Linear as Linear
