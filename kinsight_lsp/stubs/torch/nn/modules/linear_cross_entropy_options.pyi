# Made by tools/stubgen.
from torch.nn import LinearCrossEntropyOptions as LinearCrossEntropyOptions
