# Made by tools/stubgen.
import torch
from torch.nn import Module as Module
from torch.nn.parallel import parallel_apply as parallel_apply
def get_a_var(obj) -> torch.Tensor | None: ...
