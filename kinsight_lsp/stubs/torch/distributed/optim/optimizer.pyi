# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.distributed.optim import DistributedOptimizer as DistributedOptimizer
from torch.distributed.rpc import RRef as RRef
functional_optim_map: dict
