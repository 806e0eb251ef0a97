# Made by tools/stubgen.
import torch
import typing
class SobolEngine:
    MAXBIT: int
    MAXDIM: int
    def __init__(self, dimension, scramble=..., seed=...) -> None: ...
    dimension: typing.Any
    def draw(self, n=..., out=..., dtype=...) -> torch.Tensor: ...
    def draw_base2(self, m, out=..., dtype=...) -> torch.Tensor: ...
    def fast_forward(self, n): ...
    num_generated: int
    quasi: typing.Any
    def reset(self): ...
    scramble: typing.Any
    seed: typing.Any
    shift: typing.Any
    sobolstate: typing.Any
