# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.ao.nn.quantized.modules.utils import WeightedQuantizedModule as WeightedQuantizedModule
