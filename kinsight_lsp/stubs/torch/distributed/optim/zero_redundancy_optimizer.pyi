# Made by tools/stubgen.
from torch.distributed.optim import ZeroRedundancyOptimizer as ZeroRedundancyOptimizer
from torch.optim import Optimizer as Optimizer
functional_optim_map: dict
