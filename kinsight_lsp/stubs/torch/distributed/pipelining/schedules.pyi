# Made by tools/stubgen.
import typing
from torch.distributed.fsdp import FSDPModule as FSDPModule, UnshardHandle as UnshardHandle
from torch.distributed.pipelining import PipelineStage as PipelineStage, Schedule1F1B as Schedule1F1B, ScheduleDualPipeV as ScheduleDualPipeV, ScheduleGPipe as ScheduleGPipe, ScheduleInterleaved1F1B as ScheduleInterleaved1F1B, ScheduleInterleavedZeroBubble as ScheduleInterleavedZeroBubble, ScheduleLoopedBFS as ScheduleLoopedBFS, ScheduleZBVZeroBubble as ScheduleZBVZeroBubble
from torch.distributed.pipelining.microbatch import TensorChunkSpec as TensorChunkSpec, merge_chunks as merge_chunks, split_args_kwargs_into_chunks as split_args_kwargs_into_chunks
from torch.profiler import record_function as record_function
B: typing.Any
BACKWARD_INPUT: typing.Any
BACKWARD_WEIGHT: typing.Any
F: typing.Any
FORWARD: typing.Any
FULL_BACKWARD: typing.Any
I: typing.Any
OVERLAP_F_B: typing.Any
class PipelineScheduleMulti:
    def __init__(self, stages, n_microbatches, loss_fn=..., args_chunk_spec=..., kwargs_chunk_spec=..., output_merge_spec=..., use_full_backward=..., scale_grads=..., backward_requires_autograd=...) -> None: ...
    def eval(self, *args, target=..., losses=..., **kwargs): ...
    pipeline_order: dict[int, list]
    pp_group_size: typing.Any
    rank: typing.Any
    scale_grads: bool
    stage_index_to_group_rank: typing.Any
    def step(self, *args, target=..., losses=..., return_outputs=..., loss_kwargs=..., **kwargs): ...
class PipelineScheduleSingle:
    def __init__(self, stage, n_microbatches, loss_fn=..., args_chunk_spec=..., kwargs_chunk_spec=..., output_merge_spec=..., scale_grads=...) -> None: ...
    def eval(self, *args, target=..., losses=..., **kwargs): ...
    pipeline_order: dict[int, list] | None
    scale_grads: bool
    def step(self, *args, target=..., losses=..., return_outputs=..., loss_kwargs=..., **kwargs): ...
RECV_B: typing.Any
RECV_F: typing.Any
REDUCE_GRAD: typing.Any
RESHARD: typing.Any
SEND_B: typing.Any
SEND_F: typing.Any
UNSHARD: typing.Any
W: typing.Any
def get_schedule_class(schedule_name): ...
