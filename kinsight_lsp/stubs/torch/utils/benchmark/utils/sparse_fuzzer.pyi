# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.utils.benchmark import FuzzedSparseTensor as FuzzedSparseTensor, FuzzedTensor as FuzzedTensor
