# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.distributed.device_mesh import DeviceMesh as DeviceMesh
from torch.distributed.tensor import DTensor as DTensor, Partial as Partial, Placement as Placement, Replicate as Replicate, Shard as Shard
from torch.distributed.tensor.parallel import loss_parallel as loss_parallel
customized_loss_ops: dict
