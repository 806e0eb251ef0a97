# Made by tools/stubgen.
import enum
import torch
import torch.distributed.device_mesh
import torch.distributed.tensor
from torch import Tensor as Tensor
from torch.distributed.device_mesh import DeviceMesh as DeviceMesh
from torch.distributed.tensor import DTensor as DTensor, Partial as Partial, Placement as Placement, Replicate as Replicate, Shard as Shard
from torch.distributed.tensor.parallel import loss_parallel as loss_parallel
class DTensorSpec:
    def __init__(self, mesh, placements, tensor_meta=..., shard_order=..., use_strided_shard_as_shard_order=...) -> None: ...
    @staticmethod
    def compute_default_shard_order(placements) -> tuple[object, ...]: ...
    device_mesh: torch.distributed.device_mesh.DeviceMesh
    dim_map: list[int]
    @staticmethod
    def format_shard_order_str(placements, shard_order=...) -> str: ...
    @classmethod
    def from_dim_map(cls, mesh, dim_map, sums, tensor_meta=...) -> DTensorSpec: ...
    @staticmethod
    def is_default_device_order(shard_order) -> bool: ...
    def is_replicated(self) -> bool: ...
    def is_sharded(self) -> bool: ...
    mesh: torch.distributed.device_mesh.DeviceMesh
    ndim: int
    num_shards: int
    num_shards_map: list[int]
    placements: tuple[torch.distributed.tensor.Placement, ...]
    def shallow_copy_with_tensor_meta(self, tensor_meta) -> DTensorSpec: ...
    shape: torch.Size
    shard_order: tuple[object, ...]
    stride: tuple[int, ...]
    sums: list[int]
    tensor_meta: TensorMeta | None
    use_strided_shard_as_shard_order: bool | None
class Reduction(enum.Enum):
    MEAN: Reduction
    NONE: Reduction
    SUM: Reduction
class TensorMeta(tuple):
    dtype: torch.dtype
    shape: torch.Size
    stride: tuple[int, ...]
customized_loss_ops: dict
def normalize_dim(dim, ndim) -> int: ...
def replicate_reduction_dims(placements, reduction_dims) -> tuple[torch.distributed.tensor.Placement, ...]: ...
