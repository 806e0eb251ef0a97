# Made by tools/stubgen: do not edit. Facts about the public API only.
import torch
import torch.distributed.checkpoint.planner_helpers
from torch.distributed.checkpoint import CheckpointException as CheckpointException
from torch.distributed.checkpoint.metadata import MetadataIndex as MetadataIndex
from torch.distributed.optim.named_optimizer import ShardedTensor as ShardedTensor
ENABLE_PROFILE: bool
class Shard:
    def __init__(self, tensor, metadata) -> None: ...
    @classmethod
    def from_tensor_and_offsets(cls, tensor, shard_offsets, rank) -> Shard: ...
    metadata: torch.distributed.checkpoint.planner_helpers.ShardMetadata
    tensor: torch.Tensor
def find_state_dict_object(state_dict, index): ...
def find_tensor_shard(tensor, index) -> torch.Tensor: ...
