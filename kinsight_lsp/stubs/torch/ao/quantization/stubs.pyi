# Made by tools/stubgen.
from torch.ao.quantization import DeQuantStub as DeQuantStub, QConfig as QConfig, QuantStub as QuantStub, QuantWrapper as QuantWrapper
