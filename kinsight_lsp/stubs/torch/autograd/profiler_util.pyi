# Made by tools/stubgen.
import collections
import torch.autograd.profiler
import torch.profiler
import typing
from torch.autograd.profiler import EventList as EventList, FunctionEvent as FunctionEvent, MemRecordsAcc as MemRecordsAcc
from torch.profiler import DeviceType as DeviceType
class EventMetadata(tuple):
    bandwidth_gb_s: float | None
    block: list[int] | None
    blocks_per_sm: float | None
    bytes: int | None
    channel: int | None
    channel_type: int | None
    collective_name: str | None
    context: int | None
    dst_rank: int | None
    dtype: str | None
    est_occupancy_pct: float | None
    global_rank_start: int | None
    global_rank_stride: int | None
    graph_id: int | None
    graph_node_id: int | None
    grid: list[int] | None
    group_ranks: str | None
    group_size: int | None
    in_msg_nelems: int | None
    in_split_size: str | None
    is_async: bool | None
    occupancy: dict[str, object] | None
    out_msg_nelems: int | None
    out_split_size: str | None
    priority: int | None
    process_group_desc: str | None
    process_group_name: str | None
    queued: int | None
    rank: int | None
    registers_per_thread: int | None
    seq: int | None
    shared_memory: int | None
    src_rank: int | None
    stream: int | None
    warps_per_sm: float | None
class FormattedTimesMixin:
    cpu_time: typing.Any
    cpu_time_str: typing.Any
    cpu_time_total_str: typing.Any
    cuda_time: typing.Any
    device_time: typing.Any
    device_time_str: typing.Any
    device_time_total_str: typing.Any
    self_cpu_time_total_str: typing.Any
    self_device_time_total_str: typing.Any
class FunctionEventAvg(FormattedTimesMixin):
    def __iadd__(self, other): ...
    def __init__(self) -> None: ...
    def add(self, other): ...
    count: int
    cpu_children: list[torch.autograd.profiler.FunctionEvent] | None
    cpu_memory_usage: int
    cpu_parent: torch.autograd.profiler.FunctionEvent | None
    cpu_time_total: int
    device_memory_usage: int
    device_time_total: int
    device_type: torch.profiler.DeviceType
    flops: int
    input_shapes: list[list[int]] | None
    is_async: bool
    is_legacy: bool
    is_remote: bool
    key: str | None
    node_id: int
    overload_name: str | None
    scope: int | None
    self_cpu_memory_usage: int
    self_cpu_time_total: int
    self_device_memory_usage: int
    self_device_time_total: int
    stack: list | None
    use_device: str | None
class Interval:
    def __init__(self, start, end) -> None: ...
    def elapsed_us(self): ...
    end: typing.Any
    start: typing.Any
class Kernel(tuple):
    device: typing.Any
    duration: typing.Any
    name: typing.Any
MEMORY_EVENT_NAME: str
OUT_OF_MEMORY_EVENT_NAME: str
class StringTable(collections.defaultdict): ...
