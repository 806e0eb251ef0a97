# Made by tools/stubgen.
from torch.distributed.optim import ZeroRedundancyOptimizer as ZeroRedundancyOptimizer
from torch.nn.parallel.distributed import Join as Join, JoinHook as JoinHook, Joinable as Joinable
from torch.optim import Optimizer as Optimizer
functional_optim_map: dict
