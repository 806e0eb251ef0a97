# Made by tools/stubgen.
from torch.ao.quantization import DeQuantStub as DeQuantStub, QuantStub as QuantStub, QuantWrapper as QuantWrapper
