# Made by tools/stubgen.
import torch.distributed.tensor
import torch.nn
import typing
class ColwiseParallel(ParallelStyle):
    def __init__(self, *, input_layouts=..., output_layouts=..., use_local_output=...) -> None: ...
    desired_input_layouts: typing.Any
    input_layouts: typing.Any
    output_layouts: typing.Any
    use_local_output: bool
class ParallelStyle:
    src_data_rank: int | None
class PrepareModuleInput(ParallelStyle):
    def __init__(self, *, input_layouts=..., desired_input_layouts=..., input_kwarg_layouts=..., desired_input_kwarg_layouts=..., use_local_output=...) -> None: ...
    desired_input_kwarg_layouts: typing.Any
    desired_input_layouts: torch.distributed.tensor.Placement | tuple[torch.distributed.tensor.Placement|None, ...] | None
    input_kwarg_layouts: typing.Any
    input_layouts: torch.distributed.tensor.Placement | tuple[torch.distributed.tensor.Placement|None, ...] | None
    use_local_output: bool
    with_kwargs: typing.Any
class PrepareModuleInputOutput(ParallelStyle):
    def __init__(self, *, input_layouts=..., desired_input_layouts=..., input_kwarg_layouts=..., desired_input_kwarg_layouts=..., use_local_input=..., output_layouts, desired_output_layouts, use_local_output=...) -> None: ...
    prepare_module_input: PrepareModuleInput
    prepare_module_output: PrepareModuleOutput
class PrepareModuleOutput(ParallelStyle):
    def __init__(self, *, output_layouts, desired_output_layouts, use_local_output=...) -> None: ...
    desired_output_layouts: torch.distributed.tensor.Placement | tuple[torch.distributed.tensor.Placement, ...]
    output_layouts: torch.distributed.tensor.Placement | tuple[torch.distributed.tensor.Placement|None, ...]
    use_local_output: bool
class RowwiseParallel(ParallelStyle):
    def __init__(self, *, input_layouts=..., output_layouts=..., use_local_output=...) -> None: ...
    input_layouts: typing.Any
    output_layouts: typing.Any
    use_local_output: bool
class SequenceParallel(ParallelStyle):
    def __init__(self, *, sequence_dim=..., use_local_output=...) -> None: ...
    sequence_sharding: typing.Any
    use_local_output: bool
def loss_parallel(): ...
def parallelize_module(module, device_mesh=..., parallelize_plan=..., *, src_data_rank=...) -> torch.nn.Module: ...
