# Made by tools/stubgen.
from torch.utils.benchmark import FuzzedSparseTensor as FuzzedSparseTensor, FuzzedTensor as FuzzedTensor
