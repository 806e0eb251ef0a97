# Made by tools/stubgen.
import torch
import torch.nn
class GeneralizedRCNN(torch.nn.Module):
    def __init__(self, backbone, rpn, roi_heads, transform) -> None: ...
    backbone: torch.nn.Module
    def eager_outputs(self, losses, detections) -> dict[str, torch.Tensor] | list[dict[str, torch.Tensor]]: ...
    def forward(self, images, targets=...) -> tuple[dict[str, torch.Tensor], list[dict[str, torch.Tensor]]]: ...
    roi_heads: torch.nn.Module
    rpn: torch.nn.Module
    transform: torch.nn.Module
