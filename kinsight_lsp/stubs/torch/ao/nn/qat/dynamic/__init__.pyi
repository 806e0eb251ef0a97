# Made by tools/stubgen: do not edit. Facts about the public API only.
import torch.ao.nn.qat
class Linear(torch.ao.nn.qat.Linear):
    def __init__(self, in_features, out_features, bias=..., qconfig=..., device=..., dtype=...) -> None: ...
