# Made by tools/stubgen: do not edit. Facts about the public API only.
import torch.distributed.checkpoint
from torch.distributed.checkpoint import BytesStorageMetadata as BytesStorageMetadata, ChunkStorageMetadata as ChunkStorageMetadata, ReadItem as ReadItem, SavePlan as SavePlan, TensorStorageMetadata as TensorStorageMetadata, WriteItem as WriteItem
from torch.distributed.checkpoint.metadata import MetadataIndex as MetadataIndex, TensorProperties as TensorProperties
from torch.distributed.checkpoint.planner import LoadItemType as LoadItemType, TensorWriteData as TensorWriteData, WriteItemType as WriteItemType
from torch.distributed.optim.named_optimizer import ShardedTensor as ShardedTensor
from torch.distributed.tensor import DTensor as DTensor
class ShardMetadata:
    def __init__(self, shard_offsets, shard_sizes, placement=...) -> None: ...
    placement: str | None
    shard_offsets: list[int]
    shard_sizes: list[int]
def compute_local_shape_and_global_offset(global_shape, mesh, placements, skip_offset=...) -> tuple[tuple[int, ...], tuple[int, ...]]: ...
def create_read_items_for_chunk_list(fqn, checkpoint_md, local_chunks) -> list[torch.distributed.checkpoint.ReadItem]: ...
