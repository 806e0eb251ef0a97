# Made by tools/stubgen.
from torch.distributed.device_mesh import DeviceMesh as DeviceMesh
from torch.distributed.tensor import DTensor as DTensor, Placement as Placement, Replicate as Replicate, Shard as Shard, distribute_module as distribute_module, distribute_tensor as distribute_tensor
from torch.distributed.tensor.parallel import ColwiseParallel as ColwiseParallel, ParallelStyle as ParallelStyle, PrepareModuleInput as PrepareModuleInput, PrepareModuleInputOutput as PrepareModuleInputOutput, PrepareModuleOutput as PrepareModuleOutput, RowwiseParallel as RowwiseParallel, SequenceParallel as SequenceParallel
