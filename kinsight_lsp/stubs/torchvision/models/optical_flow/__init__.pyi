# Made by tools/stubgen.
import torch
import torch.nn
import torchvision.models
import typing
class RAFT(torch.nn.Module):
    def __init__(self, *, feature_encoder, context_encoder, corr_block, update_block, mask_predictor=...) -> None: ...
    context_encoder: typing.Any
    corr_block: typing.Any
    feature_encoder: typing.Any
    def forward(self, image1, image2, num_flow_updates=...) -> torch.Tensor: ...
    mask_predictor: typing.Any
    update_block: typing.Any
class Raft_Large_Weights(torchvision.models.WeightsEnum):
    C_T_SKHT_K_V1: Raft_Large_Weights
    C_T_SKHT_K_V2: Raft_Large_Weights
    C_T_SKHT_V1: Raft_Large_Weights
    C_T_SKHT_V2: Raft_Large_Weights
    C_T_V1: Raft_Large_Weights
    C_T_V2: Raft_Large_Weights
    DEFAULT: Raft_Large_Weights
class Raft_Small_Weights(torchvision.models.WeightsEnum):
    C_T_V1: Raft_Small_Weights
    C_T_V2: Raft_Small_Weights
    DEFAULT: Raft_Small_Weights
def raft_large(*, weights=..., progress=..., **kwargs) -> RAFT: ...
def raft_small(*, weights=..., progress=..., **kwargs) -> RAFT: ...
