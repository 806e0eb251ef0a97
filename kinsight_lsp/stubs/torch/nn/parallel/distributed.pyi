# Made by tools/stubgen.
from torch.autograd import Function as Function, Variable as Variable
from torch.distributed import ReduceOp as ReduceOp
from torch.distributed.rpc import RRef as RRef
from torch.nn import Module as Module
from torch.nn.parallel import DistributedDataParallel as DistributedDataParallel, gather as gather
from torch.nn.parallel.scatter_gather import scatter_kwargs as scatter_kwargs
RPC_AVAILABLE: bool
TYPE_CHECKING: bool
