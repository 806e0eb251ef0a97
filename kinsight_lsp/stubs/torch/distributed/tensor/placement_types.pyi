# Made by tools/stubgen.
from torch.distributed.device_mesh import DeviceMesh as DeviceMesh
from torch.distributed.tensor import Partial as Partial, Placement as Placement, Replicate as Replicate, Shard as Shard
