# Made by tools/stubgen.
from torch import profiler_allow_cudagraph_cupti_lazy_reinit_cuda12 as profiler_allow_cudagraph_cupti_lazy_reinit_cuda12
from torch.profiler import ExecutionTraceObserver as ExecutionTraceObserver, ProfilerAction as ProfilerAction, ProfilerActivity as ProfilerActivity, kineto_available as kineto_available, profile as profile, schedule as schedule, supported_activities as supported_activities, tensorboard_trace_handler as tensorboard_trace_handler
PROFILER_STEP_NAME: str
TYPE_CHECKING: bool
