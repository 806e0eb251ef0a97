# Made by tools/stubgen: do not edit. Facts about the public API only.
import torch.distributed.checkpoint.stateful
import torch.distributed.tensor.parallel.fsdp
import typing
from torch.distributed.checkpoint import BytesStorageMetadata as BytesStorageMetadata, ChunkStorageMetadata as ChunkStorageMetadata, DefaultLoadPlanner as DefaultLoadPlanner, LoadPlan as LoadPlan, LoadPlanner as LoadPlanner, Metadata as Metadata, StorageReader as StorageReader, TensorStorageMetadata as TensorStorageMetadata, load_sharded_optimizer_state_dict as load_sharded_optimizer_state_dict, load_state_dict as load_state_dict
from torch.distributed.checkpoint.metadata import MetadataIndex as MetadataIndex, TensorProperties as TensorProperties
from torch.distributed.checkpoint.planner_helpers import create_read_items_for_chunk_list as create_read_items_for_chunk_list
from torch.distributed.checkpoint.utils import Shard as Shard
from torch.distributed.optim.named_optimizer import ShardedTensor as ShardedTensor
from torch.distributed.tensor import DTensor as DTensor
from torch.distributed.tensor.parallel.fsdp import TensorProperties as ShardTensorProperties
class ChunkShardingSpec:
    ShardingDim: typing.Any
    def __init__(self, dim, placements) -> None: ...
    def build_metadata(self, tensor_sizes, tensor_properties) -> torch.distributed.tensor.parallel.fsdp.ShardedTensorMetadata: ...
    dim: int | str
    placements: list[str]
    def shard(self, tensor, src_rank=..., process_group=...): ...
def unflatten_state_dict(state_dict, mapping) -> dict[str, torch.distributed.checkpoint.stateful.Stateful]: ...
