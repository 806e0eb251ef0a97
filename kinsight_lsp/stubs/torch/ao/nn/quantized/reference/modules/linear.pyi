# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.ao.nn.quantized.reference import Linear as Linear
from torch.ao.nn.quantized.reference.modules.utils import ReferenceQuantizedModule as ReferenceQuantizedModule
