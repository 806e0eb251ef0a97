# Made by tools/stubgen.
import torch
import torch.nn
import torchvision.models.detection.roi_heads
import torchvision.models.detection.rpn
class GeneralizedRCNN(torch.nn.Module):
    def __call__(self, images, targets=...) -> list[dict[str, torch.Tensor]] | dict[str, torch.Tensor]: ...
    def __init__(self, backbone, rpn, roi_heads, transform) -> None: ...
    backbone: torch.nn.Module
    def eager_outputs(self, losses, detections) -> dict[str, torch.Tensor] | list[dict[str, torch.Tensor]]: ...
    def forward(self, images, targets=...) -> list[dict[str, torch.Tensor]] | dict[str, torch.Tensor]: ...
    roi_heads: torchvision.models.detection.roi_heads.RoIHeads
    rpn: torchvision.models.detection.rpn.RegionProposalNetwork
    transform: torch.nn.Module
