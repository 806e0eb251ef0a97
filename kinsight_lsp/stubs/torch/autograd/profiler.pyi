# Made by tools/stubgen.
import torch.autograd.profiler_util
import torch.profiler
import typing
from torch.jit import Future as Future
from torch.profiler import DeviceType as DeviceType, ProfilerActivity as ProfilerActivity, kineto_available as kineto_available, record_function as record_function
class EnforceUnique:
    def __init__(self) -> None: ...
    def see(self, *key): ...
    seen: set
class EventList(list):
    def __init__(self, *args, **kwargs) -> None: ...
    def export_chrome_trace(self, path): ...
    def export_stacks(self, path, metric): ...
    def key_averages(self, group_by_input_shapes=..., group_by_stack_n=..., group_by_overload_name=...): ...
    self_cpu_time_total: typing.Any
    def supported_export_stacks_metrics(self): ...
    def table(self, sort_by=..., row_limit=..., max_src_column_width=..., max_name_column_width=..., max_shapes_column_width=..., header=..., top_level_events_only=..., time_unit=...): ...
    def total_average(self): ...
class FunctionEvent(torch.autograd.profiler_util.FormattedTimesMixin):
    def __init__(self, id, name, thread, start_us, end_us, overload_name=..., fwd_thread=..., input_shapes=..., stack=..., scope=..., use_device=..., cpu_memory_usage=..., device_memory_usage=..., is_async=..., is_remote=..., sequence_nr=..., node_id=..., device_type=..., device_index=..., device_resource_id=..., is_legacy=..., flops=..., trace_name=..., concrete_inputs=..., kwinputs=..., is_user_annotation=..., is_python_function=..., activity_type=..., metadata_json=..., flow_id=..., flow_type=..., flow_start=..., external_id=..., linked_correlation_id=..., extra_meta=..., structured_input_shapes=..., structured_input_strides=..., input_dtypes=..., python_id=..., python_parent_id=..., python_module_id=...) -> None: ...
    activity_type: str | None
    def append_cpu_child(self, child): ...
    def append_kernel(self, name, device, duration): ...
    concrete_inputs: list
    count: int
    cpu_children: list[FunctionEvent]
    cpu_memory_usage: int
    cpu_parent: FunctionEvent | None
    cpu_time_total: typing.Any
    cuda_time_total: typing.Any
    device_index: int
    device_memory_usage: int
    device_resource_id: int
    device_time_total: typing.Any
    device_type: torch.profiler.DeviceType
    event_metadata: torch.autograd.profiler_util.EventMetadata | None
    external_id: int
    flops: int | None
    flow_id: int | None
    flow_start: bool | None
    flow_type: int | None
    fwd_thread: int | None
    id: int
    input_dtypes: list[str]
    input_shapes: tuple[int, ...]
    is_async: bool
    is_legacy: bool
    is_python_function: bool
    is_remote: bool
    is_user_annotation: bool | None
    kernels: list[torch.autograd.profiler_util.Kernel]
    key: typing.Any
    kwinputs: dict[str, object]
    linked_correlation_id: int
    metadata_json: typing.Any
    name: str
    node_id: int
    overload_name: str
    python_id: int
    python_module_id: int
    python_parent_id: int
    scope: int
    self_cpu_memory_usage: typing.Any
    self_cpu_percent: typing.Any
    self_cpu_time_total: typing.Any
    self_cuda_memory_usage: typing.Any
    self_cuda_time_total: typing.Any
    self_device_memory_usage: typing.Any
    self_device_time_total: typing.Any
    sequence_nr: int
    def set_cpu_parent(self, parent): ...
    stack: list
    structured_input_shapes: list
    structured_input_strides: list
    thread: int
    time_range: torch.autograd.profiler_util.Interval
    total_cpu_percent: typing.Any
    total_device_percent: typing.Any
    trace_name: str
    use_device: str | None
class KinetoStepTracker:
    @classmethod
    def current_step(cls) -> int: ...
    @classmethod
    def erase_step_count(cls, requester) -> bool: ...
    @classmethod
    def increment_step(cls, requester) -> int: ...
    @classmethod
    def init_step_count(cls, requester): ...
MEMORY_EVENT_NAME: str
class MemRecordsAcc:
    def __init__(self, mem_records) -> None: ...
    def in_interval(self, start_ns, end_ns): ...
OUT_OF_MEMORY_EVENT_NAME: str
class emit_itt:
    def __enter__(self): ...
    def __exit__(self, exc_type, exc_val, exc_tb): ...
    def __init__(self, enabled=..., record_shapes=...) -> None: ...
    enabled: typing.Any
    entered: bool
    record_shapes: typing.Any
class emit_nvtx:
    def __enter__(self): ...
    def __exit__(self, exc_type, exc_val, exc_tb): ...
    def __init__(self, enabled=..., record_shapes=...) -> None: ...
    enabled: typing.Any
    entered: bool
    record_shapes: typing.Any
def load_nvprof(path): ...
def parse_nvprof_trace(path): ...
class profile:
    def __enter__(self): ...
    def __exit__(self, exc_type, exc_val, exc_tb): ...
    def __init__(self, enabled=..., *, use_cuda=..., use_device=..., record_shapes=..., with_flops=..., profile_memory=..., with_stack=..., with_modules=..., use_kineto=..., use_cpu=..., experimental_config=..., acc_events=..., custom_trace_id_callback=..., post_processing_timeout_s=..., activity_filters=...) -> None: ...
    acc_events: typing.Any
    activity_filters: typing.Any
    def config(self, create_trace_id=...): ...
    def create_trace_id(self): ...
    custom_trace_id_callback: typing.Any
    def default_trace_id(self): ...
    enabled: bool
    entered: bool
    experimental_config: typing.Any
    def export_chrome_trace(self, path, metadata=..., use_python_export=...): ...
    def export_stacks(self, path, metric=...): ...
    function_events: typing.Any
    def key_averages(self, group_by_input_shape=..., group_by_stack_n=..., group_by_overload_name=...): ...
    kineto_activities: set
    kineto_results: typing.Any
    post_processing_timeout_s: float | None
    profile_memory: typing.Any
    profiler_kind: typing.Any
    profiling_end_time_ns: int
    profiling_start_time_ns: int
    record_shapes: typing.Any
    self_cpu_time_total: typing.Any
    def table(self, sort_by=..., row_limit=..., max_src_column_width=..., max_name_column_width=..., max_shapes_column_width=..., header=..., top_level_events_only=...): ...
    def toggle_collection_dynamic(self, enabled, activities): ...
    def total_average(self): ...
    trace_id: str
    use_cpu: typing.Any
    use_cuda: bool
    use_device: str | None
    with_flops: typing.Any
    with_modules: typing.Any
    with_stack: typing.Any
