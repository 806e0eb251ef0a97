# Made by tools/stubgen.
from torch.distributed.fsdp import FSDPModule as FSDPModule, fully_shard as fully_shard
from torch.distributed.pipelining import PipelineStage as PipelineStage, build_stage as build_stage
from torch.distributed.tensor import DTensor as DTensor
from torch.fx.node import map_aggregate as map_aggregate
from torch.nn.parallel import DistributedDataParallel as DistributedDataParallel
