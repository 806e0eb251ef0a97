# Made by tools/stubgen.
import typing
from torch import profiler_allow_cudagraph_cupti_lazy_reinit_cuda12 as profiler_allow_cudagraph_cupti_lazy_reinit_cuda12
from torch.mtia import is_fbcode as is_fbcode
from torch.profiler import ExecutionTraceObserver as ExecutionTraceObserver, ProfilerAction as ProfilerAction, ProfilerActivity as ProfilerActivity, kineto_available as kineto_available, profile as profile, schedule as schedule, supported_activities as supported_activities, tensorboard_trace_handler as tensorboard_trace_handler
class MemoryProfile:
    def __init__(self, result) -> None: ...
    timeline: tuple[tuple[int, object, tuple[object, int], int], ...]
class MemoryProfileTimeline:
    def __init__(self, memory_profile) -> None: ...
    categories: typing.Any
    def export_memory_timeline(self, path, device_str) -> None: ...
    def export_memory_timeline_html(self, path, device_str, figsize=..., title=...) -> None: ...
    def export_memory_timeline_raw(self, path, device_str) -> None: ...
    timeline: typing.Any
PROFILER_STEP_NAME: str
TYPE_CHECKING: bool
