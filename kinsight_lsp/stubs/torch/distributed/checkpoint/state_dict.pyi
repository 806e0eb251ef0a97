# Made by tools/stubgen.
import torch
import torch.distributed.optim.named_optimizer
import torch.distributed.tensor
import typing
from torch.distributed.fsdp import FullOptimStateDictConfig as FullOptimStateDictConfig, FullStateDictConfig as FullStateDictConfig, FullyShardedDataParallel as FSDP, OptimStateDictConfig as OptimStateDictConfig, ShardedOptimStateDictConfig as ShardedOptimStateDictConfig, ShardedStateDictConfig as ShardedStateDictConfig, StateDictConfig as StateDictConfig, StateDictType as StateDictType
from torch.distributed.optim.named_optimizer import ShardedTensor as ShardedTensor
from torch.distributed.tensor import DTensor as DTensor
from torch.nn.parallel import DistributedDataParallel as DDP
DictValueType: typing.Any
FQNS_T: typing.Any
FSDP_WRAPPED_MODULE: str
HYBRID_SHARDING_STRATEGIES: list
ListDictValueType: typing.Any
OptimizerStateType: typing.Any
PrimitiveType: typing.Any
class StateDictOptions:
    def __init__(self, full_state_dict=..., cpu_offload=..., ignore_frozen_params=..., keep_submodule_prefixes=..., strict=..., broadcast_from_rank0=..., flatten_optimizer_state_dict=..., dsd_fqn_modifiers=...) -> None: ...
    broadcast_from_rank0: bool
    cpu_offload: bool
    dsd_fqn_modifiers: str
    flatten_optimizer_state_dict: bool
    full_state_dict: bool
    ignore_frozen_params: bool
    keep_submodule_prefixes: bool
    strict: bool
ValueType: typing.Any
def get_model_state_dict(model, *, submodules=..., options=...) -> dict[str, torch.distributed.tensor.DTensor|torch.distributed.optim.named_optimizer.ShardedTensor|torch.Tensor|int|float|str|list[torch.distributed.tensor.DTensor|torch.distributed.optim.named_optimizer.ShardedTensor|torch.Tensor|int|float|str]|tuple[torch.distributed.tensor.DTensor|torch.distributed.optim.named_optimizer.ShardedTensor|torch.Tensor|int|float|str]|dict[str, torch.distributed.tensor.DTensor|torch.distributed.optim.named_optimizer.ShardedTensor|torch.Tensor|int|float|str|list[torch.distributed.tensor.DTensor|torch.distributed.optim.named_optimizer.ShardedTensor|torch.Tensor|int|float|str]|tuple[torch.distributed.tensor.DTensor|torch.distributed.optim.named_optimizer.ShardedTensor|torch.Tensor|int|float|str]|dict[str, object]]]: ...
def get_optimizer_state_dict(model, optimizers, *, submodules=..., options=...) -> dict[str, dict[str, torch.distributed.tensor.DTensor|torch.distributed.optim.named_optimizer.ShardedTensor|torch.Tensor|int|float|str|list[torch.distributed.tensor.DTensor|torch.distributed.optim.named_optimizer.ShardedTensor|torch.Tensor|int|float|str]|tuple[torch.distributed.tensor.DTensor|torch.distributed.optim.named_optimizer.ShardedTensor|torch.Tensor|int|float|str]|dict[str, torch.distributed.tensor.DTensor|torch.distributed.optim.named_optimizer.ShardedTensor|torch.Tensor|int|float|str|list[torch.distributed.tensor.DTensor|torch.distributed.optim.named_optimizer.ShardedTensor|torch.Tensor|int|float|str]|tuple[torch.distributed.tensor.DTensor|torch.distributed.optim.named_optimizer.ShardedTensor|torch.Tensor|int|float|str]|dict[str, object]]]|list[dict[str, torch.distributed.tensor.DTensor|torch.distributed.optim.named_optimizer.ShardedTensor|torch.Tensor|int|float|str|list[torch.distributed.tensor.DTensor|torch.distributed.optim.named_optimizer.ShardedTensor|torch.Tensor|int|float|str]|tuple[torch.distributed.tensor.DTensor|torch.distributed.optim.named_optimizer.ShardedTensor|torch.Tensor|int|float|str]|dict[str, torch.distributed.tensor.DTensor|torch.distributed.optim.named_optimizer.ShardedTensor|torch.Tensor|int|float|str|list[torch.distributed.tensor.DTensor|torch.distributed.optim.named_optimizer.ShardedTensor|torch.Tensor|int|float|str]|tuple[torch.distributed.tensor.DTensor|torch.distributed.optim.named_optimizer.ShardedTensor|torch.Tensor|int|float|str]|dict[str, object]]]]]: ...
def get_state_dict(model, optimizers, *, submodules=..., options=...) -> tuple[dict[str, torch.distributed.tensor.DTensor|torch.distributed.optim.named_optimizer.ShardedTensor|torch.Tensor|int|float|str|list[torch.distributed.tensor.DTensor|torch.distributed.optim.named_optimizer.ShardedTensor|torch.Tensor|int|float|str]|tuple[torch.distributed.tensor.DTensor|torch.distributed.optim.named_optimizer.ShardedTensor|torch.Tensor|int|float|str]|dict[str, torch.distributed.tensor.DTensor|torch.distributed.optim.named_optimizer.ShardedTensor|torch.Tensor|int|float|str|list[torch.distributed.tensor.DTensor|torch.distributed.optim.named_optimizer.ShardedTensor|torch.Tensor|int|float|str]|tuple[torch.distributed.tensor.DTensor|torch.distributed.optim.named_optimizer.ShardedTensor|torch.Tensor|int|float|str]|dict[str, object]]], dict[str, dict[str, torch.distributed.tensor.DTensor|torch.distributed.optim.named_optimizer.ShardedTensor|torch.Tensor|int|float|str|list[torch.distributed.tensor.DTensor|torch.distributed.optim.named_optimizer.ShardedTensor|torch.Tensor|int|float|str]|tuple[torch.distributed.tensor.DTensor|torch.distributed.optim.named_optimizer.ShardedTensor|torch.Tensor|int|float|str]|dict[str, torch.distributed.tensor.DTensor|torch.distributed.optim.named_optimizer.ShardedTensor|torch.Tensor|int|float|str|list[torch.distributed.tensor.DTensor|torch.distributed.optim.named_optimizer.ShardedTensor|torch.Tensor|int|float|str]|tuple[torch.distributed.tensor.DTensor|torch.distributed.optim.named_optimizer.ShardedTensor|torch.Tensor|int|float|str]|dict[str, object]]]|list[dict[str, torch.distributed.tensor.DTensor|torch.distributed.optim.named_optimizer.ShardedTensor|torch.Tensor|int|float|str|list[torch.distributed.tensor.DTensor|torch.distributed.optim.named_optimizer.ShardedTensor|torch.Tensor|int|float|str]|tuple[torch.distributed.tensor.DTensor|torch.distributed.optim.named_optimizer.ShardedTensor|torch.Tensor|int|float|str]|dict[str, torch.distributed.tensor.DTensor|torch.distributed.optim.named_optimizer.ShardedTensor|torch.Tensor|int|float|str|list[torch.distributed.tensor.DTensor|torch.distributed.optim.named_optimizer.ShardedTensor|torch.Tensor|int|float|str]|tuple[torch.distributed.tensor.DTensor|torch.distributed.optim.named_optimizer.ShardedTensor|torch.Tensor|int|float|str]|dict[str, object]]]]]]: ...
def set_model_state_dict(model, model_state_dict, *, options=...): ...
def set_optimizer_state_dict(model, optimizers, optim_state_dict, *, options=...) -> None: ...
def set_state_dict(model, optimizers, *, model_state_dict, optim_state_dict, options=...): ...
