# Made by tools/stubgen.
import torch.nn
from torch.distributed.device_mesh import DeviceMesh as DeviceMesh
from torch.distributed.tensor import DTensor as DTensor, Replicate as Replicate, Shard as Shard
def input_reshard(module, tp_device_mesh, input_reshard_dim=...) -> torch.nn.Module: ...
