# Made by tools/stubgen.
from torch.distributed.device_mesh import DeviceMesh as DeviceMesh
from torch.distributed.tensor.parallel import ParallelStyle as ParallelStyle, parallelize_module as parallelize_module
