# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.optim import Optimizer as Optimizer, SparseAdam as SparseAdam
