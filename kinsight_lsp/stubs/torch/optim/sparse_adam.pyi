# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch import Tensor as Tensor
from torch.optim import Optimizer as Optimizer, SparseAdam as SparseAdam
