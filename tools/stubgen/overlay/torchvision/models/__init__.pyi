import torch
import torch.nn

class WeightsEnum:
    url: str
    meta: dict
    def transforms(self) -> torch.nn.Module: ...
    def get_state_dict(self) -> dict[str, torch.Tensor]: ...

class GoogLeNet:
    def __call__(self, x) -> torch.Tensor | GoogLeNetOutputs: ...
    fc: torch.nn.Linear

class Inception3:
    def __call__(self, x) -> torch.Tensor | InceptionOutputs: ...

class GoogLeNetOutputs(tuple[torch.Tensor, torch.Tensor, torch.Tensor]):
    logits: torch.Tensor
    aux_logits2: torch.Tensor
    aux_logits1: torch.Tensor
    def __init__(self, logits, aux_logits2, aux_logits1): ...
    def __getitem__(self, index) -> torch.Tensor: ...

class InceptionOutputs(tuple[torch.Tensor, torch.Tensor]):
    logits: torch.Tensor
    aux_logits: torch.Tensor
    def __init__(self, logits, aux_logits): ...
    def __getitem__(self, index) -> torch.Tensor: ...

class VisionTransformer:
    heads: torch.nn.Sequential
    conv_proj: torch.nn.Conv2d

class SwinTransformer:
    head: torch.nn.Linear
    features: torch.nn.Sequential

def get_model() -> torch.nn.Module: ...
def get_weight() -> WeightsEnum: ...
