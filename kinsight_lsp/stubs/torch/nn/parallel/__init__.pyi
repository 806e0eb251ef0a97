# Made by tools/stubgen.
import torch
import torch.distributed
import torch.nn
import torch.nn.parallel.distributed
import typing
from torch.nn import DataParallel as DataParallel
class DistributedDataParallel(torch.nn.Module, torch.nn.parallel.distributed.Joinable):
    def __init__(self, module, device_ids=..., output_device=..., dim=..., broadcast_buffers=..., init_sync=..., process_group=..., bucket_cap_mb=..., find_unused_parameters=..., check_reduction=..., gradient_as_bucket_view=..., static_graph=..., delay_all_reduce_named_params=..., param_to_hook_all_reduce=..., mixed_precision=..., device_mesh=..., skip_all_reduce_unused_params=..., bucket_cap_mb_list=..., batched_grad_copy=..., forward_sync_buffers=...) -> None: ...
    batched_grad_copy: typing.Any
    broadcast_bucket_size: typing.Any
    broadcast_buffers: bool
    bucket_bytes_cap: typing.Any
    bucket_bytes_cap_default: typing.Any
    bucket_bytes_cap_list: list
    device: typing.Any
    device_ids: list
    device_mesh: typing.Any
    device_type: typing.Any
    dim: typing.Any
    find_unused_parameters: typing.Any
    def forward(self, *inputs, **kwargs): ...
    forward_sync_buffers: bool | None
    def gather(self, outputs, output_device): ...
    gradient_as_bucket_view: typing.Any
    is_multi_device_module: typing.Any
    def join(self, divide_by_initial_world_size=..., enable=..., throw_on_early_termination=...): ...
    join_device: typing.Any
    logger: torch.distributed.Logger | None
    mixed_precision: typing.Any
    module: typing.Any
    def no_sync(self): ...
    output_device: typing.Any
    parameters_to_ignore: set
    process_group: typing.Any
    def register_comm_hook(self, state, hook) -> None: ...
    require_backward_grad_sync: bool
    require_forward_param_sync: bool
    def scatter(self, inputs, kwargs, device_ids): ...
    skip_all_reduce_unused_params: typing.Any
    static_graph: bool
    def to_kwargs(self, inputs, kwargs, device_id): ...
    use_side_stream_for_tensor_copies: typing.Any
    def will_sync_module_buffers(self): ...
class DistributedDataParallelCPU(DistributedDataParallel): ...
def data_parallel(module, inputs, device_ids=..., output_device=..., dim=..., module_kwargs=...) -> torch.Tensor: ...
def gather(outputs, target_device, dim=...): ...
def parallel_apply(modules, inputs, kwargs_tup=..., devices=...) -> list: ...
def replicate(network, devices, detach=...) -> list[torch.nn.Module]: ...
def scatter(inputs, target_gpus, dim=...): ...
