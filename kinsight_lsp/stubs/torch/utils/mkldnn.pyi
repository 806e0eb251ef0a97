# Made by tools/stubgen.
import torch.jit
import typing
class MkldnnBatchNorm(torch.jit.ScriptModule):
    def __init__(self, dense_module) -> None: ...
    eps: typing.Any
    exponential_average_factor: float
class MkldnnConv1d(torch.jit.ScriptModule):
    def __init__(self, dense_module, dtype) -> None: ...
    dilation: typing.Any
    groups: typing.Any
    padding: typing.Any
    stride: typing.Any
class MkldnnConv2d(torch.jit.ScriptModule):
    def __init__(self, dense_module, dtype) -> None: ...
    dilation: typing.Any
    groups: typing.Any
    padding: typing.Any
    stride: typing.Any
class MkldnnConv3d(torch.jit.ScriptModule):
    def __init__(self, dense_module, dtype) -> None: ...
    dilation: typing.Any
    groups: typing.Any
    padding: typing.Any
    stride: typing.Any
class MkldnnLinear(torch.jit.ScriptModule):
    def __init__(self, dense_module, dtype) -> None: ...
class MkldnnPrelu(torch.jit.ScriptModule):
    def __init__(self, dense_module, dtype) -> None: ...
def to_mkldnn(module, dtype=...): ...
