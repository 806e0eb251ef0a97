# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.ao.quantization import DeQuantStub as DeQuantStub, QConfig as QConfig, QuantStub as QuantStub, QuantWrapper as QuantWrapper
