import torch
import torch.nn

class SSD:
    backbone: torch.nn.Module
    head: torch.nn.Module
    def __call__(self, images, targets=...) -> list[dict[str, torch.Tensor]] | dict[str, torch.Tensor]: ...
    def forward(self) -> list[dict[str, torch.Tensor]] | dict[str, torch.Tensor]: ...
